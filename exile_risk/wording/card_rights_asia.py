# SPDX-License-Identifier: GPL-3.0-or-later
"""What the law of one host of Asia gives a person who may be sent back, and what does not protect."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

RIGHTS: Mapping[str, str] = {
    "TH.no_return_to_torture": N_(
        "Nobody may be sent where torture, cruel treatment or disappearance threatens. The lawyer invokes it at once."
    ),
    "TH.film_record": N_(
        "Officers have to film you from the arrest to the hand-over, and inform prosecutor and district chief at once."
        " Ask for the record."
    ),
    "TH.lawyer_at_questioning": N_(
        "As a suspect you may have a trusted person told, speak with a lawyer alone, have the lawyer with you at "
        "questioning, and see a doctor."
    ),
    "TH.court_48h": N_(
        "The police have 48 hours to bring you before a court; a court order then covers 12 days at most."
    ),
    "TH.interpreter": N_("The state pays for an interpreter."),
    "TH.card_no_shield": N_(
        "Arrest, detention and prosecution are possible in spite of a UNHCR card. Still carry the original, as UNHCR "
        "recommends."
    ),
    "TH.bail": N_("You can ask for bail from immigration detention; the chief of immigration decides."),
    "TH.airport_no_unhcr": N_(
        "You have no right to see UNHCR at the airport. It was let in after a public alarm in January 2019."
    ),
    "TH.airport_handover": N_("People have been handed over at the airport within hours, as in May 2017."),
    "KH.custody_48h": N_(
        "Police custody ends 48 hours after you reach the unit; for a felony the prosecutor can prolong it in writing."
    ),
    "KH.rights_told": N_(
        "You must be told your rights, with an interpreter if you need one, and the record must say so."
    ),
    "KH.lawyer_24h": N_(
        "You may see a lawyer after 24 hours, for 30 minutes. Ask from the first minute, so that the record shows it."
    ),
    "KH.no_return_pending": N_(
        "Cambodia joined the Refugee Convention; on paper nobody is sent back while a claim is open."
    ),
    "KH.minister_order": N_(
        "Only the Minister of Interior can order a foreigner’s deportation. Appeals are hardly known."
    ),
    "LA.arrest_order": N_(
        "Except in urgent cases or when caught in the act, an arrest takes an order of prosecutor or court, and they "
        "must show it."
    ),
    "LA.show_identity": N_("Officers must show who they are if you ask."),
    "LA.defender": N_("You may defend yourself and have a lawyer or another defender."),
    "LA.detention_48h": N_("After 48 hours at most, a prosecutor has to decide on your detention."),
    "LA.no_asylum_law": N_(
        "Laos has no asylum law, is outside the Refugee Convention, and UNHCR registers nobody. The Convention against"
        " Torture binds it."
    ),
    "VN.told_reasons": N_("They have to read the custody paper to you, hand it over and tell you the reasons."),
    "VN.record_disagreement": N_(
        "The record is read to you, and you may write into it that you disagree before you sign."
    ),
    "VN.procuracy_12h": N_(
        "The Procuracy must get the custody decision within 12 hours and has to lift it if it is unfounded."
    ),
    "VN.custody_3_days": N_("The police may keep you for three days, and then longer by a new decision."),
    "VN.no_self_incrimination": N_("You need not speak against yourself or admit guilt."),
    "VN.no_lawyer_security": N_(
        "Where national security is named, lawyers can be kept away until the investigation is over."
    ),
    "VN.no_asylum_law": N_("Viet Nam has no asylum law and is outside the Refugee Convention."),
    "VN.extradition_refusal": N_("Extradition can be refused over race, religion or political opinion."),
    "VN.extradition_new_law": N_(
        "A new extradition law applies since 1 July 2026: a lawyer must check what grounds of refusal it keeps."
    ),
    "MY.grounds_and_lawyer": N_(
        "You must hear the grounds as soon as possible, and may consult a lawyer whom you choose."
    ),
    "MY.magistrate_24h": N_("After a criminal arrest you see a magistrate within 24 hours."),
    "MY.magistrate_14d": N_(
        "After an arrest by Immigration you see a magistrate within 14 days, if you are no citizen."
    ),
    "MY.removal_detention": N_(
        "The 14 days cover only the first arrest; detention for removal follows other sections. A faulty order can be "
        "fought by habeas corpus."
    ),
    "MY.unhcr_advice": N_(
        "UNHCR’s advice: show the document, know its number, ask for a call to UNHCR and for an interpreter in court, "
        "and do not plead guilty to unlawful entry."
    ),
    "MY.state_registration": N_("The state registers refugees itself since January 2026 and goes by its own paper."),
    "MY.no_convention": N_(
        "The Refugee Convention does not bind Malaysia. Officers at the counter can turn you back or order your "
        "removal."
    ),
    "ID.advocate": N_(
        "As a suspect you may choose an advocate, reach them and have them with you at every questioning, and must be "
        "heard promptly."
    ),
    "ID.arrest_24h": N_("An arrest lasts 24 hours at most, but neither arrest nor detention needs leave of a court."),
    "ID.advocate_old_code": N_("A suspect may have an advocate at every stage, and an arrest lasts one day at most."),
    "ID.refugee_regulation": N_("Immigration has said that it deports nobody who is under the refugee regulation."),
    "ID.two_summonses": N_("To leave two summonses unanswered is now a reason for detention."),
    "ID.entry_refusal": N_("There is no asylum law, and the counter decides on entry."),
    "PH.counsel": N_(
        "You have counsel at all times, in private, and free of charge if you have none; and you must be told, in "
        "words you understand, that you may be silent."
    ),
    "PH.prosecutor_12_18_36h": N_(
        "Arrested without a warrant, you go to the prosecutor within 12, 18 or 36 hours by how grave the charge is. A "
        "waiver needs writing and counsel."
    ),
    "PH.visits": N_("Family, doctor, clergy and recognised human rights organisations may visit you."),
    "PH.claim_any_time": N_(
        "You may claim refugee status at entry or later. Nobody is sent back while a claim is open, or punished for "
        "unlawful entry after coming forward promptly."
    ),
    "PH.claim_suspends": N_("A claim suspends deportation and exclusion, for your dependants too."),
    "MM.court_suspended": N_(
        "Since February 2021 nobody need witness a search, and no court need see you after 24 hours: those rules are "
        "suspended."
    ),
    "MM.no_asylum_law": N_(
        "Myanmar has no asylum law and is outside the Refugee Convention; by custom nobody may be returned to torture."
    ),
    "MM.lawyer_ordinary_courts": N_("Ordinary courts admit a lawyer, military ones rarely."),
    "MM.guests_reported": N_("Since 2021 guests overnight have to be reported to the ward again."),
    "IN.grounds_and_magistrate": N_(
        "Foreigners too hear the grounds at once, have a friend or relative told and see a magistrate within 24 hours."
    ),
    "IN.grounds_old_code": N_(
        "Foreigners too hear the grounds as soon as may be and see a magistrate within 24 hours."
    ),
    "IN.lawyer_visits": N_("You may meet your own lawyer during questioning, though not all through it."),
    "IN.high_court_writ": N_(
        "A writ of a High Court can halt a removal, though removals of Rohingya went on with leave of the Supreme "
        "Court."
    ),
    "IN.new_act": N_(
        "Since 1 September 2025 there are holding centres, up to five years for unlawful entry, and hotels, hospitals "
        "and universities that report foreigners. Some Tibetans, Tamils of Sri Lanka and non-Muslim minorities of "
        "Afghanistan, Bangladesh and Pakistan are spared."
    ),
    "IN.exit_permit": N_("With a visa that ran out, you need a permit of the foreigners’ office to leave."),
}
