# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at painted widgets in numbers: how much of a colour is where."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget


def picture(widget: QWidget) -> QImage:
    """Return the widget as painted now, upon what lies beneath it."""
    QApplication.processEvents()
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    return widget.window().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def count(image: QImage, colour: QColor | str, area: QRect | None = None, tolerance: int = 6) -> int:
    """Return how many pixels in `area` have a colour, within `tolerance` per channel."""
    wanted = QColor(colour).getRgb()[:3]
    part = image.copy(area) if area else image
    seen = Counter(memoryview(part.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I"))
    return sum(times for pixel, times in seen.items() if _close(pixel, wanted, tolerance))


def _close(pixel: int, wanted: tuple[int, ...], tolerance: int) -> bool:
    channels = ((pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255)
    return all(abs(one - other) <= tolerance for one, other in zip(channels, wanted, strict=True))


def halves(image: QImage, colour: QColor | str) -> tuple[int, int]:
    """Return how many pixels of a colour the left and the right half hold."""
    half = image.width() // 2
    left = count(image, colour, QRect(0, 0, half, image.height()))
    return left, count(image, colour, QRect(image.width() - half, 0, half, image.height()))
