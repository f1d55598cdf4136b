# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a JSON file that somebody else wrote: bounded, strict, and with one clear complaint if it is broken."""

import json
import re
from pathlib import Path
from typing import Any, TypeVar

from exile_risk.errors import InputError

T = TypeVar("T")

LIMIT = 2_000_000
"""Bytes of the largest file that is read; a case file is a few hundred bytes, the model some 60,000."""

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Where half a character could be spelt, which no text can hold; two that belong together are one character."""

_COMPLAINTS = (
    (re.compile(r"Object contains unknown field `(?P<field>.*?)`"), "json_unknown_field"),
    (re.compile(r"Object missing required field `(?P<field>.*?)`"), "json_missing_field"),
    (re.compile(r"Expected `(?P<expected>.*?)`, got `(?P<got>.*?)`"), "json_wrong_type"),
    (re.compile(r"Invalid (?:enum )?value (?P<got>.*?)(?: - at|$)"), "json_invalid_value"),
)


def read_text(path: Path, limit: int = LIMIT) -> str:
    """Return the text of a file.

    Raises InputError file_missing, file_unreadable, file_too_large or file_not_utf8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("file_missing", file=str(path)) from None
    except OSError:
        raise InputError("file_unreadable", file=str(path)) from None
    return decode_text(raw, str(path), limit)


def decode_text(raw: bytes, file: str, limit: int = LIMIT) -> str:
    """Return bytes as text, refusing what is too large or not UTF-8. `file` names them in a complaint."""
    if len(raw) > limit:
        raise InputError("file_too_large", file=file, limit=limit // 1_000_000)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("file_not_utf8", file=file, place=error.start) from None


def parse(text: str, file: str) -> Any:
    """Return the JSON value of a text.

    Refuses (InputError) an empty text, broken syntax, doubled fields, NaN and nesting beyond what a person writes:
    each of these could let one answer silently win over another. Half a character is refused too.
    """
    if not text.strip():
        raise InputError("file_empty", file=file)

    def no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            double = next(name for name in names if names.count(name) > 1)
            raise InputError("json_doubled_field", file=file, field=clean(double))
        return found

    def no_constants(name: str) -> Any:
        raise InputError("json_not_a_number", file=file, name=name)

    try:
        found = json.loads(text, object_pairs_hook=no_doubles, parse_constant=no_constants)
        if _HALF.search(text):
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise InputError("json_syntax", file=file, line=error.lineno, column=error.colno) from None
    except UnicodeEncodeError:
        raise InputError("json_half_character", file=file) from None
    except (RecursionError, ValueError):  # ValueError: an integer of thousands of digits
        raise InputError("json_too_deep", file=file) from None
    return found


def shape(value: Any, kind: type[T], file: str) -> T:
    """Return a parsed value as the given msgspec type; raises InputError with the place of the first misfit."""
    import msgspec

    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _complaint(str(error), file) from None
    except RecursionError:
        raise InputError("json_too_deep", file=file) from None


def clean(text: str, length: int = 60) -> str:
    """Return foreign text fit for one line of a message: no control characters, cut to a length."""
    plain = "".join(c if c.isprintable() else "�" for c in text)
    return plain if len(plain) <= length else plain[: length - 1] + "…"


def _complaint(message: str, file: str) -> InputError:
    place = re.search(r" - at `(?:key in )?\$(?P<place>.*?)`$", message)
    where = place["place"].lstrip(".") if place else ""
    for pattern, code in _COMPLAINTS:
        found = pattern.search(message)
        if found:
            parts = {name: clean(part) for name, part in found.groupdict().items()}
            return InputError(code, file=file, place=clean(where) or "top", **parts)
    return InputError("json_wrong_shape", file=file, place=clean(where) or "top")
