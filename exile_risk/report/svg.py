# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a report as inline SVG: solid is likely, hatched is open, dotted is ruled out, in grey too."""

from math import cos, pi, sin
from xml.sax.saxutils import escape

from exile_risk.report.looks import FILLS, INK, NOW_FILL, SOFT, caption_stands_before
from exile_risk.report.parts import Bar, Disc, Range

_CELL, _GAP, _TOP, _HEIGHT = 78, 2, 16, 20
_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def hatch_definition() -> str:
    """Return the one hatch of a page, to stand before its first use; it always means "we do not know"."""
    lines = f'<path d="M-1,7 L7,-1 M5,7 L7,5 M-1,1 L1,-1" stroke="{INK}" stroke-width="1"/>'
    pattern = f'<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">{lines}</pattern>'
    return f'<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>{pattern}</defs></svg>'


def disc(one: Disc, side: int, *, on_fill: bool = False) -> str:
    """Return a disc of `side` px: quarters for the bands, a ring where it is a matter of days, hatched for unknown.

    `on_fill`: it stands on the rating's own colour, and the dark ones need white.
    """
    dark = on_fill and (one.now or one.band == 3)
    ink = "#FFFFFF" if dark else INK
    parts = []
    if one.band is None:
        parts.append(f'<circle cx="10" cy="10" r="8.6" fill="url(#hatch)" {_pen(ink)} stroke-dasharray="3 2"/>')
    else:
        fill = ink if on_fill else NOW_FILL if one.now else FILLS[one.band]
        inner = 6.2 if one.now else 8.9
        parts.append(f'<circle cx="10" cy="10" r="8.9" fill="none" {_pen(ink)}/>')
        if one.band == 3:
            parts.append(f'<circle cx="10" cy="10" r="{inner}" fill="{fill}" {_pen(ink)}/>')
        else:
            parts.append(f'<path d="{_pie(inner, (one.band + 1) / 4)}" fill="{fill}" {_pen(ink)}/>')
    return (
        f'<svg class="disc" width="{side}" height="{side}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def range_picture(one: Range, *, mirrored: bool) -> str:
    """Return the four cells with their marks and words; `mirrored` runs them from right to left."""
    width = 4 * _CELL + 3 * _GAP
    parts = []
    for band, word in enumerate(one.words):
        left = _left(band, mirrored=mirrored)
        parts.append(_cell(one, band, left))
        weight = ' font-weight="bold"' if band == one.rating else ""
        y = _TOP + _HEIGHT + 13
        parts.append(f'<text x="{left + _CELL / 2:g}" y="{y}" text-anchor="middle"{weight}>{_clean(word)}</text>')
    parts.append(_mark(one.rating, one.alone, one.captions[0], mirrored=mirrored, filled=True))
    if one.alone is not None:
        parts.append(_mark(one.alone, one.rating, one.captions[1], mirrored=mirrored, filled=False))
    return (
        f'<svg class="range" role="img" aria-label="{_quoted(one.spoken)}" viewBox="0 0 {width} {_TOP + _HEIGHT + 18}" '
        f'width="{width}" height="{_TOP + _HEIGHT + 18}" font-size="11" fill="{INK}">{"".join(parts)}</svg>'
    )


def bar_picture(one: Bar, scale: float, zero: float, width: float, *, mirrored: bool) -> str:
    """Return one bar on its axis: `zero` px from the start, `scale` px a step. Raising is filled, lowering outlined."""
    length = max(2.0, abs(one.steps) * scale)
    left = zero if one.steps >= 0 else zero - length
    parts = [_box(left, length, width, mirrored=mirrored, filled=one.steps >= 0)]
    at = zero
    for cut in one.cuts[:-1]:
        at += cut * scale
        x = width - at if mirrored else at
        parts.append(f'<path d="M{x:.1f},4 V14" stroke="#FFFFFF" stroke-width="1.5"/>')
    x = width - zero if mirrored else zero
    parts.append(f'<path d="M{x:.1f},0 V18" stroke="{SOFT}" stroke-width="1"/>')
    return (
        f'<svg class="bar" width="{width:g}" height="18" viewBox="0 0 {width:g} 18" aria-hidden="true" '
        f'focusable="false">{"".join(parts)}</svg>'
    )


def _box(left: float, length: float, width: float, *, mirrored: bool, filled: bool) -> str:
    x = width - left - length if mirrored else left
    look = f'fill="{SOFT}"' if filled else f'fill="#FFFFFF" stroke="{INK}" stroke-width="1.5"'
    return f'<rect x="{x:.1f}" y="4" width="{length:.1f}" height="10" {look}/>'


def _cell(one: Range, band: int, left: float) -> str:
    box = f'x="{left:g}" y="{_TOP}" width="{_CELL}" height="{_HEIGHT}"'
    if one.likely is not None and one.likely[0] <= band <= one.likely[1]:
        return f'<rect {box} fill="{FILLS[band]}" stroke="{INK}"/>'
    if one.bounds[0] <= band <= one.bounds[1]:
        tint = f'<rect {box} fill="{FILLS[band]}" fill-opacity=".45"/>'
        return f'{tint}<rect {box} fill="url(#hatch)" stroke="{INK}" stroke-dasharray="3 2"/>'
    y = _TOP + _HEIGHT / 2
    line = f"M{left:g},{y:g} H{left + _CELL:g}"
    return f'<path d="{line}" stroke="{SOFT}" stroke-width="1.4" stroke-dasharray="1.5 2.5"/>'


def _mark(band: int, other: int | None, caption: str, *, mirrored: bool, filled: bool) -> str:
    x = _left(band, mirrored=mirrored) + _CELL / 2
    before = caption_stands_before(band, other) != mirrored
    words = f'x="{x - 9 if before else x + 9:g}" y="12" text-anchor="{"end" if before else "start"}"'
    shape = (
        f'<path d="M{x - 5:g},6 h10 l-5,7 z" fill="{INK}"/>'
        if filled
        else f'<circle cx="{x:g}" cy="9" r="3.6" fill="#FFFFFF" {_pen(INK)}/>'
    )
    return f'{shape}<text {words} font-weight="{"bold" if filled else "normal"}">{_clean(caption)}</text>'


def _left(band: int, *, mirrored: bool) -> float:
    return (3 - band if mirrored else band) * (_CELL + _GAP)


def _pie(radius: float, part: float) -> str:
    """Return the path of a slice that runs clockwise from the top; a clock is not mirrored either."""
    angle = 2 * pi * part
    x, y = 10 + radius * sin(angle), 10 - radius * cos(angle)
    return f"M10,10 V{10 - radius:g} A{radius:g},{radius:g} 0 {int(part > 0.5)} 1 {x:.2f},{y:.2f} Z"


def _pen(ink: str) -> str:
    return f'stroke="{ink}" stroke-width="1.1"'


def _clean(text: str) -> str:
    return escape(text.translate(_ISOLATES))


def _quoted(text: str) -> str:
    return escape(text.translate(_ISOLATES), {'"': "&quot;"})
