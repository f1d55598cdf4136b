# SPDX-License-Identifier: GPL-3.0-or-later
"""A path is read alike in every field, and no home that nobody has stops one."""

from pathlib import Path

import pytest

import ui
from ui.typed_path import typed_path


def test_a_home_is_opened_out_and_a_strangers_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("  ~/kit.json ") == tmp_path / "kit.json"
    assert typed_path("~nobody-of-that-name/kit.json") == Path("~nobody-of-that-name/kit.json")
    assert not typed_path("~nobody-of-that-name/kit.json").is_absolute()


def test_no_field_reads_a_home_by_itself() -> None:
    readers = [p.name for p in Path(ui.__file__).parent.rglob("*.py") if "expanduser(" in p.read_text("utf-8")]
    assert readers == ["typed_path.py"]
