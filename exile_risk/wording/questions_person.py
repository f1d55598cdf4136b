# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions about the person, as a caseworker would put them: full, short, and what counts as an answer."""

from exile_risk.wording.catalogue import N_

Texts = tuple[str, str, str]
"""Question, short label (at most 24 characters in English), hint ("" where none is needed)."""

WHO: dict[str, Texts] = {
    "political_profile": (
        N_("What part have they played in politics, the media or rights work?"),
        N_("Role in politics"),
        N_("An office in the state, the army or the ruling party counts too; choose the highest part they ever had."),
    ),
    "visible_criticism": (
        N_("How visible has their criticism been since they left?"),
        N_("Visible criticism"),
        N_("Count posts, videos, interviews and protests that the state they fear could have seen."),
    ),
    "insider_knowledge": (
        N_("Do they know state, military or financial secrets?"),
        N_("Knows state secrets"),
        N_("Ask only whether they do, never what they know."),
    ),
    "group_hunted": (
        N_("Do they belong to a group that this state hunts abroad for what they are?"),
        N_("Group hunted abroad"),
        N_(
            "On record: Uyghurs, Tibetans, Falun Gong, the Gülen movement, Montagnards. "
            "What they did does not count here."
        ),
    ),
    "recent_trigger": (
        N_("Has something just drawn attention to them?"),
        N_("Fresh attention"),
        N_("A post, a verdict, an election, an anniversary or a visit of leaders can do it."),
    ),
    "origin_request": (
        N_("Has the state they fear asked anyone for them, and how?"),
        N_("Request for them"),
        N_("If a request was refused and that state keeps trying, choose the last answer."),
    ),
    "charge_status": (
        N_("Is there a case against them at home, and how far has it gone?"),
        N_("Case at home"),
        N_("Choose the most advanced case; a warrant counts like a charge."),
    ),
    "offence_label": (
        N_("What are they accused of?"),
        N_("Kind of accusation"),
        N_("A pretext is an ordinary crime that you have reason to think was made up or stretched."),
    ),
    "prior_targeting": (
        N_("What has already happened to them in exile?"),
        N_("Happened in exile"),
        N_("Choose the gravest. Watched includes harassed; attacked includes an attempt to seize them."),
    ),
    "family_pressure": (
        N_("What has happened to relatives at home?"),
        N_("Relatives at home"),
        N_("Count only what seems to be because of the person in exile."),
    ),
    "network_hit_12m": (
        N_("Were colleagues in the same country hit in the last 12 months?"),
        N_("Colleagues hit"),
        N_("Hit means arrested, returned, attacked or gone missing."),
    ),
}

STATUS: dict[str, Texts] = {
    "citizenship": (
        N_("Which nationality could protect them?"),
        N_("Nationality"),
        N_("Choose the strongest they hold; that of the state they fear does not protect them."),
    ),
    "immigration_status": (
        N_("What is their stay in the host country based on?"),
        N_("Stay in the country"),
        N_("Refugee status is a question of its own; a lapsed visa makes the stay irregular."),
    ),
    "protection_status": (
        N_("Do they have refugee or asylum status?"),
        N_("Refugee status"),
        N_("If both the host country and UNHCR recognised them, choose the host country."),
    ),
    "security_flag": (
        N_("Does a terrorism or security list name them or their group?"),
        N_("Security list"),
        N_("Count the lists of both states and any list they share."),
    ),
    "exit_clearance": (
        N_("Must the host country approve their departure?"),
        N_("Permission to leave"),
        N_("An exit permit or an exit stamp that can be refused counts as approval."),
    ),
}

TRAVEL: dict[str, Texts] = {
    "police_alert": (
        N_("Is there an INTERPOL notice or another police alert against them?"),
        N_("Police alert"),
        N_("A diffusion goes from one police force straight to others and is never on the public list."),
    ),
    "travel_plan": (
        N_("Do they plan to travel, and by which route?"),
        N_("Travel plan"),
        N_("Every stop on the way counts, even one inside the airport."),
    ),
    "notice_challenge": (
        N_("Has anyone asked INTERPOL to delete the alert?"),
        N_("Challenge to the alert"),
        N_("Requests go to the files commission (CCF); refugee status is the quickest ground."),
    ),
    "travel_document": (
        N_("Which document would they travel on?"),
        N_("Travel document"),
        N_("If they hold several, choose the one they would show at the border."),
    ),
    "transit_cooperation": (
        N_("Do states on the route hand people to the state they fear?"),
        N_("States on the route"),
        N_("Answer for the worst stop on the way."),
    ),
}

