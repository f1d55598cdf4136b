# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns what was saved in this vault into writes that others can merge, once, when a case is sealed or merged.

A revision becomes one write for each field that it changed, following those of the standing writes that said what the
caseworker saw before. What others said differently meanwhile is not followed, and so it keeps standing beside it.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exile_risk.errors import InputError
from exile_risk.handover import wire
from exile_risk.handover.canonical import canonical
from exile_risk.handover.field_names import JUDGEMENT, WORD, parts_of
from exile_risk.handover.fields import fields_of, judged
from exile_risk.handover.writes import CaseWrites, Parts, Revealed, Write, sameness, seal_of
from exile_risk.vault import imports, judgements, records
from exile_risk.vault.connection import Connection


@dataclass
class Journal:
    """The writes of one case, and how far this vault's own rows are among them."""

    code: str
    uid: str
    writes: CaseWrites
    revision: int = 0
    judged: dict[int, str] = field(default_factory=dict)  # the write of each own judgement or word, by its number
    last: str | None = None  # the write that holds the own judgement of now
    _new: CaseWrites = field(default_factory=CaseWrites)
    _kept: tuple[object, ...] = (0, {}, None)

    def add(self, name: str, after: Iterable[str], by: str, at: str, parts: Parts) -> Write:
        """Add a write of this vault."""
        seals, revealed = _sealed(name, parts)
        return self._add(Write(self.uid, name, tuple(sorted(set(after))), by, at, seals), revealed)

    def settle(self, chosen: Write, after: Iterable[str], by: str, at: str) -> Write:
        """Add a write that says the same as another, also what was kept back of it, and follows all of these."""
        return self._add(Write(self.uid, chosen.field, tuple(sorted(set(after))), by, at, chosen.seals), {})

    def _add(self, one: Write, revealed: Revealed) -> Write:
        new = CaseWrites([one], revealed)
        self._new, self.writes = self._new.joined(new), self.writes.joined(new)
        return one

    def keep(self, connection: Connection) -> None:
        """Write down what is new, if anything is, in the transaction that is open."""
        if self._new.empty and self._kept == self._marks():
            return
        marks = {"revision": self.revision, "judged": {str(n): id for n, id in self.judged.items()}, "last": self.last}
        imports.add_own(connection, self.uid, _text({**marks, **wire.written(self._new)}))
        self._new = CaseWrites()
        self.mark()

    def mark(self) -> None:
        """Take what is marked now as written down."""
        self._kept = self._marks()

    def _marks(self) -> tuple[object, ...]:
        return self.revision, dict(self.judged), self.last


def caught_up(connection: Connection, code: str, device: str) -> Journal:
    """Return the journal of a case with everything in it that was saved; nothing is written down yet.

    Raises InputError: "case_code"(case) or "bundle_case_unreadable"(case).
    """
    uid = imports.uid_of(connection, code)
    if uid is None:
        raise InputError("case_code", case=code)
    journal = _read(connection, code, uid)
    _follow_revisions(connection, journal, device)
    _follow_judgements(connection, journal, device)
    return journal


def known(connection: Connection, uid: str) -> CaseWrites:
    """Return the writes of a case as far as they are written down."""
    code = imports.code_of(connection, uid)
    return _read(connection, code or "", uid).writes


def stored(writes: CaseWrites) -> str:
    """Return writes as the text that the vault keeps."""
    return _text(wire.written(writes))


def _read(connection: Connection, code: str, uid: str) -> Journal:
    found = Journal(code, uid, CaseWrites())
    texts = [(True, t) for t in imports.own_writes(connection, uid)]
    texts += [(False, t) for t in imports.others_writes(connection, uid)]
    everything: list[CaseWrites] = []
    for own, text in texts:
        body = json.loads(text)
        everything.append(wire.read(uid, body, "journal", whole=False))
        if own:
            found.revision, found.last = body["revision"], body["last"]
            found.judged |= {int(number): id for number, id in body["judged"].items()}
    found.mark()
    found.writes = CaseWrites(
        (w for part in everything for w in part.writes.values()),
        {seal: v for part in everything for seal, v in part.revealed.items()},
    )
    return found


def _follow_revisions(connection: Connection, journal: Journal, device: str) -> None:
    before: Mapping[str, Parts] = {}
    for one in records.history(connection, journal.code):
        if one.revision >= journal.revision:
            now = fields_of(one.document, journal.code)
            if one.revision > journal.revision:
                for name in sorted({*before, *now}):
                    was, said = before.get(name, {}), now.get(name, {})
                    if was != said:
                        seen = [h for r in journal.writes.readings(name) if r.key == sameness(was) for h in r.heads]
                        journal.add(name, (h.id for h in seen), device, _minute(one.saved_at), said)
                journal.revision = one.revision
            before = now


def _follow_judgements(connection: Connection, journal: Journal, device: str) -> None:
    for row in judgements.judgements(connection, journal.code):
        if row.number in journal.judged:
            continue
        at = _minute(row.written_at)
        if row.reviews is None:
            after = [journal.last] if journal.last else []
            made = journal.add(JUDGEMENT, after, device, at, judged(row.document, JUDGEMENT))
            journal.last = made.id
        elif row.reviews in journal.judged:
            name = WORD + journal.judged[row.reviews]
            after = [head.id for head in journal.writes.heads(name) if head.by == device]
            made = journal.add(name, after, device, at, judged(row.document, name))
        else:
            continue
        journal.judged[row.number] = made.id


def _sealed(name: str, parts: Parts) -> tuple[tuple[tuple[str, str], ...], dict[str, tuple[str, Any]]]:
    """Seal every part that a field of this kind has, so that nobody can tell which of them say something."""
    seals, revealed = [], {}
    for part in sorted(parts_of(name)):
        salt = os.urandom(16).hex()
        seal = seal_of(salt, parts.get(part))
        seals.append((part, seal))
        revealed[seal] = (salt, parts.get(part))
    return tuple(seals), revealed


def _minute(at: str) -> str:
    """Return a row's time as a write has it; a clock that was out of this century tells nothing."""
    return f"{at[:16]}Z" if wire.minute(f"{at[:16]}Z") else "2000-01-01T00:00Z"


def _text(body: dict[str, Any]) -> str:
    return canonical(body).decode("utf-8")
