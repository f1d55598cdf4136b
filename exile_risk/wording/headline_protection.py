# SPDX-License-Identifier: GPL-3.0-or-later
"""Second half of the headline: why the obvious protection does or does not help on the leading route.

The obvious protection is the one a caseworker would name first; what it is worth follows the bars and steps of the
catalogue: refugee status leans on courts, residence on immigration law, and neither stops a gunman.
"""

from exile_risk.wording.catalogue import N_
from exile_risk.wording.headline_routes import Answers

REFUGEE = ("host_refugee_status", "unhcr_recognised", "registered_asylum_seeker")
LEGAL_ROUTES = ("X", "E", "R")
RESIDENCE_ROUTES = ("E", "R", "H", "C")
"""Routes on which permanent residence is worth more than refugee status."""

_BY_COURTS = {
    "host_refugee_status": {
        "strong": N_("Their refugee status helps, because courts there usually stop unlawful removals."),
        "mixed": N_("Their refugee status helps in part, because courts there stop only some removals."),
        "weak": N_("Their refugee status helps little, because courts there rarely stop removals."),
        "": N_("Their refugee status may help, but whether courts there stop removals is not known."),
    },
    "unhcr_recognised": {
        "strong": N_("Their UN refugee status helps, because courts there usually stop unlawful removals."),
        "mixed": N_("Their UN refugee status helps in part, because courts there stop only some removals."),
        "weak": N_("Their UN refugee status helps little, because courts there rarely stop removals."),
        "": N_("Their UN refugee status may help, but whether courts there stop removals is not known."),
    },
    "registered_asylum_seeker": {
        "strong": N_("Their asylum claim helps while it is open, because courts there usually stop unlawful removals."),
        "mixed": N_("Their asylum claim helps only in part, because courts there stop only some removals."),
        "weak": N_("Their asylum claim helps little, because courts there rarely stop removals."),
        "": N_("Their asylum claim may help, but whether courts there stop removals is not known."),
    },
}

_OTHER_COUNTRY = N_("Their other nationality helps, because they could be sent to that country instead of {origin}.")
_NO_STATUS = N_("No refugee status stands in the way.")
_REFUSED = N_("Their asylum claim was refused or closed, so no refugee status stands in the way.")
_NOT_KNOWN = N_("Whether they have refugee status is not known: ask this soon.")
_PENDING = N_("Their application to stay protects them little until it is decided.")

_SHIELDS: dict[str, dict[str, str]] = {
    "X": {
        "citizen": N_("Citizenship of {host} helps only in part, because some states extradite their own citizens."),
        "residence": N_("Permanent residence in {host} does not stop an extradition."),
        "other_country": N_("Their other nationality helps little against an extradition."),
        "permit": N_("A valid permit does not stop an extradition."),
        "pending": N_("An open application to stay does not stop an extradition."),
        "absent": N_("The accusation is not a crime in {host}, which usually stops an extradition."),
        "contested": N_("Whether the accusation is a crime in {host} is contested, so much hangs on a lawyer."),
    },
    "E": {
        "citizen": N_("Citizenship of {host} helps most, because a state can hardly deport its own citizen."),
        "residence": N_("Permanent residence helps much, because routine checks are not aimed at those who hold it."),
        "other_country": _OTHER_COUNTRY,
        "permit": N_("A valid permit helps, but only while it lasts."),
        "pending": _PENDING,
    },
    "R": {
        "citizen": N_("Citizenship of {host} helps most, because a state can hardly expel its own citizen."),
        "residence": N_("Permanent residence helps, because it is hard to take away, though not impossible."),
        "other_country": _OTHER_COUNTRY,
        "permit": N_("A valid permit helps little, because it can be withdrawn."),
        "pending": _PENDING,
        "no_match": N_("That the accusation is no crime in {host} does not help, because an expulsion needs no match."),
    },
    "H": {
        "citizen": N_("Citizenship of {host} makes this harder, but a handover passes no court."),
        "residence": N_("Permanent residence makes this a little harder, but a handover passes no court."),
        "refugee": N_("Refugee status helps little, because a handover passes no court."),
        "other_country": N_("Their other nationality helps if its embassy knows of them in time."),
        "": N_("No legal status helps much, because a handover passes no court."),
    },
    "A": {
        "citizen": N_("Citizenship does not stop an attack; a hidden address and secure phones do more."),
        "residence": N_("Permanent residence does not stop an attack; a hidden address and secure phones do more."),
        "refugee": N_("Refugee status does not stop an attack; a hidden address and secure phones do more."),
        "": N_("No legal status stops an attack; a hidden address and secure phones do more."),
    },
    "T": {
        "no_journey": N_("Staying where they are helps more than any status."),
        "deleted": N_("The INTERPOL alert was deleted, which helps, but some states may still hold a copy."),
        "citizen": N_("Citizenship of {host} helps, because its embassy can step in."),
        "refugee": N_("Their status helps little, because border police can act before anyone asks about it."),
        "other_country": N_("Their other nationality helps, because its embassy can step in."),
        "": N_("No status in {host} helps much once they leave it."),
    },
    "C": {
        "citizen": N_("Citizenship of {host} helps, because they need no papers from {origin}."),
        "residence": N_("Permanent residence helps, because they need few papers from {origin}."),
        "other_country": N_("Their other nationality helps a little, because they need fewer papers from {origin}."),
        "refugee": N_("Refugee status does not stop pressure on relatives at home."),
        "": N_("No legal status stops pressure on relatives at home."),
    },
}


def protection_sentence(route: str, answers: Answers) -> str:
    """Return the untranslated template of the second sentence, with {origin} and {host} as its only gaps."""
    shield = _obvious(route, answers)
    if route in LEGAL_ROUTES and shield in REFUGEE:
        return _BY_COURTS[shield][answers.get("host_courts") or ""]
    sentences = _SHIELDS[route]
    found = sentences.get("refugee" if shield in REFUGEE else shield)
    if found:
        return found
    return _without(answers) if route in LEGAL_ROUTES else sentences[""]


def _obvious(route: str, answers: Answers) -> str:
    """Return the protection to speak about: a key of `_SHIELDS`, a refugee status, or "" when there is none."""
    citizenship, stay = answers.get("citizenship"), answers.get("immigration_status")
    protection = answers.get("protection_status") or ""
    ordered = (
        ("no_journey", route == "T" and answers.get("travel_plan") == "none"),
        ("deleted", route == "T" and answers.get("notice_challenge") == "deleted"),
        ("citizen", citizenship == "host_citizen"),
        ("residence", stay == "permanent_residence" and route in RESIDENCE_ROUTES),
        (protection, protection in REFUGEE),
        ("other_country", citizenship == "third_country_citizen"),
        ("residence", stay == "permanent_residence"),
        ("absent", route == "X" and answers.get("dual_criminality") == "absent"),
        ("contested", route == "X" and answers.get("dual_criminality") == "contested"),
        ("permit", stay == "valid_temporary"),
        ("pending", stay == "application_pending"),
        ("no_match", route == "R" and answers.get("dual_criminality") == "absent"),
    )
    return next((shield for shield, held in ordered if held), "")


def _without(answers: Answers) -> str:
    """Return what to say on a legal route where nothing protects, or nobody has asked."""
    known = {"none": _NO_STATUS, "rejected_or_closed": _REFUSED}
    return known.get(answers.get("protection_status") or "", _NOT_KNOWN)
