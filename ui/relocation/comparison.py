# SPDX-License-Identifier: GPL-3.0-or-later
"""Two to four options side by side: danger, access, weeks, gain, road, every criterion, and what each gives up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from exile_risk.model.relocation import Choice
from exile_risk.relocation.criteria import CRITERIA
from exile_risk.wording import _
from exile_risk.wording import relocation_page as say
from exile_risk.wording.names import band_name, band_rank, pathway_name
from exile_risk.wording.relocation_access import gives_up_text, level_text
from exile_risk.wording.relocation_ranking import criterion_name, option_title
from ui.panels.surfaces import rule, scrolling
from ui.relocation.option_words import option_row
from ui.theme import colour, edge_width, scaled, set_look, type_font, type_metrics
from ui.widgets.hatch import dashed_pen, paint_hatch
from ui.widgets.icon import keep_icon
from ui.widgets.painted import Painted, crisp
from ui.widgets.pill import Pill
from ui.widgets.plain import PlainLabel

_BAR = 8


class CriterionBar(Painted):
    """A criterion from 0 to 1 as a bar with its word; hatched where nobody knows."""

    def __init__(self, value: float | None, word: str, said: str) -> None:
        super().__init__()
        self._value, self._word = value, word
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _hint(self) -> QSize:
        return QSize(120, type_metrics("small").height() + 2)

    def _least(self) -> QSize:
        return QSize(80, self._hint().height())

    def _paint(self, painter: QPainter) -> None:
        room, high = self.width() * 0.5, scaled(_BAR)
        top = (self.height() - high) / 2
        whole = self.mirrored(QRectF(0, top, room, high))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._value is None:
            shape = QPainterPath()
            shape.addRect(whole)
            paint_hatch(painter, shape, colour("ink-3"), 4)
            painter.setPen(dashed_pen(colour("edge"), edge_width()))
        else:
            painter.fillRect(self.mirrored(QRectF(0, top, max(2.0, room * self._value), high)), colour("lowers"))
            painter.setPen(QPen(colour("edge"), edge_width()))
        painter.drawRect(crisp(whole, edge_width()))
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink-2" if self._value is None else "ink"))
        words = self.mirrored(QRectF(room + 8, 0, self.width() - room - 8, self.height()))
        painter.drawText(words, int((self.start_side() | Qt.AlignmentFlag.AlignVCenter).value), self._word)


class ComparisonView(QWidget):
    """One column for each option; every row says what it compares."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(_("Back to the options"))
        set_look(self.back, kind="small")
        keep_icon(self.back, "arrow-left", size=14)
        self.back.clicked.connect(self.back_wanted)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(PlainLabel(_("Side by side"), "strong"), 1)
        self._table = QWidget()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 10, 16, 16)
        self._column.setSpacing(10)
        self._column.addLayout(head)
        self._column.addWidget(self._table)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))

    def show_options(self, choices: Sequence[Choice]) -> None:
        """Show these options, in the order in which they were chosen."""
        self._column.removeWidget(self._table)
        self._table.hide()
        self._table.deleteLater()
        self._table = QWidget()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, scaled(130))
        for n in range(len(choices)):
            grid.setColumnStretch(n + 1, 1)
        for title, cell in _lines():
            row = grid.rowCount()
            grid.addWidget(rule(), row, 0, 1, len(choices) + 1)
            grid.addWidget(PlainLabel(title, "small", "ink-2"), row + 1, 0, Qt.AlignmentFlag.AlignTop)
            for n, choice in enumerate(choices):
                grid.addWidget(cell(choice), row + 1, n + 1, Qt.AlignmentFlag.AlignTop)
        self._column.insertWidget(1, self._table)
        self._table.show()

    def start(self) -> None:
        """Put the focus where the page begins."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)


Cell = Callable[[Choice], QWidget]


def _lines() -> list[tuple[str, Cell]]:
    """Return what is compared, in order, with how a cell shows it."""
    lines: list[tuple[str, Cell]] = [
        (_("Option"), lambda c: PlainLabel(option_title(c), "text", bold=True)),
        (_("For"), lambda c: PlainLabel(say.kind_word(c.kind), "small")),
        (_("Risk there"), _risk),
        (_("Access"), _access),
        (_("Weeks until arrival"), lambda c: PlainLabel(say.weeks_spoken(c.weeks), "small")),
        (_("Gain this year"), _gain),
        (_("Road"), _road),
    ]
    lines += [(criterion_name(id), _criterion(id)) for id in CRITERIA]
    lines.append((_("Given up"), lambda c: PlainLabel("\n".join(map(gives_up_text, c.gives_up)) or "–", "small")))
    return lines


def _risk(choice: Choice) -> QWidget:
    residual = choice.residual
    if residual is None:
        return PlainLabel(_("not rated"), "small", "ink-2")
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Pill(band_name(residual.band), band_rank(residual.band), int(residual.band)))
    parts = [say.range_words(residual.likely)] if residual.likely else []
    parts.append(_("First of all {route}").format(route=pathway_name(residual.rating.leading_pathway).lower()))
    column.addWidget(PlainLabel(". ".join(parts), "small", "ink-2"))
    return box


def _access(choice: Choice) -> QWidget:
    row = option_row(choice, 1, (), 1.0)
    words = f"{row.access} {row.access_note}".rstrip()
    if choice.pathway is None:
        return PlainLabel(words, "small")
    said = _("{few}: {words}. Who must refer: {who}")
    return PlainLabel(said.format(few=words, words=level_text(choice.access), who=choice.pathway.referrer), "small")


def _gain(choice: Choice) -> QWidget:
    row = option_row(choice, 1, (), 1.0)
    return PlainLabel(". ".join(part for part in (row.gain_word, row.gain_note) if part), "small")


def _road(choice: Choice) -> QWidget:
    best = choice.roads.best if choice.roads is not None else ()
    if not best:
        return PlainLabel(_("none needed") if choice.roads is None else _("none that is safe enough"), "small")
    worst = max(leg.band for leg in best[0].legs) if best[0].legs else None
    parts = [say.road_title(0, best[0].via)]
    if worst is not None:
        parts.append(_("worst leg: {band}").format(band=band_name(worst)))
    return PlainLabel("; ".join(parts), "small")


def _criterion(id: str) -> Cell:
    def cell(choice: Choice) -> QWidget:
        value = choice.criteria.get(id)
        word = say.criterion_word(value)
        said = _("{option}, {criterion}: {word}")
        return CriterionBar(
            value, word, said.format(option=option_title(choice), criterion=criterion_name(id), word=word)
        )

    return cell
