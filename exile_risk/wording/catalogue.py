# SPDX-License-Identifier: GPL-3.0-or-later
"""The message catalogue of the chosen language, found once and asked at every use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exile_risk import assets
from exile_risk.marks_of_direction import unturned

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "exile_risk"
SOURCE_LANGUAGE = "en"

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


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
