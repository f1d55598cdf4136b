# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine answers: bands, bounds, pathways and the exact terms behind each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.model.facts import Derived


class Band(IntEnum):
    """How bad it could get, as something to act on. Low never means safe."""

    LOW = 0
    MODERATE = 1
    HIGH = 2
    EXTREME = 3

    @property
    def word(self) -> str:
        """The contract's word for it: Low, Moderate, High, Extreme (never translated in JSON)."""
        return self.name.capitalize()


@dataclass(frozen=True)
class Term:
    """One step of a pathway's sum.

    `kind`: base, evidence, bar or gate. `steps` is what it counts here (log2 odds), `weight` what it would count
    alone: evidence of one group counts half, then a quarter, after the strongest; a bar counts as far as courts are
    obeyed, and `weight` is then its worth with full obedience.
    """

    factor: str
    value: str
    kind: str
    group: str
    weight: float
    steps: float


@dataclass(frozen=True)
class Pathway:
    """One route to harm: `probability` over 12 months if nothing changes, `share` of the harm at the deciding level."""

    id: str
    probability: float
    log2_odds: float
    share: float
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Rating:
    """The arithmetic of one case: central values and hard bounds. Source: method.md 3.2 and 3.3."""

    band: Band
    lowest: Band
    highest: Band
    floor: Band | None
    imminence: str | None  # hours, days, weeks, months
    deciding_level: str
    leading_pathway: str
    index: float  # rho: 0 = edge of High, 1 = one doubling above it
    pathways: Mapping[str, Pathway]
    harm_given_return: Mapping[str, float]
    exceedance: Mapping[str, float]


@dataclass(frozen=True)
class WeightDraws:
    """How often each band comes out when the weights are drawn anew within reason; `held`: the central band."""

    held: int
    bands: Mapping[Band, int]

    @property
    def n(self) -> int:
        """How many draws there were."""
        return sum(self.bands.values())


@dataclass(frozen=True)
class Versions:
    """What it was computed with; the same three give the same bytes again."""

    app: str
    model: str
    knowledge: str


@dataclass(frozen=True)
class Assessment:
    """A rating with everything a person needs to agree or disagree with it.

    `low_withheld`: why Low is not said although the planning band is Low (worse_is_likely, returnees_are_harmed,
    group_not_asked).
    `state`: rated, not_enough_information or danger_check_not_done (then `band` is None). `band` is the planning
    band, `likely` the range of 200 completions of the open answers. `used` holds every answer that counted, the
    caseworker's and the derived ones; `derived` the facts behind the latter. `stale` names the factors that rest on
    facts too old to close a question, `inferred` those whose answer nobody saw or told: both keep their value in the
    centre and count as open for the bounds, the inferred for the likely range too.
    """

    case: Case
    day: date
    state: str
    band: Band | None
    low_withheld: str | None
    likely: tuple[Band, Band]
    confidence: str  # high, medium, low
    rating: Rating
    used: Mapping[str, Answer]
    derived: Mapping[str, Derived]
    open_questions: tuple[str, ...]
    versions: Versions
    weight_draws: WeightDraws
    stale: tuple[str, ...]
    inferred: tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """One line of the explanation: a term with where it came from. `lowers` is true for protections."""

    term: Term
    answered_by: str  # caseworker or knowledge
    derived: Derived | None

    @property
    def lowers(self) -> bool:
        """Whether it makes the pathway less likely."""
        return self.term.steps < 0
