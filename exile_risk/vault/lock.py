# SPDX-License-Identifier: GPL-3.0-or-later
"""One writer at a time: a lock the operating system drops when its holder dies, so that no stale one can exist."""

import os
import sys
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault.files import LOCK, open_private, trouble


class WriterLock:
    """The right to write to a vault; the file stays behind and means nothing by itself."""

    def __init__(self, folder: Path) -> None:
        """Take it. Raises LockedError: "vault_in_use", or what `files.trouble` says."""
        try:
            self._descriptor: int | None = open_private(folder / LOCK, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise trouble(error, folder) from error
        try:
            _hold(self._descriptor)
        except (BlockingIOError, PermissionError) as error:
            self.release()
            raise LockedError("vault_in_use", folder=str(folder)) from error
        except OSError as error:  # a file system that cannot lock at all
            self.release()
            raise trouble(error, folder) from error

    def release(self) -> None:
        """Give it back; once is enough, twice is harmless."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


if sys.platform == "win32":

    def _hold(descriptor: int) -> None:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _hold(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
