# SPDX-License-Identifier: GPL-3.0-or-later
"""The cleverest forger: any field of any slot replaced by anything, checksum right. Typed errors, never a wrong key."""

import copy
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slot_kit import TORTURE, quick, secret

from exile_risk.errors import LockedError
from exile_risk.vault import FLOOR_COST, KdfCost, keys
from exile_risk.vault.header import KINDS, MAGIC, Header, decode, encode
from exile_risk.vault.slots import REFUSED, Secret, unwrap, wrap

__all__ = ["quick"]

KEY = bytearray(range(32))
FILE = bytearray(range(64))
SECRETS = (secret(0), secret(1, FILE), Secret(recovery=bytearray(b"sixteen bytes ok")))

# What a forger would write: neighbours of what is allowed, other types, and the values of other fields.
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([0, 1, 2, 3, 4, 16, 17, 65535, 65536, 65537, 2**21, 2**21 + 1, 2**53, -1, 10**30, 1.5, True, None]),
    st.sampled_from([*KINDS, "", "argon2id", "hkdf-sha256", "ARGON2ID", "00" * 12, "00" * 16, "00" * 32, "00" * 48]),
    st.text(max_size=8),
    st.builds(list),
    st.builds(dict),
    st.floats(allow_nan=False),
)


@pytest.fixture(scope="module")
def header() -> Header:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "stretch", _stretch)
        slots = tuple(wrap(one, KEY, b"v" * 16, FLOOR_COST) for one in SECRETS)
    return Header(b"v" * 16, 1, "1.0", slots)


def _stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
    assert cost.acceptable, "stretched at a cost that was not checked"
    return bytearray(hashlib.blake2b(bytes(form) + salt + repr(cost).encode(), digest_size=32).digest())


def _places(raw: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    return [place for key, value in items for place in [(*path, key), *_places(value, (*path, key))]]


def _framed(raw: Any) -> bytes:
    body = json.dumps(raw, sort_keys=True, separators=(",", ":")).encode()
    framed = MAGIC + len(body).to_bytes(4, "big") + body
    return framed + hashlib.blake2b(framed, digest_size=32).digest()


@settings(max_examples=500 * TORTURE, deadline=None)
@given(data=st.data())
def test_no_forged_header_opens_with_another_key_or_raises_anything_untyped(
    header: Header, data: st.DataObject
) -> None:
    forged = json.loads(encode(header)[12:-32])
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(_places(forged)))
        place = forged
        for key in path:
            place = place[key]
        how = data.draw(st.sampled_from(["replace", "replace", "replace", "remove", "swap", "add"]))
        if how == "remove":
            del place[last]
        elif how == "swap":
            *other, end = data.draw(st.sampled_from(_places(forged)))
            value = forged
            for key in (*other, end):
                value = value[key]
            place[last] = copy.deepcopy(value)
        elif how == "add" and isinstance(place, dict):
            place[data.draw(st.text(max_size=4))] = data.draw(VALUES)
        else:
            place[last] = data.draw(VALUES)
        if not _places(forged):
            break
    try:
        read = decode(_framed(forged))
    except LockedError as error:
        assert error.code in ("vault_header_damaged", "vault_newer")  # noqa: PT017  (most end here)
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "stretch", _stretch)
        for given_secret in SECRETS:
            try:
                slot, key = unwrap(read, given_secret, None)  # type: ignore[arg-type]
            except LockedError as error:
                assert error.code in REFUSED  # noqa: PT017  (the others end here)
            else:
                assert key == KEY
                assert read.vault_id == header.vault_id
                assert slot in header.slots, "a slot opened that is not as it was made"
