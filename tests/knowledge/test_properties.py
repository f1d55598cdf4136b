# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold for every corridor, charge and day."""

import random
import string
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from exile_risk import assets
from exile_risk.catalogue import load_catalogue
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.rules import CHARGED, CORRIDOR
from exile_risk.knowledge.statements import STATEMENTS
from exile_risk.model.case import Charge, Stage
from exile_risk.model.facts import Confidence, Derived
from tests.knowledge.conftest import day

DAYS = (day("2009-06-30"), day("2018-01-20"), day("2026-11-24"))
FROM_THE_CASE = {"charge_status", "offence_label", "in_absentia_bar"}
"""Answered by what the case itself says, so no fact stands behind them."""


def sample(knowledge: Knowledge, count: int, seed: int) -> Iterator[tuple[str, str, date]]:
    chance = random.Random(seed)
    codes = knowledge.countries()
    for _ in range(count):
        origin, host = chance.sample(codes, 2)
        yield origin, host, day("1999-01-01") + timedelta(days=chance.randrange(11_000))


def all_of(knowledge: Knowledge, origin: str, host: str, on: date, seed: str = "") -> dict[str, Derived]:
    chance = random.Random(f"{origin}{host}{on}{seed}")
    offences = chance.sample(knowledge.offences(), 2)
    charges = tuple(Charge(o, chance.choice(list(Stage))) for o in offences)
    return {**knowledge.corridor(origin, host, on), **knowledge.charges(origin, host, on, charges)}


def test_no_later_fact_ever_counts(knowledge: Knowledge) -> None:
    for origin, host, on in sample(knowledge, 400, 1):
        for derived in all_of(knowledge, origin, host, on).values():
            for fact in (*derived.facts, *derived.set_aside):
                assert fact.valid_from is None or fact.valid_from <= on, (origin, host, on, fact)


def test_every_value_has_a_rule_and_a_fact_and_a_sentence(knowledge: Knowledge) -> None:
    for origin, host, on in sample(knowledge, 400, 2):
        for factor, derived in all_of(knowledge, origin, host, on).items():
            assert derived.factor == factor
            id = derived.rule if derived.value is not None else derived.why_unknown
            assert id in STATEMENTS, id
            assert STATEMENTS[id].format(**derived.params)
            if derived.value is not None and factor not in FROM_THE_CASE:
                assert derived.facts, (origin, host, on, derived)
            if derived.value is None:
                assert not derived.facts


def test_a_fact_of_low_confidence_never_decides(knowledge: Knowledge) -> None:
    for origin, host, on in sample(knowledge, 400, 3):
        for derived in all_of(knowledge, origin, host, on).values():
            assert all(f.confidence is not Confidence.LOW for f in derived.facts), derived


def test_derived_values_are_values_of_the_catalogue(knowledge: Knowledge) -> None:
    catalogue = load_catalogue()
    for origin, host, on in sample(knowledge, 400, 4):
        for factor, derived in all_of(knowledge, origin, host, on).items():
            assert derived.value is None or derived.value in catalogue.factors[factor].values, derived


def test_every_country_derives_as_origin_and_as_host(knowledge: Knowledge) -> None:
    """Every code in both roles on three days, paired by a different shift each; 597 of the 118,206 corridors."""
    codes = knowledge.countries()
    assert len(codes) == 199
    for shift, on in enumerate(DAYS, 1):
        for i, origin in enumerate(codes):
            found = all_of(knowledge, origin, codes[(i + 37 * shift) % 199], on)
            assert set(found) == {*CORRIDOR, *CHARGED}


def test_every_sentence_reads_gaps_that_its_rule_fills() -> None:
    known = {
        *(
            [
                "host",
                "origin",
                "figure",
                "year",
                "democracy",
                "since",
                "km",
                "region",
                "ratio",
                "group",
                "count",
                "last",
                "dead",
                "jailed",
                "rank",
                "released",
                "returned",
                "seized",
            ]
        ),
        *(["earlier", "earlier_year", "penalty", "law", "offence"]),
    }
    for id, template in STATEMENTS.items():
        gaps = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert gaps <= known, id
        assert template.endswith(".")


def test_every_threshold_is_used_and_explained(knowledge: Knowledge) -> None:
    code = "".join(p.read_text() for p in (assets.root().parent / "exile_risk").rglob("*.py"))
    from exile_risk.knowledge.sources import read_thresholds

    for id, threshold in read_thresholds(assets.path("knowledge", "thresholds.json")).items():
        assert id in code or id.startswith("torture."), id
        assert len(threshold.reason) > 20


def test_importing_is_cheap() -> None:
    """The window starts with it; msgspec and csv wait until something is read."""
    code = "import sys, exile_risk.knowledge; print([m for m in ('msgspec', 'csv') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_warm_answer_is_kept_and_not_derived_again() -> None:
    """How long it takes is for the bench; here it only has to be the same answer, not an equal one."""
    fresh = Knowledge.load()
    assert fresh.corridor("KH", "TH", DAYS[1]) is fresh.corridor("KH", "TH", DAYS[1])
