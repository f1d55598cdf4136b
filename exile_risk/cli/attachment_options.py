# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of the actions on files of a case, apart from their work, which takes longer to load."""

import argparse
from pathlib import Path

ACTIONS = {
    "attach": "keep files with a case, pictures without the place and time in them",
    "attachments": "list the files of a case",
    "detach": "take a file away from a case",
    "save-attachment": "write a file of a case to a new file, in clear",
}


def add_options(action: str, one: argparse.ArgumentParser) -> None:
    """Add the options of one of these actions; every other action gets none."""
    if action not in ACTIONS:
        return
    one.add_argument("code", metavar="CODE", help='the case, e.g. "Heron 14"')
    if action == "attach":
        one.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files of at most 10 MB each")
        text = "as evidence also keep pictures as they came, with the place and time that stand in them"
        one.add_argument("--keep-original", action="store_true", help=text)
    if action in ("detach", "save-attachment"):
        one.add_argument("id", metavar="ID", help="the file, as listed")
    if action == "save-attachment":
        one.add_argument("--to", type=Path, required=True, metavar="FILE", help="the new file, outside the vault")
