# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of the case list, made without opening the case."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exile_risk.rating_anew import Anew


@dataclass(frozen=True)
class CaseLine:
    """One row of the case list: what can be shown without opening the case. `band` None: not rated."""

    code: str
    origin: str | None
    host: str | None
    band: int | None
    now: bool  # a danger question is answered Yes
    state: str
    changed: datetime
    binned: bool
    review_by: date | None = None  # the day to look again; None: no rating or judgement of today sets one
    changed_by_correction: bool = False  # another band than was listed, and nobody has opened the case since
    band_before: int | None = None  # the band listed until then
    changed_by: str = ""  # why, as `exile_risk.rating_anew` says it; "" for a case without the mark


def case_line(row: Any, anew: "Anew | None") -> CaseLine:
    """Return a row of the list; a newer rating may bring the day to look again forward, never put it off."""
    summary = json.loads(row.summary if anew is None else anew.summary)
    due = [d for d in (row.review_by, anew.review_by if anew is not None else None) if d]
    return CaseLine(
        code=row.code,
        origin=summary["origin"],
        host=summary["host"],
        band=summary["band"],
        now=summary["now"],
        state=summary["state"],
        changed=datetime.fromisoformat(row.saved_at),
        binned=row.binned,
        review_by=date.fromisoformat(min(due)) if due else None,
        changed_by_correction=anew is not None and anew.changed,
        band_before=anew.before if anew is not None else None,
        changed_by=anew.by if anew is not None and anew.changed else "",
    )
