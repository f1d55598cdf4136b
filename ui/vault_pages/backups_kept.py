# SPDX-License-Identifier: GPL-3.0-or-later
"""The backups that are kept, as marks on a line: months and weeks behind, days before, the newest one ringed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exile_risk.wording import _, ngettext_
from exile_risk.wording.dates import day_text, month_name
from exile_risk.wording.vault_pages import moment_text
from ui.theme import colour, scaled, type_font, type_metrics
from ui.widgets.painted import Painted

DAILY, WEEKLY, MONTHLY = "daily", "weekly", "monthly"
_MOST_SHOWN = 14


def sorted_by_age(moments: Sequence[datetime]) -> dict[str, list[datetime]]:
    """Return moments (newest first) by what they are kept as: newest of seven days, of four weeks, of the months."""
    found: dict[str, list[datetime]] = {DAILY: [], WEEKLY: [], MONTHLY: []}
    days: set[object] = set()
    weeks: set[object] = set()
    for moment in moments:
        if len(days) < 7 or moment.date() in days:
            days.add(moment.date())
            found[DAILY].append(moment)
        elif len(weeks) < 4 or moment.isocalendar()[:2] in weeks:
            weeks.add(moment.isocalendar()[:2])
            found[WEEKLY].append(moment)
        else:
            found[MONTHLY].append(moment)
    return found


class BackupsKept(Painted):
    """The line. What it shows is also its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, list[datetime]] = {DAILY: [], WEEKLY: [], MONTHLY: []}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moments(self, moments: Sequence[datetime]) -> None:
        """Show backups, the newest first."""
        self._kept = sorted_by_age(moments)
        now = datetime.now().astimezone()
        said = [text for _group, text in self._groups()]
        if moments:
            said.append(_("the newest {when}").format(when=moment_text(moments[0], now)))
        self.setAccessibleName(_("Backups kept: {what}").format(what=", ".join(said)) if said else _("No backup yet"))
        days = [day_text(one.astimezone().date()) for one in moments[:_MOST_SHOWN]]
        self.setToolTip("\n".join(days))
        self.refresh()

    def _groups(self) -> list[tuple[str, str]]:
        texts = []
        for group in (MONTHLY, WEEKLY, DAILY):
            n = len(self._kept[group])
            if not n:
                continue
            if group == MONTHLY:
                text = ", ".join(month_name(one.month) for one in reversed(self._kept[group][:3]))
            elif group == WEEKLY:
                text = ngettext_("{n} weekly", "{n} weekly", n)
            else:
                text = ngettext_("{n} daily, opened and checked", "{n} daily, newest opened and checked", n)
            texts.append((group, text))
        return texts

    def _hint(self) -> QSize:
        return QSize(scaled(280), scaled(26) + type_metrics("small").height() + 4)

    def _paint(self, painter: QPainter) -> None:
        groups = self._groups()
        if not groups:
            return
        marks = [(g, min(len(self._kept[g]), _MOST_SHOWN)) for g, _text in groups]
        total, unit = sum(n for _g, n in marks), float(self.width())
        y, left, gap = scaled(13), 12.0, 28.0
        step = min(scaled(44), (unit - 24 - gap * (len(marks) - 1)) / max(1, total))
        painter.setPen(QPen(colour("edge"), 1.5))
        end = left + step * (total - 1) + gap * (len(marks) - 1)
        painter.drawLine(self._line(left, end, y))
        at = left
        for (group, n), (_g, text) in zip(marks, groups, strict=True):
            start = at
            for number in range(n):
                newest = group == groups[-1][0] and number == n - 1
                self._mark(painter, group, at, y, newest=newest)
                at += step
            self._label(painter, text, start, at - step, last=group == groups[-1][0])
            at += gap

    def _line(self, start: float, end: float, y: float) -> QLineF:
        box = self.mirrored(QRectF(start, y, end - start, 0))
        return QLineF(box.left(), y, box.right(), y)

    def _mark(self, painter: QPainter, group: str, x: float, y: float, *, newest: bool) -> None:
        size = scaled(10) / 2
        box = self.mirrored(QRectF(x - size, y - size, 2 * size, 2 * size))
        painter.setPen(QPen(colour("lowers" if group == WEEKLY else "ink"), 1.5))
        fills = {MONTHLY: "panel", WEEKLY: "lowers-fill", DAILY: "raises"}
        painter.setBrush(colour(fills[group]))
        if group == DAILY:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)
        if newest:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(box.center()), size + 4, size + 4)

    def _label(self, painter: QPainter, text: str, start: float, end: float, *, last: bool) -> None:
        metrics = type_metrics("small")
        width = float(metrics.horizontalAdvance(text)) + 4
        left = max(0.0, min((start + end - width) / 2, self.width() - width))
        painter.setPen(colour("ink-2"))
        painter.setFont(type_font("small"))
        box = self.mirrored(QRectF(left, scaled(26), width, metrics.height() + 4))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
