# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves with a bundle and what one does, as lines for people and as one JSON object."""

import json
from typing import TYPE_CHECKING, Any

from exile_risk.reading import clean
from exile_risk.wording.handover import handover_text, standing_text

if TYPE_CHECKING:
    from exile_risk.handover.merging import CaseOutcome, Conflict
    from exile_risk.handover.receiving import Outcome
    from exile_risk.handover.sending import Fields
    from exile_risk.handover.writes import Parts

_LONGEST = 300


def leaving_lines(fields: "Fields") -> list[str]:
    """Return one line for each value that would leave."""
    lines = [
        handover_text(
            "leaves_earlier" if one.earlier else "leaves",
            case=one.code,
            field=one.field,
            part=one.part,
            value=_value(one.value),
        )
        for one in fields.leaving
    ]
    lines += [handover_text("unsaved", case=code) for code in fields.unsaved]
    return [*lines, handover_text("always")]


def outcome_lines(outcome: "Outcome", words: tuple[str, ...]) -> list[str]:
    """Return what a bundle does, one line for each thing."""
    sender = clean(outcome.sender.label) if outcome.sender is not None else "?"
    lines = [standing_text(outcome.standing.value, sender, " ".join(words))]
    if outcome.again:
        return [*lines, handover_text("again")]
    if not outcome.merged:
        return [*lines, handover_text("kept_apart")]
    for one in outcome.cases:
        lines += _case_lines(one)
    for gone in outcome.deletions:
        id = "deletion_done" if gone.done else "deletion_waits"
        lines.append(handover_text(id, case=gone.code, sender=sender, day=gone.day))
    return lines


def conflict_lines(conflicts: "tuple[Conflict, ...]") -> list[str]:
    """Return each reading of each conflict with its number."""
    lines = [
        handover_text(
            "reading",
            case=one.code or "",
            field=one.field,
            number=str(n),
            value=_parts(reading.told),
            device=reading.last.by[:8],
            at=reading.last.at,
        )
        for one in conflicts
        for n, reading in enumerate(one.readings, start=1)
    ]
    return lines or [handover_text("no_conflicts")]


def inspected(outcome: "Outcome", words: tuple[str, ...]) -> dict[str, Any]:
    """Return the same as one JSON object (docs/contracts.md, `exile-risk/bundle-outcome`)."""
    return {
        "format": "exile-risk/bundle-outcome",
        "version": 1,
        "bundle": outcome.bundle,
        "made_at": outcome.made_at,
        "standing": outcome.standing.value,
        "sender": outcome.sender.label if outcome.sender is not None else None,
        "words": list(words),
        "again": outcome.again,
        "merged": outcome.merged,
        "cases": [_case(one) for one in outcome.cases],
        "deletions": [{"case": d.code, "uid": d.uid, "day": d.day, "done": d.done} for d in outcome.deletions],
    }


def _case(one: "CaseOutcome") -> dict[str, Any]:
    return {
        "uid": one.uid,
        "case": one.code,
        "new": one.new,
        "deleted_here": one.buried,
        "changes": [{"field": c.field, "before": dict(c.before), "after": dict(c.after)} for c in one.changes],
        "conflicts": [{"field": c.field, "readings": [dict(r.told) for r in c.readings]} for c in one.conflicts],
        "not_understood": list(one.not_understood),
        "judgements": one.judgements,
    }


def _case_lines(one: "CaseOutcome") -> list[str]:
    if one.buried:
        return [handover_text("buried")]
    case = one.code or handover_text("new_case")
    lines = [
        handover_text("change", case=case, field=c.field, before=_parts(c.before), after=_parts(c.after))
        for c in one.changes
    ]
    for conflict in one.conflicts:
        readings = " | ".join(_parts(r.told) for r in conflict.readings)
        lines.append(handover_text("conflict", case=case, field=conflict.field, readings=readings))
    lines += [handover_text("not_understood", case=case, field=field) for field in one.not_understood]
    if one.judgements:
        lines.append(handover_text("judgements", case=case, count=str(one.judgements)))
    return lines or [handover_text("unchanged", case=case)]


def _parts(parts: "Parts") -> str:
    if not parts:
        return handover_text("open")
    return ", ".join(_value(value) for _, value in sorted(parts.items(), key=lambda pair: pair[0] != "value"))


def _value(value: Any) -> str:
    """Return a value for one line of a terminal: foreign text loses what is no printable character."""
    return clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), _LONGEST)
