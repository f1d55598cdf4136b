# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pack holds and how: canonical JSON of a knowledge folder, packed by gzip, both with limits."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exile_risk.days import parse_day
from exile_risk.errors import InputError
from exile_risk.packs.strict_json import canonical, strict_json
from exile_risk.reading import clean

FORMAT, FORMAT_VERSION = "exile-risk/knowledge-pack", 1
PACK = "exile-risk-facts"
"""The id of the one pack there is; a key may sign other things, and none of them is this."""

PACKED_LIMIT = 32 * 1024 * 1024
UNPACKED_LIMIT = 128 * 1024 * 1024
"""Bytes. The shipped facts are three million, packed less than one."""

FIELDS = {"format", "version", "pack", "number", "date", "files"}

_NAME = re.compile(r"(facts/)?[a-z][a-z0-9_]{0,60}\.(csv|json|txt)", re.ASCII)
_VERSION = re.compile(r"(\d{4})\.(\d{1,3})(?:\.(\d{1,3}))?", re.ASCII)
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Of a gzip file without name, clock and system, so that the same content makes the same file."""

_AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class Document:
    """The content of a pack. `number` is the version of the facts as one number, `sha512` that of the content."""

    number: int
    day: date
    files: Mapping[str, bytes]
    sha512: str


def number_of(version: str) -> int | None:
    """Return a version of the facts ("2026.12", "2026.12.1") as a number that rises with it; None for any other."""
    found = _VERSION.fullmatch(version)
    if found is None:
        return None
    year, month, more = (int(part or 0) for part in found.groups())
    return (year * 1000 + month) * 1000 + more


def version_of(number: int) -> str:
    """Return the version of a number in its whole form, such as "2026.12.0"."""
    return f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"


def content(number: int, day: date, files: Mapping[str, str]) -> bytes:
    """Return the content of a pack, before it is packed: each file as its lines."""
    return canonical(
        {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "pack": PACK,
            "number": number,
            "date": day.isoformat(),
            "files": {name: text.split("\n") for name, text in files.items()},
        }
    )


def packed(raw: bytes) -> bytes:
    """Return content as a gzip file that is the same whenever and wherever the same zlib makes it."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b"".join((_HEAD, deflate.compress(raw), deflate.flush(), struct.pack("<II", zlib.crc32(raw), len(raw))))


def unpacked(data: bytes, file: str) -> bytes:
    """Return what a gzip file holds, and stop where it is too much.

    It is read twice: once only to see how long it is. Raises InputError pack_large(file, limit) or pack_packing(file).
    """
    if len(data) > PACKED_LIMIT:
        raise InputError("pack_large", file=file, limit=PACKED_LIMIT // 1024 // 1024)
    length = 0
    for length in _lengths(data, file):
        if length > UNPACKED_LIMIT:
            raise InputError("pack_large", file=file, limit=UNPACKED_LIMIT // 1024 // 1024)
    return zlib.decompress(data, zlib.MAX_WBITS | 16, bufsize=max(length, 1))


def _lengths(data: bytes, file: str) -> Iterator[int]:
    """Yield how much has come out so far. Raises InputError pack_packing(file) for anything but one whole gzip."""
    inflate, length, rest = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, data
    try:
        while not inflate.eof:
            out = inflate.decompress(rest, _AT_ONCE)
            rest = inflate.unconsumed_tail
            length += len(out)
            yield length
            if not out and not rest and not inflate.eof:
                raise InputError("pack_packing", file=file)
    except zlib.error:
        raise InputError("pack_packing", file=file) from None
    if inflate.unused_data:
        raise InputError("pack_packing", file=file)


def read(raw: bytes, file: str) -> Document:
    """Return the content of a pack from its unpacked bytes, read with every limit.

    Raises InputError: those of `strict_json`; pack_shape(file, place), pack_other(file), pack_newer(file, version) or
    pack_not_canonical(file).
    """
    from hashlib import sha512

    found = strict_json(raw, file)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputError("pack_shape", file=file, place="format")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version != FORMAT_VERSION:
        raise InputError("pack_newer", file=file, version=clean(str(version)))
    for name in sorted(found.keys() ^ FIELDS):
        raise InputError("pack_shape", file=file, place=clean(name))
    if found["pack"] != PACK:
        raise InputError("pack_other", file=file)
    number, day = found["number"], parse_day(found["date"]) if isinstance(found["date"], str) else None
    if not isinstance(number, int) or isinstance(number, bool) or number_of(version_of(max(number, 0))) != number:
        raise InputError("pack_shape", file=file, place="number")
    if day is None:
        raise InputError("pack_shape", file=file, place="date")
    files = _files(found["files"], file)
    if canonical(found) != raw:  # one content, one form: no blank or order in which something could hide
        raise InputError("pack_not_canonical", file=file)
    return Document(number, day, files, sha512(raw).hexdigest())


def _files(found: object, file: str) -> dict[str, bytes]:
    if not isinstance(found, dict):
        raise InputError("pack_shape", file=file, place="files")
    made = {}
    for name, lines in found.items():
        place = f"files.{clean(name)}"
        if not _NAME.fullmatch(name) or not isinstance(lines, list) or not all(isinstance(one, str) for one in lines):
            raise InputError("pack_shape", file=file, place=place)
        made[name] = "\n".join(lines).encode()
        if name.endswith(".json"):  # what is written there as \u202e is no character of this text yet
            strict_json(made[name], name)
    return made
