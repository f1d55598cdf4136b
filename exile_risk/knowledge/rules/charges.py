# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from the accusation: its stage, its name, its penalty, and whether it is a crime in the host too."""

from dataclasses import dataclass

from exile_risk.knowledge.corrections import CORRECTED_CHARGE
from exile_risk.knowledge.resolve import Resolved
from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.tables import WORLD
from exile_risk.knowledge.view import View
from exile_risk.model.case import Stage
from exile_risk.model.facts import Derived, Fact

SECURITY = frozenset({"treason", "terrorism", "foreign_interference", "desertion"})
ORDINARY = frozenset({"fraud", "ordinary_crime"})
OWN_STATE = frozenset(
    {
        "lese_majeste",
        "insult_head_of_state",
        "insult_official",
        "sedition",
        "treason",
        "foreign_interference",
        "desertion",
    }
)
"""Offences that protect the legislating state itself: whether they cover a foreign one can always be argued."""

RELATED = {"insult_official": ("insult_head_of_state", "criminal_defamation")}
"""Where no row exists: the laws under which the conduct is charged."""

PENALTIES = ("fine_or_under_1y", "1_to_5y", "5_to_15y", "over_15y_or_life", "death")
EXPOSURE = ("absent", "contested", "met")


@dataclass(frozen=True)
class Finding:
    """The answer for one offence: a value or None, the rule, and the facts."""

    offence: str
    value: str | None
    rule: str
    facts: tuple[Fact, ...] = ()
    set_aside: tuple[Fact, ...] = ()


@derives("charge_status")
def most_advanced_stage(v: View) -> Derived | None:
    """The charge that has gone furthest."""
    stages = list(Stage)
    furthest = max((c.stage for c in v.charge_list), key=stages.index)
    return v.say("charge_status", furthest.value, f"charge_status.{furthest.value}", ())


@derives("offence_label")
def heaviest_label(v: View) -> Derived | None:
    """How the heaviest accusation is called; whether an ordinary crime is a pretext only a person can say."""
    offences = {c.offence for c in v.charge_list}
    if offences & SECURITY:
        return v.say("offence_label", "treason_terror_security", "offence_label.security", ())
    if offences & ORDINARY:
        return v.unknown("offence_label", "offence_label.genuine_or_pretext")
    return v.say("offence_label", "speech_or_insult", "offence_label.speech", ())


@derives("max_penalty")
def worst_penalty(v: View) -> Derived | None:
    """The highest maximum among the charges, in the origin's law on the day."""
    found = [f for c in v.charge_list for f in penalties(v, c.offence)]
    known = [f for f in found if f.value]
    if not known:
        return None
    worst = max(known, key=lambda f: PENALTIES.index(f.value or ""))
    words, law = worst.facts[0].value, worst.facts[0].note
    rule = worst.rule or ("max_penalty.law" if law else "max_penalty.plain")
    params = {"offence": worst.offence, "penalty": words, "law": law}
    return v.say("max_penalty", worst.value or "", rule, worst.facts, worst.set_aside, **params)


def penalties(v: View, offence: str) -> list[Finding]:
    """Return what the origin's law threatens for an offence, or for those under which it is charged."""
    word = v.corrected("max_penalty", offence)
    if word is not None:
        return [Finding(offence, word.value, CORRECTED_CHARGE, (word.fact,), _facts_of(_penalties_by_law(v, offence)))]
    return _penalties_by_law(v, offence)


def _facts_of(found: list[Finding]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for one in found for fact in (*one.facts, *one.set_aside)))


def _penalties_by_law(v: View, offence: str) -> list[Finding]:
    own = v.fact(f"{v.origin}/{offence}", "offence_max_penalty")
    names = [offence] if own else [offence, *RELATED.get(offence, ())]
    found = []
    for name in names:
        fact = v.fact(f"{v.origin}/{name}", "offence_max_penalty")
        if fact:
            status = v.fact(f"{v.origin}/{name}", "offence_status")
            facts = (*fact.facts, *(status.facts if status else ()))
            found.append(Finding(offence, penalty_class(fact.value), "", facts, fact.set_aside))
    return found


