# SPDX-License-Identifier: GPL-3.0-or-later
"""`--choose CASE FIELD NUMBER`: which reading of a conflict counts, given together with what is taken in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exile_risk.cli.bundle_text import mark_of, parts_text
from exile_risk.errors import InputError
from exile_risk.handover.deciding import Choice
from exile_risk.wording.handover import handover_text

if TYPE_CHECKING:
    from exile_risk.handover.merging import CaseOutcome, Conflict
    from exile_risk.handover.writes import Reading


@dataclass(frozen=True)
class Chosen:
    """A choice with what was shown of it."""

    choice: Choice
    case: str
    reading: "Reading"


def choices_of(given: Iterable[Sequence[str]], cases: "Iterable[CaseOutcome]") -> tuple[Chosen, ...]:
    """Return the choices among the conflicts that a bundle leaves; a case is named by its code or its uid.

    Raises InputError "conflict_missing" where there is no such conflict, or no such reading of it.
    """
    there = {(name, c.field): c for one in cases for c in one.conflicts for name in (one.code, one.uid) if name}
    found = []
    for case, field, number in given:
        conflict = there.get((case, field))
        if conflict is None:
            raise InputError("conflict_missing", case=case, field=field, number=number)
        reading = conflict.readings[place_of(conflict, number)]
        found.append(Chosen(Choice(conflict.uid, field, reading.key), case, reading))
    return tuple(found)


def place_of(conflict: "Conflict", given: str) -> int:
    """Return the place of a reading, from 0, by its number or its mark.

    Numbers move when somebody says something new; a mark stands for what a reading says. Raises InputError
    "conflict_missing" where there is none.
    """
    numbers = [str(n) for n in range(1, len(conflict.readings) + 1)]
    names = [*numbers, *(mark_of(reading) for reading in conflict.readings)]
    if given not in names:
        raise InputError("conflict_missing", case=conflict.code or conflict.uid, field=conflict.field, number=given)
    return names.index(given) % len(numbers)


def resolved_rows(choices: Iterable[Chosen]) -> list[dict[str, Any]]:
    """Return what was decided, for a JSON object."""
    return [{"case": one.case, "field": one.choice.field, "reading": dict(one.reading.told)} for one in choices]


def resolved_lines(choices: Iterable[Chosen]) -> list[str]:
    """Return what was decided, a line each."""
    return [
        handover_text("resolved_as", case=one.case, field=one.choice.field, value=parts_text(one.reading.told))
        for one in choices
    ]
