# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine's settings: small, atomic, tolerant, and never about a person or a vault."""

import json
from pathlib import Path

import pytest

from ui.settings import FILE, TABLE, Settings


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    Settings(tmp_path / "new").choose("text_size", 150)
    assert Settings(tmp_path / "new").text_size == 150


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 20_000])
def test_a_broken_file_counts_as_nothing_chosen(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    settings = Settings(tmp_path)
    assert (settings.language, settings.theme, settings.text_size, settings.lock_minutes) == ("en", "system", 100, 5)


@pytest.mark.parametrize(
    "row",
    [
        {"text_size": 79},
        {"text_size": 201},
        {"text_size": True},
        {"text_size": "100"},
        {"lock_minutes": 0},
        {"lock_minutes": 31},
        {"theme": "pink"},
        {"theme": []},
        {"language": "../../x"},
        {"language": 7},
    ],
)
def test_an_unsound_value_counts_as_not_chosen(tmp_path: Path, row: dict[str, object]) -> None:
    (tmp_path / FILE).write_text(json.dumps(row))
    settings = Settings(tmp_path)
    assert (settings.language, settings.theme, settings.text_size, settings.lock_minutes) == ("en", "system", 100, 5)


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"from_later": 1, "theme": "dark"}')
    Settings(tmp_path).choose("theme", "light")
    assert json.loads((tmp_path / FILE).read_text()) == {"from_later": 1, "theme": "light"}


def test_the_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.choose("theme", "dark")
    before = (tmp_path / FILE).stat().st_ino
    settings.choose("theme", "light")
    assert (tmp_path / FILE).stat().st_ino != before
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


def test_a_place_that_cannot_be_written_does_not_stop_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    settings = Settings(tmp_path / "file")
    settings.choose("theme", "dark")
    assert settings.theme == "dark"


def test_nothing_but_the_table_can_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Settings(tmp_path).choose("last_case", "Heron 14")
    with pytest.raises(ValueError, match="theme"):
        Settings(tmp_path).choose("theme", "Heron 14")
    assert {row.key for row in TABLE} == {"language", "theme", "text_size", "lock_minutes"}
