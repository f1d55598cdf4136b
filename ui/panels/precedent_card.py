# SPDX-License-Identifier: GPL-3.0-or-later
"""The card behind a precedent: all that it shares, where it differs, and the source in which it was read."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exile_risk.model.precedents import Match
from exile_risk.wording import _
from exile_risk.wording.precedents import checked_text, citation, differing, outcome_text, shared, what_happened
from ui.widgets.fact_popover import FactPopover

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def show_precedent_card(match: Match, knowledge: "Knowledge", where: QWidget) -> FactPopover:
    """Open the card at the widget that asked for it."""
    card = FactPopover(match.precedent.label, _rows(match, knowledge), _("Close"), where.window())
    card.show_at(where)
    return card


def _rows(match: Match, knowledge: "Knowledge") -> list[tuple[str, str]]:
    one = match.precedent
    rows: list[tuple[str, str]] = [
        (_("Ended"), outcome_text(one)),
        (_("What happened"), what_happened(one)),
        (_("Shares"), shared(match)),
        (_("Differs"), differing(match)),
        (_("Source"), citation(knowledge.source(one.source))),
        (_("Checked"), checked_text(one)),
    ]
    return [row for row in rows if row[1]]
