# SPDX-License-Identifier: GPL-3.0-or-later
"""Invisible characters turn letters around; from a name or a letter they must not reach into what stands beside it."""

_POP_ISOLATE = "\u2069"
_TURNING = "\u202a\u202b\u202c\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_MARKS = f"{_TURNING}{_ISOLATES}{_POP_ISOLATE}"


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
