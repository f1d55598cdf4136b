# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask the person once, so that the conditions nobody can judge yet are answered on every pathway at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from exile_risk.knowledge import pathway_words
from exile_risk.knowledge.conditions import Condition, Known
from exile_risk.model.case import Needs
from exile_risk.model.relocation import Choice
from exile_risk.relocation.access_rules import CLOSED
from exile_risk.relocation.meeting import range_token
from exile_risk.relocation.situation import NOWHERE, STRONG, VALID, of_one

IN_THE_FORM = {"status": "protection_status", "nationality": "nationalities"}
"""Fields that a question of the case form answers already: factor id, or the part of the case."""


@dataclass(frozen=True)
class Ask:
    """One question. `token` None: the form's own question `form` answers it, else the answer goes to `needs.known`.

    A token of one pathway is written token@pathway.
    """

    field: str
    token: str | None
    form: str | None = None

    @property
    def id(self) -> str:
        """What the wording knows it by."""
        return self.form or f"{self.field}.{self.token}"


@dataclass(frozen=True)
class Asked:
    """A question with the ids of the options on which it would settle something, closed ones left out."""

    ask: Ask
    options: tuple[str, ...]


def asks_of(condition: Condition, pathway: str) -> tuple[Ask, ...]:
    """Return the questions that would settle a condition; none where the rule itself is not known (ask the programme).

    Several questions mean any of several things: one yes settles it.
    """
    if not condition.documented or condition.field == "location":
        return ()
    if condition.field in IN_THE_FORM:
        return (Ask(condition.field, None, IN_THE_FORM[condition.field]),)
    if condition.field == "document" and {VALID, STRONG}.intersection(condition.tokens):
        return (Ask("document", None, "travel_document"),)
    if condition.field in pathway_words.RANGES:
        return (Ask(condition.field, range_token(condition)),)
    field = condition.field
    return tuple(Ask(field, f"{t}@{pathway}" if of_one(field, t) else t) for t in condition.tokens)


def to_ask(choices: Iterable[Choice], situation: Mapping[str, Known]) -> tuple[Asked, ...]:
    """Return every question that is open on an option still possible, first the one that touches most options.

    `situation`: what is known already (`situation_of`); it is not asked again.
    """
    touched: dict[Ask, list[str]] = {}
    for choice in choices:
        way = choice.pathway
        if way is None or choice.access.level == CLOSED:
            continue
        for ask in dict.fromkeys(a for condition in choice.access.unknown for a in asks_of(condition, way.id)):
            known = situation.get(ask.field, NOWHERE)
            if ask.token in known.has | known.lacks:
                continue
            touched.setdefault(ask, []).append(choice.id)
    return tuple(Asked(ask, tuple(touched[ask])) for ask in sorted(touched, key=lambda a: (-len(touched[a]), a.id)))


def answered(needs: Needs, ask: Ask, held: bool | None) -> Needs:
    """Return needs with one answer kept, or taken back (None). A question of the form is answered there: as it was."""
    if ask.token is None:
        return needs
    field = {token: yes for token, yes in needs.known.get(ask.field, {}).items() if token != ask.token}
    if held is not None:
        field[ask.token] = held
    known = {name: words for name, words in needs.known.items() if name != ask.field}
    if field:
        known[ask.field] = MappingProxyType(field)
    return replace(needs, known=MappingProxyType(known))
