# SPDX-License-Identifier: GPL-3.0-or-later
"""Second half of the headline while an immediate-danger answer is Yes: how soon, and that status is not enough."""

from exile_risk.wording.catalogue import N_
from exile_risk.wording.headline_routes import Answers

_SOONEST_FIRST = {
    "contact_lost": N_("They missed a check-in: hours count now, whatever their status."),
    "alert_and_travel_within_72h": N_(
        "They travel within 72 hours on a known alert, and status may not stop an arrest."
    ),
    "removal_or_surrender_date_set": N_(
        "A date or order is set: it may take only days, and status alone is not enough."
    ),
    "in_host_custody": N_("They are held now: it may take only days, and status alone is not enough."),
    "attempted_attack_last_30d": N_("The last attempt is less than 30 days ago, and no legal status stops an attack."),
    "origin_officials_visited_or_waiting": N_(
        "Officials of {origin} have come: it may take only days, and status alone is not enough."
    ),
    "named_list_handed_to_host_30d": N_(
        "A list given to {host} names them: it may take only weeks, and status alone is not enough."
    ),
}


def danger_sentence(answers: Answers) -> str | None:
    """Return the untranslated template for the fastest danger that is true, or None while there is none."""
    return next((text for trigger, text in _SOONEST_FIRST.items() if answers.get(trigger) == "yes"), None)
