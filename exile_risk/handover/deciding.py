# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person decides: which of two readings counts, whose bundle may be merged after all, whether a case goes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from exile_risk.errors import InputError
from exile_risk.handover import wire
from exile_risk.handover.field_names import JUDGEMENT, of_case_file
from exile_risk.handover.fields import fields_of
from exile_risk.handover.journal import caught_up
from exile_risk.handover.merging import Arriving, CaseOutcome, Clerk, Conflict, conflicts_of, merge_case, save_fields
from exile_risk.handover.own_device import own
from exile_risk.handover.receiving import Standing
from exile_risk.handover.writes import Parts, Reading, Write
from exile_risk.vault import audit, colleagues, devices, imports, quarantine, records
from exile_risk.vault.connection import Connection
from exile_risk.vault.quarantine import DELETION, SENDER, Waiting

MAY_BE_RELEASED = (Standing.UNKNOWN.value, Standing.UNCONFIRMED.value)


@dataclass(frozen=True)
class Choice:
    """Which reading of a field is to count: `told` is what it says, as `Reading.key` spells it."""

    uid: str
    field: str
    told: bytes


@dataclass(frozen=True)
class WaitingDeletion:
    """A confirmed colleague's word that they deleted a case of this vault. `sender` None: a copy of this vault."""

    uid: str
    code: str
    day: str
    sender: str | None


def conflicts(connection: Connection, code: str | None = None) -> tuple[Conflict, ...]:
    """Return every conflict in the vault, or of one case; nothing is written."""
    device = devices.in_use(connection)
    found: list[Conflict] = []
    for uid in imports.shared(connection):
        here = imports.code_of(connection, uid)
        if here is not None and device is not None and code in (None, here):
            found += conflicts_of(caught_up(connection, here, device.id).writes, here, uid)
    return tuple(sorted(found, key=lambda one: (one.code or "", one.field)))


def standing_judgements(connection: Connection, code: str) -> tuple[Reading, ...]:
    """Return the judgements that stand for a case, whoever wrote them; more than one is a conflict."""
    device = devices.in_use(connection)
    return caught_up(connection, code, device.id if device is not None else "0" * 32).writes.readings(JUDGEMENT)


