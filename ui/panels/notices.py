# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window has to say, in the page and not over it: each matter once, until somebody deals with it."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.banner import Banner


class Notices(QWidget):
    """Holds the banners under the header; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        self.hide()

    def tell(
        self, id: str, kind: str, title: str, text: str, buttons: tuple[tuple[str, Callable[[], None]], ...] = ()
    ) -> None:
        """Say something about the matter `id`, in place of what was said about it before.

        `kind`: note, caution or stop. A button's act comes after its banner is gone.
        """
        self.drop(id)
        banner = Banner(kind, title, text)
        for word, act in buttons:
            banner.add_button(word).clicked.connect(lambda _=False, act=act: self._act(id, act))
        self._banners[id] = banner
        self._column.addWidget(banner)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title} {text}"))

    def drop(self, id: str) -> None:
        """Say nothing more about a matter."""
        banner = self._banners.pop(id, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def __contains__(self, id: str) -> bool:
        return id in self._banners

    def _act(self, id: str, act: Callable[[], None]) -> None:
        self.drop(id)
        act()
