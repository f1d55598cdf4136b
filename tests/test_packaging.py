# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shipped: the wheel holds both packages and the resources, and nothing that belongs to the workshop."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_packages_and_resources_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "exile_risk/_resources/model/1.json" in names
    assert "ui/app.py" in names
    assert any(n.startswith("exile_risk/_resources/knowledge/") for n in names)
    assert any(n.startswith("exile_risk/_resources/licences/") for n in names)
    tops = {n.split("/")[0] for n in names}
    assert tops <= {"exile_risk", "ui", next(t for t in tops if t.endswith(".dist-info"))}
    assert not [n for n in names if n.startswith("exile_risk/_resources/") and n.endswith(".py")]


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 8_000_000


@pytest.mark.parametrize("lock", ["run", "dev", "build"])
def test_locks_are_hashed_and_name_no_index(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = re.findall(r"^[a-z0-9][\w.-]*==\S+.*\\$", text, flags=re.MULTILINE)
    assert pins
    for block in re.split(r"\n(?=[a-z0-9])", text):
        if "==" in block.split("\n")[0]:
            assert "--hash=sha256:" in block
