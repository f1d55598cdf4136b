# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, card and task of the window over a vault full of hostile text: nothing is taken for mark-up or opened.

A verb or a kind of widget that is added and not visited here fails the test.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.pages.correcting import Correcting
from tests.pages.fact_pages import FactPagesPage
from tests.pages.judging import Judging
from tests.pages.report_page import HTML, PRINT, Report
from tests.pages.running import PASSPHRASE, Running, Start
from tests.ui.vault_pages.hostile import HOSTILE, MARKED, Canary, Walk, widget_classes
from tests.ui.vault_pages.hostile_vault import hostile, hostile_vault, judged
from tests.ui.vault_pages.visit import Visit
from ui.actions import VERBS
from ui.fact_navigation import FactNavigation
from ui.panels.create_vault import PassphraseStep, PlaceStep, ReadyStep
from ui.panels.first_vault import FirstVault
from ui.panels.result import HISTORY, RATING, REASONS, RELOCATION, WHAT_IF
from ui.panels.unlock_page import UnlockPage
from ui.vault_pages.kit_task import KitTask
from ui.vault_pages.navigation import HANDOVER, PACKS, RETENTION, VAULT
from ui.vault_pages.recover_page import RecoverPage

__all__ = ["hostile", "hostile_vault", "judged"]

NO_PAGE = {
    **dict.fromkeys(("new_case", "find_case", "bin_case", "undo", "redo", "cut", "copy", "paste"), "works on a page"),
    **dict.fromkeys(("panel_cases", "panel_form", "panel_result", "next_panel", "previous_panel"), "moves the focus"),
    **dict.fromkeys(("theme_system", "theme_light", "theme_dark"), "shows the same in other colours"),
    **dict.fromkeys(("text_larger", "text_smaller", "text_normal"), "shows the same in other sizes"),
    **dict.fromkeys(("quit", "lock", "leave_at_once", "start_training", "leave_training"), "ends the window"),
}
NOT_SEEN = {
    "ui.widgets.dot_field.DotField": "dots without a word, for a case with more answers than this one has",
    "ui.widgets.ghost_rows.GhostRows": "four grey bars, gone before anybody can look; they hold no text",
    "ui.widgets.sheet._Swatch": "the sheet of all parts, which only their makers open",
}
"""Kinds of widgets that cannot come into view here, each with the reason."""


def tabs_of_the_case(visit: Visit) -> None:
    result, wide = visit.result, visit.result.wide
    waits: dict[int, Callable[[], Any]] = {
        RATING: lambda: True,
        REASONS: lambda: wide.account.page.shown is not None,
        WHAT_IF: lambda: wide.what_if.page.is_current,
        RELOCATION: lambda: wide.relocation.page.is_current,
        HISTORY: lambda: len(result.history.list.rows()) >= 2,
    }
    for tab in range(result.tabs.count()):
        result.tabs.setCurrentIndex(tab)
        visit.look()
        visit.until(waits[tab])
        visit.look()
        if tab == REASONS:
            wide.account.page.mode.chips()[1].click()
            visit.settle()
            visit.look()
    result.tabs.setCurrentIndex(RATING)
    menu = result.judgement.writing._menu
    menu.popup(result.mapToGlobal(result.rect().center()))
    visit.look()
    menu.close()
    judging = Judging(result, visit.qtbot)
    result.tabs.setCurrentIndex(HISTORY)
    judging.open_row(judging.history.list.rows()[0])
    visit.look()


def form(visit: Visit) -> None:
    """Names, questions and the list of matches while somebody types."""
    headline = visit.main.form.headline
    visit.running.vault.answer(nationalities=("KH", "VN"))
    visit.running.vault.desk.show_again()
    visit.until(headline.nationalities.tags)
    visit.main.form.go_to("citizenship")
    visit.until(lambda: any(chip.isVisible() for chip in headline.nationalities.findChildren(QPushButton)))
    visit.look()
    field = headline.host
    field.setFocus()
    visit.qtbot.keyClicks(field, "Lao")
    visit.look()
    visit.key(field, Qt.Key.Key_Escape)
    Correcting(visit.running, visit.qtbot).card("host_courts")
    visit.look()


