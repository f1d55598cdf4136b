# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of faults is whole, names tests that exist, and is what people read."""

import subprocess
import sys
from pathlib import Path

from tests.faults.table import FAULTS

ROOT = Path(__file__).parents[2]


def test_every_fault_from_1_to_50_has_tests() -> None:
    assert [fault.number for fault in FAULTS] == list(range(1, 51))
    assert not [fault.number for fault in FAULTS if not fault.tests]
    for fault in FAULTS:
        assert len(set(fault.tests)) == len(fault.tests), fault.number
        assert not fault.open or fault.open.endswith("."), fault.number


def test_every_test_that_is_named_exists() -> None:
    """As pytest collects them, so that a renamed, moved or broken one is missed here."""
    named = {f"tests/{name}" for fault in FAULTS for name in fault.tests}
    files = sorted({name.partition("::")[0] for name in named})
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    collected = {line.partition("[")[0] for line in done.stdout.splitlines() if "::" in line}
    assert named <= collected, named - collected


def test_the_page_is_current() -> None:
    tool = [sys.executable, ROOT / "tools" / "fault_list.py", "--check"]
    done = subprocess.run(tool, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
