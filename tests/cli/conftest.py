# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the command line inside the test process, with real files, standard input and output."""

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exile_risk.__main__ import main
from exile_risk.vault import FLOOR_COST, KdfCost, Vault, cost, keys


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert not self.out, self.out
        return lines[0]


Command = Callable[..., Done]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    def run(*arguments: str, text: str | bytes = "") -> Done:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capfd.readouterr()
        status = main(arguments)
        seen = capfd.readouterr()
        return Done(status, seen.out, seen.err)

    return run


FIRST = "mango river heron slate"
"""The passphrase of `new_vault`."""

LONG = "correct horse battery staple mango river"
"""The passphrase of the vault with one case."""


@pytest.fixture
def stretched_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch in no time; what a real passphrase costs is tested with the vault."""

    def stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
        return bytearray(hashlib.blake2b(bytes(form) + salt, digest_size=32).digest())

    monkeypatch.setattr(keys, "stretch", stretch)
    monkeypatch.setattr(cost, "calibrated_cost", lambda: FLOOR_COST)


@pytest.fixture
def new_vault(tmp_path: Path) -> Path:
    Vault.create(tmp_path / "vault", bytearray(FIRST, "ascii"), FLOOR_COST).close()
    return tmp_path / "vault"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A vault with one case, made once, and the code of the case."""
    folder = tmp_path_factory.mktemp("filled") / "vault"
    with Vault.create(folder, bytearray(LONG, "ascii"), FLOOR_COST) as vault:
        summary = '{"origin":"KH","host":"TH","band":null,"state":"empty","now":false}'
        code = vault.add('{"format":"exile-risk/case","version":1,"origin":"KH"}', summary)
    return folder, code


@pytest.fixture
def copy_of_filled(filled: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "vault"))


@pytest.fixture
def case() -> dict[str, Any]:
    from exile_risk.catalogue import load_catalogue

    return {
        "format": "exile-risk/case",
        "version": 1,
        "as_of": "2018-01-20",
        "origin": "KH",
        "host": "TH",
        "charges": [{"offence": "insult_official", "stage": "charged_or_warrant"}],
        "answers": {
            **dict.fromkeys(load_catalogue().triggers, "no"),
            "protection_status": "unhcr_recognised",
            "immigration_status": "irregular",
        },
    }