def supposed(visit: Visit) -> None:
    """What-if copies, in which something is supposed."""
    visit.result.tabs.setCurrentIndex(WHAT_IF)
    page = visit.result.wide.what_if.page
    visit.until(lambda: page.is_current)
    visit.qtbot.keyClicks(page.bench.country, "Laos")
    visit.key(page.bench.country, Qt.Key.Key_Return)
    visit.until(lambda: page.is_current)
    visit.look()


def relocation(visit: Visit) -> None:
    """Wishes, two options compared, a plan, and the card of the first hour."""
    visit.result.tabs.setCurrentIndex(RELOCATION)
    page = visit.result.wide.relocation.page
    visit.until(lambda: page.is_current)
    rows = page.view.table.rows
    rows.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        visit.key(rows, key)
        visit.look()
    for button in (page.tools.compare, page.tools.plan, page.tools.wishes):
        visit.until(button.isEnabled)
        button.click()
        visit.settle()
        visit.look()
        if button is page.tools.plan:
            next(b for b in page.findChildren(QPushButton) if b.isVisible() and "card" in b.text().lower()).click()
            visit.settle()
            visit.look()
        page.pages.back()
    visit.running.vault.desk.set_as_of(date(2020, 1, 1))
    visit.until(lambda: page.is_current)
    visit.look()
    visit.running.vault.desk.set_as_of(None)


def no_case(visit: Visit) -> None:
    """Nothing on the desk, and the notice before a lock."""
    visit.main.idle.warn(30, saved=True)
    visit.running.vault.desk.put_down(lambda: None)
    visit.until(lambda: visit.running.vault.desk.code is None)
    visit.look()
    visit.main.idle.hide()


def a_second_person(visit: Visit) -> None:
    """A judgement that waits for somebody else."""
    bar = visit.result.judgement
    for code in visit.running.vault.codes():
        visit.running.vault.open(code)
        visit.settle()
        visit.look()
        if bar.second.isVisible():
            return
    raise AssertionError("no judgement waits")


def files(visit: Visit) -> None:
    from ui.files.opening import FilesOfCase

    visit.verb("files")
    way = visit.main.findChild(FilesOfCase)
    assert isinstance(way, FilesOfCase)
    page = way.page
    assert page is not None
    visit.until(lambda: page.found is not None and not page.reading)
    assert page.found is not None
    assert len(page.found.files) == 2
    for one in page.found.files:
        for button in (None, page.viewer.take_out, page.viewer.remove):
            page.open_file(one.id)
            visit.settle()
            if button is not None:
                button.click()
            visit.look()
    visit.press_everything(page)


def report(visit: Visit) -> None:
    page = Report(visit.running.vault, visit.qtbot)
    visit.verb("report")
    page.wait()
    visit.look()
    for way, shown in ((HTML, page.save_card), (PRINT, page.print_card)):
        page.leave(way, PASSPHRASE)
        shown()
        visit.look()
        visit.close()


def about_the_vault(id: str) -> Callable[[Visit], None]:
    def visit_it(visit: Visit) -> None:
        visit.verb(id)
        page = visit.pages.navigation.pages[id]
        visit.until(lambda: not page.reading and getattr(page, "state", page) is not None)
        visit.look()
        visit.press_everything(page)
        if id == VAULT:
            paper(visit, page)
        if id == HANDOVER:
            bundle(visit, page)

    return visit_it


def bundle(visit: Visit, page: Any) -> None:
    """A bundle from a file, looked at and kept apart."""
    page.doors.open.click()
    page.task.file.setText(str(visit.folder / "to-open.age"))
    page.task.go.click()
    visit.until(lambda: page.task.look is not None)
    visit.look()
    page.close_task()


def paper(visit: Visit, page: Any) -> None:
    """The sheets of a recovery kit."""
    task = visit.pages.begin("kit", KitTask)
    visit.pages.make_kit(task)
    visit.look()
    page.close_task()


