# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for screen readers, mirrored windows, large text and small windows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.fact_pages import FactPagesPage
from ui.theme import apply_theme
from ui.widgets.fact_rows import FactRow
from ui.widgets.rows_model import RowsModel


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def stops(inside: QWidget) -> list[QWidget]:
    found = [w for w in inside.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [w for w in found if not w.objectName().startswith("qt_")]


def test_every_stop_has_a_name(pages: FactPagesPage) -> None:
    whole = pages.pages
    for show in (
        lambda: pages.country("TH"),
        lambda: pages.corridor("TH", "KH"),
        pages.evidence,
        pages.about,
    ):
        show()
        found = stops(whole)
        assert len(found) >= 3
        for widget in found:
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert spoken, widget


def test_tab_walks_through_the_page_in_reading_order(pages: FactPagesPage) -> None:
    page = pages.corridor("TH", "KH")
    whole = pages.pages
    order = []
    at: QWidget = whole.back_button
    for _ in range(40):
        order.append(at)
        following = at.nextInFocusChain()
        while not (following.isVisible() and following.focusPolicy() & Qt.FocusPolicy.TabFocus):
            following = following.nextInFocusChain()
        at = following
    wanted = [
        whole.back_button,
        page.parts.origin,
        page.parts.host,
        page.parts.charge,
        *page.parts.timeline.flags,
        *page.parts.fields,
        page.tabs,
        page.parts.rows,
    ]
    places = [order.index(w) for w in wanted]
    assert places == sorted(places)


def test_lists_follow_the_rules_of_a_model(pages: FactPagesPage, qtmodeltester: object) -> None:
    page = pages.country("TH")
    qtmodeltester.check(page.rows.rows_model)  # type: ignore[attr-defined]
    model = page.rows.rows_model
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    row = model.data(model.index(1), RowsModel.RowRole)
    assert spoken == row.spoken  # type: ignore[attr-defined]


def test_mirrored_time_runs_to_the_left(pages: FactPagesPage, mirrored: None, qtbot: QtBot) -> None:
    page = pages.corridor("TH", "KH")
    a, b = page.parts.timeline.flags
    assert a.x() > b.x()
    before = page.parts.timeline.days
    b.setFocus()
    qtbot.keyClick(b, Qt.Key.Key_Left)
    assert page.parts.timeline.days[1] > before[1]


@pytest.mark.parametrize("percent", [100, 200])
def test_in_the_smallest_window_nothing_overlaps_and_all_is_reachable(
    pages: FactPagesPage, qapp: QApplication, percent: int
) -> None:
    apply_theme(qapp, "light", percent)
    pages.pages.window().resize(968 if percent == 100 else 904, 540)  # what the rail and the bars leave of 1024 x 640
    page = pages.corridor("KH", "TH")
    whole = pages.pages
    parts = page.parts
    tools = [parts.origin, parts.swap, parts.host, parts.charge]
    boxes = [QRect(w.mapTo(whole, w.rect().topLeft()), w.size()) for w in tools]
    for n, box in enumerate(boxes):
        assert whole.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[n + 1 :])
    inside = parts.timeline.parentWidget()
    assert inside is not None
    for part in (parts.timeline, *parts.fields, *parts.pills, parts.sentence, parts.tabs, parts.rows):
        place = QRect(part.mapTo(inside, part.rect().topLeft()), part.size())
        assert inside.rect().contains(place), part
    assert parts.rows.height() >= 100


def test_tall_scripts_are_given_room(pages: FactPagesPage) -> None:
    page = pages.country("KH")
    page.rows.set_rows([FactRow("Cambodia", ("plain", "line")), FactRow("កម្ពុជា", ("ព្រះរាជាណាចក្រ", "line"))])
    heights = [page.rows.visualRect(page.rows.rows_model.index(n)).height() for n in range(2)]
    assert heights[1] > heights[0]
