# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of relocation in plain words: what going adds, why one is not offered, what would unlock it, what remains."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Band, Rating
from exile_risk.model.relocation import Choice, Objection, Span
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import capitalised, country, in_sentence
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.names import band_name, pathway_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.relocation_access import arrival_text, option_name, shut_text

if TYPE_CHECKING:
    from exile_risk.relocation.criteria import Criterion

_REASON = {
    "E1_state_feared": N_("The state they fear"),
    "E1_under_state_feared": N_("{origin} has power over its borders"),
    "E2_high_there": N_("The danger there would be {band}: {route} first of all"),
    "E2_not_lower": N_("The danger there would be no lower than it is now"),
    "E3_no_pathway_known": N_("No pathway there is on file"),
    "E3_condition": N_("Only for people of whom this holds: {condition}"),
    "E3_closed": N_("{shut}"),
    "E4_no_road": N_("No road there that avoids the state feared is known"),
    "E4_every_road_dangerous": N_("Every road there carries a High danger of arrest and return, above all in {state}"),
    "E5_family_cannot": N_("Family that must travel with them cannot: {condition}"),
    "E6_client_said_no": N_("They do not want to go there"),
    "E7_unverified": N_("Unverified, which is not safe: nothing on file about {factors}"),
    "E7_out_of_date": N_("Unverified, which is not safe: out of date about {factors}"),
}

_ENTERING = N_("Entering it carries a High danger of arrest and return")

_UNLOCK = {
    "nothing": N_("Nothing in sight"),
    "refugee_status_there": N_("Refugee status from the state itself could"),
    "facts_change": N_("Only a change in that state"),
    "a_pathway": N_("A programme, a sponsor or an invitation"),
    "the_condition": N_("If this becomes true of them"),
    "it_opens": N_("If it takes people again: ask"),
    "a_road": N_("A way out that is not on file"),
    "a_safer_road": N_("A safer way in, or papers that change it"),
    "another_way_for_family": N_("Another programme that takes families"),
    "ask_client": N_("They decide; ask again"),
    "check_facts": N_("Checked facts about law and courts there"),
}

_GAIN = (
    (0.25, N_("large")),
    (0.10, N_("some")),
    (0.03, N_("small")),
    (0.004, N_("slight")),
    (-0.004, N_("nothing")),
)
"""From which gain on each word is said; below the last, going would be worse than staying."""

_WORSE = N_("a loss")

_CRITERION = {
    "durability": N_("Lasting"),
    "protection": N_("Protection by law"),
    "family": N_("Family together"),
    "language": N_("Language"),
    "diaspora": N_("People from there"),
    "work": N_("Own work"),
    "cost": N_("Cost"),
}

_CRITERION_REASON = {
    "leads_to_citizenship": N_("a way to citizenship"),
    "renewable": N_("can be renewed"),
    "hangs_on_the_claim": N_("lasts if the claim succeeds"),
    "ends_on_a_day": N_("ends on a fixed day"),
    "until_a_state_takes_them": N_("until another state takes them"),
    "visit_only": N_("a visit only"),
    "own_country": N_("their own country"),
    "strong_law": N_("strong law and courts"),
    "some_law": N_("some law and courts"),
    "weak_law": N_("weak law and courts"),
    "law_not_known": N_("law and courts not known"),
    "family_there": N_("close family lives there"),
    "may_bring_family": N_("those who depend on them may come"),
    "family_elsewhere": N_("close family lives elsewhere"),
    "family_not_known": N_("nobody has asked about family"),
    "languages_not_known": N_("languages not known"),
    "no_shared_language": N_("no language in common"),
    "shared_language": N_("a language in common"),
    "community_not_known": N_("how many live there is not known"),
    "community_reached_by_origin": N_("people from there, and the state feared has reached some of them"),
    "community": N_("people from there who fled too"),
    "may_work": N_("may work"),
    "may_work_later": N_("may work later"),
    "seldom_may_work": N_("may seldom work"),
    "may_not_work": N_("may not work"),
    "own_work": N_("made for going on with their work"),
    "paid_for": N_("paid for"),
    "mostly_paid_for": N_("mostly paid for"),
    "sponsor_pays": N_("a sponsor pays"),
    "partly_paid_for": N_("paid for in part"),
    "own_money": N_("at their own cost"),
    "fees": N_("asks for money"),
    "not_known": N_("not known"),
}

_MARK = {
    "still_high_there": N_("still {band} there"),
    "high_not_ruled_out": N_("{band} not ruled out"),
    "little_gained": N_("little gained"),
}

_MARK_REASON = {
    "still_high_there": N_(
        "No way open to this person leads below High. Danger in these places is still High or worse, yet at most a "
        "third of that of staying: speak about it with them and a lawyer. None of these places is safe."
    ),
    "high_not_ruled_out": N_(
        "Too little is known to rule out High anywhere. What is known puts the danger in these places below that of "
        "staying: ask the open questions, and speak about it with them and a lawyer. None of these places is safe."
    ),
    "little_gained": N_("The danger is Low where they are and Low there: going gains little."),
}

_ACCESS = {
    "assured": N_("most"),
    "open_referral": N_("some"),
    "discretionary": N_("few"),
    "rare": N_("very few"),
    "closed": N_("nobody"),
}

_DEGREE = ((0.75, N_("good")), (0.4, N_("middling")), (0.0, N_("poor")))


def option_title(one: Choice) -> str:
    """Return the name of an option: the place and the pathway."""
    if one.pathway is None:
        if one.id in ("stay", "move"):
            return option_name(one.id, one.destination)
        if one.objections:
            return country(one.destination)
        return _("{place}: as its national").format(place=country(one.destination))
    if not one.destination:
        return one.pathway.name
    place, name = country(one.destination), one.pathway.name
    return name if name.startswith(place) else f"{place}: {name}"


