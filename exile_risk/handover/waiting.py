# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles that are kept apart, as the clients show them: who each says it is from, and whether it may be merged."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.handover.deciding import MAY_BE_RELEASED
from exile_risk.handover.fingerprint import fingerprint
from exile_risk.handover.receiving import Standing
from exile_risk.vault.imports import WRITES
from exile_risk.vault.quarantine import DELETION, SENDER

if TYPE_CHECKING:
    from exile_risk.handover.desk import Handover

_UNPROVEN = (Standing.UNSIGNED.value, Standing.WRONG_SIGNATURE.value)


@dataclass(frozen=True)
class Apart:
    """A bundle of somebody who was not trusted when it came.

    `why` is a `Standing` of then; `sender` who its key belongs to now (None: nobody, or it is not proven); `words` are
    those of the keys it names. `may_be_released`: its sender has been confirmed since.
    """

    bundle: str
    received_at: str
    made_at: str
    why: str
    sender: str | None
    words: tuple[str, ...]
    cases: int
    deletions: int
    may_be_released: bool


def bundles_apart(desk: "Handover") -> tuple[Apart, ...]:
    """Return every bundle that is kept apart, oldest first. Blocks: six words take a moment for each."""
    waiting, known = desk.waiting(), {one.signing_key: one for one in desk.colleagues()}
    found = []
    for row in waiting:
        if row.kind != SENDER:
            continue
        says = json.loads(row.document)
        key = bytes.fromhex(says["signing_key"])
        sender = known.get(key) if row.why not in _UNPROVEN else None
        beside = [one.kind for one in waiting if one.bundle == row.bundle]
        found.append(
            Apart(
                row.bundle,
                row.received_at,
                says["made_at"],
                row.why,
                sender.label if sender is not None else None,
                fingerprint(says["recipient"], key),
                beside.count(WRITES),
                beside.count(DELETION),
                row.why in MAY_BE_RELEASED and sender is not None and sender.trusted,
            )
        )
    return tuple(found)
