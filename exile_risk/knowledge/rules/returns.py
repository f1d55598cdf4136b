# SPDX-License-Identifier: GPL-3.0-or-later
"""What this host has done to this origin's people, and what became of those who were sent back."""

from exile_risk.knowledge.incidents import LET_GO, RECOGNISED, RETURNS, SEIZURES, SENT_BACK
from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived


@derives("return_precedents_5y")
def precedents(v: View) -> Derived | None:
    """Removals on this corridor in the five years before the day, strictly earlier ones only.

    Several people sent back together count as two removals: to hand over a group is no single slip.
    """
    recent = v.incidents(5, host=v.host)
    returned = [i for i in recent if i.what in RETURNS and i.what != "coerced_return"]  # not the host's own act
    seized = [i for i in recent if i.what in SEIZURES]
    recognised = [i for i in returned if i.protection in RECOGNISED]
    if not returned and not seized:
        return None
    count, last = len(returned), (returned or seized)[0]
    facts = [i.fact for i in returned or seized]
    params = {"count": count, "last": last.fact.as_of}
    groups = sum(1 for i in returned if i.group)
    if count + groups >= v.threshold("return_precedents.repeated_from"):
        value = "repeated_incl_recognised_refugees" if recognised else "repeated"
        rule = f"return_precedents_5y.{value}" if count > 1 else "return_precedents_5y.group"
        return v.say("return_precedents_5y", value, rule, facts, **params)
    rule = "return_precedents_5y.one" if returned else "return_precedents_5y.seized"
    return v.say("return_precedents_5y", "isolated", rule, facts, **params)


@derives("host_practice")
def how_detentions_ended(v: View) -> Derived | None:
    """What became of people whom this host held at another state's wish in ten years, from whatever state they came.

    Releases are reported less often than returns, so returns must be three times as many before they count as the
    rule, and as many releases as returns are enough to say that this host often lets people go.
    """
    ended = v.detentions_here(10)
    back = [i for i in ended if i.what in SENT_BACK]
    free = [i for i in ended if i.what in LET_GO]
    if not ended:
        return None
    least = v.threshold("host_practice.least")
    if len(free) >= max(least, len(back)):
        value = "often_lets_go"
    elif len(back) >= least and len(back) >= v.threshold("host_practice.returns_per_release") * len(free):
        value = "mostly_returns"
    else:
        value = "mixed"
    params = {"returned": len(back), "released": len(free), "last": ended[0].fact.as_of}
    return v.say("host_practice", value, f"host_practice.{value}", [i.fact for i in ended], **params)


@derives("return_precedents_5y")
def routine_returns(v: View) -> Derived | None:
    """No exile on record, but a host that sends this origin's migrants back as routine."""
    found = v.fact(v.corridor_id, "routine_returns")
    if not found:
        return None
    return v.say("return_precedents_5y", "isolated", "return_precedents_5y.routine", found.facts, found.set_aside)


@derives("return_precedents_5y")
def no_precedent_in_a_democracy(v: View) -> Derived | None:
    """Nothing on record where the press would have told. Elsewhere silence proves nothing."""
    regime, collection = v.factor("host_regime"), v.collection()
    if not collection:
        return None
    if regime.value != "liberal_democracy":
        return v.unknown("return_precedents_5y", "return_precedents_5y.silence")
    facts = (*collection, *regime.facts)
    return v.say("return_precedents_5y", "none", "return_precedents_5y.none", facts)


@derives("returnee_fate")
def fate(v: View) -> Derived | None:
    """What happened to people sent back to the origin from anywhere in the ten years before."""
    sent = [i for i in v.incidents(10) if i.what in RETURNS or i.what == "abducted_or_rendered"]
    known = [i for i in sent if i.consequence not in ("unknown", "harassment")]
    if not known:
        return None
    dead = [i for i in known if i.consequence == "death_or_disappearance"]
    jailed = [i for i in known if i.consequence in ("imprisonment", "torture_reported")]
    params = {"count": len(known), "dead": len(dead), "jailed": len(jailed)}
    if len(dead) * 2 >= len(known):
        return v.say("returnee_fate", "vanished", "returnee_fate.vanished", [i.fact for i in dead], **params)
    if jailed:
        rule, facts = "returnee_fate.jailed", [i.fact for i in jailed]
        return v.say("returnee_fate", "jailed_or_ill_treated", rule, facts, **params)
    if len(known) < v.threshold("returnee_fate.left_alone_from"):
        return None
    return v.say("returnee_fate", "left_alone", "returnee_fate.left_alone", [i.fact for i in known], **params)


@derives("returnee_fate")
def fate_on_record(v: View) -> Derived | None:
    """What UN bodies and rights groups report of people sent back, where no single return has a known outcome."""
    found = v.fact(v.origin, "returnee_fate_record")
    if not found:
        return None
    rule = f"returnee_fate.record_{found.value}"
    return v.say("returnee_fate", found.value, rule, found.facts, found.set_aside, since=found.fact.as_of)
