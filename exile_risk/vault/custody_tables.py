# SPDX-License-Identifier: GPL-3.0-or-later
"""The fourth step of the store's shape: who did what in a chain of hashes, and the tables of hand-over and deletion."""

from collections.abc import Callable
from typing import TypeAlias

from exile_risk.vault import audit
from exile_risk.vault.connection import Connection

Step: TypeAlias = str | Callable[[Connection], None]

CHUNK_BYTES = 1024 * 1024

# `uid` names a case outside this vault. `salt` goes into every hash of what a case holds and disappears with it, so
# that the hashes which stay in the chain cannot be tried against guesses at a deleted text.
_CASES: tuple[Step, ...] = (
    "ALTER TABLE cases ADD COLUMN uid TEXT",
    "ALTER TABLE cases ADD COLUMN salt BLOB",
    "UPDATE cases SET uid = lower(hex(randomblob(16))), salt = randomblob(16)",
    "CREATE UNIQUE INDEX cases_by_uid ON cases (uid)",
    """CREATE TRIGGER cases_are_named BEFORE INSERT ON cases WHEN NEW.uid IS NULL OR NEW.salt IS NULL
        BEGIN SELECT RAISE (ABORT, 'a case needs a name outside the vault and a salt'); END""",
    """CREATE TRIGGER cases_keep_their_name BEFORE UPDATE OF uid, salt, code ON cases
        BEGIN SELECT RAISE (ABORT, 'the name of a case is for ever'); END""",
)

_CHAIN: tuple[Step, ...] = (
    # One row for each change: `h` is the SHA-256 of the row before's `h` and of this row; `digest` that of what was
    # written, empty where nothing is kept.
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
        t TEXT NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        object TEXT NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) IN (0, 32)),
        h BLOB NOT NULL CHECK (length(h) = 32)
    ) STRICT""",
    "CREATE INDEX audit_by_object ON audit (object, seq)",
    # How many transactions were ever written, drafts too, and when the last one was.
    """CREATE TABLE tip (
        id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
        writes INTEGER NOT NULL,
        t TEXT NOT NULL
    ) STRICT""",
    "INSERT INTO tip (id, writes, t) VALUES (1, 0, '')",
    "INSERT INTO meta (key, value) VALUES ('anchor_key', lower(hex(randomblob(32))))",
)

_DELETION: tuple[Step, ...] = (
    # A case that was deleted here, or by a colleague from whom the word came (then `code` is unknown).
    """CREATE TABLE tombstone (
        uid TEXT PRIMARY KEY NOT NULL,
        code TEXT,
        deleted_at TEXT NOT NULL,
        why TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # Why a case is held, on what ground, and the last day (ISO 8601) it may be.
    """CREATE TABLE retention (
        code TEXT PRIMARY KEY NOT NULL REFERENCES cases (code),
        consent TEXT NOT NULL,
        purpose TEXT NOT NULL,
        retain_until TEXT,
        noted_at TEXT NOT NULL
    ) STRICT""",
)

_FILES: tuple[Step, ...] = (
    """CREATE TABLE attachment (
        id TEXT PRIMARY KEY NOT NULL,
        code TEXT NOT NULL REFERENCES cases (code),
        added_at TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        bytes INTEGER NOT NULL CHECK (bytes >= 0),
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        note TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX attachment_by_case ON attachment (code, added_at)",
    f"""CREATE TABLE attachment_chunk (
        attachment TEXT NOT NULL REFERENCES attachment (id),
        place INTEGER NOT NULL CHECK (place >= 0),
        content BLOB NOT NULL CHECK (length(content) <= {CHUNK_BYTES}),
        PRIMARY KEY (attachment, place)
    ) STRICT""",
)

_PEOPLE: tuple[Step, ...] = (
    # This vault's own keys; the store's encryption seals the secret halves. At most one is in use.
    """CREATE TABLE device (
        id TEXT PRIMARY KEY NOT NULL,
        label TEXT NOT NULL,
        made_at TEXT NOT NULL,
        signing_public BLOB NOT NULL UNIQUE CHECK (length(signing_public) = 32),
        signing_secret BLOB NOT NULL CHECK (length(signing_secret) = 32),
        recipient TEXT NOT NULL UNIQUE,
        identity TEXT NOT NULL,
        retired_at TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX device_in_use ON device (retired_at IS NULL) WHERE retired_at IS NULL",
    """CREATE TABLE colleague (
        id TEXT PRIMARY KEY NOT NULL,
        label TEXT NOT NULL,
        recipient TEXT NOT NULL UNIQUE,
        signing_key BLOB NOT NULL UNIQUE CHECK (length(signing_key) = 32),
        added_at TEXT NOT NULL,
        confirmed_on TEXT,
        retired_at TEXT
    ) STRICT""",
)

_ARRIVALS: tuple[Step, ...] = (
    # Every bundle that was ever opened, so that one shown again changes nothing. `sender` None: nobody known.
    """CREATE TABLE import_seen (
        bundle TEXT PRIMARY KEY NOT NULL,
        sender TEXT REFERENCES colleague (id),
        seen_at TEXT NOT NULL,
        outcome TEXT NOT NULL
    ) STRICT""",
    # What came in a bundle and waits for a person's decision.
    """CREATE TABLE quarantine (
        bundle TEXT NOT NULL REFERENCES import_seen (bundle),
        place INTEGER NOT NULL CHECK (place >= 0),
        received_at TEXT NOT NULL,
        kind TEXT NOT NULL,
        uid TEXT,
        why TEXT NOT NULL,
        document TEXT NOT NULL,
        decision TEXT,
        decided_at TEXT,
        PRIMARY KEY (bundle, place),
        CHECK ((decision IS NULL) = (decided_at IS NULL))
    ) STRICT""",
)

_GONE = "SELECT 1 FROM cases c JOIN tombstone t ON t.uid = c.uid WHERE c.code = OLD.code"
_FINAL = ("audit", "tombstone", "import_seen")
_NEVER_CHANGED = (*_FINAL, "attachment", "attachment_chunk")

_TRIGGERS: tuple[Step, ...] = (
    *(
        f"""CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
        BEGIN SELECT RAISE (ABORT, 'history is append only'); END"""
        for table in _FINAL
    ),
    *(
        f"""CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE (ABORT, 'history is append only'); END"""
        for table in _NEVER_CHANGED
    ),
    # The history of a case goes with the case, once the case has its tombstone, and never otherwise.
    *(
        statement
        for table in ("revisions", "ratings", "judgements")
        for statement in (
            f"DROP TRIGGER {table}_are_kept",
            f"""CREATE TRIGGER {table}_are_kept BEFORE DELETE ON {table} WHEN NOT EXISTS ({_GONE})
            BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
        )
    ),
    f"""CREATE TRIGGER cases_are_kept BEFORE DELETE ON cases WHEN NOT EXISTS ({_GONE})
        BEGIN SELECT RAISE (ABORT, 'history is append only'); END""",
)

CUSTODY: tuple[Step, ...] = (
    *_CASES,
    *_CHAIN,
    *_DELETION,
    *_FILES,
    *_PEOPLE,
    *_ARRIVALS,
    *_TRIGGERS,
    audit.adopt,
)
