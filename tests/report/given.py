# SPDX-License-Identifier: GPL-3.0-or-later
"""Real assessments, a judgement, a plan and a relocation made of real ways, for the tests of reports."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.judgement import (
    KeptJudgement,
    KeptReview,
    Opinion,
    judge,
    load_clocks,
    review,
)
from exile_risk.knowledge import Knowledge
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case
from exile_risk.model.relocation import Choice, Relocation, Residual
from exile_risk.relocation.access import candidates
from exile_risk.relocation.plan import plan
from exile_risk.report import Document, Part, Reader, ReportOptions, build
from exile_risk.report.doing import chosen_of
from exile_risk.session import shared_knowledge
from exile_risk.wording import report as say
from tests.judgement.cases import assessed, case

PRINTED = datetime(2018, 1, 20, 12, 10)
EVERYTHING = frozenset(Part)


def options(reader: Reader = Reader.PARTNER, parts: frozenset[Part] | None = None, **changes: object) -> ReportOptions:
    return replace(ReportOptions(reader, PRINTED, parts, "Heron 14"), **changes)  # type: ignore[arg-type]


def judged(found: Assessment, why: str = "", by: str = "NK", second: str = "", said: str = "") -> KeptJudgement:
    """Return a judgement that lowers by one band where it can, with a second person's word if one is named."""
    assert found.band is not None
    band = Band(max(0, found.band - 1))
    made = judge(Opinion(band, why or "x", ("origin_request",), by), found, load_catalogue(), load_clocks(), found.day)
    word = None
    if second:
        word = KeptReview(2, PRINTED, review(second, made, agrees=False, why=said or "no", today=found.day))
    return KeptJudgement(1, 1, PRINTED, made, word)


@cache
def relocation(found_id: str = "refugee-in-thailand-2018") -> Relocation:
    """Return staying and a few real ways, each with the danger of the case itself as what remains."""
    found = assessed(found_id)
    remains = Residual("resettled", found.rating, Band.MODERATE, (Band.LOW, Band.HIGH))
    ways = [replace(c, residual=remains) for c in candidates(found, shared_knowledge()) if c.pathway is not None]
    stay = next(c for c in candidates(found, shared_knowledge()) if c.pathway is None)
    places: dict[str, Choice] = {}
    for way in ways:
        places.setdefault(way.destination, way)
    listed = tuple(places.values())
    return Relocation(stay, listed[:5], (), listed[5:6], listed[6:8])


def document(
    found: Assessment,
    reader: Reader = Reader.PARTNER,
    parts: frozenset[Part] | None = EVERYTHING,
    *,
    judgement: KeptJudgement | None = None,
    knowledge: Knowledge | None = None,
    where: Relocation | None = None,
    **changes: object,
) -> Document:
    """Return a report with a real plan."""
    wanted = options(reader, parts, **changes)
    made = plan(found, chosen_of(where, wanted) if where is not None else (), found.day)
    return build(found, judgement, where, made, wanted, knowledge or shared_knowledge())


def rated(one: Case, knowledge: Knowledge | None = None) -> Assessment:
    return assess(one, load_catalogue(), knowledge or shared_knowledge())


def on(day: date, one: Case | None = None) -> Assessment:
    return rated(replace(one or case(), as_of=day))


HEADINGS = {id: say.heading(id) for id in ("reasons", "sources", "unknown", "change", "to_do", "relocation", "ledger")}
