# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of a stored rating: the case, what the facts answered that day, the versions, and every number."""

from datetime import date

from msgspec import Struct

from exile_risk.case_wire import CaseFile

FORMAT = "exile-risk/rating-record"
VERSION = 1


class VersionsRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What it was computed with."""

    app: str
    model: str
    knowledge: str


class FactRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact that decided: its id, and the days between which it holds (inclusive, None is open)."""

    id: str
    since: date | None
    until: date | None


class DerivedRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What the facts (or the case's own charges and nationality) answered, where the caseworker did not.

    `value` None: they answer nothing, and say that the person must be asked before Low may be said (decision 24).
    """

    value: str | None
    rule: str
    facts: tuple[FactRow, ...]
    stale: bool


class TermRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a pathway's sum, as `exile_risk.model.assessment.Term`."""

    factor: str
    value: str
    kind: str
    group: str
    weight: float
    steps: float


class PathwayRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One route to harm, as `exile_risk.model.assessment.Pathway`."""

    probability: float
    log2_odds: float
    share: float
    terms: tuple[TermRow, ...]


class DrawsRow(Struct, frozen=True, forbid_unknown_fields=True):
    """How often each band came out when the weights were drawn anew; `held`: the central band."""

    held: int
    bands: dict[str, int]


class ResultRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What came out, in the words of `exile-risk/assessment`."""

    state: str
    band: str | None
    low_withheld: str | None
    central_band: str
    likely: tuple[str, str]
    bounds: tuple[str, str]
    confidence: str
    imminence: str | None
    floor: str | None
    deciding_level: str
    leading_pathway: str
    index: float
    pathways: dict[str, PathwayRow]
    harm_given_return: dict[str, float]
    exceedance: dict[str, float]
    weight_draws: DrawsRow
    unknown: tuple[str, ...]
    inferred: tuple[str, ...]


class RatingRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole record."""

    format: str
    version: int
    versions: VersionsRow
    case: CaseFile
    derived: dict[str, DerivedRow]
    result: ResultRow

    @property
    def day(self) -> date:
        """The day whose facts counted."""
        return date.fromisoformat(self.case.as_of or "")
