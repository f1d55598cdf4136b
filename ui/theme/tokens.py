# SPDX-License-Identifier: GPL-3.0-or-later
"""Roles and their colours, read once from `resources/styles/tokens.json`, so that looks stay data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from exile_risk.assets import path

THEMES = ("light", "dark", "contrast")
TYPES = ("title", "strong", "text", "small")


@dataclass(frozen=True)
class ThemeTokens:
    """One theme: `roles` role to "#RRGGBB", `edge_width` of a control in px, `icons` the folder of style icons."""

    name: str
    roles: Mapping[str, str]
    edge_width: int
    icons: str


@dataclass(frozen=True)
class TypeSize:
    """One of the four sizes: points at 100 %, and whether it is bold by nature."""

    points: float
    bold: bool


@dataclass(frozen=True)
class RatingTokens:
    """The fill of a rating and the fixed colour of words upon it, the same in every theme."""

    fill: str
    word: str


@cache
def _document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path("styles", "tokens.json").read_text(encoding="utf-8"))
    return loaded


@cache
def theme_tokens(name: str) -> ThemeTokens:
    """Return the tokens of "light", "dark" or "contrast"; raises KeyError for another name."""
    found = _document()["themes"][name]
    return ThemeTokens(name, found["roles"], found["edge_width"], found["icons"])


@cache
def type_sizes() -> Mapping[str, TypeSize]:
    """Return the four type sizes by role: title, strong, text, small."""
    return {role: TypeSize(size["points"], size["bold"]) for role, size in _document()["type"].items()}


@cache
def rating_tokens(band: int, now: bool = False) -> RatingTokens:
    """Return the colours of band 0-3; `now` is the act-within-days form of band 3."""
    document = _document()
    found = document["rating_now"] if now else document["ratings"][band]
    return RatingTokens(found["fill"], found["word"])


def luminance(colour: str) -> float:
    """Return the WCAG 2 relative luminance (0 to 1) of "#RRGGBB"."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio (1 to 21) of two colours given as "#RRGGBB"."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
