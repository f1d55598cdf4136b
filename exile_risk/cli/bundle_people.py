# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle colleague`, `colleagues` and `retire`: whose cards are kept, and whose words were compared."""

import argparse
from typing import TYPE_CHECKING, Any

from exile_risk.cli.output import print_json, read_input
from exile_risk.errors import InputError
from exile_risk.reading import clean
from exile_risk.wording.handover import handover_text

if TYPE_CHECKING:
    from exile_risk.handover.desk import Handover
    from exile_risk.vault.colleagues import Colleague


def run_colleague(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Keep a card; confirm its owner where the six words are given."""
    text, _ = read_input(chosen.card)
    made = desk.add_colleague(text, chosen.name)
    if chosen.words is not None:
        made = desk.confirm(made.id, chosen.words)
    if chosen.json:
        print_json({"format": "exile-risk/bundle-colleague", "version": 1, **_row(made, desk)})
    elif chosen.words is None:
        print(handover_text("added", label=clean(made.label), words=" ".join(desk.words(made.id))))
    else:
        print(handover_text("confirmed", label=clean(made.label)))
    return 0


def run_colleagues(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Print every colleague with six words and how they stand."""
    found = desk.colleagues()
    if chosen.json:
        rows = [_row(one, desk) for one in found]
        print_json({"format": "exile-risk/bundle-colleagues", "version": 1, "colleagues": rows})
        return 0
    for one in found:
        print(_line(one, desk))
    if not found:
        print(handover_text("nobody"))
    return 0


def run_retire(chosen: argparse.Namespace, desk: "Handover") -> int:
    """Take nothing from a colleague any more; with --forget their name goes too."""
    one = named(desk, chosen.name)
    made = desk.forget(one.id) if chosen.forget else desk.retire(one.id)
    if chosen.json:
        print_json({"format": "exile-risk/bundle-colleague", "version": 1, **_row(made, desk)})
    else:
        print(
            handover_text("forgotten" if chosen.forget else "retired", label=clean(one.label), number=clean(made.label))
        )
    return 0


def named(desk: "Handover", name: str, *, active: bool = False) -> "Colleague":
    """Return the one colleague with this name or id; `active`: retired ones are not meant.

    Raises InputError: "colleague_missing"; "colleague_twice"(label) where several are called that.
    """
    everybody = [one for one in desk.colleagues() if not (active and one.retired_at is not None)]
    found = [one for one in everybody if name == one.id] or [one for one in everybody if name == one.label]
    if not found:
        raise InputError("colleague_missing")
    if len(found) > 1:
        raise InputError("colleague_twice", label=name)
    return found[0]


def _row(one: "Colleague", desk: "Handover") -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.label,
        "words": list(desk.words(one.id)),
        "added_at": one.added_at,
        "confirmed_on": one.confirmed_on,
        "retired_at": one.retired_at,
    }


def _line(one: "Colleague", desk: "Handover") -> str:
    gaps = {"label": clean(one.label), "number": one.id, "words": " ".join(desk.words(one.id))}
    if one.retired_at is not None:
        return handover_text("is_retired", day=one.retired_at[:10], **gaps)
    if one.confirmed_on is not None:
        return handover_text("is_confirmed", day=one.confirmed_on, **gaps)
    return handover_text("is_unconfirmed", **gaps)
