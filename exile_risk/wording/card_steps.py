# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do in the first hour anywhere; a step of one host stands in `card_steps_asia` or `card_steps_elsewhere`."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

STEPS: Mapping[str, str] = {
    "ask_agency": N_(
        "Stay calm; do not run and do not fight. Ask who they are, which law they act on and where they take you. "
        "Remember names, number plates and the time."
    ),
    "say_fear": N_(
        "Tell every officer, again and again: “I am in danger in my country. I ask for {office} and for a lawyer.”"
    ),
    "silent": N_("Say who you are. Answer nothing else before your lawyer is there."),
    "sign_nothing": N_(
        "Sign no paper that you cannot read, and none that says you go home of your own will. If you are forced, add "
        "“under protest” to your name."
    ),
    "no_embassy": N_(
        "Ask that your country’s embassy hears nothing of this, and turn its visits down. Write so on each form."
    ),
    "phone_locked": N_("Keep your phone and its code to yourself: your lawyer comes first."),
    "alarm": N_(
        "Within minutes, tell the lawyer, {office} and the support organisation when, where, who took the person and "
        "what paper they showed. Publish nothing before one of them agrees."
    ),
    "copy_summons": N_(
        "Take pictures of both sides. Note the office, the officer, the day, the law, and if they want you as a "
        "witness, a suspect or a foreigner."
    ),
    "summons_real": N_(
        "Find out if it is real, through a number that the office itself publishes. A call or a chat message binds you"
        " to nothing: ask for a paper and do not tell where you live."
    ),
    "summons_lawyer": N_("Give it to a lawyer on the same day. Neither stay away without advice nor go alone."),
    "tell_before": N_("Before you go, let {office} and the support organisation know when and where."),
    "leave_devices": N_(
        "Leave phone and computer with somebody you trust, and copies of your papers with your contact. Agree on an "
        "hour for your all-clear; if it passes, the contact raises the alarm."
    ),
    "no_running": N_("Do not run, hide or offer money. Ask to see their cards and the order that lets them in."),
    "show_original": N_(
        "Show your original status paper, keep a copy with somebody else, and say your file number aloud."
    ),
    "show_passport": N_(
        "Show passport and visa only: officers here know no refugee paper. As soon as anybody speaks of sending you "
        "back, ask for protection."
    ),
    "left_behind": N_(
        "Those who stay write down the hour, the cars, the agency and who was taken, children first, and call the "
        "contact at once."
    ),
    "refuse_flight": N_("If they stop you, ask for the reason in writing. Say no, calmly, to the next plane home."),
    "say_fear_airport": N_(
        "Tell border officers, the airline and any doctor: “I am in danger in my country. I ask for asylum and for "
        "{office}.”"
    ),
    "on_plane": N_(
        "If they put you on a plane, tell the crew before take-off, calmly, that you do not fly of your own will and "
        "are in danger."
    ),
    "alarm_flight": N_(
        "Send flight number, times and the country of the passport to the lawyer, {office} and the organisation, and "
        "warn the states where the plane lands."
    ),
    "travel_check": N_("Before any journey, check exit bans, overstay, police alerts and the route."),
}
"""{office} is a text of OFFICES."""

OFFICES: Mapping[str, str] = {
    "unhcr": N_("UNHCR"),
    "unhcr_bangkok": N_("UNHCR in Bangkok"),
    "unhcr_manila": N_("UNHCR in Manila"),
    "unhcr_moscow": N_("UNHCR in Moscow"),
    "kh_refugee_department": N_("the Refugee Department and UNHCR in Bangkok"),
    "ph_protection_unit": N_("the Refugee and Stateless Persons Protection Unit"),
    "red_cross": N_("UNHCR and the Red Cross"),
    "tr_bar": N_("UNHCR and the legal aid desk of the bar"),
    "ke_refugee_services": N_("the Department of Refugee Services and UNHCR"),
    "kz_migration_service": N_("the refugee unit of the migration service and UNHCR"),
    "ge_migration_department": N_("the Migration Department and UNHCR"),
    "eg_committee": N_("UNHCR and the state refugee committee"),
}
"""Whom to ask for by name of the office, never by a number."""

KINDS: Mapping[str, str] = {
    "criminal_lawyer": N_("A criminal lawyer who answers at any hour"),
    "refugee_legal_aid": N_("An organisation that gives refugees legal help"),
    "unhcr": N_("UNHCR’s protection staff"),
    "unhcr_regional": N_("UNHCR’s office for the region (it registers nobody here)"),
    "night_line": N_("A human rights organisation that answers at night"),
    "human_rights_commission": N_("The national human rights commission"),
    "friendly_embassy": N_("A friendly embassy’s officer for human rights"),
    "defender_network": N_("A network for defenders that gives emergency grants"),
    "trusted_contact": N_("A trusted contact who lives elsewhere"),
    "doctor": N_("A doctor who is independent"),
    "un_human_rights": N_("The UN human rights office or its special procedures"),
    "airport_lawyer": N_("A lawyer who can get into the airport"),
    "interpol_lawyer": N_("A lawyer who knows INTERPOL’s files"),
    "bar_desk": N_("The legal aid desk of the bar"),
    "public_attorney": N_("The public attorney’s office"),
    "prevention_mechanism": N_("The national mechanism against torture"),
    "public_defender": N_("The public defender’s office"),
    "legal_services": N_("The legal services authority"),
    "family_links": N_("The Red Cross service for family links"),
    "notary": N_("A notary"),
}
"""Whom to reach, by kind: names and numbers belong to the local team."""
