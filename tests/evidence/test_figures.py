# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped figures are those of the shipped models, say nothing about people, and are read strictly."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.catalogue import LATEST
from exile_risk.errors import InputError
from exile_risk.evidence.backtest import SUBSETS, TESTS
from exile_risk.evidence.figures import figures, model_digest, read_figures
from exile_risk.evidence.orderings import BASELINES, KINDS
from exile_risk.evidence.orderings import SUBSETS as PAIR_SUBSETS
from exile_risk.session import shared_knowledge
from exile_risk.wording.errors import sentence
from tests.engine import world

ROOT = Path(__file__).parents[2]
FILE = assets.path("evidence", "figures.json")
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def test_they_are_of_the_models_and_facts_that_ship() -> None:
    """After a change of a weight or of a fact: `python tools/model_card.py CASES CORRIDORS`."""
    found = figures()
    assert tuple(found.models) == world.versions()
    assert list(found.models)[-1] == LATEST
    assert found.models == {version: model_digest(version) for version in world.versions()}
    assert found.knowledge == shared_knowledge().version


def test_every_test_and_subset_is_there_for_every_model() -> None:
    found = figures()
    wanted = {(v, t, s) for v in found.models for t in TESTS for s in SUBSETS}
    assert {(m.model, m.test, m.subset) for m in found.measures} == wanted
    assert {c.model for c in found.corridors} == set(found.models)
    assert all(m.interval for m in found.measures)
    pairs = {(v, kind, subset) for v in found.models for kind in KINDS for subset in PAIR_SUBSETS[kind]}
    assert {(o.model, o.kind, o.subset) for o in found.orderings} == pairs
    assert all(tuple(o.baselines) == BASELINES for o in found.orderings)


@pytest.mark.parametrize("kind", ["bands", "leading", "must_not", "order"])
def test_agreement_is_what_the_vignettes_give_today(kind: str) -> None:
    checks = [c for c in world.CHECKS.values() if c.kind == kind]
    for row in (a for a in figures().agreement if a.kind == kind):
        assert (row.held, row.checks) == (sum(world.tried(c, row.model).holds for c in checks), len(checks))


def test_shortfalls_are_still_true() -> None:
    """The page says them in words; when the model gets better the words have to change."""
    latest = [m for m in figures().measures if m.model == LATEST]
    below = [m for m in latest if m.test != "returned_or_released" and m.subset == "all"]
    assert all(m.auc < (m.baselines["five_term"] or 0) for m in below)
    near = next(m for m in latest if (m.test, m.subset) == ("standard_exile", "sea_hosts"))
    assert near.auc > (near.baselines["five_term"] or 1), "said to be better there"
    assert all(u.not_fitted < u.fitted_on for u in figures().unseen)


def test_cases_are_told_by_id_corridor_ending_and_band_only() -> None:
    known = {row.split(",", 1)[0] for row in assets.path("knowledge", "precedents.csv").read_text("utf-8").splitlines()}
    for row in (*DOCUMENT["missed"], *DOCUMENT["alarms"]):
        assert set(row) == {"id", "origin", "host", "outcome", "band"}
        assert row["id"] in known
    for row in DOCUMENT["not_kept"]:
        assert set(row) == {"kind", "origin", "harmed", "harmed_host", "unharmed", "unharmed_host", "tie"}
        assert {row["harmed"], row["unharmed"]} <= known


def test_pairs_not_kept_are_those_that_were_counted() -> None:
    assert figures().not_kept
    for o in (o for o in figures().orderings if (o.model, o.subset) == (LATEST, "all")):
        listed = [p for p in figures().not_kept if p.kind == o.kind]
        assert (len(listed), sum(p.tie for p in listed)) == (o.pairs - o.kept, o.ties)
        assert all((p.harmed_host == p.unharmed_host) == (p.kind == "before_after") for p in listed)


def test_the_card_is_made_from_these_figures() -> None:
    done = subprocess.run([sys.executable, "tools/model_card.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "python tools/model_card.py"


def test_nobody_reads_them_before_they_are_asked_for() -> None:
    code = "import sys, exile_risk.evidence.figures; print('msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "another format": (lambda d: d.update(format="exile-risk/backtest"), "file_wrong_format"),
    "a later version": (lambda d: d.update(version=2), "json_invalid_value"),
    "an unknown field": (lambda d: d["missed"][0].update(name="somebody"), "json_unknown_field"),
    "a figure above one": (lambda d: d["measures"][0].update(auc=1.2), "json_wrong_shape"),
    "a figure as text": (lambda d: d["measures"][0].update(auc="0.9"), "json_wrong_type"),
    "no interval": (lambda d: d["measures"][0].pop("interval"), "json_missing_field"),
    "an interval beside its figure": (lambda d: d["measures"][0].update(interval=[0.0, 0.01]), "json_wrong_shape"),
    "a simple score left out": (lambda d: d["measures"][0]["baselines"].pop("five_term"), "json_wrong_shape"),
    "more harmed than cases": (lambda d: d["measures"][0].update(harmed=9999), "json_wrong_shape"),
    "a model nobody measured": (lambda d: d["corridors"][0].update(model="9"), "json_wrong_shape"),
    "more held than checks": (lambda d: d["agreement"][0].update(held=999), "json_wrong_shape"),
    "bands that lose a case": (lambda d: d["bands"][0].update(harmed=0, unharmed=0), "json_wrong_shape"),
    "a row twice": (lambda d: d["measures"].append(d["measures"][0]), "model_doubled"),
    "more pairs kept than there are": (lambda d: d["orderings"][0].update(kept=9999), "json_wrong_shape"),
    "a share of other counts": (lambda d: d["orderings"][0].update(share=0.01, interval=None), "json_wrong_shape"),
    "a share of no pairs": (lambda d: d["orderings"][0].update(pairs=0, kept=0, ties=0), "json_wrong_shape"),
    "a simpler score that keeps more pairs": (
        lambda d: d["orderings"][0]["baselines"]["five_term"].update(kept=9999),
        "json_wrong_shape",
    ),
    "more pairs of one host than pairs": (lambda d: d["orderings"][0].update(largest_cluster=9999), "json_wrong_shape"),
    "hosts too few for the pairs": (lambda d: d["orderings"][0].update(clusters=0), "json_wrong_shape"),
    "an interval beside its share": (lambda d: d["orderings"][0].update(interval=[0.999, 1.0]), "json_wrong_shape"),
    "pairs of a model nobody measured": (lambda d: d["orderings"][0].update(model="9"), "json_wrong_shape"),
    "pairs of a kind that is none": (lambda d: d["orderings"][0].update(kind="twins"), "json_invalid_value"),
    "a pair twice": (lambda d: d["not_kept"].append(d["not_kept"][0]), "model_doubled"),
    "a case twice": (lambda d: d["missed"].append(d["missed"][0]), "model_doubled"),
    "a country that is none": (lambda d: d["missed"][0].update(host="Thailand"), "json_wrong_shape"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_figures_are_refused_whole(what: str, tmp_path: Path) -> None:
    change, code = BROKEN[what]
    document = json.loads(json.dumps(DOCUMENT))
    change(document)
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_figures(path)
    assert refused.value.code == code
    assert "figures.json" in sentence(refused.value)
