# SPDX-License-Identifier: GPL-3.0-or-later
"""Chip labels for the answers about the person: short, and never one of the four band names."""

from exile_risk.wording.catalogue import N_

Labels = dict[str, str]
"""Value id to label, in catalogue order."""

YES, NO = N_("Yes"), N_("No")

PERSON: dict[str, Labels] = {
    "political_profile": {
        "none": N_("No role"),
        "family_or_sympathiser": N_("Relative or supporter"),
        "member_or_critic": N_("Member or critic"),
        "organiser_or_official": N_("Organiser or official"),
        "leader_or_insider": N_("Leader or regime insider"),
    },
    "visible_criticism": {
        "none": N_("None in public"),
        "occasional": N_("Now and then"),
        "regular": N_("Regular"),
        "mass_or_viral": N_("Viral or mass audience"),
    },
    "insider_knowledge": {"no": NO, "yes": YES},
    "group_hunted": {"no": NO, "pressed": N_("Watched and pressed"), "hunted": N_("Seized where it can be")},
    "recent_trigger": {
        "none": N_("Nothing new"),
        "within_12_months": N_("In the last 12 months"),
        "within_30_days": N_("In the last 30 days"),
    },
    "origin_request": {
        "none_known": N_("No request known"),
        "rumoured": N_("Rumoured"),
        "named_publicly_or_on_list": N_("Named in public or on a list"),
        "asked_police_or_immigration": N_("Asked police or immigration"),
        "formal_extradition_request": N_("Formal extradition request"),
        "refused_origin_persists": N_("Refused, still trying"),
    },
    "charge_status": {
        "none": N_("No case"),
        "investigation": N_("Under investigation"),
        "charged_or_warrant": N_("Charged or warrant out"),
        "convicted_in_absentia": N_("Convicted in absentia"),
    },
    "offence_label": {
        "none": N_("No accusation"),
        "ordinary_crime_genuine": N_("Ordinary crime, genuine"),
        "speech_or_insult": N_("Speech or insult"),
        "ordinary_crime_pretext": N_("Ordinary crime as a pretext"),
        "treason_terror_security": N_("Treason, terrorism, security"),
    },
    "prior_targeting": {
        "none": N_("Nothing"),
        "watched_or_harassed": N_("Watched"),
        "direct_threat": N_("Threatened"),
        "attempted_attack_or_abduction": N_("Attacked"),
    },
    "family_pressure": {
        "none": N_("Nothing"),
        "questioned": N_("Questioned"),
        "threatened_or_detained": N_("Threatened or detained"),
    },
    "network_hit_12m": {
        "none": N_("No colleague"),
        "one": N_("One colleague"),
        "several": N_("Several colleagues"),
    },
    "citizenship": {
        "host_citizen": N_("Citizen of the host country"),
        "third_country_citizen": N_("Citizen of a third country"),
        "origin_only": N_("Only of the state they fear"),
        "stateless": N_("Stateless"),
    },
    "immigration_status": {
        "permanent_residence": N_("Permanent residence"),
        "valid_temporary": N_("Valid visa or permit"),
        "application_pending": N_("Application pending"),
        "irregular": N_("Irregular"),
        "removal_order": N_("Removal order"),
    },
    "protection_status": {
        "host_refugee_status": N_("Recognised by the host"),
        "unhcr_recognised": N_("Recognised by UNHCR"),
        "registered_asylum_seeker": N_("Registered asylum-seeker"),
        "rejected_or_closed": N_("Refused or closed"),
        "none": N_("No status"),
    },
    "security_flag": {
        "none": N_("Not listed"),
        "alleged": N_("Said to be listed"),
        "listed": N_("Listed"),
    },
    "exit_clearance": {
        "not_needed": N_("Not needed"),
        "needed_from_host": N_("Needed from the host country"),
    },
    "police_alert": {
        "cleared_by_ccf": N_("Cleared by INTERPOL (CCF)"),
        "none_known": N_("No alert known"),
        "diffusion_suspected": N_("Diffusion suspected"),
        "red_notice_or_diffusion": N_("Notice or diffusion out"),
    },
    "travel_plan": {
        "none": N_("No journey"),
        "direct_to_safe_state": N_("Direct to a protecting state"),
        "unclear_route": N_("Route not clear"),
        "through_cooperating_state": N_("Through a cooperating state"),
    },
    "notice_challenge": {
        "deleted": N_("Alert deleted"),
        "pending": N_("Asked, not decided"),
        "not_started": N_("Not started"),
    },
    "travel_document": {
        "refugee_or_strong_passport": N_("Refugee or strong passport"),
        "valid_origin_passport": N_("Valid home passport"),
        "expired_or_cancelled": N_("Expired or cancelled"),
        "false": N_("False document"),
    },
    "transit_cooperation": {
        "low": N_("Rarely"),
        "medium": N_("Sometimes"),
        "high": N_("Often"),
    },
    "location_exposure": {
        "unknown_to_origin": N_("Hidden from that state"),
        "ordinary": N_("Neither hidden nor exposed"),
        "address_known_or_border_area": N_("Known, or near the border"),
    },
    "digital_exposure": {
        "hardened": N_("Hardened"),
        "ordinary": N_("Ordinary protection"),
        "suspected": N_("Break-in suspected"),
        "confirmed_compromise": N_("Break-in confirmed"),
    },
    "routine_police_contact": {
        "low": N_("Seldom"),
        "ordinary": N_("As others do"),
        "raids_or_checkpoints": N_("Raids or checkpoints"),
    },
    "lawyer_on_call": {"yes": YES, "no": NO},
    "rapid_response": {
        "strong": N_("Strong plan"),
        "some": N_("Part of a plan"),
        "none": N_("No plan"),
    },
    "state_intervention": {
        "active": N_("Already acting"),
        "interested": N_("Interested"),
        "none": N_("No state"),
    },
    "international_media": {
        "none": N_("No reports"),
        "local": N_("Local media"),
        "international": N_("International media"),
    },
    "return_inducement": {
        "none": N_("No pressure"),
        "offers_or_pressure": N_("Offers or pressure"),
        "livelihood_or_child_documents_blocked": N_("Work or child papers blocked"),
    },
    "max_penalty": {
        "fine_or_under_1y": N_("Fine or under 1 year"),
        "1_to_5y": N_("1 to 5 years"),
        "5_to_15y": N_("5 to 15 years"),
        "over_15y_or_life": N_("Over 15 years or life"),
        "death": N_("Death"),
    },
    "past_torture": {"no": NO, "yes": YES},
    "added_vulnerability": {
        "none": N_("Nothing added"),
        "one": N_("One thing"),
        "several": N_("Several things"),
    },
    "in_host_custody": {"no": NO, "yes": YES},
    "removal_or_surrender_date_set": {"no": NO, "yes": YES},
    "origin_officials_visited_or_waiting": {"no": NO, "yes": YES},
    "attempted_attack_last_30d": {"no": NO, "yes": YES},
    "contact_lost": {"no": NO, "yes": YES},
    "named_list_handed_to_host_30d": {"no": NO, "yes": YES},
    "alert_and_travel_within_72h": {"no": NO, "yes": YES},
}
