# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of states and nationalities in the language spoken now."""

from exile_risk.wording.catalogue import SOURCE_LANGUAGE, language


def country(code: str) -> str:
    """Return the name of a country; one without a name in this language is said in English."""
    from exile_risk.knowledge import countries

    return countries.name(code, language())


def nationality(code: str) -> str:
    """Return the adjective of a nationality in English, "" in languages that have no list of them."""
    from exile_risk.knowledge import countries

    return countries.nationality(code) if language() == SOURCE_LANGUAGE else ""


def search_words(code: str) -> tuple[str, ...]:
    """Return what a person may type for a country: other names, codes, the nationality."""
    from exile_risk.knowledge import countries

    return countries.search_words(code, language())
