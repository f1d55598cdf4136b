# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the command line, run one command, and answer every failure with one line and an exit status."""

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from exile_risk import __version__
from exile_risk.errors import ExileRiskError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    _Command = Callable[[argparse.Namespace], int]
    _Subcommands = argparse._SubParsersAction["_Parser"]


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        raise InputError("usage", problem=message, program=self.prog)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    os.umask(0o077)  # whatever is written is for its owner alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # whatever the terminal's own code page, text and JSON leave as UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if not arguments:
            return _command(None)(argparse.Namespace(vault=None, train=False))
        chosen = _parser().parse_args(arguments)
        status = _command(chosen.command)(chosen)
        sys.stdout.flush()
        return status
    except ExileRiskError as error:
        from exile_risk.wording.errors import sentence

        print(sentence(error), file=sys.stderr)
        return error.exit_status
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except OSError as error:
        if error.filename is not None:
            print(_bug(error), file=sys.stderr)
            return 1
        return _output_failed()
    except Exception as error:
        print(_bug(error), file=sys.stderr)
        return 1


def _output_failed() -> int:
    """Say that standard output took nothing more; what is left in it is dropped, so that Python's end stays silent."""
    from exile_risk.wording.errors import sentence

    print(sentence(InputError("output_failed")), file=sys.stderr)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 2


def _command(name: str | None) -> "_Command":
    """Return the command of a name, importing only what it needs: the window must not wait for the others."""
    if name is None:
        from exile_risk.cli.window import open_window

        return open_window
    if name == "assess":
        from exile_risk.cli.assess import run_assess

        return run_assess
    if name == "knowledge":
        from exile_risk.cli.knowledge import run_knowledge

        return run_knowledge
    if name == "backtest":
        from exile_risk.cli.backtest import run_backtest

        return run_backtest
    if name == "corridors":
        from exile_risk.cli.corridors import run_corridors

        return run_corridors
    if name == "card":
        from exile_risk.cli.card import run_card

        return run_card
    if name == "report":
        from exile_risk.cli.report import run_report

        return run_report
    if name == "relocate":
        from exile_risk.cli.relocate import run_relocate

        return run_relocate
    if name == "bundle":
        from exile_risk.cli.bundle import run_bundle

        return run_bundle
    if name == "pack":
        from exile_risk.cli.pack import run_pack

        return run_pack
    from exile_risk.cli.vault import run_vault

    return run_vault


