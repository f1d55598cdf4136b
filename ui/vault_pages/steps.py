# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one is in a task of several steps: numbers on a line, those behind ticked, this one bold."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exile_risk.wording import _
from ui.theme import colour, scaled, type_font, type_metrics
from ui.widgets.icon import paint_icon
from ui.widgets.painted import Painted

_DISC, _GAP = 24, 8


class StepLine(Painted):
    """Shows steps; `set_step` counts from 0."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._step = tuple(words), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, step: int) -> None:
        """Go to a step."""
        self._step = step
        said = _("Step {n} of {count}: {word}").format(n=step + 1, count=len(self._words), word=self._words[step])
        self.setAccessibleName(said)
        self.update()

    def _hint(self) -> QSize:
        return QSize(scaled(320), scaled(_DISC) + 12)

    def _paint(self, painter: QPainter) -> None:
        disc, gap = float(scaled(_DISC)), float(scaled(_GAP))
        shown = [word if self._fits(disc, gap) or n == self._step else "" for n, word in enumerate(self._words)]
        widths = [disc + (gap + self._width(word, n) if word else 0.0) for n, word in enumerate(shown)]
        spare = max(12.0, (self.width() - sum(widths)) / max(1, len(widths) - 1))
        y, x = 2.0, 0.0
        for n, (word, width) in enumerate(zip(shown, widths, strict=True)):
            self._disc(painter, n, QRectF(x, y, disc, disc))
            if word:
                painter.setPen(colour("ink" if n == self._step else "ink-2"))
                painter.setFont(type_font("text", n == self._step))
                box = self.mirrored(QRectF(x + disc + gap, y, width - disc - gap + 4, disc))
                painter.drawText(box, int(self.start_side() | Qt.AlignmentFlag.AlignVCenter), word)
            x += width
            if n + 1 < len(widths):
                painter.setPen(QPen(colour("line"), 1))
                rule = self.mirrored(QRectF(x + gap, y + disc / 2, spare - 2 * gap, 0))
                painter.drawLine(QLineF(rule.left(), rule.top(), rule.right(), rule.top()))
            x += spare

    def _fits(self, disc: float, gap: float) -> bool:
        words = sum(self._width(word, n) + disc + gap for n, word in enumerate(self._words))
        return words + 24 * (len(self._words) - 1) <= self.width()

    def _width(self, word: str, n: int) -> float:
        return float(type_metrics("text", n == self._step).horizontalAdvance(word))

    def _disc(self, painter: QPainter, n: int, box: QRectF) -> None:
        box = self.mirrored(box)
        done, here = n < self._step, n == self._step
        painter.setPen(QPen(colour("accent" if done or here else "edge"), 2 if here else 1))
        painter.setBrush(colour("accent") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if done:
            inner = box.width() * 0.28
            paint_icon(painter, "check", box.adjusted(inner, inner, -inner, -inner), colour("on-accent"))
            return
        painter.setPen(colour("ink" if here else "ink-2"))
        painter.setFont(type_font("small", here))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(n + 1))
