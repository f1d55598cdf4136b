# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer that sleeps and a screen that is locked close the vault; without a bus nothing happens at all."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.pages.private_bus import System, needed, private_bus, system_on
from tests.pages.running import PASSPHRASE, Running, Start
from ui import system_signals
from ui.system_ear import LOGIND_PATH, MANAGER, SESSION
from ui.system_signals import SystemSignals

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is how Linux says so")
ROOT = Path(__file__).parents[3]
SIGNS: dict[str, tuple[str, str, str, tuple[bool, ...]]] = {
    "sleep": (LOGIND_PATH, MANAGER, "PrepareForSleep", (True,)),
    "woken": (LOGIND_PATH, MANAGER, "PrepareForSleep", (False,)),
    "session": (f"{LOGIND_PATH}/session/_32", SESSION, "Lock", ()),
    "screen": ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", (True,)),
    "uncovered": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (False,)),
    "gnome": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture(scope="module")
def system(address: str) -> Iterator[System]:
    with system_on(address) as system:
        yield system


@contextmanager
def listener(address: str) -> "Iterator[subprocess.Popen[bytes]]":
    """The small process alone, once it listens."""
    command = [sys.executable, "-m", "ui.system_ear", address, address]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ear:
        assert ear.stdout is not None
        assert ear.stdout.readline() == b"hears\n"
        yield ear
        if ear.stdin is not None:
            ear.stdin.close()


def say(system: System, sign: str) -> None:
    path, interface, name, values = SIGNS[sign]
    system.say(path, interface, name, *values)


@pytest.fixture
def heard(
    system: System, address: str, start: Start, vault: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Running:
    """A program with an open vault that listens to a bus which is both the computer's and the desktop's."""
    running = start()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    running.first.unlock(PASSPHRASE)
    program = running.program
    qtbot.waitUntil(lambda: program.signals is not None and program.signals.hears, timeout=10_000)
    return running


@needed
@pytest.mark.parametrize("sign", SIGNS)
def test_each_of_these_signals_wants_a_lock(sign: str, address: str, system: System, qtbot: QtBot) -> None:
    with listener(address) as ear:
        assert ear.stdout is not None
        say(system, "uncovered")
        say(system, sign)
        lines = [ear.stdout.readline()] if sign != "uncovered" else []
        say(system, "screen")  # so that a missing line cannot hang the test, and one too many is seen
        lines.append(ear.stdout.readline())
    assert lines == [b"lock\n"] * (1 if sign == "uncovered" else 2)


@needed
def test_a_locked_screen_locks_the_vault(heard: Running, system: System, qtbot: QtBot) -> None:
    heard.vault.new_case()
    heard.vault.answer(origin="KH", host="TH")
    say(system, "screen")
    qtbot.waitUntil(lambda: heard.restarts == [[]], timeout=10_000)
    assert heard.program.desk is None
    assert heard.program.signals is not None
    assert not heard.program.signals.hears


@needed
def test_sleep_waits_until_the_vault_is_put_away(heard: Running, system: System, qtbot: QtBot) -> None:
    assert system.heard()[-1] == 'asked ["Inhibit", "sleep", "exile-risk", "Locks before sleep", "delay"]'
    say(system, "sleep")
    qtbot.waitUntil(lambda: heard.restarts == [[]], timeout=10_000)
    qtbot.waitUntil(lambda: system.heard()[-1] == "released", timeout=10_000)


def test_one_lock_is_wanted_however_much_is_said(qtbot: QtBot) -> None:
    owner = QObject()
    signals = SystemSignals(owner)
    wanted: list[None] = []
    signals.lock_wanted.connect(lambda: wanted.append(None))
    signals.start()
    signals.lock()
    signals.lock()
    assert wanted == [None]
    signals.stop()
    signals.lock()
    assert wanted == [None]


def test_without_a_bus_nothing_fails_and_nothing_is_said(
    opened: Running, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    signals = SystemSignals(opened.program)
    for _ in range(3):
        signals.start()
    assert not signals.hears
    signals.stop()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "given", ["tcp:host=127.0.0.1,port=1", "unixexec:path=/bin/sh", "autolaunch:", "unix:path=/x;tcp:host=a,port=1"]
)
def test_no_address_leads_over_a_network_or_starts_a_program(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, given)
    assert system_signals.system_address() == system_signals.session_address() == ""


def test_a_desktop_without_a_word_about_its_bus_has_it_in_its_own_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert system_signals.session_address() == ""
    (home / ".run/bus").touch()  # whether it answers is seen later
    assert system_signals.session_address() == f"unix:path={home / '.run/bus'}"


@needed
def test_the_listener_ends_with_the_window_however_that_ends(address: str, system: System) -> None:
    """Also where the window is killed, or becomes another process: its end of the pipe is closed by the kernel."""
    with listener(address) as ear:
        assert ear.stdin is not None
        ear.stdin.close()
        assert ear.wait(timeout=10) == 0


def test_a_bus_that_is_gone_ends_the_listener(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.system_ear", f"unix:path={tmp_path}/none", ""]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=20)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_first_page_waits_for_none_of_it(home: Path) -> None:
    code = (
        "import sys; from ui.app import first_paint_then_quit; first_paint_then_quit();"
        "print([m for m in ('PySide6.QtDBus', 'ui.system_signals', 'ui.system_ear') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split("\n")[0] == "[]"
