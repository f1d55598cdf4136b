# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of states and nationalities in the language spoken now."""

from exile_risk.wording.catalogue import SOURCE_LANGUAGE, language

_WITH_ARTICLE = frozenset(["AE", "BS", "CF", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "PS", "SB", "US"])


def country(code: str) -> str:
    """Return the name of a country; one without a name in this language is said in English."""
    from exile_risk.knowledge import countries

    return countries.name(code, language())


def in_sentence(code: str) -> str:
    """Return the name as it stands within a sentence: English says "the United Kingdom"."""
    name = country(code)
    return f"the {name}" if language() == SOURCE_LANGUAGE and code in _WITH_ARTICLE else name


def capitalised(sentence: str) -> str:
    """Return a sentence with its first letter large, also where it begins with an isolated name."""
    first = next((n for n, c in enumerate(sentence) if c.isalnum()), 0)
    return sentence[:first] + sentence[first : first + 1].upper() + sentence[first + 1 :]


def nationality(code: str) -> str:
    """Return the adjective of a nationality in English, "" in languages that have no list of them."""
    from exile_risk.knowledge import countries

    return countries.nationality(code) if language() == SOURCE_LANGUAGE else ""


def search_words(code: str) -> tuple[str, ...]:
    """Return what a person may type for a country: other names, codes, the nationality."""
    from exile_risk.knowledge import countries

    return countries.search_words(code, language())


def names_everywhere(code: str) -> tuple[str, ...]:
    """Return what a person may type for a country in any language that has all names."""
    from exile_risk.knowledge import countries

    names = (countries.name(code, locale) for locale in countries.LOCALES)
    return tuple(dict.fromkeys((*search_words(code), *names)))
