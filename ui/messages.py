# SPDX-License-Identifier: GPL-3.0-or-later
"""What went wrong, as the sentence a person reads in the window."""

from exile_risk.errors import ExileRiskError
from exile_risk.wording import _


def message(error: Exception) -> str:
    """Return one sentence with what to do. A fault of ours is owned as such; its details stay in memory."""
    if isinstance(error, ExileRiskError):
        from exile_risk.wording.errors import sentence

        return sentence(error)
    if isinstance(error, OSError):
        return _("The disk did not take it. Check that it is there and has room, then try again.")
    return _("That is a fault of this program, not yours. Your answers are still here; try again, then report it.")
