# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk over every page finds each kind of hole, and what the program's own parts do with hostile text."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QTextBrowser,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from exile_risk.marks_of_direction import unturned
from exile_risk.wording import isolated
from tests.ui.vault_pages.hostile import HOSTILE, MARKED, Canary, turns, what_is_wrong
from ui.widgets.plain import ElidedLabel, PlainLabel, plain_tip


def test_the_walk_finds_what_it_looks_for(qtbot: QtBot) -> None:
    """A test of the test: each kind of hole, made on purpose."""

    def plain(parent: QWidget) -> None:
        QLabel(HOSTILE, parent).setTextFormat(Qt.TextFormat.PlainText)

    for make in (
        lambda parent: QLabel(MARKED, parent),
        plain,  # nothing is read as mark-up, but the rest of the line would be turned around
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
    assert "&lt;img src=file:" in QToolTip.text()
    assert plain_tip("Heron 14, 5 > 4") == "Heron 14, 5 > 4"
    QToolTip.hideText()
    window.setToolTip("")


def test_the_canary_sees_what_qt_opens_by_itself(qtbot: QtBot) -> None:
    """A test of the test: a label that reads mark-up opens the file, and nobody but the kernel would tell."""
    with Canary() as canary:
        label = QLabel(MARKED)
        qtbot.addWidget(label)
        with qtbot.waitExposed(label):
            label.show()
        qtbot.waitUntil(canary.was_opened)
        plain = PlainLabel(MARKED)
        qtbot.addWidget(plain)
        with qtbot.waitExposed(plain):
            plain.show()
        plain.grab()
        assert not canary.was_opened()


def test_marks_of_direction_end_with_the_text_that_holds_them(qtbot: QtBot) -> None:
    for text in (HOSTILE, "\u2069x", "\u2068x", "\u2067\u2067x\u2069", "\u202dx\u202c", f"a{isolated('b')}c"):
        assert not turns(unturned(text))
        assert not turns(isolated(text))
        for kind in (PlainLabel, ElidedLabel):
            label = kind(text)
            qtbot.addWidget(label)
            assert not turns(label.text())
    assert unturned("gn\u202egnp.exe") == "gngnp.exe"
    for kept in ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\u200eb\u200f", isolated("x"), "e\u0301"):
        assert unturned(kept) == kept
