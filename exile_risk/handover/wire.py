# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes as JSON and back: the same form inside a bundle and in the vault's own journal."""

import re
from datetime import datetime
from typing import Any

from exile_risk.handover import limits
from exile_risk.handover.canonical import broken, over
from exile_risk.handover.field_checks import fits
from exile_risk.handover.field_names import is_known, parts_of
from exile_risk.handover.writes import CaseWrites, Write, seal_of

UID = re.compile(r"[0-9a-f]{32}")
HASH = re.compile(r"[0-9a-f]{64}")
_MINUTE = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z")
_NAMES = {"field", "after", "by", "at", "seals"}


def minute(text: Any) -> bool:
    """Return whether a text is a minute of this century, UTC."""
    if not isinstance(text, str) or _MINUTE.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def written(writes: CaseWrites) -> dict[str, Any]:
    """Return the writes of a case as JSON; their names are not written, since everybody can make them again."""
    records = [
        {"field": w.field, "after": list(w.after), "by": w.by, "at": w.at, "seals": dict(w.seals)}
        for _, w in sorted(writes.writes.items())
    ]
    return {"records": records, "revealed": [[salt, value] for _, (salt, value) in sorted(writes.revealed.items())]}


def read(uid: str, value: Any, place: str, *, whole: bool = True) -> CaseWrites:
    """Return the writes of a case from JSON.

    `whole`: every earlier write that one names must be there too, as in a bundle. Raises InputError "bundle_broken"
    (place) and "bundle_limit"(what, most).
    """
    if not isinstance(value, dict) or not isinstance(value.get("records"), list):
        raise broken(place)
    rows, revealed = value["records"], value.get("revealed")
    if len(rows) > limits.RECORDS_OF_A_CASE:
        raise over("records", limits.RECORDS_OF_A_CASE)
    writes = [_write(uid, row, f"{place}.records[{n}]") for n, row in enumerate(rows)]
    if whole:
        _check_history(writes, place)
    return CaseWrites(writes, _revealed(revealed, writes, place, whole=whole))


def _write(uid: str, row: Any, place: str) -> Write:
    if not isinstance(row, dict) or set(row) != _NAMES:
        raise broken(place)
    field, after, seals = row["field"], row["after"], row["seals"]
    if not isinstance(field, str) or not is_known(field):
        raise broken(f"{place}.field")
    if not isinstance(after, list) or not all(isinstance(a, str) and HASH.fullmatch(a) for a in after):
        raise broken(f"{place}.after")
    if len(after) > limits.AFTER:
        raise over("earlier records", limits.AFTER)
    if after != sorted(set(after)):
        raise broken(f"{place}.after")
    if not isinstance(row["by"], str) or UID.fullmatch(row["by"]) is None:
        raise broken(f"{place}.by")
    if not minute(row["at"]):
        raise broken(f"{place}.at")
    if not isinstance(seals, dict) or not seals or not set(seals) <= set(parts_of(field)):
        raise broken(f"{place}.seals")
    if not all(isinstance(seal, str) and HASH.fullmatch(seal) for seal in seals.values()):
        raise broken(f"{place}.seals")
    return Write(uid, field, tuple(after), row["by"], row["at"], tuple(sorted(seals.items())))


def _check_history(writes: list[Write], place: str) -> None:
    """Refuse a history with holes, or with a write that follows one of another field.

    A circle cannot be spelt: each name is a hash of the names before it.
    """
    fields = {w.id: w.field for w in writes}
    for one in writes:
        for earlier in one.after:
            if fields.get(earlier) != one.field:
                raise broken(f"{place}.after")


def _revealed(value: Any, writes: list[Write], place: str, *, whole: bool) -> dict[str, tuple[str, Any]]:
    if not isinstance(value, list):
        raise broken(f"{place}.revealed")
    uses: dict[str, list[tuple[str, str]]] = {}
    for one in writes:
        for part, seal in one.seals:
            uses.setdefault(seal, []).append((one.field, part))
    found: dict[str, tuple[str, Any]] = {}
    for n, row in enumerate(value):
        here = f"{place}.revealed[{n}]"
        if not isinstance(row, list) or len(row) != 2 or not isinstance(row[0], str) or UID.fullmatch(row[0]) is None:
            raise broken(here)
        seal = seal_of(row[0], row[1])
        if whole and seal not in uses:
            raise broken(here)
        for field, part in uses.get(seal, ()):
            if not fits(field, part, row[1]):
                raise broken(f"{here} {field} {part}")
        found[seal] = (row[0], row[1])
    return found
