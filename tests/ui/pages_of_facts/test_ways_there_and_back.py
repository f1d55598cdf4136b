# SPDX-License-Identifier: GPL-3.0-or-later
"""How one comes to a page of facts and back to the case, and that nothing typed is lost on the way."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.pages.fact_pages import FactPagesPage
from tests.ui.pages_of_facts.conftest import LOOK_BACK, InProgram
from ui.panels.case_form import CaseFormPanel
from ui.the_window import TITLE

CONTROL = Qt.KeyboardModifier.ControlModifier


def form_of(program: InProgram) -> CaseFormPanel:
    form = program.running.vault.main.form
    assert isinstance(form, CaseFormPanel)
    return form


def test_a_key_leads_to_the_host_and_esc_back_to_the_case_as_it_was(program: InProgram, qtbot: QtBot) -> None:
    form, main, desk = form_of(program), program.running.vault.main, program.running.vault.desk
    code, draft = desk.code, desk.draft
    field = form.headline.host
    field.setFocus()
    qtbot.keyClicks(field, "Lao")
    program.running.vault.keys(Qt.Key.Key_4, CONTROL)
    page = program.page.wait_for_country("KH")
    assert page.shown is not None
    assert page.shown.record.day == LOOK_BACK
    assert main.cases.countries.isChecked()
    assert not form.isVisible()
    assert program.running.program.window.windowTitle() == TITLE
    assert main.parts()[-1] is program.navigation.pages
    main.go_to(main.cases)
    main.step_part(1)  # F6
    focused = program.running.program.window.focusWidget()
    assert focused is not None
    assert program.navigation.pages.isAncestorOf(focused)
    program.running.vault.keys(Qt.Key.Key_Escape)
    assert not program.is_shown
    assert form.isVisible()
    assert (desk.code, desk.draft) == (code, draft)
    assert main.cases.cases.isChecked()


def test_names_in_the_case_lead_to_pages_and_back_goes_through_them(program: InProgram, qtbot: QtBot) -> None:
    places, back = form_of(program).places, program.navigation.pages.back_button
    program.running.vault.desk.show_again()
    qtbot.mouseClick(places.origin, Qt.MouseButton.LeftButton)
    program.page.wait_for_country("TH")
    program.page.country("LA")
    program.page.corridor("TH", "LA")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    program.page.wait_for_country("LA")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    program.page.wait_for_country("TH")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not program.is_shown
    qtbot.mouseClick(places.both, Qt.MouseButton.LeftButton)
    page = program.page.wait_for_corridor("TH", "KH")
    assert page.parts.timeline.days[1] == LOOK_BACK


def test_another_case_takes_the_place_of_the_page_and_without_places_there_are_no_links(
    program: InProgram, qtbot: QtBot
) -> None:
    program.page.country("TH")
    program.running.vault.new_case()
    assert not program.is_shown
    assert program.running.vault.main.form.isVisible()
    places = form_of(program).places
    assert places.origin.isHidden()
    assert places.host.isHidden()
    assert places.both.isHidden()
    program.navigation.show_corridor()
    corridor = program.navigation.pages.page
    assert not corridor.parts.is_shown
    assert corridor.parts.empty.text.text() == "Choose the state feared and where they are."
    program.navigation.show_countries()
    page = program.navigation.pages.page
    qtbot.waitUntil(lambda: len(page.index.rows()) == 199, timeout=10_000)
    row = next(n for n, r in enumerate(page.index.rows()) if r.key == "VN")
    page.index.setFocus()
    page.index.setCurrentIndex(page.index.rows_model.index(row))
    qtbot.keyClick(page.index, Qt.Key.Key_Return)
    program.page.wait_for_country("VN")


def test_larger_text_keeps_the_page_and_the_way_back(program: InProgram) -> None:
    program.page.country("TH")
    program.page.country("LA")
    program.running.program.choose("text_size", 110)
    navigation = program.running.program.facts
    assert navigation is not None
    assert navigation is not program.navigation
    anew = FactPagesPage(navigation.pages, navigation.links, program.page.qtbot)
    anew.wait_for_country("LA")
    program.running.vault.keys(Qt.Key.Key_Escape)
    anew.wait_for_country("TH")


def test_the_day_of_a_page_is_not_the_day_of_the_case_and_help_opens_about(program: InProgram, qtbot: QtBot) -> None:
    page = program.page.country("KH")
    page.as_of.setFocus()
    page.as_of.setText("2015-03-01")
    qtbot.keyClick(page.as_of, Qt.Key.Key_Return)
    program.page.wait_for_day(page, date(2015, 3, 1))
    draft = program.running.vault.desk.draft
    assert draft is not None
    assert draft.as_of == LOOK_BACK
    program.running.vault.main.actions_table["about"].trigger()
    about = program.navigation.pages.page
    qtbot.waitUntil(lambda: bool(about.program.rows()), timeout=10_000)
    assert program.navigation.pages.title.text() == "About Exile Risk and its licences"
