# SPDX-License-Identifier: GPL-3.0-or-later
"""One spelling for every value, and a reading of foreign bytes that is bounded before it allocates."""

import json
import re
from typing import Any

from exile_risk.errors import InputError
from exile_risk.handover import limits

# A whole string, or one thing that costs memory. Possessive, so that no string can make it try again.
_TOKENS = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{},]', re.DOTALL)

# What could make a text look like another one, or is no character at all. Joiners and the zero-width space stay: Khmer,
# Thai and Persian are written with them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def canonical(value: Any) -> bytes:
    """Return the one spelling of a JSON value: sorted names, no spaces, UTF-8. There are no floats."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("utf-8")


def fit(text: str) -> str:
    """Return a text of this vault without what no bundle may hold."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def broken(place: str) -> InputError:
    """Return the error for content that is not as a bundle's is, with the place of it."""
    return InputError("bundle_broken", place=place[:80])


def over(what: str, most: int) -> InputError:
    """Return the error for more of something than any real bundle has."""
    return InputError("bundle_limit", what=what, most=most)


def parse(body: bytes) -> Any:
    """Return the value that bytes spell canonically.

    Raises InputError: "bundle_limit"(what, most) for depth, size or count; "bundle_broken"(place) for anything else
    that is not the one spelling of a value, such as a doubled name, a number that is no small integer, half a character
    or a mark that turns the direction of a text around.
    """
    if len(body) > limits.BODY_BYTES:
        raise over("bytes", limits.BODY_BYTES)
    _measure(body)
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_no_doubles,
            parse_constant=_no_number,
            parse_float=_no_number,
            parse_int=_small,
        )
        if canonical(value) != body:
            raise broken("spelling")
    except (ValueError, RecursionError):  # also bytes that are not UTF-8, and halves of characters
        raise broken("json") from None
    _look(value)
    return value


def _measure(body: bytes) -> None:
    depth = count = 0
    for found in _TOKENS.finditer(body):
        first = body[found.start()]
        if first == 0x22:  # a string
            continue
        count += 1
        if count > limits.TOKENS:
            raise over("values", limits.TOKENS)
        if first in b"[{":
            depth += 1
            if depth > limits.DEPTH:
                raise over("depth", limits.DEPTH)
        elif first in b"]}":
            depth -= 1


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise broken("doubled name")
    return found


def _no_number(_text: str) -> Any:
    raise broken("number")


def _small(text: str) -> int:
    if len(text.lstrip("-")) > limits.INTEGER_DIGITS:
        raise broken("number")
    return int(text)


def _look(value: Any) -> None:
    """Refuse texts that are too long or hold what could make them look like others. The depth is bounded already."""
    if isinstance(value, str):
        if len(value) > limits.TEXT:
            raise over("characters", limits.TEXT)
        if _UNFIT.search(value):
            raise broken("text")
    elif isinstance(value, list):
        for one in value:
            _look(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            _look(name)
            _look(one)
