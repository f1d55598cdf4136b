# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose facts this program takes: the public keys pinned in it, as data."""

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class PublicKey:
    """A minisign public key. `id` is written as minisign shows it."""

    id: str
    raw: bytes

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        """Return the key of the second line of a minisign .pub file. Raises ValueError for anything else."""
        try:
            found = base64.b64decode(text, validate=True)
        except ValueError:
            raise ValueError("no base64") from None
        if len(found) != 42 or found[:2] != b"Ed":
            raise ValueError("no minisign public key")
        return cls(shown_id(found[2:10]), found[10:])


def shown_id(raw: bytes) -> str:
    """Return the eight bytes of a key id as minisign shows them: last byte first."""
    return raw[::-1].hex().upper()


CURRENT = "RWQzRb3V88HgdBjDLARMMFJC1D0LgGZyqVQGIboCVxBgWyadPzkhAEzQ"
SPARE = "RWR3LH9tqwq9p+S5N2PtETyMyKKluUrJue07rKniE4WOWL7pSmxv6E8F"
"""For the day on which the current key is lost or stolen. The secret halves of both were thrown away when they were
made: whoever releases this program makes two new pairs first (docs/knowledge.md, "How to make and sign a pack")."""

PINNED = (PublicKey.parse(CURRENT), PublicKey.parse(SPARE))
