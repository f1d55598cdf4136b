# SPDX-License-Identifier: GPL-3.0-or-later
"""How the map is drawn: land, levels by fill and pattern, the road with its numbered legs, labels and the legend."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.relocation.map_labels import Labels
from ui.relocation.map_shapes import Sight, shapes
from ui.relocation.map_view import Scene
from ui.theme import colour, high_contrast, rating_fill, scaled, type_font, type_metrics
from ui.widgets.painted import faded

FEARED, KEEP_OUT, HOST = "feared", "keep_out", "host"
_STRIPE, _DOT = 4.0, 4.0
_BEND = 0.14
_LEGEND_FROM = 360  # px at 100 %


def paint_scene(painter: QPainter, scene: Scene, seen: Sight, frame: QRectF) -> None:
    """Paint everything into a frame with round corners."""
    outline = QPainterPath()
    outline.addRoundedRect(frame, 4, 4)
    painter.setClipPath(outline)
    painter.fillRect(frame, colour("backdrop"))
    _paint_land(painter, seen)
    kinds = {code: kind for code in shapes().order if (kind := _kind(scene, code))}
    for code, kind in kinds.items():
        for path in _paths(code, seen):
            paint_pattern(painter, path, kind)
            _paint_edge(painter, path, strong=code in (scene.host, scene.chosen), chosen=code == scene.chosen)
    spots, line = _paint_road(painter, scene, seen)
    labels = Labels(painter, frame)
    marks = [*spots, *line, *_corners(scene, seen)]
    labels.keep_off(_paint_legend(painter, scene, frame, marks))
    for spot, room in (*((spot, 9) for spot in spots), *((spot, 3) for spot in line)):
        labels.keep_off(QRectF(spot.x() - room, spot.y() - room, 2 * room, 2 * room))
    _paint_labels(labels, scene, seen)


def _kind(scene: Scene, code: str) -> str:
    """Return how a state is drawn: feared, keep_out, host or the number of its level; "" for plain land."""
    if code == scene.origin:
        return FEARED
    if code == scene.host:
        return HOST
    if code in scene.levels:
        return str(scene.levels[code])
    return KEEP_OUT if code in scene.keep_out else ""


def _paths(code: str, seen: Sight) -> Iterator[QPainterPath]:
    path = shapes().states[code]
    for turn in seen.turns(path.boundingRect()):
        yield seen.transform(turn).map(path)


def _paint_land(painter: QPainter, seen: Sight) -> None:
    painter.setPen(QPen(colour("backdrop"), 0.6))
    painter.setBrush(colour("land"))
    for code in shapes().order:
        for path in _paths(code, seen):
            painter.drawPath(path)
    for path in shapes().elsewhere:
        for turn in seen.turns(path.boundingRect()):
            painter.drawPath(seen.transform(turn).map(path))


def paint_pattern(painter: QPainter, path: QPainterPath, kind: str) -> None:
    """Fill an area as its kind is drawn; pattern and fill both tell it, so that either alone does."""
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    box = path.boundingRect()
    if kind == FEARED:
        painter.fillRect(box, colour("raises"))
        _dots(painter, box, colour("on-raises"), 5.0, 1.1)
    elif kind == KEEP_OUT:
        painter.fillRect(box, colour("land"))
        _stripes(painter, box, colour("ink-3"))
    elif kind == HOST:
        painter.fillRect(box, colour("panel"))
    else:
        painter.fillRect(box, rating_fill(int(kind)))
        ink = colour("ink") if high_contrast() else QColor("#182022")
        if int(kind) == 1:
            _dots(painter, box, faded(ink, 0.5), 7.0, 0.9)
        elif int(kind) >= 2:
            _stripes(painter, box, faded(ink, 0.7))
    painter.restore()


def _stripes(painter: QPainter, box: QRectF, tint: QColor) -> None:
    """Draw level stripes; the diagonal hatch means "we do not know" and nothing else."""
    painter.setPen(QPen(tint, 1.2))
    first, last = int(box.top() // _STRIPE), int(box.bottom() // _STRIPE) + 1
    painter.drawLines([QLineF(box.left(), n * _STRIPE, box.right(), n * _STRIPE) for n in range(first, last + 1)])


def _dots(painter: QPainter, box: QRectF, tint: QColor, apart: float, size: float) -> None:
    painter.setPen(QPen(tint, size * 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    spots = []
    for row in range(int(box.top() // apart), int(box.bottom() // apart) + 2):
        shift = apart / 2 if row % 2 else 0.0
        for column in range(int(box.left() // apart) - 1, int(box.right() // apart) + 2):
            spots.append(QPointF(column * apart + shift, row * apart))
    painter.drawPoints(spots)


def _paint_edge(painter: QPainter, path: QPainterPath, *, strong: bool, chosen: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent" if chosen else "ink"), 1.8 if strong else 0.6))
    painter.drawPath(path)


def _paint_road(painter: QPainter, scene: Scene, seen: Sight) -> tuple[list[QPointF], list[QPointF]]:
    """Paint the legs of the road with their numbers; returns the spots and the line that words must keep off."""
    taken: list[QPointF] = []
    line: list[QPointF] = []
    ends: list[QPointF] = []
    numbers: list[tuple[QPointF, str]] = []
    for n, leg in enumerate(scene.legs, 1):
        start, end = scene.place(leg.start), scene.place(leg.end)
        if start is None or end is None:
            continue
        way, middle = _arc(seen.spot(start), seen.spot(end), leg.by)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("panel"), 5))
        painter.drawPath(way)
        pen = QPen(colour("ink"), 2)
        if leg.by == "land":
            pen.setDashPattern([3, 1.6])
        painter.setPen(pen)
        painter.drawPath(way)
        ends += [seen.spot(start), seen.spot(end)]
        numbers.append((middle, str(n)))
        line += [way.pointAtPercent(part / 40) for part in range(41)]
    host = scene.place(scene.host)
    for spot in (*ends, *([seen.spot(host)] if host is not None else [])):
        painter.setPen(QPen(colour("panel"), 1.4))
        painter.setBrush(colour("ink"))
        painter.drawEllipse(spot, 4, 4)
        taken.append(spot)
    for middle, number in numbers:
        _paint_number(painter, middle, number)
        taken.append(middle)
    return taken, line


def _arc(start: QPointF, end: QPointF, by: str) -> tuple[QPainterPath, QPointF]:
    """Return a leg bent to the north where it flies, straight over land, and the spot for its number."""
    across = end - start
    lift = QPointF(across.y(), -across.x()) * _BEND
    if lift.y() > 0:
        lift = -lift
    bend = (start + end) / 2 + (lift if by != "land" else QPointF(0, 0))
    way = QPainterPath(start)
    way.quadTo(bend, end)
    return way, way.pointAtPercent(0.5)


def _paint_number(painter: QPainter, spot: QPointF, number: str) -> None:
    radius = scaled(9)
    painter.setPen(QPen(colour("panel"), 1.5))
    painter.setBrush(colour("ink"))
    painter.drawEllipse(spot, radius, radius)
    painter.setPen(colour("panel"))
    painter.setFont(type_font("small", True))
    box = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), number)


def _corners(scene: Scene, seen: Sight) -> list[QPointF]:
    """Return the middle and the sides of the state chosen, which nothing may cover."""
    box = shapes().main.get(scene.chosen)
    if box is None:
        return []
    left, right, middle = box.left(), box.right(), box.center()
    places = (middle, QPointF(left, middle.y()), QPointF(right, middle.y()), box.topLeft(), box.bottomRight())
    return [seen.spot(place) for place in places]


def _legend_box(frame: QRectF, width: float, height: float, marks: Sequence[QPointF]) -> QRectF:
    """Return the corner where the legend covers least, the lower left before the others."""
    left, right = frame.left() + 8, frame.right() - 8 - width
    top, bottom = frame.top() + 8, frame.bottom() - 8 - height
    boxes = [QRectF(x, y, width, height) for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))]
    return min(boxes, key=lambda box: sum(box.contains(mark) for mark in marks))


def _legend_words(scene: Scene, frame: QRectF) -> Mapping[str, str]:
    """Return the legend; a small map leaves out the levels, which stand in words at every place named."""
    if frame.width() >= scaled(_LEGEND_FROM):
        return scene.legend
    return {kind: word for kind, word in scene.legend.items() if not kind.isdigit()}


def _paint_legend(painter: QPainter, scene: Scene, frame: QRectF, marks: Sequence[QPointF]) -> QRectF:
    """Paint the legend into a corner; returns where it stands."""
    words = _legend_words(scene, frame)
    if not words:
        return QRectF()
    small = type_metrics("small").height()
    side, pad = scaled(13), 7
    width = max(type_metrics("small").horizontalAdvance(word) for word in words.values()) + side + 3 * pad
    height = len(words) * (small + 3) + 2 * pad - 3
    box = _legend_box(frame, width, height, marks)
    painter.setPen(QPen(colour("line"), 1))
    painter.setBrush(faded(colour("panel"), 0.94))
    painter.drawRoundedRect(box, 4, 4)
    for n, (kind, word) in enumerate(words.items()):
        top = box.top() + pad + n * (small + 3)
        cell = QPainterPath()
        cell.addRect(QRectF(box.left() + pad, top + (small - side) / 2, side, side))
        paint_pattern(painter, cell, kind)
        painter.setPen(QPen(colour("ink"), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(cell)
        painter.setFont(type_font("small"))
        painter.setPen(colour("ink"))
        line = QRectF(box.left() + side + 2 * pad, top, width, small)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), word)
    return box


def _paint_labels(labels: Labels, scene: Scene, seen: Sight) -> None:
    """Name what is chosen, the host and the way first, then other places offered as long as there is room."""
    first = [code for code in (scene.chosen, scene.host, *scene.on_the_way()) if code and code != scene.origin]
    for code in dict.fromkeys((*first, *scene.levels)):
        place = scene.place(code)
        if place is None or code not in scene.names:
            continue
        spot = seen.spot(place)
        words = (scene.names[code], scene.words.get(code, ""))
        if labels.frame.contains(spot):
            labels.put(spot, words, needed=code in first)
        elif code not in first:
            labels.at_edge(spot, scene.names[code])
