# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of the actions that change who can open a vault, apart from their work, which takes longer to load."""

import argparse
from pathlib import Path

ACTIONS = {
    "passphrase": "change the passphrase (--recovery: after it was forgotten)",
    "slots": "list what opens a vault, add a passphrase or remove one",
    "recovery": "make a recovery kit, or check one",
    "rekey": "give a vault a new key, when somebody knows a passphrase",
}


def add_options(action: str, one: argparse.ArgumentParser) -> None:
    """Add the options of one of these actions; every other action gets the key file alone."""
    one.add_argument("--key-file", type=Path, metavar="FILE", help="the key file that opens the vault with it")
    if action in ("passphrase", "slots", "rekey"):
        one.add_argument("--new-key-file", type=Path, metavar="FILE", help="from now on with this one; made if missing")
        one.add_argument("--without-key-file", action="store_true", help="from now on without a key file")
        one.add_argument("--words", action="store_true", help="make the new passphrase of six words, and print it")
    if action == "passphrase":
        one.add_argument(
            "--recovery", action="store_true", help="open with a recovery kit: one sheet a line, then none"
        )
        one.add_argument("--slot", metavar="NUMBER", help="replace this one instead of the one given")
    if action == "slots":
        what = one.add_mutually_exclusive_group()
        what.add_argument("--add", action="store_true", help="add a passphrase")
        what.add_argument("--remove", metavar="NUMBER", help="remove this one")
    if action == "recovery":
        one.add_argument("--sheets", type=int, default=1, metavar="N", help="share it among so many people")
        one.add_argument("--needed", type=int, default=1, metavar="K", help="of whom so many must meet")
        one.add_argument("--check", action="store_true", help="check sheets: one a line, then an empty line")
    if action in ("slots", "recovery"):
        one.add_argument("--label", default="", metavar="TEXT", help="what to call it; kept encrypted")
