# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle`: cases from one vault to another, for scripts and for trying it out."""

import argparse
import sys
from pathlib import Path

from exile_risk.cli.bundle_text import conflict_lines, inspected, leaving_lines, outcome_lines
from exile_risk.cli.output import print_json, read_input
from exile_risk.cli.vault import _passphrase as asked_passphrase
from exile_risk.errors import InputError
from exile_risk.handover.desk import Handover, handover_of
from exile_risk.session import unlocked
from exile_risk.wording.handover import handover_text


def run_bundle(chosen: argparse.Namespace) -> int:
    """Run one action."""
    if chosen.action == "inspect" and chosen.vault is None:
        return _header(chosen)
    actions = {
        "card": _card,
        "colleague": _colleague,
        "seal": _seal,
        "inspect": _inspect,
        "open": _open,
        "conflicts": _conflicts,
        "resolve": _resolve,
    }
    with asked_passphrase(chosen) as passphrase, unlocked(chosen.vault, passphrase, chosen.key_file) as session:
        return actions[chosen.action](chosen, handover_of(session))


def _card(chosen: argparse.Namespace, desk: Handover) -> int:
    """Print this vault's card; the six words go to standard error, so that the card can go into a file."""
    card = desk.card()
    print(card.text, end="")
    print(handover_text("words", words=" ".join(card.words)), file=sys.stderr)
    return 0


def _colleague(chosen: argparse.Namespace, desk: Handover) -> int:
    text, _ = read_input(chosen.card)
    made = desk.add_colleague(text, chosen.name)
    if chosen.words is None:
        print(handover_text("added", label=made.label, words=" ".join(desk.words(made.id))))
        return 0
    print(handover_text("confirmed", label=desk.confirm(made.id, chosen.words).label))
    return 0


def _seal(chosen: argparse.Namespace, desk: Handover) -> int:
    from exile_risk.handover.sending import Options

    options = Options(chosen.free_text, chosen.initials, chosen.history, frozenset(chosen.leave_out))
    readers = {one.label: one.id for one in desk.colleagues() if one.retired_at is None}
    unknown = [name for name in chosen.to if name not in readers]
    if unknown:
        raise InputError("colleague_missing")
    fields = desk.preview_of(chosen.codes, options)
    if not chosen.yes:
        print("\n".join(leaving_lines(fields)))
        print(handover_text("not_written"))
        return 0
    desk.seal(chosen.out.absolute(), chosen.codes, [readers[name] for name in chosen.to], options)
    print(handover_text("written", readers=", ".join(chosen.to), file=str(chosen.out)))
    return 0


def _inspect(chosen: argparse.Namespace, desk: Handover) -> int:
    look = desk.look(chosen.file)
    if chosen.json:
        print_json(inspected(look.would, look.words))
        return 0
    print("\n".join(outcome_lines(look.would, look.words)))
    print(handover_text("nothing_done"))
    return 0


def _open(chosen: argparse.Namespace, desk: Handover) -> int:
    """Take a bundle in; deletions only of the cases that were named."""
    look = desk.look(chosen.file)
    accepted = frozenset(one.uid for one in look.would.deletions if one.code in chosen.delete)
    outcome = desk.take(look, accepted)
    if chosen.json:
        print_json(inspected(outcome, look.words))
    else:
        print("\n".join(outcome_lines(outcome, look.words)))
    return 0


def _conflicts(chosen: argparse.Namespace, desk: Handover) -> int:
    found = desk.conflicts()
    if chosen.json:
        rows = [{"case": c.code, "field": c.field, "readings": [dict(r.told) for r in c.readings]} for c in found]
        print_json({"format": "exile-risk/bundle-conflicts", "version": 1, "conflicts": rows})
    else:
        print("\n".join(conflict_lines(found)))
    return 0


def _resolve(chosen: argparse.Namespace, desk: Handover) -> int:
    found = next((one for one in desk.conflicts() if (one.code, one.field) == (chosen.code, chosen.field)), None)
    if found is None:
        raise InputError("conflict_changed")
    desk.resolve(found, chosen.choice - 1)
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
