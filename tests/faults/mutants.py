# SPDX-License-Identifier: GPL-3.0-or-later
"""Good files broken at random, and what holds for whatever reads them: taken, or refused with a sentence."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from exile_risk.errors import ExileRiskError
from exile_risk.wording.errors import sentence

PIECES = (
    *(b"\0", b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"-", b"\n", b"\r\n", b" ", b"\xff", b"\xef\xbb\xbf"),
    *(b"[" * 5_000, b'{"a":' * 2_000, b"9" * 5_000, b"1e999", b"-0", b"NaN", b"Infinity", b"null", b"true", b"1.5"),
    *(b"\\ud800", b"\\u0000", "\u202e".encode(), "\u200b".encode(), b"\xed\xa0\x80", b"\xc0\x80", b"%s%n", b"{0}"),
    *(b"-> scrypt AAAA 30\n", b"-> X25519 ", b"---", b"KH", b"XK", b"unknown", b"9999-12-31", b"0000-00-00", b"../x"),
    *(b"x" * 70_000, b"\x1f\x8b\x08", b"version", b"format", b"<b>", b"2026-02-30"),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return data with one to four places flipped, cut, doubled, exchanged, or filled with what breaks readers."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        start, length = chance.randrange(len(made) + 1), chance.choice((1, 1, 2, 4, 8, 64, 512))
        kind = chance.randrange(6)
        if kind == 0 and start < len(made):
            made[start] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[start : start + length]
        elif kind == 2:
            made[start:start] = chance.choice(PIECES)
        elif kind == 3:
            made[start : start + length] = chance.choice(PIECES)
        elif kind == 4:
            made[start:start] = made[start : start + length]
        else:
            other = chance.randrange(len(made) + 1)
            made[start : start + length] = made[other : other + length]
    return bytes(made)


ODD = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        2**53,
        10**30,
        "",
        "x",
        "KH",
        "TH",
        "XK",
        "unknown",
        "yes",
        "\u202e",
        "a\nb",
        "\0",
    ),
    *([], {}, [[]], ["KH"], {"KH": "yes"}, "2026-02-30", "0000-01-01", "9999-12-31", "00" * 16, "00" * 32, "z" * 3_000),
)


def value_mutated(value: Any, chance: random.Random) -> Any:
    """Return a JSON value with one thing somewhere inside of it dropped, doubled, moved or replaced."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name, kind = chance.choice(sorted(value)), chance.randrange(10)
        if kind == 0:
            return {n: v for n, v in value.items() if n != name}
        if kind == 1:
            return value | {chance.choice(("x", "", *value)): chance.choice((*ODD, *value.values()))}
        return value | {name: value_mutated(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at, kind = chance.randrange(len(value)), chance.randrange(10)
        if kind == 0:
            return value[:at] + value[at + 1 :]
        if kind == 1:
            return [*value, value[at]]
        return [*value[:at], value_mutated(value[at], chance), *value[at + 1 :]]
    return chance.choice(ODD)


class Count:
    """How many inputs ended how, and which one took longest."""

    def __init__(self) -> None:
        self.ends: Counter[str] = Counter()
        self.slowest = 0.0
        self._said: set[str] = set()

    @property
    def total(self) -> int:
        """How many were tried."""
        return sum(self.ends.values())

    def tried(self, read: Callable[[], object]) -> bool:
        """Read one; returns whether it was taken. Whatever it raises must be an error with a code and a sentence."""
        begun = time.process_time()
        try:
            read()
        except ExileRiskError as error:
            code = error.code
            if code not in self._said:
                self._said.add(code)
                assert sentence(error) != code, f"no sentence for {code}"  # noqa: PT017 - each code once
        else:
            code = "taken"
        self.slowest = max(self.slowest, time.process_time() - begun)
        self.ends[code] += 1
        return code == "taken"


def chances(seed: str, number: int) -> Iterator[random.Random]:
    """Give so many sources of chance, one for each input, so that any one can be tried again alone."""
    for n in range(number):
        yield random.Random(f"{seed} {n}")
