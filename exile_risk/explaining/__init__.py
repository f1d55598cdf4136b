# SPDX-License-Identifier: GPL-3.0-or-later
"""How a rating was computed, in full, and what would differ if something were otherwise: no English here."""

from exile_risk.explaining.account import explain
from exile_risk.explaining.comparing import Comparison, Difference, Move, compare
from exile_risk.explaining.parts import (
    Bar,
    Courts,
    Explanation,
    Floor,
    Gate,
    GroupSum,
    Ledger,
    Level,
    Line,
    Part,
    Protection,
    Verdict,
    Worth,
)
from exile_risk.explaining.supposing import Suppose, Supposed, suppose

__all__ = [
    "Bar",
    "Comparison",
    "Courts",
    "Difference",
    "Explanation",
    "Floor",
    "Gate",
    "GroupSum",
    "Ledger",
    "Level",
    "Line",
    "Move",
    "Part",
    "Protection",
    "Suppose",
    "Supposed",
    "Verdict",
    "Worth",
    "compare",
    "explain",
    "suppose",
]
