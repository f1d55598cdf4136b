# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what a case keeps of the client's choosing: what matters how much, and what became of options chosen."""

from collections.abc import Iterable, Mapping

from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.pathways import pathways
from exile_risk.relocation.choosing import NOT_OFFERED, NOT_ON_FILE, SET_ASIDE, Chosen
from exile_risk.relocation.client_weights import MOST
from exile_risk.relocation.criteria import CRITERIA
from exile_risk.relocation.staying import MOVE, STAY
from exile_risk.wording.catalogue import _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.relocation_page import matters_word
from exile_risk.wording.relocation_ranking import criterion_name, option_title, reason_text, unlock_text


def weights_words(weights: Mapping[str, int]) -> str:
    """Return what the client said matters how much, criterion by criterion; "" where nobody has asked."""
    said = _("{criterion}: {word}")
    return "; ".join(
        said.format(criterion=criterion_name(name), word=matters_word(weights[name]))
        for name in CRITERIA
        if name in weights
    )


def are_weights(value: Mapping[str, object]) -> bool:
    """Return whether somebody else's value holds criteria and steps that there are words for."""
    return all(
        name in CRITERIA and isinstance(step, int) and not isinstance(step, bool) and 0 <= step <= MOST
        for name, step in value.items()
    )


def option_words(id: str) -> str:
    """Return the id of an option in words, apart from any list; one that nobody knows stays as it is."""
    if id in (STAY, MOVE):
        return _("Staying, and lowering the danger") if id == STAY else _("Moving inside the country they are in")
    place, _colon, way = id.partition(":")
    if place not in all_countries():
        return isolated(id)
    named = next((p.name for p in pathways() if p.id == way), None)
    if named is not None:
        return isolated(named if named.startswith(country(place)) else f"{country(place)}: {named}")
    return isolated(f"{country(place)} ({id})" if way else country(place))


def chosen_text(one: Chosen) -> str:
    """Return an option chosen, and how it stands where it is not among those offered."""
    if one.choice is None:
        return _("{option}: no such way is on file any more").format(option=option_words(one.id))
    title = isolated(option_title(one.choice))
    if one.standing == SET_ASIDE:
        return _("{option}: set aside, another is as good in everything; still possible").format(option=title)
    if one.standing == NOT_OFFERED and one.choice.objections:
        against = one.choice.objections[0]
        said = _("{option}: not offered as things stand. {why} ({unlock})")
        return said.format(option=title, why=reason_text(against), unlock=unlock_text(against))
    return title


def warnings(chosen: Iterable[Chosen]) -> str:
    """Return what must be said before somebody acts on what was chosen; "" where all of it is still possible."""
    bad = [one for one in chosen if one.standing in (NOT_OFFERED, NOT_ON_FILE)]
    if not bad:
        return ""
    head = ngettext_(
        "Of what was chosen, {n} is not offered and not in the plan:",
        "Of what was chosen, {n} are not offered and not in the plan:",
        len(bad),
    )
    return "\n".join((head.format(n=len(bad)), *map(chosen_text, bad)))
