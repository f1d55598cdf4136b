# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault without the window: created, filled, listed, exported, verified; every damage is one sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk.vault import FLOOR_COST, Vault
from tests.cli.conftest import Command, Done

pytestmark = pytest.mark.usefixtures("remembered")
PASSPHRASE = "correct horse battery staple mango river\n"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "vault"
    Vault.create(folder, bytearray(PASSPHRASE.strip(), "ascii"), FLOOR_COST).close()
    return folder


@pytest.fixture
def vault(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty, tmp_path / "vault"))


@pytest.fixture
def on_vault(command: Command, vault: Path) -> Callable[..., Done]:
    def run(action: str, *arguments: str, passphrase: str = PASSPHRASE) -> Done:
        return command("vault", action, str(vault), *arguments, "--passphrase-stdin", text=passphrase)

    return run


@pytest.fixture
def created(command: Command, tmp_path: Path) -> Callable[..., Done]:
    """The verbs on a vault that the command itself made, at the cost that every new vault has."""
    folder = str(tmp_path / "created")
    assert command("vault", "create", folder, "--passphrase-stdin", text=PASSPHRASE).status == 0

    def run(action: str, *arguments: str) -> Done:
        return command("vault", action, folder, *arguments, "--passphrase-stdin", text=PASSPHRASE)

    return run


def test_a_case_comes_out_as_it_went_in(created: Callable[..., Done], tmp_path: Path, case: dict[str, Any]) -> None:
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    code = created("add", str(tmp_path / "case.json")).out.strip()
    listed = created("list", "--json").document
    assert [c["code"] for c in listed["cases"]] == [code]
    exported = json.loads(created("export", code).out)
    assert {k: exported[k] for k in case} == case
    assert created("verify").status == 0


def test_one_broken_case_file_stores_none(on_vault: Callable[..., Done], tmp_path: Path, case: dict[str, Any]) -> None:
    (tmp_path / "good.json").write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / "bad.json").write_text(json.dumps({**case, "host": "ZZ"}), encoding="utf-8")
    done = on_vault("add", str(tmp_path / "good.json"), str(tmp_path / "bad.json"))
    assert done.status == 2
    assert "bad.json" in done.complaint
    assert on_vault("list", "--json").document["count"] == 0


def test_a_wrong_passphrase_is_one_calm_sentence(on_vault: Callable[..., Done]) -> None:
    done = on_vault("verify", passphrase="wrong one entirely here\n")
    assert done.status == 3
    assert "did not open it" in done.complaint


def test_a_short_passphrase_is_refused_and_nothing_is_made(command: Command, tmp_path: Path) -> None:
    done = command("vault", "create", str(tmp_path / "v"), "--passphrase-stdin", text="short\n")
    assert done.status == 2
    assert "12" in done.complaint
    assert not (tmp_path / "v" / "store.db").exists()


def test_without_a_terminal_the_option_is_named(command: Command, tmp_path: Path) -> None:
    done = command("vault", "create", str(tmp_path / "v"))
    assert done.status == 2
    assert "--passphrase-stdin" in done.complaint


def _cut(vault: Path) -> None:
    store = vault / "store.db"
    store.write_bytes(store.read_bytes()[:5000])


def _flip(vault: Path) -> None:
    store = vault / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) // 2] ^= 1
    store.write_bytes(raw)


def _plain(vault: Path) -> None:
    import sqlite3

    (vault / "store.db").unlink()
    with sqlite3.connect(vault / "store.db") as plain:
        plain.execute("CREATE TABLE cases (code)")
    plain.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "store missing": lambda v: (v / "store.db").unlink(),
    "store empty": lambda v: (v / "store.db").write_bytes(b""),
    "store cut": _cut,
    "store flipped": _flip,
    "store not encrypted": _plain,
    "headers missing": lambda v: [(v / n).unlink() for n in ("header.a", "header.b")],
    "headers garbage": lambda v: [(v / n).write_bytes(b"garbage" * 99) for n in ("header.a", "header.b")],
}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_has_its_sentence(name: str, on_vault: Callable[..., Done], vault: Path) -> None:
    DAMAGES[name](vault)
    before = {p.name for p in vault.iterdir()}
    done = on_vault("verify")
    assert done.status == 3
    assert done.complaint.endswith(".")
    assert {p.name for p in vault.iterdir()} <= before | {"lock", "store.db-wal"}


def test_no_vault_there(command: Command, tmp_path: Path) -> None:
    done = command("vault", "list", str(tmp_path / "none"), "--passphrase-stdin", text=PASSPHRASE)
    assert done.status == 3
    assert "none" in done.complaint


def test_an_unknown_code(on_vault: Callable[..., Done]) -> None:
    done = on_vault("export", "Heron 99")
    assert done.status == 2
    assert "Heron 99" in done.complaint


def test_a_key_file_that_would_be_left_out_makes_no_vault(command: Command, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(bytes(64))
    made = command(
        "vault", "create", str(tmp_path / "new"), "--key-file", str(key), "--passphrase-stdin", text=PASSPHRASE
    )
    assert (made.status, (tmp_path / "new").exists()) == (2, False)
    assert "vault passphrase FOLDER --new-key-file FILE" in made.complaint


def test_what_was_made_and_added_is_one_object(
    command: Command, on_vault: Callable[..., Done], tmp_path: Path, case: dict[str, Any]
) -> None:
    folder = str(tmp_path / "new")
    made = command("vault", "create", folder, "--passphrase-stdin", "--json", text=PASSPHRASE)
    assert json.loads(made.out) == {"folder": folder}
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    codes = json.loads(on_vault("add", str(tmp_path / "case.json"), "--json").out)["cases"]
    assert [row["code"] for row in json.loads(on_vault("list", "--json").out)["cases"]] == codes


def test_a_backup_that_is_not_there_is_not_called_damaged(on_vault: Callable[..., Done], tmp_path: Path) -> None:
    for how in ((), ("--replace-damaged",), ("--header-only",)):
        done = on_vault("restore", str(tmp_path / "none.bk"), *how)
        assert (done.status, "there is no such file" in done.complaint) == (2, True)
