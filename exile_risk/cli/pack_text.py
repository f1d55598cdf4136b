# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pack would change, as text for a terminal."""

from textwrap import wrap
from typing import TYPE_CHECKING

from exile_risk.wording.packs import (
    changed_text,
    counted_text,
    file_text,
    impact_text,
    pack_text,
    subject_text,
    threshold_text,
)

if TYPE_CHECKING:
    from exile_risk.fact_packs import Look
    from exile_risk.knowledge import Knowledge
    from exile_risk.packs.impact import CaseImpact

WIDTH, SHOWN = 100, 40


def look_text(look: "Look", cases: "list[CaseImpact] | None", before: "Knowledge", *, whole: bool) -> str:
    """Return what is in a pack, whose bands change (`cases` None: nobody asked) and which facts change."""
    from exile_risk.wording.dates import day_text

    pack, found = look.pack, look.changes
    lines = [pack_text("sound", version=pack.version, day=day_text(pack.day), key=pack.key)]
    if cases is not None:
        changed = [one for one in cases if one.changes_band]
        lines += ["", pack_text("cases_changed", n=len(changed), of=len(cases))]
        lines += [f"  {impact_text(one)}" for one in changed]
    lines += ["", counted_text(found.counted())]
    left = len(found.facts) if whole else SHOWN
    for subject, all_ in found.by_subject.items():
        if left > 0:
            lines += ["", subject_text(subject)]
        for change in all_[: max(left, 0)]:
            for text in changed_text(change, before, look.knowledge):
                lines += wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
        left -= len(all_)
    if left < 0:
        lines += ["", pack_text("more", n=-left)]
    lines += [threshold_text(id, *cut) for id, cut in found.thresholds.items()]
    lines += [file_text(name) for name in found.files]
    return "\n".join(lines)
