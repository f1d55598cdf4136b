# SPDX-License-Identifier: GPL-3.0-or-later
"""A history as a JSON document (`exile-risk/corridor-history`, version 1)."""

from typing import Any

from exile_risk.corridor_history.changes import Change
from exile_risk.corridor_history.history import History, Stretch, Turn


def history_document(history: History, knowledge_version: str) -> dict[str, Any]:
    """Return what `knowledge history --json` prints."""
    return {
        "format": "exile-risk/corridor-history",
        "version": 1,
        "origin": history.origin,
        "host": history.host,
        "offence": history.offence,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "knowledge": knowledge_version,
        "stretches": [_stretch(s) for s in history.stretches],
        "turns": [_turn(t) for t in history.turns],
        "events": [
            {"id": e.id, "date": e.date, "title": e.title, "direction": e.direction, "weight": e.weight}
            for e in history.events
        ],
        "incidents": [{"id": i.fact.id, "date": i.fact.as_of, "what": i.what} for i in history.incidents],
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    found = stretch.found
    return {
        "first": stretch.first.isoformat(),
        "last": stretch.last.isoformat(),
        "state": found.state,
        "band": None if found.band is None else found.band.word,
        "likely": [band.word for band in found.likely],
        "leading_pathway": found.rating.leading_pathway,
        "index": found.rating.index,
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {"day": turn.day.isoformat(), "step": turn.step, "changes": [_change(c) for c in turn.changes]}


def _change(change: Change) -> dict[str, Any]:
    return {
        "factor": change.factor,
        "offence": change.offence,
        "before": change.before.value,
        "after": change.after.value,
        "rule": change.after.rule,
        "facts": [f.id for f in change.after.facts],
    }
