# SPDX-License-Identifier: GPL-3.0-or-later
"""From the bar into the vault: judgements stay on record, typing survives a lock, history tells what changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.judgement import BLANK, Opinion, Standing
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Band
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from tests.pages.judging import Judging
from tests.pages.running import PASSPHRASE, Running, Start
from ui.panels.case_rows import age_text, row_in_words


@pytest.fixture
def draft(opened: Running) -> Draft:
    """The refugee of the founding story with the facts of today, several of her circle having been hit."""
    text = next(s.text for s in scenarios() if s.id == "refugee-in-thailand-2018")
    today = replace(opened.vault.desk.session.read(text, "refugee"), as_of=None)
    return today.with_answer("network_hit_12m", Answer("several"))


@pytest.fixture
def judging(opened: Running, draft: Draft, qtbot: QtBot) -> Judging:
    """The bar of that case."""
    opened.vault.new_case()
    opened.vault.answer(**vars(draft))
    opened.vault.wait_until_saved()
    return Judging(opened.vault.main.result, qtbot)


def test_a_judgement_goes_on_record_and_the_bar_is_free_again(judging: Judging, opened: Running) -> None:
    judging.choose("Extreme")
    judging.write("He was followed home twice.", "nk")
    judging.record()
    kept = judging.wait_for(1)
    assert kept.judgement is not None
    assert (kept.judgement.band, kept.judgement.why, kept.judgement.by) == (
        Band.EXTREME, "He was followed home twice.", "NK"
    )  # fmt: skip
    assert judging.bar.opinion == BLANK
    assert opened.vault.desk.opinion == BLANK
    assert "look again by" in judging.bar.status.text()
    assert judging.bar.status.text().replace("\u2068", "").startswith("Extreme · NK")
    code = opened.vault.desk.code
    assert code is not None
    line = next(line for line in opened.vault.desk.lines if line.code == code)
    assert line.review_by == date.today() + timedelta(days=3)
    assert opened.vault.desk.session.opinion(code) == BLANK


def test_a_lowering_waits_until_somebody_else_agrees(judging: Judging) -> None:
    judging.choose("High")
    judging.write("Her lawyer has filed.", "NK")
    judging.record()
    assert judging.wait_for(1).standing is Standing.WAITING
    assert judging.bar.waits.word.text() == "Waits for a second person. It does not count yet."
    judging.second("n.k.", agrees=True)
    assert "must be somebody else" in judging.refused()
    judging.second("TM", agrees=False)
    assert judging.refused().startswith("Write why")
    judging.second("TM", agrees=True)
    judging._qtbot.waitUntil(lambda: not judging.bar.second.isVisible(), timeout=10_000)
    assert judging.wait_for(1).standing is Standing.FINAL
    assert not judging.bar.waits.isVisible()
    assert "TM agreed" in judging.bar.status.text().replace("\u2068", "").replace("\u2069", "")


def test_who_disagrees_says_why_and_it_does_not_count(judging: Judging) -> None:
    judging.choose("High")
    judging.write("Her lawyer has filed.", "NK")
    judging.record()
    judging.wait_for(1)
    judging.second("TM", agrees=False, why="The filing does not stop a handover.")
    judging._qtbot.waitUntil(lambda: "disagreed" in judging.bar.status.text(), timeout=10_000)
    assert judging.bar.waits.word.text() == "A second person disagreed. It does not count."


def test_a_second_person_at_the_same_desk_is_asked_for_at_once(judging: Judging) -> None:
    judging.choose("Moderate")
    judging.write("She has left the country.", "NK", "TM")
    judging.record()
    assert judging.wait_for(1).standing is Standing.FINAL


def test_what_is_missing_is_said_and_nothing_is_lost(judging: Judging, opened: Running) -> None:
    judging.choose("High")
    for why, by, second, said, field in (
        ("", "NK", "", "Write why", "why"),
        ("Reason", "Nirmala", "", "Give initials", "by"),
        ("", "NK", "NK", "must be somebody else", "second"),
    ):
        judging.write(why, by, second)
        judging.record()
        assert said in judging.refused()
        assert opened.program.window.focusWidget() is getattr(judging.bar.writing, field)
        judging.bar.writing.why.insertPlainText(" ")
        assert not judging.bar.complaint.isVisible()
    assert judging.bar.opinion.second == "NK"
    assert judging.bar.opinion.why.split() == ["Reason"]


def test_nothing_typed_is_lost_by_a_lock(judging: Judging, opened: Running, start: Start, qtbot: QtBot) -> None:
    code = opened.vault.desk.code
    assert code is not None
    judging.choose("High")
    judging.write("Half a sen", "N")
    opened.program.lock(idle=True)
    qtbot.waitUntil(lambda: opened.restarts == [[]], timeout=10_000)
    again = start()
    again.first.unlock(PASSPHRASE)
    again.vault.open(code)
    bar = again.vault.main.result.judgement
    qtbot.waitUntil(lambda: bar.opinion == Opinion(Band.HIGH, "Half a sen", (), "N"), timeout=10_000)
    assert bar.writing.isVisible()
    assert again.vault.desk.session.judgements(code) == ()


def test_every_case_has_its_own(judging: Judging, opened: Running, qtbot: QtBot) -> None:
    first = opened.vault.desk.code
    judging.choose("High")
    judging.write("Of the first case")
    second = opened.vault.new_case()
    assert second != first
    assert judging.bar.opinion == BLANK
    assert first is not None
    opened.vault.open(first)
    qtbot.waitUntil(lambda: judging.bar.opinion.why == "Of the first case", timeout=10_000)


def test_panels_made_anew_show_what_was_typed(judging: Judging, opened: Running, qtbot: QtBot) -> None:
    judging.choose("High")
    judging.write("Half a sentence")
    opened.program._rebuild()
    bar = opened.vault.main.result.judgement
    assert bar is not judging.bar
    assert bar.opinion.why == "Half a sentence"


def test_a_disk_that_is_full_keeps_the_text_on_the_bar_and_the_vault_open(
    judging: Judging, opened: Running, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(code: str, opinion: object) -> None:
        raise OSError(28, "No space left on device")

    session = opened.vault.desk.session
    with monkeypatch.context() as patch:
        patch.setattr(session, "keep_opinion", full)
        judging.choose("High")
        judging.write("Half a sentence")
        opened.program.lock()
        qtbot.waitUntil(lambda: "failure" in opened.vault.main.notices, timeout=10_000)
        assert opened.restarts == []
        assert judging.bar.opinion.why == "Half a sentence"
        assert not opened.vault.desk.is_kept
    opened.vault.desk.keep()
    opened.vault.wait_until_saved()
    assert opened.vault.desk.code is not None
    assert session.opinion(opened.vault.desk.code).why == "Half a sentence"


def test_a_disk_that_is_full_while_recording_loses_nothing(
    judging: Judging, opened: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opened.vault.desk.session, "judge", full)
    judging.choose("Extreme")
    judging.write("A reason", "NK")
    judging.record()
    assert judging.refused()
    assert judging.bar.opinion.why == "A reason"
    assert judging.bar.picker.isEnabled()
    assert judging.bar.writing.isEnabled()


def test_history_tells_what_changed_from_one_rating_to_the_next(
    judging: Judging, opened: Running, draft: Draft, qtbot: QtBot
) -> None:
    judging.choose("Extreme")
    judging.write("As the tool says.", "NK")
    judging.record()
    judging.wait_for(1)
    opened.vault.answer(host="AU")
    rows = judging.open_history(3)
    titles = [row.title.replace("\u2068", "").replace("\u2069", "") for row in rows]
    assert titles[0].startswith("Now, not saved yet · Rating: ")
    assert titles[1].endswith("Your judgement: Extreme · NK")
    assert "Rating: Extreme" in titles[2]
    assert rows[0].mark == "lowers"
    judging.open_row(rows[0])
    said = judging.said()
    assert any(text.startswith("Is now in: Thailand → Australia. 0 steps · Your change") for text in said)
    assert any(text.startswith("Extreme → ") for text in said)
    qtbot.keyClick(judging.history.comparison.rows, Qt.Key.Key_Escape)
    assert not judging.history.shows_comparison
    judging.open_row(judging.history.list.rows()[1])
    said = judging.said()
    assert any("As the tool says." in text and "The tool said Extreme, 4 of 4" in text for text in said)
    assert judging.history.comparison.until_now.isChecked()
    assert not judging.history.comparison.since_before.isEnabled()
    judging.press(judging.history.comparison.back)
    assert not judging.history.shows_comparison


def test_no_percent_no_promise_in_history_and_names_for_everything(judging: Judging, opened: Running) -> None:
    judging.choose("High")
    judging.write("<b>bold</b>", "NK")
    judging.record()
    judging.wait_for(1)
    rows = judging.open_history(2)
    opened.vault.new_case()
    assert judging.history.empty.isVisible()
    for row in rows:
        assert "%" not in row.spoken
        assert "safe" not in row.spoken.lower()
    assert any("<b>bold</b>" in row.spoken for row in rows)
    assert any("waits for a second person" in row.spoken for row in rows)
    assert judging.history.list.accessibleName()
    assert judging.history.comparison.rows.accessibleName()


def test_a_case_whose_day_has_passed_says_so_in_the_list(judging: Judging, opened: Running) -> None:
    rows = opened.vault.main.cases.rows
    line = rows.line(0)
    late = replace(line, review_by=date.today() - timedelta(days=1))
    rows.renew(late)
    assert age_text(rows.line(0)) == "review"
    assert "Review was due by" in row_in_words(rows.line(0))
    assert age_text(replace(late, now=True)) == "now"
    for not_late in (date.today(), None):
        one = replace(line, review_by=not_late)
        assert age_text(one) == "today"
        assert "Review was due" not in row_in_words(one)
    assert age_text(replace(late, binned=True)) == "today"
    picture = opened.vault.main.cases.view.grab().toImage()
    rows.renew(line)
    assert opened.vault.main.cases.view.grab().toImage() != picture


def test_the_bar_stays_in_reach_in_the_smallest_window(judging: Judging, opened: Running, qtbot: QtBot) -> None:
    opened.program.window.resize(1024, 640)
    judging.choose("High")
    bar, window = judging.bar, opened.program.window

    def whole() -> bool:
        end = bar.writing.record.mapTo(window, bar.writing.record.rect().bottomRight())
        return end.x() < window.width() and end.y() < window.height() and bar.height() < 260

    qtbot.waitUntil(whole)
    assert judging.result.head.badge.isVisible()
    assert not bar.page.scrolls()