DAILY_LIFE: dict[str, Texts] = {
    "location_exposure": (
        N_("Could the state they fear find their home or daily routine?"),
        N_("Home and routine"),
        N_("A home close to the shared border counts as exposed."),
    ),
    "digital_exposure": (
        N_("How well protected are their phones and accounts?"),
        N_("Phones and accounts"),
        N_("A warning from the maker or from a laboratory counts as confirmed."),
    ),
    "routine_police_contact": (
        N_("How often do they meet police or immigration checks?"),
        N_("Police checks"),
        N_("Think of where they live, how they work and the roads they use."),
    ),
    "lawyer_on_call": (
        N_("Can a lawyer with signed authority be reached day and night?"),
        N_("Lawyer on call"),
        N_("The signed paper must be with the lawyer before anything happens."),
    ),
    "rapid_response": (
        N_("Is there an alert network and a check-in plan?"),
        N_("Alert network"),
        N_("Strong means fixed check-ins, people who notice within hours, and numbers to call."),
    ),
    "state_intervention": (
        N_("Is another state ready to act for them?"),
        N_("Help from a state"),
        N_("An embassy that visits, writes or offers a visa counts as acting."),
    ),
    "international_media": (
        N_("How widely do the media report on them?"),
        N_("Media attention"),
        N_("Attention helps against legal removal but can draw attack and pressure."),
    ),
    "return_inducement": (
        N_("Is anyone pushing or tempting them to go back?"),
        N_("Pressure to return"),
        N_("Offers, threats, refused papers and a blocked livelihood all count."),
    ),
}

ON_RETURN: dict[str, Texts] = {
    "max_penalty": (
        N_("What is the highest penalty for the charge?"),
        N_("Highest penalty"),
        N_("Without a charge, take the one that is most likely to come."),
    ),
    "past_torture": (
        N_("Were they tortured before?"),
        N_("Tortured before"),
        N_("Ask only if the answer is needed, and not without support for the person afterwards."),
    ),
    "added_vulnerability": (
        N_("Would anything about them make custody more dangerous?"),
        N_("Added risk in custody"),
        N_("Minority, gender, age, health, disability or sexuality: count each one."),
    ),
}

DANGER: dict[str, Texts] = {
    "in_host_custody": (
        N_("Are they held now by police, immigration or the military?"),
        N_("Held now"),
        N_("Prison, a closed shelter, house arrest and a guarded hospital room all count."),
    ),
    "removal_or_surrender_date_set": (
        N_("Is there a date or an order for their removal or surrender?"),
        N_("Removal date set"),
        N_("A written order counts even when no day is named."),
    ),
    "origin_officials_visited_or_waiting": (
        N_("Have officials of the state they fear visited them or come to collect them?"),
        N_("Home officials visited"),
        N_("A visit of the consulate counts when they did not ask for it."),
    ),
    "attempted_attack_last_30d": (
        N_("Has anyone tried to seize or attack them in the last 30 days?"),
        N_("Attack tried, 30 days"),
        N_("An attempt that failed or was broken off counts."),
    ),
    "contact_lost": (
        N_("Have they missed an agreed check-in?"),
        N_("Missed a check-in"),
        N_("Answer Yes until somebody has spoken with them."),
    ),
    "named_list_handed_to_host_30d": (
        N_("Were they named on a list given to the host country in the last 30 days?"),
        N_("On a list to the host"),
        N_("A list read out at a meeting of the two governments counts."),
    ),
    "alert_and_travel_within_72h": (
        N_("Will they travel within 72 hours although an alert is known?"),
        N_("Travel in 72 h on alert"),
        N_("A journey that has begun counts."),
    ),
}

PERSON: dict[str, Texts] = {**WHO, **STATUS, **TRAVEL, **DAILY_LIFE, **ON_RETURN, **DANGER}
