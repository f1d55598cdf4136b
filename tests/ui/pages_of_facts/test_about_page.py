# SPDX-License-Identifier: GPL-3.0-or-later
"""About and licences: versions, what it is not, every source, and nothing that opens a browser."""

from pytestqt.qtbot import QtBot

from exile_risk import __version__
from exile_risk.session import Session
from tests.pages.fact_pages import FactPagesPage, words
from ui.panels.about_page import LICENCES, SOURCES


def test_it_says_what_it_is_and_what_it_is_not(pages: FactPagesPage) -> None:
    page = pages.about()
    said = "\n".join(words(page.program))
    assert "supports your decision; it does not make it" in said
    assert "not been tested against outcomes of people who were rated" in said
    assert "the bands of models 1 and 2 hardly tell those that ended in harm from the others" in said
    assert "How well does it work?" in said
    assert "Low never means safe" in said
    assert __version__ in said
    assert "GPL-3.0-or-later" in said
    assert "facts/vdem_*.csv" in said
    assert "CC BY-SA 4.0" in said


def test_every_source_is_listed_under_its_licence(pages: FactPagesPage, session: Session) -> None:
    page = pages.about()
    page.tabs.setCurrentIndex(SOURCES)
    sources = session.knowledge.sources
    rows = page.sources.rows()
    assert sum(1 for r in rows if not r.heading) == len(sources)
    at = next(n for n, r in enumerate(rows) if r.heading and r.title.startswith("CC BY-SA 4.0"))
    assert "V-Dem" in rows[at + 1].title
    assert rows[at + 1].cells[0] == "V-Dem Institute"


def test_sources_are_found_by_publisher_and_nothing_found_is_said(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.about()
    page.tabs.setCurrentIndex(SOURCES)
    page.search.setFocus()
    qtbot.keyClicks(page.search, "amnesty")
    rows = [r for r in page.sources.rows() if not r.heading]
    assert rows
    assert all("amnesty" in r.spoken.casefold() or "Amnesty" in r.spoken for r in rows)
    page.search.setText("no such publisher anywhere")
    (row,) = page.sources.rows()
    assert row.title.startswith("No source matches")


def test_the_licence_texts_are_there_to_read(pages: FactPagesPage) -> None:
    page = pages.about()
    page.tabs.setCurrentIndex(LICENCES)
    text = page.licences.toPlainText()
    assert page.licences.isReadOnly()
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text.upper()
