# SPDX-License-Identifier: GPL-3.0-or-later
"""A drawn timeline with two flags: events with words, incidents, changed answers, and the rating along them.

Everything on it is for the eye and the mouse; whoever uses it must offer the same as a list.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import load_for_text, scaled, type_metrics
from ui.widgets.painted import Painted
from ui.widgets.plain import plain_tip
from ui.widgets.time_scale import TimeScale
from ui.widgets.timeline_data import TimelineData, TimeMark
from ui.widgets.timeline_flag import TimelineFlag
from ui.widgets.timeline_labels import Placed, Wanted, place_labels
from ui.widgets.timeline_marks import CHANGE, INCIDENT, SIZE
from ui.widgets.timeline_paint import TimelinePainter, heights

_LABEL_MOST, _TICK_ROOM, _NEAR = 270, 58, 9


class Timeline(Painted):
    """Shows `TimelineData`; `moved` tells the days of both flags, in time order, once a flag has come to rest."""

    moved = Signal(object, object)
    chosen = Signal(object)
    """The key of a mark that was clicked."""

    def __init__(
        self, flag_names: tuple[str, str], flag_hint: str, parent: QWidget | None = None, rated: bool = True
    ) -> None:
        """`rated`: with changed answers and the rating's lanes under the line."""
        super().__init__(parent)
        self._rated = rated
        today = date.today()
        self._names = flag_names
        self._data = TimelineData(today - timedelta(days=1), today)
        self._days = [self._data.first, self._data.last]
        self._scale = self._scaled(0, 100)
        self._placed: list[Placed] = []
        self._rows = 3
        self.flags = tuple(TimelineFlag(letter, self) for letter in "AB")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for n, flag in enumerate(self.flags):
            flag.setAccessibleDescription(flag_hint)
            flag.dragged.connect(lambda x, n=n: self._drag(n, x))
            flag.dropped.connect(self._settle)
            flag.stepped.connect(lambda by, step, n=n: self._step(n, by, step))

    def set_data(self, data: TimelineData, a: date, b: date, accessible_name: str) -> None:
        """Show other data with the flags on these days; nothing is emitted."""
        load_for_text("".join((*data.bands, *data.captions.values(), *(m.words for m in data.marks))))
        self._data = data
        self.setAccessibleName(accessible_name)
        self.set_days(a, b)

    def set_days(self, a: date, b: date) -> None:
        """Put the flags on these days; nothing is emitted."""
        self._days = [self._inside(a), self._inside(b)]
        self._arrange()

    @property
    def days(self) -> tuple[date, date]:
        """The days of A and B."""
        return self._days[0], self._days[1]

    def name_flags(self, a: str, b: str) -> None:
        """Say the days of the flags in words."""
        for flag, name, day in zip(self.flags, self._names, (a, b), strict=True):
            flag.setAccessibleName(f"{name}: {day}")

    def set_label_rows(self, rows: int) -> None:
        """Write labels in at most so many rows."""
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def mark_at(self, point: QPointF) -> TimeMark | None:
        """Return the mark nearest to a place, or None."""
        shown = heights(self._rows, self._rated)
        found = None
        best = float(_NEAR)
        for mark in self._data.marks:
            y = {INCIDENT: shown.incidents, CHANGE: shown.changes}.get(mark.kind, shown.axis - 5) + self._half(mark)
            spot = self.mirrored(QRectF(self._scale.x(mark.day), y, 0, 0)).center()
            far = max(abs(spot.x() - point.x()), abs(y - point.y()) * 0.8)
            if far < best:
                best, found = far, mark
        return found

    def refresh(self) -> None:
        """Measure and paint anew."""
        super().refresh()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the line out for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Tell the date and words of a mark under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(QPointF(event.pos()))
            words = f"{mark.when}: {mark.words}".replace("<", "‹") if mark else ""  # never read as mark-up
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the mark that was clicked."""
        mark = self.mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(mark.key)

    def _hint(self) -> QSize:
        return QSize(700, round(heights(self._rows, self._rated).bottom))

    def _least(self) -> QSize:
        return QSize(360, round(heights(self._rows, self._rated).bottom))

    def _margin(self) -> float:
        words = (*self._data.bands, *self._data.captions.values())
        metrics = type_metrics("small")
        return max((metrics.horizontalAdvance(w) for w in words), default=0) + 12.0

    def _arrange(self) -> None:
        margin = self._margin()
        self._scale = self._scaled(margin, max(margin + 50, self.width() - 16))
        self._place_words()
        self._place_flags()
        self.update()

    def _scaled(self, start: float, end: float) -> TimeScale:
        return TimeScale(self._data.first, self._data.last, self._days[0], self._days[1], start, end)

    def _place_words(self) -> None:
        b, wanted = max(self._days), []
        for n, mark in enumerate(self._data.marks):
            if mark.kind in (INCIDENT, CHANGE) or mark.day > b:
                continue
            metrics, bold = type_metrics("small"), type_metrics("small", True)
            words = min(metrics.horizontalAdvance(mark.words), scaled(_LABEL_MOST))
            width = max(words, bold.horizontalAdvance(mark.when)) + 4
            order = (0.0 if self._scale.is_wide(mark.day) else 1.0, -mark.weight, -mark.day.toordinal())
            wanted.append(Wanted(n, self._scale.x(mark.day), width, order))
        poles = [self._scale.x(day) for day in self._days]
        self._placed = place_labels(wanted, self._rows, self._margin(), self.width(), poles)

    def _place_flags(self) -> None:
        for flag, day in zip(self.flags, self._days, strict=True):
            flag.resize(flag.sizeHint())
            x = self._scale.x(day) - flag.width() / 2
            flag.move(self.mirrored(QRectF(x, 2, flag.width(), flag.height())).topLeft().toPoint())

    def _paint(self, painter: QPainter) -> None:
        shown, b = heights(self._rows, self._rated), max(self._days)
        draw = TimelinePainter(painter, self._data, self._scale, shown, self.mirrored, self.right_to_left())
        xs = sorted(self._scale.x(day) for day in self._days)
        draw.shade(*xs)
        start, end = self._scale.pieces[0].start, self._scale.pieces[-1].end
        captions = self._data.captions
        draw.caption(captions.get("events", ""), shown.axis - shown.lane / 2, shown.lane, start - 8)
        draw.caption(captions.get("incidents", ""), shown.incidents, shown.changes - shown.incidents, start - 8)
        draw.caption(captions.get("changes", ""), shown.changes, shown.changes - shown.incidents, start - 8)
        draw.line(xs[1])
        draw.ticks(list(self._scale.ticks(scaled(_TICK_ROOM))))
        draw.labels(self._placed, self._data.marks)
        rows = {INCIDENT: shown.incidents, CHANGE: shown.changes}
        for mark in sorted(self._data.marks, key=lambda m: m.weight):
            draw.mark(mark, rows.get(mark.kind, shown.axis - 5) + self._half(mark), mark.day > b, scaled(SIZE))
        if not self._rated:
            return
        draw.lane_lines(start, end)
        for span in self._data.spans:
            draw.span(span)

    def _half(self, mark: TimeMark) -> float:
        return scaled(8) if mark.kind in (INCIDENT, CHANGE) else 0.0

    def _drag(self, n: int, x: float) -> None:
        place = self.width() - x if self.right_to_left() else x
        self._days[n] = self._scale.day(place)
        self._place_flags()
        self.update()

    def _settle(self) -> None:
        """Take the flags where they are: B never stands before A, whichever was moved past the other."""
        self._days.sort()
        self._arrange()
        self.moved.emit(*self._days)

    def _step(self, n: int, by: str, step: int) -> None:
        day = self._days[n]
        if by == "day":
            self._days[n] = self._inside(day + timedelta(days=step))
        elif by == "month":
            self._days[n] = self._inside(day + timedelta(days=30 * step))
        elif by == "end":
            self._days[n] = self._data.last if step > 0 else self._data.first
        else:
            self._days[n] = self._next_change(day, step)
        first, second = self.flags
        crossed = self._days[0] > self._days[1]
        self._settle()
        if crossed:  # the person goes on with the flag that stands where they moved it
            (second if n == 0 else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_change(self, day: date, step: int) -> date:
        days = sorted({m.day for m in self._data.marks} | {self._data.first, self._data.last})
        at = bisect_right(days, day) if step > 0 else bisect_left(days, day) - 1
        return days[max(0, min(at, len(days) - 1))]

    def _inside(self, day: date) -> date:
        return max(self._data.first, min(day, self._data.last))
