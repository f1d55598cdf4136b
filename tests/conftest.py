# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test stands on: no display, a home of its own, and nothing left running behind it."""

import gc
import itertools
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from exile_risk.vault import KdfCost, keys

settings.register_profile("nightly", print_blob=True)
"""Chosen by `make nightly`: ten times as many examples, and others every night (tests/engine/given.py)."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_OFFSCREEN_CANNOT = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"

_PLACES = {
    "HOME": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}


_WORTH_SETTING_ASIDE = 20_000
"""Objects: to look through so many takes some milliseconds after every test of the window."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any other warning of Qt fails a test; this one is about the offscreen platform and not about us."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN_CANNOT, extend=True))


def pytest_collection_finish() -> None:
    """Set aside the modules and the collected tests: they stay to the end, and no search through memory needs them.

    Rarer searches save a tenth of the time: facts and what hypothesis makes are many objects and hardly any circles.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


_numbers = itertools.count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that it neither reads nor leaves anything in the real one."""
    folder = f"{homes}/home{next(_numbers)}"
    os.mkdir(folder, 0o700)  # noqa: PTH102 - before each of thousands of tests, and pathlib takes three times as long
    for name, place in _PLACES.items():
        os.makedirs(f"{folder}/{place}", 0o700, exist_ok=True)  # noqa: PTH103
        monkeypatch.setenv(name, f"{folder}/{place}".rstrip("/"))
    for bus in ("SYSTEM", "SESSION"):  # else the screen of whoever runs the tests would lock them
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={folder}/no-bus")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return Path(folder)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, home: Path) -> Iterator[None]:
    """Fail a test of the window that leaves a widget, a running timer or a thread behind."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    request.getfixturevalue("qapp")
    widgets, threads = set(QApplication.topLevelWidgets()), set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if w not in widgets and isValid(w)]
    assert not left, f"widgets left: {left}"
    everything = gc.get_objects()
    timers = [t for t in everything if isinstance(t, QTimer) and isValid(t)]
    running = [t for t in timers if t.isActive()]
    assert not running, f"timers left: {running}"
    assert set(threading.enumerate()) <= threads, f"threads left: {set(threading.enumerate()) - threads}"
    if len(everything) > _WORTH_SETTING_ASIDE and not timers:
        gc.freeze()  # facts and other data read once, with no timer among them: the next search can leave them out


_stretched: dict[tuple[bytes, bytes, KdfCost], bytes] = {}


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each Argon2id once in a session: copies of one vault would all repeat the very same one."""
    real = keys.stretch

    def stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
        question = (bytes(form), salt, cost)
        if question not in _stretched:
            _stretched[question] = bytes(real(form, salt, cost))
        return bytearray(_stretched[question])

    monkeypatch.setattr(keys, "stretch", stretch)
