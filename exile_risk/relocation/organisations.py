# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency organisations by what they do, where and for whom, as dated facts; never a number or an address."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import last_day
from exile_risk.model.facts import Basis, Confidence, Source

WORLD = "world"


@dataclass(frozen=True)
class Organisation:
    """Who may help. `help`, `for_whom` and `limits` are words; `regions` are UNHCR's regions, or "world".

    `status` (open, limited, closed) was so at `as_of`; a closed one took nobody from after `until` (a partial date).
    """

    id: str
    name: str
    help: tuple[str, ...]
    regions: tuple[str, ...]
    for_whom: tuple[str, ...]
    limits: tuple[str, ...]
    status: str
    until: str | None
    basis: Basis
    source: Source
    as_of: str
    confidence: Confidence

    def works_in(self, host: str) -> bool:
        """Whether its regions hold this country."""
        return WORLD in self.regions or all_countries()[host].region in self.regions

    def open_on(self, day: date) -> bool:
        """Whether it still took people on that day, as far as known."""
        return self.status != "closed" or (self.until is not None and day <= last_day(self.until))


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return every organisation that ships. Raises InputError for a broken file (`organisations_file`)."""
    from exile_risk.knowledge.sources import read_sources
    from exile_risk.relocation.organisations_file import read_organisations

    folder = assets.path("relocation")
    return read_organisations(folder / "organisations.json", read_sources(folder / "sources.json"))


def organisations_for(host: str, day: date) -> tuple[Organisation, ...]:
    """Return who works in a host and takes people on a day, in the order of the file.

    Raises InputError knowledge_no_country(value).
    """
    if host not in all_countries():
        raise InputError("knowledge_no_country", value=host)
    return tuple(o for o in organisations() if o.works_in(host) and o.open_on(day))
