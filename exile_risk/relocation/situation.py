# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a person, in the fields that conditions of pathways speak of. What is open is never "no"."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType

from exile_risk.knowledge.conditions import Known
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.pathway_words import PLACES
from exile_risk.knowledge.visas import visa_needed
from exile_risk.model.answers import EvidenceGrade
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case

RISK_BY_RATING = "risk_by_rating"
"""A field beside those of conditions: dangers that the rating shows and nobody answered. They support a referral and
never speak against a pathway."""

VALID, STRONG = "valid_origin_passport", "refugee_or_strong_passport"
LAWFUL_ENTRY = "lawful_entry_possible"

_PROTECTION = ("host_refugee_status", "unhcr_recognised", "registered_asylum_seeker", "rejected_or_closed", "none")
_REMOVAL_AT_HAND = (
    "in_host_custody",
    "removal_or_surrender_date_set",
    "origin_officials_visited_or_waiting",
    "named_list_handed_to_host_30d",
)
_BY_RETURN, _BY_ATTACK = frozenset("XERHT"), frozenset("HA")
_OPEN_DOORS = frozenset(("visa_free", "visa_on_arrival", "electronic_authorisation", "own_country"))
NOWHERE = Known()

OF_ONE_PATHWAY = frozenset(
    (
        "new_intake_open",
        "link_with_destination",
        "political_interest_of_destination",
        "integration_potential",
        "lawful_entry_possible",
        "entered_lawfully",
        "in_person_at_embassy",
        "earlier_refusal_there",
        "in_destination_over_three_years",
        "safe_country_of_origin",
        "safe_third_country_right",
        "safe_third_country_link",
        "transit_passenger_without_visa",
        "non_referral_at_port",
        "claim_within_seven_working_days",
        "claim_over_one_year_after_entry",
        "filed_within_one_year",
        "filed_within_two_years",
        "family_declared_before_grant",
        "sponsor_has_no_other_family_there",
        "eligible_other_family_category",
        "study_work_or_fellowship_visa",
        "costs_already_spent",
    )
)
"""What can be true of one pathway and false of the next: answered for each, as token@pathway."""


def situation_of(found: Assessment) -> Mapping[str, Known]:
    """Return what is known of the person by field, wherever they go; `at_destination` adds what depends on it.

    Only what was answered and not merely inferred counts. Conditions that the caseworker answered (`needs.known`) win
    over everything else.
    """
    said = _said(found)
    needs = found.case.needs
    fields = {
        "status": _status(said),
        "nationality": _nationality(found.case, said),
        "document": _document(found.case, said),
        "risk": _risk(said),
        RISK_BY_RATING: _risk_by_rating(found),
        "other": _other(found.case, said),
        "profession": Known(frozenset(needs.professions)),
        "language": Known(frozenset(needs.languages)),
        "family_in": Known(frozenset(needs.family_in)),
        "dependants": Known(number=needs.dependants or None),  # 0 is also what stands there while nobody has asked
    }
    for field, answered in needs.known.items():
        general = {token: held for token, held in answered.items() if "@" not in token and not of_one(field, token)}
        fields[field] = with_answers(fields.get(field, NOWHERE), general)
    return MappingProxyType(fields)


def at_destination(situation: Mapping[str, Known], case: Case, destination: str) -> Mapping[str, Known]:
    """Return the situation with where the person is, as a pathway to that destination sees it, and the way in."""
    answered = case.needs.known
    location = with_answers(_location(case.origin, case.host, destination), answered.get("location", {}))
    other = situation.get("other", NOWHERE)
    if LAWFUL_ENTRY not in other.has | other.lacks:
        entry = _entry(situation, case, destination)
        if entry is not None:
            other = with_answers(other, {LAWFUL_ENTRY: entry})
    return {**situation, "location": location, "other": other}


def answers_by_pathway(case: Case) -> Mapping[str, Mapping[str, Mapping[str, bool]]]:
    """Return the answers that hold for one pathway only, written token@pathway: by pathway, field and token."""
    found: dict[str, dict[str, dict[str, bool]]] = {}
    for field, answered in case.needs.known.items():
        for token, held in answered.items():
            word, _, pathway = token.partition("@")
            if pathway:
                found.setdefault(pathway, {}).setdefault(field, {})[word] = held
    return found


def of_one(field: str, token: str) -> bool:
    """Whether an answer says something about one pathway only: a sponsor for one is none for another."""
    return field in ("referrer", "sponsor") or (field == "other" and token in OF_ONE_PATHWAY)


def passports(case: Case, situation: Mapping[str, Known]) -> frozenset[str]:
    """Return the states whose valid passport the person surely holds.

    A passport that is listed counts, but that of the state feared only where it is known to be valid.
    """
    document = situation.get("document", NOWHERE)
    others = frozenset(case.needs.passports) - {case.origin}
    return others | {case.origin} if VALID in document.has else others


def with_answers(known: Known, answered: Mapping[str, bool]) -> Known:
    """Return what is known of a field with answers over it."""
    yes = frozenset(token for token, held in answered.items() if held)
    no = frozenset(answered) - yes
    return Known((known.has - no) | yes, (known.lacks - yes) | no, known.complete, known.number)


def _said(found: Assessment) -> Mapping[str, str]:
    """Return the answers that count as known: a guess closes no question, and neither does a stale fact."""
    stale = frozenset(found.stale)
    return {
        factor: answer.known
        for factor, answer in found.used.items()
        if answer.known is not None and answer.grade is not EvidenceGrade.INFERENCE and factor not in stale
    }


