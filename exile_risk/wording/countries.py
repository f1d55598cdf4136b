# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of states and nationalities in the language spoken now."""

from exile_risk.wording.catalogue import language


def country(code: str) -> str:
    """Return the name of a country; one without a name in this language is said in English."""
    from exile_risk.knowledge import countries

    return countries.name(code, language())
