# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive the program through its practice cases and write what a person sees, as PNG files for the guide."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent.parent))  # its own folder alone is on the path of a script

from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer
from exile_risk.model.relocation import Kind
from exile_risk.scenarios import scenarios
from tools.file_pictures import file_pictures
from tools.vault_pictures import vault_pictures
from ui.app import make_application
from ui.panels.result import HISTORY, RATING, REASONS, RELOCATION, WHAT_IF
from ui.rating_anew import RatingAnew
from ui.theme import apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.program import Program

WIDE, SMALL = (1366, 768), (1024, 640)
LONGEST_WAIT_MS = 30_000


class Photographer:
    """Waits for the window to be what it should be, and writes it down."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application, self.folder = application, folder
        folder.mkdir(parents=True, exist_ok=True)

    def wait(self, until: Callable[[], bool]) -> None:
        """Run the event loop until something is true; raises TimeoutError."""
        loop, timer, late = QEventLoop(), QTimer(), QTimer()
        timer.setInterval(10)
        timer.timeout.connect(lambda: loop.quit() if until() else None)
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        timer.start()
        late.start(LONGEST_WAIT_MS)
        loop.exec()
        if not until():
            raise TimeoutError("the window did not get there")

    def take(self, program: "Program", name: str) -> None:
        """Let the layout settle and write the window."""
        for _ in range(12):
            self.application.processEvents()
        path = self.folder / f"{name}.png"
        program.window.grab().save(str(path))
        print(path.name)


def open_scenario(program: "Program", camera: Photographer, id: str) -> None:
    """Open the practice case of a scenario by its answers, whatever was chosen in it for another picture."""
    session = program.desk.session  # type: ignore[union-attr]
    wanted = next(s for s in scenarios() if s.id == id)
    draft = session.read(wanted.text, id)
    kept = {line.code: session.draft(line.code) for line in program.desk.lines}  # type: ignore[union-attr]
    code = next(code for code, one in kept.items() if replace(one, needs=draft.needs) == draft)
    program.desk.open(code)  # type: ignore[union-attr]
    camera.wait(lambda: program.desk is not None and program.desk.code == code)


def pictures(program: "Program", camera: Photographer) -> None:
    """Take every picture of the guide."""
    apply = apply_theme
    app = camera.application
    program.window.resize(*WIDE)
    camera.take(program, "unlock")
    program.practise()
    camera.wait(lambda: program.main is not None)
    program.window.resize(*WIDE)
    camera.take(program, "cases")
    for scenario in scenarios():
        open_scenario(program, camera, scenario.id)
        camera.take(program, f"case-{scenario.id}")
    open_scenario(program, camera, "refugee-in-thailand-2018")
    camera.take(program, "main-light")
    apply(app, "dark", 100)
    camera.take(program, "main-dark")
    apply(app, "light", 100)
    program.window.resize(*SMALL)
    camera.take(program, "main-1024x640")
    program.window.resize(*WIDE)
    with mirrored(app):
        camera.take(program, "main-mirrored")
    program.desk.new_case()  # type: ignore[union-attr]
    known = {line.code for line in program.desk.lines}  # type: ignore[union-attr]
    camera.wait(lambda: program.desk is not None and program.desk.code not in (None, *known))
    camera.take(program, "new-case")


def wide_pages(program: "Program", camera: Photographer) -> None:
    """Take the calculation of the refugee in Thailand, and the royal-insult suspect on two days and in two places."""
    app, result = camera.application, program.main.result  # type: ignore[union-attr]
    open_scenario(program, camera, "refugee-in-thailand-2018")
    result.tabs.setCurrentIndex(REASONS)
    reasons = result.wide.account.page
    camera.wait(lambda: reasons.shown is not None)
    camera.take(program, "reasons")
    reasons.mode.chips()[1].click()
    camera.take(program, "reasons-calculation")
    reasons.show_target("S2")
    camera.take(program, "reasons-level")
    reasons.show_target("R")
    open_scenario(program, camera, "royal-insult-suspect-before-the-law")
    result.tabs.setCurrentIndex(WHAT_IF)
    page = result.wide.what_if.page
    camera.wait(lambda: page.is_current)
    camera.take(program, "what-if-nothing-yet")
    page.bench.day.taken.emit(date(2018, 4, 30))
    camera.wait(lambda: page.is_current)
    camera.take(program, "what-if")
    for tab, name in ((REASONS, "reasons"), (WHAT_IF, "what-if")):
        result.tabs.setCurrentIndex(tab)
        camera.wait(lambda: reasons.shown.told.found is page.shown.found and page.is_current)
        apply_theme(app, "dark", 100)
        camera.take(program, f"{name}-dark")
        apply_theme(app, "light", 100)
        with mirrored(app):
            camera.take(program, f"{name}-mirrored")
        program.window.resize(*SMALL)
        camera.take(program, f"{name}-1024x640")
        program.window.resize(*WIDE)
    page.add.click()
    camera.wait(lambda: page.is_current)
    page.bench.country.picked.emit("LA")
    camera.wait(lambda: page.is_current)
    camera.take(program, "what-if-three")
    result.tabs.setCurrentIndex(RATING)


def judging(program: "Program", camera: Photographer) -> None:
    """Take the judgement bar as it opens, waits and is agreed to, and the history of the case."""
    result = program.main.result  # type: ignore[union-attr]
    open_scenario(program, camera, "refugee-in-thailand-2018")
    result.tabs.setCurrentIndex(RATING)
    bar = result.judgement
    bar.picker.cells[2].click()
    bar.writing.why.setPlainText("A lawyer with signed authority reached the police; two embassies have asked for her.")
    bar.writing.by.setText("NK")
    in_every_look(program, camera, "judgement-writing")
    bar.writing.record.click()
    camera.wait(lambda: bar.second.isVisible())
    in_every_look(program, camera, "judgement-waiting")
    bar.second.by.setText("RT")
    bar.second.agrees.click()
    camera.wait(lambda: not bar.second.isVisible())
    camera.take(program, "judgement-final")
    draft = program.desk.draft  # type: ignore[union-attr]
    assert draft is not None  # noqa: S101 - a case is open
    answers = {**draft.answers, "origin_request": Answer("formal_extradition_request")}
    program.desk.edit(replace(draft, answers=answers))  # type: ignore[union-attr]
    result.tabs.setCurrentIndex(HISTORY)
    history = result.history
    camera.wait(lambda: len(history.list.rows()) >= 3)
    in_every_look(program, camera, "history")
    program.window.resize(*SMALL)
    camera.take(program, "history-1024x640")
    program.window.resize(*WIDE)
    result.tabs.setCurrentIndex(RATING)


def in_every_look(program: "Program", camera: Photographer, name: str) -> None:
    """Take one picture in light, in dark and mirrored."""
    camera.take(program, name)
    apply_theme(camera.application, "dark", 100)
    camera.take(program, f"{name}-dark")
    apply_theme(camera.application, "light", 100)
    with mirrored(camera.application):
        camera.take(program, f"{name}-mirrored")


def corrected(program: "Program", camera: Photographer) -> None:
    """Take the list after a correction: cases whose band changed say what it was."""
    assert program.desk is not None  # noqa: S101 - the window is open
    open_scenario(program, camera, "royal-insult-suspect-in-laos")
    day = date(2018, 1, 1)
    one = Correction("host_courts", "strong", None, "TH", day, None, "Ruling 12", "", day, "", day)
    program.desk.session.add_correction(one)
    others = program.window.findChild(RatingAnew)
    others.start()
    camera.wait(lambda: not others.is_running)
    in_every_look(program, camera, "corrected")


def relocation(program: "Program", camera: Photographer) -> None:
    """Take the options of the refugee in Thailand: the table, an option opened, compared, wished for, and a plan."""
    app, result = camera.application, program.main.result  # type: ignore[union-attr]
    open_scenario(program, camera, "refugee-in-thailand-2018")
    result.tabs.setCurrentIndex(RELOCATION)
    page = result.wide.relocation.page
    camera.wait(lambda: page.is_current)
    durable = next(c for c in page.choices[1:] if c.kind is Kind.DURABLE)
    for one in (page.choices[1], durable):
        page.toggle(one.id)
    page.view.table.show_current(durable.id)
    camera.take(program, "relocation")
    apply_theme(app, "dark", 100)
    camera.take(program, "relocation-dark")
    apply_theme(app, "light", 100)
    with mirrored(app):
        camera.take(program, "relocation-mirrored")
    program.window.resize(*SMALL)
    camera.take(program, "relocation-1024x640")
    program.window.resize(*WIDE)
    page.view.details.more.click()
    camera.take(program, "relocation-opened")
    page.view.details.more.click()
    page.tools.compare.click()
    camera.take(program, "relocation-compare")
    page.tools.wishes.click()
    camera.take(program, "relocation-wishes")
    page.tools.plan.click()
    camera.take(program, "relocation-plan")
    page.pages.plan.card.click()
    camera.take(program, "relocation-card")
    page.pages.back()
    result.tabs.setCurrentIndex(RATING)


def fact_pages(program: "Program", camera: Photographer) -> None:
    """Take the pages of facts: the founding story as two countries over time, a country, and about the program."""
    app, navigation = camera.application, program.facts
    assert navigation is not None  # noqa: S101 - the window is open
    pages = navigation.pages
    for origin, host in (("TH", "KH"), ("KH", "TH"), ("TH", "LA")):
        navigation.links.corridor_wanted.emit(origin, host)
        page = pages.page
        camera.wait(lambda page=page, host=host: page.pair is not None and page.shown.history.host == host)
        point = max(page.shown.points, key=lambda p: p.weight)
        page.parts.go_to.emit(point.before, point.after)
        camera.wait(lambda page=page: page.pair is not None)
        camera.take(program, f"corridor-{origin}-{host}".lower())
    apply_theme(app, "dark", 100)
    camera.take(program, "corridor-dark")
    apply_theme(app, "light", 100)
    with mirrored(app):
        camera.take(program, "corridor-mirrored")
    program.window.resize(*SMALL)
    camera.take(program, "corridor-1024x640")
    program.window.resize(*WIDE)
    navigation.links.country_wanted.emit("TH")
    camera.wait(lambda: pages.page.shown is not None)
    for n, name in enumerate(("host", "origin", "charges", "agreements", "timeline", "incidents", "unchecked")):
        pages.page.tabs.setCurrentIndex(n)
        camera.take(program, f"country-{name}")
    navigation.show_about()
    camera.wait(lambda: bool(pages.page.program.rows()))
    camera.take(program, "about")
    pages.page.tabs.setCurrentIndex(1)
    camera.take(program, "about-sources")
    evidence(program, camera)
    navigation.leave()


def evidence(program: "Program", camera: Photographer) -> None:
    """Take the page on how well it works, part by part."""
    navigation = program.facts
    assert navigation is not None  # noqa: S101 - the window is open
    navigation.show_evidence()
    page = navigation.pages.page
    camera.wait(lambda: bool(page.cases.rows()))
    for n, name in enumerate(("cases", "corridors", "missed", "never")):
        page.tabs.setCurrentIndex(n)
        camera.take(program, f"evidence-{name}")
    page.tabs.setCurrentIndex(0)
    with mirrored(camera.application):
        camera.take(program, "evidence-mirrored")
    program.window.resize(*SMALL)
    camera.take(program, "evidence-1024x640")
    program.window.resize(*WIDE)


@contextmanager
def mirrored(application: QApplication) -> "Iterator[None]":
    """Lay everything out from right to left for a while."""
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def report(program: "Program", camera: Photographer) -> None:
    """Take the report of the refugee in Thailand as it will leave, for each reader, and the card that asks where."""
    from ui.reporting import Reporting

    app, main = camera.application, program.main
    open_scenario(program, camera, "refugee-in-thailand-2018")
    reporting = main.findChild(Reporting)  # type: ignore[union-attr]
    reporting.show()
    camera.wait(lambda: reporting.is_whole)
    page = reporting.page
    camera.take(program, "report")
    apply_theme(app, "dark", 100)
    camera.take(program, "report-dark")
    apply_theme(app, "light", 100)
    with mirrored(app):
        camera.take(program, "report-mirrored")
    program.window.resize(*SMALL)
    camera.take(program, "report-1024x640")
    program.window.resize(*WIDE)
    for reader, button in page.choices.readers.items():
        button.setChecked(True)
        camera.take(program, f"report-{reader.value}")
    page.preview.fit_page()
    page.choices.ways["pdf"].click()
    camera.take(program, "report-save")
    main.overlay.close_it()  # type: ignore[union-attr]
    reporting.close()


def main(folder: Path) -> int:
    """Take the pictures in a throw-away home; return 0 when all are written."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        application = make_application()
        from ui.program import Program

        program = Program(application, None, train=False, replace=lambda _options: None)
        program.start()
        pictures(program, Photographer(application, folder))
        wide_pages(program, Photographer(application, folder))
        relocation(program, Photographer(application, folder))
        report(program, Photographer(application, folder))
        file_pictures(program, Photographer(application, folder), Path(home))
        judging(program, Photographer(application, folder))  # changes an answer: after those that open the case
        fact_pages(program, Photographer(application, folder))
        corrected(program, Photographer(application, folder))
        program.leave_for([], forced=True)
        Photographer(application, folder).wait(lambda: program.desk is None)
        program.tasks.close()
        vault_pictures(application, Photographer(application, folder), Path(home))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
