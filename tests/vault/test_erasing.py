# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing goes on past what cannot be overwritten, takes half-made things along, and names copies that still open."""

import shutil
from pathlib import Path

import pytest
from vaults import Made, code_of, phrase

from exile_risk.vault import Vault
from exile_risk.vault.erasing import _overwrite, erase

pytestmark = pytest.mark.usefixtures("remembered")


def test_one_file_that_cannot_be_overwritten_stops_nothing(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad sector under the first file must not leave the other header whole: both open the vault."""

    def bad(path: Path) -> None:
        if path.name in ("anchor", "header.a"):
            raise OSError(5, "Input/output error")
        _overwrite(path)

    (made.folder / "letter.txt").touch()
    monkeypatch.setattr("exile_risk.vault.erasing._overwrite", bad)
    assert code_of(lambda: erase(made.folder, "vault")) == "vault_unreachable"
    assert [path.name for path in made.folder.iterdir()] == ["letter.txt"]


def test_what_cannot_be_deleted_is_overwritten_all_the_same(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.unlink

    def stuck(path: Path, missing_ok: bool = False) -> None:
        if path.name == "header.a":
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stuck)
    assert code_of(lambda: erase(made.folder, "vault")) == "vault_read_only"
    assert b"argon2id" not in (made.folder / "header.a").read_bytes()
    assert not (made.folder / "header.b").exists()
    assert not (made.folder / "store.db").exists()


def test_a_link_in_the_place_of_a_file_is_removed_and_not_followed(made: Made, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    (made.folder / "header.a.new").symlink_to(tmp_path / "letter.txt")
    assert erase(made.folder, "vault").left == ()
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_half_made_backups_and_copies_for_reading_go_too(made: Made, tmp_path: Path) -> None:
    (made.folder / "backups").mkdir()
    half = made.folder / "backups/20261124T111213000000Z.bk.new"
    shutil.copy(made.folder / "header.a", half)
    (tmp_path / "sector").hardlink_to(half)
    (made.folder / "reading-0011").mkdir()
    shutil.copy(made.folder / "store.db", made.folder / "reading-0011/store.db")
    assert erase(made.folder, "vault").left == ()
    assert not made.folder.exists()
    assert b"argon2id" not in (tmp_path / "sector").read_bytes()


def test_copies_from_a_repair_that_still_open_are_named(made: Made) -> None:
    damaged = made.folder.with_name("vault-damaged-20261124T111213Z")
    shutil.copytree(made.folder, damaged)
    made.folder.with_name("vault-damaged-notes").mkdir()
    assert erase(made.folder, "vault").beside == (str(damaged),)
    Vault.open(damaged, phrase()).close()
