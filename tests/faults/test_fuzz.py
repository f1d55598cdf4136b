# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken headers, bundles, packs and case files by the thousand, in `make torture` by the million; counted and printed.

`FUZZ` is the number of inputs over all kinds, `FUZZ_SEED` chooses others. Files that people bring without knowing our
formats (pictures, lists) are in `test_fuzz_brought.py`. No XLSX is ever read.
"""

import hashlib
import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.case_file import read_draft, write_draft
from exile_risk.errors import InputError
from exile_risk.handover import bundle as bundles
from exile_risk.handover import sealed
from exile_risk.handover.canonical import canonical
from exile_risk.knowledge import Knowledge
from exile_risk.packs.comment import Comment, comment_text
from exile_risk.packs.document import PACK, content, number_of, packed
from exile_risk.packs.signed import verified
from exile_risk.packs.strict_json import canonical as pack_canonical
from exile_risk.reading import parse
from exile_risk.scenarios import scenarios
from exile_risk.session import vocabulary
from exile_risk.vault import FLOOR_COST
from exile_risk.vault.header import MAGIC, Header, decode, encode
from exile_risk.vault.slots import Secret, wrap
from tests.faults.fuzzing import EACH, SEED, told
from tests.faults.mutants import Count, chances, mutated, value_mutated
from tests.packs.signing import Signer


@pytest.fixture(scope="module")
def header() -> bytes:
    with Secret.of(bytearray(b"five quiet herons near water")) as secret:
        slot = wrap(secret, bytearray(range(32)), b"v" * 16, FLOOR_COST)
    return encode(Header(b"v" * 16, 1, "1.0", (slot,)))


def test_headers(header: bytes) -> None:
    count = Count()
    for chance in chances(f"{SEED} header", EACH):
        data = mutated(header, chance)
        taken = count.tried(lambda data=data: decode(data))
        assert not taken or data == header
    told("headers", count)


def test_headers_with_a_right_checksum(header: bytes) -> None:
    """What a forger makes. A passphrase is stretched only at a cost that was found acceptable."""
    count, body = Count(), header[12:-32]
    for chance in chances(f"{SEED} forged header", EACH):
        if chance.random() < 0.5:
            changed = json.dumps(value_mutated(json.loads(body), chance)).encode()
        else:
            changed = mutated(body, chance)
        framed = MAGIC + len(changed).to_bytes(4, "big") + changed
        data = framed + hashlib.blake2b(framed, digest_size=32).digest()
        if count.tried(lambda data=data: decode(data)):
            assert all(slot.cost is None or slot.cost.acceptable for slot in decode(data).slots)
    told("headers with a right checksum", count)


def _stores() -> ModuleType:
    """Return the stores that the tests of hand-over exchange bundles between."""
    spec = importlib.util.spec_from_file_location("stores", Path(__file__).parents[1] / "handover" / "stores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pair() -> tuple[Any, Any]:
    a, b = _stores().team(2)
    uid = a.add(origin="KH", host="TH", proximity="near")
    a.edit(uid, proximity="far", charges=[{"offence": "incitement", "stage": "investigation"}])
    a.delete(a.add(origin="KH"))
    return a, b


def test_bundles(pair: tuple[Any, Any]) -> None:
    (a, b), count = pair, Count()
    whole = a.seal(b)
    plain = sealed.open_sealed(whole, [b.device.identity])
    for chance in chances(f"{SEED} bundle", EACH):
        data = mutated(whole, chance)
        taken = count.tried(lambda data=data: sealed.open_sealed(data, [b.device.identity]))
        assert not taken or sealed.open_sealed(data, [b.device.identity]) == plain
    told("bundles", count)


def test_what_is_inside_of_bundles(pair: tuple[Any, Any]) -> None:
    """Sealed to us by anybody: it never passes for signed by somebody who did not write it."""
    (a, b), count = pair, Count()
    plain = sealed.open_sealed(a.seal(b), [b.device.identity])
    honest = bundles.read(plain)
    for chance in chances(f"{SEED} inside", EACH):
        data = mutated(plain, chance)
        if count.tried(lambda data=data: bundles.read(data)):
            found = bundles.read(data)
            assert found.signed != bundles.GOOD or found.id == honest.id
    told("insides of bundles", count)


def test_bundles_of_a_colleague_who_writes_anything(pair: tuple[Any, Any]) -> None:
    (a, b), count = pair, Count()
    body = sealed.open_sealed(a.seal(b), [b.device.identity]).split(b"\n", 2)[2]
    for chance in chances(f"{SEED} signed bundle", EACH):
        changed = canonical(value_mutated(json.loads(body), chance)) if chance.random() < 0.5 else mutated(body, chance)
        data = bundles.framed(changed, a.device.signing_secret)
        if count.tried(lambda data=data: bundles.read(data)):
            assert bundles.read(data).signed in (bundles.GOOD, bundles.WRONG)
    told("signed insides of bundles", count)


SIGNER = Signer()
DAY = date(2026, 12, 1)
NUMBER = number_of(Knowledge.load().version) or 0


@pytest.fixture(scope="module")
def raw() -> bytes:
    """A pack of few lines, before it is packed."""
    manifest = assets.path("knowledge", "manifest.json").read_text(encoding="utf-8")
    return content(NUMBER, DAY, {"manifest.json": manifest, "facts/visas.csv": "id,subject,value\nv1,KH-TH,none\n"})


def comment(data: bytes) -> str:
    return comment_text(Comment(PACK, NUMBER, DAY, hashlib.sha512(data).hexdigest()))


def test_packs(raw: bytes) -> None:
    count, data = Count(), packed(raw)
    signature = SIGNER.sign(data, comment(raw))
    verified(data, signature, [SIGNER.public], "x")
    for chance in chances(f"{SEED} pack", EACH):
        changed = mutated(data, chance)
        taken = count.tried(lambda changed=changed: verified(changed, signature, [SIGNER.public], "x"))
        assert not taken or changed == data
    told("packs", count)


def test_signatures_of_packs(raw: bytes) -> None:
    count, data = Count(), packed(raw)
    signature = SIGNER.sign(data, comment(raw))
    for chance in chances(f"{SEED} signature", EACH):
        changed = mutated(signature, chance)
        taken = count.tried(lambda changed=changed: verified(data, changed, [SIGNER.public], "x"))
        assert not taken or changed.split(b"\n")[1:4] == signature.split(b"\n")[1:4]  # the first line says nothing
    told("signatures of packs", count)


def test_packs_that_a_stolen_key_signed(raw: bytes) -> None:
    count = Count()
    for chance in chances(f"{SEED} signed pack", EACH):
        changed = (
            pack_canonical(value_mutated(json.loads(raw), chance)) if chance.random() < 0.5 else mutated(raw, chance)
        )
        data = packed(changed)
        signature = SIGNER.sign(data, comment(changed))
        count.tried(lambda data=data, signature=signature: verified(data, signature, [SIGNER.public], "x"))
    told("packs that were signed all the same", count)


def test_case_files() -> None:
    from exile_risk.catalogue import load_catalogue

    count, words = Count(), vocabulary(Knowledge.load(), load_catalogue())
    texts = [scenario.text.encode() for scenario in scenarios()]
    whole = [json.dumps(json.loads(text)).encode() for text in texts]
    for n, chance in enumerate(chances(f"{SEED} case", EACH)):
        good = whole[n % len(whole)]
        if n // len(whole) % 2:
            text = json.dumps(value_mutated(json.loads(good), chance))
        else:
            text = mutated(good, chance).decode("utf-8", "replace")
        if count.tried(lambda text=text: read_draft(text, "x.json", words)):
            draft = read_draft(text, "x.json", words)
            assert read_draft(write_draft(draft), "again.json", words) == draft
    told("case files", count)


@pytest.mark.parametrize("text", ['{"x":"\\ud800"}', '{"\\uDFFF":1}', '["\\ude00\\ud83d"]'])
def test_half_a_character_is_refused(text: str) -> None:
    """Found by the test above: it ended in a fault of ours."""
    with pytest.raises(InputError, match="json_half_character"):
        parse(text, "x.json")
    assert parse('["\\ud83d\\ude00"]', "x.json") == ["\N{GRINNING FACE}"]
