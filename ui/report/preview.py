# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages as they will leave: white paper on the sunk ground, as large as the person wants to see them."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from exile_risk.report.text import text
from exile_risk.wording import _
from ui.report.sheet import HEIGHT, WIDTH, Sheet
from ui.theme import colour, edge_width, scaled, set_look, theme_state
from ui.widgets.plain import PlainLabel

STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_AROUND, _BETWEEN, _CORNER = 24, 16, 16
_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


class _Pages(QWidget):
    """The pages one under the other, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.zoom = 1.0

    def sizeHint(self) -> QSize:
        """Return the room of all pages at this zoom."""
        n = len(self.sheet.pages) if self.sheet is not None else 1
        height = n * HEIGHT * self.zoom + (n - 1) * _BETWEEN
        return QSize(round(WIDTH * self.zoom) + 2 * _AROUND, round(height) + 2 * _AROUND)

    def page_box(self, number: int) -> QRectF:
        """Return where a page lies."""
        width, height = WIDTH * self.zoom, HEIGHT * self.zoom
        return QRectF((self.width() - width) / 2, _AROUND + number * (height + _BETWEEN), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("sunk"))
        if self.sheet is None:
            return
        for number in range(len(self.sheet.pages)):
            box = self.page_box(number)
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(box, QColor("#FFFFFF"))
            painter.setPen(QPen(colour("line"), edge_width()))
            painter.drawRect(box)
            painter.save()
            painter.setClipRect(box)
            painter.translate(box.topLeft())
            painter.scale(self.zoom, self.zoom)
            self.sheet.paint(painter, number)
            painter.restore()


class Preview(QWidget):
    """Scrolls by arrow and page keys; what is on the pages can also be read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self._chosen = False  # whether somebody has set the zoom
        self.area = QScrollArea(self)
        self.area.setWidget(self._pages)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.installEventFilter(self)
        self.area.setWidgetResizable(True)
        self._edge = QFrame(self)
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge.hide()
        self.smaller, self.larger = QPushButton(), QPushButton()
        self.whole = QPushButton(_("Whole page"))
        self.shown = PlainLabel("", "small", wrap=False)
        self._tools = self._make_tools()
        theme_state().changed.connect(self._renew_edge)
        self._renew_edge()
        self._set_zoom(1.0)

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._pages.sheet

    @property
    def zoom(self) -> float:
        """How large the page stands: 1 is paper at 96 px to the inch."""
        return self._pages.zoom

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a report; where one scrolled to stays."""
        self._pages.sheet = sheet
        self._tools.setVisible(sheet is not None)
        said = text(sheet.document).translate(_ISOLATES) if sheet is not None else ""
        n = len(sheet.pages) if sheet is not None else 0
        self.area.setAccessibleName(_("Preview, pages: {n}").format(n=n))
        self.area.setAccessibleDescription(said)
        if not self._chosen:
            self._fit_width()
        self._pages.setMinimumSize(self._pages.sizeHint())
        self._pages.update()

    def fit_page(self) -> None:
        """Show the whole first page."""
        self._chosen = True
        room = self.area.viewport().height() - 2 * _AROUND
        self._set_zoom(max(0.2, room / HEIGHT))

    def step(self, by: int) -> None:
        """Show it larger (1) or smaller (-1)."""
        self._chosen = True
        if by > 0:
            self._set_zoom(next((z for z in STEPS if z > self.zoom + 0.01), STEPS[-1]))
        else:
            self._set_zoom(next((z for z in reversed(STEPS) if z < self.zoom - 0.01), STEPS[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts; a zoom nobody has set follows the width."""
        super().resizeEvent(event)
        self.area.setGeometry(self.rect())
        self._edge.setGeometry(self.rect())
        if not self._chosen:
            self._fit_width()
        self._place_tools()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show where the focus is."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._edge.setVisible(event.type() == QEvent.Type.FocusIn)
            self._edge.raise_()
        return False

    def _fit_width(self) -> None:
        room = self.width() - 2 * _AROUND - self.area.verticalScrollBar().sizeHint().width()
        self._set_zoom(min(1.0, max(0.3, room / WIDTH)))

    def _set_zoom(self, zoom: float) -> None:
        self._pages.zoom = zoom
        self._pages.setMinimumSize(self._pages.sizeHint())
        self._pages.update()
        self.shown.setText(f"{round(zoom * 100)} %")
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
            button.setToolTip(word)
            button.clicked.connect(lambda _=False, by=by: self.step(by))
            set_look(button, kind="small")
        set_look(self.whole, kind="small")
        self.whole.clicked.connect(self.fit_page)
        self.shown.setMinimumWidth(scaled(40))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.smaller, self.shown, self.larger, self.whole):
            row.addWidget(part)
        return tools

    def _place_tools(self) -> None:
        size = self._tools.sizeHint()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bar = self.area.verticalScrollBar().sizeHint().width()
        left = _CORNER + bar if mirrored else self.width() - size.width() - _CORNER - bar
        self._tools.setGeometry(left, self.height() - size.height() - _CORNER, size.width(), size.height())
        self._tools.raise_()

    def _renew_edge(self) -> None:
        self._edge.setStyleSheet(f"border: 2px solid {colour('accent').name()}; background: transparent;")
