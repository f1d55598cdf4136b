# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a route is more or less likely, one plain line per term of its sum."""

from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.reasons_person import PERSON, Lines
from exile_risk.wording.reasons_state import STATE

BASE = "base"
_BASE_LINE = N_("Starting point for this route")
_LINES: dict[str, Lines] = {**PERSON, **STATE}


def reason(factor: str, value: str, origin_name: str, host_name: str) -> str:
    """Return the line for one term: an answer, an open gate (value "unknown") or the base (any value).

    The names of the two countries come in the language spoken now. Raises KeyError for ids no catalogue knows.
    """
    if factor == BASE:
        return _(_BASE_LINE)
    return _(_LINES[factor][value]).format(origin=isolated(origin_name), host=isolated(host_name))
