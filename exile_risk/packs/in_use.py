# SPDX-License-Identifier: GPL-3.0-or-later
"""Which facts count now: those of the pack that was taken, or those that ship where anything is wrong with it."""

from dataclasses import dataclass
from datetime import date

from exile_risk import __version__
from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.packs.state import Entry
from exile_risk.packs.taken import TakenPacks


@dataclass(frozen=True)
class InUse:
    """The facts that count. `pack` None: those that ship. `notice`: why a pack that was taken does not count."""

    knowledge: Knowledge
    pack: Entry | None = None
    notice: InputError | None = None


def facts_in_use(taken: TakenPacks, today: date | None = None) -> InUse:
    """Return the facts that count. A pack costs nothing where none was taken, and never stops anybody's work.

    Notices: pack_state_damaged(file); pack_overtaken(version, shipped) where the program's own facts are newer;
    pack_not_used(version, problem) for a damaged pack or one that this program cannot use.
    """
    shipped = Knowledge.load()
    try:
        entry = taken.state().current
    except InputError as notice:
        return InUse(shipped, notice=notice)
    if entry is None:
        return InUse(shipped)
    from exile_risk.packs.document import number_of

    if (number_of(shipped.manifest.version) or 0) >= entry.number:
        return InUse(shipped, notice=InputError("pack_overtaken", version=entry.version, shipped=shipped.version))
    try:
        return InUse(_opened(taken, entry, shipped, today or date.today()), entry)
    except InputError as problem:
        return InUse(shipped, notice=InputError("pack_not_used", version=entry.version, problem=problem))


def held_against(shipped: Knowledge) -> str:
    """Return what a pack is held against: this program and the facts that ship with it."""
    return f"{__version__} {shipped.manifest.version}"


def _opened(taken: TakenPacks, entry: Entry, shipped: Knowledge, today: date) -> Knowledge:
    """Return the facts of a taken pack; after an update of the program they are checked once more in full."""
    from exile_risk.packs.facts import PackedKnowledge

    pack = taken.opened(entry)
    if entry.checked_with != held_against(shipped):
        from exile_risk.knowledge.adopt import adopt

        adopt(pack.folder.as_path(), shipped, today)
        taken.checked(entry, held_against(shipped))
    return PackedKnowledge(pack)
