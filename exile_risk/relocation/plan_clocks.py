# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon each part of a plan has to begin, by band: versioned data, because these are value judgements."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.model.assessment import Band

FORMAT = "exile-risk/plan-clocks"
VERSION = "1"


@dataclass(frozen=True)
class PlanClock:
    """Days from today until the actions of each part are due (0: within hours), and between two check-ins."""

    threat: int
    protection: int
    options: int
    check_in: int
    check_ins_a_day: int
    reason: str


@cache
def plan_clocks() -> Mapping[Band, PlanClock]:
    """Return the clocks that ship. Raises InputError: see `read_plan_clocks`."""
    return read_plan_clocks(assets.path("relocation", "plan-clocks.json"))


def read_plan_clocks(path: Path) -> Mapping[Band, PlanClock]:
    """Return the clocks of a file, one for each band.

    Raises InputError: those of `exile_risk.reading`, file_wrong_format(file, expected), or clocks_broken(file, place)
    where a band is missing, a number is out of range, a later part is due first, or a worse band gives more time.
    """
    import msgspec

    from exile_risk.reading import parse, read_text, shape

    class File(msgspec.Struct, forbid_unknown_fields=True):
        format: str
        version: str
        reason: str
        days: dict[str, PlanClock]

    raw = shape(parse(read_text(path), path.name), File, path.name)
    if raw.format != FORMAT or raw.version != VERSION:
        raise InputError("file_wrong_format", file=path.name, expected=f"{FORMAT}, {VERSION}")
    if set(raw.days) != {band.word for band in Band}:
        raise InputError("clocks_broken", file=path.name, place="days")
    found = {band: raw.days[band.word] for band in Band}
    for band, clock in found.items():
        slower = found.get(Band(band - 1)) if band else None
        if not _sound(clock) or (slower is not None and not _sooner(clock, slower)):
            raise InputError("clocks_broken", file=path.name, place=f"days.{band.word}")
    return MappingProxyType(found)


def _sound(clock: PlanClock) -> bool:
    rises = 0 <= clock.threat <= clock.protection <= clock.options <= 366
    return rises and 1 <= clock.check_in <= 366 and 1 <= clock.check_ins_a_day <= 24 and bool(clock.reason.strip())


def _sooner(clock: PlanClock, slower: PlanClock) -> bool:
    parts = ("threat", "protection", "options", "check_in")
    return all(getattr(clock, part) <= getattr(slower, part) for part in parts)
