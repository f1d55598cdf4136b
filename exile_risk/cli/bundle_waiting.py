# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle waiting`, `release`, `discard` and `deletion`: what nobody has decided yet, and deciding it."""

import argparse
from typing import TYPE_CHECKING, Any

from exile_risk.cli.bundle_choices import choices_of, resolved_lines, resolved_rows
from exile_risk.cli.bundle_codes import with_codes
from exile_risk.cli.bundle_text import case_document, case_lines
from exile_risk.cli.output import print_json
from exile_risk.errors import InputError
from exile_risk.handover.waiting import Apart, bundles_apart
from exile_risk.reading import clean
from exile_risk.wording.handover import handover_text, standing_text

if TYPE_CHECKING:
    from exile_risk.handover.desk import Handover

_LEAST_DIGITS = 8


def run_waiting(chosen: argparse.Namespace, desk: "Handover") -> int:
    """List what waits, or show what releasing one bundle would do."""
    if chosen.bundle is not None:
        return _preview(chosen, desk)
    apart, deletions = bundles_apart(desk), desk.deletions()
    if chosen.json:
        rows = [{"case": d.code, "uid": d.uid, "day": d.day, "sender": d.sender} for d in deletions]
        bundles = [_row(one) for one in apart]
        print_json({"format": "exile-risk/bundle-waiting", "version": 1, "bundles": bundles, "deletions": rows})
        return 0
    lines = [_line(one) for one in apart]
    for gone in deletions:
        sender = clean(gone.sender) if gone.sender is not None else handover_text("a_copy")
        lines.append(handover_text("deletion_waits", case=gone.code, sender=sender, day=gone.day))
    print("\n".join(lines or [handover_text("nothing_waits")]))
    return 0


def run_release(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Merge a bundle that waited."""
    bundle = _named(desk, chosen.bundle).bundle
    choices = choices_of(chosen.choose, desk.look_at_waiting(bundle))
    cases = with_codes(desk, desk.release(bundle, [one.choice for one in choices]))
    if chosen.json:
        document = {"format": "exile-risk/bundle-released", "version": 1, "bundle": bundle}
        print_json({**document, "cases": [case_document(one) for one in cases], "resolved": resolved_rows(choices)})
        return 0
    lines = [line for one in cases for line in case_lines(one, desk.names())]
    print("\n".join([*lines, *resolved_lines(choices), handover_text("released")]))
    return 0


def run_discard(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Forget a bundle that waits."""
    bundle = _named(desk, chosen.bundle).bundle
    desk.discard(bundle)
    if chosen.json:
        print_json({"format": "exile-risk/bundle-discarded", "version": 1, "bundle": bundle})
    else:
        print(handover_text("discarded"))
    return 0


def run_deletion(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Delete a case because a colleague did, or keep it."""
    found = next((one for one in desk.deletions() if one.code == chosen.code), None)
    if found is None:
        raise InputError("bundle_not_waiting")
    desk.decide_deletion(found.uid, delete=chosen.delete)
    if chosen.json:
        document = {"format": "exile-risk/bundle-deletion", "version": 1}
        print_json({**document, "case": found.code, "uid": found.uid, "deleted": chosen.delete})
    else:
        print(handover_text("case_deleted" if chosen.delete else "case_kept", case=found.code))
    return 0


def _preview(chosen: argparse.Namespace, desk: "Handover") -> int:
    one = _named(desk, chosen.bundle)
    cases = desk.look_at_waiting(one.bundle)
    if chosen.json:
        document = {"format": "exile-risk/bundle-preview", "version": 1, **_row(one)}
        print_json({**document, "cases": [case_document(case) for case in cases]})
        return 0
    lines = [line for case in cases for line in case_lines(case, desk.names())]
    print("\n".join([_line(one), *lines, handover_text("nothing_done")]))
    return 0


def _named(desk: "Handover", name: str) -> Apart:
    """Return the bundle whose name begins like that; raises InputError "bundle_not_waiting" unless it is just one."""
    found = [one for one in bundles_apart(desk) if len(name) >= _LEAST_DIGITS and one.bundle.startswith(name.lower())]
    if len(found) != 1:
        raise InputError("bundle_not_waiting")
    return found[0]


def _row(one: Apart) -> dict[str, Any]:
    return {
        "bundle": one.bundle,
        "received_at": one.received_at,
        "made_at": one.made_at,
        "standing": one.why,
        "sender": one.sender,
        "words": list(one.words),
        "held_cases": one.cases,
        "held_deletions": one.deletions,
        "may_be_released": one.may_be_released,
    }


def _line(one: Apart) -> str:
    sender = clean(one.sender) if one.sender is not None else "?"
    standing = standing_text("trusted" if one.may_be_released else one.why, sender, " ".join(one.words))
    said = handover_text("apart", bundle=one.bundle[:12], day=one.received_at[:10], cases=str(one.cases))
    return f"{said} {standing}" + (f" {handover_text('releasable')}" if one.may_be_released else "")
