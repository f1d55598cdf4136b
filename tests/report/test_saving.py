# SPDX-License-Identifier: GPL-3.0-or-later
"""A page leaves as one new private file, whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from exile_risk.errors import InputError, LockedError
from exile_risk.report.saving import save_new, save_noted
from exile_risk.wording.errors import sentence


def refused(path: Path, data: bytes = b"x") -> str:
    with pytest.raises(InputError) as caught:
        save_new(path, data)
    said = sentence(caught.value)
    assert said != caught.value.code
    assert "…" not in said
    return caught.value.code


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    save_new(path, b"%PDF")
    assert path.read_bytes() == b"%PDF"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(b"mine")
    assert refused(path) == "report_exists"
    assert path.read_bytes() == b"mine"
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "elsewhere.pdf")
    assert refused(link) == "report_exists"
    assert not (tmp_path / "elsewhere.pdf").exists()


def test_wrong_places_are_said(tmp_path: Path) -> None:
    assert refused(Path("note.pdf")) == "report_path"
    assert refused(Path("/")) == "report_path"
    assert refused(tmp_path / "nowhere" / "note.pdf") == "report_no_folder"
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "store.db").touch()
    assert refused(tmp_path / "vault" / "note.pdf") == "report_in_vault"
    assert not (tmp_path / "vault" / "note.pdf").exists()
    assert refused(tmp_path / ("n" * 300)) == "report_not_written"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(tmp_path / "note.pdf") == "report_not_written"
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_noted_does_not_stay(tmp_path: Path) -> None:
    noted: list[bytes] = []
    save_noted(tmp_path / "one.pdf", b"1", lambda: noted.append((tmp_path / "one.pdf").read_bytes()))
    assert noted == [b"1"]

    def full() -> None:
        raise LockedError("vault_disk_full")

    with pytest.raises(LockedError):
        save_noted(tmp_path / "two.pdf", b"2", full)
    assert [path.name for path in tmp_path.iterdir()] == ["one.pdf"]
