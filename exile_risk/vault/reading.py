# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a vault that somebody else has open, or that a newer program has written to: from an encrypted copy of it."""

import contextlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import keys
from exile_risk.vault.anchor_check import ReadingWatch
from exile_risk.vault.connection import check_store, typed
from exile_risk.vault.files import READING, STORE, check_finished, open_private, trouble
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.opening import Opened, check_owner, connected
from exile_risk.vault.schema import identify
from exile_risk.vault.slots import Secret, unwrap

_TRIES = 20
_LOG = f"{STORE}-wal"


class Snapshot:
    """A copy of a store in a folder of its own, which goes when it is released."""

    def __init__(self, folder: Path) -> None:
        """Take it. Raises LockedError: "vault_in_use" where it would not hold still, or what `files.trouble` says."""
        try:
            try:
                self.place = folder / f"{READING}{secrets.token_hex(8)}"
                self.place.mkdir(mode=0o700)
            except OSError:  # a medium that cannot be written to
                self.place = Path(tempfile.mkdtemp(prefix=READING))
            if not any(_copied(folder, self.place) for _ in range(_TRIES)):
                raise LockedError("vault_in_use", folder=str(folder))
        except OSError as error:
            self.release()
            raise trouble(error, folder) from error
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Remove it; twice is harmless."""
        shutil.rmtree(self.place, ignore_errors=True)


def look(folder: Path, secret: Secret) -> Opened:
    """Open a vault to be read only, as it was a moment ago; whoever writes to it is not disturbed.

    Nothing is upgraded or repaired. Raises as `opening.unlock`, but never "vault_read_only".
    """
    check_finished(folder)
    copies = read_copies(folder)
    check_store(folder)
    _, vault_key = unwrap(copies.newest, secret, folder)
    try:
        snapshot = Snapshot(folder)
        try:
            check_store(snapshot.place)
            connection = connected(snapshot.place, vault_key, copies.newest)
            try:
                with typed(folder):
                    identify(connection, folder, newer=True)
                    check_owner(connection, folder, copies.newest)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            snapshot.release()
            raise
        return Opened(connection, snapshot, ReadingWatch(), repaired=False)
    finally:
        keys.wipe(vault_key)


def _copied(folder: Path, place: Path) -> bool:
    """Copy store and log; returns whether neither was begun anew meanwhile, so that the two belong together.

    The store itself changes only when the log is written home, and the log only grows between two such times.
    """
    before = _state(folder)
    for name in (STORE, _LOG):
        (place / name).unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):  # there is no log beside a store that was closed
            _copy(folder / name, place / name)
    return _state(folder) == before


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as file, os.fdopen(open_private(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as out:
        shutil.copyfileobj(file, out)


def _state(folder: Path) -> tuple[object, ...]:
    store = (folder / STORE).stat()
    try:
        with (folder / _LOG).open("rb") as log:
            beginning = log.read(32)  # holds salts that change whenever the log is begun anew
    except FileNotFoundError:
        beginning = b""
    return store.st_mtime_ns, store.st_size, store.st_ino, beginning
