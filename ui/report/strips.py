# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of a report as strips: pieces of a page that are never cut, each with its height and how it is drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from exile_risk.report.html import bar_scale
from exile_risk.report.looks import FAINT, FILLS, INK, LINE, NOW_FILL, NOW_WORD, WORDS
from exile_risk.report.parts import Badge, Bar, Bars, Block, Cell, Disc, Items, Mark, Paragraph, Range, Section, Table
from ui.report.pictures import RangePicture, paint_bar, paint_disc
from ui.report.words import HEADING, RATING, SMALL, TEXT, Words
from ui.widgets.hatch import dashed_pen, paint_hatch

PAD, DISC = 3.0, 15.0
_BAR_COLUMNS = (0.46, 0.28)  # of the width: reason, source; the rest is the bar
_FIGURE = 62.0  # px kept free for a figure at the tip of a raising bar


@dataclass(frozen=True)
class Strip:
    """`paint` draws it with its top left corner at the origin. `keep`: never the last strip of a page."""

    height: float
    paint: Callable[[QPainter], None]
    keep: bool = False


@dataclass(frozen=True)
class Room:
    """The column that strips stand in; everything is placed from the start side."""

    width: float
    mirrored: bool

    def left(self, start: float, width: float) -> float:
        """Return the left edge of what begins `start` px from the start side."""
        return self.width - start - width if self.mirrored else start


def section_strips(section: Section, room: Room) -> Iterator[Strip]:
    """Yield the strips of a section, its heading first."""
    if section.heading:
        words = Words(section.heading, HEADING, width=room.width, bold=True, mirrored=room.mirrored)
        yield Strip(words.height + 12, lambda p: words.paint(p, 0, 9), keep=True)
    for block in section.blocks:
        yield from block_strips(block, room)


def block_strips(block: Block, room: Room) -> Iterator[Strip]:
    """Yield the strips of one block."""
    if isinstance(block, Paragraph):
        yield _paragraph(block, room)
    elif isinstance(block, Items):
        for n, row in enumerate(block.rows, start=1):
            yield _item(f"{n}." if block.numbered else "–", row, room)
    elif isinstance(block, Table):
        yield from _table(block, room)
    elif isinstance(block, Bars):
        yield from _bars(block, room)
    elif isinstance(block, Badge):
        yield _badge(block, room)
    elif isinstance(block, Range):
        picture = RangePicture(block, min(room.width, 340.0), room.mirrored)
        left = room.left(0, min(room.width, 340.0))
        yield Strip(picture.height + 3, lambda p: picture.paint(p, left))
    else:
        yield _mark(block, room)


def _paragraph(one: Paragraph, room: Room) -> Strip:
    small = one.tone == "small"
    words = Words(
        one.text,
        SMALL if small else TEXT,
        width=room.width,
        bold=one.tone == "strong",
        tint=FAINT if small else INK,
        mirrored=room.mirrored,
    )
    return Strip(words.height + 4, lambda p: words.paint(p, 0, 1))


def _item(mark: str, text: str, room: Room) -> Strip:
    sign = Words(mark, TEXT, width=20, tint=FAINT, mirrored=room.mirrored)
    words = Words(text, TEXT, width=room.width - 22, mirrored=room.mirrored)

    def paint(painter: QPainter) -> None:
        sign.paint(painter, room.left(2, 20), 1)
        words.paint(painter, room.left(22, room.width - 22), 1)

    return Strip(words.height + 3, paint)


def _table(one: Table, room: Room) -> Iterator[Strip]:
    total = sum(one.widths)
    widths = [room.width * part / total for part in one.widths]
    if any(one.heads):
        yield _row([Cell(head) for head in one.heads], widths, one.ends, room, head=True)
    for row in one.rows:
        yield _row(list(row), widths, one.ends, room)


def _row(cells: list[Cell], widths: list[float], ends: tuple[int, ...], room: Room, *, head: bool = False) -> Strip:
    """Return one row with the line above it; a row without a first cell belongs to the one before and has none."""
    placed: list[tuple[Words, float, float, Disc | None]] = []
    start = 0.0
    for n, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        room_for_disc = DISC + 5 if cell.disc is not None else 0.0
        inner = max(20.0, width - 10 - room_for_disc)
        words = Words(
            cell.text,
            SMALL if head else TEXT,
            width=inner,
            bold=cell.strong,
            tint=FAINT if head else INK,
            mirrored=room.mirrored,
            at_end=n in ends,
        )
        placed.append((words, room.left(start + room_for_disc, inner), room.left(start, DISC), cell.disc))
        start += width
    height = max(words.height for words, *_rest in placed) + 2 * PAD
    joined = not head and not cells[0].text

    def paint(painter: QPainter) -> None:
        if not joined:
            _line(painter, room.width)
        for words, left, disc_left, disc in placed:
            words.paint(painter, left, PAD)
            if disc is not None:
                paint_disc(painter, QRectF(disc_left, PAD + 2, DISC, DISC), disc)

    return Strip(height, paint, keep=head)


