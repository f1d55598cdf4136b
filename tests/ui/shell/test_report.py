# SPDX-License-Identifier: GPL-3.0-or-later
"""From the open case to a page outside the vault: previewed, asked for again, typed where, and never before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from exile_risk.errors import InputError
from exile_risk.model.answers import Answer
from exile_risk.report import Part, Reader
from exile_risk.report.parts import Table
from exile_risk.vault import audit
from tests.pages.report_page import HTML, PDF, PRINT, Report
from tests.pages.running import PASSPHRASE, Running
from tests.ui.shell.test_accessibility import walk
from tests.ui.shell.test_wide_pages import rated
from ui.panels.result import RELOCATION
from ui.widgets.banner import Banner

WRONG = "five quiet herons far away"


@pytest.fixture
def report(opened: Running, qtbot: QtBot) -> Report:
    """The report of a rated case."""
    rated(opened, qtbot)
    return Report(opened.vault, qtbot).open()


def files(home: Path) -> set[Path]:
    return {p for p in home.rglob("*") if p.is_file() and "/vault/" not in p.as_posix()}


def notes(running: Running) -> list[str]:
    """Return what the chain of the vault says of pages that left."""
    with running.vault.desk.session._vault.reading() as connection:
        return [entry.object for entry in audit.entries(connection) if entry.action == "page_out"]


def test_ctrl_p_shows_the_pages_and_esc_leads_back(opened: Running, report: Report, qtbot: QtBot) -> None:
    main = opened.vault.main
    assert report.page.isVisible()
    assert not main.form.isVisible()
    assert not main.result.isVisible()
    assert report.page.strip.code.text() == opened.vault.desk.code
    assert opened.vault.desk.code in report.document.title
    assert report.page.choices.readers[Reader.PARTNER].hasFocus()
    opened.vault.keys(Qt.Key.Key_Escape)
    assert main.form.isVisible()
    assert main.result.isVisible()
    report.press(report.reporting.button)
    report.wait()
    report.press(report.page.strip.show_form)
    assert main.form.isVisible()


def test_without_a_case_there_is_no_report(opened: Running) -> None:
    assert not opened.vault.main.actions_table["report"].isEnabled()
    opened.vault.new_case()
    assert opened.vault.main.actions_table["report"].isEnabled()


def test_a_case_without_places_says_what_is_missing(opened: Running, qtbot: QtBot) -> None:
    opened.vault.new_case()
    report = Report(opened.vault, qtbot)
    report.reporting.show()
    assert report.page.empty.isVisible()
    report.type_passphrase(PASSPHRASE)
    assert not any(button.isEnabled() for button in report.page.choices.ways.values())


def test_parts_reader_and_answers_change_the_page(opened: Running, report: Report, qtbot: QtBot) -> None:
    ids = {s.id for s in report.document.sections}
    assert {"rating", "range", "judgement", "unknown", "to_do", "relocation"} <= ids
    report.tick(Part.TO_DO, False)
    assert "to_do" not in {s.id for s in report.document.sections}
    report.read_by(Reader.PERSON)
    assert "plain words" in report.document.aside[1]
    assert "to_do" in {s.id for s in report.document.sections}, "each reader begins with what is usual"
    assert not report.page.choices.parts[Part.LEDGER].isEnabled()
    report.read_by(Reader.FILE)
    assert "ledger" in {s.id for s in report.document.sections}
    assert "of" in report.page.choices.parts[Part.RELOCATION].accessibleDescription()
    before = report.document.sections[0]
    answers = {**opened.vault.desk.draft.answers, "origin_request": Answer("formal_extradition_request")}  # type: ignore[union-attr]
    opened.vault.answer(answers=answers)
    report.wait()
    assert report.document.sections[0] != before


def test_options_chosen_on_the_relocation_page_go_in(opened: Running, report: Report, qtbot: QtBot) -> None:
    opened.vault.keys(Qt.Key.Key_Escape)
    result = opened.vault.main.result
    result.tabs.setCurrentIndex(RELOCATION)
    page = result.wide.relocation.page
    qtbot.waitUntil(lambda: page.is_current, timeout=30_000)
    wanted = page.choices[4]
    page.toggle(wanted.id)
    report.open()
    table = next(s for s in report.document.sections if s.id == "relocation").blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 2, "the one chosen, and staying"
    assert report.reporting.gathering.material is not None
    assert set(report.reporting.gathering.material.plan.options) == {wanted.id}
    assert "1 chosen" in report.page.choices.parts[Part.RELOCATION].accessibleDescription()


def test_nothing_leaves_before_the_passphrase_and_a_path(
    opened: Running, report: Report, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = files(home)
    choices = report.page.choices
    assert not any(button.isEnabled() for button in choices.ways.values())
    report.leave(PDF, WRONG)
    qtbot.waitUntil(lambda: "not the passphrase" in choices.passphrase.hint(), timeout=20_000)
    assert choices.passphrase.text() == ""
    report.type_passphrase(PASSPHRASE)
    assert not choices.ways[PDF].isEnabled(), "after a wrong one the next try waits"
    choices._wait.stop()
    choices._wait.timeout.emit()
    report.press(choices.ways[PDF])
    card = report.save_card()
    assert choices.passphrase.text() == ""
    assert opened.vault.desk.code not in card.edit.text()
    assert files(home) == before
    qtbot.keyClick(card.edit, Qt.Key.Key_Escape)
    assert opened.vault.main.overlay.card is None
    assert files(home) == before
    assert report.reporting.is_open
    report.leave(PDF, PASSPHRASE)
    report.save_to(tmp_path / "note.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "note.pdf").exists() and "report" in opened.vault.main.notices, timeout=20_000)
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF-")
    assert files(home) == before
    assert notes(opened) == [f"{opened.vault.desk.code}/page/partner/pdf"]


def test_html_is_saved_and_a_wrong_path_is_said_on_the_card(
    opened: Running, report: Report, tmp_path: Path, qtbot: QtBot
) -> None:
    report.leave(HTML, PASSPHRASE)
    card = report.save_to("note.html")
    qtbot.waitUntil(lambda: "whole path" in card.note.text(), timeout=20_000)
    taken = tmp_path / "taken.html"
    taken.write_text("mine")
    report.save_to(taken)
    qtbot.waitUntil(lambda: "already" in card.note.text(), timeout=20_000)
    assert card.edit.property("mend") is True
    report.save_to(tmp_path / "note.html")
    qtbot.waitUntil(lambda: "report" in opened.vault.main.notices, timeout=20_000)
    assert taken.read_text() == "mine"
    page = (tmp_path / "note.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert str(opened.vault.desk.code) in page
    said = [b for b in opened.vault.main.notices.findChildren(Banner) if b.isVisible()]
    assert len(said) == 1


def test_without_a_printer_the_card_says_so(report: Report) -> None:
    report.leave(PRINT, PASSPHRASE)
    card = report.print_card()
    assert not card.go.isEnabled()
    assert "No printer is set up" in card.note.text()
    assert card.cancel.hasFocus()


def test_a_printer_gets_every_page(report: Report, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.report.output import print_on

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet = report.page.preview.sheet
    assert sheet is not None
    print_on(printer, sheet)
    made = (tmp_path / "printed.pdf").read_bytes()
    assert made.count(b"/Type /Page\n") + made.count(b"/Type /Page/") >= len(sheet.pages) or len(sheet.pages) == 1


def test_no_passphrase_stays_on_a_page_nobody_sees(opened: Running, report: Report) -> None:
    report.type_passphrase(PASSPHRASE)
    opened.vault.keys(Qt.Key.Key_Escape)
    assert report.page.choices.passphrase.text() == ""


def test_it_can_be_read_aloud_and_reached_by_tab(opened: Running, report: Report, qtbot: QtBot) -> None:
    assert walk(opened.program.window) == []
    area = report.page.preview.area
    said = QAccessible.queryAccessibleInterface(area).text(QAccessible.Text.Description)
    assert "Do not give this page to any authority." in " ".join(said.split())
    assert "\u2068" not in said
    reached = []
    for _ in range(40):
        qtbot.keyClick(opened.program.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(opened.program.window.focusWidget())
    choices = report.page.choices
    for widget in (
        choices.parts[Part.REASONS],
        choices.language,
        choices.passphrase.edit,
        area,
        report.page.preview.whole,
    ):
        assert widget in reached, widget


def test_the_zoom_has_buttons_and_follows_the_width_until_then(opened: Running, report: Report) -> None:
    preview = report.page.preview
    assert preview.zoom == 1.0
    report.press(preview.larger)
    assert preview.zoom == 1.25
    report.press(preview.smaller)
    report.press(preview.smaller)
    assert preview.zoom == 0.8
    report.press(preview.whole)
    assert preview.zoom * 1123 <= preview.area.viewport().height()


def test_another_case_or_locking_closes_the_page(opened: Running, report: Report, qtbot: QtBot) -> None:
    opened.vault.main.cases.new_button.click()
    qtbot.waitUntil(lambda: not report.reporting.is_open, timeout=20_000)
    assert report.page.preview.sheet is None
    assert report.reporting.gathering.material is None


def test_practice_asks_for_no_passphrase(start: object, qtbot: QtBot) -> None:
    running = start(train=True)  # type: ignore[operator]
    qtbot.waitUntil(lambda: running.program.main is not None, timeout=30_000)
    running.vault.open(running.vault.codes()[0])
    report = Report(running.vault, qtbot).open()
    assert not report.page.choices.passphrase.isVisible()
    report.leave(PDF, None)
    assert report.save_card().isVisible()


def test_a_printer_that_is_not_there_is_said_and_the_try_is_noted(
    opened: Running, report: Report, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Nowhere"]))
    report.leave(PRINT, PASSPHRASE)
    card = report.print_card()
    assert card.printers.hasFocus()
    assert "may keep a copy" in card.note.text()
    monkeypatch.setattr("ui.report.ways_out._print_on", _refuse)
    report.press(card.go)
    qtbot.waitUntil(lambda: "did not take the page" in card.note.text(), timeout=20_000)
    assert notes(opened) == [f"{opened.vault.desk.code}/page/partner/print"]
    assert "report" not in opened.vault.main.notices


def _refuse(_name: str, _sheet: object) -> None:
    raise InputError("report_not_printed")
