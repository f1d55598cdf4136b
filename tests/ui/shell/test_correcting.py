# SPDX-License-Identifier: GPL-3.0-or-later
"""A derived answer opens to everything behind it, can be corrected with a source, and says that it was."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.draft import Draft
from tests.pages.correcting import Correcting, press, words
from tests.pages.running import Running
from ui.widgets.fact_popover import FactPopover
from ui.widgets.mark import Mark

CASE = Draft("KH", "TH", date(2024, 6, 1))


@pytest.fixture
def page(opened: Running, qtbot: QtBot) -> Correcting:
    """A vault with one case, on the desk."""
    opened.vault.new_case()
    danger = opened.vault.desk.session.catalogue.triggers
    opened.vault.answer(origin=CASE.origin, host=CASE.host, as_of=CASE.as_of)
    from exile_risk.model.answers import Answer

    opened.vault.answer(answers=dict.fromkeys(danger, Answer("no")) | {"protection_status": Answer("unhcr_recognised")})
    opened.vault.desk.show_again()
    return Correcting(opened, qtbot)


def marks(within: QWidget) -> list[str]:
    return [m.word.text() for m in within.findChildren(Mark) if m.isVisible()]


def courts(page: Correcting) -> str | None:
    draft = page.running.vault.desk.draft
    assert draft is not None
    found = page.running.vault.desk.session.assess(draft)
    assert found is not None
    return found.derived["host_courts"].value


def correct_courts(page: Correcting, word: str = "Usually stop them") -> None:
    sheet = page.sheet("host_courts")
    page.fill(sheet, word, start="2020", end="Dec 2025", title="Ruling 12", publisher="a lawyer in Bangkok")
    page.save(sheet, kept=len(page.running.vault.desk.session.corrections()) + 1)


def test_the_card_says_everything_behind_an_answer(page: Correcting) -> None:
    said = words(page.card("suspensive_appeal"))
    assert "Appeal stops removal: No" in said
    assert "An appeal in Thailand does not hold a removal back." in said
    facts = said.count("Fact")
    assert facts == 5
    assert said.count("Source") == said.count("Valid") == said.count("Checked") == facts
    assert "Not checked at a source. Confidence: medium." in said
    assert any("Royal Thai Government Gazette" in text for text in said)


def test_an_unknown_says_why_and_what_would_answer_it(page: Correcting) -> None:
    page.running.vault.answer(origin="TH", host="LA")
    page.running.vault.desk.show_again()
    card = (
        page.card("returnee_fate") if page.row("returnee_fate")._why.isVisible() else page.card("transit_cooperation")
    )
    said = words(card)
    assert any(text.endswith(": Not known") for text in said)
    assert {"Why", "To answer"} <= set(said)
    assert any(text.startswith("Answer it in the case") for text in said)


def test_what_depends_on_the_person_cannot_be_corrected(page: Correcting) -> None:
    assert not any("Correct" in text for text in words(page.card("transit_cooperation")))


def test_a_correction_counts_at_once_and_is_labelled_everywhere(page: Correcting) -> None:
    main = page.running.vault.main
    before = page.running.vault.desk.session.assess(page.running.vault.desk.draft or CASE)
    assert courts(page) == "weak"
    correct_courts(page)
    assert courts(page) == "strong"
    assert "Your correction" in marks(page.row("host_courts"))
    assert page.row("host_courts")._from_facts.text() == "The facts say: Usually stop them"
    assert "Rests on your correction" in marks(page.row("suspensive_appeal"))
    route = main.result.reasons.route
    route.setCurrentIndex(route.findData("E"))
    main.result.reasons._show_all(on=True)
    rows = main.result.reasons.list.model.reasons()
    marked = [r for r in rows if r.mark == "edit"]
    assert marked
    assert all("our correction" in r.subtitle for r in marked)
    assert any("UN" in r.title for r in marked), "a bar is worth what the corrected courts make of it"
    assert "1 correction of yours" in main.status.facts.text()
    after = main.result._found
    assert before is not None
    assert after is not None
    assert after.versions.knowledge.startswith(f"{before.versions.knowledge}+local.")
    assert after.rating.index < before.rating.index


def test_the_corrected_card_shows_source_dates_and_what_counted_before(page: Correcting) -> None:
    correct_courts(page)
    card = page.card("host_courts")
    said = words(card)
    assert "Your correction" in marks(card)
    assert any(text.startswith("Ruling 12, a lawyer in Bangkok (read or heard on") for text in said)
    assert "2020 to 2025" in said
    assert any(text.startswith("Rarely stop them. Courts in") for text in said)
    assert any(text.endswith("your correction counts instead.") for text in said)
    press(card, "Withdraw it")
    page.wait_for([])
    assert courts(page) == "weak"
    page.until(lambda: marks(page.row("host_courts")) == [])


def test_not_to_be_trusted_leaves_the_question_open(page: Correcting) -> None:
    correct_courts(page, "Not to be trusted: unknown")
    row = page.row("host_courts")
    assert courts(page) is None
    assert "Your correction" in marks(row)
    assert "not to be trusted" in row._said.text()


BAD = (
    ("", {}, "Choose the right answer first", None),
    ("Usually stop them", {}, "Say from when it holds. Just the month or the year will do.", "start"),
    ("Usually stop them", {"start": "31 Feb 2018"}, "February 2018 has 28 days.", "start"),
    ("Usually stop them", {"start": "2020", "end": "soon"}, "That is not a day yet.", "end"),
    ("Usually stop them", {"end": "2019"}, "It would end on 31 Dec 2019, before", "end"),
    ("Usually stop them", {"end": ""}, "Say where you read or heard it", "title"),
    ("Usually stop them", {"start": "1820", "title": "x"}, "lies before 1900", "start"),
    ("Usually stop them", {"start": "2020", "read": "1 Jan 2100"}, "has not come yet", "read"),
)


def test_bad_input_gets_one_sentence_and_loses_nothing(page: Correcting) -> None:
    sheet = page.sheet("host_courts")
    for word, texts, said, field in BAD:
        if word:
            page.fill(sheet, word, **texts)
        before = sheet.written()
        assert not sheet.complaint.isVisible() or not texts
        assert said in page.refused(sheet)
        assert sheet.written() == before
        focused = page.running.program.window.focusWidget()
        assert focused is (sheet.edits[field] if field else sheet.chips.chips()[0])
    assert page.counting() == []


def test_a_contradiction_is_refused_and_names_the_other(page: Correcting) -> None:
    correct_courts(page)
    sheet = page.sheet("host_courts")
    page.fill(sheet, "Sometimes stop them", start="2024", title="Another ruling")
    said = page.refused(sheet)
    assert "Correction 1 already says “Usually stop them” (1 Jan 2020 to 31 Dec 2025)" in said
    assert sheet.edits["title"].text() == "Another ruling"
    page.type_into(sheet.edits["start"], "2026")
    assert not sheet.complaint.isVisible()
    page.save(sheet, kept=2)
    assert courts(page) == "strong"


def test_closing_the_sheet_loses_nothing(page: Correcting, qtbot: QtBot) -> None:
    sheet = page.sheet("host_courts")
    page.fill(sheet, "Sometimes stop them", start="2024", title="Another ruling")
    before = sheet.written()
    qtbot.keyClick(sheet.edits["title"], Qt.Key.Key_Escape)
    assert page.running.vault.main.overlay.card is None
    assert page.sheet("host_courts").written() == before
    assert page.sheet("host_regime").written().fields["title"] == ""


def test_a_pair_has_one_scope_and_a_host_two(page: Correcting) -> None:
    assert [page.sheet("host_courts").scope.itemText(n) for n in range(2)] == [
        "Everyone in \u2068Thailand\u2069, wherever they come from",
        "People from \u2068Cambodia\u2069 in \u2068Thailand\u2069",
    ]
    sheet = page.sheet("security_cooperation")
    assert not sheet.scope.isVisible()
    assert "People from Cambodia in Thailand" in words(sheet)
    page.fill(sheet, "Hostile", start="Jul 2025", title="News")
    page.save(sheet, kept=1)
    one = page.running.vault.desk.session.corrections()[0].correction
    assert one is not None
    assert (one.origin, one.host, one.valid_from, one.valid_to) == ("KH", "TH", date(2025, 7, 1), None)


def test_the_list_withdraws_and_uses_again(page: Correcting) -> None:
    assert "No corrections yet" in words(page.open_list())
    correct_courts(page)
    said = words(page.open_list())
    assert "Courts: Usually stop them" in said
    assert any("Everyone in" in text and "2020 to 2025" in text for text in said)
    page.shown_list().buttons[1].click()
    page.wait_for([])
    page.until(lambda: "No longer counting" in words(page.shown_list()))
    page.until(lambda: courts(page) == "weak")
    press(page.shown_list(), "Use it again")
    page.wait_for([3])
    assert courts(page) == "strong"
    assert "corrections" in page.running.vault.main.notices


def test_one_that_cannot_be_read_is_listed_and_can_be_withdrawn(page: Correcting) -> None:
    session = page.running.vault.desk.session
    session._vault.add_correction("no correction")
    session._local._take(session._read_corrections().kept)
    said = words(page.open_list())
    assert "This correction cannot be read and does not count." in said
    page.shown_list().buttons[1].click()
    page._qtbot.waitUntil(lambda: session.corrections()[0].withdrawn is not None, timeout=10_000)


def test_a_failing_disk_keeps_the_sheet(page: Correcting, monkeypatch: pytest.MonkeyPatch) -> None:
    from exile_risk.errors import LockedError

    def full(_one: object) -> None:
        raise LockedError("vault_disk_full", folder="x")

    sheet = page.sheet("host_courts")
    page.fill(sheet, "Sometimes stop them", start="2024", title="Another ruling")
    monkeypatch.setattr(page.running.vault.desk.session, "add_correction", full)
    assert "The disk is full" in page.refused(sheet)
    assert sheet.edits["title"].text() == "Another ruling"


def test_every_stop_has_a_name_and_every_text_is_plain(page: Correcting) -> None:
    correct_courts(page)
    for part in (page.sheet("host_courts"), page.open_list(), page.card("host_courts")):
        for label in part.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
        for widget in part.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface is not None
                assert interface.text(QAccessible.Text.Name), type(widget).__name__


def test_the_keyboard_alone_is_enough(page: Correcting, qtbot: QtBot) -> None:
    row = page.row("host_courts")
    row._from_facts.setFocus()
    qtbot.keyClick(row._from_facts, Qt.Key.Key_Space)
    card = page.shown_card()
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    for _ in range(4):
        if getattr(card.focusWidget(), "text", lambda: "")() == "Correct this …":
            break
        card.focusNextChild()
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.running.vault.main.overlay.card is not None)
    sheet = page.running.vault.main.overlay.card
    assert sheet is not None
    assert sheet.isAncestorOf(page.running.program.window.focusWidget())
    qtbot.keyClick(page.running.program.window.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(row._from_facts.hasFocus)
    page.running.vault.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.shown_list()


def test_the_sheet_mirrors_and_stays_inside_a_small_window(page: Correcting, qapp: QApplication, qtbot: QtBot) -> None:
    window = page.running.program.window
    window.resize(1024, 640)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        sheet = page.sheet("host_courts")
        qtbot.waitUntil(lambda: sheet.edits["start"].mapTo(sheet, sheet.rect().topLeft()).x() > sheet.width() / 2)
        page.refused(sheet)
        main = page.running.vault.main
        assert main.rect().contains(sheet.geometry())
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_many_facts_scroll_inside_the_card(page: Correcting, qtbot: QtBot) -> None:
    card = page.card("suspensive_appeal")
    assert card.page.scrolls()
    assert card.height() < card.screen().availableGeometry().height()
    bar = card.page.verticalScrollBar()
    qtbot.keyClick(card, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(card, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_cards_do_not_pile_up(page: Correcting, qtbot: QtBot) -> None:
    for _ in range(3):
        page.card("host_courts").dismiss()
    qtbot.waitUntil(lambda: not page.running.program.window.findChildren(FactPopover))
