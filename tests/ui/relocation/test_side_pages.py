# SPDX-License-Identifier: GPL-3.0-or-later
"""What is made from the options: answers in place, wishes, comparison, plan and emergency card."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.relocation import Kind
from tests.pages.relocation_page import Relocating, plain
from ui.relocation.card_sheet import CardSheet
from ui.relocation.details import Details
from ui.theme import apply_theme


def _open_new_zealand(relocating: Relocating) -> Details:
    page = relocating.page
    choice = next(c for c in page.choices if c.id == "NZ:nz-em" or (c.destination == "NZ" and c.access.unknown))
    page.view.table.show_current(choice.id)
    relocating.press(page.view.details.more)
    return page.view.details


def test_a_condition_is_answered_in_place_and_counts_at_once(relocating: Relocating, qtbot: QtBot) -> None:
    details = _open_new_zealand(relocating)
    id = relocating.page.view.table.current()
    before = relocating.page.choice(id)
    assert before is not None
    assert details.conditions is not None
    ask, cell = next(iter(details.conditions.cells.items()))
    relocating.press(cell.yes)
    assert relocating.draft.needs.known[ask.field][ask.token or ""] is True
    relocating.wait()
    after = relocating.page.choice(id)
    assert after is not None
    assert after.access != before.access


def test_the_plan_says_who_does_what_by_when_and_what_ends_it(relocating: Relocating) -> None:
    page = relocating.page
    page.toggle(page.choices[3].id)
    relocating.press(page.tools.plan)
    plan = page.pages.plan
    assert plan.plan is not None
    said = [plain(row.spoken) for row in plan.todos.rows()]
    assert any("today" in row and "Caseworker" in row for row in said)
    assert len([row for row in plan.todos.rows() if not row.heading]) == len(plan.plan.actions)
    rest = [plain(row.spoken) for row in plan.rest.rows()]
    for heading in ("Papers to gather", "Whom to reach, in this order", "What ends this plan: make a new one then"):
        assert heading in rest
    assert any("the rating is no longer extreme" in row.lower() for row in rest)


def test_the_card_leaves_only_where_somebody_says(relocating: Relocating, qtbot: QtBot, tmp_path: Path) -> None:
    page = relocating.page
    page.toggle(page.choices[1].id)
    relocating.press(page.tools.plan)
    relocating.press(page.pages.plan.card)
    card = page.pages.card
    assert "Thailand" in card.page.toPlainText()
    assert not list(tmp_path.iterdir())
    relocating.press(card.save)
    assert card.box is not None
    target = tmp_path / "card.pdf"
    card.box.edit.setText(str(target))  # type: ignore[union-attr]
    qtbot.keyClick(card.box.edit, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert target.read_bytes().startswith(b"%PDF")
    assert card.box is None
    relocating.press(card.save)
    assert card.box is not None
    card.box.edit.setText(str(target))  # type: ignore[union-attr]
    relocating.press(card.box.go)
    assert card.box is not None, "what is there already is never written over"
    relocating.press(card.box.cancel)
    assert card.box is None


def test_a_card_is_one_side_in_every_situation(relocating: Relocating) -> None:
    page = relocating.page
    page.pages.show_card(relocating.found)  # type: ignore[arg-type]
    card = page.pages.card
    for chip in card.situations.chips():
        relocating.press(chip)
        sheet = CardSheet(card.page.toHtml())
        assert len(sheet.pages) == 1
        assert 0.6 < sheet.scale <= 1.0


def test_esc_leads_back_page_by_page(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    page.toggle(page.choices[1].id)
    relocating.press(page.tools.plan)
    relocating.press(page.pages.plan.card)
    qtbot.keyClick(page.pages.card.page, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.pages.plan
    qtbot.keyClick(page.pages.plan.todos, Qt.Key.Key_Escape)
    assert page.pages.currentWidget() is page.view
    assert page.window().focusWidget() is page.view.table.rows


def test_options_stand_side_by_side(relocating: Relocating) -> None:
    page = relocating.page
    chosen = [page.choices[2], next(c for c in page.choices if c.kind is Kind.DURABLE)]
    for one in chosen:
        page.toggle(one.id)
    relocating.press(page.tools.compare)
    said = relocating.words(page.pages.comparison)
    for line in ("Risk there", "Access", "Weeks until arrival", "Gain this year", "Road", "Language", "Given up"):
        assert line in said
    assert "%" not in "".join(said)
    for widget in page.pages.comparison.findChildren(QWidget):
        if type(widget).__name__ == "CriterionBar":
            assert ": " in widget.accessibleName()


def test_the_persons_own_places_stand_above_ours(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.press(page.tools.wishes)
    wishes = page.pages.wishes
    for typed in ("Austral", "Malay"):
        wishes.add.setFocus()
        qtbot.keyClicks(wishes.add, typed)
        qtbot.keyClick(wishes.add, Qt.Key.Key_Return)
    assert relocating.draft.needs.wished == ("AU", "MY")
    relocating.press(next(b for b in wishes.places if b.accessibleName() == "Malaysia: move up"))
    assert relocating.draft.needs.wished == ("MY", "AU")
    relocating.wait()
    page.pages.back()
    rows = [plain(row.spoken) for row in page.view.wished.rows()]
    assert rows[0].startswith("1  Malaysia: High 3 of 4")
    assert "Not offered" in rows[0]
    assert rows[1].startswith("2  Australia: Low 1 of 4")
    assert page.view.wished.isVisible()
    assert page.tools.wishes.text() == "Wishes: Malaysia, Australia"


def test_where_they_will_not_go_is_not_offered(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    assert any(c.destination == "NZ" for c in page.choices)
    relocating.press(page.tools.wishes)
    field = page.pages.wishes.not_to
    qtbot.keyClicks(field.edit, "New Zeal")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert relocating.draft.needs.not_to == ("NZ",)
    relocating.wait()
    assert not any(c.destination == "NZ" for c in page.choices)
    assert any("New Zealand: They do not want to go there" in row for row in relocating.excluded())


def test_sliders_speak_and_equal_ones_weigh_nothing(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    relocating.press(page.tools.wishes)
    wishes = page.pages.wishes
    assert wishes.weights() is None
    slider = wishes.sliders["language"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.accessibleName() == "Language: matters most"
    assert wishes.weights() is not None
    assert page.work.is_working
    relocating.wait()
    assert page.work.done is not None
    assert page.work.done.weights == wishes.weights()
    for one in wishes.sliders.values():
        one.setValue(0)
    assert wishes.weights() is None, "when nothing matters everything matters the same"
    relocating.wait()


def test_every_stop_of_every_page_has_a_name(relocating: Relocating) -> None:
    page = relocating.page
    for one in page.choices[1:3]:
        page.toggle(one.id)
    found = relocating.found
    assert found is not None
    pages = page.pages
    shows = (
        lambda: pages.show_wishes(found),
        lambda: pages.show_comparison(page.choices[1:3]),
        lambda: pages.show_plan(found, page.choices[1:3]),
        lambda: pages.show_card(found),
    )
    for show in shows:
        show()
        stops = [w for w in pages.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for widget in stops:
            if not widget.objectName().startswith("qt_"):
                assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_pages_turn_with_the_window(
    direction: Qt.LayoutDirection, relocating: Relocating, qapp: QApplication, qtbot: QtBot
) -> None:
    page = relocating.page
    apply_theme(qapp, "light", 100)
    qapp.setLayoutDirection(direction)
    try:
        rtl = direction is Qt.LayoutDirection.RightToLeft
        qtbot.waitUntil(lambda: (page.view.map.mapTo(page, page.view.map.rect().center()).x() < 600) == rtl)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
