# SPDX-License-Identifier: GPL-3.0-or-later
"""After a correction the list follows beside the window, says what changed, can be stopped and resumed."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from exile_risk.assessing import assess
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.scenarios import scenarios
from exile_risk.session import CaseLine
from tests.pages.running import PASSPHRASE, Running, Start
from ui.panels.case_rows import row_in_words
from ui.rating_anew import NOTICE, RatingAnew

DAY = date(2018, 1, 20)
CALM = Correction("security_cooperation", "hostile", "KH", "TH", date(2018, 1, 1), None, "News", "", DAY, "", DAY)


def refugee(running: Running) -> Draft:
    one = next(s for s in scenarios() if s.id == "refugee-in-thailand-2018")
    return running.vault.desk.session.read(one.text, one.id)


@pytest.fixture
def codes(opened: Running) -> list[str]:
    """Six cases alike on one corridor, none on the desk; a correction changes the band of each."""
    session, desk = opened.vault.desk.session, opened.vault.desk
    draft = _on_the_edge(opened)
    made = [session.add(draft) for _ in range(6)]
    desk._list(session.cases())
    return made


def _on_the_edge(running: Running) -> Draft:
    """Return the refugee with so much taken away that the correction changes the band."""
    session, draft = running.vault.desk.session, refugee(running)
    for taken in ((), ("visible_criticism",), ("visible_criticism", "origin_request"), ("origin_request",)):
        less = {f: Answer("none" if f == "visible_criticism" else "none_known") for f in taken}
        tried = replace(draft, answers={**draft.answers, **less})
        before = session.assess(tried)
        with_it = session.knowledge.with_corrections((replace(CALM, number=1),))
        case = tried.case(DAY)
        assert case is not None
        assert before is not None
        if assess(case, session.catalogue, with_it).band != before.band:
            return tried
    raise AssertionError("the correction changes no band")


def correct(running: Running) -> None:
    """Save a correction as the sheet does once everything is typed."""
    desk = running.vault.desk
    running.program.tasks.write(lambda: desk.session.add_correction(CALM), lambda _kept: rating(running).start(), desk)


def rating(running: Running) -> RatingAnew:
    found = running.vault.main.findChild(RatingAnew)
    assert isinstance(found, RatingAnew)
    return found


def lines(running: Running) -> dict[str, CaseLine]:
    rows = running.vault.main.cases.rows
    return {rows.line(n).code: rows.line(n) for n in range(rows.rowCount())}


def banner(running: Running) -> list[str]:
    found = running.vault.main.notices._banners.get(NOTICE)
    return [] if found is None else [label.text() for label in found.findChildren(QLabel)]


def press(running: Running, word: str) -> None:
    found = running.vault.main.notices._banners[NOTICE]
    next(b for b in found.findChildren(QPushButton) if b.text() == word).click()


def test_every_case_of_the_corridor_follows_and_is_marked(opened: Running, codes: list[str], qtbot: QtBot) -> None:
    before = lines(opened)
    correct(opened)
    qtbot.waitUntil(lambda: all(lines(opened)[c].changed_by_correction for c in codes), timeout=20_000)
    qtbot.waitUntil(lambda: any("changed the band of 6 cases" in text for text in banner(opened)), timeout=20_000)
    after = lines(opened)
    for code in codes:
        assert after[code].band != before[code].band == after[code].band_before
        assert "Changed by a correction of facts, was" in row_in_words(after[code])
    assert "and 1 more" in " ".join(banner(opened))
    assert not rating(opened).is_running


def test_opening_a_marked_case_takes_the_mark_away(opened: Running, codes: list[str], qtbot: QtBot) -> None:
    correct(opened)
    qtbot.waitUntil(lambda: all(lines(opened)[c].changed_by_correction for c in codes), timeout=20_000)
    band = lines(opened)[codes[0]].band
    opened.vault.open(codes[0])
    qtbot.waitUntil(lambda: not lines(opened)[codes[0]].changed_by_correction)
    assert lines(opened)[codes[0]].band == band
    assert lines(opened)[codes[1]].changed_by_correction


def test_it_runs_bit_by_bit_off_the_ui_thread_and_can_be_stopped(
    opened: Running, codes: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.vault.desk.session
    real, ran_on = session.rate_anew, []

    def one_at_a_time(_seconds: float, on_desk: str | None = None) -> tuple[tuple[CaseLine, ...], int]:
        ran_on.append(threading.current_thread().name)
        return real(0.0, on_desk)

    monkeypatch.setattr(session, "rate_anew", one_at_a_time)
    correct(opened)
    qtbot.waitUntil(lambda: any("still to be rated anew" in text for text in banner(opened)), timeout=20_000)
    press(opened, "Stop")
    qtbot.waitUntil(lambda: not rating(opened).is_running, timeout=20_000)
    marked = [c for c in codes if lines(opened)[c].changed_by_correction]
    assert 0 < len(marked) < len(codes)
    assert all(name.startswith("vault") for name in ran_on)
    assert "Stopped rating cases anew" in banner(opened)
    press(opened, "Go on")
    qtbot.waitUntil(lambda: all(lines(opened)[c].changed_by_correction for c in codes), timeout=20_000)


def test_a_lock_breaks_it_off_and_the_next_window_goes_on(
    opened: Running, codes: list[str], qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.vault.desk.session
    before = lines(opened)[codes[0]].band
    real = session.rate_anew
    monkeypatch.setattr(session, "rate_anew", lambda _seconds, on_desk=None: real(0.0, on_desk))
    correct(opened)
    qtbot.waitUntil(lambda: any(lines(opened)[c].changed_by_correction for c in codes), timeout=20_000)
    opened.program.lock()
    qtbot.waitUntil(lambda: opened.program.desk is None, timeout=20_000)
    again = start()
    again.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: len(lines(again)) == len(codes) and not rating(again).is_running, timeout=20_000)
    qtbot.waitUntil(lambda: all(line.band != before for line in lines(again).values()), timeout=20_000)
    unmarked = [line.code for line in lines(again).values() if not line.changed_by_correction]
    assert unmarked in ([], [again.vault.desk.code]), "only the case that came onto the desk has been seen"


def test_without_a_change_nothing_is_said(opened: Running, codes: list[str], qtbot: QtBot) -> None:
    before = lines(opened)
    far = replace(CALM, origin="IR", host="GB")
    desk = opened.vault.desk
    opened.program.tasks.write(lambda: desk.session.add_correction(far), lambda _kept: rating(opened).start(), desk)
    qtbot.waitUntil(lambda: bool(desk.session.corrections()) and not rating(opened).is_running, timeout=20_000)
    assert lines(opened) == before
    assert NOTICE not in opened.vault.main.notices
