# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for the passphrase again while the vault is open: it proves who sits there and changes nothing."""

import pytest
from vaults import Made, code_of, phrase

from exile_risk.vault import Vault, keys, opening


def test_the_right_passphrase_is_taken_and_the_wrong_one_is_not(made: Made, vault: Vault) -> None:
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    vault.prove(phrase())
    assert code_of(lambda: vault.prove(phrase("five quiet herons far away"))) == "wrong_passphrase"
    assert code_of(lambda: vault.prove(bytearray())) == "wrong_passphrase"
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before
    assert vault.cases()


def test_a_closed_vault_proves_nothing(vault: Vault) -> None:
    vault.close()
    assert code_of(lambda: vault.prove(phrase())) == "vault_closed"


@pytest.mark.parametrize("given", [phrase(), phrase("five quiet herons far away")])
def test_no_key_is_left_in_memory(vault: Vault, monkeypatch: pytest.MonkeyPatch, given: bytearray) -> None:
    wiped: list[bytearray] = []
    real = keys.wipe

    def wipe(key: bytearray) -> None:
        wiped.append(key)
        real(key)

    monkeypatch.setattr(opening.keys, "wipe", wipe)
    kept = bytearray(given)
    code_of(lambda: vault.prove(given)) if given != phrase() else vault.prove(given)
    assert len(wiped) >= 2
    assert all(not any(key) for key in wiped)
    assert given == kept  # the passphrase itself stays its owner's to wipe
