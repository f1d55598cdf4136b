# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison as JSON. Contract: docs/contracts.md, `changes` of `exile-risk/assessment`."""

from typing import Any

from exile_risk.judgement.compare import Comparison


def changes_document(found: Comparison) -> dict[str, Any]:
    """Return the fields that `assess --since` adds to an assessment; steps are exact and add up to `steps`."""
    return {
        "since": {
            "day": found.before.day.isoformat(),
            "state": found.before.result.state,
            "band": found.before.result.band,
            "likely": list(found.before.result.likely),
            "index": found.index,
            "pathway": found.pathway,
            "steps": found.steps,
            "beside": found.beside,
        },
        "changes": [
            {
                "factor": change.factor,
                "before": change.before,
                "after": change.after,
                "by": change.whose.value,
                "steps": change.steps,
                "stale": [change.stale_before, change.stale_after],
                "new_facts": list(change.new_facts),
            }
            for change in found.changes
        ],
    }
