# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases made by the computer: six words drawn at random from a public list of 7776."""

import secrets
from importlib.resources import files

from exile_risk.errors import LockedError

WORDS = 6
LIST_LENGTH = 7776
BITS = 77
"""Whole bits of chance in a made passphrase: six times log2 of 7776, rounded down."""


def made_passphrase() -> bytearray:
    """Return six words with a space between them, every one of the list equally likely.

    The passphrase never becomes a `str` here: each word is a `str` of a public list, copied into the buffer. Raises
    LockedError("word_list_missing").
    """
    words = _list()
    drawn = [secrets.choice(words) for _ in range(WORDS)]
    made = bytearray(b" ") * (sum(map(len, drawn)) + WORDS - 1)  # filled in place: a joined copy could not be wiped
    start = 0
    for word in drawn:
        made[start : start + len(word)] = word.encode("ascii")
        start += len(word) + 1
    return made


def _list() -> tuple[str, ...]:
    """Return the long list of the Electronic Frontier Foundation, as the package xkcdpass brings it along."""
    try:
        text = files("xkcdpass").joinpath("static", "eff-long").read_text(encoding="ascii")
    except (OSError, ImportError, UnicodeDecodeError) as error:
        raise LockedError("word_list_missing") from error
    words = tuple(text.split())
    if len(set(words)) != LIST_LENGTH or len(words) != LIST_LENGTH:
        raise LockedError("word_list_missing")
    return words
