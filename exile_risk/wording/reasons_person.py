# SPDX-License-Identifier: GPL-3.0-or-later
"""One plain line per answer about the person, for the list of reasons."""

from exile_risk.wording.catalogue import N_

Lines = dict[str, str]
"""Value id to a line that may name {origin} and {host}."""

WHO: dict[str, Lines] = {
    "political_profile": {
        "none": N_("They played no part in politics"),
        "family_or_sympathiser": N_("They are a supporter, or related to someone active"),
        "member_or_critic": N_("They are a party member or a public critic"),
        "organiser_or_official": N_("They organised others, or held an office"),
        "leader_or_insider": N_("They led a movement, or were inside the regime"),
    },
    "visible_criticism": {
        "none": N_("No public criticism since they left"),
        "occasional": N_("They criticise in public now and then"),
        "regular": N_("They criticise in public regularly"),
        "mass_or_viral": N_("Their criticism reached a mass audience"),
    },
    "insider_knowledge": {
        "no": N_("They know no state secrets"),
        "yes": N_("They know state, military or financial secrets"),
    },
    "group_hunted": {
        "no": N_("They belong to no group that {origin} hunts abroad"),
        "pressed": N_("They belong to a group that {origin} presses abroad"),
        "hunted": N_("{origin} hunts their whole group abroad"),
    },
    "recent_trigger": {
        "none": N_("Nothing new has drawn attention to them"),
        "within_12_months": N_("Something drew attention to them in the last 12 months"),
        "within_30_days": N_("Something drew attention to them in the last 30 days"),
    },
    "origin_request": {
        "none_known": N_("No request of {origin} for them is known"),
        "rumoured": N_("{origin} is said to have asked for them"),
        "named_publicly_or_on_list": N_("{origin} named them in public or on a list"),
        "asked_police_or_immigration": N_("{origin} asked police in {host} for them"),
        "formal_extradition_request": N_("{origin} has formally asked for their extradition"),
        "refused_origin_persists": N_("A request was refused, and {origin} keeps trying"),
    },
    "charge_status": {
        "none": N_("No case against them is known in {origin}"),
        "investigation": N_("They are under investigation in {origin}"),
        "charged_or_warrant": N_("They are charged in {origin}, or a warrant is out"),
        "convicted_in_absentia": N_("They were convicted in absentia in {origin}"),
    },
    "offence_label": {
        "none": N_("They are accused of nothing"),
        "ordinary_crime_genuine": N_("The accusation is an ordinary crime and looks genuine"),
        "speech_or_insult": N_("The accusation is about what they said or showed"),
        "ordinary_crime_pretext": N_("The accusation is an ordinary crime used as a pretext"),
        "treason_terror_security": N_("The accusation is treason, terrorism or state security"),
    },
    "prior_targeting": {
        "none": N_("Nothing has happened to them in exile so far"),
        "watched_or_harassed": N_("They were watched or harassed in exile"),
        "direct_threat": N_("They were threatened directly in exile"),
        "attempted_attack_or_abduction": N_("Someone tried to attack or abduct them in exile"),
    },
    "family_pressure": {
        "none": N_("Nothing has happened to relatives at home"),
        "questioned": N_("Relatives at home were questioned"),
        "threatened_or_detained": N_("Relatives at home were threatened or detained"),
    },
    "network_hit_12m": {
        "none": N_("No colleague in {host} was hit in the last 12 months"),
        "one": N_("A colleague in {host} was hit in the last 12 months"),
        "several": N_("Several colleagues in {host} were hit in the last 12 months"),
    },
}

STATUS_AND_TRAVEL: dict[str, Lines] = {
    "citizenship": {
        "host_citizen": N_("They are a citizen of {host}"),
        "third_country_citizen": N_("They are a citizen of a third country"),
        "origin_only": N_("Their only nationality is that of {origin}"),
        "stateless": N_("They are stateless"),
    },
    "immigration_status": {
        "permanent_residence": N_("They have permanent residence in {host}"),
        "valid_temporary": N_("They have a valid visa or permit in {host}"),
        "application_pending": N_("Their application to stay is not decided yet"),
        "irregular": N_("Their stay is irregular"),
        "removal_order": N_("There is a removal order against them"),
    },
    "protection_status": {
        "host_refugee_status": N_("Refugee status in {host}"),
        "unhcr_recognised": N_("UN refugee status"),
        "registered_asylum_seeker": N_("They are registered as an asylum-seeker"),
        "rejected_or_closed": N_("Their asylum claim was refused or closed"),
        "none": N_("They have no refugee status"),
    },
    "security_flag": {
        "none": N_("No security list names them"),
        "alleged": N_("They are said to be on a security list"),
        "listed": N_("A terrorism or security list names them or their group"),
    },
    "exit_clearance": {
        "not_needed": N_("They may leave {host} without its approval"),
        "needed_from_host": N_("They may leave {host} only with its approval"),
    },
    "police_alert": {
        "cleared_by_ccf": N_("The INTERPOL files commission has cleared them"),
        "none_known": N_("No police alert against them is known"),
        "diffusion_suspected": N_("A police alert between states (diffusion) is suspected"),
        "red_notice_or_diffusion": N_("An INTERPOL notice or diffusion is out against them"),
    },
    "travel_plan": {
        "none": N_("They plan no journey"),
        "direct_to_safe_state": N_("They plan a direct journey to a state that would protect them"),
        "unclear_route": N_("They plan a journey, and its route is not clear"),
        "through_cooperating_state": N_("Their route passes a state that cooperates with {origin}"),
        "unknown": N_("Whether they plan to travel is not known"),
    },
    "notice_challenge": {
        "deleted": N_("The INTERPOL alert was deleted"),
        "pending": N_("A request to delete the INTERPOL alert is not decided yet"),
        "not_started": N_("Nobody has asked INTERPOL to delete an alert"),
    },
    "travel_document": {
        "refugee_or_strong_passport": N_("They hold a refugee travel document or a strong passport"),
        "valid_origin_passport": N_("They travel on a valid passport of {origin}"),
        "expired_or_cancelled": N_("Their travel document is expired or cancelled"),
        "false": N_("They travel on a false document"),
    },
    "transit_cooperation": {
        "low": N_("States on the route rarely hand people to {origin}"),
        "medium": N_("States on the route sometimes hand people to {origin}"),
        "high": N_("States on the route often hand people to {origin}"),
    },
}

