# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one country: every line with source and basis, nothing later than its day, found by any name."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.errors import InputError
from tests.pages.fact_pages import FactPagesPage, words
from ui.panels.country_page import AGREEMENTS, HOST, INCIDENTS, LAWS, ORIGIN, TIMELINE, UNCHECKED


def test_each_line_of_law_tells_value_since_source_and_how_sure(pages: FactPagesPage) -> None:
    page = pages.country("KH")
    page.tabs.setCurrentIndex(LAWS)
    row = next(r for r in page.rows.rows() if r.title == "Insulting the monarchy")
    value, quiet = row.cells
    assert value.startswith("Yes · up to: 5 years in prison")
    assert re.match(r"Since \d+ Feb 2018 · .+, 2018\. ", quiet)
    assert "Read in the source. Confidence: high." in quiet
    assert not row.caution


def test_before_the_law_the_same_line_says_no(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.country("KH")
    page.as_of.setFocus()
    page.as_of.clear()
    qtbot.keyClicks(page.as_of, "31 Jan 2018")
    qtbot.keyClick(page.as_of, Qt.Key.Key_Return)
    pages.wait_for_day(page, date(2018, 1, 31))
    page.tabs.setCurrentIndex(LAWS)
    row = next(r for r in page.rows.rows() if r.title == "Insulting the monarchy")
    assert row.cells[0].startswith("No")


def test_a_day_that_does_not_exist_is_said_and_changes_nothing(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.country("KH")
    page.as_of.setFocus()
    page.as_of.clear()
    qtbot.keyClicks(page.as_of, "31 Feb 2018")
    qtbot.keyClick(page.as_of, Qt.Key.Key_Return)
    assert "February 2018 has 28 days" in pages.pages.note.text()
    assert page.as_of.accessibleDescription()
    assert page.shown is not None
    assert page.shown.record.day == date(2018, 4, 30)
    qtbot.keyClick(page.as_of, Qt.Key.Key_Escape)  # puts the day back and stays on the page
    assert page.as_of.text() == "30 Apr 2018"
    assert pages.pages.place is not None


def test_every_tab_counts_and_shows_its_lines(pages: FactPagesPage) -> None:
    page = pages.country("TH")
    for tab in (HOST, ORIGIN, LAWS, AGREEMENTS, TIMELINE, INCIDENTS, UNCHECKED):
        page.tabs.setCurrentIndex(tab)
        lines = [r for r in page.rows.rows() if r.key is not None]
        assert lines
        assert page.tabs.tabText(tab).endswith(f" {len(lines)}")


def test_what_happened_after_the_day_stands_apart_and_quiet(pages: FactPagesPage) -> None:
    page = pages.country("KH")
    page.tabs.setCurrentIndex(TIMELINE)
    rows = page.rows.rows()
    begun = next(n for n, r in enumerate(rows) if r.title == "Known later, not used")
    assert any("lese-majeste law" in r.cells[0] for r in rows[:begun] if r.cells)
    assert all(r.later for r in rows[begun + 1 :])
    assert not any(r.later for r in rows[:begun])


def test_agreements_are_told_with_entry_into_force_and_groups(pages: FactPagesPage) -> None:
    page = pages.country("KH")
    page.tabs.setCurrentIndex(AGREEMENTS)
    said = words(page.rows)
    assert any(s.startswith("Thailand: Treaty") and "Since Mar 2001" in s for s in said)
    assert any(s.startswith("ASEAN: Member") for s in said)
    assert any(s.startswith("Thailand: Deal on fugitives or swaps") for s in said)


def test_unchecked_lines_say_so_in_words_and_by_the_hatched_edge(pages: FactPagesPage) -> None:
    page = pages.country("TH")
    page.tabs.setCurrentIndex(HOST)
    for row in page.rows.rows():
        assert row.caution or "Not checked at a source" not in row.cells[-1:]
    page.tabs.setCurrentIndex(UNCHECKED)
    rows = [r for r in page.rows.rows() if r.key is not None]
    assert all(r.caution for r in rows)
    assert "nobody has checked" in page.unchecked.text()


def test_a_country_is_found_by_its_name_in_any_language(pages: FactPagesPage, qtbot: QtBot) -> None:
    for typed in ("laos", "LA", "ลาว", "ឡាវ", "Lào", "لاوس"):
        page = pages.country("KH")
        page.search.setText(typed)
        page.search.textEdited.emit(typed)
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
        pages.wait_for_country("LA")


def test_the_last_country_asked_for_is_the_one_shown(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.country("KH")
    page.show_country("US", date(2020, 1, 1))
    page.show_country("VA", date(2020, 1, 1))
    pages.wait_for_country("VA")
    assert pages.pages.title.text().startswith("Vatican")


def test_a_line_opens_its_card_and_the_card_leads_on(pages: FactPagesPage) -> None:
    page = pages.country("KH")
    page.tabs.setCurrentIndex(AGREEMENTS)
    row = next(r for r in page.rows.rows() if r.title == "Thailand" and "Deal" in r.cells[0])
    card = pages.open_row(page.rows, row)
    assert card.accessibleName().startswith("Security services")
    pages.press(card, "These two over time")
    found = pages.wait_for_corridor("KH", "TH")
    assert found.shown is not None


def test_broken_facts_are_said_in_the_page(pages: FactPagesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise InputError("knowledge_source", file="facts/x.csv", row=7, value="nobody")

    monkeypatch.setattr("ui.panels.country_page.country_record", broken)
    pages.links.country_wanted.emit("TH")
    page = pages.pages.page
    qtbot.waitUntil(page.failed.isVisible, timeout=10_000)
    assert "facts/x.csv" in page.failed.text.text()
