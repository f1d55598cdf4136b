# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases go from one vault to another by the page: cards, six words, every value seen, conflicts decided by a person."""

from dataclasses import replace
from pathlib import Path

from exile_risk.handover.desk import handover_of
from exile_risk.model.answers import Answer
from exile_risk.session import Session
from tests.pages.relocation_page import plain
from tests.pages.running import PASSPHRASE
from tests.ui.vault_pages.handing_over import DRAFT, Desk, desk, other, other_template
from ui.vault_pages.handover.colleague_tasks import AddColleagueTask, CardTask, CompareTask
from ui.vault_pages.handover.conflict_task import ConflictTask
from ui.vault_pages.handover.open_task import OpenTask
from ui.vault_pages.handover.release_task import ReleaseTask
from ui.vault_pages.handover.seal_task import WHAT, SealTask
from ui.vault_pages.handover.words import field_text, told_text
from ui.vault_pages.sure_task import SureTask

__all__ = ["desk", "other", "other_template"]


def test_cards_are_exchanged_and_nobody_is_trusted_before_the_words_agree(desk: Desk, other: Session) -> None:
    theirs = handover_of(other).card()
    desk.page.lists.card.click()
    card = desk.task(CardTask)
    desk.until(lambda: len(card.words.words) == 6)
    assert card.words.words == desk.page.desk.card().words
    desk.page.lists.add.click()
    task = desk.task(AddColleagueTask)
    desk.pages.fill(task.label, "RT")
    task.card.setPlainText("{}")
    assert "not the card of a colleague" in desk.pages.refused(task)
    task.card.setPlainText(theirs.text)
    desk.finish()
    desk.press("compare")
    compare = desk.task(CompareTask)
    shown = desk.pages.words(desk.page)
    assert not any(word in shown for word in theirs.words)  # so that somebody has to listen
    desk.pages.fill(compare.typed, "academic acid acne acquire acrobat activity")
    assert "not the six words" in desk.pages.refused(compare)
    desk.pages.fill(compare.typed, " ".join(word[:4] for word in theirs.words))
    desk.finish()
    assert desk.page.state is not None
    assert desk.page.state.colleagues[0].trusted


def test_a_case_is_sealed_once_everything_that_leaves_was_shown(desk: Desk, other: Session, tmp_path: Path) -> None:
    desk.meet(handover_of(other))
    desk.until(lambda: "RT <b>desk</b> & co" in desk.pages.words(desk.page.lists))  # shown as it was typed
    code, path = desk.running.vault.codes()[0], tmp_path / "cases.age"
    task = desk.seal([code], path)
    shown = task.table.rows()
    assert (code, "State feared", "\u2068Cambodia\u2069") in shown
    assert (code, field_text("answers.in_host_custody"), "No") in shown
    assert desk.running.vault.desk.code is None  # put away, so that what was just typed goes along
    desk.pages.fill(task.current.edit, "not the one, not at all")  # type: ignore[union-attr]
    assert desk.pages.refused(task).startswith("That is not the passphrase of this vault")
    assert not path.exists()
    desk.pages.fill(task.current.edit, PASSPHRASE)  # type: ignore[union-attr]
    desk.finish()
    assert b"Cambodia" not in path.read_bytes()
    theirs = handover_of(other)
    taken = theirs.take(theirs.look(path))
    assert taken.merged
    assert other.draft(taken.cases[0].code or other.cases()[0].code).origin == "KH"


def test_what_is_not_ticked_stays_here(desk: Desk, other: Session) -> None:
    desk.meet(handover_of(other))
    desk.page.doors.seal.click()
    task = desk.task(SealTask)
    desk.pages.refused(task)
    assert task.note.text() == "Choose at least one case."
    next(iter(task.cases.values())).setChecked(True)
    desk.go(task)
    desk.until(lambda: task.step == WHAT)
    before = len(task.table.rows())
    task.what["answers"].setChecked(False)
    desk.until(lambda: task.go.isEnabled() and len(task.table.rows()) < before)
    assert {row[1] for row in task.table.rows()} <= {"State feared", "Is now in", "Facts as known on", "Judgement"}
    task.back.click()
    assert [box.isChecked() for box in task.cases.values()] == [True]


def test_wishes_stay_here_until_they_are_ticked_and_are_then_shown_in_words(desk: Desk, other: Session) -> None:
    desk.meet(handover_of(other))
    weights, chosen = {"family": 4, "cost": 0}, ("NZ:nz-emerg", "stay", "AU:closed-in-2019")
    code = desk.running.vault.codes()[0]
    draft = desk.running.vault.open(code)
    wishing = replace(draft.needs, wished=("NZ",), not_to=("LA",), weights=weights, chosen=chosen)
    desk.running.vault.answer(needs=wishing)
    desk.running.vault.wait_until_saved()
    desk.open()
    desk.page.doors.seal.click()
    task = desk.task(SealTask)
    task.cases[code].setChecked(True)
    desk.go(task)
    desk.until(lambda: task.step == WHAT)
    kept = {"Wished for", "Not to", "What matters to them", "Options chosen"}
    assert not {row[1] for row in task.table.rows()} & kept
    assert "may plan a journey to a place refused" in task.counted.text()
    task.what["wishes"].setChecked(True)
    desk.until(lambda: task.go.isEnabled() and kept <= {row[1] for row in task.table.rows()})
    assert "may plan a journey" not in task.counted.text()
    told = {row[1]: plain(row[2]) for row in task.table.rows()}
    assert told["What matters to them"] == "Family together: matters most; Cost: does not matter"
    assert told["Options chosen"].startswith("New Zealand: ")
    assert "Staying, and lowering the danger" in told["Options chosen"]
    assert told["Options chosen"].endswith("Australia (AU:closed-in-2019)")

    task.what["needs"].setChecked(False)
    assert not task.what["wishes"].isChecked(), "they are needs and stay as well"
    desk.until(lambda: task.go.isEnabled() and not kept & {row[1] for row in task.table.rows()})
    assert "may plan a journey to a place refused" in task.counted.text()
    task.what["wishes"].setChecked(True)
    assert task.what["needs"].isChecked()
    desk.until(lambda: task.go.isEnabled() and kept <= {row[1] for row in task.table.rows()})


