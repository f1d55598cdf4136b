# SPDX-License-Identifier: GPL-3.0-or-later
"""A case is open with words that nobody has saved while a bundle changes it: nothing is lost, and nothing stale."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exile_risk.errors import InputError
from exile_risk.handover.desk import handover_of
from exile_risk.judgement import Opinion
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from tests.pages.judging import Judging
from tests.ui.vault_pages.handing_over import Desk, desk, other, other_template
from ui.vault_pages.handover.conflict_task import ConflictTask
from ui.vault_pages.handover.release_task import ReleaseTask
from ui.vault_pages.sure_task import SureTask

__all__ = ["desk", "other", "other_template"]
MINE, THEIRS = ("visible_criticism", "occasional"), ("origin_request", "rumoured")


class Typing:
    """The page of hand-over beside an open case whose words are written only when somebody puts them away."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.on_desk, self._qtbot = desk, desk.running.vault.desk, qtbot
        self.session, self.main = self.on_desk.session, desk.running.vault.main
        self.on_desk._timer.setInterval(3_600_000)

    def type(self, why: str) -> None:
        """Answer a question and write a reason on the judgement bar, without saving either."""
        factor, value = MINE
        assert self.on_desk.draft is not None
        answers = {**self.on_desk.draft.answers, factor: Answer(value)}
        self.desk.running.vault.answer(answers=answers)
        Judging(self.main.result, self._qtbot).write(why)
        assert not self.on_desk.is_kept

    def back(self, code: str) -> Draft:
        """Wait until the case stands on the desk again, and return it as form and vault agree on it."""
        self.desk.until(
            lambda: self.on_desk.code == code and self.desk.page.task is None and not self.desk.page.reading
        )
        draft = self.on_desk.draft
        assert draft is not None
        assert draft == self.session.draft(code)
        assert self.on_desk.is_kept
        return draft


@pytest.fixture
def typing(desk: Desk, qtbot: QtBot) -> Typing:
    return Typing(desk, qtbot)


@pytest.fixture
def shared(typing: Typing, other: Session, tmp_path: Path) -> tuple[str, Callable[..., Path]]:
    """A case that both have and that is open here; gives its code and how the colleague answers in it and sends it."""
    desk, theirs = typing.desk, handover_of(other)
    desk.meet(theirs)
    (code,) = desk.running.vault.codes()
    draft = typing.session.draft(code)
    for trigger in typing.session.catalogue.triggers:
        draft = draft.with_answer(trigger, Answer("no"))
    desk.running.vault.answer(answers=draft.answers)
    desk.seal([code], tmp_path / "there")
    desk.finish()
    theirs.take(theirs.look(tmp_path / "there"))
    there = other.cases()[0].code

    def answered(**changes: object) -> Path:
        other.save(there, replace(other.draft(there), **changes))  # type: ignore[arg-type]
        other.commit(there)
        path = tmp_path / f"back{len(list(tmp_path.iterdir()))}"
        theirs.seal(path, [there], [theirs.colleagues()[0].id])
        return path

    typing.on_desk.open(code)
    desk.until(lambda: typing.on_desk.code == code)
    return code, answered


def with_theirs(other: Session) -> dict[str, Answer]:
    return {**other.draft(other.cases()[0].code).answers, THEIRS[0]: Answer(THEIRS[1])}


