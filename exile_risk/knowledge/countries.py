# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the 199 states and territories, and the other words by which people look for them."""

from dataclasses import dataclass
from functools import cache

from exile_risk import assets
from exile_risk.reading import parse, read_text

LOCALES = ("en", "km", "th", "ar", "vi", "lo", "my", "fr")
"""The languages that have all 199 names."""


@dataclass(frozen=True)
class Country:
    """One state or territory. `nationality` is the English adjective; `aliases` are other English names."""

    code: str  # ISO 3166-1 alpha-2, plus XK
    iso3: str
    region: str  # as UNHCR groups states
    nationality: str
    aliases: tuple[str, ...]


@cache
def all_countries() -> dict[str, Country]:
    """Return the 199 entities by code."""
    import csv

    rows = csv.DictReader(read_text(assets.path("countries", "countries.csv")).splitlines(), strict=True)
    return {
        r["code"]: Country(
            r["code"], r["iso3"], r["region"], r["nationality"], tuple(filter(None, r["aliases"].split(";")))
        )
        for r in rows
    }


@cache
def names(locale: str) -> dict[str, str]:
    """Return every name in a language; a language without names gets the English ones."""
    known = locale if locale in LOCALES else locale.replace("_", "-").split("-")[0]
    path = assets.path("countries", f"names.{known if known in LOCALES else 'en'}.json")
    found: dict[str, str] = parse(read_text(path), path.name)
    return found


def name(code: str, locale: str = "en") -> str:
    """Return the name of a country in a language, or the code itself where there is no such country."""
    return names(locale).get(code) or names("en").get(code, code)


def nationality(code: str) -> str:
    """Return the English adjective ("Cambodian"), or the code where there is no such country."""
    country = all_countries().get(code)
    return country.nationality if country else code


def search_words(code: str, locale: str = "en") -> tuple[str, ...]:
    """Return everything a person might type for a country: names, codes, adjective and older names."""
    country = all_countries()[code]
    words = (name(code, locale), name(code), code, country.iso3, country.nationality, *country.aliases)
    return tuple(dict.fromkeys(words))
