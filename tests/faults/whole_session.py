# SPDX-License-Identifier: GPL-3.0-or-later
"""A session in a process of its own, as a caseworker works: `lock` ends a whole one, `crash` one with a case open.

Everything secret comes by standard input, so that it stands in no argument and in no variable of the environment.
"""

import json
import os
import sys
from typing import Any

from PySide6.QtCore import QTimer
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from exile_risk import ways_in
from exile_risk.model.answers import Answer
from exile_risk.model.case import Needs
from exile_risk.vault import FLOOR_COST
from tests.pages.correcting import Correcting
from tests.pages.first_page import FirstPage
from tests.pages.judging import Judging
from tests.pages.open_vault import OpenVault
from tests.pages.report_page import Report
from tests.pages.running import Clock, Running
from ui import hygiene
from ui.app import default_vault, make_application
from ui.panels.result import RELOCATION
from ui.program import Program


def begin() -> tuple[Program, Running, QtBot]:
    hygiene.harden()
    qt_api.set_qt_api("pyside6")
    application = make_application()
    program = Program(application, None, train=False)
    qtbot = QtBot(None)  # type: ignore[arg-type]
    program.start()
    program.window.resize(1366, 768)
    running = Running(program, FirstPage(program, qtbot), OpenVault(program, qtbot), Clock(), Clock())
    with qtbot.waitActive(program.window, timeout=20_000):
        program.window.activateWindow()
    return program, running, qtbot


def work(running: Running, qtbot: QtBot, told: dict[str, Any]) -> None:
    """Create a vault and a case; search, judge, correct, attach, plan, preview a report."""
    vault, mark = running.vault, told["marks"][0]
    running.first.create(default_vault(), told["passphrase"])
    session = vault.desk.session
    code = vault.new_case()
    answers = {trigger: Answer("no") for trigger in session.catalogue.triggers}
    vault.answer(origin="KH", host="TH", answers=answers, needs=Needs(professions=(told["marks"][1],)))
    vault.wait_until_saved()
    running.program.choose("theme", "dark")
    qtbot.keyClicks(vault.main.cases.search, mark)
    vault.main.cases.search.clear()
    judging = Judging(vault.main.result, qtbot)
    judging.choose("Extreme")
    judging.write(f"{mark} {told['hostile']}", "NK")
    judging.record()
    judging.wait_for(1)
    correcting = Correcting(running, qtbot)
    sheet = correcting.sheet("host_courts")
    correcting.fill(
        sheet, "Usually stop them", start="2020", end="Dec 2025", title=f"{mark} {told['hostile']}", publisher="x"
    )
    correcting.save(sheet, kept=1)
    attach(session, code, told)
    vault.main.result.tabs.setCurrentIndex(RELOCATION)
    qtbot.waitUntil(lambda: vault.main.result.wide.relocation.page.is_current, timeout=60_000)
    judging.back_to_rating()
    report = Report(vault, qtbot)
    report.reporting.show()
    report.wait()
    report.press(report.page.strip.show_form)
    judging.write(why=f"half typed {mark}")
    session.safekeeping.back_up()
    vault.wait_until_saved()


def attach(session: Any, code: str, told: dict[str, Any]) -> None:
    """Keep a picture and a text whose names and contents carry the marks."""
    from exile_risk.attachments.taking import taken_from
    from exile_risk.vault import attachments
    from tests.attachments.files import photo

    brought = [*taken_from(photo(), f"{told['marks'][0]}.jpg", "x", original=True)]
    brought += taken_from(told["marks"][1].encode(), told["marks"][1], "x")
    with session._vault.writing() as connection:
        for one in brought:
            attachments.add(connection, code, one.name, one.media_type, one.content)


def work_little(running: Running, told: dict[str, Any]) -> None:
    """Create a vault and have a case with the marks on the desk."""
    running.first.create(default_vault(), told["passphrase"])
    running.vault.new_case()
    running.vault.answer(origin="KH", host="TH", needs=Needs(professions=tuple(told["marks"])))
    running.vault.wait_until_saved()


def fail_in_a_slot(running: Running, qtbot: QtBot, told: dict[str, Any]) -> None:
    def fail() -> None:
        raise ValueError(told["marks"][0], running.vault.desk.draft)

    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(hygiene.faults), timeout=10_000)


def say_open() -> None:
    os.write(1, f"open {os.getpid()}\n".encode())


def main() -> None:
    told = json.loads(sys.stdin.readline())
    ways_in._cost = lambda: FLOOR_COST
    program, running, qtbot = begin()
    if sys.argv[1] == "crash":
        import ctypes

        work_little(running, told)
        say_open()
        ctypes.string_at(0)
    work(running, qtbot, told)
    fail_in_a_slot(running, qtbot, told)
    say_open()
    sys.stdin.readline()
    program.lock()
    qtbot.waitUntil(lambda: False, timeout=60_000)  # the process becomes another meanwhile


if __name__ == "__main__":
    main()
