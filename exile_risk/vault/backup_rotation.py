# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups stay: the newest of each of seven days, four weeks and three months on which there was one."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault import backup_file
from exile_risk.vault.header import decode

FOLDER = "backups"
SUFFIX = ".bk"
_FORM = "%Y%m%dT%H%M%S%fZ"
_KEPT: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, lambda moment: moment.date()),
    (4, lambda moment: moment.isocalendar()[:2]),
    (3, lambda moment: (moment.year, moment.month)),
)
_HORIZON_DAYS = 200  # longer than any backup stays where one is made every day


def name_at(moment: datetime) -> str:
    """Return the name of a backup made at that moment."""
    return f"{moment.astimezone(UTC):{_FORM}}{SUFFIX}"


def made_at(path: Path) -> datetime | None:
    """Return when a backup was made, from its name; None for any other file."""
    try:
        return datetime.strptime(path.name, _FORM + SUFFIX).replace(tzinfo=UTC)
    except ValueError:
        return None


def backups(folder: Path, of: bytes | None = None) -> tuple[Path, ...]:
    """Return the backups in a folder of them, the newest first; `of`: only those of the vault with this id.

    Several vaults may share a stick; one whose header cannot be read is nobody's, and so nobody deletes it.
    """
    try:
        found = [path for path in folder.iterdir() if made_at(path) is not None and (of is None or _is_of(path, of))]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: path.name, reverse=True))


def vault_of(path: Path) -> bytes:
    """Return the id of the vault that a backup is of. Raises LockedError "backup_damaged" or "vault_newer"."""
    return decode(backup_file.header_of(path)).vault_id


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Return those of the moments whose backups stay."""
    newest_first = sorted(moments, reverse=True)
    stay: set[datetime] = set(newest_first[:1])
    for most, bucket in _KEPT:
        seen: dict[object, datetime] = {}
        for moment in newest_first:
            seen.setdefault(bucket(moment), moment)
        stay |= set(list(seen.values())[:most])
    return stay


def gone_by(moment: datetime, others: Iterable[datetime], today: date) -> date | None:
    """Return the first day on which the backup of that moment is gone, if one is made on every day after today."""
    left = {moment, *others}
    for number in range(1, _HORIZON_DAYS):
        day = datetime(today.year, today.month, today.day, 12, tzinfo=UTC) + timedelta(days=number)
        left = kept({*left, day})
        if moment not in left:
            return day.date()
    return None


def rotate(folder: Path, *, whole: Path | None = None, of: bytes | None = None) -> tuple[Path, ...]:
    """Delete the backups whose time is over and return them. Raises OSError.

    The newest whole one stays whatever the calendar says, and so does everything newer than it. `whole` was read just
    now and found whole: it is not read again. `of` as in `backups`.
    """
    found = backups(folder, of)
    newest_whole = next((path for path in found if path == whole or backup_file.is_whole(path)), None)
    if newest_whole is None:
        return ()
    moments = {path: moment for path in found if (moment := made_at(path)) is not None}
    stay = kept(moments.values())
    over = tuple(p for p, moment in moments.items() if moment not in stay and p.name < newest_whole.name)
    for path in over:
        path.unlink(missing_ok=True)
    return over


def _is_of(path: Path, vault_id: bytes) -> bool:
    try:
        return vault_of(path) == vault_id
    except (LockedError, OSError):
        return False