def _status(said: Mapping[str, str]) -> Known:
    has: set[str] = set()
    lacks: set[str] = set()
    protection, stay = said.get("protection_status"), said.get("immigration_status")
    if protection in _PROTECTION:
        has.add(protection)
        lacks.update(p for p in _PROTECTION if p != protection)
        if protection == "host_refugee_status":  # UNHCR may have recognised them as well
            lacks.discard("unhcr_recognised")
    if stay is not None:
        (has if stay == "permanent_residence" else lacks).add("permanent_residence")
    return Known(frozenset(has), frozenset(lacks))


def _nationality(case: Case, said: Mapping[str, str]) -> Known:
    if case.nationalities is not None:
        return Known(frozenset(case.nationalities), complete=True)  # nothing in it: stateless
    citizenship = said.get("citizenship")
    if citizenship == "stateless":
        return Known(complete=True)
    if citizenship == "origin_only":
        return Known(frozenset((case.origin,)), complete=True)
    if citizenship == "host_citizen":
        return Known(frozenset((case.host,)))
    return NOWHERE


def _document(case: Case, said: Mapping[str, str]) -> Known:
    """Return what is known of papers; those that a pathway asks for and nobody mentioned are open."""
    shown = said.get("travel_document")
    elsewhere = frozenset((*case.needs.passports, *(case.nationalities or ()))) - {case.origin}
    has: set[str] = set()
    lacks: set[str] = set()
    if shown in (VALID, STRONG):
        has.add(shown)
    if shown in ("expired_or_cancelled", "false"):
        lacks.add(VALID)
        if not elsewhere and case.nationalities is not None:  # with another nationality there may be another passport
            lacks.add(STRONG)
    if shown == VALID and not elsewhere and case.nationalities is not None:
        lacks.add(STRONG)
    if frozenset(case.needs.passports) - {case.origin}:
        has.add(STRONG)
    if said.get("protection_status") in ("unhcr_recognised", "host_refugee_status"):
        has.add("refugee_recognition_paper")
    return Known(frozenset(has), frozenset(lacks - has))


def _risk(said: Mapping[str, str]) -> Known:
    """Return the dangers that somebody answered: what the danger questions say, and recognised persecution."""
    has = set()
    if any(said.get(t) == "yes" for t in _REMOVAL_AT_HAND) or said.get("immigration_status") == "removal_order":
        has.add("imminent_refoulement")
    attacked = said.get("attempted_attack_last_30d") == "yes"
    if attacked or said.get("prior_targeting") in ("direct_threat", "attempted_attack_or_abduction"):
        has.add("threat_to_life")
    if said.get("protection_status") in ("unhcr_recognised", "host_refugee_status"):
        has.add("persecution")
    return Known(frozenset(has))


def _risk_by_rating(found: Assessment) -> Known:
    """Return the dangers that the rating shows: Extreme, by the route that leads at the deciding level."""
    has = set()
    if found.band is Band.EXTREME:
        leading = found.rating.leading_pathway
        if leading in _BY_RETURN:
            has.add("imminent_refoulement")
        if leading in _BY_ATTACK:
            has.add("threat_to_life")
    return Known(frozenset(has))


def _other(case: Case, said: Mapping[str, str]) -> Known:
    """Return the rest. A security list settles no bar: being on one is often the persecution itself, and being on none
    says nothing about character.
    """
    has: set[str] = set()
    lacks: set[str] = set()
    if case.nationalities is not None:
        (has if len(case.nationalities) > 1 else lacks).add("second_nationality")
    if said.get("exit_clearance") == "not_needed":
        has.add("exit_permission")
    if said.get("past_torture") == "yes" or said.get("added_vulnerability") in ("one", "several"):
        has.add("vulnerable")
    if said.get("attempted_attack_last_30d") == "yes" or said.get("recent_trigger") == "within_30_days":
        has.update(("recent_incident", "urgent_need"))
    if said.get("immigration_status") in ("irregular", "removal_order") and said.get("return_precedents_5y") in (
        "repeated",
        "repeated_incl_recognised_refugees",
    ):
        has.add("return_risk_from_host")
    return Known(frozenset(has), frozenset(lacks))


@lru_cache(maxsize=1024)
def _location(origin: str, host: str, destination: str) -> Known:
    """Return where the person is; `inside_destination` is left open from outside: the journey may still be made."""
    inside = host == destination
    has = {host, "in_origin" if host == origin else "outside_origin"}
    has.add("inside_destination" if inside else "outside_destination")
    elsewhere = {*all_countries(), *PLACES} - has - ({"inside_destination"} if not inside else set())
    return Known(frozenset(has), frozenset(elsewhere))


def _entry(situation: Mapping[str, Known], case: Case, destination: str) -> bool | None:
    """Return whether one of the passports surely held opens the destination without a visa asked for beforehand.

    None where a visa would have to be asked for, or nobody can tell: something to obtain, never a no.
    """
    nationality = situation.get("nationality", NOWHERE)
    if destination == case.host or destination in nationality.has:  # there already, or their own country
        return True
    known = all_countries()
    held = [p for p in passports(case, situation) if p in known]
    return True if destination in known and _opens(held, destination) else None


def _opens(held: Collection[str], destination: str) -> bool:
    return any(visa_needed(passport, destination).word in _OPEN_DOORS for passport in held)
