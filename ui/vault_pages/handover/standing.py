# SPDX-License-Identifier: GPL-3.0-or-later
"""Who we hand cases over to, what of theirs waits, and where two people differ: read in one go on the worker."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.handover.desk import Handover
from exile_risk.handover.fingerprint import fingerprint
from exile_risk.handover.merging import Conflict

if TYPE_CHECKING:
    from exile_risk.vault.colleagues import Colleague
    from exile_risk.vault.quarantine import Waiting

SENDER, DELETION = "sender", "deletion"


@dataclass(frozen=True)
class Apart:
    """A bundle that is kept apart: who it says it is from, since when, and why nothing of it counts."""

    bundle: str
    received_at: str
    why: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class HandoverState:
    """Everything the page shows. `deletions`: how many words of colleagues that a case was deleted wait."""

    colleagues: "tuple[Colleague, ...]"
    apart: tuple[Apart, ...]
    deletions: int
    conflicts: tuple[Conflict, ...]


def gathered(desk: Handover) -> HandoverState:
    """Return how things stand. Blocks."""
    waiting = desk.waiting()
    apart = tuple(_apart(one) for one in waiting if one.kind == SENDER)
    held = {one.bundle for one in apart}
    deletions = sum(one.kind == DELETION and one.bundle not in held for one in waiting)
    return HandoverState(desk.colleagues(), apart, deletions, desk.conflicts())


def _apart(one: "Waiting") -> Apart:
    found = json.loads(one.document)
    words = fingerprint(found["recipient"], bytes.fromhex(found["signing_key"]))
    return Apart(one.bundle, one.received_at, one.why, words)
