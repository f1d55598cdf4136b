# SPDX-License-Identifier: GPL-3.0-or-later
"""What each part of a field may hold when somebody else wrote it: of the right kind, of a sane size, a real day."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from exile_risk.days import parse_day
from exile_risk.handover.field_names import JUDGEMENT, VALUE, WORD, of_case_file
from exile_risk.judgement.judgement import LONGEST_REASON

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
_WORD = re.compile(r"[A-Za-z0-9_@.-]{1,80}")
_CODE = re.compile(r"[A-Za-z0-9_@.:-]{1,80}")
_STATE = re.compile(r"[A-Z]{2}")
_LONGEST_LIST = 300
_SHORT = 24


def is_day(text: Any) -> bool:
    """Return whether a text is a day that exists, within what can be in a file about a living person."""
    found = parse_day(text) if isinstance(text, str) else None
    return found is not None and FIRST_DAY <= found <= LAST_DAY


def fits(field: str, part: str, value: Any) -> bool:
    """Return whether a part of a field may hold a value; None, "nothing", it always may."""
    if value is None:
        return True
    table = _JUDGEMENT if field == JUDGEMENT else _SAID if field.startswith(WORD) else None
    if table is not None:
        return part in table and table[part](value)
    if not of_case_file(field):
        return False
    if part != VALUE:
        return is_day(value) if part == "noted" else _word(value)
    if field in _PLAIN:
        return _PLAIN[field](value)
    return _word(value) if field.startswith("answers.") else _need(value)


def _word(value: Any) -> bool:
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def _state(value: Any) -> bool:
    return isinstance(value, str) and _STATE.fullmatch(value) is not None


def _list_of(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and len(value) <= _LONGEST_LIST and all(map(check, value))


def _charge(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"offence", "stage"} and all(map(_word, value.values()))


def _need(value: Any) -> bool:
    """Codes and small numbers, in a list or under codes on two levels: also a need that only a later program knows.

    What this program does not know is kept and passed on; free text has no place in any of them.
    """
    if not isinstance(value, dict):
        return _few(value) or _list_of(_code)(value)
    words = [w for row in value.values() if isinstance(row, dict) for pair in row.items() for w in pair]
    rest = [one for one in value.values() if not isinstance(one, dict)]
    few = len(words) <= 2 * _LONGEST_LIST and len(rest) <= _LONGEST_LIST
    return few and all(map(_word, (*value, *words))) and all(_few(one) or _code(one) for one in rest)


def _few(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 99


def _code(value: Any) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _reason(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_REASON


def _initials(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _SHORT and "\n" not in value


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _beside(value: Any) -> bool:
    """The rating beside a judgement: words, pairs of words and versions."""
    if not isinstance(value, dict) or set(value) != {"state", "band", "likely", "lead", "as_of", "versions"}:
        return False
    words = [value["state"], value["band"], value["lead"]]
    pair, versions = value["likely"], value["versions"]
    if not isinstance(pair, list) or len(pair) != 2 or not isinstance(versions, dict) or len(versions) > 8:
        return False
    return (
        all(map(_word, (*words, *pair, *versions))) and all(map(_version, versions.values())) and is_day(value["as_of"])
    )


def _version(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 80 and "\n" not in value


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "as_of": is_day,
    "origin": _state,
    "host": _state,
    "nationalities": _list_of(_state),
    "charges": _list_of(_charge),
}
_JUDGEMENT: dict[str, Callable[[Any], bool]] = {
    "band": _word,
    "why": _reason,
    "because": _list_of(_word),
    "by": _initials,
    "written_on": is_day,
    "review_by": is_day,
    "needs_second": _yes_or_no,
    "clocks": _word,
    "rating": _beside,
}
_SAID: dict[str, Callable[[Any], bool]] = {
    "by": _initials,
    "agrees": _yes_or_no,
    "why": _reason,
    "written_on": is_day,
}
