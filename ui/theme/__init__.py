# SPDX-License-Identifier: GPL-3.0-or-later
"""The look as roles: one table of colours, four type sizes, three themes, switched while the window is open.

Call `apply_theme(app, name, text_percent)` once before the first widget and again for every change. Painted parts ask
`colour(role)`, `type_font(role)` and `rating_fill(band)` each time they paint; what must react otherwise connects to
`theme_state().changed`. The style sheet looks at these dynamic properties (set them with `set_look`):

- `type` on labels and buttons: title, strong, text, small; `tone` on labels: ink, ink-2, ink-3, accent, lowers.
- `bold` true on labels that are bold at the text or small size.
- `kind` on buttons: main, plain (default), small, quiet (no border until hover), link, chip-remove, nav, stop.
- `surface` on frames: window, panel, sunk, card, note, line (1 px rule), training.
- `mend` true on a field to mend (2 px ink border); `readOnly` fields turn to the sunk tone by themselves.
"""

from ui.theme.fonts import load_for_language, load_for_text, load_script, loaded_scripts
from ui.theme.live import (
    LARGEST_TEXT,
    SMALLEST_TEXT,
    apply_theme,
    colour,
    edge_width,
    high_contrast,
    ink_below,
    rating_fill,
    rating_word,
    scaled,
    set_look,
    set_type,
    text_percent,
    theme_name,
    theme_state,
    type_font,
    type_metrics,
)
from ui.theme.system import system_theme
from ui.theme.tokens import THEMES, TYPES

__all__ = [
    "LARGEST_TEXT",
    "SMALLEST_TEXT",
    "THEMES",
    "TYPES",
    "apply_theme",
    "colour",
    "edge_width",
    "high_contrast",
    "ink_below",
    "load_for_language",
    "load_for_text",
    "load_script",
    "loaded_scripts",
    "rating_fill",
    "rating_word",
    "scaled",
    "set_look",
    "set_type",
    "system_theme",
    "text_percent",
    "theme_name",
    "theme_state",
    "type_font",
    "type_metrics",
]
