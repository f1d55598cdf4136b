# SPDX-License-Identifier: GPL-3.0-or-later
"""A missing library or display is a sentence, not a linker trace; without a display the main job runs as text."""

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui import display

ROOT = Path(__file__).parents[2]


def test_the_package_of_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    real = builtins.__import__

    def without_egl(name: str, *rest: Any) -> Any:
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_egl)
    found = display.missing_library()
    assert found == display.Missing("libEGL.so.1", "libegl1")
    assert display.main() == 2
    said = capsys.readouterr().err.strip()
    assert "libegl1" in said
    assert "\n" not in said


def test_an_unknown_library_is_named_by_itself() -> None:
    found = display._named("libodd.so.7: cannot open shared object file")
    assert found == display.Missing("libodd.so.7", "libodd.so.7")


@pytest.mark.parametrize(
    ("environment", "nothing_there"),
    [
        ({}, True),
        ({"DISPLAY": ":97"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"WAYLAND_DISPLAY": "w"}, True),
    ],
)
def test_whether_there_is_a_display(
    environment: dict[str, str], nothing_there: bool, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert display.no_display() is nothing_there


def test_without_a_display_the_founding_case_is_rated_as_text(home: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "-m", "exile_risk"], cwd=ROOT, env=bare, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.startswith("There is no display here")
    assert "Extreme, 4 of 4" in done.stdout
    assert not done.stderr