def resolve(connection: Connection, conflict: Conflict, choice: int, clerk: Clerk) -> None:
    """Let one of the readings count, in the transaction that is open; the others stay in the history.

    Raises InputError "conflict_changed" where it is no longer the conflict that was shown, or has no such reading.
    """
    code = imports.code_of(connection, conflict.uid)
    if code is None or not 0 <= choice < len(conflict.readings):
        raise InputError("conflict_changed")
    records.commit_draft(connection, code)
    device = own(connection).id
    journal = caught_up(connection, code, device)
    if _heads(journal.writes.readings(conflict.field)) != _heads(conflict.readings):
        raise InputError("conflict_changed")
    chosen = conflict.readings[choice]
    copied = next(h for h in chosen.heads if journal.writes.told(h) == chosen.told)
    after = [head.id for head in journal.writes.heads(conflict.field)]
    made = journal.settle(copied, after, device, datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"))
    if conflict.field == JUDGEMENT:
        journal.last = made.id
    elif of_case_file(conflict.field):
        _show(connection, code, conflict.field, chosen.told, clerk)
        journal.revision = records.latest(connection, code).revision
    journal.keep(connection)
    audit.append(connection, "resolve", f"{code}/conflict/{conflict.field}")


def settle(connection: Connection, choices: Iterable[Choice], clerk: Clerk) -> None:
    """Decide conflicts by what the chosen readings say, in the transaction that is open.

    A reading is not chosen by its place: what was saved here since may have come between. Raises InputError
    "conflict_changed" where a field is in no conflict, or nobody says that.
    """
    for one in choices:
        rows = (c for c in conflicts(connection) if (c.uid, c.field) == (one.uid, one.field))
        found = next(rows, None)
        keys = [reading.key for reading in found.readings] if found is not None else []
        if found is None or one.told not in keys:
            raise InputError("conflict_changed")
        resolve(connection, found, keys.index(one.told), clerk)


def preview(connection: Connection, bundle: str, clerk: Clerk) -> tuple[CaseOutcome, ...]:
    """Do to the cases what releasing a bundle would do, whoever sent it; only for a transaction that is taken back.

    Raises InputError: "bundle_not_waiting"; "bundle_untrusted" for one that can only be discarded.
    """
    sender = _sender(connection, bundle)
    if sender.why not in MAY_BE_RELEASED:
        raise InputError("bundle_untrusted")
    return _merge(connection, bundle, clerk)


def release(connection: Connection, bundle: str, clerk: Clerk) -> tuple[CaseOutcome, ...]:
    """Merge a bundle that waited, now that its sender is confirmed; its deletions go on waiting.

    Raises InputError: "bundle_not_waiting"; "bundle_untrusted" where its sender is not confirmed, or was never proven.
    """
    sender = _sender(connection, bundle)
    known = colleagues.of_key(connection, bytes.fromhex(json.loads(sender.document)["signing_key"]))
    if sender.why not in MAY_BE_RELEASED or known is None or not known.trusted:
        raise InputError("bundle_untrusted")
    found = _merge(connection, bundle, clerk)
    quarantine.decide(connection, sender, quarantine.RELEASED)
    return found


def _sender(connection: Connection, bundle: str) -> Waiting:
    sender = next((row for row in quarantine.of_bundle(connection, bundle) if row.kind == SENDER), None)
    if sender is None:
        raise InputError("bundle_not_waiting")
    return sender


def _merge(connection: Connection, bundle: str, clerk: Clerk) -> tuple[CaseOutcome, ...]:
    device, found = own(connection).id, []
    for row in quarantine.of_bundle(connection, bundle):
        if row.kind == imports.WRITES and row.uid is not None:
            writes = wire.read(row.uid, json.loads(row.document), "waiting")
            outcome = merge_case(connection, Arriving(bundle, row.place, row.uid, writes), device, clerk)
            found.append(outcome)
            if row in quarantine.waiting(connection):  # nothing of it was new, or the case was deleted here
                quarantine.decide(connection, row, quarantine.RELEASED)
    return tuple(found)


def discard(connection: Connection, bundle: str) -> None:
    """Forget what waits of a bundle. Raises InputError "bundle_not_waiting"."""
    for row in quarantine.of_bundle(connection, bundle):
        quarantine.decide(connection, row, quarantine.DISCARDED)


def deletions(connection: Connection) -> tuple[WaitingDeletion, ...]:
    """Return the cases of this vault that confirmed colleagues have deleted and that nobody has decided about."""
    rows = quarantine.waiting(connection)
    strangers = {row.bundle for row in rows if row.kind == SENDER}
    found: dict[str, WaitingDeletion] = {}
    for row in rows:
        code = imports.code_of(connection, row.uid) if row.kind == DELETION and row.uid is not None else None
        if code is not None and row.uid is not None and row.bundle not in strangers:
            sender = imports.sender(connection, row.bundle)
            label = colleagues.of_id(connection, sender).label if sender is not None else None
            found.setdefault(row.uid, WaitingDeletion(row.uid, code, row.document, label))
    return tuple(sorted(found.values(), key=lambda one: one.code))


def decide_deletion(connection: Connection, uid: str, *, delete: bool) -> str | None:
    """Delete a case because a colleague did, or keep it; returns the code of one that was deleted.

    Raises InputError: "bundle_not_waiting"; "bundle_untrusted" for a stranger's word.
    """
    rows = [row for row in quarantine.waiting(connection) if row.kind == DELETION and row.uid == uid]
    if not rows:
        raise InputError("bundle_not_waiting")
    strangers = {row.bundle for row in quarantine.waiting(connection) if row.kind == SENDER}
    proven = [row for row in rows if row.bundle not in strangers]
    if delete and not proven:
        raise InputError("bundle_untrusted")
    for row in rows:
        quarantine.decide(connection, row, quarantine.RELEASED if delete else quarantine.DECLINED)
    return imports.bury(connection, uid, proven[0].document) if delete else None


def _heads(readings: tuple[Reading, ...]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(_id(head) for head in one.heads) for one in readings)


def _id(write: Write) -> str:
    return write.id


def _show(connection: Connection, code: str, field: str, told: Parts, clerk: Clerk) -> None:
    fields: Mapping[str, Parts] = fields_of(records.latest(connection, code).document, code)
    after = {name: parts for name, parts in {**fields, field: told}.items() if parts}
    if after != fields and (not told or clerk.usable(field, told)):
        save_fields(connection, code, after, clerk)
