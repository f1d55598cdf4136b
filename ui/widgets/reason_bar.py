# SPDX-License-Identifier: GPL-3.0-or-later
"""One bar at the axis: solid to the end side raises, outlined to the start side lowers, cut where it is many."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import colour, scaled, type_font, type_metrics
from ui.widgets.painted import crisp
from ui.widgets.reason_model import Reason

_HEIGHT, _TIP, _CUT = 12, 5, 1.5


def paint_reason_bar(
    painter: QPainter, row: QRectF, zero: float, scale: float, reason: Reason, right_to_left: bool
) -> None:
    """Paint the bar of `reason` into `row`; `zero` px from the start side, `scale` px per step."""
    raises = reason.steps >= 0
    length = max(3.0, abs(reason.steps) * scale)
    start = zero if raises else zero - length
    height = scaled(_HEIGHT)
    top = row.center().y() - height / 2

    def place(left: float, y: float, width: float, height: float) -> QRectF:
        x = row.right() - left - width if right_to_left else row.left() + left
        return QRectF(x, y, width, height)

    bar = place(start, round(top), length, height)
    if raises:
        painter.fillRect(bar, colour("raises"))
        _paint_cuts(painter, bar, reason, colour("panel"), from_the_right=right_to_left)
    else:
        painter.setPen(QPen(colour("lowers"), 1.5))
        painter.setBrush(colour("lowers-fill"))
        painter.drawRect(crisp(bar, 1.5))
        _paint_cuts(painter, bar, reason, colour("lowers"), from_the_right=not right_to_left)
    metrics = type_metrics("text", True)
    painter.setFont(type_font("text", True))
    painter.setPen(colour("ink" if raises else "lowers"))
    width = metrics.horizontalAdvance(reason.shown) + 1
    left = start + length + _TIP if raises else start - _TIP - width
    box = place(left, row.center().y() - metrics.height() / 2, width, metrics.height())
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a sign stands before its number everywhere
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), reason.shown)


def _paint_cuts(painter: QPainter, bar: QRectF, reason: Reason, ink: QColor, *, from_the_right: bool) -> None:
    """Cut the bar where one part ends and the next begins, counted from the axis."""
    total = sum(abs(part) for part in reason.parts)
    if total == 0:
        return
    done = 0.0
    for part in reason.parts[:-1]:
        done += abs(part) / total * bar.width()
        x = bar.right() - done if from_the_right else bar.left() + done
        painter.fillRect(QRectF(x - _CUT / 2, bar.top(), _CUT, bar.height()), ink)
