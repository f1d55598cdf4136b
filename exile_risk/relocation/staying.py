# SPDX-License-Identifier: GPL-3.0-or-later
"""Staying and waiting nearby: what precautions would make of the danger, and the options that are never left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exile_risk.engine import rate
from exile_risk.engine.mitigations import ACTIONS
from exile_risk.knowledge.countries import all_countries
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment, Rating
from exile_risk.model.factors import Catalogue
from exile_risk.model.relocation import Choice, Kind
from exile_risk.relocation.access_rules import access_rules
from exile_risk.relocation.arrival import TRANSIT, arrival_by

STAY, MOVE = "stay", "move"
"""Ids of the two options without a pathway."""

_SHELTERS = ("temporary_shelter", "hrd_relocation")


@dataclass(frozen=True)
class Mitigated:
    """The danger with everything done that needs no state's leave: the rating (EX_m of method.md 4) and what to do."""

    set: Mapping[str, str]  # factor to the answer to work for
    rating: Rating


@dataclass(frozen=True)
class AlwaysListed:
    """Ids of the options that are shown whatever speaks against them; `shelters` in the host's own part of the world.

    Where that part of the world has no shelter, those of everywhere are in `shelters`.
    """

    stay: str
    move: str
    shelters: tuple[str, ...]
    transit: tuple[str, ...]


def still_to_do(found: Assessment, id: str = STAY) -> Mapping[str, str]:
    """Return the answers to work for: what is as good or better already, or does not apply, is left out."""
    rules = access_rules()
    wanted = rules.staying if id == STAY else {f: rules.staying[f] for f in rules.moving}
    return MappingProxyType({f: v for f, v in wanted.items() if not _done(found, f, v)})


def mitigated(found: Assessment, catalogue: Catalogue, id: str = STAY) -> Mitigated:
    """Return the danger in the host once the precautions of staying (or of moving inside it) are taken.

    A factor or value that the model does not have is passed over.
    """
    factors = catalogue.factors
    todo = {f: v for f, v in still_to_do(found, id).items() if f in factors and v in factors[f].values}
    answers = {**{f: a.value for f, a in found.used.items()}, **todo}
    doubtful = frozenset((*found.stale, *found.inferred)) - todo.keys()
    return Mitigated(MappingProxyType(todo), rate(catalogue, answers, doubtful))


def always_listed(choices: Iterable[Choice], host: str) -> AlwaysListed:
    """Return which of the candidates are never left out."""
    ways = [c for c in choices if c.pathway is not None and c.kind is Kind.INTERIM]
    transit = tuple(c.id for c in ways if c.pathway is not None and arrival_by(c.pathway) == TRANSIT)
    shelters = [c for c in ways if c.pathway is not None and c.pathway.kind in _SHELTERS and c.id not in transit]
    near = [c for c in shelters if _region(c.destination) == _region(host)]
    return AlwaysListed(STAY, MOVE, tuple(c.id for c in near or shelters), transit)


def _region(code: str) -> str | None:
    country = all_countries().get(code)
    return country.region if country else None


def _done(found: Assessment, factor: str, value: str) -> bool:
    answer = found.used.get(factor)
    if answer is None:
        return False
    if answer.value is Unanswered.NOT_APPLICABLE:
        return True
    best_first = ACTIONS.get(factor, (value,))
    good = best_first[: best_first.index(value) + 1] if value in best_first else (value,)
    return answer.known in good
