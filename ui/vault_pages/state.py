# SPDX-License-Identifier: GPL-3.0-or-later
"""How the vault stands, read in one go on the worker, so that the page shows one moment and never waits."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from exile_risk.errors import ExileRiskError
from exile_risk.under_search import high_risk, vault_of

if TYPE_CHECKING:
    from exile_risk.session import Session
    from exile_risk.ways_in import WayIn

ROOM = 2.2
"""A backup asks for so many times the size of the store."""

_STAMP = re.compile(r"(\d{8}T\d{6})\d*Z\.bk")
T = TypeVar("T")


@dataclass(frozen=True)
class VaultState:
    """Everything the page shows. `seq` 0: the record cannot be read."""

    folder: Path
    training: bool
    cases: int
    size: int
    free: int
    findings: tuple[str, ...]
    announced: tuple[str, ...]
    barred: bool
    checked: datetime
    seq: int
    last: datetime
    receipt: tuple[str, ...]
    backups: tuple[datetime, ...]
    changes: int
    second: Path | None
    second_overdue: bool
    second_reached: bool
    ways: "tuple[WayIn, ...]"
    unfinished: bool
    high_risk: bool = False
    high_risk_holds: bool = False


def gathered(session: "Session") -> VaultState:
    """Check the whole vault and return how it stands; what damage keeps from being read stays empty. Blocks."""
    keeping = session.safekeeping
    custody = keeping.custody
    now = datetime.now().astimezone()
    findings = session.damage()
    given = _or(None, keeping.receipt)
    second = _or(None, lambda: custody.second_place)
    folder = custody.folder.parent
    return VaultState(
        folder,
        session.training,
        _or(0, lambda: sum(not line.binned for line in session.cases())),
        _size(folder, custody.folder),
        shutil.disk_usage(folder).free,
        findings,
        keeping.announcements(),
        keeping.barred,
        now,
        given.seq if given is not None else 0,
        datetime.fromisoformat(given.t) if given is not None else now,
        given.words if given is not None else (),
        _moments(custody.folder),
        _or(0, custody.changes_since_backup),
        second,
        _or(False, custody.second_overdue),
        second is not None and second.is_dir(),
        _or((), session.ways_in.all),
        session.ways_in.unfinished,
        *_or((False, False), lambda: high_risk(vault_of(session))),
    )


def _or(otherwise: T, read: Callable[[], T]) -> T:
    try:
        return read()
    except ExileRiskError:  # damage: the check above has named it
        return otherwise


def _size(folder: Path, backups: Path) -> int:
    try:
        return sum(path.stat().st_size for path in folder.iterdir() if path.is_file() and path.parent != backups)
    except OSError:
        return 0


def _moments(folder: Path) -> tuple[datetime, ...]:
    """Return when the backups were made, the newest first; their names say so."""
    try:
        found = [match for path in folder.iterdir() if (match := _STAMP.fullmatch(path.name))]
    except OSError:
        return ()
    moments = (datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) for match in found)
    return tuple(sorted(moments, reverse=True))
