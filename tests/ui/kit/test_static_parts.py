# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.kit.pictures import count, halves, picture
from ui.theme import apply_theme, colour
from ui.widgets.badge import Badge
from ui.widgets.disc import SMALLEST, RiskDisc
from ui.widgets.ghost_rows import GhostRows
from ui.widgets.map_backdrop import MapBackdrop, land_path
from ui.widgets.pill import Pill
from ui.widgets.plain import ElidedLabel, PlainLabel
from ui.widgets.range_bar import RangeBar
from ui.widgets.route_bars import Route, RouteBars

WORDS = ("Low", "Moderate", "High", "Extreme")
FILLS = ("#FFF4CC", "#FBD36B", "#EE8B33", "#B83A1E")
Shown = Callable[..., QWidget]


def _mirror(app: QApplication) -> None:
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


@pytest.mark.parametrize("band", range(4))
def test_the_disc_is_filled_by_quarters(show: Shown, band: int) -> None:
    disc = RiskDisc(band, size=64, name="name")
    show(disc)
    part = count(picture(disc), FILLS[band]) / (3.14159 * 28.5**2)
    assert part == pytest.approx((band + 1) / 4, abs=0.08)


def test_the_disc_of_days_has_a_ring_and_the_unknown_one_no_fill(show: Shown) -> None:
    now, unknown = RiskDisc(3, True, 64), RiskDisc(None, size=64)
    show(now, unknown)
    assert 900 < count(picture(now), "#5A0B14") < 2200
    assert picture(now).pixelColor(32, 5).lightness() > 240, "between ring and disc the panel shows"
    assert all(count(picture(unknown), fill) == 0 for fill in (*FILLS, "#5A0B14"))
    assert count(picture(unknown), "#182022", tolerance=60) > 100


def test_a_disc_is_never_smaller_than_it_can_be_told() -> None:
    assert RiskDisc(1, size=6).sizeHint().width() == SMALLEST


def test_in_high_contrast_the_fill_goes_and_the_quarters_stay(qapp: QApplication, show: Shown) -> None:
    apply_theme(qapp, "contrast", 100)
    quarter, half = RiskDisc(0, size=64), RiskDisc(1, size=64)
    badge = Badge()
    badge.set_rating("Extreme", "4 of 4", 3)
    show(quarter, half, badge)
    assert count(picture(quarter), FILLS[0]) == 0
    assert count(picture(half), "#FFFFFF") > 1.3 * count(picture(quarter), "#FFFFFF") > 1000
    assert count(picture(badge), FILLS[3]) == 0


def test_the_badge_has_its_size_words_and_mirror(qapp: QApplication, show: Shown) -> None:
    badge = Badge()
    badge.set_rating("High", "3 of 4", 2, accessible_name="High, 3 of 4. Likely High to Extreme.")
    assert badge.sizeHint().toTuple() == (208, 76)
    assert badge.accessibleName() == "High, 3 of 4. Likely High to Extreme."
    show(badge)
    assert count(picture(badge), FILLS[2]) > 9000
    disc = QRect(16, 18, 40, 40)
    assert count(picture(badge), "#182022", disc) > 600
    _mirror(qapp)
    assert count(picture(badge), "#182022", disc) < 250
    assert count(picture(badge), "#182022", QRect(208 - 56, 18, 40, 40)) > 600


def test_a_badge_without_a_rating_is_hatched_and_one_that_waits_shows_no_rating_at_all(show: Shown) -> None:
    unsure, waiting = Badge(), Badge()
    unsure.set_rating("Not enough yet", "plan as Moderate, 2 of 4", None)
    waiting.set_waiting("Danger check first", "3 of 7 answered")
    show(unsure, waiting)
    assert unsure.accessibleName() == "Not enough yet. plan as Moderate, 2 of 4"
    for badge in (unsure, waiting):
        assert all(count(picture(badge), fill) == 0 for fill in FILLS)
    corner = QRect(20, 4, 160, 10)
    assert count(picture(unsure), "#FFFFFF", corner) < count(picture(waiting), "#FFFFFF", corner) == 1600


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_badges_and_pills_are_wide_enough_for_their_words(qapp: QApplication, percent: int) -> None:
    apply_theme(qapp, "light", percent)
    badge, pill = Badge(), Pill("Extreme, within days", "4 of 4", 3, True)
    badge.set_rating("Extrêmement préoccupant", "4 sur 4 · à faire maintenant", 3)
    from ui.theme import scaled, type_metrics

    assert (
        badge.sizeHint().width() >= type_metrics("title").horizontalAdvance("Extrêmement préoccupant") + scaled(40) + 40
    )
    assert badge.sizeHint().height() >= type_metrics("title").height() + type_metrics("text").height()
    assert pill.sizeHint().height() >= max(24, type_metrics("small").height() + 6)
    assert badge.minimumSizeHint() == badge.sizeHint()


def test_static_parts_are_static_text_to_a_screen_reader(show: Shown) -> None:
    disc, pill = RiskDisc(2, name="High, 3 of 4"), Pill("High", "3 of 4", 2)
    show(disc, pill)
    for part, name in ((disc, "High, 3 of 4"), (pill, "High 3 of 4")):
        met = QAccessible.queryAccessibleInterface(part)
        assert met.role() == QAccessible.Role.StaticText
        assert met.text(QAccessible.Text.Name) == name


