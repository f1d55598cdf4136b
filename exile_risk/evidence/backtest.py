# SPDX-License-Identifier: GPL-3.0-or-later
"""The model's own test: documented cases rated with what was known on the eve of each, beside simple scores.

It shows whether cases that ended badly are ranked above those that did not. It cannot show how likely harm is: half of
the cases ended badly because such cases are reported.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from exile_risk.assessing import answers_with_facts
from exile_risk.engine import rate
from exile_risk.engine.compiled import CUSTODY as HELD
from exile_risk.engine.custody import if_held
from exile_risk.engine.routes_together import OUT_OF_CUSTODY, any_route
from exile_risk.evidence import baselines
from exile_risk.evidence.case_set import DocumentedCase
from exile_risk.evidence.coding import LEFT_OUT, LEFT_OUT_IN_CUSTODY, ROUTE, coded, without
from exile_risk.evidence.earlier import earlier_incidents
from exile_risk.evidence.measures import Ranked, concordance, interval
from exile_risk.knowledge.countries import all_countries
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.case import Case
from exile_risk.model.factors import Catalogue

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

SEA = frozenset({"BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"})
"""The hosts of South-East Asia, reported apart: there it is hardest, and there the users are."""

CUSTODY, STANDARD, ALL = "returned_or_released", "standard_exile", "all_answers"
TESTS = (CUSTODY, STANDARD, ALL)
SUBSETS = ("all", "sea_hosts", "read_in_source")


@dataclass(frozen=True)
class TestedCase:
    """One case with its scores in steps (log2). `index_custody` is None for a person whom the host did not hold."""

    case: DocumentedCase
    band: Band
    index: float
    index_standard: float
    index_custody: float | None
    simple: dict[str, float]

    def score(self, test: str) -> float:
        """Return the score that a test ranks by (only people whom the host held are in the first)."""
        if test == CUSTODY and self.index_custody is not None:
            return self.index_custody
        return self.index_standard if test == STANDARD else self.index


@dataclass(frozen=True)
class Measure:
    """How one score did on one set: `auc`, its 95 % interval by resampled hosts, and what simpler scores reach.

    `without_origin` and `without_region` are the worst and best figure when one origin, or one region of hosts, is
    left out.
    """

    test: str
    subset: str
    n: int
    harmed: int
    auc: float | None
    interval: tuple[float, float] | None
    baselines: dict[str, float | None]
    without_origin: tuple[float, float] | None
    without_region: tuple[float, float] | None


@dataclass(frozen=True)
class Backtest:
    """Everything one run found."""

    cases: tuple[TestedCase, ...]
    measures: tuple[Measure, ...]


def backtest(cases: Sequence[DocumentedCase], catalogue: Catalogue, knowledge: "Knowledge") -> Backtest:
    """Return every case rated on its eve, and the measures over them."""
    tested = tuple(_tested(case, cases, catalogue, knowledge) for case in cases)
    measures = tuple(_measure(test, subset, _subset(tested, test, subset)) for test in TESTS for subset in SUBSETS)
    return Backtest(tested, measures)


def _tested(
    case: DocumentedCase, cases: Sequence[DocumentedCase], catalogue: Catalogue, knowledge: "Knowledge"
) -> TestedCase:
    corridor = knowledge.corridor(case.origin, case.host, case.eve)
    whole = coded(case, corridor, catalogue)
    held = {HELD: Answer("yes")} if case.detained_by_host else {}
    whole = _with(whole, held)
    answers, stale, _ = answers_with_facts(whole, catalogue, knowledge)
    rating = rate(catalogue, answers, stale)
    law = baselines.rule_of_law(knowledge, case)
    return TestedCase(
        case=case,
        band=rating.band,
        index=rating.index,
        index_standard=_as_standard_exile(whole, catalogue, knowledge),
        index_custody=_in_custody(whole, catalogue, knowledge) if case.detained_by_host else None,
        simple={
            "five_term": baselines.five_term(case, law, corridor),
            "host_rule_of_law": 1 - law,
            "earlier_incidents": earlier_incidents(knowledge, case.origin, case.host, case.eve + timedelta(days=1)),
            "unit_weights": baselines.unit_weights(catalogue, answers),
            "origin_only": baselines.origin_only(case, cases),
            "always_high": 0.0,
        },
    )


def _with(case: Case, answers: dict[str, Answer]) -> Case:
    from dataclasses import replace

    return replace(case, answers={**case.answers, **answers})


def _as_standard_exile(whole: Case, catalogue: Catalogue, knowledge: "Knowledge") -> float:
    """Return rho of a case with the person left out, above that of an exile in the same state about whom nothing is
    known: how often the detained come to harm, and how often the free, is not what these reports can tell.
    """
    standard = without(whole, LEFT_OUT, catalogue, but=ROUTE)
    rho = rate(catalogue, answers_with_facts(standard, catalogue, knowledge)[0]).index
    return rho - _level_of_custody(catalogue) if whole.answers[HELD].known == "yes" else rho


@cache
def _level_of_custody(catalogue: Catalogue) -> float:
    """Return what custody alone adds to rho (nothing before model 3)."""
    free = dict.fromkeys(catalogue.triggers, "no")
    return rate(catalogue, {**free, HELD: "yes"}).index - rate(catalogue, free).index


def _in_custody(case: Case, catalogue: Catalogue, knowledge: "Knowledge") -> float:
    """Return, in steps, how far somebody who is held tends to be sent back (an older model: by any route)."""
    bare = without(case, LEFT_OUT_IN_CUSTODY, catalogue)
    answers = answers_with_facts(bare, catalogue, knowledge)[0]
    held = if_held(catalogue, answers)
    return held.steps if held else any_route(catalogue, answers, OUT_OF_CUSTODY)


def _subset(tested: Sequence[TestedCase], test: str, subset: str) -> list[TestedCase]:
    belongs: dict[str, Callable[[TestedCase], bool]] = {
        "all": lambda t: True,
        "sea_hosts": lambda t: t.case.host in SEA,
        "read_in_source": lambda t: t.case.read_in_a_source,
    }
    return [t for t in tested if belongs[subset](t) and (test != CUSTODY or t.index_custody is not None)]


def _measure(test: str, subset: str, found: Sequence[TestedCase]) -> Measure:
    pairs = [(t.score(test), t.case.harm) for t in found]
    names = found[0].simple if found else {}
    regions = all_countries()
    return Measure(
        test=test,
        subset=subset,
        n=len(found),
        harmed=sum(h for _, h in pairs),
        auc=concordance(pairs),
        interval=interval([Ranked(t.score(test), t.case.harm, t.case.host) for t in found]),
        baselines={name: concordance([(t.simple[name], t.case.harm) for t in found]) for name in names},
        without_origin=_spread(_left_out(found, test, lambda t: t.case.origin)),
        without_region=_spread(_left_out(found, test, lambda t: regions[t.case.host].region)),
    )


def _left_out(found: Sequence[TestedCase], test: str, group: Callable[[TestedCase], str]) -> Iterator[float]:
    for name in sorted({group(t) for t in found}):
        figure = concordance([(t.score(test), t.case.harm) for t in found if group(t) != name])
        if figure is not None:
            yield figure


def _spread(figures: Iterator[float]) -> tuple[float, float] | None:
    known = list(figures)
    return (min(known), max(known)) if known else None
