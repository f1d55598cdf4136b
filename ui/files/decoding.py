# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where the window decodes a picture of a case: from memory, by one decoder, within a fixed memory."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from exile_risk.attachments.showing import Closed, Picture, PlainText, Shown

ALLOCATION_MB = 64
"""What a picture may take once it is unpacked."""

_SHRINKING = "jpeg"
"""The one decoder that unpacks to a smaller size without unpacking the whole first."""


@dataclass(frozen=True)
class Decoded:
    """A picture to be painted; `width` and `height` are those of the file, where the image may be a part as large."""

    image: QImage
    width: int
    height: int


Ready = Decoded | PlainText | Closed


def ready(shown: Shown) -> Ready:
    """Return what the page shows of a file. For the worker: an image is a plain value, and decoding takes its time."""
    return decoded(shown) if isinstance(shown, Picture) else shown


def decoded(picture: Picture) -> Decoded | Closed:
    """Return the picture, smaller where it would take more than `ALLOCATION_MB`; Closed where it cannot be shown."""
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture.form.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    size = reader.size()
    if size != QSize(picture.width, picture.height):
        return Closed("broken")  # it tells its decoder something else than it told us
    if _memory(size, reader) > ALLOCATION_MB * 1024 * 1024:
        if picture.form != _SHRINKING:
            return Closed("memory")
        size = size / 2  # 40 million pixels at most, so a quarter of them always has room
        reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        return Closed("broken")
    return Decoded(image, picture.width, picture.height)


def _memory(size: QSize, reader: QImageReader) -> int:
    """Return how many bytes the unpacked picture takes as Qt counts them: never less than four for a pixel."""
    bits = max(32, QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel())
    return size.width() * size.height() * bits // 8
