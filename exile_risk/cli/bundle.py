# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle`: cases from one vault to another, for scripts and for trying it out."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from exile_risk.cli.bundle_choices import choices_of, place_of, resolved_lines, resolved_rows
from exile_risk.cli.bundle_codes import with_codes
from exile_risk.cli.bundle_people import named, run_colleague, run_colleagues, run_retire
from exile_risk.cli.bundle_text import (
    conflict_document,
    conflict_lines,
    inspected,
    leaving_lines,
    outcome_lines,
    sealed_document,
)
from exile_risk.cli.bundle_waiting import run_deletion, run_discard, run_release, run_waiting
from exile_risk.cli.output import print_json
from exile_risk.cli.vault import _passphrase as asked_passphrase
from exile_risk.cli.way_back import way_back
from exile_risk.errors import InputError
from exile_risk.handover.desk import Handover, handover_of
from exile_risk.reading import clean
from exile_risk.session import unlocked
from exile_risk.wording.handover import handover_text


def run_bundle(chosen: argparse.Namespace) -> int:
    """Run one action."""
    if chosen.action == "inspect" and chosen.vault is None:
        return _header(chosen)
    actions = {
        "card": _card,
        "colleague": run_colleague,
        "colleagues": run_colleagues,
        "retire": run_retire,
        "seal": _seal,
        "inspect": _inspect,
        "open": _open,
        "waiting": run_waiting,
        "release": run_release,
        "discard": run_discard,
        "deletion": run_deletion,
        "conflicts": _conflicts,
        "resolve": _resolve,
    }
    with (
        way_back(chosen.vault),
        asked_passphrase(chosen) as passphrase,
        unlocked(chosen.vault, passphrase, chosen.key_file) as session,
    ):
        return actions[chosen.action](chosen, handover_of(session))


def _card(chosen: argparse.Namespace, desk: Handover) -> int:
    """Print this vault's card; the six words go to standard error, so that the card can go into a file."""
    card = desk.card()
    print(card.text, end="")
    print(handover_text("words", words=" ".join(card.words)), file=sys.stderr)
    return 0


def _seal(chosen: argparse.Namespace, desk: Handover) -> int:
    from exile_risk.handover.sending import Options

    left_out = frozenset(chosen.leave_out)
    options = Options(chosen.free_text, chosen.initials, chosen.history, left_out, chosen.wishes)
    _check_left_out(desk, chosen)
    readers = [named(desk, name, active=True) for name in chosen.to]
    fields = desk.preview_of(chosen.codes, options)
    bundle = None
    if chosen.yes:
        bundle = desk.seal(chosen.out.absolute(), chosen.codes, [one.id for one in readers], options)
    if chosen.json:
        print_json(sealed_document(fields, bundle, [one.label for one in readers], str(chosen.out)))
    elif bundle is None:
        print("\n".join(leaving_lines(fields)))
        print(handover_text("not_written"))
    else:
        names = ", ".join(clean(one.label) for one in readers)
        print(handover_text("written", readers=names, file=str(chosen.out)))
    return 0


def _check_left_out(desk: Handover, chosen: argparse.Namespace) -> None:
    """Raise InputError "bundle_leave_out_unknown" for a name that keeps nothing back: mistyped, all of it would go."""
    from exile_risk.handover.field_names import PLAIN
    from exile_risk.handover.sending import Options

    if not chosen.leave_out:
        return
    there = {one.field for one in desk.preview_of(chosen.codes, Options(True, True, True, wishes=True)).leaving}
    for field in chosen.leave_out:
        if field not in there | {"answers", "needs", "judgement", *PLAIN}:
            raise InputError("bundle_leave_out_unknown", field=field)


def _inspect(chosen: argparse.Namespace, desk: Handover) -> int:
    look = desk.look(chosen.file)
    if chosen.json:
        print_json(inspected(look.would, look.words))
        return 0
    print("\n".join(outcome_lines(look.would, look.words, desk.names())))
    print(handover_text("nothing_done"))
    return 0


def _open(chosen: argparse.Namespace, desk: Handover) -> int:
    """Take a bundle in; deletions only of the cases that were named."""
    look = desk.look(chosen.file)
    accepted = frozenset(one.uid for one in look.would.deletions if one.code in chosen.delete)
    choices = choices_of(chosen.choose, look.would.cases)
    taken = desk.take(look, accepted, [one.choice for one in choices])
    outcome = replace(taken, cases=with_codes(desk, taken.cases))
    if chosen.json:
        print_json({**inspected(outcome, look.words), "resolved": resolved_rows(choices)})
    else:
        print("\n".join([*outcome_lines(outcome, look.words, desk.names()), *resolved_lines(choices)]))
    return 0


def _conflicts(chosen: argparse.Namespace, desk: Handover) -> int:
    found = desk.conflicts(chosen.code)
    if chosen.json:
        rows = [{"case": c.code, **conflict_document(c)} for c in found]
        print_json({"format": "exile-risk/bundle-conflicts", "version": 1, "conflicts": rows})
    else:
        print("\n".join(conflict_lines(found, desk.names())))
    return 0


def _resolve(chosen: argparse.Namespace, desk: Handover) -> int:
    found = next((one for one in desk.conflicts() if (one.code, one.field) == (chosen.code, chosen.field)), None)
    if found is None:
        raise InputError("conflict_missing", case=chosen.code, field=chosen.field, number=chosen.choice)
    place = place_of(found, chosen.choice)
    desk.resolve(found, place)
    if chosen.json:
        document = {"format": "exile-risk/bundle-resolved", "version": 1, "case": chosen.code, "field": chosen.field}
        print_json({**document, "reading": dict(found.readings[place].told)})
    else:
        print(handover_text("resolved", case=chosen.code, field=chosen.field))
    return 0


def _header(chosen: argparse.Namespace) -> int:
    """Print what a file shows without a key."""
    from exile_risk.handover import age_header
    from exile_risk.handover.desk import read_file

    data = read_file(Path(chosen.file))
    count = age_header.check(data)
    if chosen.json:
        print_json({"format": "exile-risk/bundle-header", "version": 1, "recipients": count, "bytes": len(data)})
    else:
        print(handover_text("header", count=str(count), bytes=str(len(data))))
    return 0
