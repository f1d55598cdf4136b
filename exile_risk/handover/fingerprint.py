# SPDX-License-Identifier: GPL-3.0-or-later
"""Six words for a colleague's two keys, to be compared once by voice or face to face."""

import hashlib

WORDS = 6
_BITS = 10  # the list has 1,024 words, each known by its first four letters

# The words hold 60 bits. That each try costs 16 MiB and some 50 ms of a computer puts finding another pair of keys with
# the same words beyond anybody's means.
_MEMORY_COST, _BLOCK = 2**14, 8


def fingerprint(recipient: str, signing_key: bytes) -> tuple[str, ...]:
    """Return the six words for a key to receive with and a key to sign with."""
    from shamir_mnemonic.wordlist import WORDLIST

    bound = recipient.encode("ascii") + b"\n" + signing_key
    found = hashlib.scrypt(bound, salt=b"exile-risk/fingerprint/1", n=_MEMORY_COST, r=_BLOCK, p=1, dklen=8)
    bits = int.from_bytes(found, "big")
    return tuple(str(WORDLIST[bits >> (_BITS * place) & (2**_BITS - 1)]) for place in reversed(range(WORDS)))


def matches(typed: str, words: tuple[str, ...]) -> bool:
    """Return whether somebody typed these words; the first four letters of each are enough."""
    said = typed.casefold().split()
    return len(said) == len(words) and all(
        len(one) >= 4 and word.startswith(one) for one, word in zip(said, words, strict=True)
    )


def device_id(signing_key: bytes) -> str:
    """Return the name under which a device stands in records: it says nothing about who owns it."""
    return hashlib.sha256(b"exile-risk/device/1\n" + signing_key).hexdigest()[:32]


def addressee(recipient: str) -> str:
    """Return how a recipient is named inside a bundle, so that readers learn of each other only whom they know."""
    return hashlib.sha256(b"exile-risk/addressee/1\n" + recipient.encode("ascii")).hexdigest()[:32]
