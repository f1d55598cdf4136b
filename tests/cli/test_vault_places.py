# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a vault, its copies and its backups may lie, and which way back is named where one is damaged."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk import ways_in
from exile_risk.vault import FLOOR_COST
from exile_risk.vault.backup_rotation import backups
from tests.cli.conftest import LONG, Command, Done

pytestmark = pytest.mark.usefixtures("remembered")
PASSPHRASE = LONG
NEW = "seven loud geese over dry hills"
SUMMARY = '{"origin":"KH","host":"TH","band":null,"state":"empty","now":false}'


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_in, "_cost", lambda: FLOOR_COST)


@pytest.fixture
def vault(copy_of_filled: Path) -> Path:
    return copy_of_filled


@pytest.fixture
def run(command: Command) -> Callable[..., Done]:
    def run(action: str, folder: Path, *arguments: str, lines: tuple[str, ...] = (PASSPHRASE,)) -> Done:
        text = "".join(f"{line}\n" for line in lines)
        return command("vault", action, str(folder), *arguments, "--passphrase-stdin", text=text)

    return run


@pytest.mark.parametrize("action", ["create", "travel", "restore"])
def test_a_stick_that_is_not_plugged_in_does_not_become_a_folder(
    run: Callable[..., Done], vault: Path, filled: tuple[Path, str], tmp_path: Path, action: str
) -> None:
    stick = tmp_path / "media" / "stick"
    new = stick / "cases" / "vault"
    if action == "create":
        done = run("create", new)
    elif action == "travel":
        done = run("travel", vault, str(new), "--case", filled[1], lines=(PASSPHRASE, NEW))
    else:
        done = run("restore", new, run("backup", vault, "--json").document["file"])
    assert done.status == 2
    assert done.complaint.startswith(f"The folder {tmp_path / 'media'} does not exist")
    assert not (tmp_path / "media").exists()
    stick.mkdir(parents=True)
    assert f"The folder {stick / 'cases'} does not exist" in run("create", new).complaint
    assert not any(stick.iterdir())


def test_a_new_folder_in_one_that_is_there_needs_no_more(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("create", Path("vault")).status == 0
    assert (tmp_path / "vault" / "store.db").exists()


@pytest.mark.parametrize("where", ["vault", "vault/backups", "vault/new/folder", "link", "link/backups"])
def test_a_backup_is_not_copied_into_the_vault_itself(
    run: Callable[..., Done], vault: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / "link").symlink_to(vault)
    (vault / "backups").mkdir(exist_ok=True)
    done = run("backup", vault, "--to", str(tmp_path / where))
    assert (done.status, "would be lost together with it" in done.complaint) == (2, True)
    assert backups(vault / "backups") == ()
    assert not (vault / "new").exists()
    (tmp_path / "vault-copies").mkdir()  # a name that only begins like the vault's
    assert run("backup", vault, "--to", str(tmp_path / "vault-copies")).status == 0


def test_a_damaged_store_is_said_with_the_command_that_puts_a_backup_in_its_place(
    run: Callable[..., Done], command: Command, vault: Path
) -> None:
    file = run("backup", vault, "--json").document["file"]
    spoilt = Path(shutil.copy(file, vault / "backups" / "20991231T235959000000Z.bk"))
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    (vault / "store.db").write_bytes(b"")
    for done in (
        run("list", vault),
        run("slots", vault),
        command("bundle", "card", str(vault), "--passphrase-stdin", text=f"{PASSPHRASE}\n"),
    ):
        assert done.status == 3
        assert f"exile-risk vault restore “{vault}” “{file}” --replace-damaged" in done.complaint
    assert run("restore", vault, file, "--replace-damaged").status == 0
    assert run("verify", vault).status == 0


def test_a_page_that_is_damaged_is_said_so_too_and_without_a_backup_its_place_is_named(
    run: Callable[..., Done], vault: Path
) -> None:
    shutil.rmtree(vault / "backups", ignore_errors=True)
    with (vault / "store.db").open("ab") as store:
        store.write(bytes(4096))
    done = run("verify", vault)
    assert done.status == 3
    assert f"exile-risk vault restore “{vault}” “BACKUP” --replace-damaged" in done.complaint


def test_a_damaged_header_is_said_with_the_command_that_brings_it_back(run: Callable[..., Done], vault: Path) -> None:
    file = run("backup", vault, "--json").document["file"]
    for name in ("header.a", "header.b"):
        (vault / name).write_bytes(b"x")
    assert f"exile-risk vault restore “{vault}” “{file}” --header-only" in run("list", vault).complaint
    assert "--replace-damaged" not in run("list", vault, lines=("wrong one entirely here",)).complaint
