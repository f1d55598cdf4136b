# SPDX-License-Identifier: GPL-3.0-or-later
"""A broken row is refused with file and row, by the loader and by the check."""

from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.check import check
from tests.knowledge.candidates import append
from tests.knowledge.conftest import day

TABLE = "security_cooperation.csv"
GOOD = "test-1,KH-TH,working_ties,1991-01,1991-02,gk-security-ties,read,high,2018,"
BROKEN = {
    "knowledge_columns": "test-1,KH-TH,working_ties,1991-01,1991-02,gk-security-ties,read,high,2018",
    "knowledge_country": "test-1,KH-QQ,working_ties,1991-01,1991-02,gk-security-ties,read,high,2018,",
    "knowledge_pair_order": "test-1,TH-KH,working_ties,1991-01,1991-02,gk-security-ties,read,high,2018,",
    "knowledge_date": "test-1,KH-TH,working_ties,1991-13,1991-02,gk-security-ties,read,high,2018,",
    "knowledge_dates_reversed": "test-1,KH-TH,working_ties,1991-03,1991-02,gk-security-ties,read,high,2018,",
    "knowledge_source": "test-1,KH-TH,working_ties,1991-01,1991-02,nobody,read,high,2018,",
    "knowledge_word": "test-1,KH-TH,friendly,1991-01,1991-02,gk-security-ties,read,high,2018,",
}


def complaint(folder: Path) -> InputError:
    with pytest.raises(InputError) as raised:
        Knowledge.load(folder).table("security_cooperation").facts("KH-TH")
    return raised.value


def test_a_good_row_is_taken(small: Path) -> None:
    append(small, GOOD)
    fact = next(f for f in Knowledge.load(small).facts("KH-TH", "security_cooperation") if f.id == "test-1")
    assert (fact.valid_from, fact.valid_to) == (day("1991-01-01"), day("1991-02-28"))
    assert not check(small).problems


@pytest.mark.parametrize("code", BROKEN)
def test_check_names_file_and_row(small: Path, code: str) -> None:
    row = append(small, BROKEN[code])
    (problem,) = check(small).problems
    assert problem.code == code
    assert problem.params["file"] == f"facts/{TABLE}"
    assert problem.params["row"] == str(row)


@pytest.mark.parametrize("code", [c for c in BROKEN if c not in ("knowledge_country", "knowledge_pair_order")])
def test_loader_refuses_the_row_when_it_is_needed(small: Path, code: str) -> None:
    row = append(small, BROKEN[code])
    error = complaint(small)
    assert (error.code, error.params["row"]) == (code, row)


@pytest.mark.parametrize("column", ["basis", "confidence"])
def test_unknown_basis_and_confidence(small: Path, column: str) -> None:
    append(small, GOOD.replace("read" if column == "basis" else "high", "rumour"))
    error = complaint(small)
    assert (error.code, error.params["column"]) == ("knowledge_word", column)


def test_a_row_that_stands_twice(small: Path) -> None:
    append(small, GOOD)
    append(small, GOOD)
    assert complaint(small).code == "knowledge_duplicate"


def test_unknown_attribute_offence_and_number(small: Path) -> None:
    append(small, "KH,shoe_size,5,,,gk-security-ties,read,high,2018,", "host_law.csv")
    append(small, "KH/heresy,crime,,high", "offences_rest_of_world.csv")
    append(small, "KH,high,1990", "vdem_rule_of_law.csv")
    assert [p.code for p in check(small).problems] == ["knowledge_number", "knowledge_word", "knowledge_offence"]


def test_wrong_header_and_missing_table(small: Path) -> None:
    borders = small / "facts" / "borders.csv"
    borders.write_text(borders.read_text().replace("subject,value", "subject,km", 1))
    (small / "facts" / "records.csv").unlink()
    assert {p.code for p in check(small).problems} == {"knowledge_header", "file_missing"}


def test_broken_events(small: Path) -> None:
    path = small / "events.csv"
    sound = path.read_text()
    line = "ev-x,2018-02-30,KH>TH,raises,3,Something,gk-security-ties,read,high,2018\n"
    for code, text in {
        "knowledge_date": line,
        "knowledge_word": line.replace("2018-02-30", "2018-02-03").replace("raises", "tells"),
        "knowledge_country": line.replace("2018-02-30", "2018-02-03").replace("KH>TH", "KH>QQ"),
        "knowledge_columns": line.replace(",2018\n", "\n"),
        "knowledge_duplicate": sound.splitlines()[-1],
        "knowledge_csv": line.replace("Something", '"Something" else'),
    }.items():
        path.write_text(sound + text)
        with pytest.raises(InputError) as raised:
            Knowledge.load(small).events("KH", "TH", day("2020-01-01"))
        assert raised.value.code == code
        assert raised.value.params["row"] == sound.count("\n") + 1


def test_unknown_source_and_offence_are_refused(knowledge: Knowledge) -> None:
    with pytest.raises(InputError, match="knowledge_no_source"):
        knowledge.source("nobody")
    with pytest.raises(InputError, match="knowledge_no_offence"):
        knowledge.offence("KH", "TH", day("2018-01-20"), "heresy")
