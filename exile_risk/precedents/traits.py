# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared: the same few traits read out of a case and out of a precedent."""

from collections.abc import Mapping
from dataclasses import dataclass

from exile_risk.model.answers import Answer
from exile_risk.model.case import Case
from exile_risk.model.precedents import Precedent
from exile_risk.precedents.vocabulary import (
    NO_CHARGE,
    OFFENCE_LABEL_FAMILY,
    PROFILE_KIND,
    RECOGNISED,
    UNKNOWN,
    charge_families,
)

_ASKED = frozenset(("asked_police_or_immigration", "formal_extradition_request", "refused_origin_persists"))
_NOT_ASKED = frozenset(("none_known", "named_publicly_or_on_list"))
_NOTICE: Mapping[str, bool] = {"red_notice_or_diffusion": True, "none_known": False, "cleared_by_ccf": False}
_IRREGULAR = frozenset(("irregular", "removal_order"))
_ELSEWHERE_AT_HOME = frozenset(("host_citizen", "third_country_citizen"))
_STATUS: Mapping[str, str] = {
    "host_refugee_status": "host_recognised",
    "unhcr_recognised": "unhcr_recognised",
    "registered_asylum_seeker": "asylum_seeker",
    "rejected_or_closed": "asylum_seeker",  # the collection does not tell pending and refused claims apart
    "none": "none",
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "none": ("no_role",),
    "family_or_sympathiser": ("family", "community"),
    "member_or_critic": ("critic", "politics"),
    "organiser_or_official": ("critic", "politics"),
    "leader_or_insider": ("insider", "politics"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The corridor, and what makes another host alike: its UN subregion and its kind of regime at the time."""

    origin: str
    host: str
    region: str | None
    regime: str | None


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared. None and empty sets: not known, which is neither like nor unlike."""

    place: Place
    request: bool | None
    notice: bool | None
    custody: bool | None
    irregular: bool | None
    protection: str | None
    charges: frozenset[str]
    profile: frozenset[str]
    prominence: str | None


def case_traits(case: Case, answers: Mapping[str, Answer], region: str | None) -> Traits:
    """Return the traits of a case from the answers that count; `region` is its host's UN subregion."""
    said = {factor: answer.known for factor, answer in answers.items()}
    custody = said.get("in_host_custody")
    return Traits(
        place=Place(case.origin, case.host, region, said.get("host_regime")),
        request=_request(said.get("origin_request")),
        notice=_NOTICE.get(said.get("police_alert") or ""),
        custody=None if custody is None else custody == "yes",
        irregular=_in(said.get("immigration_status"), _IRREGULAR),
        protection=_protection(said),
        charges=_charges(case, said),
        profile=_profile(said),
        prominence=_prominence(said),
    )


def precedent_traits(one: Precedent, region: str | None) -> Traits:
    """Return the traits of a precedent, its host as it was then and in this UN subregion."""
    return Traits(
        place=Place(one.origin, one.host, region, one.host_regime),
        request=one.request,
        notice=one.notice,
        custody=one.detained,
        irregular=None if one.stay == UNKNOWN else one.stay == "irregular",
        protection=None if one.protection == UNKNOWN else one.protection,
        charges=charge_families(one.charges),
        profile=frozenset(PROFILE_KIND[p] for p in one.profile),
        prominence=one.public_profile,
    )


def _in(value: str | None, those: frozenset[str]) -> bool | None:
    return None if value is None else value in those


def _request(value: str | None) -> bool | None:
    """Return whether the state asked for the person; a rumour is neither yes nor no."""
    return True if value in _ASKED else False if value in _NOT_ASKED else None


def _protection(said: Mapping[str, str | None]) -> str | None:
    status = _STATUS.get(said.get("protection_status") or "")
    if status in RECOGNISED:
        return status
    if said.get("citizenship") in _ELSEWHERE_AT_HOME or said.get("immigration_status") == "permanent_residence":
        return "permanent_resident_or_citizen"
    return status


def _charges(case: Case, said: Mapping[str, str | None]) -> frozenset[str]:
    families = set(charge_families(tuple(c.offence for c in case.charges)))
    label = OFFENCE_LABEL_FAMILY.get(said.get("offence_label") or "")
    families |= {label} if label else set()
    if not families and said.get("charge_status") == "none":
        return frozenset((NO_CHARGE,))
    return frozenset(families - {NO_CHARGE} or families)


def _profile(said: Mapping[str, str | None]) -> frozenset[str]:
    kinds = set(_KINDS.get(said.get("political_profile") or "", ()))
    if said.get("visible_criticism") in ("regular", "mass_or_viral"):
        kinds = kinds - {"no_role"} | {"critic"}
    if said.get("insider_knowledge") == "yes":
        kinds = kinds - {"no_role"} | {"insider"}
    return frozenset(kinds)


def _prominence(said: Mapping[str, str | None]) -> str | None:
    role, criticism, media = (said.get(f) for f in ("political_profile", "visible_criticism", "international_media"))
    if role == "leader_or_insider" or criticism == "mass_or_viral" or media == "international":
        return "high"
    if role == "organiser_or_official" or criticism == "regular" or media == "local":
        return "medium"
    return None if role is None and criticism is None and media is None else "low"
