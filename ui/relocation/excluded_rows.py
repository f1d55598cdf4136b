# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not offered, with the reason and what would unlock it; places with the same reason share a row."""

from collections.abc import Mapping, Sequence

from exile_risk.model.relocation import Choice, Relocation
from exile_risk.wording import _, isolated
from exile_risk.wording import relocation_page as say
from exile_risk.wording.countries import country
from exile_risk.wording.relocation_ranking import option_title, reason_text, unlock_text, why_not_text
from ui.widgets.fact_rows import FactRow

FIRST, NAMED = 6, 3
"""Rows shown before somebody asks for all, and places named in a row."""

_ORDER = ("E6", "E2", "E4", "E3", "E5", "E1", "E7")
"""What is worth reading first: the client's own word, danger, roads, then what may open."""


def excluded_rows(excluded: Sequence[Choice]) -> list[FactRow]:
    """Return one row for each way, or for all places of which the same is said."""
    groups: dict[tuple[str, str, str], list[Choice]] = {}
    for choice in sorted(excluded, key=_order):
        objection = choice.objections[0]
        reason, unlock = reason_text(objection), unlock_text(objection)
        name = choice.pathway.name if choice.pathway is not None and objection.reason.startswith("E3") else ""
        groups.setdefault((name, reason, unlock), []).append(choice)
    return [_row(key, choices) for key, choices in groups.items()]


def set_aside_rows(dominated: Sequence[Choice], known: Mapping[str, Choice]) -> list[FactRow]:
    """Return the options that another makes needless, each with which one; `known` are options by id."""
    rows = []
    for choice in dominated:
        other = known.get(choice.dominated_by or "")
        if other is not None:
            rows.append(FactRow(option_title(choice), (why_not_text(choice, other),), key=choice.id))
    return [FactRow(_("Set aside, for another does as well"), heading=True), *rows] if rows else []


def wished_rows(shown: Relocation, wished: Sequence[str]) -> list[FactRow]:
    """Return the person's own places in their order, each with the danger there and what would have to happen."""
    numbers = {c.id: n for n, c in enumerate((shown.stay, *shown.options))}
    found = {c.destination: c for c in shown.wished}
    rows = []
    for n, place in enumerate(wished, 1):
        choice = found.get(place)
        danger, said = say.wished_words(choice, numbers.get(choice.id) if choice else None)
        rows.append(FactRow(f"{n}  {country(place)}", (danger, said), key=choice.id if choice else None))
    return rows


def _row(key: tuple[str, str, str], choices: list[Choice]) -> FactRow:
    name, reason, unlock = key
    places = list(dict.fromkeys(c.destination for c in choices))
    where = say.places_words([p for p in places if p], NAMED)
    title = (option_title(choices[0]) if len(places) == 1 else f"{where}: {isolated(name)}") if name else where
    return FactRow(title, (reason, unlock), key=choices[0].id)


def _order(choice: Choice) -> tuple[int, str]:
    kind = choice.objections[0].reason[:2]
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER), country(choice.destination)
