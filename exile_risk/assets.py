# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that knows where the read-only resources are, installed or in a checkout."""

from functools import cache
from pathlib import Path

from exile_risk.errors import InputError


@cache
def root() -> Path:
    """Return the folder of resources: `../resources` in a checkout, else the copy inside the package.

    Raises InputError("resources_missing") when neither is there (a broken installation).
    """
    package = Path(__file__).parent
    for candidate in (package.parent / "resources", package / "_resources"):
        if (candidate / "model").is_dir():
            return candidate
    raise InputError("resources_missing", place=str(package))


def path(*parts: str) -> Path:
    """Return the path of one resource, e.g. `path("model", "1.json")`; it need not exist."""
    return root().joinpath(*parts)
