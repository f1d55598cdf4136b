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
_HEIF_BRANDS = frozenset(
    (
        *(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2", b"msf1", b"miaf"),
        *(b"avif", b"avis", b"avio", b"avci", b"avcs", b"jpeg", b"jpgs", b"j2ki", b"j2is", b"vvic", b"vvis", b"unif"),
        *(b"MA1A", b"MA1B", b"MiHA", b"MiHB", b"MiHE", b"MiPr", b"crx "),
    )
)
"""What calls itself a still picture, or a row of them, in a box of ISO media; raw files of one maker too."""

_PICTURE = b"pict"
_BOXES = 8  # of the outermost ones, in which the picture's own stands among the first
_BRANDS = 64


def kind_of(content: bytes) -> Kind:
    """Return what a file is."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and _is_heif(content):
        return _HEIF
    if content[:2] == b"BM" and content[6:10] == bytes(4) and len(content) > 54:
        return _BITMAP
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PDF
    if _is_drawing(content):
        return SVG
    return TEXT if _is_text(content) else OTHER


def _is_heif(content: bytes) -> bool:
    """Whether a box of ISO media holds pictures, by any brand it gives itself or else by what it says is in it.

    A maker may invent a brand; readers then go by the others, or by the box that describes a picture.
    """
    first = content[: min(max(int.from_bytes(content[:4], "big"), 16), 16 + 4 * _BRANDS)]
    brands = {first[8:12], *(first[place : place + 4] for place in range(16, len(first), 4))}
    return bool(brands & _HEIF_BRANDS) or _describes_picture(content)


def _describes_picture(content: bytes) -> bool:
    """Whether one of the first boxes is a `meta` whose handler is that of pictures."""
    place = 0
    for _ in range(_BOXES):
        head = 8
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if length == 1:
            length, head = int.from_bytes(content[place + 8 : place + 16], "big"), 16
        elif length == 0:  # up to the end
            length = len(content) - place
        if length < head:
            return False
        if kind == b"meta":
            inner = content[place + head + 4 : place + min(length, _LOOKED_AT)]
            handler = inner.find(b"hdlr")
            return handler >= 4 and inner[handler + 12 : handler + 16] == _PICTURE
        place += length
    return False


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
