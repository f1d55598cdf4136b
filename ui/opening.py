# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocking ways into a session, for the worker thread: heavy modules are loaded here, after the first page."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exile_risk.session import CaseLine, Session
from exile_risk.vault_folder import check_parent


@dataclass(frozen=True)
class Opened:
    """An unlocked session, the rows of its case list, and where it lies (None: a practice vault)."""

    session: Session
    lines: tuple[CaseLine, ...]
    folder: Path | None


def unlock(folder: Path, passphrase: bytearray, key_file: Path | None = None) -> Opened:
    """Open a vault and wipe the passphrase. Errors: those of `Session.unlock`."""
    return _opened(lambda: Session.unlock(folder, passphrase, key_file), folder, passphrase)


def look(folder: Path, passphrase: bytearray, key_file: Path | None = None) -> Opened:
    """Open a vault to be read only and wipe the passphrase. Errors: those of `Session.look`."""
    return _opened(lambda: Session.look(folder, passphrase, key_file), folder, passphrase)


def recover(folder: Path, sheets: tuple[str, ...], passphrase: bytearray) -> Opened:
    """Open a vault with a recovery kit, give it a passphrase and wipe that. Errors: those of `Session.recover`."""
    return _opened(lambda: Session.recover(folder, sheets, passphrase), folder, passphrase)


def create(folder: Path, passphrase: bytearray, *, at_default: bool) -> Opened:
    """Make a vault, open it and wipe the passphrase; folders above it are made in the default place only.

    Errors: those of `check_parent` and `Session.create`.
    """

    def made() -> Session:
        if not at_default:
            check_parent(folder)  # a stick that was pulled out meanwhile does not become a folder of this computer
        return Session.create(folder, passphrase)

    return _opened(made, folder, passphrase)


def practise() -> Opened:
    """Open a throw-away vault with the practice cases."""
    return _opened(Session.train, None, bytearray())


def _opened(way: Callable[[], Session], folder: Path | None, passphrase: bytearray) -> Opened:
    try:
        session = way()
    finally:
        passphrase[:] = bytes(len(passphrase))
    try:
        _ = session.knowledge_version, session.catalogue  # loaded on this thread, so that no keystroke waits for it
        return Opened(session, session.cases(), folder)
    except BaseException:
        session.close()
        raise