def test_words_typed_and_a_bundle_about_the_same_case_are_both_there(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    path = answered(answers=with_theirs(other))
    typing.type("They called her by name")
    typing.desk.look_at(path)
    typing.type("They called her by name, twice")  # between the look and the taking
    typing.desk.finish()
    draft = typing.back(code)
    assert draft.answers[MINE[0]] == Answer(MINE[1])
    assert draft.answers[THEIRS[0]].known == THEIRS[1]
    assert "twice" in typing.on_desk.opinion.why
    assert "twice" in Judging(typing.main.result, typing._qtbot).bar.writing.why.toPlainText()
    assert typing.desk.page.isVisible(), "the page stays in view"


def test_what_is_typed_afterwards_answers_what_came_and_hides_nothing(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    typing.type("x")
    typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.finish()
    draft = typing.back(code)
    typing.desk.running.vault.answer(answers={**draft.answers, MINE[0]: Answer("none")})
    typing.on_desk.put_down(lambda: None)
    typing.desk.until(lambda: typing.on_desk.code is None)
    saved = typing.session.draft(code)
    assert (saved.answers[MINE[0]], saved.answers[THEIRS[0]].known) == (Answer("none"), THEIRS[1])
    assert handover_of(typing.session).conflicts() == ()


def test_a_released_bundle_changes_the_case_on_the_desk_and_keeps_what_was_typed(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    ours = typing.desk.page.desk
    known = ours.colleagues()[0]
    with typing.session._vault.writing() as connection:
        connection.execute("UPDATE colleague SET confirmed_on = NULL")  # as before anybody had compared the words
    typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.finish()
    assert THEIRS[0] not in typing.back(code).answers
    ours.confirm(known.id, " ".join(ours.words(known.id)))
    typing.desk.open()
    typing.type("Before it was released")
    typing.desk.press("release")
    task = typing.desk.task(ReleaseTask)
    typing.desk.until(lambda: task.go.isEnabled() and task.seen.isVisible())
    assert "signed with the key that was confirmed" in task.seen.standing.text()
    typing.desk.finish()
    draft = typing.back(code)
    assert (draft.answers[MINE[0]], draft.answers[THEIRS[0]].known) == (Answer(MINE[1]), THEIRS[1])
    assert typing.on_desk.opinion.why == "Before it was released"


def test_a_bundle_is_discarded_and_the_open_case_keeps_what_was_typed(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    with typing.session._vault.writing() as connection:
        connection.execute("UPDATE colleague SET confirmed_on = NULL")
    typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.finish()
    typing.back(code)
    typing.type("Before it was forgotten")
    typing.desk.press("discard")
    typing.desk.task(SureTask)
    typing.desk.finish()
    draft = typing.back(code)
    assert (MINE[0] in draft.answers, THEIRS[0] in draft.answers) == (True, False)
    assert typing.on_desk.opinion.why == "Before it was forgotten"


def test_a_decided_conflict_shows_in_the_open_case_beside_what_was_typed(
    typing: Typing, shared: tuple[str, Callable[..., Path]]
) -> None:
    code, answered = shared
    path = answered(host="VN")
    typing.desk.running.vault.answer(host="MY")
    typing.desk.look_at(path)
    typing.desk.finish()
    assert typing.back(code).host == "MY"
    typing.type("Before it was decided")
    typing.desk.press("decide")
    task = typing.desk.task(ConflictTask)
    next(one for one in task.choices if "Vietnam" in one.accessibleName()).setChecked(True)
    typing.desk.finish()
    draft = typing.back(code)
    assert (draft.host, draft.answers[MINE[0]]) == ("VN", Answer(MINE[1]))
    assert typing.main.form.isHidden()  # the page is in view, and beneath it the form shows the case as it is now
    assert typing.on_desk.opinion.why == "Before it was decided"


def test_a_case_that_was_on_its_way_is_read_after_the_bundle(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    task = typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.on_desk.put_down(lambda: None)
    typing.desk.until(lambda: typing.on_desk.code is None)
    typing.on_desk.open(code)  # read before the bundle is taken, delivered after the button was pressed
    task.go.click()
    draft = typing.back(code)
    assert draft.answers[THEIRS[0]].known == THEIRS[1]


def test_words_that_cannot_be_saved_stop_the_taking(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, answered = shared
    task = typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.until(lambda: typing.on_desk.code == code)
    typing.type("Nothing of it may go")

    def full(*_: object) -> None:
        raise InputError("output_failed")

    monkeypatch.setattr(typing.session, "save", full)
    task.go.click()
    typing.desk.until(lambda: task.go.isEnabled() and bool(task.note.text()))
    assert typing.on_desk.code == code
    assert typing.on_desk.draft is not None
    assert MINE[0] in typing.on_desk.draft.answers
    assert typing.on_desk.opinion.why == "Nothing of it may go"
    monkeypatch.undo()
    assert THEIRS[0] not in typing.session.draft(code).answers, "nothing was taken"
    typing.desk.finish()
    draft = typing.back(code)
    assert (MINE[0] in draft.answers, THEIRS[0] in draft.answers) == (True, True)


def test_a_bundle_that_is_refused_brings_the_case_back(
    typing: Typing, shared: tuple[str, Callable[..., Path]], tmp_path: Path
) -> None:
    code, _answered = shared
    typing.type("Still here")
    (tmp_path / "x").write_bytes(b"no bundle")
    typing.desk.page.doors.open.click()
    task = typing.desk.page.task
    assert task is not None
    task.file.setText(str(tmp_path / "x"))  # type: ignore[attr-defined]
    assert "cannot be opened as a bundle" in typing.desk.pages.refused(task)
    typing.desk.until(lambda: typing.on_desk.code == code)
    assert typing.on_desk.opinion.why == "Still here"


def test_leaving_the_page_while_it_works_brings_the_case_back_all_the_same(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session
) -> None:
    code, answered = shared
    task = typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.until(lambda: typing.on_desk.code == code)
    typing.type("Gone elsewhere")
    task.go.click()
    typing.desk.pages.navigation.leave()
    typing.desk.until(lambda: typing.on_desk.code == code and typing.on_desk.is_kept)
    assert typing.on_desk.draft is not None
    assert typing.on_desk.draft.answers[THEIRS[0]].known == THEIRS[1]
    assert typing.on_desk.opinion.why == "Gone elsewhere"
    assert typing.main.form.isVisible()


def test_a_colleagues_deletion_is_decided_and_a_deleted_case_leaves_the_desk(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session, tmp_path: Path
) -> None:
    code, _answered = shared
    theirs = handover_of(other)
    other.safekeeping.custody.delete(other.cases()[0].code, "asked to")
    theirs.seal(tmp_path / "gone", [other.add(Draft("KH", "LA"))], [theirs.colleagues()[0].id])
    typing.desk.look_at(tmp_path / "gone")
    typing.desk.finish()
    typing.type("It stays for now")
    typing.desk.press("delete")
    task = typing.desk.task(SureTask)
    assert code in task.title.text()
    typing.desk.finish()
    typing.desk.until(lambda: typing.on_desk.code is None and code not in typing.desk.running.vault.codes())
    assert typing.desk.page.lists.rows["deletions"] == []


def test_what_a_second_person_had_begun_to_say_is_there_afterwards(
    typing: Typing, shared: tuple[str, Callable[..., Path]], other: Session, qtbot: QtBot
) -> None:
    code, answered = shared
    session = typing.session
    session.judge(code, session.draft(code), Opinion(Band.LOW, "Her lawyer has filed.", (), "NK"))
    typing.on_desk.put_down(lambda: None)
    typing.on_desk.open(code)
    bar = typing.main.result.judgement
    typing.desk.until(lambda: bar.newest_number is not None)
    bar.second.show_written("TM", "The filing does not st")
    typing.desk.look_at(answered(answers=with_theirs(other)))
    typing.desk.finish()
    typing.back(code)
    typing.desk.until(lambda: bar.second.written() == ("TM", "The filing does not st"))
