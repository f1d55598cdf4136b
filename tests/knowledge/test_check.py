# SPDX-License-Identifier: GPL-3.0-or-later
"""What `knowledge check` refuses beyond a broken row, each with file, row and a sentence that says the mend."""

import json
from datetime import date
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.check import Problem, check
from exile_risk.knowledge.coverage import STEPS, coverage, every_pair, sampled_pairs
from exile_risk.wording.errors import sentence
from tests.knowledge.candidates import SOURCE, TABLE, add_supersedes, append, change_manifest

TODAY = date(2026, 11, 24)
FILE = f"facts/{TABLE}"


def problems(folder: Path) -> list[Problem]:
    return check(folder, TODAY).problems


def only(folder: Path, code: str) -> Problem:
    (problem,) = problems(folder)
    assert problem.code == code
    said = sentence(InputError(problem.code, **problem.params))
    assert problem.params["file"] in said
    assert "row" not in problem.params or f"row {problem.params['row']}" in said
    assert "…" not in said
    return problem


def row(id: str, value: str, start: str = "", end: str = "", source: str = SOURCE, older: str | None = None) -> str:
    line = f"{id},NZ-TH,{value},{start},{end},{source},read,high,2020,"
    return line if older is None else f"{line},{older}"


def test_a_small_base_is_sound(small: Path) -> None:
    assert problems(small) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [(("2018", "2019"), ("2019-12", "")), (("", ""), ("2019", "2019")), (("2018", ""), ("2017", "2018-01-01"))],
)
def test_one_source_cannot_say_two_things_about_one_day(
    small: Path, first: tuple[str, str], second: tuple[str, str]
) -> None:
    earlier = append(small, row("a", "working_ties", *first))
    later = append(small, row("b", "hostile", *second))
    found = only(small, "knowledge_overlap")
    assert (found.params["file"], found.params["row"], found.params["other"]) == (FILE, str(later), str(earlier))
    assert (found.params["value"], found.params["other_value"]) == ("hostile", "working_ties")


def test_spans_that_only_touch_do_not_overlap(small: Path) -> None:
    append(small, row("a", "working_ties", "2018", "2018-06"))
    append(small, row("b", "hostile", "2018-07", ""))
    assert problems(small) == []


def test_the_same_thing_said_twice_by_one_source(small: Path) -> None:
    append(small, row("a", "working_ties", "2018"))
    later = append(small, row("b", "working_ties", "2019"))
    assert only(small, "knowledge_said_twice").params["row"] == str(later)


def test_sources_may_disagree_and_are_counted(small: Path) -> None:
    shipped = check(small, TODAY)
    before, of_the_table = shipped.conflicts, shipped.conflicts_by_table["security_cooperation"]
    append(small, row("a", "working_ties", "2018"))
    append(small, row("b", "hostile", "2018", "", "thai-cambodian-fugitive-deal-won-t-2018"))
    report = check(small, TODAY)
    assert report.problems == []
    (new,) = [c for c in report.conflicts if c not in before]
    assert (new.subject, new.attribute, new.ids) == ("NZ-TH", "security_cooperation", ("a", "b"))
    assert report.conflicts_by_table["security_cooperation"] == of_the_table + 1


def test_sources_may_agree(small: Path) -> None:
    append(small, row("a", "working_ties", "2018"))
    append(small, row("b", "working_ties", "2018", "", "thai-cambodian-fugitive-deal-won-t-2018"))
    assert problems(small) == []


def test_a_state_may_belong_to_many_groups_but_to_each_once(small: Path) -> None:
    append(small, "m-1,NZ,MINSK93,2001,high", "memberships.csv")
    append(small, "m-2,NZ,RIYADH83,2001,high", "memberships.csv")
    assert problems(small) == []
    append(small, "m-3,NZ,MINSK93,2010,high", "memberships.csv")
    assert only(small, "knowledge_said_twice").params["value"] == "MINSK93"


def test_an_incident_may_happen_again_but_not_twice_in_one_report(small: Path) -> None:
    line = "{id},NZ>IS,incident,killed none death_or_disappearance,{day},gk-tnr,read,high,{day},"
    append(small, line.format(id="i-1", day="2015-02"), "incidents.csv")
    append(small, line.format(id="i-2", day="2016-02"), "incidents.csv")
    assert problems(small) == []
    append(small, line.format(id="i-3", day="2016-02"), "incidents.csv")
    assert only(small, "knowledge_said_twice").params["other"].isdigit()


def test_a_superseding_row_is_no_overlap(small: Path) -> None:
    add_supersedes(small)
    append(small, row("a", "working_ties", older=""))
    append(small, row("b", "hostile", "2018", older="a"))
    append(small, row("c", "none", "2019", older="b"))
    report = check(small, TODAY)
    assert (report.problems, report.superseded) == ([], 2)
    assert not [c for c in report.conflicts if c.subject == "NZ-TH"]


def test_superseding_nothing(small: Path) -> None:
    add_supersedes(small)
    number = append(small, row("a", "hostile", "2018", older="nobody"))
    assert only(small, "knowledge_supersedes_missing").params == {"file": FILE, "row": str(number), "id": "nobody"}


def test_superseding_something_else(small: Path) -> None:
    add_supersedes(small)
    append(small, row("a", "hostile", "2018", older="kh-th-border-war-2025"))
    assert only(small, "knowledge_supersedes_other").params["subject"] == "KH-TH"


