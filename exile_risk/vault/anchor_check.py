# SPDX-License-Identifier: GPL-3.0-or-later
"""What the anchor says about the store at opening: nothing lost, the last writes lost, or another store."""

from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import audit
from exile_risk.vault.anchor import Anchor, Mark
from exile_risk.vault.connection import Connection, keeps_log
from exile_risk.vault.rows import Announcement

READING = "reading"
ANCHORED = "anchored"  # in `meta`: there has been an anchor, so that a missing one is worth a word


@dataclass(frozen=True)
class Standing:
    """What to tell at opening, and for what reason nothing may be written until it is accepted (None: it may)."""

    announcements: tuple[Announcement, ...] = ()
    barred: str | None = None
    beyond: int = 0  # the count of the anchor, behind which that of the store must never fall again


class AnchorWatch:
    """The anchor of an open vault: compared with the store at opening, renewed after every transaction."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        """Compare, and begin the anchor anew where that is due. Raises what the database says."""
        self._anchor = Anchor(folder, key_of(connection))
        self.standing = stand(connection, self._anchor)
        """Of this opening: what was announced stays, what was barred until it is accepted."""
        begun = connection.execute("SELECT 1 FROM meta WHERE key = ?", (ANCHORED,)).fetchone() is not None
        if not (begun or self.standing.announcements):
            self._anchor.begin(mark_of(connection))  # before the store says there is one: a crash is no reason to warn
        if self.standing.barred is None and (self.standing.announcements or not begun):
            self._renew(connection, *(found.id for found in self.standing.announcements))
        if not keeps_log(connection):
            told = (*self.standing.announcements, Announcement("log_refused", {}))
            self.standing = Standing(told, self.standing.barred, self.standing.beyond)

    @property
    def failing(self) -> bool:
        """Whether the anchor could not be written last time."""
        return self._anchor.failing

    def committed(self, mark: Mark) -> None:
        """Put into the anchor what the store holds now. Never raises: the transaction has succeeded."""
        self._anchor.write(mark)

    def closed(self, connection: Connection) -> None:
        """Say that everything is in the store itself, with no log beside it that could be lost."""
        if self.standing.barred is None:
            self._anchor.write(mark_of(connection, closed=True))

    def bar(self, id: str) -> None:
        """Let nothing be written until it is accepted."""
        self.standing = Standing(self.standing.announcements, id, self.standing.beyond)

    def accept(self, connection: Connection) -> None:
        """Take the store as it is; that somebody did stays in the chain."""
        barred = self.standing.barred
        if barred is not None:
            self._renew(connection, f"accepted/{barred}")
            self.standing = Standing(self.standing.announcements)

    def _renew(self, connection: Connection, *findings: str) -> None:
        """Write what was found into the chain, and the anchor anew."""
        connection.execute("BEGIN IMMEDIATE")
        try:
            for id in findings:
                action, _, object = id.partition("/") if id.startswith("accepted/") else ("found", "", id)
                audit.append(connection, action, object)
            connection.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')", (ANCHORED,))
            advance(connection, self.standing.beyond)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        self._anchor.begin(mark_of(connection))


class ReadingWatch(AnchorWatch):
    """Stands where a vault is only read, from a copy: the anchor is that of somebody who may be writing just now."""

    def __init__(self) -> None:
        self.standing = Standing((Announcement(READING, {}),), READING)

    @property
    def failing(self) -> bool:
        """Never: nothing is written."""
        return False

    def bar(self, id: str) -> None:
        """It is barred already."""

    def accept(self, connection: Connection) -> None:
        """Raise: there is nothing to accept."""
        raise LockedError("vault_only_read")


def tip(connection: Connection) -> tuple[int, str]:
    """Return how many transactions the store has seen, and when the last one was."""
    writes, t = connection.execute("SELECT writes, t FROM tip").fetchone()
    return int(writes), str(t)


def advance(connection: Connection, beyond: int = 0) -> None:
    """Count a transaction, in the one that is open; the count never falls behind `beyond`."""
    connection.execute("UPDATE tip SET writes = max(writes, ?) + 1, t = ?", (beyond, audit.now()))


def mark_of(connection: Connection, *, closed: bool = False) -> Mark:
    """Return the mark for what the store holds now."""
    writes, t = tip(connection)
    return Mark(writes, *audit.head(connection), t, closed)


def key_of(connection: Connection) -> bytes:
    """Return the key of the anchor, which the store itself seals."""
    return bytes.fromhex(connection.execute("SELECT value FROM meta WHERE key = 'anchor_key'").fetchone()[0])


def stand(connection: Connection, anchor: Anchor) -> Standing:
    """Compare the store with its anchor.

    Announced: writes_missing(count, after) after a crash; store_older(count, after) and store_other where another store
    was put back; anchor_missing and anchor_forged once each; audit_broken(row). Barred are the last three but those of
    the anchor alone, which is begun anew once the whole chain has been followed.
    """
    known = anchor.read()
    if known is None:
        return _without(connection, anchor)
    writes, t = tip(connection)
    if writes < known.writes:
        id = "store_older" if known.closed else "writes_missing"
        found = Announcement(id, {"count": known.writes - writes, "after": t})
        return Standing((found,), id if known.closed else None, known.writes)
    row = connection.execute("SELECT h FROM audit WHERE seq = ?", (known.seq,)).fetchone()
    h = audit.BEGINNING if known.seq == 0 else None if row is None else bytes(row[0])
    same = h == known.h and (writes > known.writes or audit.head(connection)[0] == known.seq)
    if same:
        return Standing()
    return Standing((Announcement("store_other", {"after": known.t}),), "store_other", known.writes)


def _without(connection: Connection, anchor: Anchor) -> Standing:
    broken = audit.first_break(connection, since=audit.accepted(connection))
    if broken is not None:
        return Standing((Announcement("audit_broken", {"row": broken}),), "audit_broken")
    if anchor.exists:
        return Standing((Announcement("anchor_forged", {}),))
    begun = connection.execute("SELECT 1 FROM meta WHERE key = ?", (ANCHORED,)).fetchone() is not None
    return Standing((Announcement("anchor_missing", {}),) if begun else ())
