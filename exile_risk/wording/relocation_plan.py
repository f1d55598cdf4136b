# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan in words: every action, who does it and by when, what to check before leaving, and what ends the plan.

Steps and documents of a pathway stand in the words of the pathway, which are English.
"""

from typing import TYPE_CHECKING

from exile_risk.model.assessment import Band
from exile_risk.wording.actions import action_text as mitigation_text
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import country, in_sentence
from exile_risk.wording.dates import day_text, partial_date_text
from exile_risk.wording.names import band_name
from exile_risk.wording.questions import short_question

if TYPE_CHECKING:
    from exile_risk.relocation.plan_parts import Action, Owner, Paper, Phase, Plan, RoadCheck, Todo, VoidWhen

ACTIONS = {
    "danger_check": N_("Do the danger check: seven questions"),
    "review_detention": N_("Ask a court today to review the detention"),
    "visit_in_detention": N_("Visit the person in detention and tell UNHCR where they are"),
    "suspend_removal": N_("File for a stay of the removal or surrender"),
    "object_to_removal": N_("Object to the removal with the host’s government, at the highest level reached"),
    "refuse_officials": N_("Speak with no officials of the state feared; change the daily route"),
    "tell_unhcr_officials": N_("Tell UNHCR and a lawyer that officials of the state feared are near"),
    "leave_known_place": N_("Leave the known address for one that nobody knows"),
    "police_and_guard": N_("Have somebody stay with the person; a lawyer weighs a report to the police"),
    "raise_alarm": N_("Raise the alarm: the last place, hour and plan, to lawyer, UNHCR and network"),
    "search": N_("Ask police, detention centres and hospitals for the person, and a court for habeas corpus"),
    "ask_about_list": N_("Find out what the host was given, and object to it in writing"),
    "warn_everybody_named": N_("Warn everybody who is on the list"),
    "put_off_journey": N_("Put off the journey"),
    "check_alert": N_("Find out which alert exists and how it can be lifted"),
    "lawyer_now": N_("Reach a lawyer, with a signed power of attorney, today"),
    "lawyer_signed": N_("Find a lawyer who can be reached at any hour, and have the power of attorney signed"),
    "emergency_lines": N_("Call UNHCR and the organisations that act in an emergency"),
    "safer_place": N_("Move to a safer place"),
    "check_ins_agreed": N_("Agree on check-ins and on who raises the alarm if one is missed"),
    "second_reviewer": N_("Have a second person look at the rating today"),
    "friendly_embassy": N_("Tell a friendly embassy of the case"),
    "emergency_referral": N_("Send an emergency referral to UNHCR and apply for transit, at the same time"),
    "urgent_referral": N_("Send an urgent referral to UNHCR"),
    "legal_filings": N_("File what is missing: status, a stay, a request to INTERPOL’s commission"),
    "security_plan": N_("Write a security plan for home, ways and phones"),
    "family_plan": N_("Agree what the family does if something happens, and who travels with whom"),
    "evidence_file": N_("Build the file of evidence: threats, charges, published work"),
    "digital_habits": N_("Clean up phones and accounts"),
    "travel_check": N_("Check before any journey which states on the way would hand the person over"),
    "explain_signs": N_("Explain which signs mean that the danger has risen"),
    "contact_route": N_("Leave a safe way to make contact"),
    "ask": N_("Ask: {factor}"),
    "give_card": N_("Go through the emergency card for {host} together"),
    "confirm_open": N_("Ask if “{pathway}” takes people now; last looked at in {as_of}"),
    "obtain": N_("Obtain or show: {what}"),
    "find_out": N_("Find out if this holds: {what}"),
    "find_out_bar": N_("Find out if this stands in the way: {what}"),
    "step": N_("{what}"),
    "look_again": N_("Rate the case again and make a new plan"),
}

OWNERS = {
    "caseworker": N_("Caseworker"),
    "client": N_("Client"),
    "lawyer": N_("Lawyer"),
    "organisation": N_("Organisation"),
}

PHASES = {
    "threat": N_("Against the threat"),
    "protection": N_("Protection where they are"),
    "options": N_("Options, several at once"),
    "watch": N_("Looking again"),
}

PAPERS = {
    "power_of_attorney": N_("Signed power of attorney for the lawyer"),
    "status_papers": N_("Copies of every status paper, kept by somebody else"),
    "consent": N_("Written consent to share the case with those named here"),
}

ROAD_CHECKS = {
    "leg": N_("{start} to {end}, {by}: visa and entry for their own papers"),
    "no_road": N_("Do not leave by any road for now"),
    "exit_ban": N_("No exit ban and no unpaid overstay shows when a lawyer asks"),
    "own_papers": N_("The papers are their own, valid, and accepted all the way"),
    "no_stop_at_home": N_("No flight stops in the state feared, and none would be diverted there"),
    "contact_knows": N_("A contact knows flight and hours, and raises the alarm if no word comes"),
    "met_on_arrival": N_("Somebody meets them on arrival and a lawyer there can be reached"),
    "airport_card": N_("They know the emergency card for the airport"),
}

VOID_WHEN = {
    "danger_yes": N_("A danger question becomes a Yes"),
    "danger_over": N_("“{factor}” is no longer a Yes"),
    "band_changes": N_("The rating is no longer {band}"),
    "status_changes": N_("This changes: {factor}"),
    "leaves_host": N_("They leave {host}"),
    "pathway_closes": N_("“{pathway}” closes or changes (last looked at in {as_of})"),
    "past_review": N_("After {day}: then it is older than its own review"),
}

_BY = {"land": N_("over land"), "air": N_("by air")}


def todo_text(todo: "Todo") -> str:
    """Return what to do."""
    if todo.id == "bring_about":
        return mitigation_text(todo.params["factor"], todo.params["value"])
    return _(ACTIONS[todo.id]).format(**{name: _said(name, text) for name, text in todo.params.items()})


def deadline_text(action: "Action") -> str:
    """Return by when: today, or a day."""
    return _("today") if action.within == "hours" else _("by {day}").format(day=day_text(action.due))


def owner_text(owner: "Owner") -> str:
    """Return who does it."""
    return _(OWNERS[owner.value])


def phase_text(phase: "Phase") -> str:
    """Return the heading of a part of the plan."""
    return _(PHASES[phase.value])


def paper_text(paper: "Paper") -> str:
    """Return a document to gather."""
    return _(PAPERS[paper.text]) if paper.word else paper.text


def check_in_text(plan: "Plan") -> str:
    """Return when to check in: how often on which days."""
    times = ngettext_("once a day", "{n} times a day", plan.check_ins_a_day)
    days = ", ".join(day_text(day) for day in plan.check_ins)
    return _("Check in {times}: {days}").format(times=times, days=days)


def road_check_text(check: "RoadCheck") -> str:
    """Return one thing to check before leaving; an alert is said in its own words."""
    if check.alert is not None:
        from exile_risk.wording.relocation_roads import road_alert_text

        said = road_alert_text(check.alert)
        return f"{_(ROAD_CHECKS[check.word])}. {said}" if check.word in ROAD_CHECKS else said
    text = _(ROAD_CHECKS[check.word]).format(**{name: _said(name, t) for name, t in check.params.items()})
    visa = check.params.get("visa")
    if not visa:
        return text
    from exile_risk.wording.relocation_material import visa_text

    return f"{text} ({visa_text(visa)})"


def void_text(void: "VoidWhen") -> str:
    """Return one thing that ends the plan."""
    return _(VOID_WHEN[void.word]).format(**{name: _said(name, text) for name, text in void.params.items()})


def no_promise() -> str:
    """Return what must stand on every plan."""
    return _("Days count from today, weekends and holidays too. A plan protects nobody until somebody acts on it.")


def _said(name: str, text: str) -> str:
    """Return a param ready to read, isolated where it may run in another direction."""
    from datetime import date

    if name == "factor":
        return short_question(text)
    if name == "band":
        return band_name(Band[text.upper()])
    if name in ("host", "start", "end"):
        return isolated(country(text) if name == "start" else in_sentence(text))
    if name == "day":
        return day_text(date.fromisoformat(text))
    if name == "as_of":
        return partial_date_text(text)
    return _(_BY[text]) if name == "by" else isolated(text)
