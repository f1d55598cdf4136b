# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the origin reaches, and what it does at home to people it wants."""

from exile_risk.knowledge.incidents import LET_GO, VIOLENCE, Incident
from exile_risk.knowledge.rules.host import court_strength, under_seized_power
from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived


def _harmful(v: View, years: int) -> list[Incident]:
    return [i for i in v.incidents(years) if i.what not in LET_GO]


@derives("origin_tnr_record")
def tnr_record(v: View) -> Derived | None:
    """Physical repression abroad: a place among the worst ten, or what is on record before the day."""
    top, listed = v.fact(v.origin, "tnr_rank"), v.fact(v.origin, "tnr_recorded")
    if top and float(top.value) <= v.threshold("origin_tnr_record.top"):
        return v.say("origin_tnr_record", "top_ten", "origin_tnr_record.top_ten", top.facts, rank=top.value)
    recent = _harmful(v, 10)
    facts = [*(i.fact for i in recent), *(listed.facts if listed else ())]
    if len(recent) >= v.threshold("origin_tnr_record.frequent_from"):
        return v.say("origin_tnr_record", "frequent", "origin_tnr_record.frequent", facts, count=len(recent))
    if listed and listed.value == "frequent":
        rule = "origin_tnr_record.known_for_it"
        return v.say("origin_tnr_record", "frequent", rule, [*listed.facts, *facts], listed.set_aside)
    if facts:
        rule = "origin_tnr_record.few" if recent else "origin_tnr_record.listed"
        return v.say("origin_tnr_record", "few", rule, facts, count=len(recent))
    collection = v.collection()
    return v.say("origin_tnr_record", "none", "origin_tnr_record.none", collection) if collection else None


@derives("origin_violence_abroad")
def violence_abroad(v: View) -> Derived | None:
    """Abductions and killings by the origin's agents in ten years; here first, then anywhere."""
    recent = v.incidents(10)
    firm = [i for i in recent if i.what in VIOLENCE]
    vanished = [i for i in recent if i.what == "disappeared"]
    attacks = [i for i in recent if i.what == "attack_survived"]
    here = [i for i in firm + (attacks if firm else []) if i.host == v.host]
    gone_here = [i for i in vanished if i.host == v.host]
    if len(gone_here) >= v.threshold("violence.disappearances_here"):
        here += gone_here
    if here:
        rule, facts = "origin_violence_abroad.here", [i.fact for i in here]
        return v.say("origin_violence_abroad", "documented_in_this_host", rule, facts, count=len(here))
    if len(vanished) >= v.threshold("violence.disappearances_anywhere"):
        firm += vanished
    if firm:
        rule, facts = "origin_violence_abroad.elsewhere", [i.fact for i in firm]
        return v.say("origin_violence_abroad", "documented", rule, facts, count=len(firm))
    hints = [i.fact for i in vanished + attacks]
    listed = v.fact(v.origin, "tnr_recorded")
    if hints or listed:
        rule = "origin_violence_abroad.unattributed" if hints else "origin_violence_abroad.listed"
        return v.say("origin_violence_abroad", "alleged", rule, hints or (listed.facts if listed else ()))
    collection = v.collection()
    return v.say("origin_violence_abroad", "never", "origin_violence_abroad.none", collection) if collection else None


@derives("origin_notice_abuse")
def notice_abuse(v: View) -> Derived | None:
    """Political use of INTERPOL channels: the reputation, and the cases before the day."""
    found, cases = v.fact(v.origin, "notice_abuse"), v.notices(10)
    if found and found.value == "frequent":
        rule = "origin_notice_abuse.frequent"
        return v.say("origin_notice_abuse", "frequent", rule, found.facts, found.set_aside)
    if len(cases) >= v.threshold("notice_abuse.frequent_from"):
        return v.say("origin_notice_abuse", "frequent", "origin_notice_abuse.cases", cases, count=len(cases))
    if cases or (found and found.value == "some"):
        facts = cases or (found.facts if found else ())
        rule = "origin_notice_abuse.some_cases" if cases else "origin_notice_abuse.some"
        return v.say("origin_notice_abuse", "some", rule, facts, count=len(cases))
    score = v.index(v.origin, "liberal_democracy")
    if score and float(score.value) >= v.threshold("host_regime.liberal_from"):
        params = {"figure": score.value, "year": score.as_of}
        return v.say("origin_notice_abuse", "no", "origin_notice_abuse.liberal_origin", (score,), **params)
    return None


@derives("origin_trend")
def crackdown(v: View) -> Derived | None:
    """A crackdown counts from its day until an index of a whole year after it can be read."""
    found = v.fact(v.origin, "crackdown")
    if not found:
        return None
    since = str(found.fact.valid_from)
    return v.say("origin_trend", "escalating", "origin_trend.crackdown", found.facts, found.set_aside, since=since)


