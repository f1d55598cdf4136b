# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system asks for: dark or light, and the colours of its own contrast theme."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from ui.theme.tokens import contrast, luminance, theme_tokens


def system_theme() -> str:
    """Return "contrast", "dark" or "light", as the system is set."""
    hints = QGuiApplication.styleHints()
    if wants_high_contrast():
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def wants_high_contrast() -> bool:
    """Whether the system asks for high contrast; False where this Qt cannot tell (before 6.10)."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def contrast_roles(palette: QPalette) -> Mapping[str, str]:
    """Return the roles of high contrast: the system's own colours where they are one, else the fallback."""
    roles = dict(theme_tokens("contrast").roles)
    if not wants_high_contrast():
        return roles
    window, text = palette.window().color().name(), palette.windowText().color().name()
    base, accent = palette.base().color().name(), palette.highlight().color().name()
    on_accent = palette.highlightedText().color().name()
    if min(contrast(text, window), contrast(text, base)) < 7 or contrast(accent, on_accent) < 4.5:
        return roles
    own = {
        **dict.fromkeys(("ink", "ink-2", "ink-3", "edge", "line", "raises", "training", "on-note", "note-edge"), text),
        **dict.fromkeys(("panel", "sunk", "selected", "hover", "note", "training-fill", "lowers-fill"), base),
        **dict.fromkeys(("window", "on-raises", "on-stop", "backdrop", "land"), window),
        "pressed": window,
        "stop": text,
        "arc": text,
        "accent": accent if contrast(accent, base) >= 3 else text,
        "on-accent": on_accent if contrast(accent, base) >= 3 else base,
        "selected-edge": accent if contrast(accent, base) >= 3 else text,
        "lowers": text if luminance(base) > 0.2 else roles["lowers"],
    }
    return roles | own
