# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles changed at random, seeded: each is taken whole or refused with a reason, and the store stays sound."""

import json
import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

from exile_risk.handover import sealed
from exile_risk.handover.canonical import canonical
from exile_risk.vault import audit
from tests.handover.stores import Store, content, fault, forged, team

MUTANTS = int(os.environ.get("HANDOVER_MUTANTS", "300"))
"""Of each kind; a longer run sets it higher."""

SEED = int(os.environ.get("HANDOVER_SEED", "20261125"))
ODD = (
    None,
    True,
    False,
    0,
    -1,
    10**8,
    "",
    "x",
    "\u202e",
    "0" * 32,
    "0" * 64,
    [],
    {},
    [[]],
    "2026-02-30",
    "a\nb",
    "KH" * 3_000,
)


@pytest.fixture(scope="module")
def pair() -> tuple[Store, Store]:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", proximity="near")
    a.edit(uid, proximity="far", charges=[{"offence": "incitement", "stage": "investigation"}])
    a.edit(uid, **{"needs.known": {"location": {"TH": "yes"}}})
    a.delete(a.add(origin="KH"))
    return a, b


def bytes_changed(data: bytes, luck: random.Random) -> bytes:
    """Return bytes with some of them flipped, cut, doubled, inserted or exchanged."""
    out = bytearray(data)
    for _ in range(luck.randint(1, 4)):
        at = luck.randrange(len(out) + 1)
        match luck.randrange(5):
            case 0 if at < len(out):
                out[at] ^= 1 << luck.randrange(8)
            case 1:
                del out[at : at + luck.randint(1, 40)]
            case 2:
                out[at:at] = luck.randbytes(luck.randint(1, 40))
            case 3:
                out[at:at] = out[at : at + luck.randint(1, 80)]
            case _:
                out[at : at + 1] = luck.choice((b"\n", b"{", b"[", b'"', b"\\", b"-> ", b"\x00", b"9" * 30))
    return bytes(out)


def value_changed(value: Any, luck: random.Random) -> Any:
    """Return a JSON value with one thing somewhere inside it changed."""
    if isinstance(value, dict) and value and luck.random() < 0.85:
        name = luck.choice(sorted(value))
        match luck.randrange(12):
            case 0:
                return {n: v for n, v in value.items() if n != name}
            case 1:
                return value | {luck.choice(("x", "uid", "", "why")): luck.choice(ODD)}
            case _:
                return value | {name: value_changed(value[name], luck)}
    if isinstance(value, list) and value and luck.random() < 0.85:
        at = luck.randrange(len(value))
        match luck.randrange(12):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case 2:
                return value[::-1]
            case _:
                return [*value[:at], value_changed(value[at], luck), *value[at + 1 :]]
    return luck.choice(ODD)


def mutants(kind: str, a: Store, b: Store, luck: random.Random) -> Iterator[bytes]:
    whole = a.seal(b)
    body = content(whole, b)
    plain = sealed.open_sealed(whole, [b.device.identity])
    parsed = json.loads(body)
    for _ in range(MUTANTS):
        if kind == "file":
            yield bytes_changed(whole, luck)
        elif kind == "inside":
            yield sealed.seal(bytes_changed(plain, luck), [b.device.recipient])
        elif kind == "signed bytes":
            yield forged(bytes_changed(body, luck), a, b)
        else:
            yield forged(canonical(value_changed(parsed, luck)), a, b)


@pytest.mark.parametrize("kind", ["file", "inside", "signed bytes", "signed values"])
def test_a_mutant_is_taken_whole_or_refused_with_a_reason(kind: str, pair: tuple[Store, Store]) -> None:
    a, b = pair
    luck = random.Random(f"{SEED} {kind}")
    ends: dict[str, int] = {}
    for data in mutants(kind, a, b, luck):
        code = fault(b, data)  # anything but a typed error fails here
        ends[code] = ends.get(code, 0) + 1
    assert audit.first_break(b.connection) is None
    assert audit.changed(b.connection) == ()
    assert sum(n for code, n in ends.items() if code != "taken") > MUTANTS // 2, ends
    honest = team(2)
    honest[0].add(origin="KH")
    assert honest[1].take(honest[0].seal(honest[1])).merged
    for uid in b.uids():
        b.answers(uid)
