# SPDX-License-Identifier: GPL-3.0-or-later
"""A real session from nothing to locked, watched from outside: files, system calls, memory, what is printed."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exile_risk.vault import keys
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.slots import Secret, unwrap
from tests.attachments.files import PLACE
from tests.pages.private_bus import private_bus

ROOT = Path(__file__).parents[2]
PASSPHRASE = "five quiet herons near water"
MARKS = ("zqmarkphrase", "Quisling Marker")
NOT_OURS = ("/dev/", "/proc/", "/sys/", "pipe:", "socket:")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's own account of a process")


class Watched:
    """A session's process and where it may write. `hostile` would load a picture if anything took it for more."""

    def __init__(self, home: Path, tmp_path: Path) -> None:
        self.home, self.temporary, self.trace = home, tmp_path / "tmp", tmp_path / "trace"
        self.temporary.mkdir()
        self.bait = tmp_path / "bait.png"
        self.bait.write_bytes(b"no picture")
        self.vault = home / ".local/share/exile-risk/vault"
        self.hostile = f"<img src='file://{self.bait}'>{{7*7}}%s%n"
        self.printed = ""
        self.bus = ""

    @contextmanager
    def running(self, how: str, *, traced: bool = False) -> Iterator[subprocess.Popen[str]]:
        """Start it and wait until its case is open; afterwards `printed` is everything it said."""
        environment = {name: value for name, value in os.environ.items() if "XDG" in name or name in ("PATH", "HOME")}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"}
        environment |= {"PYTHONPATH": str(ROOT / "tests/faults/startup"), "LANG": "C.UTF-8"}
        if how == "lock":
            environment["MEMORY_IS_LOOKED_AT"] = "1"
        if self.bus:
            environment |= {f"DBUS_{kind}_BUS_ADDRESS": self.bus for kind in ("SYSTEM", "SESSION")}
        command = [sys.executable, "-m", "tests.faults.whole_session", how]
        strace = [
            "strace",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "-s",
            "512",
            "-o",
            str(self.trace),
            "-e",
            "trace=network,%file",
        ]
        process = subprocess.Popen(
            [*(strace if traced else ()), *command],
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            told = {"passphrase": PASSPHRASE, "marks": MARKS, "hostile": self.hostile}
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                self.printed += line
                if line.startswith("open "):
                    break
            try:
                yield process
            finally:
                if how == "lock":
                    os.kill(self.pid, signal.SIGTERM)
            self.printed += process.stdout.read()

    @property
    def pid(self) -> int:
        found = re.search(r"^open (\d+)$", self.printed, re.MULTILINE)
        assert found, self.printed
        return int(found[1])

    def secrets(self) -> list[bytes]:
        """Everything that may be nowhere: what was typed, the keys, the name and content of attachments."""
        return [mark.encode() for mark in (*MARKS, PASSPHRASE)] + [PLACE, *self.vault_keys()]

    def vault_keys(self) -> list[bytes]:
        with Secret.of(bytearray(PASSPHRASE.encode())) as secret:
            _, vault_key = unwrap(read_copies(self.vault).newest, secret, self.vault)
        store_key = bytes(keys.subkey(vault_key, keys.STORE_PURPOSE))
        return [bytes(vault_key), store_key, store_key.hex().encode()]


@pytest.fixture
def watched(home: Path, tmp_path: Path) -> Watched:
    return Watched(home, tmp_path)


@pytest.fixture
def bus(watched: Watched) -> Iterator[bool]:
    """Give the session a bus to listen to, where there is a program for one."""
    if shutil.which("dbus-daemon") is None:
        yield False
        return
    with private_bus() as watched.bus:
        yield True


def until(happened: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def memory(pid: int) -> list[bytes]:
    """Return what a process may write to in its memory."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb") as whole:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii", errors="replace").splitlines():
            place = re.match("([0-9a-f]+)-([0-9a-f]+) rw", line)
            if place and not line.endswith(("[vvar]", "[vsyscall]")):
                start, end = (int(edge, 16) for edge in place.groups())
                whole.seek(start)
                found.append(whole.read(end - start))
    return found


def copies(parts: list[bytes], secret: bytes) -> int:
    wide = secret.decode("latin-1").encode("utf-16-le")  # as Qt holds text
    return sum(part.count(secret) + part.count(wide) for part in parts)


def locked_and_quiet(pid: int) -> Callable[[], bool]:
    """Whether the process has become another, shows its first page and has nothing left to do for half a second."""
    seen: list[str] = []

    def look() -> bool:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        used = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        seen.append(f"{used[0]} {used[11]} {used[12]}")
        quiet = len(seen) > 10 and len(set(seen[-10:])) == 1 and used[0] == "S"
        return b"whole_session" not in command and quiet

    return look


def test_f28_f43_f45_a_whole_session_leaves_nothing_behind(watched: Watched, bus: bool) -> None:
    traced = shutil.which("strace") is not None
    with watched.running("lock", traced=traced) as process:
        assert process.stdin is not None
        pid, secrets = watched.pid, watched.secrets()
        held = memory(pid)
        assert copies(held, MARKS[0].encode()) > 0, "else the look into memory would find nothing anywhere"
        assert all(copies(held, key) == 0 for key in watched.vault_keys()), "no key, not even while it is open"
        process.stdin.write("lock\n")
        process.stdin.flush()
        until(locked_and_quiet(pid))
        held = memory(pid)
        assert copies(held, b"exile_risk") > 10, "the new process was read"
        found = {secret: copies(held, secret) for secret in secrets}
        assert set(found.values()) == {0}, found
    _no_mark_in_any_file(watched, secrets)
    assert "socket: " not in watched.printed
    assert not [mark for mark in MARKS if mark in watched.printed]
    assert re.findall("^Exile Risk: .*$", watched.printed, re.MULTILINE) == [
        "Exile Risk: ValueError at whole_session.py:" + _line()
    ]
    if traced:
        _calls_stay_at_home(watched)
        assert not bus or watched.bus.split("=")[1].split(",")[0] in watched.trace.read_text(errors="replace")


def _line() -> str:
    source = (ROOT / "tests/faults/whole_session.py").read_text(encoding="utf-8").splitlines()
    return str(1 + next(n for n, line in enumerate(source) if "raise ValueError(told" in line))


def _no_mark_in_any_file(watched: Watched, secrets: list[bytes]) -> None:
    looked_at = [p for folder in (watched.home, watched.temporary) for p in folder.rglob("*") if p.is_file()]
    assert any(path.suffix == ".bk" for path in looked_at)
    for path in looked_at:
        content = path.read_bytes()
        for secret in secrets:
            assert secret not in content, path
            assert secret.decode("latin-1").encode("utf-16-le") not in content, path
        assert not [mark for mark in MARKS if mark in str(path)]
    outside = {p.relative_to(watched.home).as_posix() for p in looked_at if not p.is_relative_to(watched.vault)}
    assert outside == {".config/exile-risk/settings.json"}


def _calls_stay_at_home(watched: Watched) -> None:
    calls = watched.trace.read_text(encoding="utf-8", errors="replace").splitlines()
    assert any("store.db" in call for call in calls)
    families = {found for call in calls for found in re.findall(r"\bsocket\((AF_\w+)", call)}
    assert families <= {"AF_UNIX"}, "no network"
    assert not [call for call in calls if str(watched.bait) in call], "hostile text is text"
    assert not [call for call in calls if any(mark in call for mark in (*MARKS, PASSPHRASE))]
    written = {
        found[1]
        for call in calls
        if (
            found := re.search(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)[^)]*\) = \d', call)
        )
    }
    made = {
        found[1] for call in calls if (found := re.search(r'(?:mkdir|rename|link|symlink)\w*\(.*"([^"]+)".*= 0', call))
    }
    homes = tuple(map(str, (watched.home, watched.temporary)))
    assert written, "else nothing was seen"
    assert {path for path in written | made if not path.startswith((*homes, *NOT_OURS))} == set()


def test_f44_a_crash_with_a_case_open_tells_nothing(watched: Watched) -> None:
    cores = set(ROOT.glob("core*"))
    with watched.running("crash") as process:
        pid = process.pid
        _, status = os.waitpid(pid, 0)
        process.returncode = 1  # it was waited for here, to see whether a core was dumped
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status)
    assert set(ROOT.glob("core*")) == cores
    assert not [mark for mark in (*MARKS, PASSPHRASE, "Fatal Python error", "Traceback") if mark in watched.printed]
    _no_marks_after_a_crash(watched)


def _no_marks_after_a_crash(watched: Watched) -> None:
    looked_at = [p for folder in (watched.home, watched.temporary) for p in folder.rglob("*") if p.is_file()]
    assert any(path.name == "store.db-wal" for path in looked_at), "what was not closed is still there"
    for path in looked_at:
        assert not [secret for secret in watched.secrets() if secret in path.read_bytes()], path
