# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault and everything that can be done with it; documents and summaries are opaque text here."""

import contextlib
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import corrections, judgements, records, rekey
from exile_risk.vault.anchor_check import READING, advance, mark_of
from exile_risk.vault.connection import Connection, typed
from exile_risk.vault.cost import DEFAULT_COST, KdfCost
from exile_risk.vault.files import STORE
from exile_risk.vault.health import examine
from exile_risk.vault.lock import WriterLock
from exile_risk.vault.opening import Opened, build, prove, reopened, unlock
from exile_risk.vault.rows import (
    Announcement,
    CaseRow,
    Rated,
    StoredCase,
    StoredCorrection,
    StoredJudgement,
    StoredRating,
    VaultHealth,
)
from exile_risk.vault.slots import Secret
from exile_risk.vault.slots_kept import Slots

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@contextlib.contextmanager
def _of_another_version(folder: Path, barred: str | None) -> Iterator[None]:
    """Name what a vault of another version does not have, where it is only read; elsewhere that is a fault of ours."""
    try:
        yield
    except Exception as error:
        if barred == READING and getattr(error, "sqlite_errorcode", None) == 1:
            raise LockedError("vault_other_version", folder=str(folder)) from error
        raise


class Vault:
    """An open vault. Calls block, may come from any thread, and are answered one at a time.

    Every call raises LockedError: "vault_closed" after `close`, "vault_store_damaged", "vault_disk_full" (nothing was
    written; the vault stays open and a later call may succeed), "vault_read_only" or "vault_unreachable". Those with a
    code raise InputError("case_code", case=...) when the vault holds no such case; those with text raise
    InputError("text_broken") for half characters (lone surrogates), which no file can hold.
    """

    def __init__(self, folder: Path, opened: Opened) -> None:
        self._folder = folder
        self._opened: Opened | None = opened
        self._repaired = opened.repaired
        self._watch = opened.watch
        self._turn = threading.RLock()

    @classmethod
    def create(
        cls, folder: Path, passphrase: bytearray, cost: KdfCost = DEFAULT_COST, *, unfinished: bool = False
    ) -> "Vault":
        """Make a vault in a new or empty folder. The passphrase stays the caller's to wipe. Errors, rest: `build`."""
        return cls(folder, build(folder, passphrase, cost, unfinished=unfinished))

    @classmethod
    def open(cls, folder: Path, passphrase: bytearray, key_file: bytearray | None = None) -> "Vault":
        """Open a vault. What is given stays the caller's to wipe. Errors: see `unlock` and `normalised`."""
        with Secret.of(passphrase, key_file) as secret:
            return cls.open_by(folder, secret)

    @classmethod
    def open_by(cls, folder: Path, secret: Secret) -> "Vault":
        """Open a vault with any secret. Errors: see `unlock`."""
        return cls(folder, unlock(folder, secret))

    @classmethod
    def look(cls, folder: Path, passphrase: bytearray, key_file: bytearray | None = None) -> "Vault":
        """Open a vault that is open elsewhere or of a newer program, to be read only. Errors: see `reading.look`."""
        with Secret.of(passphrase, key_file) as secret:
            return cls.look_by(folder, secret)

    @classmethod
    def look_by(cls, folder: Path, secret: Secret) -> "Vault":
        """Open a vault to be read only, with any secret. Errors: see `reading.look`."""
        from exile_risk.vault.reading import look

        return cls(folder, look(folder, secret))

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._folder

    @property
    def announcements(self) -> tuple[Announcement, ...]:
        """What was found at opening and a person must hear. Message ids: see `anchor_check.stand`."""
        return self._watch.standing.announcements

    @property
    def barred(self) -> str | None:
        """For which of these nothing can be written until `accept`; None: everything can."""
        return self._watch.standing.barred

    def accept(self) -> None:
        """Take the vault as it was found and write to it again; that somebody did stays on record."""
        with self.reading() as connection:
            self._watch.accept(connection)

    def prove(self, passphrase: bytearray, key_file: bytearray | None = None) -> None:
        """Return if this passphrase opens the vault, else raise. The passphrase stays the caller's. Errors: `prove`."""
        with self.reading():
            prove(self._folder, passphrase, key_file)

    @property
    def slots(self) -> Slots:
        """The ways to open it, and how to change them."""
        return Slots(self._folder, self.reading, self.writing)

    def rekey(self, current: Secret, new: Secret, cost: KdfCost = DEFAULT_COST) -> None:
        """Give the vault a new key that only `new` opens, and open it anew; every other way to open it is gone.

        After an error it is open as before, or closed where it cannot be opened again. Errors: see `rekey.prepare` and
        `rekey.commit`.
        """
        with self.writing():  # also for its refusals
            pass
        with self._turn, self.reading() as connection:
            prepared = rekey.prepare(self._folder, connection, current, new, cost)
            opened, self._opened = self._opened, None
            assert opened is not None  # noqa: S101  (`reading` has raised otherwise)
            assert isinstance(opened.lock, WriterLock)  # noqa: S101  (`writing` has raised otherwise)
            connection.close()
            try:
                rekey.commit(self._folder, prepared)
            finally:
                self._opened = reopened(self._folder, (new, current), opened.lock)
                self._watch = self._opened.watch

    def close(self) -> None:
        """Write everything home, forget the keys and let others in; a second call does nothing."""
        with self._turn:
            opened, self._opened = self._opened, None
            if opened is None:
                return
            try:
                # Where it cannot (a full disk), the log stays and is read at the next opening: nothing is lost.
                with contextlib.suppress(LockedError), typed(self._folder):
                    opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                    opened.watch.closed(opened.connection)
            finally:
                try:
                    opened.connection.close()  # SQLCipher overwrites its key here; no other copy is kept
                finally:
                    opened.lock.release()

    def __enter__(self) -> "Vault":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self.close()

    def cases(self) -> tuple[CaseRow, ...]:
        """Return every case, binned ones too, in the order they were opened."""
        with self.reading() as connection:
            return records.cases(connection)

    def add(self, document: str, summary: str, rated: Rated | None = None) -> str:
        """Open a case, with this as its first revision; returns its code. Raises also InputError "case_codes_spent"."""
        with self.writing(document, summary) as connection:
            code = records.add(connection, document, summary)
            if rated is not None:
                judgements.keep_rating(connection, code, rated)
            return code

    def save(self, code: str, document: str, summary: str) -> int:
        """Append a revision and return its number; a document equal to the latest revision appends nothing.

        A draft of the case is superseded and removed.
        """
        with self.writing(document, summary) as connection:
            return records.save(connection, code, document, summary)

    def save_draft(self, code: str, document: str, summary: str) -> str:
        """Keep what is being written, in place of an earlier draft; returns when (UTC, ISO 8601)."""
        with self.writing(document, summary) as connection:
            return records.save_draft(connection, code, document, summary)

    def draft(self, code: str) -> str | None:
        """Return the draft's document, or None where everything is committed."""
        with self.reading() as connection:
            return records.draft(connection, code)

    def commit_draft(self, code: str, rated: Rated | None = None) -> int:
        """Make the draft a revision and return its number (the latest revision's where there is nothing new).

        Its rating is kept with it, where there is one.
        """
        with self.writing() as connection:
            if rated is not None:
                records.check_case(connection, code)
                judgements.keep_rating(connection, code, rated)
            return records.commit_draft(connection, code)

    def latest(self, code: str) -> StoredCase:
        """Return the newest revision."""
        with self.reading() as connection:
            return records.latest(connection, code)

    def history(self, code: str) -> tuple[StoredCase, ...]:
        """Return every revision, oldest first."""
        with self.reading() as connection:
            return records.history(connection, code)

    def ratings(self, code: str) -> tuple[StoredRating, ...]:
        """Return every rating kept for a case, oldest first."""
        with self.reading() as connection:
            return judgements.ratings(connection, code)

    def judgements(self, code: str) -> tuple[StoredJudgement, ...]:
        """Return every judgement of a case and every second person's word on one, oldest first."""
        with self.reading() as connection:
            return judgements.judgements(connection, code)

    def add_judgement(
        self, code: str, case: tuple[str, str], rated: Rated, document: str, review_by: str, word: str | None = None
    ) -> StoredJudgement:
        """Save a case (document, summary), its rating, a judgement of it and a second person's word, all or nothing."""
        with self.writing(*case, rated.document, document, word or "") as connection:
            records.save(connection, code, *case)
            rating = judgements.keep_rating(connection, code, rated)
            made = judgements.add_judgement(connection, code, rating, document, review_by)
            if word is not None:
                judgements.add_review(connection, code, made.number, word)
            return made

    def add_review(self, code: str, number: int, document: str) -> StoredJudgement:
        """Add a second person's word on the newest judgement.

        Raises also InputError: judgement_missing(number), judgement_reviewed(number) or judgement_not_newest(number).
        """
        with self.writing(document) as connection:
            return judgements.add_review(connection, code, number, document)

    def opinion(self, code: str) -> str | None:
        """Return the unfinished judgement of a case, or None."""
        with self.reading() as connection:
            return judgements.opinion(connection, code)

    def save_opinion(self, code: str, document: str | None) -> str:
        """Keep the one unfinished judgement of a case (None: there is none any more); returns when."""
        with self.writing(document or "") as connection:
            return judgements.save_opinion(connection, code, document)

    def bin(self, code: str) -> None:
        """Put a case into the bin; nothing of it is lost."""
        with self.writing() as connection:
            records.set_binned(connection, code, True)

    def unbin(self, code: str) -> None:
        """Take a case out of the bin."""
        with self.writing() as connection:
            records.set_binned(connection, code, False)

    def corrections(self) -> tuple[StoredCorrection, ...]:
        """Return every correction to a fact, oldest first, withdrawn ones too."""
        with self.reading() as connection:
            return corrections.corrections(connection)

    def add_correction(self, document: str) -> StoredCorrection:
        """Keep a correction; its number is its own for ever."""
        with self.writing(document) as connection:
            return corrections.add(connection, document)

    def withdraw_correction(self, number: int) -> str:
        """Let a correction count no longer; it stays on record. Returns when (UTC, ISO 8601).

        Raises also InputError: correction_missing(number) or correction_withdrawn(number).
        """
        with self.writing() as connection:
            return corrections.withdraw(connection, number)

    def setting(self, key: str) -> str | None:
        """Return a setting kept in this vault, or None while it was never set."""
        with self.reading() as connection:
            return records.setting(connection, key)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting in this vault."""
        with self.writing(key, value) as connection:
            records.set_setting(connection, key, value)

    def verify(self) -> VaultHealth:
        """Check every page, the structure, the histories and both headers. The findings: see `examine`."""
        with self.reading() as connection:
            health = examine(connection, self._folder, self._repaired)
            if "audit_broken" in health.findings:
                self._watch.bar("audit_broken")
            return health

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection to those who read what belongs to them in this vault."""
        with self._turn, typed(self._folder), _of_another_version(self._folder, self.barred):
            if self._opened is None:
                raise LockedError("vault_closed")
            yield self._opened.connection

    @contextlib.contextmanager
    def writing(self, *texts: str) -> Iterator[Connection]:
        """Give the connection for one transaction, which is on the disk when the block has ended.

        Whoever changes more than a draft adds a row to the chain (`audit.append`) in the same block. Raises also
        LockedError "vault_not_accepted" while something found at opening keeps the vault from being written to.
        """
        if any(_LONE_SURROGATE.search(text) for text in texts):
            raise InputError("text_broken")
        with self.reading() as connection:
            watch = self._watch
            if watch.standing.barred is not None:
                code = "vault_only_read" if watch.standing.barred == READING else "vault_not_accepted"
                raise LockedError(code, folder=str(self._folder))
            if not os.path.exists(self._folder / STORE):  # noqa: PTH110 - whatever is wrong, it cannot be seen there
                raise LockedError("vault_unreachable", folder=str(self._folder))  # else it goes into a deleted file
            connection.execute("BEGIN IMMEDIATE")
            before = connection.total_changes
            try:
                yield connection
                mark = None
                if connection.total_changes != before:
                    advance(connection)
                    mark = mark_of(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has rolled back already
                    connection.execute("ROLLBACK")
                raise
            if mark is not None:
                watch.committed(mark)
