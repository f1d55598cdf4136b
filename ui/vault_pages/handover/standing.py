# SPDX-License-Identifier: GPL-3.0-or-later
"""Who we hand cases over to, what of theirs waits, and where two people differ: read in one go on the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.handover.deciding import WaitingDeletion
from exile_risk.handover.desk import Handover
from exile_risk.handover.merging import Conflict
from exile_risk.handover.waiting import Apart, bundles_apart

if TYPE_CHECKING:
    from exile_risk.vault.colleagues import Colleague


@dataclass(frozen=True)
class HandoverState:
    """Everything the page shows. `deletions`: cases that colleagues deleted and that are still here; `names`: whose
    device said something, as `Handover.names`."""

    colleagues: "tuple[Colleague, ...]"
    apart: tuple[Apart, ...]
    deletions: tuple[WaitingDeletion, ...]
    conflicts: tuple[Conflict, ...]
    names: dict[str, str]


def gathered(desk: Handover) -> HandoverState:
    """Return how things stand. Blocks."""
    return HandoverState(desk.colleagues(), bundles_apart(desk), desk.deletions(), desk.conflicts(), desk.names())