def _bug(error: Exception) -> str:
    """Return one line about a fault of ours: its kind and place in the code, never its message or any content."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return f"A fault in Exile Risk {__version__} ({type(error).__name__} at {where}). Nothing was changed; report this."


def _parser() -> argparse.ArgumentParser:
    from exile_risk.cli.bundle_options import add_bundle
    from exile_risk.cli.pack_options import add_pack

    parser = _Parser(
        prog="exile-risk",
        description="Rates the danger that an exile is returned or attacked. Without a command it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Exile Risk {__version__}")
    parser.add_argument("--vault", type=Path, metavar="PATH", help="open this vault (a folder)")
    parser.add_argument("--train", action="store_true", help="practise with invented cases in a throw-away vault")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_assess(commands)
    _add_relocate(commands)
    _add_knowledge(commands)
    _add_backtest(commands)
    _add_corridors(commands)
    _add_card(commands)
    _add_report(commands)
    _add_vault(commands)
    add_bundle(commands, _Parser)
    add_pack(commands, _Parser)
    return parser


def _add_assess(commands: "_Subcommands") -> None:
    assess = commands.add_parser("assess", help="rate a case file", allow_abbrev=False)
    assess.add_argument("case", metavar="CASE", help="a case file, or - for standard input")
    assess.add_argument("--as-of", metavar="DATE", help="use the facts of this day (YYYY-MM-DD)")
    assess.add_argument("--since", metavar="DATE", help="also print what changed since this day (YYYY-MM-DD)")
    assess.add_argument("--answers-only", action="store_true", help="count only the answers of the file, no facts")
    assess.add_argument("--model", default=None, metavar="VERSION", help="use this model version")
    assess.add_argument("--explain", action="store_true", help="print the whole calculation, to be followed by hand")
    assess.add_argument("--json", action="store_true", help="print one JSON object")


def _add_relocate(commands: "_Subcommands") -> None:
    relocate = commands.add_parser("relocate", help="where a person could go", allow_abbrev=False)
    relocate.add_argument("case", metavar="CASE", help="a case file, or - for standard input")
    relocate.add_argument("--as-of", metavar="DATE", help="use the safety facts of this day (YYYY-MM-DD)")
    relocate.add_argument(
        "--weigh",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help="how much a criterion matters to the client (durability, protection, family, language, diaspora, work, "
        "cost); those left out then weigh nothing; may be given several times; without it what the case says counts",
    )
    relocate.add_argument("--json", action="store_true", help="print one JSON object")


def _add_knowledge(commands: "_Subcommands") -> None:
    knowledge = commands.add_parser("knowledge", help="the facts about states and corridors", allow_abbrev=False)
    actions = knowledge.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    check = actions.add_parser("check", help="validate every fact and print what is in the base", allow_abbrev=False)
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="a folder of facts; else the shipped one")
    check.add_argument("--all-pairs", action="store_true", help="ask every corridor what it answers, not a sample")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    show = actions.add_parser("show", help="print every fact a corridor uses", allow_abbrev=False)
    show.add_argument("origin", metavar="ORIGIN", help="the state feared, e.g. KH")
    show.add_argument("host", metavar="HOST", help="where the person is, e.g. TH")
    show.add_argument("--as-of", metavar="DATE", help="the facts of this day (YYYY-MM-DD)")
    show.add_argument("--via", nargs="+", default=[], metavar="STATE", help="states on a planned route, e.g. MY SG")
    show.add_argument("--json", action="store_true", help="print one JSON object")
    history = actions.add_parser("history", help="print the days on which a corridor changed", allow_abbrev=False)
    history.add_argument("origin", metavar="ORIGIN", help="the state feared, e.g. TH")
    history.add_argument("host", metavar="HOST", help="where the person is, e.g. KH")
    history.add_argument("--offence", metavar="ID", help="rate one charged with this, e.g. lese_majeste")
    history.add_argument("--json", action="store_true", help="print one JSON object")


def _add_backtest(commands: "_Subcommands") -> None:
    backtest = commands.add_parser(
        "backtest", help="rate documented cases and compare with their end", allow_abbrev=False
    )
    backtest.add_argument("cases", metavar="CASES", help="a JSON list of documented cases, or - for standard input")
    backtest.add_argument("--model", default=None, metavar="VERSION", help="use this model version")
    backtest.add_argument("--json", action="store_true", help="print one JSON object")


def _add_corridors(commands: "_Subcommands") -> None:
    text = "rank corridors for a standard exile and compare them with recorded incidents"
    corridors = commands.add_parser("corridors", help=text, allow_abbrev=False)
    corridors.add_argument("file", metavar="FILE", help="a CSV file with origin, host and period, or -")
    corridors.add_argument("--before", metavar="DATE", help="use only facts from before this day (YYYY-MM-DD)")
    corridors.add_argument("--json", action="store_true", help="print one JSON object")


def _add_card(commands: "_Subcommands") -> None:
    card = commands.add_parser("card", help="what to do in the first hour of an emergency", allow_abbrev=False)
    card.add_argument("host", metavar="HOST", help="where the person is, e.g. TH")
    card.add_argument(
        "situation",
        nargs="?",
        choices=("arrest", "summons", "raid", "airport"),
        metavar="SITUATION",
        help="arrest, summons, raid or airport; all four if left out",
    )
    card.add_argument("--as-of", metavar="DATE", help="the law of this day (YYYY-MM-DD)")
    card.add_argument("--json", action="store_true", help="print one JSON object")


def _add_report(commands: "_Subcommands") -> None:
    report = commands.add_parser("report", help="print the risk note of a case file", allow_abbrev=False)
    report.add_argument("case", metavar="CASE", help="a case file (JSON), or - for standard input")
    report.add_argument("--as-of", metavar="DATE", help="use the facts of this day (YYYY-MM-DD)")
    readers = ("partner", "person", "file")
    report.add_argument("--for", dest="reader", choices=readers, default="partner", help="who will read it")
    report.add_argument("--html", action="store_true", help="print one HTML page that needs nothing else")


def _add_vault(commands: "_Subcommands") -> None:
    from exile_risk.cli import attachment_options, search_options, ways_in_options

    vault = commands.add_parser("vault", help="the encrypted store without the window", allow_abbrev=False)
    actions = vault.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    texts = {
        "create": "make a new vault",
        "verify": "check every page and the structure of a vault",
        "add": "store case files",
        "list": "print codes and counts",
        "export": "print the case file of a code",
        "backup": "make a backup that was read back and checked",
        "restore": "make a vault of a backup, in a new folder",
        "compact": "write the store anew, without anything that was deleted",
        "receipt": "print four words for everything on record, or check them",
        "delete": "delete a case for good",
        "held": "print everything held about the person of a case",
        "erase": "overwrite what opens a vault, then delete it and its backups",
        **attachment_options.ACTIONS,
        **ways_in_options.ACTIONS,
        **search_options.ACTIONS,
    }
    for action, text in texts.items():
        one = actions.add_parser(action, help=text, allow_abbrev=False)
        one.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
        if action == "add":
            one.add_argument("cases", nargs="+", metavar="CASE", help="case files")
        if action in ("export", "delete", "held"):
            one.add_argument("code", metavar="CODE", help='the case, e.g. "Heron 14"')
        _add_custody(action, one)
        attachment_options.add_options(action, one)
        ways_in_options.add_options(action, one)
        search_options.add_options(action, one)
        one.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
        one.add_argument("--json", action="store_true", help="print one JSON object")


def _add_custody(action: str, one: argparse.ArgumentParser) -> None:
    if action in ("verify", "list", "export", "attachments"):
        one.add_argument("--read-only", action="store_true", help="from a copy, while it is open elsewhere")
    if action == "backup":
        one.add_argument("--to", type=Path, metavar="FOLDER", help="copy it there too, e.g. to a stick")
    if action == "restore":
        one.add_argument("backup", type=Path, metavar="BACKUP", help="the file of the backup")
        how = one.add_mutually_exclusive_group()
        how.add_argument("--replace-damaged", action="store_true", help="keep the damaged vault under another name")
        how.add_argument("--header-only", action="store_true", help="only put back the header, where both are damaged")
    if action == "receipt":
        one.add_argument("--check", nargs=5, metavar=("NUMBER", "W1", "W2", "W3", "W4"), help="check a receipt")
    if action == "delete":
        one.add_argument("--why", default="", metavar="TEXT", help="why, without names; it stays on record")
    if action == "erase":
        one.add_argument("--name", metavar="NAME", help="the name of the vault's folder, instead of being asked for it")
