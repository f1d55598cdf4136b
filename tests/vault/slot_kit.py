# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of slots share: secrets by number, a stretching that takes no time, and how much torture is wanted."""

import hashlib
import os
from pathlib import Path

import pytest

from exile_risk.vault import FLOOR_COST, KdfCost, Vault, keys
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.slots import Secret, unwrap

TORTURE = int(os.environ.get("TORTURE", "1"))
"""How many times the ordinary number of kills and of mutated headers: TORTURE=10 pytest tests/vault."""

QUICK = """
import hashlib, os, sys
from pathlib import Path
from exile_risk.vault import FLOOR_COST, Vault, keys
from exile_risk.vault.slots import Secret
def stretch(form, salt, cost):
    return bytearray(hashlib.blake2b(bytes(form) + salt, digest_size=32).digest())
keys.stretch = stretch
def secret(n):
    return Secret.of(bytearray(f"passphrase number {n}", "ascii"))
"""


def _stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
    return bytearray(hashlib.blake2b(bytes(form) + salt, digest_size=32).digest())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passphrases in no time: what is tested here happens before and after that."""
    monkeypatch.setattr(keys, "stretch", _stretch)


def secret(n: int, key_file: bytearray | None = None) -> Secret:
    return Secret.of(bytearray(f"passphrase number {n}", "ascii"), key_file)


def build(folder: Path) -> str:
    """Make a vault that passphrase 0 opens, and return the code of its only case."""
    with Vault.create(folder, bytearray(b"passphrase number 0"), FLOOR_COST) as vault:
        return vault.add("the document", "the summary")


def key_of(folder: Path, given: Secret) -> bytes:
    """Return the key of a closed vault."""
    return bytes(unwrap(read_copies(folder).newest, given, folder)[1])
