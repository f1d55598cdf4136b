# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault without the window: backed up, restored, receipted, emptied of a person, erased."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk.vault import Vault
from tests.cli.conftest import LONG, Command, Done

pytestmark = pytest.mark.usefixtures("remembered")
PASSPHRASE = f"{LONG}\n"


@pytest.fixture
def vault(copy_of_filled: Path) -> Path:
    return copy_of_filled


@pytest.fixture
def run(command: Command) -> Callable[..., Done]:
    def run(action: str, folder: Path, *arguments: str) -> Done:
        return command("vault", action, str(folder), *arguments, "--passphrase-stdin", text=PASSPHRASE)

    return run


def test_a_backup_is_copied_and_restored(run: Callable[..., Done], vault: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = run("backup", vault, "--to", str(stick), "--json").document
    assert Path(done["copied_to"]).read_bytes() == Path(done["file"]).read_bytes()
    restored = run("restore", tmp_path / "again", done["copied_to"])
    assert (restored.status, "Cases: 1." in restored.out) == (0, True)
    assert run("restore", vault, done["file"]).complaint.startswith(f"{vault} is not empty")
    assert run("verify", tmp_path / "again").status == 0


def test_a_damaged_vault_is_replaced_and_kept(run: Callable[..., Done], vault: Path, tmp_path: Path) -> None:
    file = run("backup", vault, "--json").document["file"]
    shutil.copy(file, tmp_path / "saved.bk")
    (vault / "store.db").write_bytes(b"")
    assert run("verify", vault).status == 3
    assert run("restore", vault, str(tmp_path / "saved.bk"), "--replace-damaged").status == 0
    assert run("verify", vault).status == 0
    assert [p.name[:14] for p in tmp_path.iterdir() if "damaged" in p.name] == ["vault-damaged-"]


def test_a_header_is_put_back_without_a_passphrase(command: Command, run: Callable[..., Done], vault: Path) -> None:
    file = run("backup", vault, "--json").document["file"]
    whole = command("vault", "restore", str(vault), file, "--header-only")
    assert (whole.status, "not damaged" in whole.complaint) == (2, True)
    for name in ("header.a", "header.b"):
        (vault / name).write_bytes(b"x")
    assert command("vault", "restore", str(vault), file, "--header-only").status == 0
    assert run("verify", vault).status == 0


def test_a_receipt_is_given_and_checked(run: Callable[..., Done], vault: Path) -> None:
    given = run("receipt", vault, "--json").document
    number, words = str(given["seq"]), given["words"]
    assert run("receipt", vault, "--check", number, *words).status == 0
    wrong = run("receipt", vault, "--check", number, *reversed(words))
    assert (wrong.status, "rewritten" in wrong.complaint) == (3, True)
    assert run("receipt", vault, "--check", "one", *words).status == 2
    assert run("receipt", vault, "--check", number, "no", "such", "words", "here").status == 2


def test_a_person_is_handed_everything_and_then_deleted(
    run: Callable[..., Done], vault: Path, filled: tuple[Path, str]
) -> None:
    code = filled[1]
    held = json.loads(run("held", vault, code).out)
    assert (held["case"], len(held["revisions"])) == (code, 1)
    file = run("backup", vault, "--json").document["file"]
    gone: dict[str, Any] = run("delete", vault, code, "--why", "asked to", "--json").document
    assert [one["file"] for one in gone["still_in"]] == [file]
    assert run("list", vault, "--json").document["count"] == 0
    assert run("delete", vault, code).status == 2
    assert run("compact", vault).status == 0


def test_a_vault_is_erased_only_by_its_name(command: Command, run: Callable[..., Done], vault: Path) -> None:
    assert command("vault", "erase", str(vault)).status == 2
    assert command("vault", "erase", str(vault), "--name", "other").status == 2
    assert run("verify", vault).status == 0
    assert command("vault", "erase", str(vault), "--name", "vault").status == 0
    assert not vault.exists()


def test_a_foreign_name_beside_a_vault_does_not_steer_the_terminal(command: Command, vault: Path) -> None:
    (vault / "kept\x1b[2J\u202e.txt").write_text("not ours")
    done = command("vault", "erase", str(vault), "--name", "vault")
    assert done.status == 0
    assert "kept�[2J�.txt" in done.out
    assert (vault / "kept\x1b[2J\u202e.txt").exists()


def test_what_went_missing_is_said_on_the_way(run: Callable[..., Done], vault: Path) -> None:
    (vault / "anchor").unlink()
    assert "anchor" in run("receipt", vault).err
    assert "anchor" not in run("receipt", vault).err


def test_a_vault_that_is_open_elsewhere_is_listed(run: Callable[..., Done], vault: Path) -> None:
    with Vault.open(vault, bytearray(PASSPHRASE.strip(), "ascii")):
        assert run("list", vault).status == 3
        assert run("list", vault, "--read-only", "--json").document["count"] == 1
        assert run("verify", vault, "--read-only").status == 0
