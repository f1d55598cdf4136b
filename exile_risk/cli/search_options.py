# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of what a vault offers somebody who may be searched, apart from the work, which takes longer to load."""

import argparse
from pathlib import Path

ACTIONS = {
    "high-risk": "say whether the high-risk mode is on, or switch it",
    "travel": "make a small vault for a journey, with some cases of this one",
    "accept": "take a vault as it was found at opening, such as an older one",
}


def add_options(action: str, one: argparse.ArgumentParser) -> None:
    """Add the options of one of these actions."""
    if action == "high-risk":
        how = one.add_mutually_exclusive_group()
        how.add_argument("--on", action="store_true", help="from the next opening on")
        how.add_argument("--off", action="store_true", help="from the next opening on")
    if action == "travel":
        one.add_argument("new", type=Path, metavar="NEW", help="a new or empty folder for it")
        one.add_argument("--case", nargs="+", required=True, metavar="CODE", help="the cases, and no others")
        one.add_argument("--words", action="store_true", help="make its passphrase of six words, and print it")
