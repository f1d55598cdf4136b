# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said after `exile-risk pack`."""

import argparse
from pathlib import Path
from typing import Any

_ACTIONS = {
    "build": "make an unsigned pack of a folder of facts",
    "verify": "check a signed pack and print what it would change",
    "install": "use the facts of a signed pack, after printing what they change",
    "undo": "go back to the pack before, or to the facts that ship",
    "list": "print which facts are in use and how old they are",
}


def add_pack(commands: Any, parser: type[argparse.ArgumentParser]) -> None:
    """Add the command and its actions."""
    pack = commands.add_parser("pack", help="newer facts in one signed file", allow_abbrev=False)
    actions = pack.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=parser)
    for action, text in _ACTIONS.items():
        one = actions.add_parser(action, help=text, allow_abbrev=False)
        if action == "build":
            one.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds manifest.json")
            one.add_argument("out", type=Path, metavar="OUT", help="the pack, a new file")
        if action in ("verify", "install"):
            one.add_argument("file", type=Path, metavar="PACK", help="the pack; PACK.minisig lies beside it")
            text = "case files, or the folder of a vault, of which to print whose band changes"
            one.add_argument("--cases", nargs="+", default=[], metavar="CASE", help=text)
            one.add_argument("--all", action="store_true", help="print every fact that changes, not the first ones")
            text = "read the passphrase of a vault from standard input"
            one.add_argument("--passphrase-stdin", action="store_true", help=text)
            one.add_argument("--key-file", type=Path, metavar="FILE", help="the key file that opens the vault with it")
        if action == "install":
            one.add_argument("--yes", action="store_true", help="do not ask")
        one.add_argument("--json", action="store_true", help="print one JSON object")