def _bars(one: Bars, room: Room) -> Iterator[Strip]:
    title, note = (room.width * part for part in _BAR_COLUMNS)
    start = title + note
    scale, zero = bar_scale(one.rows, room.width - start - _FIGURE)
    for bar in one.rows:
        yield _bar(bar, room, (title, note), scale, zero)


def _bar(bar: Bar, room: Room, columns: tuple[float, float], scale: float, zero: float) -> Strip:
    title, note = columns
    said = Words(bar.title, TEXT, width=title - 10, mirrored=room.mirrored)
    source = Words(bar.note, SMALL, width=note - 10, tint=FAINT, mirrored=room.mirrored)
    figure = Words(bar.shown, TEXT, width=room.width, bold=True)
    width = room.width - title - note
    height = max(said.height, source.height) + 2 * PAD

    def paint(painter: QPainter) -> None:
        _line(painter, room.width)
        said.paint(painter, room.left(0, title - 10), PAD)
        source.paint(painter, room.left(title, note - 10), PAD + 1)
        area = QRectF(room.left(title + note, width), 0, width, height)
        tip = paint_bar(painter, bar, area, scale, zero, mirrored=room.mirrored)
        figure.paint(painter, room.left(title + note + tip + 6, figure.natural_width), (height - figure.height) / 2)

    return Strip(height, paint)


def _badge(one: Badge, room: Room) -> Strip:
    known = one.disc.band
    tint = INK if known is None else NOW_WORD if one.disc.now else WORDS[known]
    word = Words(one.word, RATING if known is not None else 15.0, width=260, bold=True, tint=tint)
    second = Words(one.second, TEXT, width=260, tint=tint)
    disc = 0.0 if one.waiting else 40.0
    text_start = 16 + disc + (14 if disc else 0)
    width = max(208.0, text_start + max(word.natural_width, second.natural_width) + 18)
    block_height = max(72.0, word.height + second.height + 22)
    beside = room.width - width - 20
    sentence = Words(one.sentence, TEXT, width=beside, mirrored=room.mirrored)
    small = [Words(text, SMALL, width=beside, tint=FAINT, mirrored=room.mirrored) for text in one.small]
    height = max(block_height, sentence.height + sum(w.height + 2 for w in small) + 6)

    def paint(painter: QPainter) -> None:
        block = QRectF(room.left(0, width), 0, width, block_height)
        _paint_block(painter, block, one)
        if disc:
            at = block.right() - 16 - disc if room.mirrored else block.left() + 16
            spot = QRectF(at, (block_height - disc) / 2, disc, disc)
            paint_disc(painter, spot, one.disc, tint)
        top = (block_height - word.height - second.height) / 2
        for words, y in ((word, top), (second, top + word.height)):
            x = block.right() - text_start - words.natural_width if room.mirrored else block.left() + text_start
            words.paint(painter, x, y)
        y = 2.0
        for words in (sentence, *small):
            words.paint(painter, room.left(width + 20, beside), y)
            y += words.height + 2

    return Strip(height + 4, paint)


def _paint_block(painter: QPainter, block: QRectF, one: Badge) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(block, 8, 8)
    painter.save()
    if one.disc.band is None:
        if not one.waiting:
            faint = QColor(INK)
            faint.setAlphaF(0.16)
            paint_hatch(painter, shape, faint)
        painter.setPen(dashed_pen(QColor(INK)))
    else:
        painter.fillPath(shape, QColor(NOW_FILL if one.disc.now else FILLS[one.disc.band]))
        painter.setPen(QPen(QColor(INK), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    painter.restore()


def _mark(one: Mark, room: Room) -> Strip:
    word = Words(one.word, TEXT, width=room.width, bold=True)
    note = Words(one.note, SMALL, width=room.width, tint=FAINT)
    width, height = word.natural_width + DISC + 22, 24.0

    def paint(painter: QPainter) -> None:
        block = QRectF(room.left(0, width), 1, width, height)
        painter.setPen(QPen(QColor(INK), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(block, 4, 4)
        paint_disc(painter, QRectF(room.left(8, DISC), 1 + (height - DISC) / 2, DISC, DISC), one.disc)
        word.paint(painter, room.left(8 + DISC + 6, word.natural_width), 1 + (height - word.height) / 2)
        note.paint(painter, room.left(width + 8, note.natural_width), 1 + (height - note.height) / 2)

    return Strip(height + 6, paint)


def beside(one: list[Strip], other: list[Strip], room: Room, half: float) -> Strip:
    """Return two halves as one strip with a line between them."""
    heights = [sum(s.height for s in strips) for strips in (one, other)]
    height = max(heights)

    def paint(painter: QPainter) -> None:
        middle = room.width / 2
        painter.setPen(QPen(QColor(LINE), 1))
        painter.drawLine(QLineF(middle, 12, middle, height - 2))
        for strips, start in ((one, 0.0), (other, room.width - half)):
            painter.save()
            painter.translate(room.left(start, half), 0)
            for strip in strips:
                painter.save()
                strip.paint(painter)
                painter.restore()
                painter.translate(0, strip.height)
            painter.restore()

    return Strip(height, paint)


def _line(painter: QPainter, width: float) -> None:
    painter.setPen(QPen(QColor(LINE), 1))
    painter.drawLine(QLineF(0, 0, width, 0))
