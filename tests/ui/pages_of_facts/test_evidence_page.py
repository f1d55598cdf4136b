# SPDX-License-Identifier: GPL-3.0-or-later
"""How well does it work? Every figure with what may not be concluded, shortfalls in words, misses, limits of use."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exile_risk.catalogue import LATEST
from exile_risk.evidence.figures import figures
from exile_risk.wording import evidence as said
from exile_risk.wording import orderings as pairs_said
from exile_risk.wording.names import disclaimer
from tests.pages.fact_pages import FactPagesPage, words
from tests.ui.pages_of_facts.conftest import InProgram
from ui.panels.evidence_page import MISSED, OTHERS, EvidencePage
from ui.theme import apply_theme, colour
from ui.widgets.figure_rows import FigureRow


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_measure_stands_there_with_interval_simple_scores_and_caution(pages: FactPagesPage) -> None:
    rows = pages.evidence().cases.rows()
    texts = [row.title for row in rows]
    shown = [row for row in rows if isinstance(row, FigureRow)]
    for m in figures().measures:
        row = next(r for r in shown if (r.figure, r.interval) == (m.auc, m.interval))
        assert f"{m.auc:.2f} ({m.interval[0]:.2f} to {m.interval[1]:.2f})" in row.cells[0]  # type: ignore[index]
        assert row.cells[2:] == tuple(f"{v:.2f}" for v in m.baselines.values())
        assert row.beside == m.baselines["five_term"]
        assert row.later == (m.model != LATEST)
        assert f"Five terms: {m.baselines['five_term']:.2f}" in row.spoken
        assert said.may_not_text(m.test) in texts


def test_shortfalls_are_said_in_words(pages: FactPagesPage) -> None:
    text = "\n".join(words(pages.evidence().cases))
    assert "a score of five terms that anybody could keep in a spreadsheet ranks these cases better" in text
    assert "its figures on them flatter" in text
    assert "from version 3 on the rating uses it" in text
    assert "79 of the 123 cases that ended in harm, and 63 of the 107" in text
    for u in figures().unseen:
        assert f"Hosts kept out: {u.not_fitted:.2f}. On the cases fitted: {u.fitted_on:.2f}" in text


def test_corridors_and_situations(pages: FactPagesPage) -> None:
    page = pages.evidence()
    page.tabs.setCurrentIndex(OTHERS)
    assert page.others.isVisible()
    text = "\n".join(words(page.others))
    for c in figures().corridors:
        assert f"model {c.model}: Figure, 95 in 100: {c.c_index:.2f}" in text
    for a in figures().agreement:
        assert f"{a.held} of {a.checks}" in text
    assert said.corridors_caution_text() in text
    assert said.agreement_caution_text() in text


def test_misses_are_listed_by_case_corridor_and_ending(pages: FactPagesPage) -> None:
    page = pages.evidence()
    page.tabs.setCurrentIndex(MISSED)
    rows = page.missed.rows()
    cases, pairs = (*figures().missed, *figures().alarms), figures().not_kept
    titles = [*(c.id for c in cases), *(p.harmed for p in pairs)]
    assert [r.title for r in rows if r.cells and not r.heading] == titles
    german = next(r for r in rows if r.title == "2017-de-vn-01")
    assert german.cells == ("Vietnam → Germany", "Abducted", "Low")


def test_pairs_stand_there_with_counts_simple_scores_and_caution(pages: FactPagesPage) -> None:
    rows = pages.evidence().cases.rows()
    texts = [row.title for row in rows]
    for o in figures().orderings:
        kept = pairs_said.kept_text(o.kept, o.pairs, o.ties)
        wanted = f"Model {o.model}, {pairs_said.pairs_subset_name(o.subset)}: kept {kept}"
        spread = pairs_said.spread_text(o.kind, o.clusters, o.largest_cluster)
        row = next(r for r in rows if isinstance(r, FigureRow) and r.title == f"{wanted} ({spread})")
        assert (row.figure, row.interval, row.later) == (o.share, o.interval, o.model != LATEST)
        assert row.cells[2:] == tuple("–" if b.share is None else f"{b.share:.2f}" for b in o.baselines.values())
        assert {pairs_said.built_text(o.kind), pairs_said.pairs_may_not_text(o.kind)} <= set(texts)


def test_pairs_that_are_not_kept_are_listed_with_both_cases(pages: FactPagesPage) -> None:
    rows = pages.evidence().missed.rows()
    shown = [(r.title, *r.cells[1:]) for r in rows if r.cells and not r.heading]
    for pair in figures().not_kept:
        assert (pair.harmed, pair.unharmed, "tied" if pair.tie else "") in shown


def test_it_says_what_a_rating_must_never_do_and_the_disclaimer(pages: FactPagesPage) -> None:
    shown = words(pages.evidence().never)
    assert len(said.must_never()) == 10
    assert set(said.must_never()) <= set(shown)
    assert disclaimer() in shown


def bar_of(page: EvidencePage) -> QRectF:
    place = next(n for n, row in enumerate(page.cases.rows()) if isinstance(row, FigureRow))
    rect = page.cases.visualRect(page.cases.rows_model.index(place))
    return page.cases.painted.bar_place(QRectF(rect), page.cases.isRightToLeft())


def painted_at(page: EvidencePage, value: float) -> str:
    """The colour in the middle of the first bar where a value stands."""
    bar = bar_of(page)
    share = 1 - value if page.cases.isRightToLeft() else value
    return page.cases.viewport().grab().toImage().pixelColor(
        int(bar.left() + share * bar.width()), int(bar.center().y())
    ).name()  # fmt: skip


def test_a_bar_covers_its_interval_and_nothing_else(pages: FactPagesPage) -> None:
    page = pages.evidence()
    first = next(row for row in page.cases.rows() if isinstance(row, FigureRow))
    assert first.interval is not None
    accent = colour("accent").name()
    assert painted_at(page, first.figure or 0) == accent
    assert painted_at(page, first.interval[1] - 0.01) == accent
    assert painted_at(page, first.interval[0] - 0.1) != accent


def test_mirrored_bars_run_to_the_left(pages: FactPagesPage, mirrored: None) -> None:
    page = pages.evidence()
    first = next(row for row in page.cases.rows() if isinstance(row, FigureRow))
    assert page.cases.isRightToLeft()
    assert painted_at(page, first.figure or 0) == colour("accent").name()
    assert painted_at(page, 1 - (first.figure or 0)) != colour("accent").name()


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_narrow_window_every_figure_says_what_it_is_of(
    pages: FactPagesPage, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    pages.pages.window().resize(560, 540)
    page = pages.evidence()
    place = next(n for n, row in enumerate(page.cases.rows()) if isinstance(row, FigureRow))
    row = page.cases.rows()[place]
    lines = [w.text for w in page.cases.painted._lay_out(row, page.cases.viewport().width())]
    assert lines[0] == row.title
    assert "Rule of law: " in lines[1]
    assert page.cases.visualRect(page.cases.rows_model.index(place)).width() <= page.cases.viewport().width()


def test_keys_walk_through_it_and_escape_leaves(pages: FactPagesPage, qtbot: QtBot) -> None:
    page = pages.evidence()
    left: list[bool] = []
    pages.pages.left.connect(lambda: left.append(True))
    assert page.tabs.hasFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.others.isVisible()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Tab)
    assert page.others.hasFocus()
    for part in (page.tabs, page.cases, page.others, page.missed, page.never):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    qtbot.keyClick(page.others, Qt.Key.Key_Escape)
    assert left


def test_help_opens_it_and_back_leads_to_the_case(program: InProgram, qtbot: QtBot) -> None:
    program.running.vault.main.actions_table["evidence"].trigger()
    page = program.navigation.pages.page
    assert isinstance(page, EvidencePage)
    qtbot.waitUntil(lambda: bool(page.cases.rows()), timeout=10_000)
    assert program.navigation.pages.title.text() == "How well does it work?"
    assert "230 documented cases" in program.navigation.pages.note.text()
    qtbot.mouseClick(program.navigation.pages.back_button, Qt.MouseButton.LeftButton)
    assert not program.is_shown
