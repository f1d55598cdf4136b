# SPDX-License-Identifier: GPL-3.0-or-later
"""Width and height of a picture from its header alone, so that a bomb is known before anything is unpacked."""

from exile_risk.attachments.kinds import JPEG, PNG, Kind

_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that say how large the picture is."""


def size_of(content: bytes, kind: Kind) -> tuple[int, int] | None:
    """Return width and height in pixels, or None where the header of the picture is broken."""
    read = _png if kind is PNG else _jpeg if kind is JPEG else _webp
    found = read(content)
    return found if found is not None and min(found) > 0 else None


def is_lossless_webp(content: bytes) -> bool:
    """Return whether a WebP holds its pixels exactly."""
    place = 12
    while place + 8 <= len(content):
        kind, length = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        if kind in (b"VP8L", b"VP8 "):
            return kind == b"VP8L"
        place += 8 + length + length % 2
    return False


def _png(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            frame = content[place + 5 : place + 9]
            return (int.from_bytes(frame[2:], "big"), int.from_bytes(frame[:2], "big")) if len(frame) == 4 else None
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None


def _webp(content: bytes) -> tuple[int, int] | None:
    if len(content) < 30:
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if kind == b"VP8L" and content[20] == 0x2F:
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        return int.from_bytes(content[26:28], "little") & 0x3FFF, int.from_bytes(content[28:30], "little") & 0x3FFF
    return None
