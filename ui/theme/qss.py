# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills `resources/styles/app.qss` with one theme's roles: one template, so the themes cannot drift apart."""

import re
from collections.abc import Mapping
from functools import cache

from exile_risk.assets import path
from ui.theme.fonts import FAMILIES, points_of
from ui.theme.tokens import TYPES, ThemeTokens

_GAP = re.compile(r"\{\{([^}]+)\}\}")
_LESS_EDGE = re.compile(r"(\d+)-edge")


@cache
def _template() -> str:
    return path("styles", "app.qss").read_text(encoding="utf-8")


def build_style_sheet(tokens: ThemeTokens, roles: Mapping[str, str], percent: int) -> str:
    """Return the style sheet of a theme.

    A gap in the template is a role, `type:ROLE` (points), `edge` (px of a control's border) or `N-edge` (N px less
    that border, so that a wider border moves nothing). Raises KeyError for a gap that names nothing.
    """
    values = {**roles, "edge-width": str(tokens.edge_width), "icons": tokens.icons}
    # Where every line is ink, a dashed one must tell what is off.
    values["off-style"] = "dashed" if tokens.name == "contrast" else "solid"
    values |= {f"type:{role}": f"{points_of(role, percent):g}pt" for role in TYPES}
    values["families"] = ", ".join(f'"{family}"' for family in FAMILIES)

    def fill(match: re.Match[str]) -> str:
        gap = match.group(1)
        less = _LESS_EDGE.fullmatch(gap)
        return f"{int(less.group(1)) - tokens.edge_width}px" if less else values[gap]

    return _GAP.sub(fill, _template())
