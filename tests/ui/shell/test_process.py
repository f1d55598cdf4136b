# SPDX-License-Identifier: GPL-3.0-or-later
"""The process itself: what it may leak, what it loads before the first page, and how it is replaced."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import exile_risk
from ui import restart

ROOT = Path(__file__).parents[3]
HEAVY = ("msgspec", "sqlcipher3", "cryptography", "jsonschema", "concurrent.futures", "exile_risk.knowledge.base")
LATER = ("ui.main_window", "ui.desk", "exile_risk.vault", "exile_risk.engine", "ui.panels.case_form")


def run(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=dict(os.environ))


def test_nothing_heavy_is_loaded_before_the_first_page_is_painted(home: Path) -> None:
    code = f"""
import sys
from ui.app import first_paint_then_quit
status = first_paint_then_quit()
print(sorted(m for m in {HEAVY + LATER!r} if m in sys.modules))
from ui.theme import loaded_scripts
print(sorted(loaded_scripts()), status)
"""
    done = run(code, home)
    assert done.stdout.splitlines() == ["[]", "['latin'] 0"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's own account of the process")
def test_the_process_keeps_its_memory_and_files_to_itself(home: Path) -> None:
    code = """
import os, resource, ctypes
from ui import hygiene
hygiene.harden()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(os.umask(0)))
"""
    assert run(code, home).stdout.split() == ["0", "0", "0o77"]


@pytest.mark.parametrize("where", ["main", "thread"])
def test_an_unexpected_fault_prints_kind_and_place_only(home: Path, where: str) -> None:
    code = f"""
import threading
from ui import hygiene
hygiene.harden()
def fail():
    secret = "Quisling Marker"
    raise ValueError(secret)
if {where!r} == "thread":
    one = threading.Thread(target=fail); one.start(); one.join()
else:
    fail()
"""
    done = run(code, home)
    assert done.stderr == "Exile Risk: ValueError at <string>:7\n"


def test_locking_becomes_the_same_program_from_the_same_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[tuple[str, list[str], Path]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execv", lambda path, args: called.append((path, args, Path.cwd())))
    restart.replace_process(["--vault", "/x"])
    package = Path(exile_risk.__file__).parent.parent
    assert called == [(sys.executable, [sys.executable, "-m", "exile_risk", "--vault", "/x"], package)]


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execv", lambda path, args: called.append(args))
    restart.replace_process(["--train"])
    assert called == [[sys.executable, "--train"]]


def test_the_new_process_really_is_this_program(home: Path) -> None:
    code = "from ui.restart import replace_process; print('before', flush=True); replace_process(['--version'])"
    done = run(code, home)
    assert done.stdout.splitlines() == ["before", f"Exile Risk {exile_risk.__version__}"]
    assert done.returncode == 0
