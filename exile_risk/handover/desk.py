# SPDX-License-Identifier: GPL-3.0-or-later
"""For the clients: handing cases over and taking them in. Everything here blocks and belongs on the vault's thread.

A case on the desk must be put away before `take`, `release` or `resolve`: what is typed afterwards into a form that was
filled before would be saved over what came.
"""

import contextlib
import json
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exile_risk.errors import InputError
from exile_risk.handover import deciding, limits, own_device, receiving, sending
from exile_risk.handover.deciding import Choice, WaitingDeletion
from exile_risk.handover.fields import fields_of
from exile_risk.handover.fingerprint import device_id, fingerprint, matches
from exile_risk.handover.merging import CaseOutcome, Conflict, Entry
from exile_risk.handover.receiving import Arrival, Outcome
from exile_risk.handover.sending import Fields, Options
from exile_risk.handover.writes import Parts, Reading
from exile_risk.vault import colleagues, devices, quarantine
from exile_risk.vault.colleagues import FORGOTTEN, Colleague
from exile_risk.vault.quarantine import Waiting

if TYPE_CHECKING:
    from exile_risk.model.draft import Draft
    from exile_risk.session import Session
    from exile_risk.vault import Vault

NO_CASES: frozenset[str] = frozenset()

__all__ = ["FORGOTTEN", "Card", "Handover", "Look", "handover_of"]


@dataclass(frozen=True)
class Card:
    """What a colleague needs to know of this vault: a short text to send, and six words to read out."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """A bundle in memory, and what taking it in would do if nothing else happened meanwhile."""

    arrival: Arrival
    would: Outcome

    @property
    def words(self) -> tuple[str, ...]:
        """The six words of whoever the bundle says it is from."""
        return fingerprint(self.would.recipient, self.would.signing_key)


class Handover:
    """The verbs over an open vault. All raise as every call to a vault does, and InputError where they say so."""

    def __init__(self, vault: "Vault", read: "Callable[[str, str], Draft]", entry: "Callable[[Draft], Entry]") -> None:
        """Take how this program reads a case file, and how it keeps a draft."""
        self._vault = vault
        self._clerk = _CaseFiles(read, entry)

    def card(self) -> Card:
        """Return this vault's card; its keys are made at the first call."""
        with self._vault.writing() as connection:
            device = own_device.own(connection)
        return Card(own_device.card(device), fingerprint(device.recipient, device.signing_public))

    def renew_keys(self) -> Card:
        """Take new keys into use, as after a computer was lost; every colleague must compare six new words."""
        with self._vault.writing() as connection:
            own_device.renewed(connection)
        return self.card()

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return every colleague, retired ones too."""
        with self._vault.reading() as connection:
            return colleagues.colleagues(connection)

    def names(self) -> dict[str, str]:
        """Return who a device in a record is, as this vault calls them; "" for this vault's own, also earlier ones."""
        with self._vault.reading() as connection:
            known = {device_id(one.signing_key): one.label for one in colleagues.colleagues(connection)}
            return known | {one.id: "" for one in devices.all_of_them(connection)}

    def add_colleague(self, card: str, label: str) -> Colleague:
        """Keep a colleague's card under a label of one's own; nothing is taken from them before `confirm`.

        Raises "colleague_card", "colleague_self", "colleague_label", "colleague_keys"(label).
        """
        recipient, signing_key = own_device.read_card(card)
        name = label.strip()
        if not name or len(name) > 60 or not name.isprintable():
            raise InputError("colleague_label")
        with self._vault.writing(name) as connection:
            if own_device.own(connection).signing_public == signing_key:
                raise InputError("colleague_self")
            return colleagues.add(connection, name, recipient, signing_key)

    def words(self, colleague: str) -> tuple[str, ...]:
        """Return the six words of a colleague, for them to read out. Raises "colleague_missing"."""
        with self._vault.reading() as connection:
            found = colleagues.of_id(connection, colleague)
        return fingerprint(found.recipient, found.signing_key)

    def confirm(self, colleague: str, typed: str) -> Colleague:
        """Note that a colleague read out these words. Raises "colleague_words", "colleague_missing" or
        "colleague_retired"(label)."""
        if not matches(typed, self.words(colleague)):
            raise InputError("colleague_words")
        with self._vault.writing() as connection:
            return colleagues.confirm(connection, colleague)

    def retire(self, colleague: str) -> Colleague:
        """Take nothing from a colleague any more. Raises "colleague_missing"."""
        with self._vault.writing() as connection:
            return colleagues.retire(connection, colleague)

    def forget(self, colleague: str) -> Colleague:
        """Retire a colleague and forget what they are called here. Raises "colleague_missing"."""
        with self._vault.writing() as connection:
            return colleagues.forget(connection, colleague)

    def preview_of(self, codes: Sequence[str], options: Options = Options()) -> Fields:  # noqa: B008 - it is frozen
        """Return every value that would leave with these cases. Errors: those of `sending.preview_of`."""
        with self._vault.reading() as connection:
            return sending.preview_of(connection, codes, options)

    def seal(self, path: Path, codes: Sequence[str], to: Sequence[str], options: Options = Options()) -> str:  # noqa: B008
        """Write cases into a new file that only these colleagues (by id) can read; returns the bundle's name.

        Errors: those of `sending.sealed_bundle` and of `report.saving.save_new`; no file is left then.
        """
        from exile_risk.report.saving import save_new

        written = False
        try:
            with self._vault.writing() as connection:
                made = sending.sealed_bundle(connection, codes, to, options)
                save_new(path, made.data)
                written = True
        except BaseException:
            if written:  # what could not be noted must not stay outside
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        return made.id

    def look(self, path: Path, accept: Set[str] = NO_CASES) -> Look:
        """Open a bundle and return what it would do, by doing it and taking everything back.

        Raises "bundle_file"(file) and as `receiving.arrived` and `receiving.take`.
        """
        data = read_file(path)
        with self._vault.reading() as connection:
            arrival = receiving.arrived(connection, data)
        return self._looked(arrival, accept)

    def take(self, look: Look, accept: Set[str] = NO_CASES, choices: Sequence[Choice] = ()) -> Outcome:
        """Take in what was looked at: all of it or nothing. Deletions only of cases in `accept`.

        Where two people differ both readings stay, except where a choice is given. Raises "conflict_changed" for a
        choice between what nobody says, and then nothing was taken.
        """
        with self._vault.writing() as connection:
            outcome = receiving.take(connection, look.arrival, self._clerk, accept)
            deciding.settle(connection, choices, self._clerk)
        return outcome

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits for somebody's decision."""
        with self._vault.reading() as connection:
            return quarantine.waiting(connection)

    def look_at_waiting(self, bundle: str) -> tuple[CaseOutcome, ...]:
        """Return what releasing a bundle would do, by doing it and taking it back. Errors: those of `preview`."""
        would: list[tuple[CaseOutcome, ...]] = []
        with contextlib.suppress(_Undone), self._vault.writing() as connection:
            would.append(deciding.preview(connection, bundle, self._clerk))
            raise _Undone
        return would[0]

    def release(self, bundle: str, choices: Sequence[Choice] = ()) -> tuple[CaseOutcome, ...]:
        """Merge a bundle that waited, now that its sender is confirmed; `choices` as in `take`.

        Errors: those of `deciding.release` and `deciding.settle`.
        """
        with self._vault.writing() as connection:
            cases = deciding.release(connection, bundle, self._clerk)
            deciding.settle(connection, choices, self._clerk)
        return cases

    def discard(self, bundle: str) -> None:
        """Forget a bundle that waits. Raises "bundle_not_waiting"."""
        with self._vault.writing() as connection:
            deciding.discard(connection, bundle)

    def deletions(self) -> tuple[WaitingDeletion, ...]:
        """Return the cases that colleagues have deleted and that wait here for somebody's word."""
        with self._vault.reading() as connection:
            return deciding.deletions(connection)

    def decide_deletion(self, uid: str, *, delete: bool) -> str | None:
        """Delete a case because a colleague did, or keep it. Errors: those of `deciding.decide_deletion`."""
        with self._vault.writing() as connection:
            return deciding.decide_deletion(connection, uid, delete=delete)

    def conflicts(self, code: str | None = None) -> tuple[Conflict, ...]:
        """Return what two people said differently, in the whole vault or in one case."""
        with self._vault.reading() as connection:
            return deciding.conflicts(connection, code)

    def judgements(self, code: str) -> tuple[Reading, ...]:
        """Return the judgements that stand for a case, colleagues' too. Raises "case_code"(case)."""
        with self._vault.reading() as connection:
            return deciding.standing_judgements(connection, code)

    def resolve(self, conflict: Conflict, choice: int) -> None:
        """Let one reading count; the others stay in the history. Raises "conflict_changed"."""
        with self._vault.writing() as connection:
            deciding.resolve(connection, conflict, choice, self._clerk)

    def _looked(self, arrival: Arrival, accept: Set[str]) -> Look:
        would: list[Outcome] = []
        with contextlib.suppress(_Undone), self._vault.writing() as connection:
            would.append(receiving.take(connection, arrival, self._clerk, accept))
            raise _Undone
        return Look(arrival, would[0])


