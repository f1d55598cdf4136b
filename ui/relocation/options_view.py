# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of options with what is not offered below it, and beside it the map and the option that is current."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from exile_risk.wording import _
from exile_risk.wording import relocation_page as say
from exile_risk.wording.relocation_material import map_caution
from exile_risk.wording.relocation_ranking import ranking_caution
from ui.panels.surfaces import scrolling
from ui.relocation.details import Details
from ui.relocation.map_view import MapView
from ui.relocation.option_rows import OptionTable
from ui.theme import scaled, set_look
from ui.widgets.fact_rows import FactRow
from ui.widgets.fitting_rows import FittingRows
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel
from ui.widgets.section_header import SectionHeader

_BESIDE_FROM, _SIDE_LEAST, _SIDE_MOST = 860, 290, 440  # px at 100 %
_ROOMY_FROM = 1150
_FLATTEST = 2.2
"""Width to height of the map at most: a flatter one would show the world more than once."""

_COLUMNS = (27, 45, 28)
_WISHED = (22, 28, 50)


class OptionsView(QWidget):
    """Arranges the parts: beside each other where there is room, else the table or the option opened."""

    closed = Signal()
    """Esc was pressed while an option stood open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = OptionTable(_("Options, the best first. Space chooses, Enter opens"))
        self.wished = FittingRows(_("Their own wishes, the dearest first"), _WISHED)
        self.pair_icon = Icon("link", "ink", 14)
        self.pair = PlainLabel("", "small")
        self.more = QPushButton()
        self.not_offered = SectionHeader(_("Not offered, and what would unlock it"))
        self.excluded = FittingRows(_("Not offered, and what would unlock it"), _COLUMNS)
        self.all_excluded = QPushButton()
        self.map = MapView()
        self.map_note = PlainLabel(say.map_note(), "small", "ink-3")
        self.details = Details()
        self.opened = False
        self.map_wanted = True
        self._beside = True
        self._build()
        self.table.rows.selectionModel().currentChanged.connect(lambda *_: self._follow())

    def set_opened(self, opened: bool) -> None:
        """Give the side to the details alone, or to the map and the details in short."""
        self.opened = opened
        self.arrange()

    def set_map_wanted(self, wanted: bool) -> None:
        """Show the map, or do without it: the list holds everything that it shows."""
        self.map_wanted = wanted
        self.arrange()

    def show_wished(self, rows: list[FactRow]) -> None:
        """Show the person's own places above everything; without any there is no such list."""
        self.wished.set_rows(rows)
        self._wished.setVisible(bool(rows))

    def show_pair(self, text: str) -> None:
        """Show which two to start together; "" while there is no such pair."""
        self.pair.setText(text)
        self._pair.setVisible(bool(text))

    def arrange(self) -> None:
        """Fit the parts to the width and the text size."""
        units = self.width() * 100 / scaled(100)
        self._beside = units >= _BESIDE_FROM
        part = 0.345 if units >= _ROOMY_FROM else 0.29
        side = min(scaled(_SIDE_MOST), max(scaled(_SIDE_LEAST), round(self.width() * part)))
        self._side.setMinimumWidth(side if self._beside else 0)
        self._side.setMaximumWidth(side if self._beside else 16_777_215)
        shown = self.map_wanted and self.opened is not self._beside
        self._left.setVisible(self._beside or not self.opened)
        self._side.setVisible(self._beside or self.opened)
        self.map.setVisible(shown)
        self.map_note.setVisible(shown)
        high = min(scaled(340), max(scaled(150), round(self.height() * 0.58)))
        narrow = min(scaled(200), round(self.height() * 0.4))
        self.map.setFixedHeight(high if self._beside else narrow)
        self.map.setMaximumWidth(16_777_215 if self._beside else round(narrow * _FLATTEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew."""
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the option by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.opened:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Keep the current row in sight: the page scrolls, not the table."""
        rows = self.table.rows
        place = rows.visualRect(rows.currentIndex())
        spot = rows.viewport().mapTo(self._list, place.center())
        self._left.ensureVisible(spot.x(), spot.y(), 0, place.height())

    def scroll_details(self) -> None:
        """Show the details from their beginning."""
        self._details.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        for button in (self.more, self.all_excluded):
            set_look(button, kind="small")
            button.setSizePolicy(button.sizePolicy().Policy.Fixed, button.sizePolicy().verticalPolicy())
        self.map_note.setToolTip(map_caution())
        self._list = self._left_page()
        self._left = scrolling(self._list)
        self._details = self._details_area()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        side.addWidget(self.map)
        side.addWidget(self.map_note)
        side.addWidget(self._details, 1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(16, 8, 16, 0)
        self._halves.setSpacing(20)
        self._halves.addWidget(self._left, 3)
        self._halves.addWidget(self._side, 2)
        self.set_map_wanted(True)

    def _left_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        self._wished = QWidget()
        wished = QVBoxLayout(self._wished)
        wished.setContentsMargins(0, 0, 0, 8)
        wished.setSpacing(2)
        wished.addWidget(PlainLabel(_("Their own wishes, the dearest first"), "text", bold=True))
        wished.addWidget(self.wished)
        self._wished.hide()
        column.addWidget(self._wished)
        column.addWidget(self.table)
        column.addWidget(self.more)
        self._pair = QWidget()
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._pair)
        pair.setContentsMargins(8, 4, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self.pair_icon, 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(PlainLabel(_("Best pair"), "small", bold=True, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self.pair, 1)
        self._pair.hide()
        column.addWidget(self._pair)
        column.addWidget(PlainLabel(ranking_caution(), "small", "ink-3"))
        column.addSpacing(6)
        column.addWidget(self.not_offered)
        column.addWidget(self.excluded)
        column.addWidget(self.all_excluded)
        column.addStretch(1)
        return page

    def _details_area(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 4, 16)
        column.addWidget(self.details)
        column.addStretch(1)
        return scrolling(inside)
