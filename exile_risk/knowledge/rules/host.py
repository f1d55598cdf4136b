# SPDX-License-Identifier: GPL-3.0-or-later
"""What the host's institutions and laws are worth to a person at risk of removal."""

from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived


@derives("host_regime")
def power_seized(v: View) -> Derived | None:
    """Whoever seized power this year rules without the limits that last year's index still shows."""
    return under_seized_power(v, "host_regime", v.host, "autocracy")


def under_seized_power(v: View, factor: str, country: str, value: str) -> Derived | None:
    """Return a value that holds from the day power was seized until a yearly index can show it."""
    seized = v.fact(country, "power_seized")
    if not seized:
        return None
    since = str(seized.fact.valid_from)
    return v.say(factor, value, f"{factor}.power_seized", seized.facts, seized.set_aside, since=since)


@derives("host_regime")
def regime_by_index(v: View) -> Derived | None:
    """Liberal democracies hand over few people; autocracies co-operate with each other."""
    score, kind = v.index(v.host, "liberal_democracy"), v.index(v.host, "regime_type")
    if not score:
        return None
    figure, closed = float(score.value), kind is not None and kind.value == "0"
    if figure >= v.threshold("host_regime.liberal_from"):
        value = "liberal_democracy"
    elif closed or figure < v.threshold("host_regime.autocracy_below"):
        value = "autocracy"
    else:
        value = "mixed"
    facts = (score, kind if value == "autocracy" and closed else None)
    return v.say("host_regime", value, f"host_regime.{value}", facts, figure=score.value, year=score.as_of)


@derives("host_courts")
def courts_under_seized_power(v: View) -> Derived | None:
    """Courts do not stop those who have just seized power, whatever last year's index says."""
    return under_seized_power(v, "host_courts", v.host, "weak")


@derives("host_courts")
def courts_without_review(v: View) -> Derived | None:
    """A removal that no court can stop, in a state whose law index is not high either."""
    review, rule_of_law = v.fact(v.host, "judicial_review"), v.index(v.host, "rule_of_law")
    if not review or review.value != "none_effective":
        return None
    if rule_of_law and float(rule_of_law.value) >= v.threshold("courts.strong_from"):
        return None
    return v.say("host_courts", "weak", "host_courts.no_review", (*review.facts, rule_of_law), review.set_aside)


@derives("host_courts")
def courts_by_index(v: View) -> Derived | None:
    """Rule of law as V-Dem sees it; courts of an autocracy do not stop what its executive wants."""
    score, democracy = v.index(v.host, "rule_of_law"), v.index(v.host, "liberal_democracy")
    if not score or not democracy:
        return None
    value, by_regime = court_strength(v, float(score.value), float(democracy.value))
    rule = "host_courts.autocracy" if by_regime else f"host_courts.{value}"
    params = {"figure": score.value, "year": score.as_of, "democracy": democracy.value}
    return v.say("host_courts", value, rule, (score, democracy), **params)


def court_strength(v: View, rule_of_law: float, democracy: float) -> tuple[str, bool]:
    """Return strong, mixed or weak, and whether only the kind of regime made it weak."""
    if rule_of_law < v.threshold("courts.weak_below"):
        return "weak", False
    if democracy < v.threshold("courts.weak_below_democracy"):
        return "weak", True
    strong = rule_of_law >= v.threshold("courts.strong_from")
    return ("strong" if strong and democracy >= v.threshold("courts.strong_from_democracy") else "mixed"), False


@derives("nonrefoulement_law")
def nonrefoulement_by_statute(v: View) -> Derived | None:
    """A clause in national law counts as applied where courts enforce it."""
    clause = v.fact(v.host, "nonrefoulement_statute")
    if not clause:
        return None
    since = clause.fact.valid_from.isoformat() if clause.fact.valid_from else ""
    if clause.value == "no":
        rule = "nonrefoulement_law.no_statute"
        return v.say("nonrefoulement_law", "none", rule, clause.facts, clause.set_aside)
    courts, regime = v.factor("host_courts"), v.factor("host_regime")
    applied = courts.value == "strong" or (courts.value == "mixed" and regime.value == "liberal_democracy")
    value = "applied" if applied else "on_paper"
    rule = f"nonrefoulement_law.{value}_since" if since else f"nonrefoulement_law.{value}"
    facts = (*clause.facts, *courts.facts)
    return v.say("nonrefoulement_law", value, rule, facts, clause.set_aside, since=since)


@derives("nonrefoulement_law")
def nonrefoulement_by_treaty(v: View) -> Derived | None:
    """Without a reviewed statute: what the Refugee Convention and the Convention against Torture are worth there."""
    convention, torture = v.factor("convention_party"), v.fact(v.host, "convention_against_torture")
    courts = v.factor("host_courts")
    if convention.value != "party" or not torture or torture.value != "party" or courts.value is None:
        return None
    value = "applied" if courts.value == "strong" else "on_paper"
    facts = (*convention.facts, *torture.facts, *courts.facts)
    return v.say("nonrefoulement_law", value, f"nonrefoulement_law.treaties_{value}", facts)


