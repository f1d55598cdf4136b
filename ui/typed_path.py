# SPDX-License-Identifier: GPL-3.0-or-later
"""A path as somebody typed it: one reading for every field, so that none of them stops at a home that nobody has."""

from pathlib import Path


def typed_path(text: str) -> Path:
    """Return a path as it was typed, ~ opened out.

    The home of somebody whom this computer does not know (~nobody/x) is left as it stands, and so refused like any
    path that does not begin at its beginning.
    """
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:
        return Path(text.strip())
