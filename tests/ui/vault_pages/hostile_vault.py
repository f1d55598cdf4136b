# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault in which everything that takes text holds text that would like to be something else, opened by a program."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.handover.desk import Handover, handover_of
from exile_risk.judgement import Opinion
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.case import Needs
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault, attachments
from exile_risk.vault.slots import Secret
from tests.attachments.files import photo
from tests.pages.running import PASSPHRASE, Running, Start
from tests.ui.vault_pages.hostile import HOSTILE, MARKED, what_is_wrong


@pytest.fixture(scope="module")
def hostile_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault in which every field that takes text holds text that would like to be something else."""
    folder = tmp_path_factory.mktemp("hostile") / "<b>Zq &lt;i&gt;"
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    session = Session(Vault.open(folder, bytearray(PASSPHRASE, "ascii")))
    draft = Draft("KH", "TH", needs=Needs(professions=("journalist",)))
    for trigger in session.catalogue.triggers:
        draft = draft.with_answer(trigger, Answer("no"))
    draft = draft.with_answer("political_profile", Answer("leader_or_insider"))
    code = session.add(draft)
    session.judge(code, draft, Opinion(Band.HIGH, HOSTILE, (), "NK"))
    session.keep_opinion(code, Opinion(Band.HIGH, HOSTILE, (), "NK"))
    day = date(2018, 1, 1)
    session.add_correction(
        Correction("host_courts", "strong", None, "TH", day, None, HOSTILE, HOSTILE, day, HOSTILE, day)
    )
    custody = session.safekeeping.custody
    custody.retain(code, HOSTILE, HOSTILE, date.today() - timedelta(days=2))
    other = session.add(draft)
    custody.retain(other, HOSTILE, HOSTILE, None)
    _keep_files(session, code)
    second = bytearray(b"nine grey storks over still ponds")
    _meet_somebody(session, folder.parent / "other")
    held = draft.with_answer("in_host_custody", Answer("yes"))
    session.keep_opinion(code, Opinion(Band.HIGH, f"{HOSTILE} not recorded", (), "NK"))
    waits = session.add(held)
    session.judge(waits, held, Opinion(Band.LOW, HOSTILE, (), "NK"))
    session.close()
    with Vault.open(folder, bytearray(PASSPHRASE, "ascii")) as vault:
        vault.slots.add(Secret.of(bytearray(PASSPHRASE, "ascii")), Secret.of(second), FLOOR_COST, f"{MARKED} \u202e")
    return folder


def _keep_files(session: Session, code: str) -> None:
    """Keep a text and a picture whose names and words are hostile."""
    with session._vault.writing() as connection:
        attachments.add(connection, code, HOSTILE, "text/plain", f"{HOSTILE}\n<html>{MARKED}</html>".encode(), HOSTILE)
        attachments.add(connection, code, f"{HOSTILE}.jpg", "image/jpeg", photo())


def _meet_somebody(session: Session, folder: Path) -> None:
    """Add a colleague with a hostile name, and a conflict whose readings hold hostile words."""
    Vault.create(folder, bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    there = Session(Vault.open(folder, bytearray(PASSPHRASE, "ascii")))
    ours, theirs = handover_of(session), handover_of(there)
    for one, another, label in ((ours, theirs, f"{MARKED} &lt;i&gt;"), (theirs, ours, "Us")):
        card = another.card()
        one.confirm(one.add_colleague(card.text, label).id, " ".join(card.words))
    codes = [line.code for line in session.cases()]
    file, back = folder.parent / "there.age", folder.parent / "back.age"
    from exile_risk.handover.sending import Options

    everything = Options(free_text=True, initials=True)
    ours.seal(file, codes, [ours.colleagues()[0].id], everything)
    theirs.take(theirs.look(file))
    for line in there.cases():
        there.judge(line.code, there.draft(line.code), Opinion(Band.EXTREME, f"{HOSTILE} theirs", (), "RT"))
    for code in codes:
        session.judge(code, session.draft(code), Opinion(Band.EXTREME, f"{HOSTILE} ours", (), "NK"))
    theirs.seal(back, [line.code for line in there.cases()], [theirs.colleagues()[0].id], everything)
    ours.take(ours.look(back))
    _wait(there, theirs, ours, file.parent)
    there.close()


def _wait(there: Session, theirs: Handover, ours: Handover, folder: Path) -> None:
    """Let a deletion wait, and a bundle of somebody whose words nobody has compared; leave another one to be opened."""
    from exile_risk.handover.sending import Options

    everything, to = Options(free_text=True, initials=True), [theirs.colleagues()[0].id]
    gone, kept = (line.code for line in there.cases())
    there.safekeeping.custody.delete(gone, HOSTILE)
    theirs.seal(folder / "gone.age", [kept], to, everything)
    ours.take(ours.look(folder / "gone.age"))
    theirs.renew_keys()
    ours.add_colleague(theirs.card().text, f"{MARKED} new")
    for name in ("apart.age", "to-open.age"):
        code = there.add(there.draft(kept))
        there.judge(code, there.draft(code), Opinion(Band.EXTREME, f"{HOSTILE} {name}", (), "RT"))
        theirs.seal(folder / name, [code], to, everything)
    ours.take(ours.look(folder / "apart.age"))


@pytest.fixture
def hostile(start: Start, hostile_vault: Path, tmp_path: Path, remembered: None, qtbot: QtBot) -> Running:
    """A program with that vault open, and the judged case on the desk."""
    folder = tmp_path / hostile_vault.name
    shutil.copytree(hostile_vault, folder)
    running = start(folder)
    assert what_is_wrong(running.program.window) == []  # the path stands on the unlock page
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: running.vault.desk.code is not None, timeout=20_000)
    return running


@pytest.fixture
def judged(hostile: Running) -> str:
    """The code of the case that has files, words that are not recorded, and a conflict."""
    session = hostile.vault.desk.session
    with session._vault.reading() as connection:
        return str(connection.execute("SELECT DISTINCT code FROM attachment").fetchone()[0])
