# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranked, refused, weighed and chosen in the window: still there after another case, a lock and a new passphrase."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.model.case import Needs
from tests.pages.report_page import Report
from tests.pages.running import PASSPHRASE, Running, Start
from tests.ui.shell.test_wide_pages import rated
from ui.panels.result import RELOCATION
from ui.relocation.page import RelocationPage


def relocation(running: Running, qtbot: QtBot) -> RelocationPage:
    """Turn to the relocation page and wait for its whole list."""
    result = running.vault.main.result
    result.tabs.setCurrentIndex(RELOCATION)
    page = result.wide.relocation.page
    qtbot.waitUntil(lambda: page.is_current, timeout=30_000)
    return page


def choose(running: Running, qtbot: QtBot) -> Needs:
    page = relocation(running, qtbot)
    for choice in page.choices[1:3]:
        page.toggle(choice.id)
    running.vault.press(page.tools.wishes)
    wishes = page.pages.wishes
    for field, typed in ((wishes.add, "Austral"), (wishes.not_to.edit, "New Zeal")):
        field.setFocus()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    wishes.sliders["family"].setValue(4)
    draft = running.vault.desk.draft
    assert draft is not None
    return draft.needs


def test_it_is_kept_as_a_draft_and_comes_back_after_a_lock(opened: Running, start: Start, qtbot: QtBot) -> None:
    code = rated(opened, qtbot)
    needs = choose(opened, qtbot)
    assert (needs.wished, needs.not_to, needs.weights) == (("AU",), ("NZ",), {"family": 4})
    assert len(needs.chosen) == 2
    opened.vault.desk.keep()
    opened.vault.wait_until_saved()
    assert opened.vault.desk.session.draft(code).needs == needs, "by itself, before the case is put away"

    opened.program.lock()
    qtbot.waitUntil(lambda: opened.restarts == [[]], timeout=10_000)
    again = start()
    again.first.unlock(PASSPHRASE)
    assert again.vault.open(code).needs == needs
    page = relocation(again, qtbot)
    assert page.chosen == needs.chosen
    assert page.tools.plan.text() == "Plan with 2"
    again.vault.press(page.tools.wishes)
    assert page.pages.wishes.sliders["family"].value() == 4


def test_another_case_does_not_get_it_and_the_first_still_has_it(opened: Running, qtbot: QtBot) -> None:
    first = rated(opened, qtbot)
    needs = choose(opened, qtbot)
    second = rated(opened, qtbot)
    page = relocation(opened, qtbot)
    assert page.chosen == ()
    assert page.tools.wishes.text() == "Wishes"
    assert opened.vault.open(first).needs == needs
    assert relocation(opened, qtbot).chosen == needs.chosen
    assert second != first


def test_the_report_has_what_the_case_holds_before_anybody_looked_at_options(opened: Running, qtbot: QtBot) -> None:
    rated(opened, qtbot)
    chosen = "CA:unhcr-em"
    opened.vault.answer(needs=Needs(chosen=(chosen, "CA:closed-in-2019")))
    report = Report(opened.vault, qtbot).open()
    assert not opened.vault.main.result.wide.relocation.is_made
    made = report.reporting.gathering.material
    assert made is not None
    assert made.plan is not None
    assert tuple(made.plan.options) == (chosen,)
    assert report.reporting._places_note() == "1 chosen"