def test_the_range_shows_solid_hatched_and_dotted_and_mirrors(qapp: QApplication, show: Shown) -> None:
    bar = RangeBar()
    bar.set_range(WORDS, (2, 3), (1, 3), 3, None, "Rating", accessible_name="Likely High to Extreme")
    show(bar, width=424)
    cells = [bar._cell(band).toRect().adjusted(3, 3, -3, -3) for band in range(4)]
    image = picture(bar)
    assert count(image, FILLS[3], cells[3]) == cells[3].width() * cells[3].height()
    assert count(image, FILLS[2], cells[2]) == cells[2].width() * cells[2].height()
    assert count(image, FILLS[1], cells[1]) == 0, "possible is a tint under a hatch"
    assert 0.2 < count(image, "#FDEBBC", cells[1]) / count(image, FILLS[2], cells[2]) < 0.9, "hatched, not plain"
    assert count(image, "#FFFFFF", cells[0]) > 0.6 * cells[0].width() * cells[0].height()
    left, right = halves(image, FILLS[3])
    assert left == 0 < right
    _mirror(qapp)
    left, right = halves(picture(bar), FILLS[3])
    assert right == 0 < left
    assert bar.accessibleName() == "Likely High to Extreme"


def test_the_hollow_circle_comes_only_where_it_differs(show: Shown) -> None:
    same, other = RangeBar(), RangeBar()
    same.set_range(WORDS, (1, 3), (0, 3), 2, 2, "Rating", "Answers alone")
    other.set_range(WORDS, (1, 3), (0, 3), 2, 0, "Rating", "Answers alone")
    show(same, other)
    mark = QRect(0, 0, same.width() // 4, 16)
    assert count(picture(same), "#182022", mark, 60) == 0
    assert count(picture(other), "#182022", mark, 60) > 5


def test_routes_show_share_word_and_mirror(qapp: QApplication, show: Shown) -> None:
    bars = RouteBars()
    bars.set_routes(
        [Route("Expulsion", 0.5, "leading"), Route("Handover", 0.001, "small"), Route("Trial", 0.0, "none")]
    )
    show(bars)
    assert bars.accessibleName() == "Expulsion: leading; Handover: small; Trial: none"
    dark = colour("raises")
    rows = [QRect(0, y * 20, bars.width(), 20) for y in range(3)]
    lengths = [count(picture(bars), dark, row) / 8 for row in rows]
    assert lengths[0] > 80
    assert 4 <= lengths[1] <= 8, "what counts at all is seen"
    assert lengths[2] == 0
    before = picture(bars)
    _mirror(qapp)
    assert halves(before, dark)[0] > halves(picture(bars), dark)[0]


def test_plain_labels_never_read_mark_up(show: Shown) -> None:
    label = PlainLabel("<b>This person is safe</b>")
    show(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = QLabel("This person is safe")
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_latin_name_stands_at_the_right_of_a_mirrored_window(qapp: QApplication, show: Shown) -> None:
    label = PlainLabel("Heron 14", "title")
    show(label)
    left, right = halves(picture(label), "#182022")
    assert right == 0 < left
    _mirror(qapp)
    left, right = halves(picture(label), "#182022")
    assert left == 0 < right


def test_elided_labels_say_the_whole_text_only_when_cut(show: Shown) -> None:
    label = ElidedLabel("Cambodia asked Thai police\nfor her return")
    window = show(label, width=600)
    assert not label.is_cut()
    assert label.toolTip() == ""
    window.resize(120, 60)
    assert label.is_cut()
    assert label.toolTip() == "Cambodia asked Thai police for her return"
    assert label.minimumSizeHint().width() < 60


def test_ghost_rows_are_quiet_and_mirror(qapp: QApplication, show: Shown) -> None:
    rows = GhostRows(3)
    show(rows)
    assert rows.accessibleName() == ""
    before = picture(rows)
    assert count(before, colour("sunk")) > 3 * 12 * 100
    _mirror(qapp)
    assert halves(before, colour("sunk")) == tuple(reversed(halves(picture(rows), colour("sunk"))))


def test_land_has_its_seas_and_no_antarctica() -> None:
    from PySide6.QtCore import QPointF

    land = land_path()
    for name, longitude, latitude in (
        ("Phnom Penh", 104.9, 11.9),
        ("Berlin", 13.4, 52.5),
        ("Alice Springs", 133.9, -23.7),
    ):
        assert land.contains(QPointF(longitude, -latitude)), name
    for name, longitude, latitude in (("Atlantic", -40.0, 30.0), ("South Pole", 0.0, -85.0)):
        assert not land.contains(QPointF(longitude, -latitude)), name


def test_the_backdrop_draws_land_and_arcs_and_never_mirrors(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    backdrop = MapBackdrop()
    qtbot.addWidget(backdrop)
    backdrop.resize(683, 368)
    before = picture(backdrop)
    assert count(before, colour("land")) > 0.2 * 683 * 368
    assert count(before, colour("arc"), tolerance=12) > 100
    _mirror(qapp)
    assert picture(backdrop) == before
    backdrop.set_arcs((100.5, 13.75), [])
    assert count(picture(backdrop), colour("arc"), tolerance=12) < 60
    apply_theme(qapp, "dark", 100)
    assert count(picture(backdrop), colour("backdrop")) > 0.4 * 683 * 368


@pytest.mark.parametrize("kind", ["small", "text", "title"])
def test_labels_cut_no_ink_of_tall_scripts(show: Shown, kind: str) -> None:
    words = "ការស្នើសុំ្រ្ជុំ"
    khmer, latin, roomy = PlainLabel(words, kind), PlainLabel("Heron", kind), PlainLabel(words, kind)
    roomy.setMinimumHeight(khmer.sizeHint().height() + 40)
    show(khmer, latin, roomy)
    assert khmer.sizeHint().height() > latin.sizeHint().height()

    def ink(label: QWidget) -> int:
        return label.width() * label.height() - count(picture(label), "#FFFFFF", tolerance=0)

    khmer.setMaximumHeight(khmer.sizeHint().height())
    assert ink(khmer) == pytest.approx(ink(roomy), abs=4)
    assert ink(khmer) > 50
