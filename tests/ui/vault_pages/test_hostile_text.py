# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing typed, sent or read from a file is ever taken for mark-up: every page is filled with it and walked."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from exile_risk.handover.desk import handover_of
from exile_risk.judgement import Opinion
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault
from tests.pages.running import PASSPHRASE, Running, Start
from ui.panels.result import HISTORY, RATING, REASONS, RELOCATION, WHAT_IF
from ui.relocation.card_view import CardView
from ui.reporting import Reporting
from ui.vault_pages.navigation import HANDOVER, PACKS, RETENTION, VAULT, VaultNavigation
from ui.widgets.plain import plain_tip

MARKED = "<img src=x><b>Zq</b>"
HOSTILE = f"{MARKED} {{{{7*7}}}} %s %n \u202egnp.exe &lt;i&gt;"
WRITTEN_BY_US = (CardView,)
"""What shows a page of our own making as mark-up; tests of that page see to what is in it."""


def what_is_wrong(root: QWidget) -> list[str]:
    """Return every widget, shown or not, that could read text as mark-up."""
    wrong = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            wrong.append(f"label: {widget.text()!r}")
        if isinstance(widget, QTextEdit | QMessageBox) and not _is_ours(widget):
            wrong.append(f"{type(widget).__name__} in {widget.parentWidget()!r}")
        if _reads_marks(widget.toolTip()):
            wrong.append(f"tooltip of {widget!r}: {widget.toolTip()!r}")
        if isinstance(widget, QAbstractItemView):
            tips = _cells(widget, Qt.ItemDataRole.ToolTipRole)
            wrong += [f"tooltip of a cell of {widget!r}: {tip!r}" for tip in tips if _reads_marks(tip)]
    return wrong


def _is_ours(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, WRITTEN_BY_US):
        above = above.parentWidget()
    return isinstance(widget, QTextBrowser) and above is not None and not widget.openLinks()


def _reads_marks(tip: str) -> bool:
    """Whether a tooltip would show our marks as marks: as soon as they stand there unescaped."""
    return re.search(r"<(?!/?span)", tip) is not None or "&lt;i&gt;" in tip


def _cells(view: QAbstractItemView, role: Qt.ItemDataRole) -> list[str]:
    """Return the texts of a view's first rows."""
    model = view.model()
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    spots = [(row, column) for row in range(min(200, model.rowCount(QModelIndex()))) for column in range(columns)]
    found = [model.data(model.index(*spot), role) for spot in spots]
    return [text for text in found if isinstance(text, str)]


def shown_words(root: QWidget) -> str:
    """Return what is on a page, in labels, cells and fields."""
    said = [label.text() for label in root.findChildren(QLabel)]
    said += [edit.toPlainText() for edit in root.findChildren(QPlainTextEdit)]
    for view in root.findChildren(QAbstractItemView):
        said += _cells(view, Qt.ItemDataRole.DisplayRole)
    return "\n".join(said)