def handover_of(session: "Session") -> Handover:
    """Return the verbs over a session's vault."""
    from exile_risk.case_file import write_draft

    def entry(draft: "Draft") -> Entry:
        found = session._rating(draft)
        return Entry(write_draft(draft), session._summary(draft, found), session._rated(draft, found))

    return Handover(session._vault, session.read, entry)


class _Undone(Exception):  # noqa: N818 - it is no error
    """Takes a transaction back."""


class _CaseFiles:
    """The clerk of this program."""

    def __init__(self, read: "Callable[[str, str], Draft]", entry: "Callable[[Draft], Entry]") -> None:
        self._read, self._entry = read, entry

    def usable(self, field: str, parts: Parts) -> bool:
        from exile_risk.case_file import write_draft
        from exile_risk.handover.fields import document_of

        try:
            draft = self._read(json.dumps(document_of({field: parts})), "bundle")
            return fields_of(write_draft(draft), "bundle") == {field: dict(parts)}
        except InputError:
            return False

    def entry(self, body: dict[str, Any]) -> Entry:
        return self._entry(self._read(json.dumps(body), "bundle"))


def read_file(path: Path) -> bytes:
    """Return a file's bytes, if there are no more than are looked at. Raises "bundle_file" and "bundle_too_large"."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end, and nothing could lock meanwhile
            raise InputError("bundle_file", file=str(path))
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError):
        raise InputError("bundle_file", file=str(path)) from None
    if len(data) > limits.FILE_BYTES:
        raise InputError("bundle_too_large", limit=limits.FILE_BYTES // 1024**2)
    return data
