# SPDX-License-Identifier: GPL-3.0-or-later
"""Legal grounds on which a court could refuse a formal extradition. They bar that route only."""

from exile_risk.knowledge.resolve import Resolved
from exile_risk.knowledge.rules.charges import ORDINARY
from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.case import Stage
from exile_risk.model.facts import Derived, Fact

POLITICAL = frozenset(
    {
        "lese_majeste",
        "insult_head_of_state",
        "insult_official",
        "sedition",
        "incitement",
        "treason",
        "false_news_cyber",
        "unlawful_assembly_association",
        "foreign_interference",
    }
)
"""Offences that are political by their nature. Terrorism is mostly carved out of the exception."""


def _offences(v: View) -> frozenset[str]:
    return frozenset(c.offence for c in v.charge_list)


def _clause(v: View, treaty: str, law: str) -> Resolved | None:
    """Return the treaty's clause where there is one, else the host's own law."""
    return v.fact(v.pair, treaty) or v.fact(v.host, law)


def _weight(v: View, firm: bool) -> str:
    return "clear" if firm and v.value("host_courts") == "strong" else "arguable"


@derives("political_offence_bar")
def political_offence(v: View) -> Derived | None:
    """The exception of the treaty or of the host's law, for offences that are political."""
    clause = _clause(v, "political_offence_exception", "political_offence_bar_in_law")
    if not clause:
        return None
    factor = "political_offence_bar"
    if clause.value == "no":
        return v.say(factor, "no", "political_offence_bar.no_exception", clause.facts, clause.set_aside)
    if _offences(v) <= ORDINARY:
        return v.say(factor, "no", "political_offence_bar.ordinary_crime", clause.facts, clause.set_aside)
    value = _weight(v, _offences(v) <= POLITICAL)
    facts = (*clause.facts, *v.factor("host_courts").facts)
    return v.say(factor, value, f"political_offence_bar.{value}", facts, clause.set_aside)


@derives("persecution_clause_bar")
def persecution_clause(v: View) -> Derived | None:
    """Refusal where the request is meant to punish an opinion, a race or a faith."""
    clause = _clause(v, "persecution_clause", "persecution_bar_in_law")
    if not clause:
        return None
    factor = "persecution_clause_bar"
    if clause.value == "no":
        return v.say(factor, "no", "persecution_clause_bar.no_clause", clause.facts, clause.set_aside)
    value = _weight(v, bool(_offences(v) & POLITICAL) and v.value("trial_fairness") == "politicised")
    facts = (*clause.facts, *v.factor("host_courts").facts)
    return v.say(factor, value, f"persecution_clause_bar.{value}", facts, clause.set_aside)


@derives("illtreatment_bar")
def illtreatment(v: View) -> Derived | None:
    """No surrender to torture: as firm as the host's law and courts, and as the origin's record is bad."""
    law, record = v.fact(v.host, "illtreatment_bar_in_law"), v.factor("torture_record")
    treaty = v.fact(v.host, "convention_against_torture")
    bound = bool(treaty and treaty.value == "party")
    if not law and not treaty:
        return None
    facts: list[Fact] = [*(law.facts if law else ()), *(treaty.facts if treaty else ()), *record.facts]
    if not bound and (law is None or law.value == "none"):
        return v.say("illtreatment_bar", "no", "illtreatment_bar.no_law", facts)
    if record.value == "rare":
        return v.say("illtreatment_bar", "no", "illtreatment_bar.no_risk", facts)
    if record.value is None:
        return None
    firm = bool(law and law.value == "explicit") and record.value in ("widespread", "systematic")
    value = _weight(v, firm)
    return v.say("illtreatment_bar", value, f"illtreatment_bar.{value}", facts)


@derives("death_penalty_bar")
def death_penalty(v: View) -> Derived | None:
    """Only where a charge carries death, and as firm as the host's law demands an assurance."""
    penalty, law = v.factor("max_penalty"), v.fact(v.host, "death_penalty_bar_in_law")
    practice = v.factor("execution_practice")
    if penalty.value is None:
        return None
    if penalty.value != "death" or practice.value == "abolished":
        return v.say("death_penalty_bar", "no", "death_penalty_bar.not_threatened", penalty.facts)
    if not law:
        return None
    facts = (*law.facts, *penalty.facts)
    if law.value == "none":
        return v.say("death_penalty_bar", "no", "death_penalty_bar.no_law", facts, law.set_aside)
    value = _weight(v, law.value == "explicit")
    return v.say("death_penalty_bar", value, f"death_penalty_bar.{value}", facts, law.set_aside)


@derives("in_absentia_bar")
def in_absentia(v: View) -> Derived | None:
    """A verdict without the accused: a ground of refusal where the treaty says so."""
    if all(c.stage is not Stage.CONVICTED_IN_ABSENTIA for c in v.charge_list):
        return v.say("in_absentia_bar", "no", "in_absentia_bar.not_convicted", ())
    clause = v.fact(v.pair, "in_absentia_clause")
    if clause:
        value = "clear" if clause.value == "yes" else "no"
        return v.say("in_absentia_bar", value, f"in_absentia_bar.{value}", clause.facts, clause.set_aside)
    courts = v.factor("host_courts")
    if courts.value == "strong":
        return v.say("in_absentia_bar", "arguable", "in_absentia_bar.arguable", courts.facts)
    return None