def test_a_bundle_is_looked_at_before_anything_of_it_counts(desk: Desk, other: Session, tmp_path: Path) -> None:
    theirs, path = handover_of(other), tmp_path / "theirs.age"
    desk.meet(theirs)
    theirs.seal(path, [other.add(DRAFT)], [theirs.colleagues()[0].id])
    task = desk.look_at(path)
    assert task.seen.counted.text() == "1 new case."
    assert task.seen.standing.text().startswith("From \u2068RT <b>desk</b> & co\u2069, signed")
    assert ("New case", "State feared", "Not answered", "\u2068Cambodia\u2069") in task.seen.table.rows()
    assert len(desk.running.vault.codes()) == 1
    desk.pages.escape(task)
    assert desk.page.task is None
    task = desk.look_at(path)
    desk.finish()
    desk.until(lambda: len(desk.running.vault.codes()) == 2)


def test_a_strangers_bundle_is_kept_apart_and_can_be_forgotten(desk: Desk, other: Session, tmp_path: Path) -> None:
    theirs, path = handover_of(other), tmp_path / "theirs.age"
    mine = desk.page.desk.card()
    theirs.confirm(theirs.add_colleague(mine.text, "Us").id, " ".join(mine.words))
    theirs.seal(path, [other.add(DRAFT)], [theirs.colleagues()[0].id])
    task = desk.look_at(path)
    assert "card is not in this vault" in task.seen.standing.text()
    assert task.go.text() == "Keep it apart"
    desk.finish()
    assert desk.page.state is not None
    assert len(desk.page.state.apart) == 1
    assert len(desk.running.vault.codes()) == 1
    desk.press("release")
    release = desk.task(ReleaseTask)
    desk.until(lambda: release.go.isEnabled() and release.seen.isVisible())
    assert ("New case", "State feared", "Not answered", "\u2068Cambodia\u2069") in release.seen.table.rows()
    assert "sender is not confirmed" in desk.pages.refused(release)
    assert len(desk.running.vault.codes()) == 1
    desk.press("discard")
    desk.task(SureTask)
    desk.finish()
    assert not desk.page.state.apart
    assert len(desk.running.vault.codes()) == 1


def test_two_readings_stand_side_by_side_until_somebody_decides(desk: Desk, other: Session, tmp_path: Path) -> None:
    theirs, there, back = handover_of(other), tmp_path / "there.age", tmp_path / "back.age"
    desk.meet(theirs)
    ours = desk.running.vault.codes()[0]
    desk.seal([ours], there)
    desk.finish()
    took = theirs.take(theirs.look(there))
    code = other.cases()[0].code
    other.save(code, other.draft(code).with_answer("in_host_custody", Answer("yes")))
    other.commit(code)
    session = desk.running.vault.desk.session
    session.save(ours, session.draft(ours).with_answer("in_host_custody", Answer("unknown")))
    session.commit(ours)
    theirs.seal(back, [code], [theirs.colleagues()[0].id])
    assert took.merged
    task = desk.look_at(back)
    assert "1 field has two readings." in task.seen.counted.text()
    desk.finish()
    desk.press("decide")
    conflict = desk.task(ConflictTask)
    assert desk.pages.refused(conflict) == "Choose one of them first."
    said = desk.pages.words(conflict).splitlines()
    assert [sum(line.startswith(who) for line in said) for who in ("This vault, ", "\u2068RT <b>desk</b> & co")] == [
        1,
        1,
    ]
    chosen = next(one for one in conflict.choices if one.accessibleName() == "Yes")
    conflict.choices[0].setChecked(True)
    chosen.setChecked(True)
    assert [one.isChecked() for one in conflict.choices].count(True) == 1
    desk.finish()
    assert desk.page.state is not None
    assert desk.page.state.conflicts == ()
    assert session.draft(ours).answers["in_host_custody"] == Answer("yes")


def test_a_file_that_is_no_bundle_is_refused_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "x.age"
    path.write_bytes(b"%PDF-1.4 nothing")
    desk.page.doors.open.click()
    task = desk.task(OpenTask)
    desk.pages.fill(task.file, str(path))
    assert "cannot be opened as a bundle" in desk.pages.refused(task)


def test_foreign_words_are_said_as_they_are_and_never_break_a_line() -> None:
    assert field_text("answers.of_a_later_program") == "answers.of_a_later_program"
    said = told_text("judgement", {"why": "<img src=x>\n\u202e{{7*7}}", "by": "NK"})
    assert "<img src=x>" in said
    assert "\n" not in said
    assert "\u202e" not in said


def test_a_retired_colleague_can_be_forgotten(desk: Desk, other: Session) -> None:
    desk.meet(handover_of(other))
    for what in ("retire", "forget"):
        desk.press(what)
        desk.task(SureTask)
        desk.finish()
    desk.until(lambda: "RT <b>desk</b> & co" not in desk.pages.words(desk.page.lists))
    assert desk.page.desk.colleagues()[0].label.startswith("#")
    assert desk.page.lists.buttons == {}
