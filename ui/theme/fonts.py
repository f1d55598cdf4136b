# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled fonts: Latin at start, another script only once a language or a text needs it."""

import sys

from PySide6.QtGui import QFont, QFontDatabase

from exile_risk.assets import path
from ui.theme.tokens import type_sizes

FAMILIES = ("Noto Sans", "Noto Sans Khmer", "Noto Sans Thai UI", "Noto Sans Arabic UI")
_FILES = {
    "latin": "NotoSans",
    "khmer": "NotoSansKhmer",
    "thai": "NotoSansThaiUI",
    "arabic": "NotoSansArabicUI",
}
_LANGUAGE_SCRIPT = {"km": "khmer", "th": "thai", "ar": "arabic", "fa": "arabic", "ur": "arabic", "ps": "arabic"}
_RANGES = (
    ("thai", 0x0E00, 0x0E7F),
    ("khmer", 0x1780, 0x17FF),
    ("khmer", 0x19E0, 0x19FF),
    ("arabic", 0x0600, 0x06FF),
    ("arabic", 0x0750, 0x077F),
    ("arabic", 0xFB50, 0xFDFF),
    ("arabic", 0xFE70, 0xFEFF),
)
_loaded: set[str] = set()
# Qt counts a point as 1/72 in on macOS and as 1/96 in px elsewhere; the four sizes are drawn for 96.
_POINT_SCALE = 96 / 72 if sys.platform == "darwin" else 1.0


def load_script(script: str) -> None:
    """Load the regular and bold cut of "latin", "khmer", "thai" or "arabic", once; raises KeyError for another."""
    if script in _loaded:
        return
    for cut in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path("fonts", f"{_FILES[script]}-{cut}.ttf")))
    _loaded.add(script)


def load_for_language(language: str) -> None:
    """Load what the interface language (an ISO 639 code, region ignored) is written in, beyond Latin."""
    script = _LANGUAGE_SCRIPT.get(language.replace("_", "-").split("-")[0])
    if script is not None:
        load_script(script)


def load_for_text(text: str) -> None:
    """Load the scripts that a text from outside (a name, a file's title) is written in."""
    if text.isascii() or len(_loaded) == len(_FILES):
        return
    for character in text:
        point = ord(character)
        if point < 0x0600:
            continue
        for script, first, last in _RANGES:
            if first <= point <= last:
                load_script(script)


def loaded_scripts() -> frozenset[str]:
    """Return the scripts loaded so far (start-up time is measured, so this matters)."""
    return frozenset(_loaded)


def font_of(role: str, percent: int, bold: bool | None = None) -> QFont:
    """Return the font of "title", "strong", "text" or "small" at a text size in percent; `bold` overrides the cut."""
    size = type_sizes()[role]
    font = QFont(list(FAMILIES))
    font.setPointSizeF(points_of(role, percent))
    font.setBold(size.bold if bold is None else bold)
    return font


def points_of(role: str, percent: int) -> float:
    """Return the points of a type role at a text size in percent."""
    return round(type_sizes()[role].points * _POINT_SCALE * percent / 100, 2)
