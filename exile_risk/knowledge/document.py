# SPDX-License-Identifier: GPL-3.0-or-later
"""The corridor as a JSON document: every factor with its rule and its facts (`exile-risk/corridor`, version 1)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.events import Event
from exile_risk.model.facts import Derived, Fact


def corridor_document(
    knowledge: Knowledge, origin: str, host: str, day: date, derived: Mapping[str, Derived]
) -> dict[str, Any]:
    """Return what `knowledge show --json` prints for a corridor on a day, with the derived factors given."""
    factors = {f: _factor(d) for f, d in derived.items()}
    offences = {}
    for offence in knowledge.offences():
        found = knowledge.offence(origin, host, day, offence)
        offences[offence] = {
            "dual_criminality": found["dual_criminality"].value,
            "max_penalty": found["max_penalty"].value,
            "facts": [_fact(f) for d in found.values() for f in d.facts],
        }
    return {
        "format": "exile-risk/corridor",
        "version": 1,
        "origin": origin,
        "host": host,
        "as_of": day.isoformat(),
        "knowledge": knowledge.version,
        "factors": factors,
        "offences": offences,
        "events": [_event(e) for e in knowledge.events(origin, host, day)],
    }


def _factor(derived: Derived) -> dict[str, Any]:
    if derived.value is None:
        why = derived.why_unknown or derived.rule
        return {"value": None, "why_unknown": why, "params": dict(derived.params), "facts": []}
    return {
        "value": derived.value,
        "rule": derived.rule,
        "params": dict(derived.params),
        "stale": derived.stale,
        "facts": [_fact(f) for f in derived.facts],
        "set_aside": [_fact(f) for f in derived.set_aside],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "attribute": fact.attribute,
        "value": fact.value,
        "source": fact.sources[0],
        "sources": list(fact.sources),
        "valid_from": fact.valid_from.isoformat() if fact.valid_from else None,
        "valid_to": fact.valid_to.isoformat() if fact.valid_to else None,
        "basis": fact.basis.value,
        "confidence": fact.confidence.value,
        "as_of": fact.as_of,
        "note": fact.note,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "date": event.date,
        "title": event.title,
        "direction": event.direction,
        "weight": event.weight,
        "sources": list(event.sources),
        "basis": event.basis.value,
        "confidence": event.confidence.value,
    }
