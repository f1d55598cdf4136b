# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu of marks that stays open while several are set, by mouse and by Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class StayingMenu(QMenu):
    """Toggles what can be checked and stays; Enter and Esc close it as in any menu."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the action under the mouse."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle the current action by Space."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
