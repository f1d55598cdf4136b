# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said after `exile-risk bundle`."""

import argparse
from pathlib import Path
from typing import Any

_ACTIONS = {
    "card": "print what a colleague needs to send bundles to this vault",
    "colleague": "keep a colleague's card, confirmed where their six words are given",
    "colleagues": "print whose cards are kept, their six words and whether those were compared",
    "retire": "take nothing from a colleague any more and seal nothing to them",
    "seal": "write cases into a new file for colleagues; without --yes only list what would leave",
    "inspect": "print what a bundle would do, or without --vault what its header shows",
    "open": "take a bundle in",
    "waiting": "print what waits for a decision, or what releasing one bundle would do",
    "release": "merge a bundle that waited, once its sender is confirmed",
    "discard": "forget a bundle that waits",
    "deletion": "delete a case because a colleague did, or keep it",
    "conflicts": "print what two people said differently",
    "resolve": "let one of the readings of a field count",
}


def add_bundle(commands: Any, parser: type[argparse.ArgumentParser]) -> None:
    """Add the command and its actions."""
    bundle = commands.add_parser("bundle", help="hand cases over from one vault to another", allow_abbrev=False)
    actions = bundle.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=parser)
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, allow_abbrev=False)
        if action == "inspect":
            one.add_argument("--vault", type=Path, default=None, metavar="VAULT", help="the vault to take it in")
        else:
            one.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
        _add_action(one, action)
        one.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
        one.add_argument(
            "--key-file", type=Path, default=None, metavar="FILE", help="open the vault with this key file"
        )
        one.add_argument("--json", action="store_true", help="print one JSON object")


def _add_action(one: argparse.ArgumentParser, action: str) -> None:
    if action == "colleague":
        one.add_argument("card", metavar="CARD", help="the file with their card, or -")
        one.add_argument("--name", required=True, help="how to call them here, such as initials")
        one.add_argument("--words", default=None, help="the six words that they read out")
    elif action == "seal":
        _add_seal(one)
    elif action in ("inspect", "open"):
        one.add_argument("file", type=Path, metavar="FILE", help="the bundle")
    elif action == "retire":
        one.add_argument("name", metavar="NAME", help="what they are called here, or their id")
        one.add_argument("--forget", action="store_true", help="also forget that name; their keys stay refused")
    elif action in ("waiting", "release", "discard"):
        count = "?" if action == "waiting" else None
        one.add_argument("bundle", nargs=count, metavar="BUNDLE", help="the bundle as listed, at least 8 digits")
    elif action == "deletion":
        one.add_argument("code", metavar="CODE", help='the case, e.g. "Heron 14"')
        how = one.add_mutually_exclusive_group(required=True)
        how.add_argument("--delete", action="store_true", help="delete it here too")
        how.add_argument("--keep", action="store_true", help="keep it and do not ask again")
    elif action == "conflicts":
        one.add_argument("code", nargs="?", default=None, metavar="CODE", help="of this case only")
    elif action == "resolve":
        one.add_argument("code", metavar="CODE", help='the case, e.g. "Heron 14"')
        one.add_argument("field", metavar="FIELD", help="the field, as listed")
        one.add_argument("choice", metavar="NUMBER", help="which reading counts, by number or mark as listed")
    if action in ("open", "release"):
        text = "let this reading of a conflict count, by number or mark as inspect or waiting shows; may be repeated"
        names = ("CODE", "FIELD", "NUMBER")
        one.add_argument("--choose", nargs=3, action="append", default=[], metavar=names, help=text)
    if action == "open":
        one.add_argument("--delete", action="append", default=[], metavar="CODE", help="delete this case as they did")


def _add_seal(one: argparse.ArgumentParser) -> None:
    one.add_argument("codes", nargs="+", metavar="CODE", help='the cases, e.g. "Heron 14"')
    one.add_argument("--to", action="append", required=True, metavar="NAME", help="a colleague; may be repeated")
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help="the new file")
    one.add_argument("--free-text", action="store_true", help="also the reasons of judgements")
    one.add_argument("--initials", action="store_true", help="also the initials of who judged")
    one.add_argument(
        "--wishes", action="store_true", help="also what the person wishes, refuses and weighs, and the options chosen"
    )
    one.add_argument("--history", action="store_true", help="also what fields held earlier")
    one.add_argument("--leave-out", action="append", default=[], metavar="FIELD", help="keep a field here")
    one.add_argument("--yes", action="store_true", help="all that was listed may leave")
