# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of the store and the ordered steps that lead to it; each step happens whole or not at all."""

from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault.connection import Connection, code_of
from exile_risk.vault.custody_tables import CUSTODY, Step

APPLICATION_ID = 0x45585231

# What is short stands before what is long, so that listing cases does not read through their documents.
MIGRATIONS: tuple[tuple[Step, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE cases (code TEXT PRIMARY KEY NOT NULL, opened TEXT NOT NULL, binned TEXT) STRICT",
        """CREATE TABLE revisions (
            code TEXT NOT NULL REFERENCES cases (code),
            seq INTEGER NOT NULL CHECK (seq > 0),
            saved_at TEXT NOT NULL,
            summary TEXT NOT NULL,
            document TEXT NOT NULL,
            PRIMARY KEY (code, seq)
        ) STRICT""",
        """CREATE TABLE drafts (
            code TEXT PRIMARY KEY NOT NULL REFERENCES cases (code),
            saved_at TEXT NOT NULL,
            summary TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT""",
        """CREATE TRIGGER revisions_are_kept BEFORE DELETE ON revisions
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
        """CREATE TRIGGER revisions_are_final BEFORE UPDATE ON revisions
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
    ),
    (
        # A row is a correction, or says that an earlier one no longer counts: either way it stays.
        """CREATE TABLE corrections (
            number INTEGER PRIMARY KEY NOT NULL CHECK (number > 0),
            written_at TEXT NOT NULL,
            withdraws INTEGER UNIQUE REFERENCES corrections (number) CHECK (withdraws < number),
            document TEXT,
            CHECK ((document IS NULL) != (withdraws IS NULL))
        ) STRICT""",
        """CREATE TRIGGER corrections_are_kept BEFORE DELETE ON corrections
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
        """CREATE TRIGGER corrections_are_final BEFORE UPDATE ON corrections
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
    ),
    (
        # What was rated at each explicit saving. `review_by` is the day to look again, where one follows.
        """CREATE TABLE ratings (
            code TEXT NOT NULL REFERENCES cases (code),
            seq INTEGER NOT NULL CHECK (seq > 0),
            rated_at TEXT NOT NULL,
            review_by TEXT,
            document TEXT NOT NULL,
            PRIMARY KEY (code, seq)
        ) STRICT""",
        # A row is a judgement of a rating, or a second person's word on an earlier judgement of the same case.
        """CREATE TABLE judgements (
            code TEXT NOT NULL REFERENCES cases (code),
            seq INTEGER NOT NULL CHECK (seq > 0),
            written_at TEXT NOT NULL,
            rating INTEGER,
            reviews INTEGER CHECK (reviews < seq),
            review_by TEXT,
            document TEXT NOT NULL,
            PRIMARY KEY (code, seq),
            UNIQUE (code, reviews),
            FOREIGN KEY (code, rating) REFERENCES ratings (code, seq),
            FOREIGN KEY (code, reviews) REFERENCES judgements (code, seq),
            CHECK ((rating IS NULL) != (reviews IS NULL)),
            CHECK ((rating IS NULL) = (review_by IS NULL))
        ) STRICT""",
        """CREATE TABLE opinions (
            code TEXT PRIMARY KEY NOT NULL REFERENCES cases (code),
            saved_at TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT""",
        *(
            f"""CREATE TRIGGER {table}_are_{word} BEFORE {event} ON {table}
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END"""
            for table in ("ratings", "judgements")
            for word, event in (("kept", "DELETE"), ("final", "UPDATE"))
        ),
    ),
    CUSTODY,
)


def identify(connection: Connection, folder: Path, *, newer: bool = False) -> None:
    """Check that the store is one of ours, of a version this program knows, unless a `newer` one will do too.

    Raises LockedError: "vault_store_damaged" or "vault_newer".
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise LockedError("vault_store_damaged", folder=str(folder))
    if version(connection) > len(MIGRATIONS) and not newer:
        raise LockedError("vault_newer", folder=str(folder))


def migrate(connection: Connection, folder: Path) -> None:
    """Bring the store to the newest version, one transaction for each step.

    Raises LockedError("vault_upgrade_failed", version=...), or an error that `typed` can name; the store is then as
    it was before the step that failed.
    """
    for number in range(version(connection) + 1, len(MIGRATIONS) + 1):
        try:
            connection.execute("BEGIN EXCLUSIVE")
            for statement in MIGRATIONS[number - 1]:
                if callable(statement):
                    statement(connection)
                else:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except Exception as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if code_of(error):  # a full disk or a damaged page, which has a name of its own
                raise
            raise LockedError("vault_upgrade_failed", folder=str(folder), version=number) from error


def upgradable(connection: Connection) -> bool:
    """Return whether the store holds something and is of an earlier version."""
    return 0 < version(connection) < len(MIGRATIONS)


def version(connection: Connection) -> int:
    """Return how many steps the store has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