def corrections(visit: Visit) -> None:
    visit.case()
    visit.verb("corrections")
    visit.look()
    visit.close()
    correcting = Correcting(visit.running, visit.qtbot)
    sheet = correcting.sheet("host_courts")
    for edit in sheet.edits.values():
        edit.setText(HOSTILE[: edit.maxLength()])
    correcting.refused(sheet)
    visit.look()
    visit.close()


def card(id: str) -> Callable[[Visit], None]:
    def visit_it(visit: Visit) -> None:
        visit.verb(id)
        visit.look()
        visit.close()

    return visit_it


def facts(id: str) -> Callable[[Visit], None]:
    def visit_it(visit: Visit) -> None:
        visit.verb(id)
        navigation = visit.main.findChild(FactNavigation)
        assert isinstance(navigation, FactNavigation)
        pages = FactPagesPage(navigation.pages, navigation.links, visit.qtbot)
        {
            "countries": lambda: pages.wait_for_country("TH"),
            "corridor": lambda: pages.wait_for_corridor("KH", "TH"),
            "evidence": pages.evidence,
            "about": pages.about,
        }[id]()
        visit.look()
        page = navigation.pages.page
        visit.turn(page)
        for edit in navigation.pages.findChildren(QLineEdit):
            if edit.isVisible() and edit.isEnabled():
                edit.setText(HOSTILE[: edit.maxLength()])
        visit.look()

    return visit_it


VISITS: dict[str, Callable[[Visit], None]] = {
    "files": files,
    "report": report,
    "as_of": card("as_of"),
    **{id: facts(id) for id in ("countries", "corridor", "evidence", "about")},
    **{id: about_the_vault(id) for id in (VAULT, RETENTION, HANDOVER, PACKS)},
    "corrections": corrections,
    "shortcuts": card("shortcuts"),
    "limits": card("limits"),
}


def test_every_verb_leads_to_a_page_that_is_visited_or_to_none() -> None:
    assert set(VISITS) | set(NO_PAGE) == {verb.id for verb in VERBS}
    assert not set(VISITS) & set(NO_PAGE)


def first_pages(start: Start, folder: Path, qtbot: QtBot, walk: Walk, home: Path) -> None:
    """Everything before a vault is open: none there yet, one being made, one to unlock, a lost passphrase, practice."""
    running = start()
    first = running.first
    walk.look()
    first.press(first.page(FirstVault).create_button)
    place = first.page(PlaceStep)
    place.edit.setText(f"{home}/{MARKED.replace('/', '_')}")
    walk.look()
    first.press(place.go)
    step = first.page(PassphraseStep)
    for edit in (step.first.edit, step.second.edit):
        edit.setText(PASSPHRASE)
    walk.look()
    first.press(step.go)
    first.page(ReadyStep)
    walk.look()
    running = start(folder)
    page = running.first.page(UnlockPage)
    walk.look()
    page.recover.click()
    running.first.page(RecoverPage)
    walk.look()
    running = start(train=True)
    running.first.wait_for_window()
    qtbot.waitUntil(lambda: running.program.main is not None)
    walk.look()


def test_no_page_takes_text_for_mark_up_or_opens_what_it_names(
    start: Start, hostile: Running, hostile_vault: Path, judged: str, qtbot: QtBot, home: Path
) -> None:
    walk = Walk()
    with Canary() as canary:
        visit = Visit(hostile, qtbot, walk, canary, hostile_vault.parent)
        hostile.vault.open(judged)
        for one in (tabs_of_the_case, form, supposed, relocation, *VISITS.values(), a_second_person, no_case):
            visit.case()
            if hostile.vault.desk.code is None:
                hostile.vault.open(judged)
            one(visit)
        first_pages(start, hostile_vault, qtbot, walk, home)
        assert not canary.was_opened()
    unseen = widget_classes() - walk.seen - set(NOT_SEEN)
    assert not unseen, "\n".join(sorted(unseen))
    assert not set(NOT_SEEN) & walk.seen
    for kind in ("not recorded", "theirs", "ours", "new", ".jpg", "{{7*7}} %s %n gnp.exe", "&lt;i&gt;"):
        assert walk.has_read(f"{MARKED} {kind}") or any(MARKED in words and kind in words for words in walk.words), kind
