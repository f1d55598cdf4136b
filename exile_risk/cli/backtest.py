# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk backtest`: rate documented cases with the facts of the day before each, and say how well that went."""

import argparse
from typing import Any

from exile_risk.catalogue import LATEST, load_catalogue
from exile_risk.cli.output import print_json, print_text, read_input, rounded
from exile_risk.evidence.backtest import Backtest, Measure, TestedCase, backtest
from exile_risk.evidence.case_set import read_case_set
from exile_risk.evidence.orderings import Ordering, Orderings, Pair, Tally, orderings
from exile_risk.session import shared_knowledge


def run_backtest(chosen: argparse.Namespace) -> int:
    """Rate every case of a file and print the measures."""
    catalogue = load_catalogue(chosen.model or LATEST)
    text, file = read_input(chosen.cases)
    knowledge = shared_knowledge()
    found = backtest(read_case_set(text, file, knowledge.countries()), catalogue, knowledge)
    pairs = orderings(found, knowledge)
    if chosen.json:
        print_json(_document(found, pairs, catalogue.version, knowledge.version))
    else:
        from exile_risk.cli.backtest_text import backtest_text
        from exile_risk.cli.orderings_text import orderings_text

        print_text(backtest_text(found, catalogue.version) + "\n\n" + orderings_text(pairs))
    return 0


def _document(found: Backtest, pairs: Orderings, model: str, knowledge: str) -> dict[str, Any]:
    return {
        "format": "exile-risk/backtest",
        "version": 1,
        "versions": {"model": model, "knowledge": knowledge},
        "measures": [measure_row(m) for m in found.measures],
        "cases": [_case(t) for t in found.cases],
        "orderings": {
            "figures": [ordering_row(o) for o in pairs.figures],
            "pairs": [_ordered(p) for p in pairs.pairs],
        },
    }


def measure_row(measure: Measure) -> dict[str, Any]:
    """Return a measure as it stands in the JSON of a backtest."""
    return {
        "test": measure.test,
        "subset": measure.subset,
        "n": measure.n,
        "harmed": measure.harmed,
        "auc": rounded(measure.auc),
        "interval": _pair(measure.interval),
        "baselines": {name: rounded(value) for name, value in measure.baselines.items()},
        "without_one_origin": _pair(measure.without_origin),
        "without_one_region": _pair(measure.without_region),
    }


def ordering_row(ordering: Ordering) -> dict[str, Any]:
    """Return how pairs of one kind were put in order, as it stands in the JSON of a backtest."""
    return {
        "kind": ordering.kind,
        "subset": ordering.subset,
        "pairs": ordering.found.pairs,
        **_tally(ordering.found),
        "interval": _pair(ordering.interval),
        "clusters": ordering.clusters,
        "largest_cluster": ordering.largest,
        "baselines": {name: _tally(found) for name, found in ordering.baselines.items()},
    }


def _tally(found: Tally) -> dict[str, Any]:
    return {"kept": found.kept, "ties": found.ties, "share": rounded(found.share)}


def _ordered(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "harmed": pair.harmed.case.id,
        "unharmed": pair.unharmed.case.id,
        "sea_hosts": pair.in_sea,
        "result": pair.result,
        "between": [dated.id for dated in pair.between],
    }


def _case(tested: TestedCase) -> dict[str, Any]:
    return {
        "id": tested.case.id,
        "as_of": tested.case.eve.isoformat(),
        "band": tested.band.word,
        "index": rounded(tested.index),
        "index_standard": rounded(tested.index_standard),
        "index_custody": rounded(tested.index_custody),
        "harm": int(tested.case.harm),
    }


def _pair(values: tuple[float, float] | None) -> list[float | None] | None:
    return None if values is None else [rounded(value) for value in values]
