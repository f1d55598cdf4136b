# SPDX-License-Identifier: GPL-3.0-or-later
"""The same passphrase from any keyboard: NFKC over buffers that can be wiped, since a `str` cannot be."""

import unicodedata
from array import array

from exile_risk.errors import InputError

SHORTEST = 12


def normalised(passphrase: bytearray) -> bytearray:
    """Return the NFKC form of a UTF-8 passphrase in a new buffer, for the caller to wipe.

    Only single characters ever become a `str`. Raises InputError("passphrase_nul") and
    InputError("passphrase_not_text") (not UTF-8).
    """
    if 0 in passphrase:
        raise InputError("passphrase_nul")
    if passphrase.isascii():
        return bytearray(passphrase)
    given = _decoded(passphrase)
    decomposed = _decomposed(given)
    try:
        _order_marks(decomposed)
        return _encoded(decomposed, _compose(decomposed))
    finally:
        _wipe(given)
        _wipe(decomposed)


def check_new(form: bytearray) -> None:
    """Raise InputError("passphrase_short", least=...) when a normalised passphrase has too few characters."""
    if sum(byte & 0xC0 != 0x80 for byte in form) < SHORTEST:
        raise InputError("passphrase_short", least=SHORTEST)


def _decoded(utf8: bytearray) -> "array[int]":
    points = array("I", bytes(array("I").itemsize * sum(byte & 0xC0 != 0x80 for byte in utf8)))
    start, sound = 0, True
    for place in range(len(points)):
        end = start + _length(utf8[start])
        try:
            points[place] = ord(utf8[start:end].decode())
        except UnicodeDecodeError:
            sound = False
            break
        start = end
    # Raised out here, so that the error's context does not carry the bytes that would not decode.
    if not sound or start != len(utf8):
        _wipe(points)
        raise InputError("passphrase_not_text")
    return points


def _length(lead: int) -> int:
    """Return how many bytes the character has that starts with this one (a wrong lead then fails to decode)."""
    return 1 if lead < 0xC0 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _decomposed(points: "array[int]") -> "array[int]":
    size = sum(len(unicodedata.normalize("NFKD", chr(point))) for point in points)
    out = array("I", bytes(points.itemsize * size))
    place = 0
    for point in points:
        for character in unicodedata.normalize("NFKD", chr(point)):
            out[place] = ord(character)
            place += 1
    return out


def _order_marks(points: "array[int]") -> None:
    """Put combining marks into canonical order: a stable sort by class within each run of marks."""
    for place in range(1, len(points)):
        here, rank = place, unicodedata.combining(chr(points[place]))
        while rank and here and unicodedata.combining(chr(points[here - 1])) > rank:
            points[here - 1], points[here] = points[here], points[here - 1]
            here -= 1


def _compose(points: "array[int]") -> int:
    """Compose in place (Unicode 3.11, D117) and return how many code points are left."""
    starter, kept, before = -1, 0, 0  # `before`: class of the last character kept after the starter
    for point in points:
        rank = unicodedata.combining(chr(point))
        adjacent = starter == kept - 1
        if starter >= 0 and (adjacent or 0 < before < rank):
            pair = unicodedata.normalize("NFC", chr(points[starter]) + chr(point))
            if len(pair) == 1:
                points[starter] = ord(pair)
                continue
        if rank == 0:
            starter = kept
        points[kept], before = point, rank
        kept += 1
    return kept


def _encoded(points: "array[int]", count: int) -> bytearray:
    out = bytearray(sum(len(chr(points[place]).encode()) for place in range(count)))
    start = 0
    for place in range(count):
        for byte in chr(points[place]).encode():
            out[start] = byte
            start += 1
    return out


def _wipe(points: "array[int]") -> None:
    for place in range(len(points)):
        points[place] = 0
