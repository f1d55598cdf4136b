# SPDX-License-Identifier: GPL-3.0-or-later
"""Really encrypted vaults for the tests: one is made, every test gets its own copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from vaults import MARKER, Made, phrase

from exile_risk.vault import FLOOR_COST, Vault, keys
from tests.kills import environment


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("template") / "vault"
    with Vault.create(folder, phrase(), FLOOR_COST) as vault:
        first = vault.add(f'{{"who":"{MARKER}","text":"{"x" * 30_000}"}}', "first summary")
        vault.save(first, f'{{"who":"{MARKER}"}}', "second summary")
        second = vault.add('{"origin":"KH"}', "another")
        vault.save_draft(second, '{"origin":"KH","host":"TH"}', "drafted")
        vault.set_setting("quick_exit", "F9")
    return Made(folder, (first, second))


@pytest.fixture(scope="session")
def nothing_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault without a case, made once: stretching its passphrase is most of the making."""
    folder = tmp_path_factory.mktemp("nothing-kept") / "vault"
    Vault.create(folder, phrase(), FLOOR_COST).close()
    return folder


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    folder = tmp_path / "vault"
    shutil.copytree(template.folder, folder)
    return Made(folder, template.codes)


@pytest.fixture
def given(made: Made, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What processes that are killed need; here, too, every passphrase is stretched to the same bytes from now on."""
    found = environment(made.folder, phrase()) | {"PHRASE": phrase().decode()}
    monkeypatch.setattr(keys, "stretch", lambda form, salt, cost: bytearray.fromhex(found["STRETCHED"]))
    return found


@pytest.fixture
def vault(made: Made) -> Iterator[Vault]:
    with Vault.open(made.folder, phrase()) as opened:
        yield opened
