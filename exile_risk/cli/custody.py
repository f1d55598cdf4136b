# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk vault backup`, `restore` and what else keeps a vault safe or takes something out of it for good."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.cli.output import print_json
from exile_risk.errors import InputError, LockedError
from exile_risk.reading import clean
from exile_risk.session import unlocked
from exile_risk.ways_in import opened, secret_of
from exile_risk.wording.custody import announcement, custody_text

if TYPE_CHECKING:
    from exile_risk.vault import Vault
    from exile_risk.vault.custody import Custody
    from exile_risk.vault.retention import StillIn

_LONGEST_NAME = 255


def run_backup(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Make a verified backup, and copy it to a second place where one is named."""
    from exile_risk.vault import backup
    from exile_risk.vault.custody import Custody

    if chosen.to is not None:
        backup.check_second(chosen.to, chosen.vault)
    with opened(chosen.vault, passphrase, chosen.key_file) as vault:
        _announce(vault)
        file = Custody(vault).back_up()
    copied = backup.copy_to(file, chosen.to) if chosen.to is not None else None
    if chosen.json:
        print_json({"file": str(file), "copied_to": str(copied) if copied else None})
    else:
        print(custody_text("backed_up", file=file))
        if copied is not None:
            print(custody_text("backed_up", file=copied))
    return 0


def run_restore(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Restore a backup into a new folder, or into the place of a damaged vault."""
    from exile_risk.vault.restore import replace_damaged, restore
    from exile_risk.vault_folder import check_parent

    _check_there(chosen.backup)
    check_parent(chosen.vault)
    damaged = None
    with secret_of(passphrase, chosen.key_file) as secret:
        if chosen.replace_damaged:
            damaged = replace_damaged(chosen.vault, chosen.backup, secret)
        else:
            restore(chosen.backup, chosen.vault, secret)
    with opened(chosen.vault, passphrase, chosen.key_file) as vault:
        cases = len(vault.cases())
    if chosen.json:
        print_json({"folder": str(chosen.vault), "cases": cases, "damaged": str(damaged) if damaged else None})
        return 0
    if damaged is not None:
        print(custody_text("replaced", damaged=damaged))
    print(custody_text("restored", folder=chosen.vault, cases=cases))
    return 0


def _check_there(backup: Path) -> None:
    """Raise InputError "file_missing": a name mistyped is no damaged backup."""
    if not backup.exists():
        raise InputError("file_missing", file=str(backup))


def run_restore_header(chosen: argparse.Namespace) -> int:
    """Put back the header of a backup. It needs no passphrase and gives none away."""
    from exile_risk.vault.restore import restore_header

    _check_there(chosen.backup)
    restore_header(chosen.vault, chosen.backup)
    if chosen.json:
        print_json({"folder": str(chosen.vault), "header_of": str(chosen.backup)})
    else:
        print(custody_text("header_restored", folder=chosen.vault))
    return 0


def run_compact(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Write the store anew."""
    from exile_risk.vault.custody import Custody
    from exile_risk.vault.files import STORE

    with opened(chosen.vault, passphrase, chosen.key_file) as vault:
        _announce(vault)
        Custody(vault).compact()
    if chosen.json:
        print_json({"folder": str(chosen.vault), "bytes": (chosen.vault / STORE).stat().st_size})
    else:
        print(custody_text("compacted"))
    return 0


def run_receipt(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Print a receipt, or check one: `--check NUMBER WORD WORD WORD WORD`."""
    from exile_risk.vault.custody import Custody

    with opened(chosen.vault, passphrase, chosen.key_file) as vault:
        _announce(vault)
        if chosen.check:
            return _check(Custody(vault), chosen)
        given = Custody(vault).receipt()
    if chosen.json:
        print_json({"seq": given.seq, "at": given.t, "words": list(given.words)})
    else:
        print(custody_text("receipt", seq=given.seq, words=" ".join(given.words)))
        print(custody_text("receipt_use"), file=sys.stderr)
    return 0


def run_delete(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Delete a case for good, and say which backups still hold it."""
    with unlocked(chosen.vault, passphrase, chosen.key_file) as session:
        still = session.safekeeping.delete(chosen.code, chosen.why)
    if chosen.json:
        print_json({"case": chosen.code, "still_in": [{k: _plain(v) for k, v in asdict(s).items()} for s in still]})
    else:
        print(custody_text("deleted", case=chosen.code))
        for one in still:
            print(_still_in(one))
        print(custody_text("still_elsewhere"))
    return 0


def run_held(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Print everything held about the person of a case as one JSON text."""
    with unlocked(chosen.vault, passphrase, chosen.key_file) as session:
        print(session.safekeeping.custody.everything_held(chosen.code), end="")
    return 0


def run_erase(chosen: argparse.Namespace) -> int:
    """Overwrite what opens a vault, then delete it. No passphrase: who holds the computer could delete it anyway."""
    from exile_risk.vault.erasing import erase

    typed = chosen.name
    if typed is None:
        if not sys.stdin.isatty():
            raise InputError("erase_name", name=chosen.vault.name)
        typed = input(custody_text("erase_ask"))
    done = erase(Path(chosen.vault), typed)
    if chosen.json:
        print_json(
            {"files": done.files, "backups": list(done.backups), "left": list(done.left), "beside": list(done.beside)}
        )
        return 0
    print(custody_text("erased", files=done.files))
    if done.left:
        print(custody_text("erased_left", names=_listed(done.left)))
    if done.beside:
        print(custody_text("erased_beside", names=_listed(done.beside)))
    return 0


def _listed(names: Iterable[str]) -> str:
    """Return names of files that are not ours, none of which may steer a terminal; whole, since they are looked for."""
    return ", ".join(clean(name, _LONGEST_NAME) for name in names)


def _check(custody: "Custody", chosen: argparse.Namespace) -> int:
    number, words = chosen.check[0], tuple(chosen.check[1:])
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise InputError("receipt_words", count=4)
    if not custody.check_receipt(int(number), words):
        raise LockedError("receipt_wrong", folder=str(chosen.vault))
    if chosen.json:
        print_json({"seq": int(number), "holds": True})
    else:
        print(custody_text("receipt_right", seq=number))
    return 0


def _announce(vault: "Vault") -> None:
    for found in vault.announcements:
        print(announcement(found.id, **found.gaps), file=sys.stderr)


def _still_in(one: "StillIn") -> str:
    if one.until is None:
        return custody_text("still_in_long", file=one.file)
    return custody_text("still_in", file=one.file, until=one.until.isoformat())


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
