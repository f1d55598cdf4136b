# SPDX-License-Identifier: GPL-3.0-or-later
"""How a rating was computed: the sum adds up on screen, says what counts less and why, and every line opens."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exile_risk.model.assessment import Band
from exile_risk.model.draft import Draft
from exile_risk.model.factors import LEVELS, PATHWAYS
from exile_risk.wording import explaining as say
from exile_risk.wording.names import band_name, how_tested
from tests.pages.case_panels import CasePage
from tests.pages.reasons_page import ReasonsPage, plain
from ui.panels.account_rows import FactorKey
from ui.theme import apply_theme
from ui.widgets.ledger_rows import BASE, REASON, STORY, SUM

REFUGEE, LAOS = "refugee-in-thailand-2018", "royal-insult-suspect-in-laos"


@pytest.fixture
def reasons(case_page: CasePage, qtbot: QtBot) -> ReasonsPage:
    case_page.show_scenario(REFUGEE)
    return ReasonsPage(case_page, qtbot).open()


def test_the_running_total_arrives_at_the_sum(reasons: ReasonsPage) -> None:
    found = reasons.case_page.found
    assert found is not None
    for target in (*PATHWAYS, *LEVELS):
        reasons.page.show_target(target)
        rows = [row for row in reasons.rows if row.end is not None]
        assert (rows[0].kind, rows[-1].kind) == (BASE, SUM)
        for before, after in pairwise(rows):
            assert (after.end if after.kind == SUM else after.start) == pytest.approx(before.end)
        if target in PATHWAYS:
            assert rows[-1].end == pytest.approx(found.rating.pathways[target].log2_odds, abs=1e-9)


def test_each_story_shows_what_its_reasons_come_to(reasons: ReasonsPage) -> None:
    rows, stories = reasons.rows, 0
    for n, row in enumerate(rows):
        if row.kind == STORY:
            inside = []
            for following in rows[n + 1 :]:
                if not following.inside:
                    break
                inside.append(following)
            assert len(inside) > 1
            steps = sum((one.end or 0) - (one.start or 0) for one in inside)
            assert row.shown == say.steps_text(steps)
            stories += 1
    assert stories >= 3


def test_plain_words_say_why_a_reason_counts_less(reasons: ReasonsPage) -> None:
    told = reasons.page.shown
    assert told is not None
    for ledger in told.told.whole.pathways.values():
        reasons.page.show_target(ledger.target)
        under = {row.key: row.subtitle for row in reasons.rows}
        bars = {bar.factor: bar for bar in ledger.bars}
        for line in (line for group in ledger.groups for line in group.lines):
            said = under[FactorKey(line.factor, bars.get(line.factor))]
            assert ("counts half, because it tells the same story" in said) is (line.share == 0.5)
            assert ("counts a quarter, because it tells the same story" in said) is (line.share == 0.25)
        for bar in ledger.bars:
            worth = say.steps_text(bar.unhindered)
            said = under[FactorKey(bar.factor, bar)]
            twofold = bar.factor in {line.factor for group in ledger.groups for line in group.lines}
            full = f"({worth} if always obeyed)" if twofold else f"would be {worth} if it were always obeyed"
            assert full in said
        assert not any(row.weight for row in reasons.rows)


def test_a_status_that_counts_twice_is_told_once_with_both_effects(reasons: ReasonsPage) -> None:
    """By itself (hosts spare people who have it) and as a right (as far as courts are obeyed)."""
    told = reasons.page.shown
    assert told is not None
    twofold = 0
    for ledger in told.told.whole.pathways.values():
        reasons.page.show_target(ledger.target)
        factors = [row.key.factor for row in reasons.rows if isinstance(row.key, FactorKey)]
        assert len(factors) == len(set(factors)), f"told twice on {ledger.target}"
        lines = {line.factor: line for group in ledger.groups for line in group.lines}
        for bar in (bar for bar in ledger.bars if bar.factor in lines):
            (row,) = [row for row in reasons.rows if row.key == FactorKey(bar.factor, bar)]
            line = lines[bar.factor]
            assert (row.end or 0) - (row.start or 0) == pytest.approx(line.steps + bar.steps)
            for steps in (line.steps, bar.steps, bar.unhindered):
                assert say.steps_text(steps) in row.subtitle
            twofold += 1
    assert twofold >= 2
    reasons.page.show_target("E")
    reasons.calculate()
    (row,) = [row for row in reasons.rows if isinstance(row.key, FactorKey) and row.key.factor == "protection_status"]
    assert row.weight.count("log2(1 − ") == 1
    assert " + " in row.weight


def test_the_calculation_shows_every_formula(reasons: ReasonsPage) -> None:
    reasons.calculate()
    reasons.page.show_target("X")
    for row in reasons.rows:
        assert bool(row.weight) is (row.kind == REASON)
    assert any(row.weight.endswith("× ½") for row in reasons.rows)
    for row in reasons.bars:
        assert isinstance(row.key, FactorKey)
        assert row.key.bar is not None
        assert row.weight.endswith(f"log2(1 − {say.exact(row.key.bar.strength)} × {say.exact(row.key.bar.obedience)})")
    assert reasons.rows[-1].subtitle.startswith("1 ÷ (1 + 2^")


def test_a_level_shows_the_routes_and_the_thresholds(reasons: ReasonsPage) -> None:
    found = reasons.case_page.found
    assert found is not None
    reasons.calculate()
    reasons.page.show_target("S2")
    last = reasons.rows[-1]
    assert "from 0.03" in last.subtitle
    assert last.shown == say.chance_text(found.rating.exceedance["S2"])
    routes = [row for row in reasons.rows if row.fraction is not None]
    assert len(routes) == len(PATHWAYS)
    assert routes[0].fraction == 1
    reasons.open_row(routes[1])
    assert reasons.page.target in PATHWAYS, "a route of a level opens its own sum"


def test_the_leading_route_comes_first_and_arrows_choose_another(reasons: ReasonsPage, qtbot: QtBot) -> None:
    found, page = reasons.case_page.found, reasons.page
    assert found is not None
    assert page.target == found.rating.leading_pathway == page.routes.picked_id()
    page.arrange()
    page.resize(1310, 600)
    page.routes.setFocus()
    qtbot.keyClick(page.routes, Qt.Key.Key_Down)
    second = page.routes.rows()[1].id
    assert page.target == second
    assert page.side.levels.picked_id() is None
    page.side.levels.setFocus()
    qtbot.keyClick(page.side.levels, Qt.Key.Key_Down)
    assert page.target in LEVELS
    assert page.routes.picked_id() is None


def test_the_sum_chosen_stays_while_answers_change(reasons: ReasonsPage) -> None:
    reasons.page.show_target("X")
    before = reasons.rows[-1].end
    reasons.case_page.choose("prior_targeting", "Threatened")
    reasons.wait()
    assert reasons.page.target == "X"
    assert reasons.rows[-1].end is not None
    assert before is not None


def test_a_fact_opens_to_its_card_and_gives_the_focus_back(reasons: ReasonsPage, qtbot: QtBot) -> None:
    reasons.open_row(reasons.row("Repression in Cambodia is rising"))
    card = reasons.card()
    said = [label.text() for label in card.findChildren(QLabel)]
    assert {"Rule", "Fact", "Source", "Valid", "Checked"} <= set(said)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not card.isVisible())
    assert reasons.case_page.window.focusWidget() is reasons.page.ledger.rows


def test_an_own_answer_leads_to_its_question(reasons: ReasonsPage) -> None:
    heard: list[str] = []
    result = reasons.case_page.result
    result.form_wanted.connect(lambda: heard.append("form"))
    result.question_wanted.connect(heard.append)
    reasons.open_row(reasons.row("Cambodia asked police"))
    assert heard == ["form", "origin_request"]


def test_a_protection_opens_to_what_the_courts_leave_of_it(reasons: ReasonsPage) -> None:
    reasons.page.show_target("X")
    row = reasons.bars[0]
    assert isinstance(row.key, FactorKey)
    assert row.key.bar is not None
    reasons.open_row(row)
    said = " ".join(plain(label.text()) for label in reasons.card().findChildren(QLabel))
    assert f"{say.steps_text(row.key.bar.unhindered)} steps, if it were always obeyed" in said
    assert f"{row.shown} steps" in said
    assert "Courts in Thailand rarely stop removals" in said
    assert "0.95: usually stop them" in said
    assert say.weight_of_bar(row.key.bar) in said


def test_the_side_tells_the_last_steps_and_what_courts_leave(reasons: ReasonsPage) -> None:
    found, words = reasons.case_page.found, reasons.words()
    assert found is not None
    assert found.band is not None
    assert f"Shown: {band_name(found.band)}." in words
    assert any("Formal extradition" in text and "instead of" in text for text in words)
    assert any("A right counts 0.2 of its strength" in text for text in words)
    levels = reasons.page.side.levels.rows()
    assert [level.decides for level in levels].count("decides") == 1  # type: ignore[attr-defined]
    worst = max(level.band for level in levels)  # type: ignore[attr-defined]
    assert Band(worst) == found.rating.band


def test_it_is_computed_again_with_the_same_result(reasons: ReasonsPage) -> None:
    assert "same result" in reasons.words()
    found = reasons.case_page.found
    assert found is not None
    assert f"{found.versions.model} · {how_tested()}" in reasons.words()
    assert any(f"{found.weight_draws.held} of {found.weight_draws.n}" in text for text in reasons.words())


def test_nothing_is_worked_out_before_somebody_looks(case_page: CasePage, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    assert not case_page.result.wide.account.is_made
    reasons = ReasonsPage(case_page, qtbot).open()
    case_page.result.tabs.setCurrentIndex(0)
    shown = reasons.page.shown
    case_page.show_scenario(LAOS)
    assert reasons.page.shown is shown, "typing on another tab waits for no calculation"
    reasons.open()
    assert any("Laos" in text for text in reasons.words())


def test_quick_changes_end_with_the_newest(reasons: ReasonsPage) -> None:
    for word in ("Watched", "Threatened", "Attacked", "Threatened"):
        reasons.case_page.choose("prior_targeting", word)
    reasons.wait()
    assert any("threatened directly" in plain(row.title) for row in reasons.rows)


def test_before_the_danger_check_there_is_nothing_to_explain(case_page: CasePage, qtbot: QtBot) -> None:
    case_page.show_scenario(REFUGEE)
    reasons = ReasonsPage(case_page, qtbot).open()
    case_page.show(Draft(origin="KH", host="TH"))
    assert reasons.page.empty.isVisible()
    assert reasons.page.empty.title.text() == "Nothing to explain yet"


def test_every_word_is_plain_and_none_promises_too_much(reasons: ReasonsPage) -> None:
    for calculating in (False, True):
        if calculating:
            reasons.calculate()
        for target in (*PATHWAYS, *LEVELS):
            reasons.page.show_target(target)
            for text in reasons.words():
                assert "%" not in text
                assert "safe" not in text.lower()
    for label in reasons.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_takes_the_keyboard_says_its_name(reasons: ReasonsPage) -> None:
    stops = [
        w for w in reasons.page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert reasons.page.ledger.rows in stops
    for stop in stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name), stop
    for row in reasons.rows:
        assert row.title in row.spoken
        assert row.shown in row.spoken


@pytest.mark.parametrize(("percent", "widths"), [(100, (1310, 968, 620)), (200, (1254,))])
def test_it_fits_every_window_and_text_size(
    percent: int, widths: tuple[int, ...], reasons: ReasonsPage, qapp: QApplication, qtbot: QtBot
) -> None:
    if percent != 100:
        apply_theme(qapp, "light", percent)
    page, view = reasons.page, reasons.page.ledger.rows
    page.setParent(None)
    page.show()
    qtbot.addWidget(page)
    for width in widths:
        page.resize(width, 900)
        qtbot.waitUntil(lambda width=width: page.width() == width and view.viewport().width() > 100)
        qtbot.waitUntil(lambda: view.height() >= sum(view.sizeHintForRow(n) for n in range(len(reasons.rows))))
        assert page.minimumSizeHint().width() <= width
        assert view.width() <= width


def test_it_turns_with_the_window(reasons: ReasonsPage, qapp: QApplication, qtbot: QtBot) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = reasons.page
        page.setParent(None)
        page.resize(1310, 800)
        page.show()
        qtbot.addWidget(page)
        qtbot.waitUntil(lambda: page.side.x() < page.ledger.x() < page.routes.mapTo(page, page.routes.pos()).x())
        assert not page.grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
