# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to a place in plain words: how open they are, what they give and cost, first steps, hints for UNHCR."""

from exile_risk.model.relocation import Access, Kind
from exile_risk.wording.actions import action_text
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label

_LEVEL = {
    "assured": N_("mostly works for whoever meets the conditions"),
    "open_referral": N_("takes cases that are put forward, the smaller part of them"),
    "discretionary": N_("somebody may say yes and need not"),
    "rare": N_("seldom granted"),
    "closed": N_("closed to this person now"),
}

_KIND = {
    Kind.DURABLE: N_("may become a home"),
    Kind.INTERIM: N_("a place to wait"),
    Kind.WITHIN_HOST: N_("inside the country where they are"),
}

_ARRIVAL = {
    "resettled": N_("if resettled there as a refugee with residence"),
    "residence": N_("with residence there, not as a refugee"),
    "humanitarian_entry": N_("on a humanitarian visa, with an asylum claim to follow"),
    "temporary": N_("on a stay with an end date, without refugee status"),
    "transit": N_("in a transit facility under UNHCR’s care"),
    "asylum_claim": N_("while an asylum claim there is pending"),
    "visitor": N_("on a temporary stay without refugee status"),
}

_GIVES_UP = {
    "choice_of_place": N_("They do not choose where they are sent."),
    "depends_on_sponsor": N_("They depend on a sponsor for the first year or longer."),
    "status_tied_to_job": N_("The right to stay hangs on one employer at first."),
    "status_tied_to_host": N_("The right to stay hangs on one host institution."),
    "home_passport_and_visits": N_("The passport is handed in, and a visit home can end protection."),
    "life_on_hold": N_("Months or years of waiting, often without the right to work."),
    "depends_on_relative": N_("The right to stay can hang on one relative."),
    "time_limit": N_("The stay ends on a fixed day; the way after it is not settled."),
    "no_promise_of_status": N_("Entry only: whether protection follows is decided later."),
    "no_right_to_stay": N_("No right to stay beyond the days that the passport gives."),
    "freedom_of_movement": N_("They cannot leave the facility freely, and need a state that takes them on."),
    "data_with_the_state": N_("The state learns who they are and where they live."),
    "must_return": N_("They promise to go back after the stay."),
    "asylum_claim_there": N_("They may not claim asylum there without breaking the terms."),
    "money": N_("Fees that they or somebody else must pay."),
    "neighbourhood_and_work": N_("The present home, neighbours and work."),
    "family_here": N_("Family in the country where they are now."),
    "residence_here": N_("Permanent residence where they are now."),
    "refugee_status_here": N_("Refugee status where they are now."),
    "unhcr_file_here": N_("The UNHCR file where they are now: leaving can close it. Ask UNHCR before the journey."),
}

_CATEGORY = {
    "legal_and_physical_protection": N_("Legal and physical protection needs"),
    "survivors_of_violence_or_torture": N_("Survivors of violence or torture"),
    "medical_needs": N_("Medical needs"),
    "women_and_girls_at_risk": N_("Women and girls at risk"),
    "family_reunification": N_("Family reunification"),
    "children_and_adolescents_at_risk": N_("Children and adolescents at risk"),
    "lack_of_foreseeable_durable_solutions": N_("Lack of foreseeable alternative durable solutions"),
}

_PRIORITY = {
    "emergency": N_("Emergency: removal from danger within days"),
    "urgent": N_("Urgent: within weeks"),
    "normal": N_("Normal"),
}

_SIGN = {
    "risk.imminent_refoulement": N_("Return at hand, by the answers or by the rating"),
    "risk.threat_to_life": N_("Threat to life, by the answers or by the rating"),
    "other.medical_need": N_("Medical need"),
    "other.disability": N_("Disability"),
    "other.woman_at_risk": N_("Woman or girl in danger because of her sex"),
    "other.no_durable_solution": N_("No lasting solution where they are"),
    "needs.family_in": N_("Family in another country"),
    "age.up_to_17": N_("Under 18"),
}


def level_text(access: Access) -> str:
    """Return how open a way is, in words; the interval itself is only drawn, never quoted."""
    return _(_LEVEL[access.level])


def kind_text(kind: Kind) -> str:
    """Return what an option is for."""
    return _(_KIND[kind])


def arrival_text(id: str) -> str:
    """Return the status that a residual rating supposes, for every word of `exile_risk.relocation.arrival`."""
    return _(_ARRIVAL[id])


def gives_up_text(id: str) -> str:
    """Return what a person would leave behind or bind themselves to."""
    return _(_GIVES_UP[id])


def step_text(step: str) -> str:
    """Return one of the first steps of an option, ready to read."""
    mark, colon, rest = step.partition(":")
    if colon and mark == "obtain":
        return _("Obtain or show: {what}").format(what=rest)
    if colon and mark == "do":
        return action_text(*rest.split("=", 1))
    return step


def shut_text(status: str, since: str | None, until: str | None) -> str:
    """Return since when a suspended or closed pathway takes nobody; the days are ready to read."""
    closed = status == "closed"
    if since is None:
        return _("Closed; since when is not known") if closed else _("Suspended; since when is not known")
    text = (_("Closed since {since}") if closed else _("Suspended since {since}")).format(since=since)
    return _("{text}, until {until}").format(text=text, until=until) if until else text


def option_name(id: str, host: str) -> str:
    """Return the name of an option without a pathway: staying or moving inside the host."""
    place = isolated(country(host))
    if id == "move":
        return _("Move to another place in {place}").format(place=place)
    return _("Stay in {place} and lower the danger").format(place=place)


def category_text(id: str) -> str:
    """Return a submission category of UNHCR."""
    return _(_CATEGORY[id])


def priority_text(id: str) -> str:
    """Return a priority of UNHCR."""
    return _(_PRIORITY[id])


def sign_text(sign: str) -> str:
    """Return a sign that suggests a category or priority."""
    factor, is_answer, value = sign.partition("=")
    return f"{short_question(factor)}: {value_label(factor, value)}" if is_answer else _(_SIGN[sign])


def hint_caution() -> str:
    """Return what must stand beside every hint about UNHCR."""
    return _(
        "A hint for a conversation with UNHCR, from what is known so far. Only UNHCR decides whom it submits and how "
        "fast. What is not listed may still apply: ask."
    )


def chance_caution() -> str:
    """Return what must stand beside every bar of access."""
    return _("Bars of access order the options. They are judgements on a rough scale, not measured chances.")
