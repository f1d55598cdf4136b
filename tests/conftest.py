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


class Homes:
    """Empty homes: the one made last for as long as tests leave it as it was made, else a new one."""

    def __init__(self, folder: Path) -> None:
        self._folders = (f"{folder}/home{n}" for n in itertools.count())
        self._last = ""
        self._as_made: list[tuple[int, list[str]]] = []

    def empty(self) -> str:
        """Return the path of a home in which there is nothing, as if no test had been before."""
        if not self._last or _seen(self._last) != self._as_made:
            self._last = next(self._folders)
            os.mkdir(self._last, 0o700)  # noqa: PTH102 - pathlib takes three times as long
            for place in _PLACES.values():
                os.makedirs(f"{self._last}/{place}", 0o700, exist_ok=True)  # noqa: PTH103
            self._as_made = _seen(self._last)
        return self._last


def _seen(home: str) -> list[tuple[int, list[str]]]:
    """Return who may do what with each folder of a home, and what is in it."""
    try:
        return [
            (os.stat(f"{home}/{place}").st_mode, sorted(os.listdir(f"{home}/{place}")))  # noqa: PTH116, PTH208
            for place in (*_PLACES.values(), ".local")
        ]
    except OSError:
        return []


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    return Homes(tmp_path_factory.mktemp("homes"))


@pytest.fixture(autouse=True)
def home(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that it neither reads nor leaves anything in the real one."""
    folder = homes.empty()
    for name, place in _PLACES.items():
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
    from shiboken6 import getAllValidWrappers, isValid

    request.getfixturevalue("qapp")
    widgets, threads = set(QApplication.topLevelWidgets()), set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if w not in widgets and isValid(w)]
    assert not left, f"widgets left: {left}"
    timers = [t for t in getAllValidWrappers() if isinstance(t, QTimer)]
    running = [t for t in timers if t.isActive()]
    assert not running, f"timers left: {running}"
    assert set(threading.enumerate()) <= threads, f"threads left: {set(threading.enumerate()) - threads}"
    if len(gc.get_objects()) > _WORTH_SETTING_ASIDE and not timers:
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
