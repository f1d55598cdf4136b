# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a corridor as text for a terminal: ratings over time, and each day on which answers changed."""

from textwrap import wrap

from exile_risk.corridor_history import History, Turn
from exile_risk.wording import _
from exile_risk.wording.corridor_page import (
    change_text,
    corridor_name,
    direction_name,
    rating_text,
    standard_exile_text,
    step_text,
)
from exile_risk.wording.incidents import incident_text
from exile_risk.wording.names import offence_name

WIDTH = 100


def history_text(history: History) -> str:
    """Return ratings, changes, events and incidents in time order."""
    title = corridor_name(history.origin, history.host)
    if history.offence:
        title += f" · {offence_name(history.offence)}"
    lines = [f"{title}   {history.first.isoformat()} – {history.last.isoformat()}"]
    lines += ["", *wrap(standard_exile_text(), WIDTH), "", _("Rating")]
    lines += [f"  {s.first.isoformat()} – {s.last.isoformat()}  {rating_text(s)}" for s in history.ratings()]
    lines += ["", _("Answers that changed")]
    for turn in history.turns:
        lines += _turn(turn)
    if history.events:
        lines += ["", _("Events")]
        lines += [f"  {e.date:<10}  {direction_name(e.direction)}: {e.title}" for e in history.events]
    if history.incidents:
        lines += ["", _("Incidents")]
        lines += [f"  {i.fact.as_of:<10}  {incident_text(i.fact)}" for i in history.incidents]
    return "\n".join(lines)


def _turn(turn: Turn) -> list[str]:
    step = step_text(turn.step)
    head = f"  {turn.day.isoformat()}  "
    said = [change_text(c) for c in turn.changes]
    said[0] += f"   ({step})" if step else ""
    return [(head if n == 0 else " " * len(head)) + text for n, text in enumerate(said)]
