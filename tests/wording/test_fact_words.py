# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact card can tell every fact of the base: each attribute and each word it may hold has a name."""

import pytest

from exile_risk.session import shared_knowledge
from exile_risk.wording.fact_words import ATTRIBUTES, VALUES
from exile_risk.wording.provenance import fact_says
from tests.knowledge.conftest import day

BASE = shared_knowledge()
WORDED = {a: words for a, words in BASE.manifest.values.items() if isinstance(words, tuple) and a != "incident"}


def test_every_attribute_has_a_name() -> None:
    assert set(BASE.manifest.values) <= set(ATTRIBUTES)


@pytest.mark.parametrize("attribute", WORDED)
def test_every_word_that_an_attribute_may_hold_has_a_name(attribute: str) -> None:
    assert set(WORDED[attribute]) <= set(VALUES.get(attribute, {})), attribute


@pytest.mark.parametrize(
    ("corridor", "on", "factor", "said"),
    [
        ("VN>TH", "2014-06-01", "host_regime", "Seizure of power: Military takeover"),
        ("AF>PK", "2026-01-01", "returnee_fate", "What became of people sent back: Jailed or ill-treated"),
    ],
)
def test_facts_of_the_newest_rules_can_be_told(corridor: str, on: str, factor: str, said: str) -> None:
    origin, host = corridor.split(">")
    assert fact_says(BASE.corridor(origin, host, day(on))[factor].facts[0]).endswith(said)
