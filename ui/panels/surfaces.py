# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines and scrolling columns that every panel shares."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import set_look


def rule() -> QFrame:
    """Return a line across a panel, 1 px."""
    line = QFrame()
    line.setFixedHeight(1)
    set_look(line, surface="line")
    return line


def scrolling(page: QWidget) -> QScrollArea:
    """Return a page in a scroll area that never scrolls sideways."""
    area = QScrollArea()
    set_look(page, surface="panel")
    set_look(area.viewport(), surface="panel")
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def on_panel(widget: QWidget) -> None:
    """Give a plain widget the tone of a panel, whatever it stands on."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(widget, surface="panel")
