# SPDX-License-Identifier: GPL-3.0-or-later
"""Which corridors should have incidents, by the rating of one standard exile and how many exiles live there.

The person is the same everywhere, so only facts about the two states can tell corridors apart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts
from exile_risk.engine.routes_together import POLITICAL, any_route
from exile_risk.evidence.corridor_set import RecordedCorridor
from exile_risk.evidence.earlier import earlier_incidents
from exile_risk.evidence.measures import Ranked, concordance, interval
from exile_risk.model.factors import Catalogue
from exile_risk.standard_exile import standard_exile

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

NEARNESS = {"distant": 0.0, "same_region": 1.0, "land_border": 2.0}


@dataclass(frozen=True)
class CorridorRow:
    """One corridor. `index` and `score` are in steps (log2 odds), `exposure` in powers of ten of people."""

    origin: str
    host: str
    index: float
    exposure: float
    score: float
    incident: bool
    incident_before: bool
    migrants: float
    nearness: float
    rule_of_law: float | None
    earlier_incidents: int


@dataclass(frozen=True)
class CorridorReport:
    """The ranking and how well it did. `c_index` of all pairs; `new_corridors` leaves out those known before."""

    day: date
    since: int
    rows: tuple[CorridorRow, ...]
    positives: int
    c_index: float | None
    interval: tuple[float, float] | None
    new_corridors: float | None
    new_positives: int
    baselines: dict[str, float | None]


def rank_corridors(
    recorded: Sequence[RecordedCorridor], day: date, since: int, catalogue: Catalogue, knowledge: "Knowledge"
) -> CorridorReport:
    """Return every pair of the file's origins with every host, ranked with facts from before `day`.

    A recorded corridor counts as an incident if its last year is `since` or later. The test is fair only where no
    fact can know of the incident: `since` not before the year of `day`.
    """
    rows = sorted(_rows(recorded, day, since, catalogue, knowledge), key=lambda row: (-row.score, row.origin, row.host))
    by_score = [Ranked(row.score, row.incident, row.origin) for row in rows]
    unseen = [row for row in rows if not row.incident_before]
    return CorridorReport(
        day=day,
        since=since,
        rows=tuple(rows),
        positives=sum(row.incident for row in rows),
        c_index=concordance([(row.score, row.incident) for row in rows]),
        interval=interval(by_score),
        new_corridors=concordance([(row.score, row.incident) for row in unseen]),
        new_positives=sum(row.incident for row in unseen),
        baselines=_baselines(rows),
    )


def _rows(
    recorded: Sequence[RecordedCorridor], day: date, since: int, catalogue: Catalogue, knowledge: "Knowledge"
) -> Iterator[CorridorRow]:
    known = {(c.origin, c.host): c for c in recorded}
    slope = knowledge.thresholds["corridors.steps_per_tenfold"]
    share = knowledge.thresholds["corridors.exiles_among_migrants"]
    for origin in sorted({c.origin for c in recorded}):
        for host in knowledge.countries():
            if host == origin:
                continue
            case = standard_exile(origin, host, day, catalogue)
            answers, _, derived = answers_with_facts(case, catalogue, knowledge)
            index = any_route(catalogue, answers, POLITICAL)
            migrants = _count(knowledge, f"{origin}>{host}", "migrants", day)
            refugees = sum(_count(knowledge, f"{origin}>{host}", a, day) for a in ("refugees", "asylum_seekers"))
            exposure = log10(1 + refugees + share * migrants)
            record = known.get((origin, host))
            law = [f for f in derived["host_courts"].facts if f.attribute == "rule_of_law"]
            yield CorridorRow(
                origin=origin,
                host=host,
                index=index,
                exposure=exposure,
                score=index + slope * exposure,
                incident=record is not None and record.last_year >= since,
                incident_before=record is not None and record.first_year < since,
                migrants=migrants,
                nearness=NEARNESS.get(derived["proximity"].value or "", 0.0),
                rule_of_law=float(law[0].value) if law else None,
                earlier_incidents=earlier_incidents(knowledge, origin, host, day),
            )


def _count(knowledge: "Knowledge", corridor: str, attribute: str, day: date) -> float:
    """Return how many people the UN counts: the newest figure not later than the day, else the oldest there is.

    Counts begin in 2020; for an earlier day a later count has to stand in for how many lived there then.
    """
    facts = sorted(knowledge.facts(corridor, attribute), key=lambda f: f.valid_from or date.min)
    until = [f for f in facts if f.valid_from is None or f.valid_from <= day]
    chosen = until[-1:] or facts[:1]
    return float(chosen[0].value) if chosen else 0.0


def _baselines(rows: Sequence[CorridorRow]) -> dict[str, float | None]:
    """Return what simpler rankings of the same pairs reach; an unknown index counts as the middle."""
    simple: dict[str, Callable[[CorridorRow], float]] = {
        "migrant_stock": lambda r: r.migrants,
        "exposure": lambda r: r.exposure,
        "index_alone": lambda r: r.index,
        "proximity": lambda r: r.nearness,
        "host_rule_of_law": lambda r: 0.5 if r.rule_of_law is None else 1 - r.rule_of_law,
        "earlier_incidents": lambda r: r.earlier_incidents,
    }
    return {name: concordance([(of(r), r.incident) for r in rows]) for name, of in simple.items()}