def penalty_class(text: str) -> str:
    """Return the class of a maximum such as "5 years", "life", "death" or "fine"."""
    if text in ("life", "death"):
        return "over_15y_or_life" if text == "life" else "death"
    years = 0.0 if text == "fine" else float(text.split(" ")[0])
    if years < 1:
        return PENALTIES[0]
    return PENALTIES[1] if years <= 5 else PENALTIES[2] if years <= 15 else PENALTIES[3]


@derives("dual_criminality")
def most_exposing(v: View) -> Derived | None:
    """Per charge; the one that exposes the person most decides, and a gap is never read as safety."""
    found = [criminality(v, c.offence) for c in v.charge_list]
    known = [f for f in found if f.value]
    gaps = [f for f in found if f.value is None]
    if not known or (gaps and all(f.value == "absent" for f in known)):
        return v.unknown("dual_criminality", "dual_criminality.law_not_known", offence=gaps[0].offence)
    worst = max(known, key=lambda f: EXPOSURE.index(f.value or ""))
    note = worst.facts[0].note if worst.facts else ""
    params = {"offence": worst.offence, "law": note}
    return v.say("dual_criminality", worst.value or "", worst.rule, worst.facts, worst.set_aside, **params)


def criminality(v: View, offence: str) -> Finding:
    """Return whether the conduct is a crime in the host, punishable with a year or more."""
    word = v.corrected("dual_criminality", offence)
    if word is not None:
        aside = _facts_of([_criminality_by_law(v, offence)])
        return Finding(offence, word.value, CORRECTED_CHARGE, (word.fact,), aside)
    return _criminality_by_law(v, offence)


def _criminality_by_law(v: View, offence: str) -> Finding:
    everywhere = v.fact(f"{WORLD}/{offence}", "offence_status")
    if everywhere:
        return Finding(offence, "met", "dual_criminality.everywhere", everywhere.facts)
    own = v.fact(f"{v.host}/{offence}", "offence_status")
    if own:
        return _by_status(v, offence, own)
    related = [v.fact(f"{v.host}/{name}", "offence_status") for name in RELATED.get(offence, ())]
    known = [r for r in related if r]
    if any(r.value != "not_a_crime" for r in known):
        facts = tuple(r.fact for r in known if r.value != "not_a_crime")
        return Finding(offence, "contested", "dual_criminality.related_law", facts)
    if known and len(known) == len(related):
        facts = tuple(r.fact for r in known)
        return Finding(offence, "absent", "dual_criminality.no_such_crime", facts)
    return Finding(offence, None, "dual_criminality.law_not_known")


def _by_status(v: View, offence: str, status: Resolved) -> Finding:
    if status.value == "not_a_crime":
        rule = "dual_criminality.no_such_crime"
        return Finding(offence, "absent", rule, status.facts, status.set_aside)
    year = v.fact(f"{v.host}/{offence}", "offence_reaches_one_year")
    facts = (*status.facts, *(year.facts if year else ()))
    if year and year.value == "no":
        return Finding(offence, "absent", "dual_criminality.under_a_year", facts, status.set_aside)
    abroad = v.fact(f"{v.host}/{offence}", "offence_covers_foreign_state")
    if abroad and abroad.value == "yes" and year:  # still contested: such laws ask for more than the words said
        facts = (*facts, *abroad.facts)
        return Finding(offence, "contested", "dual_criminality.names_foreign_states", facts, status.set_aside)
    if offence in OWN_STATE:
        return Finding(offence, "contested", "dual_criminality.protects_own_state", facts, status.set_aside)
    if status.value == "partial" or not year:
        return Finding(offence, "contested", "dual_criminality.related_law", facts, status.set_aside)
    return Finding(offence, "met", "dual_criminality.same_crime", facts, status.set_aside)
