# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture fitted into its pane, made larger and smaller and moved about by keys; it never leaves memory."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from exile_risk.wording import _
from ui.files.decoding import Decoded
from ui.theme import colour, scaled, set_look, theme_state
from ui.widgets.plain import PlainLabel

STEPS = (0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_AROUND, _CORNER = 12, 12


class _Canvas(QWidget):
    """The picture in the middle, at a size in px; what stands behind it is white, as paper is."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.wanted = QSize(0, 0)
        self._small: QImage | None = None  # smoothed once, where the picture is shown smaller than it is

    def set_image(self, image: QImage | None) -> None:
        self.image, self._small = image, None

    def set_wanted(self, wanted: QSize) -> None:
        self.wanted = wanted
        self.setMinimumSize(wanted + QSize(2 * _AROUND, 2 * _AROUND) if not wanted.isEmpty() else QSize(0, 0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("sunk"))
        if self.image is None or self.wanted.isEmpty():
            return
        left, top = (self.width() - self.wanted.width()) // 2, (self.height() - self.wanted.height()) // 2
        box = QRectF(left, top, self.wanted.width(), self.wanted.height())
        painter.fillRect(box, QColor("#FFFFFF"))
        ratio = self.devicePixelRatioF()
        pixels = self.wanted * ratio
        if pixels.width() < self.image.width():
            painter.drawImage(box, self._smoothed(pixels))
            return
        view = box.intersected(QRectF(event.rect()))
        scale = self.image.width() / box.width()
        source = QRectF((view.topLeft() - box.topLeft()) * scale, view.size() * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale > 1 / 3)  # beyond, every pixel is seen
        painter.drawImage(view, self.image, source)

    def _smoothed(self, pixels: QSize) -> QImage:
        assert self.image is not None  # noqa: S101 - asked by its painting alone
        if self._small is None or self._small.size() != pixels:
            way = Qt.TransformationMode.SmoothTransformation
            self._small = self.image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, way)
        return self._small


class PictureView(QWidget):
    """Shows a picture whole until somebody asks for more of it. Keys: + and -, 0 for the whole, 1 for every pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = _Canvas()
        self.picture: Decoded | None = None
        self._name = ""
        self._chosen = False  # whether somebody has set the zoom
        self.zoom = 1.0
        """Screen points to a pixel of the file."""
        self.area = QScrollArea(self)
        self.area.setWidget(self.canvas)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidgetResizable(True)
        self.area.installEventFilter(self)
        self._edge = QFrame(self)
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge.hide()
        self.smaller, self.larger = QPushButton(), QPushButton()
        self.whole = QPushButton(_("Whole picture"))
        self.shown = PlainLabel("", "small", wrap=False)
        self.tools = self._make_tools()
        self.setMinimumHeight(scaled(200))
        theme_state().changed.connect(self._renew_edge)
        self._renew_edge()

    def show_picture(self, picture: Decoded | None, name: str = "") -> None:
        """Show a picture whole; None forgets the one that is shown."""
        self.picture, self._name, self._chosen = picture, name, False
        self.canvas.set_image(picture.image if picture is not None else None)
        self._fit()

    def fit(self) -> None:
        """Show the whole picture, and again after the pane has another size."""
        self._chosen = False
        self._fit()

    def every_pixel(self) -> None:
        """Show one pixel of the file as one point of the screen."""
        self._set_zoom(1.0)

    def step(self, by: int) -> None:
        """Show it larger (1) or smaller (-1)."""
        if by > 0:
            self._set_zoom(next((z for z in STEPS if z > self.zoom * 1.01), STEPS[-1]))
        else:
            self._set_zoom(next((z for z in reversed(STEPS) if z < self.zoom * 0.99), STEPS[0]))

    def take_key(self, event: QKeyEvent) -> bool:
        """Follow a key; returns whether it was one of the picture's."""
        if self.picture is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        acts = {"+": lambda: self.step(1), "-": lambda: self.step(-1), "0": self.fit, "1": self.every_pixel}
        act = acts.get("+" if event.text() == "=" else event.text())
        if act is not None:
            act()
        return act is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the keys of the picture; the rest is the page's."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts; a zoom nobody has set follows the pane."""
        super().resizeEvent(event)
        self.area.setGeometry(self.rect())
        self._edge.setGeometry(self.rect())
        if not self._chosen:
            self._fit()
        self._place_tools()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show where the focus is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._edge.setVisible(event.type() == QEvent.Type.FocusIn)
            self._edge.raise_()
        return False

    def _fit(self) -> None:
        if self.picture is None:
            self.canvas.set_wanted(QSize(0, 0))
            return
        room = self.size() - QSize(2 * _AROUND, 2 * _AROUND)
        zoom = min(1.0, room.width() / self.picture.width, room.height() / self.picture.height)
        self._show_zoom(max(0.001, zoom))

    def _set_zoom(self, zoom: float) -> None:
        if self.picture is None:
            return
        self._chosen = True
        middle = self._middle()
        self._show_zoom(zoom)
        self.canvas.resize(self.canvas.minimumSize().expandedTo(self.area.viewport().size()))
        for bar, part in ((self.area.horizontalScrollBar(), middle.x()), (self.area.verticalScrollBar(), middle.y())):
            bar.setValue(round(part * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _middle(self) -> QPointF:
        """Return which part of the picture is in the middle of the pane, from 0 to 1 each way."""
        bars = (self.area.horizontalScrollBar(), self.area.verticalScrollBar())
        x, y = ((bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars)
        return QPointF(x, y)

    def _show_zoom(self, zoom: float) -> None:
        assert self.picture is not None  # noqa: S101 - asked with a picture alone
        self.zoom = zoom
        size = QSize(max(1, round(self.picture.width * zoom)), max(1, round(self.picture.height * zoom)))
        self.canvas.set_wanted(size)
        percent = f"{max(1, round(zoom * 100))} %"
        self.shown.setText(percent)
        said = _("{name}, {width} by {height} pixels, shown at {percent}")
        self.area.setAccessibleName(
            said.format(name=self._name, width=self.picture.width, height=self.picture.height, percent=percent)
        )
        self._place_tools()

    def _make_tools(self) -> QFrame:
        tools = QFrame(self)
        set_look(tools, surface="card")
        row = QHBoxLayout(tools)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        for button, word, sign, by in ((self.smaller, _("Smaller"), "−", -1), (self.larger, _("Larger"), "+", 1)):
            button.setText(sign)
            button.setAccessibleName(word)
            button.setToolTip(f"{word} ({'+' if by > 0 else '-'})")
            button.clicked.connect(lambda _=False, by=by: self.step(by))
            set_look(button, kind="small")
        set_look(self.whole, kind="small")
        self.whole.setToolTip(_("Whole picture") + " (0)")
        self.whole.clicked.connect(self.fit)
        self.shown.setMinimumWidth(scaled(44))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.smaller, self.shown, self.larger, self.whole):
            row.addWidget(part)
        return tools

    def _place_tools(self) -> None:
        size = self.tools.sizeHint()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bars = self.area.verticalScrollBar(), self.area.horizontalScrollBar()
        beside, below = (bar.sizeHint().width() if n == 0 else bar.sizeHint().height() for n, bar in enumerate(bars))
        left = _CORNER + beside if mirrored else self.width() - size.width() - _CORNER - beside
        self.tools.setGeometry(left, self.height() - size.height() - _CORNER - below, size.width(), size.height())
        self.tools.raise_()

    def _renew_edge(self) -> None:
        self._edge.setStyleSheet(f"border: 2px solid {colour('accent').name()}; background: transparent;")
