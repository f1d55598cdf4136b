# SPDX-License-Identifier: GPL-3.0-or-later
"""For the clients: which facts count, what a newer pack of them would change, taking one and going back.

Everything here blocks: looking at a pack takes seconds. What is taken or taken back counts from the next start (or
lock) of the program, so that no page ever mixes two versions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk.days import parse_day

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.case import Case
    from exile_risk.model.factors import Catalogue
    from exile_risk.packs.changes import Changes
    from exile_risk.packs.impact import CaseImpact, ImpactsInTurn
    from exile_risk.packs.in_use import InUse
    from exile_risk.packs.signed import SignedPack
    from exile_risk.packs.state import Entry, State
    from exile_risk.packs.taken import TakenPacks
    from exile_risk.session import Session

OLD_MONTHS = 12
"""Facts that nobody has looked at for longer are shown as old. They count all the same: people are offline."""


@dataclass(frozen=True)
class Look:
    """A pack that could be taken, and what it would change. Nothing has been taken yet."""

    pack: "SignedPack"
    knowledge: "Knowledge"
    changes: "Changes"


def taken_packs() -> "TakenPacks":
    """Return the packs that were taken on this computer by this user."""
    from exile_risk.packs.place import packs_folder
    from exile_risk.packs.taken import TakenPacks

    return TakenPacks(packs_folder())


def in_use() -> "InUse":
    """Return the facts that count in this process, found out once; `notice` says why a taken pack does not count."""
    from exile_risk.session import shared_knowledge

    shared_knowledge()
    return _found[0] if _found else found_anew()


def found_anew() -> "InUse":
    """Find out which facts count, and keep that for `in_use`; only for whoever loads the facts of this process."""
    from exile_risk.packs.in_use import facts_in_use

    _found[:] = [facts_in_use(taken_packs())]
    return _found[0]


_found: list["InUse"] = []


def look_at(file: Path, taken: "TakenPacks | None" = None, today: date | None = None) -> Look:
    """Return what is in a pack and what it would change, once it has passed every check.

    Raises InputError: those of `exile_risk.packs.signed.read_signed`, `TakenPacks.check_newer` and
    `exile_risk.knowledge.adopt.adopt`. What is in use stays in use.
    """
    from exile_risk.knowledge import Knowledge
    from exile_risk.knowledge.adopt import adopt
    from exile_risk.packs.changes import changes
    from exile_risk.packs.facts import PackedKnowledge
    from exile_risk.packs.in_use import facts_in_use
    from exile_risk.packs.signed import read_signed

    taken = taken or taken_packs()
    pack = read_signed(file, taken.keys)
    taken.check_newer(pack)
    now = facts_in_use(taken, today)
    goes_on = now.pack is not None and now.pack.key == pack.key
    # Another key may have to mend what a stolen one did: then only what ships says what must be there.
    base = Knowledge.load(now.knowledge.folder) if goes_on else Knowledge.load()
    adopt(pack.folder.as_path(), base, today)
    made = PackedKnowledge(pack)
    return Look(pack, made, changes(now.knowledge, made))


def impacts_on(session: "Session", look: Look) -> "ImpactsInTurn":
    """Return what works out which of a vault's cases get another band; those in the bin are left out."""
    codes = [line.code for line in session.cases() if not line.binned]
    before = session.knowledge
    after = look.knowledge.with_corrections(before.corrections)
    return impacts_in_turn(len(codes), _cases(session, codes), session.catalogue, before, after)


def impacts_in_turn(
    total: int,
    cases: "Iterable[tuple[str, Case]]",
    catalogue: "Catalogue",
    before: "Knowledge",
    after: "Knowledge",
) -> "ImpactsInTurn":
    """Return the same for any cases, each with what it is called."""
    from exile_risk.packs.impact import ImpactsInTurn, impacts

    return ImpactsInTurn(total, impacts(cases, catalogue, before, after))


def all_impacts(
    cases: "Iterable[tuple[str, Case]]", catalogue: "Catalogue", look: Look
) -> "Iterator[CaseImpact | None]":
    """Yield what a pack does to each case, against the facts of this process; stop by taking no more."""
    from exile_risk.packs.impact import impacts

    return impacts(cases, catalogue, in_use().knowledge, look.knowledge)


def take(look: Look, taken: "TakenPacks | None" = None, today: date | None = None) -> "Entry":
    """Take a pack that was looked at; it counts from the next start on. Errors: those of `TakenPacks.take`."""
    from exile_risk.knowledge import Knowledge
    from exile_risk.packs.in_use import held_against

    return (taken or taken_packs()).take(look.pack, today or date.today(), held_against(Knowledge.load()))


def undo(taken: "TakenPacks | None" = None) -> "State":
    """Go back to the pack before, or to the facts that ship. Errors: those of `TakenPacks.undo`."""
    return (taken or taken_packs()).undo()


def reviewed(now: "InUse") -> date | None:
    """Return the day on which the facts in use were last looked at, where it is known to the day."""
    return now.pack.day if now.pack is not None else parse_day(now.knowledge.manifest.reviewed)


def is_old(now: "InUse", today: date) -> bool:
    """Return whether nobody has looked at the facts in use for `OLD_MONTHS`, where the day is known."""
    day = reviewed(now)
    return day is not None and months_old(day, today) >= OLD_MONTHS


def months_old(day: date, today: date) -> int:
    """Return for how many whole months nobody has looked at facts; a clock that runs behind makes none of them old."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, months)


def _cases(session: "Session", codes: list[str]) -> "Iterator[tuple[str, Case]]":
    from exile_risk.errors import InputError

    today = date.today()
    for code in codes:
        try:
            case = session.draft(code).case(today)
        except InputError:  # words that this program does not know: it says so when it is opened
            case = None
        if case is not None:
            yield code, case
