# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle that came: opened, its sender looked up, and merged, or kept apart until somebody knows who sent it."""

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum

from exile_risk.errors import InputError
from exile_risk.handover import bundle as bundles
from exile_risk.handover import limits, sealed
from exile_risk.handover.age_header import unreadable
from exile_risk.handover.bundle import Read
from exile_risk.handover.canonical import canonical
from exile_risk.handover.fingerprint import addressee
from exile_risk.handover.journal import stored
from exile_risk.handover.merging import Arriving, CaseOutcome, Clerk, merge_case
from exile_risk.handover.own_device import own
from exile_risk.vault import audit, colleagues, devices, imports, quarantine
from exile_risk.vault.colleagues import Colleague
from exile_risk.vault.connection import Connection
from exile_risk.vault.quarantine import DELETION, SENDER, Waiting

QUARANTINED = "quarantined"


class Standing(Enum):
    """Who sent a bundle. Only the first two are merged; the next three may be, once their sender is confirmed."""

    TRUSTED = "trusted"
    OWN = "own"  # this very vault, or a copy of it
    UNCONFIRMED = "unconfirmed"  # known, but nobody has compared the words
    UNKNOWN = "unknown"
    RETIRED = "retired"
    NOT_ADDRESSED = "not_addressed"  # signed for others, and sealed to us by somebody
    UNSIGNED = "unsigned"
    WRONG_SIGNATURE = "wrong_signature"


MERGED = frozenset((Standing.TRUSTED, Standing.OWN))


@dataclass(frozen=True)
class Arrival:
    """A bundle in memory and who sent it; `sender` None: nobody we know, or it is not proven."""

    read: Read
    standing: Standing
    sender: Colleague | None


@dataclass(frozen=True)
class Deletion:
    """A colleague's word that a case of this vault was deleted; until it is accepted, it waits."""

    uid: str
    code: str
    day: str
    done: bool


@dataclass(frozen=True)
class Outcome:
    """What a bundle does, or did. `again`: it was seen before and changes nothing; `merged`: else it is kept apart."""

    bundle: str
    made_at: str
    standing: Standing
    sender: Colleague | None
    signing_key: bytes
    recipient: str
    again: bool
    merged: bool
    cases: tuple[CaseOutcome, ...] = ()
    deletions: tuple[Deletion, ...] = ()


def arrived(connection: Connection, data: bytes) -> Arrival:
    """Return the bundle of a file's bytes; nothing is written.

    Raises InputError: those of `open_sealed` and of `bundle.read`; "bundle_unreadable" also before this vault has keys.
    """
    mine = devices.all_of_them(connection)
    if not mine:
        sealed.open_sealed(data, [])
        raise unreadable()
    return _known_as(connection, bundles.read(sealed.open_sealed(data, [one.identity for one in mine])))


def take(connection: Connection, arrival: Arrival, clerk: Clerk, accept: Set[str]) -> Outcome:
    """Merge a bundle, or keep it apart where its sender is not trusted, in the transaction that is open.

    Of the deletions only those of the cases in `accept` (their names among vaults) are carried out; the others wait.
    Its sender is looked up once more: what was known of them when it was opened may have changed since. Raises
    InputError: "bundle_case_unreadable"(case), "bundle_waiting_full"(most).
    """
    read = arrival.read
    arrival = _known_as(connection, read)
    before = imports.outcome(connection, read.id)
    merged = arrival.standing in MERGED
    if before is not None:
        return _outcome(arrival, again=True, merged=before == imports.MERGED)
    sender = arrival.sender.id if arrival.sender is not None else None
    imports.remember(connection, read.id, sender, imports.MERGED if merged else QUARANTINED)
    if not merged:
        _hold(connection, arrival)
        return _outcome(arrival)
    deletions = _delete(connection, read, accept)
    device = own(connection).id
    places = enumerate(sorted(read.bundle.cases.items()), start=1)
    rows = [Arriving(read.id, place, uid, writes) for place, (uid, writes) in places]
    cases = tuple(merge_case(connection, one, device, clerk) for one in rows)
    return _outcome(arrival, merged=True, cases=cases, deletions=deletions)


def _outcome(
    arrival: Arrival,
    *,
    again: bool = False,
    merged: bool = False,
    cases: tuple[CaseOutcome, ...] = (),
    deletions: tuple[Deletion, ...] = (),
) -> Outcome:
    content = arrival.read.bundle
    return Outcome(
        arrival.read.id,
        content.made_at,
        arrival.standing,
        arrival.sender,
        content.signing_key,
        content.recipient,
        again,
        merged,
        cases,
        deletions,
    )


def _known_as(connection: Connection, read: Read) -> Arrival:
    sender = colleagues.of_key(connection, read.bundle.signing_key) if read.signed == bundles.GOOD else None
    return Arrival(read, _standing(read, sender, devices.all_of_them(connection)), sender)


def _standing(read: Read, sender: Colleague | None, mine: tuple[devices.Device, ...]) -> Standing:
    if read.signed == bundles.NONE:
        return Standing.UNSIGNED
    if read.signed == bundles.WRONG:
        return Standing.WRONG_SIGNATURE
    if not {addressee(one.recipient) for one in mine} & set(read.bundle.to):
        return Standing.NOT_ADDRESSED
    if read.bundle.signing_key in {one.signing_public for one in mine}:
        return Standing.OWN
    if sender is None:
        return Standing.UNKNOWN
    if sender.retired_at is not None:
        return Standing.RETIRED
    return Standing.TRUSTED if sender.trusted else Standing.UNCONFIRMED


def _delete(connection: Connection, read: Read, accept: Set[str]) -> tuple[Deletion, ...]:
    """Carry out the deletions that somebody accepted; those of cases that are not here need nobody's word."""
    gone, asked = imports.buried(connection), quarantine.asked(connection)
    found = []
    for place, (uid, day) in enumerate(sorted(read.bundle.deleted.items()), start=1 + len(read.bundle.cases)):
        if uid in gone:
            continue
        code = imports.code_of(connection, uid)
        done = code is None or uid in accept
        if done:
            imports.bury(connection, uid, day)
        elif uid not in asked:
            quarantine.hold(connection, Waiting(read.id, place, audit.now(), DELETION, uid, "asked", day))
        if code is not None:
            found.append(Deletion(uid, code, day, done))
    return tuple(found)


def _hold(connection: Connection, arrival: Arrival) -> None:
    """Keep a stranger's bundle apart, within bounds: strangers must not be able to fill a vault."""
    content, at, why = arrival.read.bundle, audit.now(), arrival.standing.value
    sender = {"signing_key": content.signing_key.hex(), "recipient": content.recipient, "made_at": content.made_at}
    rows = [Waiting(arrival.read.id, 0, at, SENDER, None, why, canonical(sender).decode("utf-8"))]
    for uid, writes in sorted(content.cases.items()):
        rows.append(Waiting(arrival.read.id, len(rows), at, imports.WRITES, uid, why, stored(writes)))
    for uid, day in sorted(content.deleted.items()):
        rows.append(Waiting(arrival.read.id, len(rows), at, DELETION, uid, why, day))
    bundles_there, bytes_there = quarantine.size(connection)
    coming = sum(len(row.document) for row in rows)
    if bundles_there >= limits.WAITING_BUNDLES or bytes_there + coming > limits.WAITING_BYTES:
        raise InputError("bundle_waiting_full", most=limits.WAITING_BUNDLES)
    for row in rows:
        quarantine.hold(connection, row)
