# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a precedent may use, and the few kinds under which words of precedents and of cases meet."""

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "unknown"

PROTECTION = (
    "none",
    "asylum_seeker",
    "unhcr_recognised",
    "resettlement_accepted",
    "host_recognised",
    "temporary_or_subsidiary",
    "permanent_resident_or_citizen",
    UNKNOWN,
)
STAY = ("regular", "irregular", UNKNOWN)
YES_NO = ("yes", "no", UNKNOWN)
REGIME = ("liberal_democracy", "mixed", "autocracy", UNKNOWN)
PROMINENCE = ("low", "medium", "high")
SEVERITY = ("none", "harassment", "imprisonment", "torture_reported", "death_or_disappearance")
DISPUTED, NOT_CITED = "attribution_disputed", "not_cited"
MARKS = (DISPUTED, NOT_CITED)

RECOGNISED = frozenset(("unhcr_recognised", "resettlement_accepted", "host_recognised", "temporary_or_subsidiary"))
"""Kinds of protection as a refugee: kin to each other, not the same."""

NO_CHARGE = "none"
CHARGE_FAMILY: Mapping[str, str] = MappingProxyType(
    {
        "none_known": NO_CHARGE,
        "immigration_offence": NO_CHARGE,  # an overstay is no accusation of the state feared; `stay` compares it
        "other": UNKNOWN,
        "lese_majeste": "speech",
        "insult_head_of_state": "speech",
        "insult_official": "speech",
        "criminal_defamation": "speech",
        "false_news_cyber": "speech",
        "sedition": "speech",
        "incitement": "speech",
        "unlawful_assembly_association": "speech",
        "treason": "security",
        "terrorism": "security",
        "extremism": "security",
        "membership_banned_org": "security",
        "foreign_interference": "security",
        "fraud": "ordinary",
        "financial_crime": "ordinary",
        "violent_crime": "ordinary",
        "ordinary_crime": "ordinary",
        "apostasy_blasphemy": "belief",
        "apostasy": "belief",
        "blasphemy": "belief",
        "same_sex_acts": "private_life",
        "desertion": "desertion",
    }
)
"""Charges of precedents and offences of cases by family."""

OFFENCE_LABEL_FAMILY: Mapping[str, str] = MappingProxyType(
    {
        "none": NO_CHARGE,
        "speech_or_insult": "speech",
        "treason_terror_security": "security",
        "ordinary_crime_genuine": "ordinary",
        "ordinary_crime_pretext": "ordinary",
    }
)
"""Values of the question `offence_label` by family."""

PROFILE_KIND: Mapping[str, str] = MappingProxyType(
    {
        "opposition_politician": "politics",
        "party_member": "politics",
        "activist": "critic",
        "blogger_online_critic": "critic",
        "journalist": "critic",
        "monarchy_critic": "critic",
        "human_rights_defender": "critic",
        "academic": "critic",
        "labour_or_land_activist": "critic",
        "womens_rights": "critic",
        "ex_official_or_military": "insider",
        "family_of_dissident": "family",
        "royal_or_dissident_family": "family",
        "ethnic_minority": "community",
        "religious_minority": "community",
        "business_or_gulen_affiliate": "community",
        "migrant_worker_nonpolitical": "no_role",
        "other": "no_role",
    }
)
"""Profiles of precedents by kind."""


def charge_families(charges: tuple[str, ...]) -> frozenset[str]:
    """Return the families of charges; "none" only where nothing else is known."""
    families = frozenset(CHARGE_FAMILY[c] for c in charges) - {UNKNOWN}
    return families - {NO_CHARGE} or families
