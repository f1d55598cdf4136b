# SPDX-License-Identifier: GPL-3.0-or-later
"""What of some cases leaves, told beforehand value by value, and the bundle in which it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from exile_risk.errors import InputError
from exile_risk.handover import sealed
from exile_risk.handover.bundle import Bundle, body_of, framed, id_of
from exile_risk.handover.field_checks import is_day
from exile_risk.handover.field_names import FREE_TEXT, INITIALS, JUDGEMENT, NEED, WISHES, WORD, kind_of
from exile_risk.handover.fingerprint import addressee
from exile_risk.handover.journal import caught_up
from exile_risk.handover.own_device import own
from exile_risk.handover.writes import CaseWrites
from exile_risk.vault import audit, colleagues, devices, imports, records
from exile_risk.vault.connection import Connection


@dataclass(frozen=True)
class Options:
    """What goes along. Free text, initials, wishes and what fields held earlier stay here unless somebody says so.

    `leave_out` holds fields (`needs.languages`) or whole groups (`needs`, `answers`, `judgement`).
    """

    free_text: bool = False
    initials: bool = False
    history: bool = False
    leave_out: frozenset[str] = frozenset()
    wishes: bool = False


@dataclass(frozen=True)
class Leaving:
    """One value that leaves. `kind`: as `field_names` has them, such as `coded`; `earlier`: it no longer counts."""

    code: str
    field: str
    part: str
    kind: str
    value: Any
    earlier: bool


@dataclass(frozen=True)
class Fields:
    """Everything that would leave. `unsaved`: cases with a draft, of which only what was last put away goes.

    `wishes_stay`: cases of which wishes stay here; a colleague who plans a journey without them may plan one refused.
    """

    leaving: tuple[Leaving, ...]
    unsaved: tuple[str, ...]
    wishes_stay: tuple[str, ...] = ()


@dataclass(frozen=True)
class SealedBundle:
    """A bundle ready to leave, and its name: the hash of its content."""

    id: str
    data: bytes


def preview_of(connection: Connection, codes: Sequence[str], options: Options) -> Fields:
    """Return what would leave, from the very content that would be sealed; nothing is written.

    Raises InputError: "bundle_nothing", "case_code"(case), "bundle_case_unreadable"(case).
    """
    device = devices.in_use(connection)
    here = device.id if device is not None else "0" * 32
    cases = _cases(connection, codes, options, here, keep=False)
    rows = [row for code, (_, writes) in cases.items() for row in _leaving(code, writes)]
    unsaved = tuple(code for code in cases if records.draft(connection, code) is not None)
    going = {row.code for row in rows if row.kind == WISHES}
    stay = tuple(code for code in _wishing(connection, codes, options, here) if code not in going)
    return Fields(tuple(rows), unsaved, stay)


def sealed_bundle(
    connection: Connection, codes: Sequence[str], to: Sequence[str], options: Options, now: datetime | None = None
) -> SealedBundle:
    """Return cases and all deletions, signed and sealed to colleagues by id; that they left stays on record.

    Raises InputError: as `preview_of`, "bundle_no_recipient", "colleague_missing", "colleague_unconfirmed"(label) or
    "colleague_retired"(label).
    """
    readers = [colleagues.of_id(connection, id) for id in dict.fromkeys(to)]
    if not readers:
        raise InputError("bundle_no_recipient")
    for one in readers:
        if one.retired_at is not None:
            raise InputError("colleague_retired", label=one.label)
        if one.confirmed_on is None:
            raise InputError("colleague_unconfirmed", label=one.label)
    device = own(connection)
    cases = _cases(connection, codes, options, device.id, keep=True)
    made_at = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    body = body_of(
        Bundle(
            made_at,
            device.signing_public,
            device.recipient,
            tuple(addressee(one.recipient) for one in readers),
            dict(cases.values()),
            {uid: day for uid, day in imports.buried(connection).items() if is_day(day)},
        )
    )
    for code in cases:
        for one in readers:
            audit.append(connection, "bundle_out", f"{code}/bundle/{one.id}", bytes.fromhex(id_of(body)))
    plain = framed(body, device.signing_secret)
    return SealedBundle(id_of(body), sealed.seal(plain, [one.recipient for one in readers]))


def shared_part(writes: CaseWrites, options: Options) -> CaseWrites:
    """Return of a case what may leave: whole histories of the fields that go, and of their values those that may."""
    going = [w for w in writes.writes.values() if not _left_out(w.field, options.leave_out)]
    standing = {w.id for field in {w.field for w in going} for w in writes.heads(field)}
    seals = {
        seal
        for w in going
        if options.history or w.id in standing
        for part, seal in w.seals
        if _may(kind_of(w.field, part), options)
    }
    return CaseWrites(going, {seal: v for seal, v in writes.revealed.items() if seal in seals})


def _cases(
    connection: Connection, codes: Sequence[str], options: Options, device: str, *, keep: bool
) -> Mapping[str, tuple[str, CaseWrites]]:
    """Return the name among vaults and what leaves, by code."""
    if not codes:
        raise InputError("bundle_nothing")
    found = {}
    for code in dict.fromkeys(codes):
        journal = caught_up(connection, code, device)
        if keep:
            journal.keep(connection)
        found[code] = (journal.uid, shared_part(journal.writes, options))
    return found


def _wishing(connection: Connection, codes: Sequence[str], options: Options, device: str) -> tuple[str, ...]:
    """Return the cases of which wishes would leave if somebody said so, and did not leave all needs out either."""
    every = replace(options, wishes=True, leave_out=options.leave_out - {NEED.rstrip(".")})
    cases = _cases(connection, codes, every, device, keep=False)
    return tuple(
        code
        for code, (_, writes) in cases.items()
        if any(r.kind == WISHES and not r.earlier for r in _leaving(code, writes))
    )


def _leaving(code: str, writes: CaseWrites) -> list[Leaving]:
    """Return the values that were revealed, those that count first."""
    standing = {w.id for field in writes.fields for w in writes.heads(field)}
    rows: dict[tuple[str, str, str], Leaving] = {}
    for w in sorted(writes.writes.values(), key=lambda w: (w.id not in standing, w.field, w.at, w.id)):
        for part, seal in w.seals:
            if seal in writes.revealed and (value := writes.revealed[seal][1]) is not None:
                row = Leaving(code, w.field, part, kind_of(w.field, part), value, w.id not in standing)
                rows.setdefault((w.field, part, seal), row)
    return list(rows.values())


def _left_out(field: str, leave_out: frozenset[str]) -> bool:
    group = JUDGEMENT if field.startswith(WORD) else field.partition(".")[0]
    return field in leave_out or group in leave_out


def _may(kind: str, options: Options) -> bool:
    asked = {FREE_TEXT: options.free_text, INITIALS: options.initials, WISHES: options.wishes}
    return asked.get(kind, True)
