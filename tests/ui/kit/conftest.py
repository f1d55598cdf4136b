# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test of the kit starts from the light theme at 100 %, left to right, and leaves it so."""

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.pages import look

Shown = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    look.plain_look(qapp)
    yield
    look.plain_look(qapp)


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Show widgets in one active window and return it."""

    windows: list[QWidget] = []

    def shown(*widgets: QWidget, width: int = 480) -> QWidget:
        window = QWidget()
        window.setProperty("surface", "panel")
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, window.sizeHint().height())
        qtbot.addWidget(window)
        with qtbot.waitActive(window, timeout=5000):
            window.show()
            window.activateWindow()
        return window

    return shown