DAILY_LIFE: dict[str, Lines] = {
    "location_exposure": {
        "unknown_to_origin": N_("Their address is hidden from {origin}"),
        "ordinary": N_("Their address is neither hidden nor exposed"),
        "address_known_or_border_area": N_("Their address is known to {origin}, or near the border"),
    },
    "digital_exposure": {
        "hardened": N_("Their phones and accounts are hardened"),
        "ordinary": N_("Their phones and accounts have ordinary protection"),
        "suspected": N_("A break-in to their phone or accounts is suspected"),
        "confirmed_compromise": N_("A break-in to their phone or accounts is confirmed"),
    },
    "routine_police_contact": {
        "low": N_("They seldom meet police or immigration checks"),
        "ordinary": N_("They meet police checks as often as others do"),
        "raids_or_checkpoints": N_("They live with raids or checkpoints"),
    },
    "lawyer_on_call": {
        "yes": N_("A lawyer with signed authority is on call day and night"),
        "no": N_("No lawyer with signed authority is on call"),
    },
    "rapid_response": {
        "strong": N_("A strong alert network and check-in plan stand ready"),
        "some": N_("Part of an alert network and check-in plan stands ready"),
        "none": N_("There is no alert network and no check-in plan"),
    },
    "state_intervention": {
        "active": N_("Another state is already acting for them"),
        "interested": N_("Another state has shown interest in them"),
        "none": N_("No other state is ready to act for them"),
    },
    "international_media": {
        "none": N_("The media do not report on them"),
        "local": N_("Local media report on them"),
        "international": N_("International media report on them"),
    },
    "return_inducement": {
        "none": N_("Nobody is pressing them to return"),
        "offers_or_pressure": N_("They get offers or pressure to return"),
        "livelihood_or_child_documents_blocked": N_("Their work or papers for their children are blocked"),
    },
    "max_penalty": {
        "fine_or_under_1y": N_("The highest penalty for the charge is a fine or under a year in prison"),
        "1_to_5y": N_("The highest penalty for the charge is 1 to 5 years in prison"),
        "5_to_15y": N_("The highest penalty for the charge is 5 to 15 years in prison"),
        "over_15y_or_life": N_("The highest penalty for the charge is over 15 years or life in prison"),
        "death": N_("The highest penalty for the charge is death"),
    },
    "past_torture": {
        "no": N_("They were not tortured before"),
        "yes": N_("They were tortured before"),
    },
    "added_vulnerability": {
        "none": N_("Nothing about them adds to the danger in custody"),
        "one": N_("One thing about them adds to the danger in custody"),
        "several": N_("Several things about them add to the danger in custody"),
    },
}

DANGER: dict[str, Lines] = {
    "in_host_custody": {
        "no": N_("They are not held in {host}"),
        "yes": N_("They are held in {host} now"),
    },
    "removal_or_surrender_date_set": {
        "no": N_("No date or order for removal or surrender is known"),
        "yes": N_("A date or an order for removal or surrender is set"),
    },
    "origin_officials_visited_or_waiting": {
        "no": N_("No officials of {origin} have visited them"),
        "yes": N_("Officials of {origin} visited them or came to collect them"),
    },
    "attempted_attack_last_30d": {
        "no": N_("Nobody tried to seize or attack them in the last 30 days"),
        "yes": N_("Someone tried to seize or attack them in the last 30 days"),
    },
    "contact_lost": {
        "no": N_("They have missed no check-in"),
        "yes": N_("They have missed an agreed check-in"),
    },
    "named_list_handed_to_host_30d": {
        "no": N_("No list given to {host} in the last 30 days names them"),
        "yes": N_("A list given to {host} in the last 30 days names them"),
    },
    "alert_and_travel_within_72h": {
        "no": N_("They do not travel on a known alert within 72 hours"),
        "yes": N_("They travel within 72 hours although an alert is known"),
    },
}

PERSON: dict[str, Lines] = {**WHO, **STATUS_AND_TRAVEL, **DAILY_LIFE, **DANGER}
