# SPDX-License-Identifier: GPL-3.0-or-later
"""One case with what a colleague knows of it: fields merge one by one, and where two people differ both stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from exile_risk.handover.field_names import OF_WISHES, of_case_file
from exile_risk.handover.fields import document_of, fields_of
from exile_risk.handover.journal import Journal, caught_up, stored
from exile_risk.handover.writes import CaseWrites, Parts, Reading, sameness
from exile_risk.vault import imports, judgements, records
from exile_risk.vault.connection import Connection

if TYPE_CHECKING:
    from exile_risk.vault import Rated


@dataclass(frozen=True)
class Entry:
    """A case as the vault keeps it: its text, what the list shows of it, and its rating if there is one."""

    document: str
    summary: str
    rated: "Rated | None" = None


class Clerk(Protocol):
    """Who knows the words of case files."""

    def usable(self, field: str, parts: Parts) -> bool:
        """Return whether this program knows the words of an answer, and keeps them as they are."""

    def entry(self, body: dict[str, Any]) -> Entry:
        """Return the body of a case file as the vault keeps it."""


@dataclass(frozen=True)
class Change:
    """A field of the case file that reads differently afterwards. Empty: not answered."""

    field: str
    before: Parts
    after: Parts


@dataclass(frozen=True)
class Conflict:
    """A field for which several things stand, until somebody decides."""

    code: str | None
    uid: str
    field: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class CaseOutcome:
    """What a bundle does to one case. `code` None: the case is not in this vault (yet).

    `buried`: it was deleted here, so nothing is taken. `not_understood`: fields whose words this program does not know;
    they are kept and passed on, and not shown. `judgements`: how many judgements and second persons' words are new.
    `kept_back`: wishes of which somebody wrote something that nobody has told this vault.
    """

    uid: str
    code: str | None
    new: bool = False
    buried: bool = False
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    not_understood: tuple[str, ...] = ()
    judgements: int = 0
    kept_back: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arriving:
    """The writes of one case in a bundle."""

    bundle: str
    place: int
    uid: str
    writes: CaseWrites


def merge_case(connection: Connection, one: Arriving, device: str, clerk: Clerk) -> CaseOutcome:
    """Merge a case in the transaction that is open. An unfinished draft becomes a revision first, so that it is kept.

    Raises InputError "bundle_case_unreadable"(case) where the vault's own case cannot be read.
    """
    if imports.is_buried(connection, one.uid):
        return CaseOutcome(one.uid, None, buried=True)
    code = imports.code_of(connection, one.uid)
    journal, before = Journal("", one.uid, CaseWrites()), dict[str, Parts]()
    if code is not None:
        records.commit_draft(connection, code)
        journal = caught_up(connection, code, device)
        journal.keep(connection)
        before = fields_of(records.latest(connection, code).document, code)
    new = one.writes.without(journal.writes)
    if new.empty and code is not None:
        return CaseOutcome(one.uid, code)
    imports.add_writes(connection, one.bundle, one.place, one.uid, stored(new))
    journal.writes = journal.writes.joined(new)
    after, not_understood = shown(journal.writes, before, clerk)
    journal.code = _save(connection, code, one.uid, before, after, clerk)
    journal.revision = records.latest(connection, journal.code).revision
    journal.keep(connection)
    return CaseOutcome(
        one.uid,
        code,
        new=code is None,
        changes=_changes(before, after),
        conflicts=conflicts_of(journal.writes, code, one.uid),
        not_understood=not_understood,
        judgements=sum(not of_case_file(w.field) for w in new.writes.values()),
        kept_back=tuple(f for f in journal.writes.fields if f in OF_WISHES and not journal.writes.readings(f)),
    )


def shown(writes: CaseWrites, before: Mapping[str, Parts], clerk: Clerk) -> tuple[dict[str, Parts], tuple[str, ...]]:
    """Return the fields of the case file, and those that this program does not understand.

    In a conflict the caseworker goes on seeing what they saw, as long as it still stands; else nothing: an open
    question is honest, and whichever answer were picked would look decided.
    """
    after, not_understood = dict(before), []
    for field in filter(of_case_file, writes.fields):
        readings = writes.readings(field)
        if not readings:
            continue
        was = before.get(field, {})
        if len(readings) > 1:
            told: Parts = was if sameness(was) in {r.key for r in readings} else {}
        else:
            told = readings[0].told
        if told and told != was and not clerk.usable(field, told):
            not_understood.append(field)
            told = {}
        after[field] = told
    return {field: told for field, told in after.items() if told}, tuple(not_understood)


def conflicts_of(writes: CaseWrites, code: str | None, uid: str) -> tuple[Conflict, ...]:
    """Return every conflict of a case."""
    found = []
    for field in writes.fields:
        readings = writes.readings(field)
        if len(readings) > 1:
            found.append(Conflict(code, uid, field, readings))
    return tuple(found)


def save_fields(connection: Connection, code: str, fields: Mapping[str, Parts], clerk: Clerk) -> None:
    """Make fields the newest revision of a case, with its rating."""
    entry = clerk.entry(document_of(fields))
    records.save(connection, code, entry.document, entry.summary)
    _rate(connection, code, entry)


def _save(
    connection: Connection,
    code: str | None,
    uid: str,
    before: Mapping[str, Parts],
    after: Mapping[str, Parts],
    clerk: Clerk,
) -> str:
    if code is None:
        entry = clerk.entry(document_of(after))
        code = imports.add_case(connection, uid, entry.document, entry.summary)
        _rate(connection, code, entry)
    elif before != after:
        save_fields(connection, code, after, clerk)
    return code


def _rate(connection: Connection, code: str, entry: Entry) -> None:
    if entry.rated is not None:
        judgements.keep_rating(connection, code, entry.rated)


def _changes(before: Mapping[str, Parts], after: Mapping[str, Parts]) -> tuple[Change, ...]:
    fields = sorted({*before, *after})
    rows = ((field, before.get(field, {}), after.get(field, {})) for field in fields)
    return tuple(Change(*row) for row in rows if row[1] != row[2])
