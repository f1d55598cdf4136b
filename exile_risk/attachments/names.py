# SPDX-License-Identifier: GPL-3.0-or-later
"""A file's name as it is kept in the vault: one that every system takes and that shows nothing other than it is."""

import unicodedata

LONGEST = 120
_UNSAFE = frozenset('/\\:*?"<>|')
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10)))
)
"""Names that mean a device on Windows, with any ending."""

_ENDINGS = {"image/jpeg": (".jpg", ".jpeg", ".jpe"), "image/png": (".png",), "image/webp": (".webp",)}


def clean_name(name: str, media_type: str = "", ending: str = "") -> str:
    """Return the last part of a path without what hides, turns round or leads elsewhere.

    A picture whose ending says something else than its bytes gets the ending of what it is.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(_plain(character) for character in unicodedata.normalize("NFC", last))
    plain = " ".join(plain.split()).strip(". ")
    if media_type in _ENDINGS and not plain.lower().endswith(_ENDINGS[media_type]):
        plain += ending
    if not plain or plain.startswith("."):
        plain = f"file{plain}"
    if plain.split(".", 1)[0].strip().lower() in _DEVICES:
        plain = f"_{plain}"
    return _short(plain)


def _plain(character: str) -> str:
    """Return a character, a space for any kind of space or break, or nothing for what no eye sees."""
    if character in _UNSAFE:
        return "_"
    kind = unicodedata.category(character)
    if kind in ("Zs", "Zl", "Zp") or character in "\t\r\n":
        return " "
    return "" if kind[0] == "C" else character


def _short(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
