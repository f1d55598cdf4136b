# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet as PDF bytes or on a printer; nothing here touches the disk."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from exile_risk.errors import InputError
from ui.report.sheet import WIDTH, Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 1200
_MADE = re.compile(rb"D:\d{14}[+\-Z](?:\d{2}'\d{2}'?)?")
_MADE_XMP = re.compile(rb"(<xmp:\w+Date>)([^<]*)(</xmp:\w+Date>)")


def pdf_bytes(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF, made in memory. Its own data hold no clock, time zone, code or name."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle("")
    writer.setCreator("")
    _set_page(writer)
    painter = QPainter()
    if not painter.begin(writer):
        raise InputError("report_not_made")
    _paint(painter, writer, sheet)
    painter.end()
    return _without_clock(bytes(buffer.data().data()))


def print_on(printer: "QPrinter", sheet: Sheet) -> None:
    """Print the sheet. Raises InputError report_not_printed where the printer does not take it."""
    _set_page(printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise InputError("report_not_printed")
    _paint(painter, printer, sheet)
    if not painter.end():
        raise InputError("report_not_printed")


def _set_page(device: QPagedPaintDevice) -> None:
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )


def _paint(painter: QPainter, device: QPagedPaintDevice, sheet: Sheet) -> None:
    scale = device.width() / WIDTH
    for number in range(len(sheet.pages)):
        if number and not device.newPage():
            raise InputError("report_not_printed")
        painter.save()
        painter.scale(scale, scale)
        sheet.paint(painter, number)
        painter.restore()


def _without_clock(made: bytes) -> bytes:
    """Return the PDF with its hidden times put to nothing, byte for byte as long: the time zone would tell a place."""
    made = _MADE.sub(lambda m: re.sub(rb"\d", b"0", m.group()).replace(b"D:00000000", b"D:20000101"), made)
    return _MADE_XMP.sub(lambda m: m.group(1) + re.sub(rb"\d", b"0", m.group(2)) + m.group(3), made)
