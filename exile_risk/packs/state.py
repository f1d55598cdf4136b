# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pack is in use, which was before it, and how high each key has come: one small file, read strictly."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from exile_risk.days import parse_day
from exile_risk.errors import InputError
from exile_risk.packs.document import number_of, version_of
from exile_risk.packs.strict_json import canonical, strict_json

FORMAT = "exile-risk/packs"
LIMIT = 64 * 1024
_ENTRY = {"key": str, "number": int, "date": str, "sha512": str, "taken_on": str, "checked_with": str}


@dataclass(frozen=True)
class Entry:
    """A pack that was taken. `checked_with`: the program and its own facts that it was last held against."""

    key: str
    number: int
    date: str
    sha512: str
    taken_on: str
    checked_with: str

    @property
    def file(self) -> str:
        """The name of its file in the folder of packs."""
        return f"facts-{self.number}-{self.key.lower()}.pack"

    @property
    def version(self) -> str:
        """The version of its facts."""
        return version_of(self.number)

    @property
    def day(self) -> datetime.date:
        """The day on which its facts were last looked at."""
        found = parse_day(self.date)
        assert found is not None  # noqa: S101  (it was read strictly)
        return found


@dataclass(frozen=True)
class Highest:
    """The highest pack that was ever taken from a key."""

    number: int
    sha512: str


@dataclass(frozen=True)
class State:
    """What is on record. `highest` never falls, also when a pack is taken back."""

    current: Entry | None = None
    previous: Entry | None = None
    highest: Mapping[str, Highest] = field(default_factory=dict)

    def raised(self, key: str, number: int, sha512: str) -> "dict[str, Highest]":
        """Return `highest` with one more pack in it."""
        known = self.highest.get(key)
        up = known is None or number > known.number
        return {**self.highest, **({key: Highest(number, sha512)} if up else {})}


def written(state: State) -> bytes:
    """Return the file of a state."""
    entries = {name: asdict(one) if one else None for name, one in _entries(state)}
    highest = {key: asdict(one) for key, one in state.highest.items()}
    return canonical({"format": FORMAT, "version": 1, "highest": highest, **entries}) + b"\n"


def read_state(raw: bytes, file: str) -> State:
    """Return the state of a file. Raises InputError pack_state_damaged(file)."""
    damaged = InputError("pack_state_damaged", file=file)
    try:
        found = strict_json(raw, file)
    except InputError:
        raise damaged from None
    fields = {"format", "version", "highest", "current", "previous"}
    if not isinstance(found, dict) or found.keys() != fields or found["format"] != FORMAT or found["version"] != 1:
        raise damaged
    current, previous = (_entry(found[name], damaged) for name in ("current", "previous"))
    if not isinstance(found["highest"], dict):
        raise damaged
    highest = {}
    for key, one in found["highest"].items():
        if not _has(one, {"number": int, "sha512": str}) or not _sound(key, one):
            raise damaged
        highest[key] = Highest(**one)
    return State(current, previous, highest)


def _entries(state: State) -> "tuple[tuple[str, Entry | None], ...]":
    return ("current", state.current), ("previous", state.previous)


def _entry(found: Any, damaged: InputError) -> Entry | None:
    if found is None:
        return None
    if not _has(found, _ENTRY) or not _sound(found["key"], found) or parse_day(found["date"]) is None:
        raise damaged
    if parse_day(found["taken_on"]) is None:
        raise damaged
    return Entry(**found)


def _has(found: Any, kinds: Mapping[str, type]) -> bool:
    return (
        isinstance(found, dict)
        and found.keys() == kinds.keys()
        and all(isinstance(found[n], kind) and not isinstance(found[n], bool) for n, kind in kinds.items())
    )


def _sound(key: str, found: Mapping[str, Any]) -> bool:
    """Whether these become the name of a file and nothing else, and the number is one of a version."""
    number, digest = found["number"], found["sha512"]
    hexadecimal = set("0123456789abcdef")
    return (
        len(key) == 16
        and set(key.lower()) <= hexadecimal
        and len(digest) == 128
        and set(digest) <= hexadecimal
        and number_of(version_of(max(number, 0))) == number
    )
