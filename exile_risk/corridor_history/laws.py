# SPDX-License-Identifier: GPL-3.0-or-later
"""When conduct that the origin punishes became, or ceased to be, a crime in the host: offence by offence."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.corridor_history.changes import Change
from exile_risk.corridor_history.days import days_of_law

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def law_changes(
    knowledge: "Knowledge", origin: str, host: str, first: date, last: date, leave_out: str | None = None
) -> Iterator[tuple[date, Change]]:
    """Yield (day, change) for `dual_criminality` of every offence but one, in the order of the offences.

    A history tells them whatever the standard exile is charged with: the law that will be used tomorrow against
    others matters before anybody is charged under it.
    """
    for offence in knowledge.offences():
        if offence == leave_out:
            continue
        days = sorted({d for d in days_of_law(knowledge, origin, host, offence) if first < d <= last})
        if not days:
            continue
        before = knowledge.offence(origin, host, first, offence)["dual_criminality"]
        for day in days:
            after = knowledge.offence(origin, host, day, offence)["dual_criminality"]
            if after.value != before.value:
                yield day, Change("dual_criminality", before, after, offence)
            before = after
