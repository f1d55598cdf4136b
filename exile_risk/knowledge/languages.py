# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages of a country, read from the facts: which are used by how many, and which have standing in law."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.model.facts import Fact
from exile_risk.reading import clean

if TYPE_CHECKING:
    from exile_risk.knowledge.base import Knowledge

STANDINGS = ("official", "official_in_practice", "official_in_a_region", "spoken")
_VALUE = re.compile(r"(?P<tag>[a-z]{2,3}(-[A-Z][a-z]{3})?) (?P<share>\d{1,3}(\.\d+)?) (?P<standing>[a-z_]+)")


@dataclass(frozen=True)
class Language:
    """One language: a BCP 47 tag, the percentage of people who use it (as a second language too), its standing."""

    tag: str
    share: float
    standing: str
    fact: Fact


def language(fact: Fact) -> Language:
    """Return what a fact says. Raises InputError("knowledge_language", id, value) for a value written otherwise."""
    found = _VALUE.fullmatch(fact.value)
    if not found or found["standing"] not in STANDINGS or float(found["share"]) > 100:
        raise InputError("knowledge_language", id=fact.id, value=clean(fact.value))
    return Language(found["tag"], float(found["share"]), found["standing"], fact)


def languages(knowledge: "Knowledge", country: str) -> tuple[Language, ...]:
    """Return the languages of a country, the most widely used first. Raises InputError for a broken row."""
    return tuple(sorted((language(f) for f in knowledge.facts(country, "language")), key=lambda one: -one.share))


def problems(knowledge: "Knowledge") -> list[InputError]:
    """Return what is wrong with languages, for `knowledge check`: the first complaint of each country."""
    wrong = []
    for country in knowledge.countries():
        try:
            languages(knowledge, country)
        except InputError as error:
            wrong.append(error)
    return wrong
