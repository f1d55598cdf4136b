# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two days as text for a terminal."""

from textwrap import fill, wrap

from exile_risk.judgement.compare import Comparison
from exile_risk.wording import _
from exile_risk.wording.changes import (
    bands_text,
    beside_text,
    change_text,
    movement_text,
    nothing_changed,
    steps_text,
    whose_text,
)
from exile_risk.wording.dates import day_text

WIDTH = 100


def changes_text(found: Comparison) -> str:
    """Return every change between two ratings, the largest first."""
    head = _("What changed between {before} and {after}").format(
        before=day_text(found.before.day), after=day_text(found.after.day)
    )
    lines = [head, f"  {bands_text(found)}. {movement_text(found)}"]
    for change in found.changes:
        first = f"  {steps_text(change.steps):>6}  "
        lines += wrap(change_text(change), WIDTH, initial_indent=first, subsequent_indent=" " * 10)
        lines.append(" " * 10 + whose_text(change.whose))
    if beside_text(found):
        lines.append(f"  {steps_text(found.beside):>6}  {beside_text(found)}")
    if not found.changes:
        lines.append(f"  {nothing_changed()}")
    note = _("The answers of the case count on both days; the facts are those of each day.")
    return "\n".join([*lines, fill(note, WIDTH, initial_indent="  ", subsequent_indent="  ")])
