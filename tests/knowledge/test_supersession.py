# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact that replaces another: the old one stays in sight and decides nothing any more."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.resolve import resolve
from exile_risk.knowledge.supersession import SupersedingFact, cycle, superseded
from exile_risk.model.facts import Basis, Confidence, Fact
from tests.knowledge.candidates import add_supersedes, append
from tests.knowledge.conftest import day

OLD = Fact("old", "TH", "asylum_law", "yes", None, None, ("s",), Basis.READ, Confidence.HIGH, "2018", "")
NEW = SupersedingFact(
    "new", "TH", "asylum_law", "none", date(2018, 6, 1), None, ("s",), Basis.EXTRACTED, Confidence.MEDIUM, "2018", "",
    "old",
)  # fmt: skip
LAST = replace(NEW, id="last", value="partial", valid_from=date(2017, 1, 1), supersedes="new")


def test_before_its_day_the_old_fact_decides() -> None:
    found = resolve([OLD, NEW], date(2018, 5, 31))
    assert found is not None
    assert (found.fact, found.set_aside) == (OLD, ())


def test_from_its_day_the_new_fact_decides_over_better_basis_and_the_old_is_seen_to_lose() -> None:
    backdated = replace(OLD, valid_from=date(2018, 6, 2))  # newer validity, better basis and higher confidence
    found = resolve([backdated, NEW], date(2018, 7, 1))
    assert found is not None
    assert (found.fact, found.set_aside) == (NEW, (backdated,))


def test_nothing_comes_back_when_the_new_fact_ends() -> None:
    ended = replace(NEW, valid_to=date(2019, 1, 1))
    assert resolve([OLD, ended], date(2020, 1, 1)) is None


def test_a_replaced_fact_that_agrees_is_still_set_aside() -> None:
    same = replace(NEW, value="yes")
    found = resolve([OLD, same], date(2020, 1, 1))
    assert found is not None
    assert (found.facts, found.set_aside) == ((same,), (OLD,))


def test_what_a_replaced_fact_replaced_stays_replaced() -> None:
    for facts in permutations([OLD, NEW, LAST]):
        assert superseded(facts, date(2017, 6, 1)) == {"new", "old"}  # before the day of the one in the middle
        found = resolve(facts, date(2020, 1, 1))
        assert found is not None
        assert found.fact is LAST
        assert set(found.set_aside) == {OLD, NEW}


def test_a_cycle_is_named_and_what_leads_into_it_is_not() -> None:
    older = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "f"}
    assert cycle("b", older) == ("b", "c")
    assert cycle("d", older) == ("d",)
    assert cycle("a", older) == cycle("e", older) == ()
    around = [replace(NEW, id=id, supersedes=other) for id, other in (("b", "c"), ("c", "b"))]
    assert superseded(around, date(2020, 1, 1)) == {"b", "c"}  # and it comes to an end


def test_the_loader_reads_the_column(copy: Path) -> None:
    add_supersedes(copy)
    append(copy, "test-new,KH-TH,hostile,2020,,gk-security-ties,read,high,2020,,kh-th-border-war-2025")
    facts = Knowledge.load(copy).facts("KH-TH", "security_cooperation")
    assert [f.supersedes for f in facts if isinstance(f, SupersedingFact)] == ["kh-th-border-war-2025"]
    assert len(facts) > 1


def test_a_rumour_replaces_nothing(copy: Path) -> None:
    add_supersedes(copy)
    row = append(copy, "test-new,KH-TH,hostile,2020,,gk-security-ties,read,low,2020,,kh-th-border-war-2025")
    with pytest.raises(InputError) as raised:
        Knowledge.load(copy).facts("KH-TH", "security_cooperation")
    assert (raised.value.code, raised.value.params["row"]) == ("knowledge_supersedes_low", row)


@pytest.mark.parametrize(
    ("table", "first", "second", "factor"),
    [
        ("memberships.csv", "m-1,VN,MINSK93,2001,high", "m-2,VN,UNASUR,2010,high", "extradition_basis"),
        (
            "incidents.csv",
            "i-1,NZ>IS,incident,killed none death_or_disappearance,2015,gk-tnr,read,high,2015,",
            "i-2,NZ>IS,incident,extradition_refused none none,2016,gk-tnr,read,high,2016,",
            "origin_violence_abroad",
        ),
    ],
    ids=["membership", "incident"],
)
def test_memberships_and_incidents_follow_too(copy: Path, table: str, first: str, second: str, factor: str) -> None:
    """They are not resolved but listed: a replaced one must not be listed any more."""
    place = first.split(",")[1].partition(">")[0]
    host = "IS" if ">" in first else "RU"
    append(copy, first, table)
    before = Knowledge.load(copy).corridor(place, host, day("2018-01-01"))[factor]
    assert any(f.id == first.split(",")[0] for f in before.facts)
    add_supersedes(copy, table)
    append(copy, f"{second},{first.split(',')[0]}", table)
    after = Knowledge.load(copy).corridor(place, host, day("2018-01-01"))[factor]
    assert not any(f.id == first.split(",")[0] for f in after.facts)
    assert after.value != before.value


def test_the_old_fact_is_shown_in_the_corridor(copy: Path) -> None:
    add_supersedes(copy)
    append(copy, "test-new,KH-TH,none,2018-02-15,,gk-security-ties,read,high,2020,,kh-th-border-war-2025")
    found = Knowledge.load(copy).corridor("KH", "TH", day("2026-01-01"))["security_cooperation"]
    assert (found.value, [f.id for f in found.facts]) == ("none", ["test-new"])
    assert "kh-th-border-war-2025" in {f.id for f in found.set_aside}
