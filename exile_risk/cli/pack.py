# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk pack`: make a pack of facts, check one, look at what it changes, use it, go back."""

import argparse
import sys
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from exile_risk import fact_packs
from exile_risk.cli.output import print_json, print_text
from exile_risk.cli.pack_cases import impacts_of
from exile_risk.errors import InputError

if TYPE_CHECKING:
    from exile_risk.fact_packs import Look
    from exile_risk.model.facts import Fact
    from exile_risk.packs.impact import CaseImpact
    from exile_risk.packs.state import Entry


def run_pack(chosen: argparse.Namespace) -> int:
    """Run `pack build`, `verify`, `install`, `undo` or `list`."""
    actions = {"build": _build, "verify": _verify, "install": _install, "undo": _undo, "list": _list}
    return actions[chosen.action](chosen)


def _build(chosen: argparse.Namespace) -> int:
    from exile_risk.packs.build import build_into
    from exile_risk.wording.packs import pack_text

    made = build_into(chosen.folder, chosen.out)
    if chosen.json:
        print_json({"file": str(chosen.out), "facts": made.version, "comment": made.comment})
    else:
        print(pack_text("built", version=made.version, file=chosen.out))
        print(pack_text("sign", file=chosen.out, comment=made.comment))
    return 0


def _verify(chosen: argparse.Namespace) -> int:
    look = fact_packs.look_at(chosen.file)
    _show(chosen, look, impacts_of(chosen, look), taken=False)
    return 0


def _install(chosen: argparse.Namespace) -> int:
    from exile_risk.wording.packs import pack_text

    look = fact_packs.look_at(chosen.file)
    if not chosen.yes:
        if chosen.json or not sys.stdin.isatty():
            raise InputError("pack_not_accepted")
        _show(chosen, look, impacts_of(chosen, look), taken=False)
        if input(pack_text("ask")).strip() != look.pack.version:
            raise InputError("pack_not_accepted")
        fact_packs.take(look)
    else:
        found = impacts_of(chosen, look)  # what cannot be told is said before the pack is taken
        fact_packs.take(look)
        _show(chosen, look, found, taken=True)
    if not chosen.json:
        print(pack_text("taken", version=look.pack.version))
    return 0


def _undo(chosen: argparse.Namespace) -> int:
    from exile_risk.wording.packs import pack_text

    now = fact_packs.undo().current
    if chosen.json:
        print_json({"current": asdict(now) if now else None})
    else:
        print(pack_text("undone", version=now.version) if now else pack_text("undone_all"))
    return 0


def _list(chosen: argparse.Namespace) -> int:
    from exile_risk.packs.state import State
    from exile_risk.wording.errors import sentence
    from exile_risk.wording.packs import age_text, pack_text

    now, today = fact_packs.in_use(), date.today()
    day = fact_packs.reviewed(now)
    months = fact_packs.months_old(day, today) if day else None
    try:
        state = fact_packs.taken_packs().state()
    except InputError:
        state = State()
    if chosen.json:
        document = {
            "format": "exile-risk/packs-in-use",
            "version": 1,
            "facts": now.knowledge.version,
            "reviewed": day.isoformat() if day else None,
            "months_old": months,
            "notice": now.notice.code if now.notice else None,
            "current": _entry(state.current),
            "previous": _entry(state.previous),
        }
        print_json(document)
        return 0
    print(pack_text("in_use" if now.pack else "in_use_shipped", version=now.knowledge.version))
    if day is not None:
        print(age_text(day, today))
    if now.notice is not None:
        print(sentence(now.notice))
    if state.previous is not None:
        print(pack_text("previous", version=state.previous.version))
    return 0


def _show(chosen: argparse.Namespace, look: "Look", found: "list[CaseImpact]", *, taken: bool) -> None:
    from exile_risk.cli.pack_text import look_text

    if chosen.json:
        print_json({**_document(look), "cases": [_case(one) for one in found], "taken": taken})
    else:
        print_text(look_text(look, found if chosen.cases else None, fact_packs.in_use().knowledge, whole=chosen.all))


def _entry(entry: "Entry | None") -> dict[str, Any] | None:
    return {**asdict(entry), "facts": entry.version} if entry else None


def _document(look: "Look") -> dict[str, Any]:
    found = look.changes
    return {
        "format": "exile-risk/pack-preview",
        "version": 1,
        "facts": look.pack.version,
        "reviewed": look.pack.day.isoformat(),
        "key": look.pack.key,
        "sha512": look.pack.sha512,
        "counted": dict(found.counted()),
        "changes": {
            subject: [
                {"kind": c.kind, "table": c.table, "before": _fact(c.before), "after": _fact(c.after)} for c in all_
            ]
            for subject, all_ in found.by_subject.items()
        },
        "thresholds": {id: list(cut) for id, cut in found.thresholds.items()},
        "files": list(found.files),
    }


def _fact(fact: "Fact | None") -> dict[str, Any] | None:
    if fact is None:
        return None
    return {
        "id": fact.id,
        "attribute": fact.attribute,
        "value": fact.value,
        "valid_from": fact.valid_from.isoformat() if fact.valid_from else None,
        "valid_to": fact.valid_to.isoformat() if fact.valid_to else None,
        "sources": list(fact.sources),
        "basis": fact.basis.value,
        "confidence": fact.confidence.value,
        "as_of": fact.as_of,
        "note": fact.note,
    }


def _case(one: "CaseImpact") -> dict[str, Any]:
    before, after = one.said
    return {"case": one.code, "before": int(before), "after": int(after), "changes_band": one.changes_band}
