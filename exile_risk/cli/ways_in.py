# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk vault passphrase`, `slots`, `recovery` and `rekey`: who can open a vault, without the window."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from exile_risk import ways_in
from exile_risk.cli.output import print_json
from exile_risk.cli.secret_lines import SecretLines
from exile_risk.errors import InputError
from exile_risk.recovery_kit import Kit
from exile_risk.session import Session, unlocked
from exile_risk.wording.ways_in import shown_score, strength_lines, way_in_line, way_in_text

_TRIES = 3


def run_ways_in(chosen: argparse.Namespace) -> int:
    """Run one of these actions."""
    actions: dict[str, Callable[[argparse.Namespace, SecretLines], None]] = {
        "passphrase": _recover if chosen.action == "passphrase" and chosen.recovery else _change,
        "slots": _slots,
        "recovery": _check_kit if chosen.action == "recovery" and chosen.check else _make_kit,
        "rekey": _rekey,
    }
    with SecretLines(from_stdin=chosen.passphrase_stdin) as lines:
        actions[chosen.action](chosen, lines)
    return 0


def _change(chosen: argparse.Namespace, lines: SecretLines) -> None:
    current = lines.current()
    with unlocked(chosen.vault, current, chosen.key_file) as session:
        new, key_file = _new(chosen, lines), _new_key_file(chosen)
        session.ways_in.change_passphrase(current, new, key_file, chosen.slot)
    _say(chosen, new, "changed", "changed_copies", key_file=key_file is not None)


def _recover(chosen: argparse.Namespace, lines: SecretLines) -> None:
    sheets = lines.sheets()
    new, key_file = _new(chosen, lines), _new_key_file(chosen)
    Session.recover(chosen.vault, sheets, new, key_file).close()
    _say(chosen, new, "recovered", key_file=key_file is not None)


def _slots(chosen: argparse.Namespace, lines: SecretLines) -> None:
    current = lines.current()
    with unlocked(chosen.vault, current, chosen.key_file) as session:
        if chosen.remove is not None:
            session.ways_in.remove(current, chosen.remove)
            _print(chosen, "removed", removed=chosen.remove)
        elif chosen.add:
            new, key_file = _new(chosen, lines), _new_key_file(chosen)
            id = session.ways_in.add_passphrase(current, new, chosen.label, key_file)
            _say(chosen, new, "added", key_file=key_file is not None, id=id)
        else:
            _list(chosen, session.ways_in.all())


def _list(chosen: argparse.Namespace, ways: tuple[ways_in.WayIn, ...]) -> None:
    if not chosen.json:
        print("\n".join(map(way_in_line, ways)))
        return
    rows = [
        {
            "id": way.id,
            "kind": way.kind,
            "made": way.made.isoformat() if way.made else None,
            "label": way.label,
            "needed": way.needed,
            "sheets": way.sheets,
        }
        for way in ways
    ]
    print_json({"format": "exile-risk/vault-slots", "version": 1, "slots": rows})


def _make_kit(chosen: argparse.Namespace, lines: SecretLines) -> None:
    """Print a kit, have it tested from the paper, and only then let it open the vault."""
    current = lines.current()
    with unlocked(chosen.vault, current, chosen.key_file) as session:
        kit = session.ways_in.prepare_kit(current, chosen.needed, chosen.sheets, chosen.label)
        _print_kit(kit, _aside(chosen))
        for sheet, group in kit.asked:
            _test(kit, lines, sheet, group, _aside(chosen))
        id = session.ways_in.keep_kit(kit)
    _print(chosen, "kit_kept", id=id, needed=kit.needed, sheets=len(kit.sheets))


def _aside(chosen: argparse.Namespace) -> TextIO:
    """Return where secrets and questions go: never among what a program keeps as its answer."""
    return sys.stderr if chosen.json else sys.stdout


def _print_kit(kit: Kit, out: TextIO) -> None:
    for number, sheet in enumerate(kit.sheets, start=1):
        print(way_in_text("kit_sheet", number=number, count=len(kit.sheets), needed=kit.needed), file=out)
        for place, words in enumerate(sheet, start=1):
            print(way_in_text("kit_group", number=place, words=" ".join(words)), file=out)
    print(file=out, flush=True)


def _test(kit: Kit, lines: SecretLines, sheet: int, group: int, out: TextIO) -> None:
    for _ in range(_TRIES):
        if lines.from_stdin:  # a program at the other end has to learn what is asked
            print(way_in_text("ask_group", sheet=sheet, group=group), file=out, flush=True)
        if kit.answer(sheet, group, lines.group(sheet, group)):
            return
        print(way_in_text("kit_wrong"), file=out, flush=True)
    raise InputError("kit_untested")


def _check_kit(chosen: argparse.Namespace, lines: SecretLines) -> None:
    ways_in.check_kit(chosen.vault, lines.sheets())
    _print(chosen, "kit_opens", opens=True)


def _rekey(chosen: argparse.Namespace, lines: SecretLines) -> None:
    current = lines.current()
    with unlocked(chosen.vault, current, chosen.key_file) as session:
        new, key_file = _new(chosen, lines), _new_key_file(chosen)
        session.ways_in.renew_key(current, new, key_file)
        unfinished = session.ways_in.unfinished
    ids = ("rekeyed", "rekeyed_copies", *(("rekey_unfinished",) if unfinished else ()))
    _say(chosen, new, *ids, key_file=key_file is not None, unfinished=unfinished)


def _new(chosen: argparse.Namespace, lines: SecretLines) -> bytearray:
    return lines.keep(ways_in.made_passphrase()) if chosen.words else lines.new()


def _new_key_file(chosen: argparse.Namespace) -> Path | None:
    """Return the key file of the new passphrase, made now where there is none: it is read back before it counts.

    A passphrase that takes the place of one with a key file keeps it, unless the opposite is asked for.
    """
    kept = None if chosen.action == "slots" or chosen.without_key_file else chosen.key_file
    file: Path | None = chosen.new_key_file or kept
    if file is not None and not file.exists():
        ways_in.make_key_file(file, chosen.vault)
    return file


def _say(chosen: argparse.Namespace, new: bytearray, *ids: str, **row: object) -> None:
    """Print what was done, and the new passphrase where it was made here, or how strong it is."""
    found = ways_in.passphrase_strength(new, chosen.vault)
    if chosen.words:
        print(way_in_text("made", passphrase=new.decode()), file=_aside(chosen), flush=True)
    elif not chosen.json:
        print("\n".join(strength_lines(found)))
    _print(chosen, *ids, strength=shown_score(found), **row)


def _print(chosen: argparse.Namespace, *ids: str, **row: object) -> None:
    """Print sentences, whose gaps the row fills, or the row as one JSON object; no secret is ever in it."""
    if chosen.json:
        print_json({"folder": str(chosen.vault), **row})
        return
    for id in ids:
        print(way_in_text(id, **row))
