# SPDX-License-Identifier: GPL-3.0-or-later
"""The map beside the table: drawn offline from outlines, never mirrored, a second view of the current option."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.relocation.map_shapes import Sight, shapes, sight
from ui.theme import colour, edge_width, theme_state
from ui.widgets.painted import Painted, crisp

NOTHING: Mapping[str, int] = {}
_LARGE = 45.0
"""Degrees: a larger state is not shown whole, its capital stands for it."""


@dataclass(frozen=True)
class MapLeg:
    """One leg of the road shown, by land or air."""

    start: str
    end: str
    by: str


@dataclass(frozen=True)
class Scene:
    """What the map shows, with every word that stands on it.

    `levels` gives the band of each place offered, `keep_out` the states that no road enters or where the danger is too
    great, `places` capitals as (east, south) in degrees. `names` and `words` are first and second line of a label;
    `legend` words by pattern: 0 to 3 for levels, keep_out, feared.
    """

    host: str
    origin: str
    chosen: str = ""
    legs: tuple[MapLeg, ...] = ()
    levels: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    keep_out: frozenset[str] = frozenset()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)

    def place(self, code: str) -> QPointF | None:
        """Return where a state's label and the ends of its roads stand, in degrees."""
        if code in self.places:
            return QPointF(*self.places[code])
        box = shapes().main.get(code)
        return box.center() if box is not None else None

    def on_the_way(self) -> tuple[str, ...]:
        """Return the states that have to be in sight: host, state feared, the one chosen, and those between."""
        ends = (code for leg in self.legs for code in (leg.start, leg.end))
        return tuple(dict.fromkeys(code for code in (self.host, self.origin, *ends, self.chosen) if code))


class MapView(Painted):
    """Draws a scene once for each size and theme; painting again only lays the picture down."""

    picked = Signal(str)
    """The code of a place offered that was clicked; the table is the way for the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self._drawn: QPixmap | None = None
        self._drawn_for: tuple[QSize, float] | None = None
        theme_state().changed.connect(self._forget)

    def show_scene(self, scene: Scene, spoken: str) -> None:
        """Show another scene; `spoken` is the map as a screen reader says it."""
        self.setAccessibleName(spoken)
        if scene != self._scene:
            self._scene = scene
            self._forget()

    @property
    def scene(self) -> Scene | None:
        """What is shown."""
        return self._scene

    def seen(self) -> Sight:
        """Return the window onto the world for the size there is."""
        scene = self._scene
        boxes = [] if scene is None else [b for b in (_box(scene, code) for code in scene.on_the_way()) if b]
        return sight(boxes, max(1, self.width()), max(1, self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the picture down, drawn anew only for another scene, size or theme."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn_for != (self.size(), ratio):
            self._drawn, self._drawn_for = self._draw(ratio), (self.size(), ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which place offered was clicked."""
        code = self.at(event.position())
        if code is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(code)

    def at(self, spot: QPointF) -> str | None:
        """Return the place offered at a spot of the widget, if there is one."""
        scene, seen = self._scene, self.seen()
        for code in reversed(shapes().order if scene is not None else ()):
            if scene is None or code not in scene.levels:
                continue
            path = shapes().states[code]
            for turn in seen.turns(path.boundingRect()):
                back, _ok = seen.transform(turn).inverted()
                if path.contains(back.map(spot)):
                    return code
        return None

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _hint(self) -> QSize:
        return QSize(420, 320)

    def _least(self) -> QSize:
        return QSize(200, 120)

    def _draw(self, ratio: float) -> QPixmap:
        from ui.relocation.map_paint import paint_scene

        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour("panel"))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        frame = QRectF(self.rect())
        if self._scene is not None:
            paint_scene(painter, self._scene, self.seen(), frame)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour("line"))
        painter.drawRoundedRect(crisp(frame, edge_width()), 4, 4)
        painter.end()
        return picture


def _box(scene: Scene, code: str) -> QRectF | None:
    """Return what has to be in sight of a state: its main outline, or its capital where that is very large."""
    box, place = shapes().main.get(code), scene.place(code)
    if place is None:
        return None
    if box is None or box.width() > _LARGE or code not in (scene.host, scene.origin, scene.chosen):
        return QRectF(place.x() - 1, place.y() - 1, 2, 2)
    return box
