# SPDX-License-Identifier: GPL-3.0-or-later
"""Roads in plain words: what to know of each state on the way, of leaving the host, and why there is no road."""

from exile_risk.model.assessment import Band
from exile_risk.model.relocation import Alert
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.names import band_name

_OF_A_STATE = {
    "brought_in": N_(
        "Entering {state} would count as {band} on the person's own. Here {state} itself decides to let them in, so it "
        "is no bar: have it confirm in writing that it knows what {origin} says of them."
    ),
    "deal": N_("{state} has agreed with {origin} to hand over people it looks for."),
    "repeated_returns": N_("{state} has returned people to {origin} repeatedly."),
    "working_ties": N_("The police of {state} work with those of {origin}, and courts in {state} are not strong."),
    "one_return": N_("{state} has returned somebody to {origin} in the last five years."),
    "weak_courts": N_("Courts in {state} would not stop a return to {origin}."),
    "ties_not_known": N_("What {state} does for {origin} is not known, which is no reason to trust it."),
    "wanted": N_(
        "A notice or wanted-list entry of {origin} can lead to arrest at the border of {state}, even while "
        "only changing planes."
    ),
    "perhaps_wanted": N_("If {origin} has sent out a notice, as is suspected, it can lead to arrest in {state}."),
    "no_admission": N_("{state} does not admit the passport that the person holds."),
    "no_document": N_(
        "Without a valid travel document the person needs an emergency one before {state} lets them in or an airline "
        "takes them."
    ),
    "visa_before": N_("{state} asks for a visa before the journey, also from many who only change planes."),
    "permit_before": N_("{state} asks for an electronic permission before the journey."),
    "visa_unknown": N_(
        "What {state} asks of this person is not known: nothing is on record for refugee travel documents or for "
        "people without papers."
    ),
    "visa_on_arrival": N_("{state} decides about the visa at its border: an officer there may refuse it."),
    "land_crossing": N_("Whether the land crossing from {start} to {state} is open must be checked."),
}

_NEVER_ENTERED = {
    "state_feared": N_("{state} is the state the person fears."),
    "under_state_feared": N_("{origin}, the state the person fears, has power over the borders of {state}."),
    "client_said_no": N_("The person does not want to enter {state}."),
}

_LEAVING = {
    "held": N_("{host} holds the person: no journey can begin before a release."),
    "removal_order": N_(
        "{host} has ordered the person removed: whoever appears at its border may be put on a way to {origin} instead."
    ),
    "wanted_at_exit": N_("A notice of {origin} can show at the exit check of {host}: a lawyer should know beforehand."),
    "exit_permission_tells": N_(
        "{host} must permit the departure and works closely with {origin}: asking for it can tell {origin} of the "
        "journey."
    ),
    "exit_permission": N_("{host} must permit the departure, or fines must be settled first."),
    "exit_rule_unknown": N_("Whether {host} asks for an exit permit is not known: ask before any booking."),
    "overstay": N_(
        "An overstay shows at the exit check of {host}, above all at an airport, and can end in a fine or in detention."
    ),
    "no_document_at_exit": N_(
        "No airline takes the person out of {host} without a valid travel document, and crossing by land without one "
        "is an offence in itself."
    ),
}

_BARRED = {
    "no_road": N_("No road from {host} to {destination} is known that avoids the state feared."),
    "every_road_dangerous": N_(
        "Every road from {host} to {destination} carries a High danger of arrest and return, on the safest one above "
        "all in {state}."
    ),
}

_ALERTS = {**_OF_A_STATE, **_NEVER_ENTERED, **_LEAVING, **_BARRED}

_BY = {"land": N_("by land"), "air": N_("by air")}


def road_alert_text(alert: Alert) -> str:
    """Return one sentence for an alert of a leg, of leaving, of a state avoided, or for why there is no road."""
    names = {gap: isolated(in_sentence(code)) for gap, code in alert.params.items() if gap != "band"}
    if "band" in alert.params:
        names["band"] = band_name(Band[alert.params["band"].upper()])
    return capitalised(_(_ALERTS[alert.word]).format(**names))


def leg_by_text(by: str) -> str:
    """Return how a leg is travelled."""
    return _(_BY[by])


def roads_caution() -> str:
    """Return what must stand beside every road."""
    return _(
        "No timetable is known here: flights, open land crossings and rules for changing planes must be checked before "
        "any journey. The danger of a leg is what the model says for travelling through that state; leaving the host "
        "is not part of it. A road shown is no advice to take it."
    )
