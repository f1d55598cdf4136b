# SPDX-License-Identifier: GPL-3.0-or-later
"""The geometry of the timeline holds whatever the dates: days map back, labels never overlap, shapes tell apart."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, colour
from ui.widgets.fact_rows import FactRow, FactRows
from ui.widgets.time_scale import TimeScale
from ui.widgets.timeline import Timeline
from ui.widgets.timeline_data import RatedSpan, TimelineData, TimeMark
from ui.widgets.timeline_labels import Placed, Wanted, place_labels
from ui.widgets.timeline_marks import CHANGE, INCIDENT, KINDS, LOWERS, MIXED, RAISES, paint_mark
from ui.widgets.timeline_paint import heights

FIRST, LAST = date(2010, 1, 1), date(2026, 11, 24)
days = st.dates(FIRST, LAST)


@given(days, days, st.lists(days, min_size=2, max_size=20))
@settings(max_examples=150, deadline=None)
def test_later_days_never_lie_before_earlier_ones(a: date, b: date, some: list[date]) -> None:
    scale = TimeScale(FIRST, LAST, a, b, 80, 1290)
    places = [scale.x(day) for day in sorted(some)]
    assert places == sorted(places)
    assert all(80 <= x <= 1290 for x in places)


@given(days, days, days)
@settings(max_examples=150, deadline=None)
def test_a_place_leads_back_to_its_day(a: date, b: date, day: date) -> None:
    scale = TimeScale(FIRST, LAST, a, b, 80, 1290)
    narrowest = min(p.per_day for p in scale.pieces)
    assert abs((scale.day(scale.x(day)) - day).days) <= 1 + 1 / (narrowest * 2)


def test_the_scale_breaks_around_two_near_days_and_not_around_far_ones() -> None:
    near = TimeScale(FIRST, LAST, date(2018, 1, 31), date(2018, 4, 30), 80, 1290)
    assert len(near.breaks) == 2
    assert near.is_wide(date(2018, 2, 14))
    assert not near.is_wide(date(2014, 5, 22))
    assert near.x(date(2018, 3, 21)) - near.x(date(2018, 2, 14)) > 100
    assert TimeScale(FIRST, LAST, date(2012, 1, 1), date(2025, 1, 1), 80, 1290).breaks == ()


@given(days, days, st.integers(30, 120))
@settings(max_examples=100, deadline=None)
def test_ticks_have_room_for_their_words(a: date, b: date, room: int) -> None:
    scale = TimeScale(FIRST, LAST, a, b, 80, 1290)
    for piece in scale.pieces:
        places = [t.x for t in scale.ticks(room) if piece.start <= t.x <= piece.end]
        assert all(two - one >= room * 0.9 for one, two in pairwise(places))


wanted = st.lists(st.tuples(st.floats(80, 1290), st.floats(20, 280), st.integers(1, 5)), min_size=1, max_size=40).map(
    lambda rows: [Wanted(n, x, w, (-float(o), n)) for n, (x, w, o) in enumerate(rows)]
)


@given(wanted, st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_labels_never_cover_each_other_nor_a_leader(labels: list[Wanted], rows: int) -> None:
    placed = place_labels(labels, rows, 80, 1310, poles=(400, 700))
    assert placed
    for n, one in enumerate(placed):
        assert 0 <= one.row < rows
        assert one.left >= 77
        assert one.right <= 1310 + 1e-6
        for other in placed[n + 1 :]:
            if one.row == other.row:
                assert one.right < other.left or other.right < one.left
            else:
                high, low = (one, other) if one.row > other.row else (other, one)
                assert not low.left <= high.x <= low.right


def test_the_weightiest_label_is_placed_and_avoids_a_pole() -> None:
    labels = [Wanted(0, 500, 200, (-1.0,)), Wanted(1, 505, 200, (-5.0,))]
    placed = place_labels(labels, 1, 80, 1310, poles=(600,))
    assert [p.index for p in placed] == [1]
    assert placed[0] == Placed(1, 0, 505, 308, 508)


def painted(kind: str, later: bool = False) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(colour("panel"))
    painter = QPainter(image)
    paint_mark(painter, kind, QPointF(20, 20), 20, later)
    painter.end()
    return image


def test_shapes_tell_apart_without_colour(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    centre = {kind: QColor(painted(kind).pixel(20, 20)).name() for kind in KINDS}
    ink, panel = colour("raises").name(), colour("panel").name()
    assert {k for k, c in centre.items() if c == ink} == {RAISES, INCIDENT, CHANGE}
    assert centre[MIXED] == panel
    assert centre[LOWERS] not in (ink, panel)
    grey = {kind: painted(kind).convertToFormat(QImage.Format.Format_Grayscale8) for kind in KINDS}
    for kind in KINDS:
        assert all(grey[kind] != grey[other] for other in KINDS if other != kind)


def test_what_is_known_later_is_an_outline(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    for kind in KINDS:
        assert QColor(painted(kind, later=True).pixel(20, 20)).name() == colour("panel").name()
        assert painted(kind, later=True) != painted(kind)


@pytest.fixture
def timeline(qapp: QApplication, qtbot: QtBot) -> Timeline:
    apply_theme(qapp, "light", 100)
    made = Timeline(("A", "B"), "Arrow keys move it")
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    marks = (
        TimeMark(date(2018, 2, 14), RAISES, "14 Feb 2018", "A law <b>is adopted</b>", 4, "law"),
        TimeMark(date(2025, 7, 24), MIXED, "24 Jul 2025", "Border war", 5, "war"),
    )
    spans = (
        RatedSpan(FIRST, date(2018, 3, 20), 1, (0, 2)),
        RatedSpan(date(2018, 3, 21), LAST, 2, (1, 3)),
    )
    data = TimelineData(FIRST, LAST, marks, spans, ("Low", "Moderate", "High", "Extreme"), tuple("JFMAMJJASOND"))
    made.set_data(data, date(2018, 1, 31), date(2018, 4, 30), "Timeline")
    return made


def test_the_rating_fills_the_lane_of_its_band(timeline: Timeline) -> None:
    image = QImage(timeline.size(), QImage.Format.Format_ARGB32)
    image.fill(colour("panel"))
    timeline.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    shown = heights(3)

    def at(day: date, band: int) -> str:
        y = shown.lanes + (3 - band) * shown.lane + shown.lane / 2
        return QColor(image.pixel(round(timeline._scale.x(day)), round(y))).name()

    before, after = date(2012, 3, 1), date(2024, 6, 1)
    assert at(before, 1) == "#fbd36b"
    assert at(after, 2) == "#ee8b33"
    assert at(before, 3) == colour("panel").name()
    assert at(after, 0) == colour("panel").name()


def test_a_tooltip_never_reads_a_title_as_mark_up(timeline: Timeline) -> None:
    spot = QPointF(timeline._scale.x(date(2018, 2, 14)), heights(3).axis - 5)
    mark = timeline.mark_at(spot)
    assert mark is not None
    assert mark.key == "law"
    assert timeline.mark_at(QPointF(spot.x() + 40, spot.y())) is None
    assert timeline.textFormat() == Qt.TextFormat.PlainText


def test_a_flag_before_the_first_day_stands_at_it(timeline: Timeline) -> None:
    timeline.set_days(date(1990, 1, 1), date(2018, 4, 30))
    assert timeline.days[0] == FIRST
    timeline.set_days(date(2018, 1, 1), LAST + timedelta(days=400))
    assert timeline.days[1] == LAST


def test_narrow_lists_put_cells_under_the_title(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", 100)
    rows = FactRows("Facts", (24, 30, 46))
    qtbot.addWidget(rows)
    rows.set_rows([FactRow("Courts", ("Rarely stop them", "since 2018, a source"))])
    rows.resize(1200, 300)
    rows.show()
    wide = rows.visualRect(rows.rows_model.index(0)).height()
    rows.resize(400, 300)
    QApplication.processEvents()
    assert rows.visualRect(rows.rows_model.index(0)).height() > wide * 1.8
