# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon the case list is on the screen once the key is derived, and the unlock page once somebody locks."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_vault_made import PHRASE, vault_of

from exile_risk.vault.cost import DEFAULT_COST
from exile_risk.vault.custody import Custody

ROOT = Path(__file__).parent.parent
COUNTS = (100, 1_000, 10_000)
TIMES = 5

OPENED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from exile_risk.vault import keys
from ui import hygiene
from ui.app import make_application
hygiene.harden()
application = make_application()
from ui.program import Program
if "loaded" in sys.argv:
    import ui.desk, ui.fact_navigation, ui.main_window, ui.opening, ui.panels.case_panels, ui.verbs
    import ui.vault_pages.navigation, ui.window_to_come, sqlcipher3.dbapi2
    from exile_risk.catalogue import load_catalogue
    from exile_risk.session import shared_knowledge
    shared_knowledge(), load_catalogue()
derive, show, enter, at = keys.stretch, Program._show_main, Program._enter, {}
def stretch(*given):
    found = derive(*given)
    at["key"] = time.monotonic(), time.process_time()
    return found
keys.stretch = stretch
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in at:
            at["painted"] = None
            QTimer.singleShot(0, painted)
        return False
first = Painted()
def show_main(self, desk, main):
    main.cases.view.viewport().installEventFilter(first)
    show(self, desk, main)
def entered(self, opened):
    at["rows"] = time.monotonic()
    enter(self, opened)
Program._show_main, Program._enter = show_main, entered
def painted():
    wall, busy = time.monotonic(), time.process_time()
    print(wall - at["key"][0], busy - at["key"][1], at["rows"] - at["key"][0], flush=True)
    if "lock" in sys.argv:
        program.tasks.read(lambda: None, lambda _: lock(), program)
    else:
        os._exit(0)
def lock():
    print(time.monotonic(), flush=True)
    program.lock()
def replace(options):
    os.execv(sys.executable, [sys.executable, "-c", AGAIN])
program = Program(application, None, train=False, replace=replace)
program.start()
program.welcome.painted.connect(
    lambda: QTimer.singleShot(0, lambda: program._unlock(program._vault, bytearray(PHRASE, "utf-8"), None))
)
application.exec()
"""
AGAIN = """
import time, ui.app
from exile_risk.__main__ import main
ui.app.run = lambda vault, train: ui.app.first_paint_then_quit()
main([])
print(time.monotonic())
"""
WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv); window = QMainWindow(); window.resize(1366, 768); window.show()
QTimer.singleShot(0, app.quit); app.exec()
print(time.monotonic())
"""


def window() -> None:
    """Print both, for vaults of several sizes."""
    print(
        "From the derived key to the painted case list, the first time in a new process, and with all\n"
        "modules and facts loaded before:"
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        for count in COUNTS:
            home = Path(place) / str(count)
            with vault_of(home / "exile-risk" / "vault", count, cost=DEFAULT_COST) as made:
                Custody(made).back_up()  # else the first opening makes one beside the window
            _unlocking(home, count)
        _locking(Path(place) / str(COUNTS[1]))


def _unlocking(home: Path, count: int) -> None:
    cold, warm = [], []
    for _ in range(TIMES):
        cold.append(_told(home, OPENED)[0])
        warm.append(_told(home, OPENED, "loaded")[0])
    for name, found in (("cold", cold), ("loaded before", warm)):
        wall, busy, rows = (statistics.median(each) * 1000 for each in zip(*found, strict=True))
        print(
            f"  {count:>6,} cases, {name:<14} {wall:6.0f} ms ({busy:.0f} ms of processor), of it {rows:4.0f} ms until"
            " the rows are at hand, the rest for the window   aim 150 ms"
        )


def _locking(home: Path) -> None:
    """Really replace the process, in turn with an empty window in a new process."""
    spent, empty = [], []
    for _ in range(TIMES + 1):
        _, (locked,), (painted,) = _told(home, OPENED, "lock")
        spent.append(painted - locked)
        empty.append(_started(WINDOW))
    ratio = statistics.median(a / b for a, b in zip(spent[1:], empty[1:], strict=True))
    locking = statistics.median(spent[1:])
    name = "lock to the painted unlock page"
    print(f"{name:<36} {locking * 1000:8.2f} ms   {ratio:7.2f} x an empty window   aim 200 ms")


def _told(home: Path, code: str, *options: str) -> list[tuple[float, ...]]:
    code = f"AGAIN, PHRASE = {AGAIN!r}, {PHRASE!r}\n{code}"
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home / "settings")}
    done = subprocess.run(
        [sys.executable, "-c", code, *options], check=True, cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return [tuple(map(float, line.split())) for line in done.stdout.splitlines()]


def _started(code: str) -> float:
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return float(done.stdout) - start


if __name__ == "__main__":
    window()
