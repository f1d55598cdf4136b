# SPDX-License-Identifier: GPL-3.0-or-later
"""What this host has done to this origin's people, and what became of those who were sent back."""

from collections.abc import Iterable

from exile_risk.knowledge.incidents import LET_GO, RECOGNISED, RETURNS, SEIZURES, Incident
from exile_risk.knowledge.rules.registry import derives
from exile_risk.knowledge.view import View
from exile_risk.model.facts import Derived, Fact

MASS_REMOVAL, HANDED_OVER, NOT_RETURNED = "mass_removal", "handed_over", "not_returned"
"""Values of `routine_returns` beside `yes`: a campaign against a nationality; a practice of handing over who fled it,
or of not returning anybody to it."""


@derives("return_precedents_5y")
def precedents(v: View) -> Derived | None:
    """What this host did to people whom this origin wanted, in the five years before the day, strictly earlier only.

    Removals of migrants in great numbers are no such act. A seizure counts like a hand-over where the host's own
    officers took part, and also where nobody knows who did, if the host hands people over to this state anyway and is
    no liberal democracy. Several people sent back together count as two removals: to hand over a group is no single
    slip.
    """
    recent = v.incidents(5, host=v.host)
    returned = [i for i in recent if i.handed_over]
    seized = [i for i in recent if i.what in SEIZURES and not i.handed_over]
    if not returned and not seized:
        return None
    if not returned:
        params = {"count": 0, "last": seized[0].fact.as_of}
        return v.say("return_precedents_5y", "isolated", "return_precedents_5y.seized", _told(seized), **params)
    if v.value("host_regime") == "liberal_democracy":
        seized = []
    facts = _told(i for i in recent if i in returned or i in seized)
    params = {"count": len(returned), "last": facts[0].as_of, "seized": len(seized)}
    if len(facts) + sum(i.group for i in (*returned, *seized)) < v.threshold("return_precedents.repeated_from"):
        return v.say("return_precedents_5y", "isolated", "return_precedents_5y.one", facts, **params)
    recognised = any(i.protection in RECOGNISED for i in returned)
    value = "repeated_incl_recognised_refugees" if recognised else "repeated"
    if seized:
        rule = "return_precedents_5y.returned_and_seized"
    else:
        rule = f"return_precedents_5y.{value}" if len(returned) > 1 else "return_precedents_5y.group"
    return v.say("return_precedents_5y", value, rule, facts, **params)


def _told(found: Iterable[Incident]) -> list[Fact]:
    return [i.fact for i in found]


@derives("host_practice")
def lets_this_origin_go(v: View) -> Derived | None:
    """A host that as a practice does not send back people of this origin, whatever it does with others."""
    found = v.fact(v.corridor_id, "routine_returns")
    if not found or found.value != NOT_RETURNED:
        return None
    return v.say("host_practice", "often_lets_go", "host_practice.not_returned", found.facts, found.set_aside)


@derives("host_practice")
def how_detentions_ended(v: View) -> Derived | None:
    """What became of people whom this host held at another state's wish in ten years, from whatever state they came.

    Removals of migrants in great numbers are left out. Releases are reported less often than returns, so returns must
    be three times as many before they count as the rule, and as many releases as returns are enough to say that this
    host often lets people go.
    """
    ended = v.detentions_here(10)
    back = [i for i in ended if i.handed_over]
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
    return v.say("host_practice", value, f"host_practice.{value}", _told(ended), **params)


@derives("return_precedents_5y")
def handed_over_as_a_practice(v: View) -> Derived | None:
    """A host that as a practice hands over whoever has fled this origin, whether or not single days are on record."""
    found = v.fact(v.corridor_id, "routine_returns")
    if not found or found.value != HANDED_OVER:
        return None
    rule = "return_precedents_5y.handed_over_as_practice"
    return v.say("return_precedents_5y", "repeated", rule, found.facts, found.set_aside)


@derives("return_precedents_5y")
def never_returned(v: View) -> Derived | None:
    """A host that as a practice lets people of this origin stay or go on: there, silence is evidence."""
    found, collection = v.fact(v.corridor_id, "routine_returns"), v.collection()
    if not found or found.value != NOT_RETURNED or not collection:
        return None
    rule, facts = "return_precedents_5y.not_returned", (*found.facts, *collection)
    return v.say("return_precedents_5y", "none", rule, facts, found.set_aside)


@derives("return_precedents_5y")
def no_precedent_in_a_democracy(v: View) -> Derived | None:
    """Nothing on record where the press would have told. Elsewhere silence proves nothing.

    Migrants sent back as a routine are said, but tell nothing of people who are wanted.
    """
    regime, collection, routine = v.factor("host_regime"), v.collection(), _sent_back_as_migrants(v)
    if not collection:
        return None
    if regime.value != "liberal_democracy":
        why = "return_precedents_5y.only_migrants_silence" if routine else "return_precedents_5y.silence"
        return v.unknown("return_precedents_5y", why, routine)
    rule = "return_precedents_5y.only_migrants" if routine else "return_precedents_5y.none"
    return v.say("return_precedents_5y", "none", rule, (*collection, *regime.facts, *routine))


def _sent_back_as_migrants(v: View) -> list[Fact]:
    found = v.fact(v.corridor_id, "routine_returns")
    lasting = found.facts if found and found.value in ("yes", MASS_REMOVAL) else ()
    return [*lasting, *(i.fact for i in v.incidents(5, host=v.host) if i.routine)]


@derives("routine_police_contact")
def mass_removal(v: View) -> Derived | None:
    """Where a host removes people of this origin in great numbers, all of them must expect raids and checks."""
    found = v.fact(v.corridor_id, "routine_returns")
    if not found or found.value != MASS_REMOVAL:
        return None
    rule, since = "routine_police_contact.mass_removal", str(found.fact.valid_from)
    value = "raids_or_checkpoints"
    return v.say("routine_police_contact", value, rule, found.facts, found.set_aside, since=since)


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
