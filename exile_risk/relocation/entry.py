# SPDX-License-Identifier: GPL-3.0-or-later
"""Money, advice or a letter opens no border: where nothing else lets the person in, the way in is what decides."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exile_risk.knowledge.conditions import Condition
from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Choice, Span
from exile_risk.relocation.access_rules import LEVELS, access_rules
from exile_risk.relocation.arrival import VISITOR, arrival_by
from exile_risk.relocation.situation import LAWFUL_ENTRY, NOWHERE, at_destination, situation_of

WAY_IN = Condition(
    field="other",
    op="needs",
    tokens=(LAWFUL_ENTRY,),
    low=None,
    high=None,
    documented=True,
    text="a visa or another lawful way in: this programme gives none",
)

_BY_PASSPORT = "visa_free_entry"


def with_way_in(found: Assessment, ways: Iterable[Choice]) -> Iterator[Choice]:
    """Yield ways as they are, but those to a visitor's stay with the way in to obtain where it is not surely open."""
    situation = situation_of(found)
    open_to: dict[str, bool] = {}
    for way in ways:
        place, pathway = way.destination, way.pathway
        if pathway is None or place == found.case.host or pathway.kind == _BY_PASSPORT:
            yield way
            continue
        if arrival_by(pathway) != VISITOR or WAY_IN.tokens in {c.tokens for c in pathway.conditions}:
            yield way
            continue
        if place not in open_to:
            other = at_destination(situation, found.case, place).get("other", NOWHERE)
            open_to[place] = LAWFUL_ENTRY in other.has
        yield way if open_to[place] else _to_obtain(way)


def _to_obtain(way: Choice) -> Choice:
    access = way.access
    rules = access_rules()
    most = rules.levels[rules.without_way_in]
    level = max(access.level, rules.without_way_in, key=LEVELS.index)
    chance = Span(min(access.chance.low, most.low), min(access.chance.high, most.high))
    return replace(way, access=replace(access, level=level, chance=chance, to_obtain=(*access.to_obtain, WAY_IN)))
