# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves with a bundle and what one does, as lines for people and as one JSON object."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from exile_risk.reading import clean
from exile_risk.wording.handover import handover_text, standing_text

if TYPE_CHECKING:
    from exile_risk.handover.merging import CaseOutcome, Conflict
    from exile_risk.handover.receiving import Outcome
    from exile_risk.handover.sending import Fields
    from exile_risk.handover.writes import Parts, Reading

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
    lines += [handover_text("wishes_stay", case=code) for code in fields.wishes_stay]
    return [*lines, handover_text("always")]


def sealed_document(fields: "Fields", bundle: str | None, readers: list[str], file: str) -> dict[str, Any]:
    """Return the same as one JSON object; `bundle` None: nothing was written yet."""
    leaving = [
        {"case": one.code, "field": one.field, "part": one.part, "value": one.value, "earlier": one.earlier}
        for one in fields.leaving
    ]
    return {
        "format": "exile-risk/bundle-sealed",
        "version": 1,
        "bundle": bundle,
        "readers": readers,
        "file": file if bundle is not None else None,
        "leaving": leaving,
        "unsaved": list(fields.unsaved),
        "wishes_stay": list(fields.wishes_stay),
    }


def outcome_lines(outcome: "Outcome", words: tuple[str, ...], names: Mapping[str, str]) -> list[str]:
    """Return what a bundle does, one line for each thing; `names` tell who a device is."""
    sender = clean(outcome.sender.label) if outcome.sender is not None else "?"
    lines = [standing_text(outcome.standing.value, sender, " ".join(words))]
    if outcome.again:
        return [*lines, handover_text("again")]
    if not outcome.merged:
        return [*lines, handover_text("kept_apart")]
    for one in outcome.cases:
        lines += case_lines(one, names)
    for gone in outcome.deletions:
        id = "deletion_done" if gone.done else "deletion_waits"
        lines.append(handover_text(id, case=gone.code, sender=sender, day=gone.day))
    return lines


def conflict_lines(conflicts: "tuple[Conflict, ...]", names: Mapping[str, str]) -> list[str]:
    """Return each reading of each conflict with its number."""
    lines = [line for one in conflicts for line in _readings(one, one.code or "", names)]
    return lines or [handover_text("no_conflicts")]


def conflict_document(one: "Conflict") -> dict[str, Any]:
    """Return a conflict for a JSON object; the number of a reading is its place among them, from 1."""
    said = [{"mark": mark_of(r), "device": r.last.by, "at": r.last.at} for r in one.readings]
    return {"field": one.field, "readings": [dict(r.told) for r in one.readings], "said": said}


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
        "cases": [case_document(one) for one in outcome.cases],
        "deletions": [{"case": d.code, "uid": d.uid, "day": d.day, "done": d.done} for d in outcome.deletions],
    }


def case_document(one: "CaseOutcome") -> dict[str, Any]:
    """Return what a bundle does to one case, for a JSON object."""
    return {
        "uid": one.uid,
        "case": one.code,
        "new": one.new,
        "deleted_here": one.buried,
        "changes": [{"field": c.field, "before": dict(c.before), "after": dict(c.after)} for c in one.changes],
        "conflicts": [conflict_document(c) for c in one.conflicts],
        "not_understood": list(one.not_understood),
        "judgements": one.judgements,
        "kept_back": list(one.kept_back),
    }


def case_lines(one: "CaseOutcome", names: Mapping[str, str]) -> list[str]:
    """Return what a bundle does to one case, a line each; of a conflict every reading with its number."""
    if one.buried:
        return [handover_text("buried")]
    case = one.code or handover_text("new_case")
    lines = [handover_text("new_here", case=case)] if one.new and one.code else []
    lines += [
        handover_text("change", case=case, field=c.field, before=parts_text(c.before), after=parts_text(c.after))
        for c in one.changes
    ]
    for conflict in one.conflicts:
        lines.append(handover_text("conflict", case=case, field=conflict.field))
        lines += [f"  {line}" for line in _readings(conflict, case, names)]
    lines += [handover_text("not_understood", case=case, field=field) for field in one.not_understood]
    lines += [handover_text("kept_back", case=case)] if one.kept_back else []
    if one.judgements:
        lines.append(handover_text("judgements", case=case, count=str(one.judgements)))
    return lines or [handover_text("unchanged", case=case)]


def _who(device: str, names: Mapping[str, str]) -> str:
    if device not in names:
        return handover_text("unknown_device", device=clean(device[:8]))
    return clean(names[device]) if names[device] else handover_text("this_vault")


def _readings(one: "Conflict", case: str, names: Mapping[str, str]) -> list[str]:
    return [
        handover_text(
            "reading",
            case=case,
            field=one.field,
            number=str(n),
            value=parts_text(reading.told),
            who=_who(reading.last.by, names),
            at=reading.last.at,
        )
        for n, reading in enumerate(one.readings, start=1)
    ]


def mark_of(reading: "Reading") -> str:
    """Return twelve hexadecimal digits that stand for what a reading says, never as short as a number of one."""
    return hashlib.sha256(reading.key).hexdigest()[:12]


def parts_text(parts: "Parts") -> str:
    """Return everything that one reading says of a field, in one line."""
    if not parts:
        return handover_text("open")
    return ", ".join(_value(value) for _, value in sorted(parts.items(), key=lambda pair: pair[0] != "value"))


def _value(value: Any) -> str:
    """Return a value for one line of a terminal: foreign text loses what is no printable character."""
    return clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), _LONGEST)
