# SPDX-License-Identifier: GPL-3.0-or-later
"""How a corridor came to be what it is: the exact days on which answers changed, and the rating along them."""

from exile_risk.corridor_history.changes import Change, changes
from exile_risk.corridor_history.history import FIRST_DAY, History, Stretch, Turn, happened, history
from exile_risk.corridor_history.turning_points import TurningPoint, turning_points

__all__ = [
    "FIRST_DAY",
    "Change",
    "History",
    "Stretch",
    "Turn",
    "TurningPoint",
    "changes",
    "happened",
    "history",
    "turning_points",
]
