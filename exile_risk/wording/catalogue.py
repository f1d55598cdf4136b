# SPDX-License-Identifier: GPL-3.0-or-later
"""The message catalogue of the chosen language, found once and asked at every use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exile_risk import assets

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "exile_risk"
SOURCE_LANGUAGE = "en"

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_TURNING = "\u202a\u202b\u202c\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_MARKS = f"{_TURNING}{_ISOLATES}{_POP_ISOLATE}"


class _Chosen:
    """The one piece of state of the wording: which language is spoken."""

    language = SOURCE_LANGUAGE
    texts: NullTranslations | None = None


def set_language(code: str) -> None:
    """Speak this language from now on; one that has no catalogue falls back to English text by text."""
    import gettext

    _Chosen.language = code
    folder = str(assets.path("i18n"))
    spoken = None if code == SOURCE_LANGUAGE else gettext.translation(DOMAIN, folder, [code], fallback=True)
    _Chosen.texts = spoken


def language() -> str:
    """Return the code of the language spoken now."""
    return _Chosen.language


def _(text: str) -> str:
    """Return a text in the language spoken now."""
    return _Chosen.texts.gettext(text) if _Chosen.texts else text


def ngettext_(one: str, many: str, n: int) -> str:
    """Return the form of a text that fits the number n, with {n} filled in."""
    form = _Chosen.texts.ngettext(one, many, n) if _Chosen.texts else (one if n == 1 else many)
    return form.format(n=n)


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without translating it yet."""
    return text


def isolated(text: str) -> str:
    """Return a text wrapped so that its own direction does not turn the sentence around it."""
    return f"{_FIRST_STRONG_ISOLATE}{unturned(text)}{_POP_ISOLATE}"


def unturned(text: str) -> str:
    """Return a text whose marks of direction end with it: what turns letters around is left out, isolates are closed.

    Joiners and marks that only stand for a letter stay: Thai, Khmer, Persian and Arabic are written with them.
    """
    if not any(mark in text for mark in _MARKS):
        return text
    kept, depth = [], 0
    for character in text:
        if character in _TURNING or (character == _POP_ISOLATE and depth == 0):
            continue
        if character in _ISOLATES:
            depth += 1
        elif character == _POP_ISOLATE:
            depth -= 1
        kept.append(character)
    return "".join(kept) + _POP_ISOLATE * depth