def marks_text(one: Choice) -> str:
    """Return in a word or two what must be said beside an option that is offered; "" where that is nothing."""
    band = band_name(one.residual.band) if one.residual else ""
    return ", ".join(_(_MARK[mark]).format(band=band) for mark in one.marks)


def mark_reason(mark: str) -> str:
    """Return the sentence behind a mark."""
    return _(_MARK_REASON[mark])


def status_there_text(arrival: str) -> str:
    """Return which status a danger supposes; staying supposes the one there is."""
    return _("with the status they have now") if arrival == "as_now" else arrival_text(arrival)


def access_word(level: str) -> str:
    """Return how many of those who are put forward get in, in one word."""
    return _(_ACCESS[level])


def gain_text(span: Span, *, too_late: bool = False) -> str:
    """Return in words what going adds to the chance of being safe at the end of this year."""
    if too_late:
        return _("not this year")
    low, high = _gain_word(span.low), _gain_word(span.high)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _gain_word(gain: float) -> str:
    return _(next((word for least, word in _GAIN if gain >= least), _WORSE))


def weeks_text(weeks: Span | None) -> str:
    """Return the weeks until arrival; "?" where nobody knows."""
    if weeks is None:
        return "?"
    low, high = f"{weeks.low:.0f}", f"{weeks.high:.0f}"
    return low if low == high else f"{low}–{high}"


def reason_text(objection: Objection) -> str:
    """Return why an option is not offered."""
    params = dict(objection.params)
    named = {gap: isolated(in_sentence(params[gap])) for gap in ("origin", "place", "state") if params.get(gap)}
    named["band"] = _band_text(params.get("band", ""))
    named["route"] = pathway_name(params["route"]) if "route" in params else ""
    named["condition"] = params.get("condition", "")
    named["factors"] = ", ".join(short_question(f) for f in params.get("factors", "").split())
    if objection.reason == "E3_closed":
        since, until = (partial_date_text(params[k]) if k in params else None for k in ("since", "until"))
        named["shut"] = shut_text(params["status"], since, until)
    said = _ENTERING if _at_the_end_of_the_road(objection) else _REASON[objection.reason]
    return capitalised(_(said).format(**named))


def _at_the_end_of_the_road(objection: Objection) -> bool:
    params = objection.params
    return objection.reason == "E4_every_road_dangerous" and params["state"] == params["destination"]


def unlock_text(objection: Objection) -> str:
    """Return what would have to change."""
    return _(_UNLOCK[objection.unlock])


def criterion_name(name: str) -> str:
    """Return what a criterion is about."""
    return _(_CRITERION[name])


def criterion_text(name: str, one: "Criterion") -> str:
    """Return a criterion with its degree and reason, in words."""
    reason = _(_CRITERION_REASON[one.reason])
    if one.value is None:
        return f"{criterion_name(name)}: {reason}"
    degree = next(word for least, word in _DEGREE if one.value >= least)
    return f"{criterion_name(name)}: {_(degree)} ({reason})"


def remaining_text(there: Rating, journey_is_worse: bool, origin: str) -> str:
    """Return what remains at a destination: attack, pressure through family, and arrest on a later journey."""
    remaining = sorted(("A", "C"), key=lambda p: -there.pathways[p].share)
    text = _("Remains there: {routes}.").format(routes=", ".join(pathway_name(p) for p in remaining))
    feared = isolated(in_sentence(origin))
    if journey_is_worse:
        on_travel = _(
            "A later journey through a state that works with {origin} can end in arrest and return: the danger "
            "would be High or worse."
        )
    else:
        on_travel = _("Every later journey through a state that works with {origin} carries a danger of arrest.")
    return f"{text} {on_travel.format(origin=feared)}"


def why_not_text(one: Choice, other: Choice) -> str:
    """Return why an option was set aside."""
    return _("{other} is as good in everything that is compared, and better in something.").format(
        other=option_title(other)
    )


def steady_text(share: float) -> str:
    """Return how an option holds among the first three when the client's weights change."""
    if share >= 0.95:
        return _("among the first three whatever is weighed most")
    if share >= 0.5:
        return _("mostly among the first three")
    return _("seldom among the first three") if share > 0.05 else _("not among the first three")


def looking_back_text(programmes: str) -> str:
    """Return what must be said of a day in the past; `programmes` is the age of what is on file, ready to read."""
    return _(
        "You are looking back. Safety facts are those of that day; programmes and places are as on file today "
        "({programmes}), those of that day are not known."
    ).format(programmes=programmes)


def ranking_caution() -> str:
    """Return what must stand beside every list of options."""
    return _(
        "Ordered by what an option adds to safety this year over staying with precautions, from judgements on a rough "
        "scale. No gain is a measured chance. Start several ways at once, and lower the danger meanwhile."
    )


def nothing_offered(excluded: Iterable[Choice]) -> str:
    """Return what to say where no option is left: the person's own no, no safer place, or no way."""
    against = [{o.reason for o in one.objections} for one in excluded if one.access.chance.high > 0]
    if against and all("E6_client_said_no" in reasons for reasons in against):
        return _("They have said no to every place that is left. Staying with precautions is what remains.")
    if {"E2_not_lower"} in against:
        return _("In no place that takes people would the danger be lower than here. Staying is the best there is.")
    return _(
        "No way out is on file for this person today. Staying with precautions is what remains; what would unlock "
        "others stands below."
    )


def _band_text(word: str) -> str:
    return band_name(Band[word.upper()]) if word else ""
