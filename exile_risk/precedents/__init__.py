# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to comparable people before: the library of reported cases and the search for the nearest."""

from exile_risk.precedents.nearest import nearest, precedents_of
from exile_risk.precedents.table import check_precedents

__all__ = ["check_precedents", "nearest", "precedents_of"]