@derives("origin_trend")
def trend(v: View) -> Derived | None:
    """Whether civil liberties or free expression moved over three years."""
    moves = []
    for attribute in ("civil_liberties", "free_expression"):
        now = v.index(v.origin, attribute)
        if now is None or now.valid_from is None:
            continue
        back = v.day.year - 1 - now.valid_from.year + 3
        then = v.index(v.origin, attribute, years_back=back)
        if then:
            moves.append((float(now.value) - float(then.value), now, then))
    if not moves:
        return None
    worst, best = min(moves, key=lambda m: m[0]), max(moves, key=lambda m: m[0])
    if worst[0] <= -v.threshold("origin_trend.escalating_drop"):
        value, shown = "escalating", worst
    elif best[0] >= v.threshold("origin_trend.easing_rise") and worst[0] >= 0:
        value, shown = "easing", best
    else:
        value, shown = "stable", worst
    _, now, then = shown
    params = {"figure": now.value, "year": now.as_of, "earlier": then.value, "earlier_year": then.as_of}
    return v.say("origin_trend", value, f"origin_trend.{value}", (now, then), **params)


@derives("group_hunted")
def hunted_groups(v: View) -> Derived | None:
    """Whether the origin hunts whole groups abroad. Whether the person belongs to one, no fact about states can say."""
    found = v.all_facts(v.origin, "hunted_group")
    if found:
        return v.unknown("group_hunted", "group_hunted.ask", found)
    collection = v.collection()
    return v.say("group_hunted", "no", "group_hunted.none", collection) if collection else None


@derives("trial_fairness")
def trials_under_seized_power(v: View) -> Derived | None:
    """Those who have just seized power use the courts against their opponents."""
    return under_seized_power(v, "trial_fairness", v.origin, "politicised")


@derives("trial_fairness")
def trials(v: View) -> Derived | None:
    """Courts judge political cases as freely as the rule of law and the regime let them."""
    score, democracy = v.index(v.origin, "rule_of_law"), v.index(v.origin, "liberal_democracy")
    if not score or not democracy:
        return None
    strength, by_regime = court_strength(v, float(score.value), float(democracy.value))
    value = {"strong": "independent", "mixed": "mixed", "weak": "politicised"}[strength]
    rule = "trial_fairness.autocracy" if by_regime else f"trial_fairness.{value}"
    params = {"figure": score.value, "year": score.as_of, "democracy": democracy.value}
    return v.say("trial_fairness", value, rule, (score, democracy), **params)


@derives("torture_record")
def torture_on_record(v: View) -> Derived | None:
    """The record as UN bodies and rights groups tell it."""
    found = v.fact(v.origin, "torture_record")
    if not found:
        return None
    return v.say("torture_record", found.value, f"torture_record.{found.value}", found.facts, found.set_aside)


@derives("torture_record")
def torture_by_index(v: View) -> Derived | None:
    """Physical integrity as V-Dem sees it, where no record was written."""
    score = v.index(v.origin, "physical_integrity")
    if not score:
        return None
    worse = ("systematic", "widespread", "some")
    value = next((w for w in worse if float(score.value) < v.threshold(f"torture.{w}_below")), "rare")
    params = {"figure": score.value, "year": score.as_of}
    return v.say("torture_record", value, "torture_record.index", (score,), **params)


@derives("disappearance_record")
def disappearances(v: View) -> Derived | None:
    """Killed and vanished exiles in five years, in this host first; then the record at home."""
    lost = [i for i in v.incidents(5) if i.what in ("killed", "disappeared")]
    here = [i for i in lost if i.host == v.host]
    record = v.fact(v.origin, "disappearance_record")
    facts = [i.fact for i in lost]
    if len(here) >= v.threshold("disappearances.network_from"):
        rule, shown = "disappearance_record.this_network", [i.fact for i in here]
        return v.say("disappearance_record", "this_network", rule, shown, count=len(here))
    if len(lost) >= v.threshold("disappearances.repeated_from"):
        return v.say("disappearance_record", "repeated", "disappearance_record.abroad", facts, count=len(lost))
    if record:
        rule = f"disappearance_record.{record.value}"
        return v.say("disappearance_record", record.value, rule, [*record.facts, *facts], record.set_aside)
    if lost:
        return v.say("disappearance_record", "isolated", "disappearance_record.few", facts, count=len(lost))
    score = v.index(v.origin, "physical_integrity")
    if score and float(score.value) >= v.threshold("torture.some_below"):
        params = {"figure": score.value, "year": score.as_of}
        return v.say("disappearance_record", "none", "disappearance_record.index", (score,), **params)
    return None


@derives("execution_practice")
def executions(v: View) -> Derived | None:
    """The law, and whether anybody was put to death in the last five years on record."""
    law = v.fact(v.origin, "death_penalty")
    if not law:
        return None
    if law.value.startswith("abolished") and law.value != "abolished_in_practice":
        return v.say("execution_practice", "abolished", "execution_practice.abolished", law.facts, law.set_aside)
    political = v.fact(v.origin, "political_executions")
    if political and law.value == "retained":
        facts = (*political.facts, *law.facts)
        return v.say("execution_practice", "used_politically", "execution_practice.political", facts)
    years = v.figures(v.origin, "executions", 5)
    carried_out = [f for f in years if f.value != "0"]
    if carried_out and law.value == "retained":
        params = {"year": carried_out[0].as_of}
        return v.say("execution_practice", "used", "execution_practice.used", [*carried_out, *law.facts], **params)
    if law.value == "abolished_in_practice" or years:
        return v.say("execution_practice", "dormant", "execution_practice.dormant", [*law.facts, *years])
    return None
