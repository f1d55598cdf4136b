# SPDX-License-Identifier: GPL-3.0-or-later
"""The map: turned to what matters, told by pattern as well as colour, never mirrored, drawn once and laid down."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pages.relocation_page import Relocating, plain
from ui.relocation.map_paint import paint_pattern
from ui.relocation.map_shapes import shapes, sight
from ui.relocation.map_view import MapLeg, MapView, Scene
from ui.theme import apply_theme

PLACES = {"TH": (100.5, -13.75), "KH": (104.9, -11.6), "NZ": (174.8, 41.3), "CA": (-75.7, -45.4), "FJ": (178.4, 18.1)}
SCENE = Scene(
    host="TH",
    origin="KH",
    chosen="NZ",
    legs=(MapLeg("TH", "NZ", "air"),),
    levels={"NZ": 0, "CA": 1},
    keep_out=frozenset({"LA"}),
    places=PLACES,
    names={"TH": "Thailand", "NZ": "New Zealand", "CA": "Canada"},
    words={"TH": "now", "NZ": "Low 1"},
    legend={"0": "Low 1 of 4", "keep_out": "keep out", "feared": "Cambodia, state feared"},
)


@pytest.fixture
def map_view(qapp: QApplication, qtbot: QtBot) -> MapView:
    apply_theme(qapp, "light", 100)
    view = MapView()
    view.resize(440, 320)
    view.show_scene(SCENE, "Map")
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_every_state_has_a_shape() -> None:
    from exile_risk.knowledge.countries import all_countries

    found = shapes()
    assert set(found.states) == set(all_countries()) == set(found.order)
    assert all(not path.isEmpty() for path in found.states.values())


@pytest.mark.parametrize(("width", "height"), [(440, 320), (900, 120), (120, 400)])
@pytest.mark.parametrize("codes", [("TH", "KH", "NZ"), ("TH", "CA"), ("NZ", "CA"), ("FJ", "CA")])
def test_whatever_matters_is_in_sight_however_the_world_is_turned(
    codes: tuple[str, ...], width: int, height: int
) -> None:
    seen = sight([QRectF(x - 1, y - 1, 2, 2) for x, y in (PLACES[c] for c in codes)], width, height)
    frame = QRectF(0, 0, width, height)
    assert all(frame.contains(seen.spot(QPointF(*PLACES[code]))) for code in codes)


def test_across_the_date_line_the_short_way_is_taken() -> None:
    seen = sight([QRectF(x - 1, y - 1, 2, 2) for x, y in (PLACES["FJ"], PLACES["CA"])], 440, 320)
    fiji, canada = (seen.spot(QPointF(*PLACES[code])) for code in ("FJ", "CA"))
    assert fiji.x() < canada.x()  # the Pacific lies between, not Asia, Africa and the Atlantic


def _pattern(kind: str) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    area = QPainterPath()
    area.addRect(QRectF(0, 0, 40, 40))
    painter = QPainter(image)
    paint_pattern(painter, area, kind)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_levels_differ_without_any_colour(theme: str, qapp: QApplication) -> None:
    apply_theme(qapp, theme, 100)
    try:
        pictures = {kind: _pattern(kind) for kind in ("0", "1", "2", "keep_out", "feared")}
        seen = {kind: bytes(image.constBits()) for kind, image in pictures.items()}
        assert len(set(seen.values())) == len(seen)
        assert len(set(seen["0"])) == 1, "the lowest level is plain"
        assert all(len(set(seen[kind])) > 1 for kind in ("1", "2", "keep_out", "feared"))
    finally:
        apply_theme(qapp, "light", 100)


def test_it_is_never_mirrored_and_follows_the_theme(map_view: MapView, qapp: QApplication, qtbot: QtBot) -> None:
    before = map_view.grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert map_view.grab().toImage() == before
        apply_theme(qapp, "dark", 100)
        assert map_view.grab().toImage() != before
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        apply_theme(qapp, "light", 100)


def test_painting_again_only_lays_the_picture_down(map_view: MapView) -> None:
    map_view.grab()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        map_view.grab()
        times.append(time.perf_counter() - began)
    assert min(times) < 0.016


def test_another_option_is_drawn_anew_and_the_same_is_not(map_view: MapView) -> None:
    first = map_view.grab().toImage()
    map_view.show_scene(replace(SCENE, chosen="CA", legs=(MapLeg("TH", "CA", "air"),)), "Map")
    assert map_view.grab().toImage() != first
    map_view.show_scene(SCENE, "Map")
    assert map_view.grab().toImage() == first


def test_a_click_on_a_place_offered_tells_its_code(map_view: MapView, qtbot: QtBot) -> None:
    spot = map_view.seen().spot(QPointF(172.0, 43.3))  # on the South Island
    with qtbot.waitSignal(map_view.picked) as told:
        qtbot.mouseClick(map_view, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert told.args == ["NZ"]
    assert map_view.at(map_view.seen().spot(QPointF(130.0, 20.0))) is None


def test_the_smallest_map_still_paints(map_view: MapView) -> None:
    map_view.resize(QSize(60, 40))
    assert not map_view.grab().isNull()


def test_map_and_table_tell_the_same(relocating: Relocating) -> None:
    page = relocating.page
    durable = next(c for c in page.choices if c.destination == "NZ")
    page.view.table.show_current(durable.id)
    scene = page.view.map.scene
    assert scene is not None
    assert scene.legs[-1].end == "NZ"
    assert scene.levels["NZ"] == int(durable.residual.band)  # type: ignore[union-attr]
    assert {"LA", "VN", "MY"} <= scene.keep_out
    assert scene.origin == "KH"
    assert "New Zealand" in page.view.map.accessibleName()
    assert "Road from Thailand to" in page.view.map.accessibleName()
    page.view.map.picked.emit("AU")
    assert plain(page.view.details.title.text()).partition(" · ")[2].startswith("Australia")


def test_it_can_be_hidden_and_nothing_is_lost(relocating: Relocating) -> None:
    page = relocating.page
    relocating.press(page.tools.hide_map)
    assert not page.view.map.isVisible()
    assert page.tools.hide_map.text() == "Show map"
    assert page.view.details.isVisible()
    relocating.press(page.tools.hide_map)
    assert page.view.map.isVisible()
    assert "Borders imply no position. The list holds everything the map shows." in relocating.words()
