# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as it would stand after a move: what stays with the person, what belonged to the place they left."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from exile_risk.knowledge.factors import HOST_LAW_ON_CHARGES, OF_A_HOST, OF_A_PAIR
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.model.facts import Derived

if TYPE_CHECKING:
    from exile_risk.knowledge.pathways import Pathway

RESETTLED, ASYLUM_CLAIM, VISITOR = "resettled", "asylum_claim", "visitor"
RESIDENCE, HUMANITARIAN_ENTRY, TEMPORARY, TRANSIT = "residence", "humanitarian_entry", "temporary", "transit"

_STATUS = {
    RESETTLED: {"immigration_status": "permanent_residence", "protection_status": "host_refugee_status"},
    ASYLUM_CLAIM: {"immigration_status": "application_pending", "protection_status": "registered_asylum_seeker"},
    VISITOR: {"immigration_status": "valid_temporary", "protection_status": "none"},
    RESIDENCE: {"immigration_status": "permanent_residence", "protection_status": "none"},
    HUMANITARIAN_ENTRY: {"immigration_status": "valid_temporary", "protection_status": "registered_asylum_seeker"},
    TEMPORARY: {"immigration_status": "valid_temporary", "protection_status": "none"},
    TRANSIT: {"immigration_status": "valid_temporary", "protection_status": "unhcr_recognised"},
}

ARRIVALS = tuple(_STATUS)
"""Every word for how somebody arrives; what each gives in law stands in `_STATUS`."""

BROUGHT_IN = frozenset({RESETTLED, HUMANITARIAN_ENTRY})
"""Arrivals whose last leg the state of destination organises itself: it has decided to let this person in."""

_OF_THE_OLD_PLACE = frozenset(
    {
        "network_hit_12m",
        "location_exposure",
        "routine_police_contact",
        "lawyer_on_call",
        "rapid_response",
        "state_intervention",
    }
)
"""Answers about the place left behind: open questions in a new one."""

_CITIZENSHIP = "citizenship"
_REQUEST_AFTER_MOVING = "named_publicly_or_on_list"
_REQUESTS_TO_THE_OLD_HOST = frozenset(
    {"asked_police_or_immigration", "formal_extradition_request", "refused_origin_persists"}
)


def arrival_for(facts: Mapping[str, Derived]) -> str:
    """Return which status a first look supposes: what resettlement gives where courts keep it, else less.

    Only for a place without a pathway in view; where there is one, `arrival_by` knows.
    """
    courts, regime, party = (_value(facts, f) for f in ("host_courts", "host_regime", "convention_party"))
    if courts == "strong" and regime == "liberal_democracy" and party == "party":
        return RESETTLED
    return ASYLUM_CLAIM if party == "party" else VISITOR


def arrival_by(pathway: "Pathway") -> str:
    """Return which status a pathway really gives, whatever the place is like (rules and reasons: access.json).

    Inside the present host it says what the pathway gives once it has succeeded; until then the status is as it is.
    """
    from exile_risk.relocation.access_rules import access_rules

    return access_rules().rule(pathway.id, pathway.kind).arrival


def after_moving(case: Case, destination: str, arrival: str, triggers: tuple[str, ...]) -> Case:
    """Return the case with the destination as host and the status that the arrival supposes.

    Dangers of the moment end with the journey; a request made to the old host still names the person, so that the
    origin's interest never shrinks to nothing by moving. How such a request is known stays with it. A citizen of the
    old host is a foreigner elsewhere, and at home again where they are a national.
    """
    kept = {f: a for f, a in case.answers.items() if f not in _OF_THE_OLD_PLACE}
    request = kept.get("origin_request")
    if request is not None and request.known in _REQUESTS_TO_THE_OLD_HOST:
        kept["origin_request"] = replace(request, value=_REQUEST_AFTER_MOVING)
    citizenship = kept.get(_CITIZENSHIP)
    if destination in (case.nationalities or ()):
        kept.pop(_CITIZENSHIP, None)  # what the nationalities say is right there
    elif citizenship is not None and citizenship.known == "host_citizen" and destination != case.host:
        kept[_CITIZENSHIP] = replace(citizenship, value="third_country_citizen")
    kept.update(dict.fromkeys(triggers, Answer("no")))
    kept.update({f: Answer(v) for f, v in _STATUS[arrival].items()})
    kept["travel_plan"] = Answer("none")
    return replace(case, host=destination, answers=_without_country_answers(kept))


def _without_country_answers(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers without the caseworker's own about the old host's law and relations."""
    return {f: a for f, a in answers.items() if f not in OF_THE_OLD_HOST}


OF_THE_OLD_HOST = frozenset({*OF_A_HOST, *OF_A_PAIR, *HOST_LAW_ON_CHARGES, "transit_cooperation"})
"""Factors of a host or of its relation to the origin: worked out anew for every destination."""


def _value(facts: Mapping[str, Derived], factor: str) -> str | None:
    found = facts.get(factor)
    return found.value if found else None
