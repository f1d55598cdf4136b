# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages about a vault: they need one of its own, for a practice vault has no passphrase to show."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from exile_risk.handover.desk import handover_of
from exile_risk.model.answers import Answer
from exile_risk.scenarios import scenarios
from exile_risk.session import Session
from ui.vault_pages.navigation import HANDOVER, PACKS, RETENTION, VAULT, VaultNavigation

if TYPE_CHECKING:
    from tools.screenshots import Photographer
    from ui.program import Program

PASSPHRASE = "five quiet herons near water"  # noqa: S105  (of a vault that is thrown away)


def vault_pictures(application: QApplication, camera: "Photographer", home: Path) -> None:
    """Make a vault, open it in a window of its own and take every page about it."""
    from tools.screenshots import WIDE
    from ui.program import Program

    folder = home / "Notebook 2"
    _fill(folder)
    program = Program(application, folder, train=False, replace=lambda _options: None)
    program.start()
    program.window.resize(*WIDE)
    _first_page(program, camera)
    page = program.welcome.page  # type: ignore[union-attr]
    page.passphrase.set_text(PASSPHRASE)
    page.button.click()
    camera.wait(lambda: program.desk is not None and program.desk.code is not None)
    navigation = program.main.findChild(VaultNavigation)  # type: ignore[union-attr]
    _vault(navigation, program, camera)
    _under_search(navigation, program, camera, home)
    _retention(navigation, program, camera)
    _handover(navigation, program, camera, home)
    navigation.show(PACKS)
    camera.wait(lambda: navigation.pages[PACKS].state is not None)
    camera.take(program, "packs")
    program.leave_for([], forced=True)
    camera.wait(lambda: program.desk is None)
    program.tasks.close()


def _fill(folder: Path) -> None:
    session = Session.create(folder, bytearray(PASSPHRASE, "ascii"))
    codes = [session.add(session.read(one.text, one.path.name)) for one in scenarios()]
    custody = session.safekeeping.custody
    custody.retain(codes[0], "Signed consent, 12 Nov", "Resettlement referral", date.today() - timedelta(days=12))
    custody.retain(codes[1], "Oral consent, noted", "Legal aid", date(2027, 5, 31))
    session.close()


def _first_page(program: "Program", camera: "Photographer") -> None:
    welcome = program.welcome
    assert welcome is not None  # noqa: S101 - nothing is open yet
    welcome.page.show_key_file()  # type: ignore[attr-defined]
    camera.take(program, "unlock-key-file")
    welcome.show_recover()
    camera.take(program, "recover")
    welcome.show_unlock()


def _vault(navigation: VaultNavigation, program: "Program", camera: "Photographer") -> None:
    from tools.screenshots import SMALL, WIDE, in_every_look

    navigation.show(VAULT)
    page = navigation.pages[VAULT]
    camera.wait(lambda: page.state is not None and not page.reading)
    in_every_look(program, camera, "vault")
    program.window.resize(*SMALL)
    camera.take(program, "vault-1024x640")
    program.window.resize(*WIDE)
    page.ways.links["kit"].click()
    kit = page.task
    kit.current.set_text(PASSPHRASE)
    kit.go.click()
    camera.wait(lambda: kit.kit is not None)
    camera.take(program, "vault-recovery-kit")
    page.ways.links["known"].click()
    known = page.task
    known.new.make.click()
    camera.wait(lambda: known.new.bar.score is not None)
    camera.take(program, "vault-new-key")


def _under_search(navigation: VaultNavigation, program: "Program", camera: "Photographer", home: Path) -> None:
    """What the page offers somebody who may be searched, and a vault that is older than the one last used."""
    from tools.screenshots import in_every_look

    page = navigation.pages[VAULT]
    page.ways.links["border"].click()
    in_every_look(program, camera, "vault-border")
    page.ways.links["travel"].click()
    task = page.task
    for box in list(task.cases.values())[:2]:
        box.setChecked(True)
    camera.take(program, "vault-journey-cases")
    task.go.click()
    (home / "stick").mkdir()
    task.folder.setText(str(home / "stick" / "Notes"))
    task.current.set_text(PASSPHRASE)
    task.new.make.click()
    camera.wait(lambda: task.new.bar.score is not None)
    camera.take(program, "vault-journey-make")
    task.go.click()
    camera.wait(lambda: task.step == 2)
    in_every_look(program, camera, "vault-journey-after")
    page.ways.links["high_risk"].click()
    camera.take(program, "vault-high-risk")
    page.ways.links["erase"].click()
    in_every_look(program, camera, "vault-erase")
    page.close_task()


def _retention(navigation: VaultNavigation, program: "Program", camera: "Photographer") -> None:
    from tools.screenshots import in_every_look

    navigation.show(RETENTION)
    page = navigation.pages[RETENTION]
    camera.wait(lambda: page.kept is not None)
    page.choose(page.kept.due[0])
    in_every_look(program, camera, "retention")


def _handover(navigation: VaultNavigation, program: "Program", camera: "Photographer", home: Path) -> None:
    """Seal two cases, take another reading of them back, and take every step."""
    from tools.screenshots import SMALL, WIDE, in_every_look

    there = Session.create(home / "Partner desk 2", bytearray(PASSPHRASE, "ascii"))
    theirs = handover_of(there)
    navigation.show(HANDOVER)
    page = navigation.pages[HANDOVER]
    camera.wait(lambda: page.state is not None)
    for one, other, label in ((page.desk, theirs, "Partner desk 2"), (theirs, page.desk, "Notebook 2")):
        card = other.card()
        one.confirm(one.add_colleague(card.text, label).id, " ".join(card.words))
    before = page.state
    page.show_now()
    camera.wait(lambda: page.state is not before)
    page.doors.seal.click()
    task = page.task
    for box in list(task.cases.values())[:2]:
        box.setChecked(True)
    codes = task.codes
    task.go.click()
    camera.wait(lambda: task.step == 1 and task.go.isEnabled())
    in_every_look(program, camera, "handover-what-goes")
    program.window.resize(*SMALL)
    camera.take(program, "handover-1024x640")
    program.window.resize(*WIDE)
    ours, back = home / "ours.age", home / "theirs.age"
    page.desk.seal(ours, codes, [page.desk.colleagues()[0].id])
    theirs.take(theirs.look(ours))
    for session, known in ((there, "yes"), (program.desk.session, "unknown")):  # type: ignore[union-attr]
        for code in [line.code for line in session.cases()] if session is there else codes:
            session.save(code, session.draft(code).with_answer("contact_lost", Answer(known)))
            session.commit(code)
    theirs.seal(back, [line.code for line in there.cases()], [theirs.colleagues()[0].id])
    there.close()
    page.doors.open.click()
    taking = page.task
    taking.file.setText(str(back))
    taking.go.click()
    camera.wait(lambda: taking.look is not None)
    camera.take(program, "handover-open")
    before = page.state
    taking.go.click()
    camera.wait(lambda: page.state is not before)
    next(button for (what, _id), button in page.lists.buttons.items() if what == "decide").click()
    in_every_look(program, camera, "handover-conflict")
