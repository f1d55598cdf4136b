# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a rating, in words: the act behind each answer that people can bring about, and its price."""

from exile_risk.asking import Change
from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label

_ACTIONS = {
    ("in_host_custody", "no"): N_("Get them released: ask a court to review the detention"),
    ("removal_or_surrender_date_set", "no"): N_("Get the removal or surrender suspended"),
    ("alert_and_travel_within_72h", "no"): N_("Put off the journey"),
    ("immigration_status", "permanent_residence"): N_("Get permanent residence"),
    ("immigration_status", "valid_temporary"): N_("Get a valid permit"),
    ("immigration_status", "application_pending"): N_("File an application that lets them stay meanwhile"),
    ("protection_status", "host_refugee_status"): N_("Get refugee status from the host"),
    ("protection_status", "unhcr_recognised"): N_("Get recognised by UNHCR"),
    ("protection_status", "registered_asylum_seeker"): N_("Register as an asylum seeker"),
    ("police_alert", "cleared_by_ccf"): N_("Have the alert removed by INTERPOL’s commission"),
    ("notice_challenge", "deleted"): N_("Have the notice deleted by INTERPOL’s commission"),
    ("notice_challenge", "pending"): N_("Challenge the notice at INTERPOL’s commission"),
    ("travel_plan", "none"): N_("Do not travel for now"),
    ("travel_plan", "direct_to_safe_state"): N_("Travel only on a direct way to a state that hands nobody over"),
    ("transit_cooperation", "low"): N_("Choose a way through other states"),
    ("travel_document", "refugee_or_strong_passport"): N_("Get a refugee travel document"),
    ("location_exposure", "unknown_to_origin"): N_("Move to an address that nobody knows"),
    ("location_exposure", "ordinary"): N_("Move away from the known address or the border"),
    ("digital_exposure", "hardened"): N_("Secure phones and accounts"),
    ("digital_exposure", "ordinary"): N_("Have phones and accounts cleaned"),
    ("routine_police_contact", "low"): N_("Keep away from checks and raids"),
    ("routine_police_contact", "ordinary"): N_("Keep away from the places of raids"),
    ("lawyer_on_call", "yes"): N_("Sign up a lawyer who can be reached at any hour"),
    ("rapid_response", "strong"): N_("Set up an alert network with agreed check-ins"),
    ("rapid_response", "some"): N_("Name somebody who raises the alarm"),
    ("state_intervention", "active"): N_("Win a state that intervenes for them"),
    ("state_intervention", "interested"): N_("Tell a friendly embassy of the case"),
}

_SILENCE = N_("This means giving up speech, which is a harm by itself. It is no advice.")
_SILENCE_SHORT = N_("gives up speech: no advice")


def action_text(factor: str, value: str) -> str:
    """Return what to do to bring an answer about; where there is no act for it, the question and the answer."""
    text = _ACTIONS.get((factor, value))
    return _(text) if text else f"{short_question(factor)}: {value_label(factor, value)}"


def change_text(change: Change) -> str:
    """Return a change in a few words: the acts of a mitigation, else what the answers would be."""
    if change.actionable and change.cost is None:
        return " + ".join(action_text(factor, value) for factor, value in change.set.items())
    return " + ".join(f"{short_question(factor)}: {value_label(factor, value)}" for factor, value in change.set.items())


def price_text(*, short: bool = False) -> str:
    """Return what to say beside a change that gives up speech."""
    return _(_SILENCE_SHORT) if short else _(_SILENCE)
