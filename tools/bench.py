# SPDX-License-Identifier: GPL-3.0-or-later
"""Performance as ratios against a baseline in the same run; absolute times are printed only for orientation."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench_rerating import rerating
from bench_timing import median_of
from bench_vault import vault
from bench_vault_window import window

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.case import Case
    from exile_risk.model.factors import Catalogue

ROOT = Path(__file__).parent.parent
FULL = "full assessment"
WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv); window = QMainWindow(); window.resize(1366, 768); window.show()
QTimer.singleShot(0, app.quit); app.exec()
print(time.monotonic())
"""
UNLOCK = """
import time, ui.app
from exile_risk.__main__ import main
ui.app.run = lambda vault, train: ui.app.first_paint_then_quit()
main([])
print(time.monotonic())
"""


def paired(first: str, second: str, times: int) -> tuple[float, float, float]:
    """Return (median of first, of second, median of the pairwise ratios) of two programs run in turn."""
    a, b, ratios = [], [], []
    for n in range(times + 1):
        one, two = _process(first), _process(second)
        if n:
            a.append(one)
            b.append(two)
            ratios.append(one / two)
    return statistics.median(a), statistics.median(b), statistics.median(ratios)


def _process(code: str) -> float:
    """Return the seconds from starting a program to what it prints (the moment it was painted), else to its end."""
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    return (float(done.stdout) if done.stdout else time.monotonic()) - start


def rating() -> None:
    """Time the arithmetic of one case beside a fixed piece of arithmetic of the same process."""
    from datetime import date

    from exile_risk.assessing import answers_with_facts, assess
    from exile_risk.case_file import read_case
    from exile_risk.catalogue import load_catalogue
    from exile_risk.engine import rate
    from exile_risk.engine.completions import likely_bands
    from exile_risk.knowledge import Knowledge
    from exile_risk.scenarios import founding_scenario
    from exile_risk.session import shared_knowledge, vocabulary

    catalogue, knowledge = load_catalogue(), shared_knowledge()
    scenario = founding_scenario()
    case = read_case(scenario.text, scenario.id, vocabulary(knowledge, catalogue), date.today())
    answers, stale, _ = answers_with_facts(case, catalogue, knowledge)
    baseline = median_of(lambda: sum(i * 0.5 for i in range(10_000)), 200)
    print(f"One case ({scenario.id}), beside a sum of 10,000 products:")
    for name, aim, work, times in (
        ("central rating with bounds", "aim 1 ms", lambda: rate(catalogue, answers, stale), 300),
        ("likely range, 200 completions", "", lambda: likely_bands(catalogue, answers), 50),
        ("assessment without sensitivity", "", lambda: assess(case, catalogue, knowledge), 50),
        (FULL, "aim 30 ms", lambda: full_assessment(case, catalogue, knowledge), 30),
        ("corridor lookup, warm", "", lambda: knowledge.corridor("KH", "TH", case.as_of), 300),
        ("knowledge, cold, one corridor", "", lambda: Knowledge.load().corridor("KH", "TH", case.as_of), 5),
    ):
        spent = median_of(work, times)
        print(f"{name:<36} {spent * 1000:8.2f} ms   {spent / baseline:7.2f} x the sum   {aim}".rstrip())
    if not hasattr(assess(case, catalogue, knowledge), "weight_draws"):
        print("  (this version draws no weights: they are not in the full assessment)")


def full_assessment(case: "Case", catalogue: "Catalogue", knowledge: "Knowledge") -> None:
    """Work out all that can be shown of a case: everything in an assessment (with the draws of the weights where this
    version makes them), what to ask next, what would change it, and precedents.
    """
    from exile_risk.asking import next_questions, what_would_change
    from exile_risk.assessing import assess
    from exile_risk.precedents.nearest import precedents_of

    found = assess(case, catalogue, knowledge)
    next_questions(found, catalogue)
    what_would_change(found, catalogue)
    precedents_of(found, knowledge)


def main() -> None:
    """Print every figure."""
    rating()
    rerating()
    vault()
    window()
    print("Starting, in turn with a baseline:")
    cores = (("import of the core", "import exile_risk"), ("... with the engine", "import exile_risk.engine"))
    for name, core in cores:
        spent, _, ratio = paired(core, "pass", 15)
        print(f"{name:<36} {spent * 1000:8.2f} ms   {ratio:7.2f} x a bare Python start (aim 3)")
    spent, _, ratio = paired(UNLOCK, WINDOW, 9)
    print(f"{'start to the unlock page':<36} {spent * 1000:8.2f} ms   {ratio:7.2f} x an empty window (aim 1.6)")


if __name__ == "__main__":
    main()
