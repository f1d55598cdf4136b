# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON from outside, read with every limit stated: nothing in it may surprise what reads it next."""

import json
import re
from collections.abc import Iterator
from typing import Any

from exile_risk.errors import InputError
from exile_risk.reading import parse

DEPTH = 32
STRING_LIMIT = 64 * 1024
"""Bytes of one string, in UTF-8."""

DIGITS = 17
"""Digits of a number; more than any number here has, and than a double can keep."""

_TOKEN = re.compile(r'"(?>[^"\\]*(?:\\.[^"\\]*)*)\\?(?:"|\Z)|[\[\]{}]|[-+.0-9eE]+', re.DOTALL)
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
"""Control characters, other ends of lines, what turns the direction of a line or hides a beginning, and halves of
characters. Everything else is text and is shown as it stands."""


def strict_json(raw: bytes, file: str) -> Any:
    """Return the value of UTF-8 JSON.

    Raises InputError: file_not_utf8, pack_character(file, character), pack_too_deep(file, limit),
    pack_number(file), pack_string_long(file, limit), and those of `exile_risk.reading.parse`.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("file_not_utf8", file=file, place=error.start) from None
    _check_tokens(text, file)
    found = parse(text, file)
    for one in _strings(found):
        check_string(one, file)
    return found


def canonical(value: Any) -> bytes:
    """Return the one form in which a value is written."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def check_string(text: str, file: str) -> None:
    """Raise InputError pack_character(file, character) or pack_string_long(file, limit) for what is no plain line."""
    found = _UNFIT.search(text)
    if found is not None:
        raise InputError("pack_character", file=file, character=f"U+{ord(found[0]):04X}")
    if len(text) > STRING_LIMIT or len(text.encode()) > STRING_LIMIT:
        raise InputError("pack_string_long", file=file, limit=STRING_LIMIT // 1024)


def _check_tokens(text: str, file: str) -> None:
    """Refuse nesting and numbers before anything is built of them."""
    depth = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first in "[{":
            depth += 1
            if depth > DEPTH:
                raise InputError("pack_too_deep", file=file, limit=DEPTH)
        elif first in "]}":
            depth -= 1
        elif first != '"' and _too_long(token[0]):
            raise InputError("pack_number", file=file)


def _too_long(number: str) -> bool:
    digits = sum(c.isdigit() for c in number[: 4 * DIGITS])
    return digits > DIGITS or re.search(r"[eE][-+]?\d{3}", number) is not None


def _strings(value: Any) -> Iterator[str]:
    """Yield every string of a value, names of fields too; no deeper than DEPTH."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _strings(one)
