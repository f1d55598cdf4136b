# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores in memory with the very shape and code of a vault's, for more exchanges than real vaults have time for."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exile_risk.errors import InputError
from exile_risk.handover import bundle, deciding, own_device, receiving, sealed, sending
from exile_risk.handover.fields import document_of, fields_of
from exile_risk.handover.merging import Entry
from exile_risk.handover.receiving import Outcome
from exile_risk.handover.sending import Options
from exile_risk.handover.writes import Parts
from exile_risk.vault import audit, colleagues, imports, records, retention
from exile_risk.vault.anchor_check import advance
from exile_risk.vault.connection import Connection, library
from exile_risk.vault.schema import migrate
from exile_risk.wording.errors import sentence

EVERYTHING = Options(free_text=True, initials=True, history=True)


class PlainClerk:
    """Knows every word."""

    def usable(self, field: str, parts: Parts) -> bool:
        return True

    def entry(self, body: dict[str, Any]) -> Entry:
        return Entry(json.dumps(body, sort_keys=True), "{}")


class Store:
    """One caseworker's store; the cases are called by number, whatever their code is here."""

    def __init__(self) -> None:
        self.connection: Connection = library().connect(":memory:", isolation_level=None)
        self.connection.execute("PRAGMA foreign_keys=ON")
        migrate(self.connection, Path("memory"))
        self.clerk = PlainClerk()
        with self.writing():
            self.device = own_device.own(self.connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            advance(self.connection)
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def meet(self, other: "Store", label: str) -> str:
        """Trust another store; returns its id here."""
        with self.writing() as c:
            found = colleagues.add(c, label, other.device.recipient, other.device.signing_public)
            return colleagues.confirm(c, found.id).id

    def add(self, **fields: Any) -> str:
        """Add a case; returns its name among vaults."""
        with self.writing() as c:
            code = records.add(c, self._text(fields), "{}")
            uid = imports.uid_of(c, code)
        assert uid is not None
        return uid

    def edit(self, uid: str, **fields: Any) -> None:
        """Save a case with some answers set, or taken back (None), as the form does."""
        with self.writing() as c:
            code = imports.code_of(c, uid)
            assert code is not None
            now = {f: p["value"] for f, p in fields_of(records.latest(c, code).document, code).items()}
            merged = {**now, **{f"answers.{f}" if "." not in f and f not in PLAIN else f: v for f, v in fields.items()}}
            records.save(c, code, json.dumps(document_of(_parts(merged)), sort_keys=True), "{}")

    def delete(self, uid: str) -> None:
        with self.writing() as c:
            code = imports.code_of(c, uid)
            assert code is not None
            retention.delete(c, code, "")

    def seal(self, to: "Store", uids: list[str] | None = None, options: Options = EVERYTHING) -> bytes:
        with self.writing() as c:
            codes = [c_ for u in (uids or self.uids()) if (c_ := imports.code_of(c, u))]
            reader = colleagues.of_key(c, to.device.signing_public)
            assert reader is not None
            return sending.sealed_bundle(c, codes, [reader.id], options).data

    def take(self, data: bytes, *, accept: bool = True) -> Outcome:
        with self.writing() as c:
            arrival = receiving.arrived(c, data)
            every = frozenset(arrival.read.bundle.deleted) if accept else frozenset()
            return receiving.take(c, arrival, self.clerk, every)

    def uids(self) -> list[str]:
        return [row[0] for row in self.connection.execute("SELECT uid FROM cases ORDER BY uid")]

    def answers(self, uid: str) -> dict[str, Any]:
        """Return what the form of a case shows."""
        code = imports.code_of(self.connection, uid)
        assert code is not None
        found = fields_of(records.latest(self.connection, code).document, code)
        return {field.removeprefix("answers."): parts["value"] for field, parts in found.items()}

    def conflicts(self) -> list[tuple[str, str, tuple[bytes, ...]]]:
        """Return every conflict: case, field, and what stands."""
        return sorted((c.uid, c.field, tuple(r.key for r in c.readings)) for c in deciding.conflicts(self.connection))

    def resolve(self, uid: str, field: str, choice: int) -> None:
        with self.writing() as c:
            found = next(x for x in deciding.conflicts(c) if (x.uid, x.field) == (uid, field))
            deciding.resolve(c, found, choice % len(found.readings), self.clerk)

    def _text(self, fields: dict[str, Any]) -> str:
        named = {f if "." in f or f in PLAIN else f"answers.{f}": v for f, v in fields.items()}
        return json.dumps(document_of(_parts(named)), sort_keys=True)


PLAIN = ("origin", "host", "as_of", "nationalities", "charges")


def team(size: int) -> list[Store]:
    """Return so many stores that trust each other."""
    stores = [Store() for _ in range(size)]
    for one in stores:
        for n, other in enumerate(stores):
            if other is not one:
                one.meet(other, f"C{n}")
    return stores


def _parts(fields: dict[str, Any]) -> dict[str, Parts]:
    return {field: {"value": value} for field, value in fields.items() if value is not None}


def content(data: bytes, reader: Store) -> bytes:
    """Return the signed bytes of a bundle."""
    plain = sealed.open_sealed(data, [reader.device.identity])
    return plain.split(b"\n", 2)[2]


def forged(body: bytes, sender: Store, reader: Store, *, signed: bool = True, secret: bytes | None = None) -> bytes:
    """Return a bundle of any content, signed as the sender would sign it."""
    key = (secret or sender.device.signing_secret) if signed else None
    return sealed.seal(bundle.framed(body, key), [reader.device.recipient])


def fault(reader: Store, data: bytes) -> str:
    """Return the code with which a bundle is refused, having checked that nothing at all was kept of it."""
    before = (audit.head(reader.connection), reader.uids(), rows(reader))
    refused = None
    try:
        reader.take(data)
    except InputError as error:
        refused = error
    if refused is None:
        return "taken"
    assert (audit.head(reader.connection), reader.uids(), rows(reader)) == before
    assert sentence(refused)
    return refused.code


def rows(one: Store) -> list[int]:
    """Return how many rows there are of what a bundle could add to."""
    tables = ("cases", "revisions", "import_seen", "quarantine", "tombstone", "judgements", "ratings")
    return [one.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]  # noqa: S608
