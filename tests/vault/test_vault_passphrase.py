# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase: the same from every keyboard, refused when weak or impossible, and never left behind."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vaults import PHRASE, Made, code_of, phrase

from exile_risk.vault import FLOOR_COST, KdfCost, Vault, keys, slots
from exile_risk.vault.passphrase import check_new, normalised

TRICKY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        st.sampled_from("e\u0301\u0323\u0308\u0327ạḍ\u0307\u1100\u1161\u11a8각ﬁ①Ａ\ufdfaΩÅ\u0f71\u0f72\u3099か"),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(TRICKY)
@example("e\u0301\u0323")  # marks in the wrong order
@example("a\u0327\u0308\u0301\u0323 q\u0307\u0323")
@example("\u1100\u1161\u11a8 \ufb03 \ufdfa \u212b")
def test_the_normal_form_is_that_of_unicode(text: str) -> None:
    assert normalised(bytearray(text, "utf-8")).decode() == unicodedata.normalize("NFKC", text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=12))
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        assert code_of(lambda: normalised(bytearray(data))) in ("passphrase_not_text", "passphrase_nul")
    else:
        if "\x00" not in text:
            assert normalised(bytearray(data)).decode() == unicodedata.normalize("NFKC", text)


def test_composed_and_decomposed_spellings_open_the_same_vault(made: Made) -> None:
    assert len({unicodedata.normalize(form, PHRASE) for form in ("NFC", "NFD")}) == 2
    for form in ("NFC", "NFD"):
        Vault.open(made.folder, phrase(unicodedata.normalize(form, PHRASE))).close()


@pytest.mark.parametrize("wrong", [PHRASE + " ", PHRASE[:-1], PHRASE.upper(), "", "🕊" * 2500, "‏سر طويل جدا"])
def test_another_passphrase_is_wrong(made: Made, wrong: str) -> None:
    assert code_of(lambda: Vault.open(made.folder, phrase(wrong))) == "wrong_passphrase"


_WEAK = dict.fromkeys(("", "eleven char", "é" * 11, "e\u0301" * 11), "passphrase_short")


@pytest.mark.parametrize(("weak", "code"), [*_WEAK.items(), ("twelve\x00chars!", "passphrase_nul")])
def test_a_weak_passphrase_makes_no_vault(tmp_path: Path, weak: str, code: str) -> None:
    assert code_of(lambda: Vault.create(tmp_path / "v", phrase(weak), FLOOR_COST)) == code
    assert list(tmp_path.iterdir()) == []


def test_twelve_characters_are_enough_and_a_trailing_space_counts() -> None:
    check_new(normalised(phrase("ខ្ញុំចង់បានសន្តិភាព")))
    check_new(normalised(phrase("eleven char ")))
    assert normalised(phrase("a ")) == b"a "


def test_a_nul_is_refused_at_opening_too(made: Made) -> None:
    assert code_of(lambda: Vault.open(made.folder, bytearray(b"with\x00nul inside"))) == "passphrase_nul"


@pytest.mark.parametrize("cost", [KdfCost(64 * 1024 - 1, 3, 4), KdfCost(64 * 1024, 2, 4), KdfCost(64 * 1024, 3, 3)])
def test_a_cost_below_the_floor_makes_no_vault(tmp_path: Path, cost: KdfCost) -> None:
    assert code_of(lambda: Vault.create(tmp_path / "v", phrase(), cost)) == "vault_cost"
    assert list(tmp_path.iterdir()) == []


def test_every_key_is_wiped_once_the_vault_is_open(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every buffer that ever held a key or the passphrase is zero afterwards; the caller's own is the caller's."""
    seen: list[bytearray] = []

    def recorded(function: Callable[..., bytearray]) -> Callable[..., bytearray]:
        def wrapped(*given: Any) -> bytearray:
            result = function(*given)
            seen.append(result)
            return result

        return wrapped

    for name in ("stretch", "subkey", "unseal"):
        monkeypatch.setattr(keys, name, recorded(getattr(keys, name)))
    monkeypatch.setattr(slots, "normalised", recorded(normalised))
    monkeypatch.setattr("exile_risk.vault.connection.raw_key_literal", recorded(keys.raw_key_literal))
    given_phrase = phrase()
    with Vault.open(made.folder, given_phrase) as vault:
        assert len(vault.cases()) == 2
        assert len(seen) == 6
        assert all(type(buffer) is bytearray and not any(buffer) and len(buffer) >= 12 for buffer in seen)
    assert given_phrase == phrase()


def test_the_raw_key_has_exactly_64_digits() -> None:
    assert keys.raw_key_literal(bytearray(range(32))) == b"x'" + bytes(range(32)).hex().encode() + b"'"
    for size in (0, 31, 33):
        with pytest.raises(ValueError, match="exactly 32"):
            keys.raw_key_literal(bytearray(size))


def test_the_derivations_are_the_published_ones() -> None:
    """RFC 5869 has no vector without salt and with this length, so HKDF is written out here; GCM must bind."""
    import hashlib
    import hmac

    key, purpose = bytearray(range(32)), b"sqlcipher"
    extracted = hmac.digest(bytes(32), bytes(key), hashlib.sha256)
    assert keys.subkey(key, purpose) == hmac.digest(extracted, purpose + b"\x01", hashlib.sha256)
    wrapping = keys.new_key()
    nonce, sealed = keys.seal(wrapping, key, b"bound")
    assert keys.unseal(wrapping, nonce, sealed, b"bound") == key
    assert keys.unseal(wrapping, nonce, sealed, b"bounds") is None
    assert keys.unseal(keys.new_key(), nonce, sealed, b"bound") is None
    assert keys.new_key() != keys.new_key()
