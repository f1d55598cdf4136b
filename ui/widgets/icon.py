# SPDX-License-Identifier: GPL-3.0-or-later
"""Line icons of `resources/icons`, painted in a role's colour, mirrored where direction is their meaning."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from exile_risk.assets import path
from ui.theme import colour, scaled, theme_state
from ui.widgets.painted import Painted

MIRRORED = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "redo", "send", "undo"})


@cache
def _renderer(name: str, colour_name: str) -> QSvgRenderer:
    drawing = path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour_name)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, tint: QColor, right_to_left: bool | None = None) -> None:
    """Paint the icon `name` into `rect` in the colour `tint`.

    `right_to_left` None asks the application; arrows, chevrons, undo, redo and send are mirrored then, the rest never.
    Raises FileNotFoundError for a name without a drawing.
    """
    if right_to_left is None:
        right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if right_to_left and name in MIRRORED:
        painter.translate(rect.center().x(), 0)
        painter.scale(-1, 1)
        painter.translate(-rect.center().x(), 0)
    _renderer(name, tint.name()).render(painter, rect)
    painter.restore()


def icon_pixmap(name: str, role: str = "ink", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap of `size` px at a device pixel ratio, in the colour of `role` now in force."""
    _renderer(name, colour(role).name())  # an unknown name must fail before a painter holds the pixmap
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour(role))
    painter.end()
    return pixmap


def icon(name: str, role: str = "ink", size: int = 16) -> QIcon:
    """Return the icon in the colours now in force; for one that follows a theme switch use `keep_icon`."""
    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(icon_pixmap(name, role, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(icon_pixmap(name, "ink-3", size, ratio), QIcon.Mode.Disabled)
    return made


class _IconKeeper(QObject):
    """Renews one button's or action's icon after each change of theme; it dies with its owner."""

    def __init__(self, owner: QAbstractButton | QAction, name: str, role: str, size: int) -> None:
        super().__init__(owner)
        self._owner, self._name, self._role, self._size = owner, name, role, size
        theme_state().changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        size = scaled(self._size)
        self._owner.setIcon(icon(self._name, self._role, size))
        if isinstance(self._owner, QAbstractButton):
            self._owner.setIconSize(QSize(size, size))

    def become(self, name: str, role: str, size: int) -> None:
        self._name, self._role, self._size = name, role, size
        self.renew()


def keep_icon(owner: QAbstractButton | QAction, name: str, role: str = "ink", size: int = 16) -> None:
    """Give a button or an action an icon that follows theme and text size; call again to change it."""
    for child in owner.children():
        if isinstance(child, _IconKeeper):
            child.become(name, role, size)
            return
    _IconKeeper(owner, name, role, size)


class Icon(Painted):
    """An icon standing alone beside a word. It says nothing to a screen reader: the word beside it does."""

    def __init__(self, name: str, role: str = "ink", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another drawing, in another role's colour when one is given."""
        self._name, self._role = name, role or self._role
        self.update()

    def _hint(self) -> QSize:
        return QSize(scaled(self._size), scaled(self._size))

    def _paint(self, painter: QPainter) -> None:
        size = scaled(self._size)
        rect = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        paint_icon(painter, self._name, rect, colour(self._role), self.right_to_left())
