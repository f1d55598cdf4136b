# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file is, by its bytes and never by its name, because the bytes decide what a program does with it."""

import re
import zlib
from dataclasses import dataclass
from typing import Literal

_LOOKED_AT = 64 * 1024
_PDF_WITHIN = 1024  # readers of PDF take a file whose mark stands this far in
_ORIENTED = (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-8", b"\xef\xbb\xbf"))
_SVG = re.compile(r"<(?:[\w.-]+:)?svg[\s/>]", re.IGNORECASE)

Handling = Literal["cleaned", "uncleanable", "drawing", "kept"]


@dataclass(frozen=True)
class Kind:
    """A kind of file and what is done with it.

    cleaned: a picture that is decoded and written anew. uncleanable: a picture that this program does not decode.
    drawing: one that is a program in disguise (SVG). kept: anything else, stored and never shown.
    """

    media_type: str
    ending: str
    handling: Handling


JPEG = Kind("image/jpeg", ".jpg", "cleaned")
PNG = Kind("image/png", ".png", "cleaned")
WEBP = Kind("image/webp", ".webp", "cleaned")
SVG = Kind("image/svg+xml", ".svg", "drawing")
PDF = Kind("application/pdf", ".pdf", "kept")
TEXT = Kind("text/plain", "", "kept")
OTHER = Kind("application/octet-stream", "", "kept")

_BEGINNINGS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", Kind("image/gif", ".gif", "uncleanable")),
    (b"II*\0", Kind("image/tiff", ".tif", "uncleanable")),  # most raw formats of cameras too
    (b"MM\0*", Kind("image/tiff", ".tif", "uncleanable")),
    (b"II+\0", Kind("image/tiff", ".tif", "uncleanable")),
    (b"MM\0+", Kind("image/tiff", ".tif", "uncleanable")),
    (b"\0\0\0\x0cjP  \r\n\x87\n", Kind("image/jp2", ".jp2", "uncleanable")),
    (b"\0\0\0\x0cJXL \r\n\x87\n", Kind("image/jxl", ".jxl", "uncleanable")),
    (b"\xff\x0a", Kind("image/jxl", ".jxl", "uncleanable")),
)
_BITMAP = Kind("image/bmp", ".bmp", "uncleanable")
_HEIF = Kind("image/heif", ".heic", "uncleanable")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}


def kind_of(content: bytes) -> Kind:
    """Return what a file is."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return _HEIF
    if content[:2] == b"BM" and content[6:10] == bytes(4) and len(content) > 54:
        return _BITMAP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PDF
    if _is_drawing(content):
        return SVG
    return TEXT if _is_text(content) else OTHER


def _is_drawing(content: bytes) -> bool:
    """Whether the outermost element of a text, packed or not, is an SVG drawing."""
    if content[:2] == b"\x1f\x8b":
        try:
            content = zlib.decompressobj(31).decompress(content[:_LOOKED_AT], _LOOKED_AT)
        except zlib.error:
            return False
    head = content[:_LOOKED_AT]
    coding = next((coding for coding, mark in _ORIENTED if head.startswith(mark)), None)
    if coding is None:
        coding = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be" if head[:1] == b"\0" else "utf-8"
    return _SVG.match(_after_prologue(head.decode(coding, "replace"))) is not None


def _after_prologue(text: str) -> str:
    """Return an XML text from its first element on."""
    text = text.lstrip("\ufeff \t\r\n")
    while True:
        if text.startswith("<?"):
            end = text.find("?>")
        elif text.startswith("<!--"):
            end = text.find("-->", 4)
        elif text[:9].upper() == "<!DOCTYPE":
            end = _end_of_doctype(text)
        else:
            return text
        if end < 0:
            return ""
        text = text[end:].lstrip("?->").lstrip()


def _end_of_doctype(text: str) -> int:
    opened, closed = text.find("["), text.find(">")
    if 0 <= opened < closed:  # entities stand within
        inner = text.find("]", opened)
        return -1 if inner < 0 else text.find(">", inner)
    return closed


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character not in "\t\r\n\f" for character in text)
