# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word that a pathway or a condition of one may hold: a misspelt one is refused, never passed over."""

from collections.abc import Mapping

KINDS = (
    "resettlement_referral",
    "private_sponsorship",
    "labour_mobility",
    "asylum_on_arrival",
    "family",
    "hrd_relocation",
    "humanitarian_visa",
    "scholar_or_artist",
    "temporary_shelter",
    "visa_free_entry",
)
STATUSES = ("open", "limited", "suspended", "closed")
OPS = ("in", "not_in", "has", "not_has", "needs")
"""`in`, `not_in`, `has` and `not_has` can be held against a case; `needs` is something to obtain or to show."""

PLACES = ("outside_origin", "in_origin", "outside_destination", "inside_destination")
"""Where somebody is, beside the codes of countries. `inside_destination`: the claim is made after the journey."""

RANGES = ("age", "dependants")
"""Fields whose value is a range of whole numbers."""

OF_COUNTRIES = ("nationality", "family_in", "location")
"""Fields whose tokens are country codes; `location` also knows the words of `PLACES`."""

LANGUAGE = "language"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TOKENS: Mapping[str, frozenset[str]] = {
    "status": _words(
        "unhcr_recognised host_refugee_status registered_asylum_seeker rejected_or_closed none permanent_residence"
    ),
    "risk": _words("imminent_refoulement threat_to_life persecution threat_for_work"),
    "document": _words(
        "valid_origin_passport refugee_or_strong_passport refugee_recognition_paper identity photos medical cv "
        "references body_of_work doctorate_or_top_degree threat_evidence form_842"
    ),
    "profession": _words(
        "human_rights_defender journalist lawyer scholar student artist writer skilled_worker "
        "civil_society_organisation"
    ),
    "referrer": _words(
        "unhcr proposer designated_referral_partner embassy ministry ngo lawyer front_line_defenders protectdefenders "
        "rainbow_railroad talent_beyond_boundaries icorn forum_asia_member"
    ),
    "sponsor": _words(
        "proposer approved_group approved_proposing_organisation group_of_five community_sponsor "
        "sponsorship_agreement_holder accredited_organisation employer university host_organisation host_city"
    ),
    "other": _words(
        # who the person is, and what they go through
        "woman_at_risk woman_or_nonbinary lgbtqi medical_need disability vulnerable second_nationality state_actor "
        "peaceful_record security_or_character_bar recent_incident urgent_need economic_reason_only "
        "three_years_work_or_two_years_tertiary academic_post_past_12_months integration_potential "
        "hong_kong_or_macau_resident study_work_or_fellowship_visa willing_to_return "
        # where they are and came through
        "no_durable_solution return_risk_from_host exit_permission onward_state other_remedies_tried "
        "outside_home_over_three_years in_destination_over_three_years over_60_days_in_third_country "
        "safe_third_country_right safe_third_country_link land_border_safe_third_country safe_country_of_origin "
        "eu_state_responsible_elsewhere wanted_by_hub_state "
        # entry and claim
        "lawful_entry_possible entered_lawfully transit_passenger_without_visa non_referral_at_port seeks_asylum "
        "in_person_at_embassy earlier_refusal_there held_temporary_protection_visa prior_claim_five_eyes "
        "claim_within_seven_working_days claim_within_30_working_days claim_over_one_year_after_entry "
        "filed_within_one_year filed_within_two_years "
        # family, ties, money and plans
        "family_declared_before_grant sponsor_has_no_other_family_there eligible_other_family_category "
        "link_with_destination political_interest_of_destination funds_or_paying_sponsor costs_already_spent "
        "project_plan visa_plan security_plan return_plan "
        # the programme itself
        "new_intake_open"
    ),
}

FIELDS = (*OF_COUNTRIES, LANGUAGE, *RANGES, *TOKENS)
