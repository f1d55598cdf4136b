# SPDX-License-Identifier: GPL-3.0-or-later
"""Four words that stand for everything on record, to be told to somebody outside: the one proof an insider lacks."""

from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.vault import audit
from exile_risk.vault.connection import Connection

WORDS = 4
_BITS = 10  # the list has 1,024 words


@dataclass(frozen=True)
class Receipt:
    """Number and time (UTC, ISO 8601) of the newest row of the chain, and the first 40 bits of its hash as words."""

    seq: int
    t: str
    words: tuple[str, ...]


def receipt(connection: Connection) -> Receipt:
    """Return the receipt for the chain as it is now."""
    row = connection.execute("SELECT seq, t, h FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return Receipt(int(row[0]), str(row[1]), words_of(bytes(row[2])))


def check(connection: Connection, seq: int, words: tuple[str, ...]) -> bool:
    """Return whether the row of a receipt is in the chain as it was when the receipt was given.

    The whole chain is followed too: a receipt of a row proves every row before it. Raises InputError "receipt_words"
    for anything but four words of the list.
    """
    spoken = tuple(word.strip().casefold() for word in words)
    if len(spoken) != WORDS or not set(spoken) <= set(_list()):
        raise InputError("receipt_words", count=WORDS)
    row = connection.execute("SELECT h FROM audit WHERE seq = ?", (seq,)).fetchone()
    return row is not None and words_of(bytes(row[0])) == spoken and audit.first_break(connection) is None


def words_of(h: bytes) -> tuple[str, ...]:
    """Return the first 40 bits of a hash as four words, each of which is known by its first four letters."""
    bits = int.from_bytes(h[:5], "big")
    return tuple(_list()[bits >> (_BITS * place) & (2**_BITS - 1)] for place in reversed(range(WORDS)))


def _list() -> list[str]:
    from shamir_mnemonic.wordlist import WORDLIST

    return list(WORDLIST)
