# SPDX-License-Identifier: GPL-3.0-or-later
"""Dated, sourced facts about states and corridors, and the written rules that turn them into factor values."""

from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.events import Event

__all__ = ["Event", "Knowledge"]
