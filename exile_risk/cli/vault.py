# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk vault`: the encrypted store without the window, for scripts and for checking."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from exile_risk.cli import attachment_options, custody, search_options
from exile_risk.cli.output import print_json, read_input
from exile_risk.cli.way_back import way_back
from exile_risk.cli.ways_in import run_ways_in
from exile_risk.cli.ways_in_options import ACTIONS
from exile_risk.errors import InputError, LockedError
from exile_risk.session import Session, unlocked
from exile_risk.wording.vault import finding, vault_text

LONGEST_PASSPHRASE = 10_000


def run_vault(chosen: argparse.Namespace) -> int:
    """Run one action on a vault."""
    if chosen.action in ("create", "restore"):
        return _run(chosen)
    with way_back(chosen.vault):
        return _run(chosen)


def _run(chosen: argparse.Namespace) -> int:
    if chosen.action in ACTIONS:
        return run_ways_in(chosen)
    if chosen.action in search_options.ACTIONS:
        from exile_risk.cli.under_search import run_under_search

        return run_under_search(chosen)
    if chosen.action == "erase":
        return custody.run_erase(chosen)
    if chosen.action == "restore" and chosen.header_only:
        return custody.run_restore_header(chosen)
    actions: dict[str, Callable[[argparse.Namespace, bytearray], int]] = {
        "create": _create,
        "verify": _verify,
        "add": _add,
        "list": _list,
        "export": _export,
        "backup": custody.run_backup,
        "restore": custody.run_restore,
        "compact": custody.run_compact,
        "receipt": custody.run_receipt,
        "delete": custody.run_delete,
        "held": custody.run_held,
    }
    if chosen.action == "create" and chosen.key_file is not None:
        raise InputError("key_file_at_first")  # it would be left out without a word
    if chosen.action == "create":
        from exile_risk.vault_folder import check_parent

        check_parent(chosen.vault)
    if chosen.action in attachment_options.ACTIONS:
        from exile_risk.cli.attachments import run_attachments

        actions[chosen.action] = run_attachments
    with _passphrase(chosen) as passphrase:
        return actions[chosen.action](chosen, passphrase)


@contextmanager
def _passphrase(chosen: argparse.Namespace) -> Iterator[bytearray]:
    """Give the passphrase from a prompt or the first line of standard input, and wipe it afterwards."""
    if chosen.passphrase_stdin:
        line = bytearray(sys.stdin.buffer.readline(LONGEST_PASSPHRASE + 1))
    else:
        line = _prompted(again=chosen.action == "create")
    while line and line[-1] in b"\r\n":
        line.pop()
    try:
        yield line
    finally:
        line[:] = bytes(len(line))


def _prompted(*, again: bool) -> bytearray:
    import getpass

    if not sys.stdin.isatty():
        raise InputError("passphrase_needed")
    first = bytearray(getpass.getpass(vault_text("ask")), "utf-8")
    if again and bytearray(getpass.getpass(vault_text("ask_again")), "utf-8") != first:
        raise InputError("passphrases_differ")
    return first


def _create(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    Session.create(chosen.vault, passphrase).close()
    if chosen.json:
        print_json({"folder": str(chosen.vault)})
    else:
        print(vault_text("created", folder=str(chosen.vault)))
    return 0


def _verify(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    from exile_risk.ways_in import looked_at, opened

    with (looked_at if chosen.read_only else opened)(chosen.vault, passphrase, chosen.key_file) as vault:
        health = vault.verify()
    if chosen.json:
        print_json({"sound": health.sound, "findings": list(health.findings), "cases": health.cases})
    elif health.sound:
        print(vault_text("sound", cases=str(health.cases), revisions=str(health.revisions)))
    if not health.sound:
        raise LockedError("vault_unsound", folder=str(chosen.vault), findings="; ".join(map(finding, health.findings)))
    return 0


def _add(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    """Store case files, all or none: every file is read before the first is stored."""
    with unlocked(chosen.vault, passphrase, chosen.key_file) as session:
        drafts = [session.read(*read_input(name)) for name in chosen.cases]
        codes = [session.add(draft) for draft in drafts]
    if chosen.json:
        print_json({"cases": codes})
    else:
        print("\n".join(codes))
    return 0


@contextmanager
def _read(chosen: argparse.Namespace, passphrase: bytearray) -> Iterator[Session]:
    """Open a vault for an action that only reads, without disturbing anybody where that was asked for."""
    session = (Session.look if chosen.read_only else Session.unlock)(chosen.vault, passphrase, chosen.key_file)
    try:
        yield session
    finally:
        session.close()


def _list(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    with _read(chosen, passphrase) as session:
        lines = session.cases()
    if chosen.json:
        cases = [{"code": c.code, "changed": c.changed.isoformat(), "binned": c.binned} for c in lines]
        print_json({"format": "exile-risk/vault-list", "version": 1, "count": len(cases), "cases": cases})
    else:
        for line in lines:
            print(f"{line.code}\t{line.changed:%Y-%m-%d %H:%M}")
        print(vault_text("count", cases=str(len(lines))))
    return 0


def _export(chosen: argparse.Namespace, passphrase: bytearray) -> int:
    from exile_risk.case_file import write_draft

    with _read(chosen, passphrase) as session:
        known = [line.code for line in session.cases()]
        if chosen.code not in known:
            raise InputError("case_code", case=chosen.code)
        print(write_draft(session.draft(chosen.code)), end="")
    return 0
