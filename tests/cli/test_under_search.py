# SPDX-License-Identifier: GPL-3.0-or-later
"""For somebody who may be searched, without the window: the high-risk mode, a vault for a journey, an older store."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exile_risk import ways_in
from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.header_copies import read_copies
from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("remembered")
PASSPHRASE = "correct horse battery staple mango river"
NEW = "seven loud geese over dry hills"
SUMMARY = '{"origin":"KH","host":"TH","band":null,"state":"empty","now":false}'
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_in, "_cost", lambda: FLOOR_COST)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    folder = tmp_path_factory.mktemp("filled") / "vault"
    with Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST) as vault:
        document = '{"format":"exile-risk/case","version":1,"origin":"KH"}'
        codes = tuple(vault.add(document, SUMMARY) for _ in range(3))
    return folder, codes


@pytest.fixture
def vault(filled: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled[0], tmp_path / "vault"))


def test_the_high_risk_mode_is_switched_and_told(vault: Path) -> None:
    def run(*options: str) -> str:  # a process of its own each: what is on stays on in a process
        command = [sys.executable, "-m", "exile_risk", "vault", "high-risk", str(vault), *options, "--passphrase-stdin"]
        done = subprocess.run(command, cwd=ROOT, input=PASSPHRASE + "\n", capture_output=True, text=True, check=True)
        return done.stdout

    assert run().startswith("High-risk mode is off.\nThe database wipes whatever it gives back from memory")
    assert json.loads(run("--on", "--json")) == {"high_risk": True}
    assert read_copies(vault).newest.high_risk
    assert run().startswith("High-risk mode is on.")
    assert run("--off").startswith("High-risk mode is off.")
    assert not read_copies(vault).newest.high_risk


def test_chosen_cases_go_into_a_vault_of_their_own(
    command: Command, vault: Path, filled: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    codes, new = filled[1], tmp_path / "journey"
    arguments = ("vault", "travel", str(vault), str(new), "--case", *codes[:2], "--passphrase-stdin")
    done = command(*arguments, text=f"{PASSPHRASE}\n{NEW}\n")
    assert done.status == 0
    assert f"in {new}: 2 cases, 0 files. It was opened and checked." in done.out
    assert "1. Leave this vault behind" in done.out
    with Vault.open(new, bytearray(NEW, "ascii")) as small:
        assert sorted(row.code for row in small.cases()) == sorted(codes[:2])


@pytest.mark.parametrize(
    ("case", "passphrase", "said"),
    [
        ("Heron 1", NEW, "There is no case “Heron 1” in this vault"),
        (None, "short", "The passphrase is too short"),
        (None, PASSPHRASE, "take another passphrase than that of this vault"),
        (None, "passwordpassword", "easy to guess"),
    ],
)
def test_a_refusal_makes_nothing(
    command: Command,
    vault: Path,
    filled: tuple[Path, tuple[str, ...]],
    tmp_path: Path,
    case: str | None,
    passphrase: str,
    said: str,
) -> None:
    chosen = case or filled[1][0]
    arguments = ("vault", "travel", str(vault), str(tmp_path / "journey"), "--case", chosen, "--passphrase-stdin")
    done = command(*arguments, text=f"{PASSPHRASE}\n{passphrase}\n")
    assert done.status == 2
    assert said in done.complaint
    assert not (tmp_path / "journey").exists()


def test_an_older_store_is_accepted_and_can_be_written_to_again(
    command: Command, vault: Path, filled: tuple[Path, tuple[str, ...]]
) -> None:
    older = (vault / "store.db").read_bytes()
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as one:
        one.add('{"later":1}', SUMMARY)
    (vault / "store.db").write_bytes(older)
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as one:
        assert one.barred == "store_older"
    done = command("vault", "accept", str(vault), "--passphrase-stdin", text=PASSPHRASE + "\n")
    assert "This is an older vault than the one last used here" in done.out
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as one:
        assert one.barred is None
        one.add('{"again":1}', SUMMARY)
    again = command("vault", "accept", str(vault), "--passphrase-stdin", text=PASSPHRASE + "\n")
    assert again.out == "The vault is as it was left: there is nothing to accept.\n"
