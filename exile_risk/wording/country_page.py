# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles and sentences of the page of one country."""

from typing import TYPE_CHECKING

from exile_risk.model.facts import Fact
from exile_risk.wording.catalogue import N_, _, ngettext_
from exile_risk.wording.corridor_page import corridor_name
from exile_risk.wording.countries import country
from exile_risk.wording.facts import fact_value
from exile_risk.wording.names import offence_name

if TYPE_CHECKING:
    from exile_risk.country_record import CountryRecord
    from exile_risk.knowledge.corrections import Correction

_THEMES = {
    "law_and_courts": N_("Law and courts"),
    "protection": N_("Protection"),
    "detention_and_removal": N_("Removal"),
    "reach_abroad": N_("Reach abroad"),
    "what_awaits_returnees": N_("What awaits people who are returned"),
}


def theme_title(id: str) -> str:
    """Return the title of a theme."""
    return _(_THEMES[id])


def subject_text(fact: Fact, code: str) -> str:
    """Return what else a fact is about than the country itself: a partner, a corridor or an offence."""
    subject = fact.subject
    if ">" in subject:
        return corridor_name(*subject.split(">"))
    if "-" in subject:
        first, second = subject.split("-")
        return country(second if first == code else first)
    return offence_name(subject.split("/")[1]) if "/" in subject else ""


def place_line(record: "CountryRecord") -> str:
    """Return where the country lies and how many live there, on one line."""
    said = [fact_value(e.fact) for e in record.place if e.fact is not None]
    if len(said) == 2:
        return _("{region}, {n} people").format(region=said[0], n=said[1])
    return ", ".join(said)


def unchecked_line(record: "CountryRecord") -> str:
    """Return how much of what is shown nobody has checked at a source."""
    shown, open_ones = len(record.shown), len(record.unchecked)
    if not open_ones:
        return _("Every fact shown was read in a source or taken from a data set.")
    most = ngettext_("{n} fact is shown", "{n} facts are shown", shown)
    return _("{most}; {share} % of them nobody has checked at a source.").format(
        most=most, share=max(1, round(100 * open_ones / shown))
    )


def changed_by(one: "Correction") -> str:
    """Return what a caseworker's own correction rests on."""
    return ", ".join(p for p in (one.title, one.publisher) if p)
