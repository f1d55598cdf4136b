# SPDX-License-Identifier: GPL-3.0-or-later
"""What if: copies beside the case, changed by answer, day and country, and never taken for answers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import Unanswered
from exile_risk.model.draft import Draft
from exile_risk.model.factors import PATHWAYS
from exile_risk.wording.names import band_name
from tests.pages.case_panels import CasePage
from tests.pages.what_if_page import WhatIf
from ui.theme import apply_theme

BEFORE_THE_LAW, REFUGEE = "royal-insult-suspect-before-the-law", "refugee-in-thailand-2018"


@pytest.fixture
def what_if(case_page: CasePage, qtbot: QtBot) -> WhatIf:
    case_page.show_scenario(BEFORE_THE_LAW)
    case_page.result.show_case("Kestrel 03")
    return WhatIf(case_page, qtbot).open()


def test_at_first_nothing_is_supposed_and_nothing_differs(what_if: WhatIf) -> None:
    page = what_if.page
    assert page.cards[1].title.text() == "Nothing supposed yet"
    assert not page.cards[2].isVisible()
    assert what_if.rows() == ["No answer differs"]
    assert page.title.text() == "No route moved."
    assert page.cards[0].badge.accessibleName() == page.cards[1].badge.accessibleName()
    assert "What-ifs are never saved as answers." in what_if.words()
    assert page.bench.tries, "there is something to try from the start"


def test_two_days_tell_what_changed_between_them(what_if: WhatIf) -> None:
    what_if.on_day("30 Apr 2018")
    page = what_if.page
    assert page.cards[1].title.text() == "30 Apr 2018"
    assert page.title.text().startswith("Formal extradition grew most")
    rows = what_if.rows()
    assert rows[0].startswith("2 answers differ")
    assert any(
        row.startswith("Crime in both states: Not a crime there. Contested. Formal extradition +") for row in rows
    )
    assert page.cards[0].sentence.text() != page.cards[1].sentence.text()
    assert {row.id for row in page.moves.rows.rows()} == set(PATHWAYS)


def test_a_suggestion_brings_the_band_it_names_and_saves_nothing(what_if: WhatIf) -> None:
    case_page, heard = what_if.case_page, []
    case_page.form.draft_changed.connect(heard.append)
    before, tried = case_page.draft, what_if.page.bench.tries[0]
    promised = tried.accessibleName().rpartition("Gives ")[2].rstrip(".")
    what_if.try_it(0)
    shown = what_if.page.shown
    assert shown is not None
    assert band_name(shown.rated[0].found.rating.band) == promised
    assert what_if.chips(1)
    assert heard == []
    assert case_page.draft is before


def test_an_answer_is_supposed_by_typing_and_taken_back_by_its_chip(what_if: WhatIf) -> None:
    what_if.answer("happened in exile", "Attacked")
    assert what_if.chips(1) == ["Happened in exile: Attacked"]
    assert what_if.page.cards[1].title.text() == "1 other answer"
    assert any("Happened in exile" in row and "Attacked" in row for row in what_if.rows())
    assert "prior_targeting" not in what_if.case_page.draft.answers or (
        what_if.case_page.draft.answers["prior_targeting"].known != "attempted_attack_or_abduction"
    )
    what_if.press(what_if.page.cards[1].chips[0])
    what_if.wait()
    assert what_if.chips(1) == []
    assert what_if.rows() == ["No answer differs"]


def test_an_open_question_can_be_supposed_too(what_if: WhatIf) -> None:
    what_if.answer("stay in", "Don’t know")
    (supposed,) = what_if.page.supposed
    assert supposed.answers["immigration_status"].value is Unanswered.UNKNOWN
    assert any("Irregular. Don’t know" in row for row in what_if.rows())


def test_another_country_is_rated_as_after_a_move(what_if: WhatIf) -> None:
    what_if.move_to("new zea")
    page = what_if.page
    assert what_if.chips(1) == ["In New Zealand"]
    assert "Supposed there: if resettled there as a refugee with residence." in page.cards[1].note.text()
    assert page.shown is not None
    assert page.shown.rated[0].found.case.host == "NZ"
    what_if.move_to("cambodia")
    assert what_if.chips(1) == [], "the country where they are is no supposition"


def test_up_to_three_columns_side_by_side(what_if: WhatIf) -> None:
    what_if.on_day("30 Apr 2018")
    what_if.press(what_if.page.add)
    what_if.wait()
    assert not what_if.page.add.isVisible()
    what_if.move_to("laos")
    page = what_if.page
    assert (what_if.chips(1), what_if.chips(2)) == (["Facts of 30 Apr 2018"], ["In Laos"])
    assert all(len(row.places) == 3 for row in page.moves.rows.rows())  # type: ignore[attr-defined]
    what_if.press(page.bench.columns.chips()[0])
    what_if.wait()
    assert page.bench.day.text() == "30 Apr 2018"
    assert page.bench.country.text() == ""
    what_if.press(page.cards[2].close_button)
    what_if.wait()
    assert len(page.supposed) == 1
    assert what_if.chips(1) == ["Facts of 30 Apr 2018"]


def test_what_is_supposed_stays_while_answers_change_and_ends_with_the_case(what_if: WhatIf) -> None:
    what_if.answer("happened in exile", "Attacked")
    what_if.case_page.choose("visible_criticism", "Viral or mass audience")
    what_if.wait()
    assert what_if.chips(1) == ["Happened in exile: Attacked"]
    assert what_if.page.shown is not None
    assert what_if.page.shown.rated[0].found.used["visible_criticism"].value == "mass_or_viral"
    what_if.case_page.result.show_case("Kestrel 03")
    assert not what_if.page.supposed[0].is_nothing, "another day of the same case forgets nothing"
    what_if.case_page.result.show_case("Heron 14")
    what_if.case_page.show_scenario(REFUGEE)
    what_if.wait()
    assert what_if.page.supposed[0].is_nothing
    assert what_if.chips(1) == []


def test_a_difference_opens_to_its_facts(what_if: WhatIf) -> None:
    what_if.on_day("30 Apr 2018")
    card = what_if.open_row("Crime in both states")
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any("2018" in text for text in said)


def test_a_flag_on_the_timeline_supposes_a_day(what_if: WhatIf, qtbot: QtBot) -> None:
    line = what_if.page.timeline
    assert not line.flags[0].isEnabled(), "the day of the case is no supposition"
    flag = line.flags[1]
    for _n in range(2):
        line.flags[1].stepped.emit("change", 1)
        what_if.wait()
    (supposed,) = what_if.page.supposed
    assert supposed.day is not None
    assert supposed.day > date(2018, 1, 31)
    assert line.days == (date(2018, 1, 31), supposed.day)
    flag.stepped.emit("end", -1)
    what_if.wait()
    assert what_if.page.supposed[0].day is not None
    assert what_if.page.supposed[0].day < date(2018, 1, 31)
    assert line.days[0] == date(2018, 1, 31), "A stays where the case is, even when B stands before it"


def test_nothing_is_worked_out_before_somebody_looks(case_page: CasePage, qtbot: QtBot) -> None:
    case_page.show_scenario(BEFORE_THE_LAW)
    assert not case_page.result.wide.what_if.is_made
    what_if = WhatIf(case_page, qtbot).open()
    case_page.result.tabs.setCurrentIndex(0)
    shown = what_if.page.shown
    case_page.choose("visible_criticism", "Viral or mass audience")
    assert what_if.page.shown is shown
    what_if.open()
    assert what_if.page.shown is not shown


def test_a_wrong_day_is_said_and_supposes_nothing(what_if: WhatIf) -> None:
    field = what_if.page.bench.day
    what_if._type(field, "31 Feb 2018")
    assert what_if.page.bench.wrong.isVisible()
    assert what_if.page.supposed[0].is_nothing


def test_without_places_there_is_nothing_to_compare(what_if: WhatIf) -> None:
    what_if.case_page.show(Draft())
    assert what_if.page.empty.isVisible()


def test_every_word_is_plain_and_none_promises_too_much(what_if: WhatIf) -> None:
    what_if.move_to("new zea")
    for text in what_if.words():
        assert "%" not in text
        assert "safe" not in text.replace("Low never means safe.", "").lower()
    for label in what_if.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_takes_the_keyboard_says_its_name(what_if: WhatIf) -> None:
    what_if.answer("happened in exile", "Attacked")
    inside = [w for w in what_if.page.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    for stop in (w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus):
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name), stop
    assert what_if.page.cards[1].chips[0].accessibleName().startswith("Take back: ")
    move = what_if.page.moves.rows.rows()[0]
    assert "A " in move.spoken
    assert "change" in move.spoken


@pytest.mark.parametrize(("percent", "widths"), [(100, (968, 620)), (200, (1254,))])
def test_it_fits_every_window_and_text_size(
    percent: int, widths: tuple[int, ...], what_if: WhatIf, qapp: QApplication, qtbot: QtBot
) -> None:
    if percent != 100:
        apply_theme(qapp, "light", percent)
    page = what_if.page
    page.setParent(None)
    page.show()
    qtbot.addWidget(page)
    page._add_column()
    qtbot.waitUntil(lambda: page.is_current and page.cards[2].isVisible(), timeout=15_000)
    for width in widths:
        page.resize(width, 900)
        qtbot.waitUntil(lambda width=width: page.width() == width)
        assert page.minimumSizeHint().width() <= width
        for card in page.cards:
            qtbot.waitUntil(lambda card=card, w=width: card.mapTo(page, card.rect().topRight()).x() <= w)
            assert card.badge.width() >= card.badge.sizeHint().width()


def test_it_turns_with_the_window(what_if: WhatIf, qapp: QApplication, qtbot: QtBot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = what_if.page
        page.setParent(None)
        page.resize(1310, 800)
        page.show()
        qtbot.addWidget(page)
        qtbot.waitUntil(lambda: page.cards[1].x() < page.cards[0].x())
        assert not page.grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
