# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the case list, and the days that people write."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.modeltest import ModelTester

from exile_risk.session import CaseLine
from ui.panels.as_of import DayError, read_day
from ui.panels.case_rows import CaseRows, age_text, route_text

TODAY = date(2026, 11, 24)


def line(code: str, band: int | None = None, days: int = 0, **more: object) -> CaseLine:
    values: dict[str, object] = {
        "origin": "KH",
        "host": "TH",
        "now": False,
        "state": "rated",
        "changed": datetime.now(UTC) - timedelta(days=days),
        "binned": False,
    }
    return CaseLine(code=code, band=band, **{**values, **more})  # type: ignore[arg-type]


LINES = (
    line("Swift 31", 0),
    line("Heron 14", 3, days=2),
    line("Ibis 22", 2, origin="IR", host="GB"),
    line("Tern 27", None, origin=None, host=None),
    line("Curlew 18", 3, now=True, days=9),
    line("Plover 09", 1, binned=True),
)


def shown(rows: CaseRows) -> list[str]:
    return [rows.line(n).code for n in range(rows.rowCount())]


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    rows = CaseRows()
    rows.set_lines(LINES)
    qtmodeltester.check(rows)


def test_the_worst_come_first_and_open_danger_checks_do_not_sink() -> None:
    rows = CaseRows()
    rows.set_lines(LINES)
    assert shown(rows) == ["Curlew 18", "Heron 14", "Ibis 22", "Tern 27", "Swift 31"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("IRAN", ["Ibis 22"]), ("heron 14", ["Heron 14"]), ("thai curlew", ["Curlew 18"]), ("hérön", ["Heron 14"])],
)
def test_a_case_is_found_by_code_or_country_whatever_the_accents(typed: str, found: list[str]) -> None:
    rows = CaseRows()
    rows.set_lines(LINES)
    rows.set_filter(typed, binned=False)
    assert shown(rows) == found


def test_the_bin_is_a_list_of_its_own() -> None:
    rows = CaseRows()
    rows.set_lines(LINES)
    rows.set_filter("", binned=True)
    assert shown(rows) == ["Plover 09"]
    assert (rows.count(binned=True), rows.count(binned=False)) == (1, 5)


def test_a_row_tells_way_and_age_shortly() -> None:
    texts = [age_text(line("a", days=n)) for n in (0, 4, 59, 61, 800)]
    assert texts == ["today", "4 d", "59 d", "2 mo", "2 y"]
    assert age_text(line("a", now=True, days=4)) == "now"
    assert route_text(line("a")).replace("\u2068", "").replace("\u2069", "") == "Cambodia → Thailand"
    assert route_text(line("a", host=None)).endswith(" → …")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 Jan 2018", date(2018, 1, 20)),
        (" 3 january 2018 ", date(2018, 1, 3)),
        ("2018-01-20", date(2018, 1, 20)),
        ("Feb 2020", date(2020, 2, 29)),
        ("2018-02", date(2018, 2, 28)),
        ("Nov 2026", TODAY),
        ("24 Nov 2026", TODAY),
        ("٢٠ Jan ٢٠١٨", date(2018, 1, 20)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31 Feb 2018", "February 2018 has 28 days. You can also give just the month."),
        ("0 Feb 2018", "February 2018 has 28 days. You can also give just the month."),
        ("2018-13-01", "There are 12 months. Write the day like 20 Jan 2018."),
        ("20 Foo 2018", "“Foo” is not a month. Write the day like 20 Jan 2018."),
        ("25 Nov 2026", "That day has not come yet. The newest facts are of today."),
        ("1 Jan 1789", "The facts run from 1990 to 24 Nov 2026. Write a day in between."),
        ("soon", "That is not a day yet. Write it like 20 Jan 2018; just the month will do."),
        ("", "That is not a day yet. Write it like 20 Jan 2018; just the month will do."),
        ("01/02/2018", "That is not a day yet. Write it like 20 Jan 2018; just the month will do."),
    ],
)
def test_what_is_no_day_is_answered_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(DayError) as wrong:
        read_day(text, TODAY)
    assert str(wrong.value) == said