@pytest.fixture(scope="module")
def hostile_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault in which every field that takes text holds text that would like to be something else."""
    folder = tmp_path_factory.mktemp("hostile") / "<b>Zq &lt;i&gt;"
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    session = Session(Vault.open(folder, bytearray(PASSPHRASE, "ascii")))
    draft = Draft("KH", "TH", needs=Needs(professions=("journalist",)))
    for trigger in session.catalogue.triggers:
        draft = draft.with_answer(trigger, Answer("no"))
    code = session.add(draft)
    session.judge(code, draft, Opinion(Band.HIGH, HOSTILE, (), "NK"))
    session.keep_opinion(code, Opinion(Band.HIGH, HOSTILE, (), "NK"))
    day = date(2018, 1, 1)
    session.add_correction(
        Correction("host_courts", "strong", None, "TH", day, None, HOSTILE, HOSTILE, day, HOSTILE, day)
    )
    custody = session.safekeeping.custody
    custody.retain(code, HOSTILE, HOSTILE, date.today() - timedelta(days=2))
    other = session.add(draft)
    custody.retain(other, HOSTILE, HOSTILE, None)
    _meet_somebody(session, folder.parent / "other")
    session.close()
    return folder


def _meet_somebody(session: Session, folder: Path) -> None:
    """Add a colleague with a hostile name, and a conflict whose readings hold hostile words."""
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    there = Session(Vault.open(folder, bytearray(PASSPHRASE, "ascii")))
    ours, theirs = handover_of(session), handover_of(there)
    for one, another, label in ((ours, theirs, f"{MARKED} &lt;i&gt;"), (theirs, ours, "Us")):
        card = another.card()
        one.confirm(one.add_colleague(card.text, label).id, " ".join(card.words))
    codes = [line.code for line in session.cases()]
    file, back = folder.parent / "there.age", folder.parent / "back.age"
    from exile_risk.handover.sending import Options

    everything = Options(free_text=True, initials=True)
    ours.seal(file, codes, [ours.colleagues()[0].id], everything)
    theirs.take(theirs.look(file))
    for line in there.cases():
        there.judge(line.code, there.draft(line.code), Opinion(Band.EXTREME, f"{HOSTILE} theirs", (), "RT"))
    for code in codes:
        session.judge(code, session.draft(code), Opinion(Band.EXTREME, f"{HOSTILE} ours", (), "NK"))
    theirs.seal(back, [line.code for line in there.cases()], [theirs.colleagues()[0].id], everything)
    ours.take(ours.look(back))
    there.close()


@pytest.fixture
def hostile(start: Start, hostile_vault: Path, tmp_path: Path, remembered: None, qtbot: QtBot) -> Running:
    """A program with that vault open, and the judged case on the desk."""
    folder = tmp_path / hostile_vault.name
    shutil.copytree(hostile_vault, folder)
    running = start(folder)
    assert what_is_wrong(running.program.window) == []  # the path stands on the unlock page
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: running.vault.desk.code is not None, timeout=20_000)
    return running


def _visit_tab(running: Running, qtbot: QtBot, tab: int) -> None:
    result = running.vault.main.result
    result.tabs.setCurrentIndex(tab)
    waits: dict[int, Callable[[], Any]] = {
        REASONS: lambda: result.wide.account.page.shown is not None,
        WHAT_IF: lambda: result.wide.what_if.page.is_current,
        RELOCATION: lambda: result.wide.relocation.page.is_current,
        HISTORY: lambda: len(result.history.list.rows()) >= 2,
    }
    if tab in waits:
        qtbot.waitUntil(waits[tab], timeout=60_000)


def test_every_tab_of_a_case_shows_it_as_it_was_written(hostile: Running, qtbot: QtBot) -> None:
    for tab in (RATING, REASONS, WHAT_IF, RELOCATION, HISTORY):
        _visit_tab(hostile, qtbot, tab)
        assert what_is_wrong(hostile.program.window) == [], tab


def test_pages_about_the_vault_show_it_as_it_was_written(hostile: Running, qtbot: QtBot) -> None:
    main = hostile.vault.main
    navigation = main.findChild(VaultNavigation)
    assert isinstance(navigation, VaultNavigation)
    seen = {}
    for verb in (VAULT, RETENTION, HANDOVER, PACKS):
        main.actions_table[verb].trigger()
        page = navigation.pages[verb]
        qtbot.waitUntil(lambda page=page: not page.reading and getattr(page, "state", page) is not None, timeout=30_000)
        assert what_is_wrong(hostile.program.window) == []
        seen[verb] = shown_words(page)
    assert "<b>Zq &lt;i&gt;" in seen[VAULT]
    assert MARKED in seen[RETENTION]
    assert MARKED in seen[HANDOVER]
    assert "\u202e" not in seen[HANDOVER]


def test_two_readings_and_what_leaves_show_it_as_it_was_written(hostile: Running, qtbot: QtBot) -> None:
    main = hostile.vault.main
    main.actions_table[HANDOVER].trigger()
    navigation = main.findChild(VaultNavigation)
    assert isinstance(navigation, VaultNavigation)
    page = navigation.pages[HANDOVER]
    qtbot.waitUntil(lambda: page.state is not None, timeout=20_000)
    next(button for (what, _), button in page.lists.buttons.items() if what == "decide").click()
    assert what_is_wrong(hostile.program.window) == []
    assert MARKED in shown_words(page.task)
    page.doors.seal.click()
    task = page.task
    for box in task.cases.values():
        box.setChecked(True)
    task.what["free_text"].setChecked(True)
    qtbot.waitUntil(lambda: any(MARKED in row[2] for row in task.table.rows()) and task.go.isEnabled(), timeout=20_000)
    assert what_is_wrong(hostile.program.window) == []


def test_pages_of_facts_corrections_and_the_report_show_it_as_it_was_written(hostile: Running, qtbot: QtBot) -> None:
    main = hostile.vault.main
    main.actions_table["corrections"].trigger()
    card = main.overlay.card
    assert card is not None
    assert MARKED in shown_words(card)
    assert what_is_wrong(hostile.program.window) == []
    main.overlay.close_it()
    reporting = main.findChild(Reporting)
    assert isinstance(reporting, Reporting)
    reporting.show()
    qtbot.waitUntil(lambda: reporting.is_whole, timeout=60_000)
    assert what_is_wrong(hostile.program.window) == []
    reporting.close()
    for verb in ("countries", "corridor", "evidence", "about", "shortcuts", "limits"):
        main.actions_table[verb].trigger()
        QApplication.processEvents()
        assert what_is_wrong(hostile.program.window) == [], verb
        main.overlay.close_it()


def test_the_walk_finds_what_it_looks_for(qtbot: QtBot) -> None:
    """A test of the test: each kind of hole, made on purpose."""
    for make in (
        lambda parent: QLabel(HOSTILE, parent),
        lambda parent: QTextBrowser(parent),
        lambda parent: QWidget(parent, toolTip=HOSTILE),  # type: ignore[call-overload]
    ):
        window = QWidget()
        qtbot.addWidget(window)
        make(window)
        assert len(what_is_wrong(window)) == 1


def test_a_tooltip_shows_marks_literally(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setToolTip(plain_tip(HOSTILE))
    with qtbot.waitExposed(window):
        window.show()
    spot = QPoint(2, 2)
    QApplication.sendEvent(window, QHelpEvent(QEvent.Type.ToolTip, spot, window.mapToGlobal(spot)))
    assert "&lt;img src=x&gt;" in QToolTip.text()
    assert plain_tip("Heron 14, 5 > 4") == "Heron 14, 5 > 4"
    QToolTip.hideText()
    window.setToolTip("")