@derives("nonrefoulement_law")
def no_asylum_law_at_all(v: View) -> Derived | None:
    """Neither an asylum law nor the Refugee Convention."""
    convention, law = v.factor("convention_party"), v.fact(v.host, "asylum_law")
    if convention.value != "not_party" or not law or law.value != "none":
        return None
    facts = (*law.facts, *convention.facts)
    return v.say("nonrefoulement_law", "none", "nonrefoulement_law.no_law_at_all", facts, law.set_aside)


@derives("suspensive_appeal")
def appeal_by_review(v: View) -> Derived | None:
    """An appeal holds a removal back only where a court can order it and the executive waits for it."""
    review, courts = v.fact(v.host, "judicial_review"), v.value("host_courts")
    if not review or courts is None:
        return None
    law, asylum = v.fact(v.host, "nonrefoulement_statute"), v.fact(v.host, "asylum_law")
    protected = bool(law and law.value == "yes" and asylum and asylum.value == "yes")
    if review.value == "available" and courts == "strong":
        value = "yes"
    elif review.value == "none_effective" or not protected:
        value = "no"
    else:
        value = "limited"
    facts = [*review.facts, *(law.facts if law else ()), *(asylum.facts if asylum else ())]
    facts += v.factor("host_courts").facts
    return v.say("suspensive_appeal", value, f"suspensive_appeal.{value}", facts, review.set_aside)


@derives("suspensive_appeal")
def appeal_by_treaty(v: View) -> Derived | None:
    """Without a reviewed row: strong courts in a state bound by the Refugee Convention."""
    courts, convention = v.factor("host_courts"), v.factor("convention_party")
    if courts.value != "strong" or convention.value != "party":
        return None
    facts = (*courts.facts, *convention.facts)
    return v.say("suspensive_appeal", "yes", "suspensive_appeal.courts_and_convention", facts)


@derives("suspensive_appeal")
def no_appeal_without_law_or_courts(v: View) -> Derived | None:
    """Where no refugee law binds the state and its courts do not stop the executive, no appeal holds a removal back."""
    courts, convention = v.factor("host_courts"), v.factor("convention_party")
    if courts.value != "weak" or convention.value != "not_party":
        return None
    facts = (*courts.facts, *convention.facts)
    return v.say("suspensive_appeal", "no", "suspensive_appeal.neither_law_nor_courts", facts)


@derives("convention_party")
def convention(v: View) -> Derived | None:
    """Party to the Convention or to its Protocol; a limit to events in Europe protects nobody else."""
    found = [v.fact(v.host, "refugee_convention"), v.fact(v.host, "refugee_protocol")]
    known = [r for r in found if r]
    aside = [f for r in known for f in r.set_aside]
    parties = [r for r in known if r.value == "party"]
    limited = [r for r in known if r.value == "party_for_europe_only"]
    if limited and not _in_europe(v):
        facts = [f for r in limited for f in r.facts]
        return v.say("convention_party", "not_party", "convention_party.europe_only", facts, aside)
    if parties or limited:
        first = (parties or limited)[0]
        since = first.fact.valid_from.isoformat() if first.fact.valid_from else ""
        rule = "convention_party.party_since" if since else "convention_party.party"
        facts = [f for r in parties or limited for f in r.facts]
        return v.say("convention_party", "party", rule, facts, aside, since=since)
    if len(known) < len(found):
        return None
    return v.say("convention_party", "not_party", "convention_party.not_party", [r.fact for r in known], aside)


def _in_europe(v: View) -> bool:
    region = v.fact(v.origin, "subregion")
    return bool(region and "Europe" in region.value)


@derives("exit_clearance")
def exit_rule(v: View) -> Derived | None:
    """Whether leaving needs a paper from the host."""
    found = v.fact(v.host, "exit_clearance_rule")
    if not found:
        return None
    value = "needed_from_host" if found.value == "needed" else "not_needed"
    return v.say("exit_clearance", value, f"exit_clearance.{value}", found.facts, found.set_aside)


@derives("exit_clearance")
def free_to_leave(v: View) -> Derived | None:
    """A liberal democracy lets people leave without asking, where nothing else is on record."""
    regime = v.factor("host_regime")
    if regime.value != "liberal_democracy":
        return None
    return v.say("exit_clearance", "not_needed", "exit_clearance.liberal_host", regime.facts)


@derives("transit_cooperation")
def transit(v: View) -> Derived | None:
    """The route is the person's own plan; the host alone says nothing about it."""
    return v.unknown("transit_cooperation", "transit_cooperation.route_not_known")
