# SPDX-License-Identifier: GPL-3.0-or-later
"""How typed letters find an entry: without regard to case, accents or invisible characters, beginnings first."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

# Letters that do not fall apart into a base and an accent, yet are typed as one.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
_IGNORED = ("Mn", "Cf", "Cc")


@lru_cache(8192)  # the same names of places, professions and offences for every case that is opened
def folded(text: str) -> str:
    """Return `text` as it is searched: lower case, no accents, no zero-width characters, single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    kept = "".join(c for c in apart if unicodedata.category(c) not in _IGNORED or _carries_meaning(c))
    return " ".join(kept.split())


def _carries_meaning(character: str) -> bool:
    """Whether a mark is a vowel of its script (Hindi to Khmer in code order), not an accent upon a letter."""
    return 0x0900 <= ord(character) <= 0x17FF


@dataclass(frozen=True)
class Entry:
    """One thing to pick: `terms` are further words it is found by (other languages, codes, old names)."""

    id: str
    label: str
    secondary: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Searched:
    entry: Entry
    keys: tuple[str, ...] = field(default=())


class EntryIndex:
    """Entries with their searched forms made once, so that each key pressed only compares."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self._rows = [_Searched(e, tuple(folded(t) for t in (e.label, e.secondary, *e.terms) if t)) for e in entries]
        self._by_id = {entry.id: entry for entry in entries}

    def get(self, entry_id: str) -> Entry | None:
        """Return an entry by id, or None."""
        return self._by_id.get(entry_id)

    def find(self, typed: str, limit: int = 50) -> list[Entry]:
        """Return at most `limit` entries for the typed letters: label beginnings, then word beginnings, then within.

        Entries of one rank keep the order they were given in; nothing typed returns the first `limit`.
        """
        wanted = folded(typed)
        if not wanted:
            return [row.entry for row in self._rows[:limit]]
        ranked = ((_rank(row.keys, wanted), position) for position, row in enumerate(self._rows))
        best = sorted(pair for pair in ranked if pair[0] < 4)
        return [self._rows[position].entry for _, position in best[:limit]]


def _rank(keys: Sequence[str], wanted: str) -> int:
    """Return 0 label begins, 1 another term begins, 2 a later word begins, 3 within, 4 not found."""
    if keys and keys[0].startswith(wanted):
        return 0
    if any(key.startswith(wanted) for key in keys[1:]):
        return 1
    if any(f" {wanted}" in key for key in keys):
        return 2
    return 3 if any(wanted in key for key in keys) else 4
