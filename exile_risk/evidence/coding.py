# SPDX-License-Identifier: GPL-3.0-or-later
"""How a documented case becomes answers: written down once, before any score was looked at.

Whoever coded the reports knew the outcome. `international_attention_before_outcome` gives it away and is never read.
"""

from collections.abc import Mapping
from types import MappingProxyType

from exile_risk.evidence.case_set import DocumentedCase
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case, Charge, Stage
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Derived

OFFENCES: Mapping[str, str] = MappingProxyType(
    {
        "lese_majeste": "lese_majeste",
        "insult_official": "insult_official",
        "sedition": "sedition",
        "incitement": "incitement",
        "treason": "treason",
        "terrorism": "terrorism",
        "extremism": "terrorism",
        "membership_banned_org": "terrorism",  # nearly all of these bodies are listed as terrorist or extremist
        "desertion": "desertion",
        "false_news_cybercrime": "false_news_cyber",
        "unlawful_assembly": "unlawful_assembly_association",
        "defamation": "criminal_defamation",
        "apostasy_blasphemy": "blasphemy",
        "corruption_financial": "fraud",
        "homicide_violence": "ordinary_crime",
    }
)
"""The offence behind a reported charge; immigration offences are the host's own, and "other" says nothing."""

NO_CHARGE = frozenset({"none_known", "immigration_offence"})
PRETEXTS = frozenset({"corruption_financial", "homicide_violence"})
LEADERS = frozenset({"opposition_politician", "ex_official_or_military", "royal_or_dissident_family"})
PROTECTION: Mapping[str, str] = MappingProxyType(
    {
        "none": "none",
        "asylum_seeker": "registered_asylum_seeker",
        "unhcr_recognised": "unhcr_recognised",
        "resettlement_accepted": "unhcr_recognised",
        "host_recognised": "host_refugee_status",
        "temporary_or_subsidiary": "host_refugee_status",
        "permanent_resident_or_citizen": "none",
    }
)
CRITICISM: Mapping[str, str] = MappingProxyType({"low": "occasional", "medium": "regular", "high": "mass_or_viral"})

LEFT_OUT = frozenset({"profile", "interest", "threat", "exposure"})
"""Groups of questions that a standard exile leaves open: reports about the person are collected for their outcome."""

ROUTE = frozenset({"origin_request"})
"""What stays all the same, for it says which legal route is open: a formal request goes to a court, a quiet one to the
police."""

LEFT_OUT_IN_CUSTODY = frozenset({"profile", "threat", "exposure"})
"""Once somebody is held, who asked for them, by which route and for what still tells."""


def coded(case: DocumentedCase, corridor: Mapping[str, Derived], catalogue: Catalogue) -> Case:
    """Return the case as answers on its eve. `corridor` holds what the facts say that day.

    A request is formal where a notice or strong courts make it so; elsewhere it goes to police or immigration. Where
    the state itself hears claims before courts that count, an asylum seeker without a lawful stay has been refused.
    """
    courts, convention = corridor["host_courts"].value, corridor["convention_party"].value
    answers = dict.fromkeys(catalogue.triggers, "no") | _status(case) | _person(case)
    refused = case.refugee_status == "asylum_seeker" and case.legal_stay == "irregular"
    if refused and convention == "party" and courts in ("strong", "mixed"):
        answers["protection_status"] = "rejected_or_closed"
    answers["travel_plan"] = "none"  # a case is filed under the state where it happened: no onward journey is rated
    if case.interpol_notice is not None:
        answers["police_alert"] = "red_notice_or_diffusion" if case.interpol_notice else "none_known"
    if case.extradition_request is not None:
        formal = case.interpol_notice or courts == "strong"
        channel = "formal_extradition_request" if formal else "asked_police_or_immigration"
        answers["origin_request"] = channel if case.extradition_request else "none_known"
    stage = Stage.CONVICTED_IN_ABSENTIA if case.convicted_in_absentia else Stage.CHARGED_OR_WARRANT
    named = dict.fromkeys(OFFENCES[c] for c in case.charges if c in OFFENCES)
    charges = tuple(Charge(offence, stage) for offence in named)
    answers |= _label(case)
    known = {f: Answer(value) for f, value in answers.items() if f in catalogue.factors}
    return Case(case.origin, case.host, case.eve, charges, known)


def _label(case: DocumentedCase) -> dict[str, str]:
    if set(case.charges) <= NO_CHARGE:
        return {"charge_status": "none", "offence_label": "none"}
    if set(case.charges) <= NO_CHARGE | PRETEXTS:
        return {"offence_label": "ordinary_crime_pretext"}
    return {} if set(case.charges) & set(OFFENCES) else {"charge_status": "charged_or_warrant"}


def _status(case: DocumentedCase) -> dict[str, str]:
    """Return status and stay. Whoever a third state has accepted has that state behind them."""
    found = {}
    if case.refugee_status in PROTECTION:
        found["protection_status"] = PROTECTION[case.refugee_status]
    if case.refugee_status == "resettlement_accepted":
        found["state_intervention"] = "active"
    if case.legal_stay == "irregular":
        found["immigration_status"] = "irregular"
    elif case.refugee_status in ("permanent_resident_or_citizen", "host_recognised"):
        found["immigration_status"] = "permanent_residence"
    elif case.legal_stay == "regular":
        seeks = case.refugee_status == "asylum_seeker"
        found["immigration_status"] = "application_pending" if seeks else "valid_temporary"
    return found


def _person(case: DocumentedCase) -> dict[str, str]:
    found = {"political_profile": _role(case)}
    if case.public_profile:
        found["visible_criticism"] = CRITICISM[case.public_profile]
    if case.prior_threats_or_surveillance:
        found["prior_targeting"] = "watched_or_harassed"
    elif case.prior_threats_or_surveillance is False:
        found["prior_targeting"] = "none"
    if case.passport_valid is not None:
        found["travel_document"] = "valid_origin_passport" if case.passport_valid else "expired_or_cancelled"
    return found


def _role(case: DocumentedCase) -> str:
    kinds = set(case.profile)
    if kinds <= {"migrant_worker_nonpolitical", "other"}:
        return "none"
    if kinds & LEADERS:
        return "leader_or_insider" if case.public_profile == "high" else "organiser_or_official"
    return "family_or_sympathiser" if kinds <= {"family_of_dissident", "other"} else "member_or_critic"


def without(case: Case, groups: frozenset[str], catalogue: Catalogue, but: frozenset[str] = frozenset()) -> Case:
    """Return a case with some groups of questions left open, `but` for these; charges belong to "interest"."""
    from dataclasses import replace

    kept = {f: a for f, a in case.answers.items() if f in but or catalogue.factors[f].group not in groups}
    return replace(case, answers=kept, charges=() if "interest" in groups else case.charges)
