# SPDX-License-Identifier: GPL-3.0-or-later
"""Thousands of broken packs, signatures and lists of packs: nothing comes of them but errors with a code.

`TORTURE` multiplies how many are tried; `TORTURE_SEED` chooses others.
"""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.packs.changes import changes
from exile_risk.packs.document import packed
from exile_risk.packs.facts import PackedKnowledge
from exile_risk.packs.in_use import facts_in_use
from exile_risk.packs.signed import SignedPack, verified
from exile_risk.packs.strict_json import canonical
from exile_risk.packs.taken import STATE, TakenPacks
from exile_risk.wording.errors import sentence
from tests.packs.conftest import TODAY, comment_of
from tests.packs.signing import Signer

TIMES = max(1, int(os.environ.get("TORTURE", "1")))
SEED = int(os.environ.get("TORTURE_SEED", "20261124"))
PIECES = (b"", b"\0", b'"', b"\\", b"{", b"[[[[[[[[", b"]", b"}", b",", b":", b"1e9", b"-", b"NaN", b"null", b"true")
PIECES += (
    b"\xff",
    "\u202e".encode(),
    b"\\ud800",
    b"\\u0000",
    b"\n",
    b"9" * 40,
    b"KH-TH",
    b",,,,",
    b"2026",
    b"=",
    b"\xef\xbb\xbf",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return data with one to four changes of the kinds that break parsers."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(made) + 1)
        length = chance.choice((0, 1, 1, 2, 8, 64, 1024))
        kind = chance.randrange(5)
        if kind == 0 and start < len(made):
            made[start] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[start : start + length]
        elif kind == 2:
            made[start:start] = chance.choice(PIECES)
        elif kind == 3:
            made[start : start + length] = chance.choice(PIECES)
        else:
            other = chance.randrange(len(made) + 1)
            made[start:start] = made[other : other + length]
    return bytes(made)


@pytest.fixture
def few(value: dict[str, Any]) -> bytes:
    """A pack of few lines, so that many can be tried."""
    names = ("manifest.json", "thresholds.json", "facts/security_cooperation.csv")
    return canonical({**value, "files": {name: value["files"][name] for name in names}})


def only_typed(call: Callable[[], object]) -> bool:
    """Return whether a call succeeded; what it raises must be an error with a code and a sentence."""
    said = None
    try:
        call()
    except InputError as error:
        said, code = sentence(error), error.code
    if said is None:
        return True
    assert said != code, f"no sentence for {code}"
    return False


def test_mutated_bytes_with_the_signature_of_the_good_ones(few: bytes, signer: Signer) -> None:
    chance, data = random.Random(SEED), packed(few)
    signature = signer.sign(data, comment_of(few))
    for _ in range(300 * TIMES):
        bad = mutated(data, chance)
        assert bad == data or not only_typed(lambda bad=bad: verified(bad, signature, [signer.public], "x"))


def test_mutated_signatures(few: bytes, signer: Signer) -> None:
    chance, data = random.Random(SEED + 1), packed(few)
    signature = signer.sign(data, comment_of(few))
    untrusted = len(signature.split(b"\n")[0])
    for _ in range(600 * TIMES):
        bad = mutated(signature, chance)
        taken = only_typed(lambda bad=bad: verified(data, bad, [signer.public], "x"))
        assert not taken or bad.split(b"\n")[1:] == signature.split(b"\n")[1:], (untrusted, bad)


def test_mutated_content_that_was_signed_all_the_same(few: bytes, signer: Signer) -> None:
    """What a stolen key could sign: it is refused, or it is facts for the second gate to look at."""
    chance, shipped, passed = random.Random(SEED + 2), Knowledge.load(), 0
    places = [found.start() for found in re.finditer(rb"KH", few)]
    for n in range(200 * TIMES):
        content = mutated(few, chance)
        if n % 2:  # in a place that keeps it JSON: inside of a line of facts
            text = chance.choice(("x", "<b>", "2026-13", "KH>KH", "treaty", '\\"', "\\\\", "ឥ", "%s", "{id}"))
            place = chance.choice(places)
            content = few[:place] + text.encode() + few[place + chance.randrange(4) :]
        data = packed(content)
        signature = signer.sign(data, comment_of(content))
        found: list[SignedPack] = []

        def read(data: bytes = data, signature: bytes = signature, found: list[SignedPack] = found) -> None:
            found.append(verified(data, signature, [signer.public], "x"))

        if only_typed(read) and passed < 8 * TIMES:
            passed += 1
            only_typed(lambda found=found: changes(shipped, PackedKnowledge(found[0])))
    assert passed, "some got through to the second gate"


def test_mutated_gzip_that_was_signed_all_the_same(few: bytes, signer: Signer) -> None:
    chance, data = random.Random(SEED + 3), packed(few)
    for _ in range(200 * TIMES):
        bad = mutated(data, chance)
        signature = signer.sign(bad, comment_of(few))
        taken = only_typed(lambda bad=bad, signature=signature: verified(bad, signature, [signer.public], "x"))
        assert not taken or verified(bad, signature, [signer.public], "x").sha512 in comment_of(few)


def test_mutated_lists_of_taken_packs_cost_nothing(signed: SignedPack, signer: Signer, tmp_path: Path) -> None:
    chance, taken = random.Random(SEED + 4), TakenPacks(tmp_path / "packs", [signer.public])
    taken.take(signed, TODAY, "x")
    path = taken.folder / STATE
    good = (
        path.read_bytes()
        .replace(b'"current":{', b'"current":null,"previous":{', 1)
        .replace(b',"previous":null', b"", 1)
    )
    path.write_bytes(good)
    assert facts_in_use(taken).notice is None, "it is sound before it is changed"
    for _ in range(150 * TIMES):
        path.write_bytes(mutated(good, chance))
        now = facts_in_use(taken)
        assert now.knowledge.version
        if now.notice is not None:
            assert sentence(now.notice) != now.notice.code
