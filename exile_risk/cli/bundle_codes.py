# SPDX-License-Identifier: GPL-3.0-or-later
"""The codes that cases got in this vault, for whoever has just taken them in and must find them again."""

from dataclasses import replace
from typing import TYPE_CHECKING

from exile_risk.vault.imports import code_of

if TYPE_CHECKING:
    from exile_risk.handover.desk import Handover
    from exile_risk.handover.merging import CaseOutcome


def with_codes(desk: "Handover", cases: "tuple[CaseOutcome, ...]") -> "tuple[CaseOutcome, ...]":
    """Return what was done to cases, each new one with the code it has now, which no look beforehand can know."""
    with desk._vault.reading() as connection:
        return tuple(replace(one, code=code_of(connection, one.uid)) if one.new else one for one in cases)
