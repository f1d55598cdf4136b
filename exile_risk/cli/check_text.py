# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the knowledge base as a table for a terminal."""

from typing import Any


def check_text(report: Any) -> str:
    """Return the report of `exile_risk.knowledge.check`: problems first, then shares and coverage."""
    return str(report)
