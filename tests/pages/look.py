# SPDX-License-Identifier: GPL-3.0-or-later
"""The look that tests of the window start from; put in force only where another test left a different one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme, text_percent, theme_name


def plain_look(app: QApplication) -> None:
    """Put the light theme at 100 %, left to right, in force; a style sheet set anew would be worked out anew."""
    if app.layoutDirection() != Qt.LayoutDirection.LeftToRight:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if (theme_name(), text_percent()) != ("light", 100) or not app.styleSheet():
        apply_theme(app, "light", 100)
