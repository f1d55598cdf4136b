# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages: nothing is cut or lost, the disclaimer and the day stand on each, and grey still tells."""

import re
import zlib
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from exile_risk.report import Document, Part, Reader
from exile_risk.report.parts import Paragraph, Section
from tests.judgement.cases import BEFORE_THE_LAW, MIGRANT, assessed
from tests.report.given import EVERYTHING, document, judged, relocation
from ui.report.output import pdf_bytes
from ui.report.sheet import BOTTOM, HEIGHT, SIDE, TOP, WIDTH, Sheet

READERS = list(Reader)


def painted(sheet: Sheet, number: int = 0) -> QImage:
    image = QImage(int(WIDTH), int(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    sheet.paint(painter, number)
    painter.end()
    return image


def inked(image: QImage, box: QRectF) -> bool:
    """Whether anything but white lies in a box."""
    part = image.copy(box.toRect()).convertToFormat(QImage.Format.Format_Grayscale8)
    return any(bytes(part.constScanLine(y))[: part.width()] != b"\xff" * part.width() for y in range(part.height()))


def whole(reader: Reader) -> Document:
    found = assessed()
    return document(found, reader, EVERYTHING, judgement=judged(found), where=relocation())


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("reader", READERS)
def test_every_strip_stands_on_a_page_and_none_reaches_into_the_foot(reader: Reader, mirrored: bool) -> None:
    sheet = Sheet(replace(whole(reader), direction="rtl" if mirrored else "ltr"))
    assert len(sheet.pages) > 1
    for page in sheet.pages:
        bottom = 0.0
        for y, strip in page:
            assert y >= bottom - 0.01
            bottom = y + strip.height
        assert bottom <= HEIGHT - TOP - BOTTOM - sheet._foot_height + 0.01
        assert not page[-1][1].keep, "a heading never stands alone at the end"
    image = painted(sheet)
    for margin in (QRectF(0, 0, SIDE - 6, HEIGHT), QRectF(WIDTH - SIDE + 6, 0, SIDE - 6, HEIGHT)):
        assert not inked(image, margin)


@pytest.mark.parametrize("reader", READERS)
def test_disclaimer_and_day_stand_on_every_page(reader: Reader) -> None:
    sheet = Sheet(whole(reader))
    foot = QRectF(SIDE, HEIGHT - BOTTOM - sheet._foot_height + 10, WIDTH - 2 * SIDE, sheet._foot_height - 10)
    first = painted(sheet).copy(QRectF(SIDE + 5, foot.top(), foot.width() - 10, sheet._disclaimer.height).toRect())
    for number in range(len(sheet.pages)):
        image = painted(sheet, number)
        again = image.copy(QRectF(SIDE + 5, foot.top(), foot.width() - 10, sheet._disclaimer.height).toRect())
        assert again == first
        assert inked(image, QRectF(SIDE, TOP, WIDTH - 2 * SIDE, 16)), "the head, or what repeats of it"


def test_an_annex_begins_a_page() -> None:
    made = whole(Reader.FILE)
    counted = len(Sheet(made).pages)
    joined = replace(made, sections=tuple(replace(s, new_page=False) for s in made.sections))
    assert len(Sheet(joined).pages) <= counted
    only = replace(
        made, sections=(Section("a", "A", (Paragraph("a"),)), Section("b", "B", (Paragraph("b"),), new_page=True))
    )
    assert len(Sheet(only).pages) == 2


def test_bands_differ_in_grey() -> None:
    """The badge and the range of a High and of an Extreme are told apart without colour, and so is what is open."""
    pictures = []
    for id in (MIGRANT, BEFORE_THE_LAW, "refugee-in-thailand-2018"):
        sheet = Sheet(document(assessed(id), parts=frozenset()))
        image = painted(sheet).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.append(image.copy(int(SIDE), 110, 230, 90))
    assert len({bytes(p.constBits()) for p in pictures}) == 3


def text_of(pdf: bytes) -> bytes:
    """Return every stream of a PDF, unpacked."""
    found = b""
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found += zlib.decompress(packed)
        except zlib.error:
            found += packed
    return found


def test_a_pdf_has_all_pages_and_its_own_data_tell_nothing() -> None:
    sheet = Sheet(whole(Reader.PARTNER))
    pdf = pdf_bytes(sheet)
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(sheet.pages)
    assert set(re.findall(rb"D:(\d{14})", pdf)) == {b"20000101000000"}
    said = pdf + text_of(pdf)
    for secret in (b"Heron", b"Risk note", b"Exile"):
        assert secret not in re.sub(rb"/FontName.*", b"", said)
    for place in re.finditer(rb"<xmp:\w+Date>([^<]*)<", said):
        assert not re.search(rb"[1-9]", place.group(1))
    assert pdf[int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]) :].startswith(b"xref") or b"/XRef" in said


def test_the_parts_ticked_are_the_parts_drawn() -> None:
    found = assessed()
    few, many = (Sheet(document(found, parts=p)) for p in (frozenset({Part.REASONS}), EVERYTHING))
    assert len(few.pages) == 1
    assert len(many.pages) > 3
