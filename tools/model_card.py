# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/evidence/figures.json and docs/model-card.md: what the tests of every model version gave.

`python tools/model_card.py CASES CORRIDORS` runs the tests and writes both; without files it only writes the card anew
from the figures that are there, and `--check` ends with 1 where the card is not current.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]  # the vignettes' reader stands beside the tests that use it

from model_card_text import whole_card  # noqa: E402

from exile_risk import assets  # noqa: E402
from exile_risk.catalogue import load_catalogue  # noqa: E402
from exile_risk.cli.backtest import measure_row, ordering_row  # noqa: E402
from exile_risk.cli.output import rounded  # noqa: E402
from exile_risk.engine import rate  # noqa: E402
from exile_risk.evidence.backtest import Backtest, TestedCase, backtest  # noqa: E402
from exile_risk.evidence.case_set import read_case_set  # noqa: E402
from exile_risk.evidence.corridor_set import read_corridors  # noqa: E402
from exile_risk.evidence.corridors import CorridorReport, rank_corridors  # noqa: E402
from exile_risk.evidence.figures import FORMAT, model_digest, read_figures  # noqa: E402
from exile_risk.evidence.orderings import Pair, orderings  # noqa: E402
from exile_risk.model.assessment import Band  # noqa: E402
from exile_risk.reading import read_text  # noqa: E402
from exile_risk.session import shared_knowledge  # noqa: E402
from tests.engine import world  # noqa: E402

FIGURES = assets.path("evidence", "figures.json")
CARD = ROOT / "docs" / "model-card.md"
BEFORE = date(2019, 1, 1)


def measured(cases: Path, corridors: Path) -> dict[str, Any]:
    """Return the whole document: every test run with every shipped model version."""
    knowledge, versions = shared_knowledge(), world.versions()
    countries = knowledge.countries()
    documented = read_case_set(read_text(cases), cases.name, countries)
    recorded = read_corridors(read_text(corridors), corridors.name, countries)
    ended = {row["id"]: row["outcome"] for row in json.loads(read_text(cases))}
    found = {v: backtest(documented, load_catalogue(v), knowledge) for v in versions}
    ranked = {v: rank_corridors(recorded, BEFORE, BEFORE.year, load_catalogue(v), knowledge) for v in versions}
    pairs = {v: orderings(found[v], knowledge) for v in versions}
    latest = found[versions[-1]].cases
    missed = [t for t in latest if t.case.harm and t.band <= Band.MODERATE]
    alarms = [t for t in latest if not t.case.harm and t.band >= Band.HIGH]
    return {
        "format": FORMAT,
        "version": 1,
        "models": {v: model_digest(v) for v in versions},
        "knowledge": knowledge.version,
        "cases": len(documented),
        "harmed": sum(case.harm for case in documented),
        "measures": [{"model": v, **measure_row(m)} for v in versions for m in found[v].measures],
        "orderings": [{"model": v, **ordering_row(o)} for v in versions for o in pairs[v].figures],
        "bands": [row for v in versions for row in _bands(v, found[v])],
        "unseen": json.loads(read_text(ROOT / "tools" / "model_3" / "cross_validation.json"))["unseen"],
        "corridors": [_corridors(v, ranked[v]) for v in versions],
        "agreement": [row for v in versions for row in _agreement(v)],
        "missed": [_case(t, ended) for t in sorted(missed, key=lambda t: t.index)],
        "alarms": [_case(t, ended) for t in sorted(alarms, key=lambda t: -t.index)],
        "not_kept": [_pair(p) for p in sorted(pairs[versions[-1]].not_kept, key=lambda p: p.kind)],
    }


def _bands(model: str, found: Backtest) -> Iterator[dict[str, Any]]:
    for band in Band:
        harm = [t.case.harm for t in found.cases if t.band == band]
        yield {"model": model, "band": band.word, "harmed": sum(harm), "unharmed": len(harm) - sum(harm)}


def _corridors(model: str, report: CorridorReport) -> dict[str, Any]:
    return {
        "model": model,
        "before": report.day.isoformat(),
        "since": report.since,
        "n": len(report.rows),
        "positives": report.positives,
        "c_index": rounded(report.c_index),
        "interval": [rounded(end) for end in report.interval] if report.interval else None,
        "new_corridors": rounded(report.new_corridors),
        "new_positives": report.new_positives,
        "baselines": {name: rounded(value) for name, value in report.baselines.items()},
    }


def _agreement(model: str) -> Iterator[dict[str, Any]]:
    rows = json.loads(read_text(ROOT / "tests" / "data" / "vignettes.json"))
    wanted = [row for row in rows if row["expected_band_range"]]
    within = [rate(load_catalogue(model), r["fields"]).band.word in _range(r["expected_band_range"]) for r in wanted]
    yield {"model": model, "kind": "first_twenty", "held": sum(within), "checks": len(wanted)}
    for kind in ("bands", "leading", "must_not", "order"):
        checks = [c for c in world.CHECKS.values() if c.kind == kind]
        held = sum(world.tried(c, model).holds for c in checks)
        yield {"model": model, "kind": kind, "held": held, "checks": len(checks)}


def _range(ends: Sequence[str]) -> list[str]:
    words = [band.word for band in Band]
    return words[words.index(ends[0]) : words.index(ends[-1]) + 1]


def _case(tested: TestedCase, ended: dict[str, str]) -> dict[str, str]:
    case = tested.case
    return {
        "id": case.id,
        "origin": case.origin,
        "host": case.host,
        "outcome": ended[case.id],
        "band": tested.band.word,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "origin": pair.harmed.case.origin,
        "harmed": pair.harmed.case.id,
        "harmed_host": pair.harmed.case.host,
        "unharmed": pair.unharmed.case.id,
        "unharmed_host": pair.unharmed.case.host,
        "tie": pair.result == "tie",
    }


def main(arguments: list[str]) -> int:
    """Measure and write, only write the card, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("cases", type=Path, nargs="?", help="the documented cases, a JSON file")
    parser.add_argument("corridors", type=Path, nargs="?", help="the recorded corridors, a CSV file")
    parser.add_argument("--check", action="store_true", help="only say whether the card is current")
    chosen = parser.parse_args(arguments)
    if chosen.cases and not chosen.corridors:
        parser.error("give both files or none")
    if chosen.cases:
        FIGURES.parent.mkdir(exist_ok=True)
        text = json.dumps(measured(chosen.cases, chosen.corridors), indent=1)
        FIGURES.write_text(text + "\n", encoding="utf-8")
    changes = json.loads(read_text(ROOT / "tools" / "model_2" / "changes.json"))
    card = whole_card(read_figures(FIGURES), changes)
    if chosen.check:
        return 0 if CARD.exists() and CARD.read_text(encoding="utf-8") == card else 1
    CARD.write_text(card, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
