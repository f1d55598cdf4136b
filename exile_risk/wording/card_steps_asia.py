# SPDX-License-Identifier: GPL-3.0-or-later
"""What else to do in the first hour in one host of Asia."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

STEPS: Mapping[str, str] = {
    "TH.film_running": N_(
        "Ask if the camera that the law requires is running, and if the prosecutor and the district chief know of the "
        "arrest."
    ),
    "TH.file_today": N_(
        "Invoke section 13 before court and prosecutor today. A removal can take hours; do not count on the 48."
    ),
    "TH.which_office": N_(
        "Ask which office calls you. Behind Immigration or Special Branch, unlike a local station, there can be a "
        "request from your state."
    ),
    "TH.no_guilty_plea": N_(
        "If your stay has run out you can be detained in spite of a UNHCR card. Do not plead guilty before UNHCR and "
        "the lawyer know."
    ),
    "TH.detention_visits": N_(
        "Embassy staff of your state can come to the immigration detention centre: write that you refuse to see them."
    ),
    "TH.overstay_fine": N_("Paying an overstay fine at the counter puts your name into the system."),
    "TH.airport_head": N_(
        "Ask in writing for the chief of airport immigration and for UNHCR. Keep the paper that refuses you."
    ),
    "KH.hour_written": N_("Have the hour of your arrival written down: the 48 hours begin there."),
    "KH.plain_clothes": N_(
        "Men without uniform or paper: shout your name and country, ask people to film, and take it for an abduction."
    ),
    "KH.prosecutor_summons": N_(
        "Ask for a summons of the prosecutor; an invitation by the police alone does not bind you. People sent by your"
        " own state may sit in the room."
    ),
    "KH.fraud_raids": N_(
        "Raids on online-fraud compounds catch foreigners of every kind: stand apart, say you are a refugee and ask "
        "for the Refugee Department."
    ),
    "KH.airport_watched": N_("Agents of some states watch who leaves from Phnom Penh."),
    "KH.no_home_transit": N_("Ask not to be put on a plane that stops in your own state."),
    "LA.alarm_embassies": N_(
        "Exiles have vanished and been killed here. A word to friendly embassies and UN offices within the hour is "
        "worth more than a court file."
    ),
    "LA.embassy_visit": N_(
        "Lawyers are seldom let in. Ask a friendly embassy, never the person’s own, to request a visit."
    ),
    "LA.ask_paper": N_(
        "Village and district police often invite people to come and talk: ask for a paper, and take a respected "
        "neighbour along."
    ),
    "LA.guest_register": N_(
        "Whoever houses you must register you at the village. Guests who are not registered are the usual reason for a"
        " raid."
    ),
    "LA.river_crossings": N_(
        "River crossings and small posts are watched; to cross into Thailand without papers is dangerous."
    ),
    "LA.third_state": N_("Ask to go on to a third state that lets you in, not back."),
    "VN.write_disagreement": N_(
        "Before you sign, write into the record that you disagree and that you fear to be sent back."
    ),
    "VN.procuracy": N_("On the first day, ask the Procuracy in writing to end the custody."),
    "VN.giay_trieu_tap": N_(
        "Ask if it is an invitation (giấy mời) or a summons (giấy triệu tập): only a summons binds you."
    ),
    "VN.guest_report": N_(
        "Whoever houses you must report you. A guest who was not reported is the usual reason for a raid."
    ),
    "VN.exit_bans": N_("Many named people may not leave, and learn of it only at the counter."),
    "VN.exit_refusal": N_("Ask for the refusal to let you leave, and its legal ground, in writing."),
    "MY.file_number": N_("Your UNHCR file number must be in your head. Have the officer call UNHCR and give it."),
    "MY.at_court": N_(
        "Before the magistrate, say that you are a refugee and need an interpreter. Never plead guilty, not even by a "
        "nod."
    ),
    "MY.which_office": N_(
        "Ask if the police or Immigration wants you. A lawyer may come with you, though not always into the room."
    ),
    "MY.real_card": N_(
        "Carry only your own card. A real one has freed people, a false or borrowed one has had them locked up."
    ),
    "MY.which_act": N_("Ask at once if this is an arrest under the Immigration Act: if so, the 14 days begin now."),
    "MY.flown_out": N_("Friendly states have had people flown out within days, UNHCR papers or not."),
    "MY.transit_hall": N_(
        "Ask to stay in the transit hall until somebody has called UNHCR. Your contact asks a lawyer for habeas corpus"
        " that day."
    ),
    "ID.advocate_first": N_(
        "No answers without your advocate: under the new code you have one as soon as you are arrested."
    ),
    "ID.arrest_letter": N_("Ask for the letter of arrest, and count the 24 hours from when you were first held."),
    "ID.answer_summons": N_(
        "Have your advocate answer the first summons in writing: after two without an answer you can be detained."
    ),
    "ID.name_regulation": N_(
        "Show your UNHCR card, name Presidential Regulation 125 of 2016, and ask for the refugee desk of the detention"
        " house."
    ),
    "ID.exit_permit": N_("To leave for resettlement you need an exit permit from Immigration; do not try without it."),
    "ID.airport_regulation": N_("Ask that the refugee regulation is applied and that somebody calls UNHCR in Jakarta."),
    "PH.counsel_and_commission": N_(
        "Insist on counsel, and on word to the Commission on Human Rights. Have the record show at what hour you were "
        "arrested."
    ),
    "PH.claim_from_custody": N_(
        "If you have not asked for refugee status yet, do it now: any officer has to pass your claim on to the unit."
    ),
    "PH.bring_file": N_(
        "An order of the Bureau of Immigration can follow from a passport that your state cancelled: bring your "
        "refugee file too."
    ),
    "PH.mission_order": N_(
        "Have them show the Bureau’s mission order. If they raid a home without it, a lawyer can challenge that."
    ),
    "PH.lookout_lists": N_("Airline and immigration check onward tickets and look-out lists."),
    "PH.say_claim": N_(
        "Say “refugee claim” at the first counter: the case then belongs to the protection unit before anybody may "
        "turn you away."
    ),
    "MM.first_hour": N_(
        "No time limit of the law works here; only an alarm in the first hour does. Say which unit, and in which "
        "township."
    ),
    "MM.no_shelterers": N_("Do not tell who gave you shelter."),
    "MM.which_unit": N_(
        "Stay away until a lawyer or an elder has learnt which unit wants you. Calls by military intelligence often "
        "end in detention."
    ),
    "MM.night_checks": N_(
        "Checks at night look for guests who are not registered: register with a host you trust, or leave before."
    ),
    "MM.shared_list": N_("Passports and conscription are checked against one list."),
    "MM.refused_exit": N_("If they do not let you leave, do not argue: walk away and warn your people."),
    "IN.grounds_and_friend": N_("Have them write down the grounds, and say which friend they must inform."),
    "IN.writ_today": N_(
        "If a hand-over is feared, go to the High Court by writ today. Push-backs into Bangladesh took only days in "
        "2025."
    ),
    "IN.bring_papers": N_(
        "It is mostly about your visa: bring a lawyer, the UNHCR paper and something that proves your address."
    ),
    "IN.carry_card": N_(
        "Carry the UNHCR card and letters; name your file number and ask for a call to UNHCR before they move you to a"
        " holding centre."
    ),
    "IN.lookout_circulars": N_(
        "A look-out circular shows only at the desk, and to leave for resettlement you need a permit."
    ),
    "IN.keep_letter": N_("Ask for the ground in writing and do not give away your only copy of the UNHCR letter."),
}
