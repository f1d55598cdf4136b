# SPDX-License-Identifier: GPL-3.0-or-later
"""A small vault for a journey: some cases with all that belongs to them, and nothing else of the vault they come from.

Copied row by row in one transaction, compared, closed, opened again and checked; after any failure no vault is left,
and what a process that was killed leaves cannot be opened.
"""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import audit, high_risk
from exile_risk.vault.connection import Connection
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.erasing import erase_all
from exile_risk.vault.files import end_unfinished, trouble
from exile_risk.vault.lock import WriterLock
from exile_risk.vault.opening import reopened
from exile_risk.vault.records import check_case
from exile_risk.vault.slots import Secret
from exile_risk.vault.vault import Vault
from exile_risk.vault_folder import check_parent

# What belongs to a case, in an order in which everything points at what is there already. Not among them: what came in
# bundles and who sent it, which is about colleagues.
_TABLES = {
    "revisions": "code, seq, saved_at, summary, document",
    "drafts": "code, saved_at, summary, document",
    "ratings": "code, seq, rated_at, review_by, document",
    "judgements": "code, seq, written_at, rating, reviews, review_by, document",
    "opinions": "code, saved_at, document",
    "retention": "code, consent, purpose, retain_until, noted_at",
    "attachment": "id, code, added_at, name, media_type, bytes, sha256, note",
}
_CHUNKS = "attachment, place, content"
_CHUNKS_OF = """FROM attachment_chunk WHERE attachment IN (SELECT id FROM attachment WHERE code = ?)
    ORDER BY attachment, place"""


@dataclass(frozen=True)
class Travelling:
    """A vault that was made for a journey, how many cases are in it, and how many files of cases."""

    folder: Path
    cases: int
    files: int


def travel(vault: Vault, folder: Path, passphrase: bytearray, codes: Sequence[str], cost: KdfCost) -> Travelling:
    """Make a vault in a new or empty folder with these cases; that it was done stays on record in the one they are of.

    The passphrase stays the caller's to wipe. Raises InputError: "travel_no_case", "travel_inside"(folder),
    "case_code"(case), and as `check_parent` and `Vault.create`; LockedError: "travel_unsound"(folder), and as
    `Vault.writing`.
    """
    wanted = tuple(dict.fromkeys(codes))
    if not wanted:
        raise InputError("travel_no_case")
    if folder.resolve().is_relative_to(vault.folder.resolve()):
        raise InputError("travel_inside", folder=str(vault.folder))
    check_parent(folder)
    with vault.reading() as source:
        for code in wanted:
            check_case(source, code)
    there = folder.exists()
    with contextlib.ExitStack() as stack:
        with vault.writing() as source:  # also for its refusals, before anything is made
            small = Vault.create(folder, passphrase, cost, unfinished=True)
            stack.push(lambda kind, *_: _take_back(small, folder, there) if kind is not None else None)
            files = _filled(small, source, wanted)
            if high_risk.wanted(source):
                high_risk.switch(small, on=True)
            small.close()
            _check(folder, passphrase, source, wanted)
            for code in wanted:
                audit.append(source, "export", f"{code}/travel")
        try:
            end_unfinished(folder)  # only now: what is not on record must not exist either
        except OSError as error:
            raise trouble(error, folder) from error
    return Travelling(folder, len(wanted), files)


def _take_back(small: Vault, folder: Path, there: bool) -> None:
    small.close()
    erase_all(folder)
    if there:
        folder.mkdir(mode=0o700, exist_ok=True)


def _filled(small: Vault, source: Connection, codes: Sequence[str]) -> int:
    """Copy the cases in one transaction and begin the record with them; returns how many files there are."""
    with small.writing() as target:
        audit.append(target, "travel", "vault")
        known = {(entry.action, entry.object) for entry in audit.entries(target)}
        for code in codes:
            _copy_case(source, target, code)
        for action, object, digest in audit.written(target):
            if (action, object) not in known:
                audit.append(target, action, object, digest)
        return int(target.execute("SELECT count(*) FROM attachment").fetchone()[0])


def _copy_case(source: Connection, target: Connection, code: str) -> None:
    """Copy a case under the name by which other vaults know it; its salt is new, so no chain speaks of the other."""
    opened, binned, uid = source.execute("SELECT opened, binned, uid FROM cases WHERE code = ?", (code,)).fetchone()
    row = (code, opened, binned, uid, os.urandom(16))
    target.execute("INSERT INTO cases (code, opened, binned, uid, salt) VALUES (?, ?, ?, ?, ?)", row)
    for table, columns in _TABLES.items():
        _copy(source, target, table, columns, f"FROM {table} WHERE code = ? ORDER BY rowid", code)
    _copy(source, target, "attachment_chunk", _CHUNKS, _CHUNKS_OF, code)


def _copy(source: Connection, target: Connection, table: str, columns: str, where: str, code: str) -> None:
    """Copy rows one by one: a file of a case may be larger than what should lie in memory twice."""
    marks = ", ".join("?" * len(columns.split(",")))
    insert = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608  (words of this file)
    for row in source.execute(f"SELECT {columns} {where}", (code,)):
        target.execute(insert, tuple(row))


def _check(folder: Path, passphrase: bytearray, source: Connection, codes: Sequence[str]) -> None:
    """Open it as its owner will, run every check, and compare what it holds with what it should.

    Raises LockedError("travel_unsound", folder=...).
    """
    with Secret.of(passphrase) as secret, Vault(folder, reopened(folder, (secret,), WriterLock(folder))) as again:
        sound = again.verify().sound and not again.announcements
        with again.reading() as target:
            held = tuple(row[0] for row in target.execute("SELECT code FROM cases ORDER BY code"))
            same = held == tuple(sorted(codes)) and _content(target, codes) == _content(source, codes)
    if not (sound and same):
        raise LockedError("travel_unsound", folder=str(folder))


def _content(connection: Connection, codes: Sequence[str]) -> bytes:
    """Return a digest of every row of these cases."""
    whole = hashlib.sha256()
    for code in codes:
        selects = [f"SELECT {columns} FROM {table} WHERE code = ? ORDER BY 1, 2" for table, columns in _TABLES.items()]  # noqa: S608
        selects += ["SELECT opened, binned, uid FROM cases WHERE code = ?", f"SELECT {_CHUNKS} {_CHUNKS_OF}"]
        for select in selects:
            for row in connection.execute(select, (code,)):
                whole.update(repr(tuple(row)).encode("utf-8"))
    return whole.digest()