def test_a_circle_is_named_once_with_its_ids(small: Path) -> None:
    add_supersedes(small)
    number = append(small, row("a", "hostile", "2018", "2018", older="c"))
    append(small, row("b", "none", "2019", "2019", older="a"))
    append(small, row("c", "working_ties", "2020", "2020", older="b"))
    append(small, row("d", "hostile", "2021", "2021", older="c"))
    found = only(small, "knowledge_supersedes_cycle")
    assert (found.params["row"], found.params["ids"]) == (str(number), "a → c → b → a")


def test_one_id_in_two_tables(small: Path) -> None:
    append(small, "kh-th-border-war-2025,NZ,MINSK93,2001,high", "memberships.csv")
    assert only(small, "knowledge_id_twice").params["id"] == "kh-th-border-war-2025"


@pytest.mark.parametrize(
    ("table", "line", "code"),
    [
        ("executions.csv", "NZ,a few,2020", "knowledge_shape"),
        ("vdem_rule_of_law.csv", "NZ,nan,2031", "knowledge_number"),
        ("vdem_rule_of_law.csv", "NZ,1_0,2031", "knowledge_number"),
        ("offences.csv", "NZ/fraud,offence_max_penalty,five,1990,,gk-offences,read,high,2020,", "knowledge_shape"),
        ("incidents.csv", "i-1,NZ>IS,incident,killed,2015,gk-tnr,read,high,2015,", "knowledge_shape"),
        ("incidents.csv", "i-1,NZ>IS,incident,killed no none,2015,gk-tnr,read,high,2015,", "knowledge_word"),
        ("incidents.csv", "i-1,NZ>IS,notice_used,yes,2015,gk-tnr,read,high,,", "knowledge_empty"),
        ("memberships.csv", "m-1,NZ, ,2001,high", "knowledge_empty"),
        (TABLE, "a,NZ-TH,hostile,2018,,,read,high,2018,", "knowledge_source"),
        (TABLE, "a,NZ-TH,hostile,2018,,gk-security-ties,local_correction,high,2018,", "knowledge_word"),
    ],
)  # fmt: skip
def test_a_value_that_no_rule_could_read(small: Path, table: str, line: str, code: str) -> None:
    number = append(small, line, table)
    found = only(small, code)
    assert (found.params["file"], found.params["row"]) == (f"facts/{table}", str(number))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("several",), ["shoe_size"]),
        (("events",), ["shoe_size"]),
        (("values", "executions"), "figure"),
        (("format",), "exile-risk/case"),
        (("tables", "borders", "columns"), ["subject", "value", "colour"]),
        (("tables", "borders", "columns"), ["subject", "value", "value"]),
        (("tables", "borders", "defaults"), {}),
        (("tables", "../borders"), None),
    ],
)
def test_a_broken_manifest(small: Path, place: tuple[str, ...], value: object) -> None:
    if value is None:
        value = json.loads((small / "manifest.json").read_text(encoding="utf-8"))["tables"]["borders"]
    change_manifest(small, *place, value=value)
    assert only(small, "knowledge_manifest").params["file"] == "manifest.json"


def test_a_table_that_may_not_be_passed_on(small: Path) -> None:
    change_manifest(small, "tables", "borders", "defaults", "sources", value="fh-tnr-2025")
    found = only(small, "knowledge_licence_forbids")
    assert (found.params["file"], found.params["publisher"]) == ("facts/borders.csv", "Freedom House")


def test_many_single_facts_are_a_table_too(small: Path) -> None:
    codes = [c for c in Knowledge.load(small).countries() if c != "CH"]
    for n, code in enumerate(codes):
        pair = "-".join(sorted((code, "CH")))
        append(small, f"x-{n},{pair},none,1990,1991,fh-tnr-2025,read,high,2020,")
    assert only(small, "knowledge_licence_forbids").params["source"] == "fh-tnr-2025"


def test_share_alike_data_stay_apart(small: Path) -> None:
    number = append(small, row("a", "none", "2018", "", "vdem-16"))
    found = only(small, "knowledge_licence_apart")
    assert (found.params["row"], found.params["licence"]) == (str(number), "CC BY-SA 4.0")


def test_files_beside_the_tables_are_checked_too(small: Path) -> None:
    with (small / "precedents.csv").open("a", encoding="utf-8") as file:
        file.write("too,short\n")
    (small / "thresholds.json").write_text("{}", encoding="utf-8")
    events = small / "events.csv"
    events.write_text(events.read_text(encoding="utf-8") + "one\n", encoding="utf-8")
    found = {p.params["file"] for p in problems(small)}
    assert found == {"precedents.csv", "thresholds.json", "events.csv"}


def test_the_sample_holds_every_state_equally_often_in_both_roles(knowledge: Knowledge) -> None:
    codes = knowledge.countries()
    pairs = list(sampled_pairs(codes))
    assert len(set(pairs)) == len(pairs) == 199 * len(STEPS)
    for place in (0, 1):
        assert {[p[place] for p in pairs].count(code) for code in codes} == {len(STEPS)}
    assert set(pairs) < set(every_pair(codes))
    assert len(list(every_pair(codes))) == 199 * 198


def test_coverage_counts_answers_by_region(knowledge: Knowledge) -> None:
    found = coverage(knowledge, TODAY)
    assert (found.pairs, found.of) == (199 * len(STEPS), 39_402)
    assert found.shares["proximity"]["World"] == 1
    assert found.shares["transit_cooperation"]["World"] == 0
    regime = found.shares["host_regime"]
    have = sum(knowledge.corridor("KH" if c != "KH" else "TH", c, TODAY)["host_regime"].value is not None
               for c in knowledge.countries())  # fmt: skip
    assert regime["World"] == pytest.approx(have / 199, abs=0.0001)
    assert all(0 <= share <= 1 for shares in found.shares.values() for share in shares.values())
    assert next(iter(regime)) == "World"
    assert len(regime) == 7
