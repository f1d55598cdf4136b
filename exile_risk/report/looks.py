# SPDX-License-Identifier: GPL-3.0-or-later
"""The few colours of a printed page. A page is white in every theme; in grey, shapes and words still tell."""

INK, SOFT, FAINT, LINE = "#182022", "#37454C", "#465154", "#D5DAD9"
"""Text and edges, bars, sources, lines between rows."""

FILLS = ("#FFF4CC", "#FBD36B", "#EE8B33", "#B83A1E")
"""The fill of each band; they are those of `resources/styles/tokens.json`, and a test holds them to it."""

WORDS = (INK, INK, INK, "#FFFFFF")
NOW_FILL, NOW_WORD = "#5A0B14", "#FFFFFF"

LOWERING_PART = 0.12
"""How much of the bars' width lies on the lowering side at least."""


def caption_stands_before(band: int, other: int | None) -> bool:
    """Return whether the caption of a mark over cell `band` (0 to 3) stands before it, so that two never meet."""
    if other is None or band == other:
        return band >= 2
    if band > other:
        return band == 3 or (band == 2 and other != 1)
    return band > 0
