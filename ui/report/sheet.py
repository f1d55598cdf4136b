# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as pages of A4: strips flow from page to page, head first, the disclaimer and the day on every one."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from exile_risk.report.looks import FAINT, INK
from exile_risk.report.parts import Document, Section
from ui.report.strips import Room, Strip, beside, section_strips
from ui.report.words import SMALL, TITLE, Words
from ui.widgets.icon import paint_icon

WIDTH, HEIGHT = 794.0, 1123.0
"""A4 in px, 96 to the inch."""

SIDE, TOP, BOTTOM = 57.0, 44.0, 34.0
_BETWEEN, _RUNNING = 28.0, 26.0
_LOGO = 30.0


class Sheet:
    """The pages of one document, laid out when made; drawing them is cheap."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._room = Room(WIDTH - 2 * SIDE, document.direction == "rtl")
        self._disclaimer = self._words(document.disclaimer, width=self._room.width - 28)
        self._foot_height = self._disclaimer.height + 20 + 8 + 18
        self._head = self._head_strip()
        self.pages = list(self._flow())

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw page `number` (from 0), its top left corner at the origin, in px of 96 to the inch."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(SIDE, TOP)
        if number:
            self._paint_running(painter)
        for y, strip in self.pages[number]:
            painter.save()
            painter.translate(0, y)
            strip.paint(painter)
            painter.restore()
        self._paint_foot(painter, number)
        painter.restore()

    def _flow(self) -> Iterator[list[tuple[float, Strip]]]:
        """Yield pages; a strip that must not stand last goes on with the one that follows."""
        room = HEIGHT - TOP - BOTTOM - self._foot_height
        page: list[tuple[float, Strip]] = [(0.0, self._head)]
        y = self._head.height
        for section in self._sections():
            if section[0] and len(page) > 1:
                yield page
                page, y = [], _RUNNING
            strips = section[1]
            for n, strip in enumerate(strips):
                needed = strip.height
                following = n
                while strips[following].keep and following + 1 < len(strips):
                    following += 1
                    needed += strips[following].height
                if y + needed > room and page:
                    yield page
                    page, y = [], _RUNNING
                page.append((y, strip))
                y += strip.height
        yield page

    def _sections(self) -> Iterator[tuple[bool, list[Strip]]]:
        """Yield (whether a page begins, strips) of each section, two halves that follow each other as one."""
        half: Section | None = None
        for section in self.document.sections:
            if half is not None and section.half:
                yield False, [self._pair(half, section)]
                half = None
                continue
            if half is not None:
                yield half.new_page, list(section_strips(half, self._room))
                half = None
            if section.half:
                half = section
            else:
                yield section.new_page, list(section_strips(section, self._room))
        if half is not None:
            yield half.new_page, list(section_strips(half, self._room))

    def _pair(self, one: Section, other: Section) -> Strip:
        width = (self._room.width - _BETWEEN) / 2
        room = Room(width, self._room.mirrored)
        return beside(list(section_strips(one, room)), list(section_strips(other, room)), self._room, width)

    def _head_strip(self) -> Strip:
        document, room = self.document, self._room
        aside_width = 270.0
        main = room.width - aside_width - _LOGO - 24
        title = self._words(document.title, TITLE, width=main, bold=True, tint=INK)
        subtitle = self._words(document.subtitle, width=main)
        aside = [self._words(text, width=aside_width, at_end=True) for text in document.aside]
        height = max(title.height + subtitle.height + 2, sum(w.height for w in aside)) + 8

        def paint(painter: QPainter) -> None:
            logo = QRectF(room.left(0, _LOGO), 4, _LOGO, _LOGO)
            paint_icon(painter, "logo", logo, QColor(INK), right_to_left=False)
            left = room.left(_LOGO + 12, main)
            title.paint(painter, left, 0)
            subtitle.paint(painter, left, title.height + 1)
            y = 2.0
            for words in aside:
                words.paint(painter, room.left(room.width - aside_width, aside_width), y)
                y += words.height
            painter.setPen(QPen(QColor(INK), 2))
            painter.drawLine(QLineF(0, height, room.width, height))

        return Strip(height + 14, paint, keep=True)

    def _paint_running(self, painter: QPainter) -> None:
        said = f"{self.document.title} · {self.document.subtitle}"
        self._words(said, width=self._room.width).paint(painter, 0, 0)
        painter.setPen(QPen(QColor(INK), 1))
        painter.drawLine(QLineF(0, 18, self._room.width, 18))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        room, box_height = self._room, self._disclaimer.height + 16
        top = HEIGHT - TOP - BOTTOM - self._foot_height + 8
        painter.setPen(QPen(QColor(INK), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0, top, room.width, box_height), 4, 4)
        self._disclaimer.paint(painter, 14, top + 8)
        y = top + box_height + 4
        self._words(self.document.foot, width=room.width).paint(painter, 0, y)
        counted = self.document.pages.format(n=number + 1, of=len(self.pages))
        self._words(counted, width=room.width, at_end=True).paint(painter, 0, y)

    def _words(
        self,
        text: str,
        points: float = SMALL,
        *,
        width: float,
        bold: bool = False,
        tint: str = FAINT,
        at_end: bool = False,
    ) -> Words:
        return Words(text, points, width=width, bold=bold, tint=tint, mirrored=self._room.mirrored, at_end=at_end)
