# SPDX-License-Identifier: GPL-3.0-or-later
"""What else to do in the first hour in one host outside South and South-East Asia."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

STEPS: Mapping[str, str] = {
    "TR.written_decision": N_(
        "Ask for the removal decision in writing and note when you got it: the days to go to court begin then."
    ),
    "TR.court_first": N_(
        "Go to the administrative court first; the power of attorney can follow. Somebody without a lawyer asks the "
        "bar for one."
    ),
    "TR.go_with_lawyer": N_(
        "From the migration office you can be taken to a removal centre that day: take a lawyer, with the power of "
        "attorney signed before."
    ),
    "TR.voluntary_form": N_("Never sign the form of voluntary return. If you were made to, tell the court at once."),
    "TR.number_by_heart": N_("Know your contact’s number by heart: your phone will be taken."),
    "TR.restriction_codes": N_(
        "Restriction codes show in the system, and refusals at the border or in transit are quick."
    ),
    "TR.write_protection": N_(
        "Whatever the form, write on it: “I ask for international protection.” Let the bar send a lawyer."
    ),
    "KE.unmarked_cars": N_(
        "Cars without marks, men without badges: take it for an abduction and shout your name. The contact alerts "
        "police command, lawyers and press organisations within minutes."
    ),
    "KE.habeas_today": N_(
        "Ask the High Court for habeas corpus today: in 2024 people were handed over in less than a day."
    ),
    "KE.named_station": N_(
        "Take an advocate. Meet nowhere but at the police station on the paper: no hotel, no car, no flat."
    ),
    "KE.movement_pass": N_(
        "Have on you: the identity paper of a refugee, and the pass or exemption that lets you live here."
    ),
    "KE.next_court_day": N_("Ask to see a court on its next day. Do not pay."),
    "KE.agents_at_airport": N_("Agents of some states wait for people at Nairobi airport."),
    "KE.services_desk": N_(
        "Before another airline or officer takes you over, insist on a lawyer and on the desk of refugee services."
    ),
    "AE.which_body": N_(
        "Find out who holds you. If it is state security and not police or prosecution, no legal limit works: "
        "embassies and UN offices must hear of it at once."
    ),
    "AE.extradition_court": N_(
        "Insist that a court decides on extradition; turn down any shortcut called simplified surrender."
    ),
    "AE.call_means_request": N_(
        "Behind a call by criminal investigation or immigration there is mostly a foreign request: see a lawyer first,"
        " and leave only if no travel ban is set."
    ),
    "AE.third_state_time": N_(
        "The usual reason is a visa or a sponsor that ran out: ask for time to leave for a third state, not for your "
        "own."
    ),
    "AE.old_alerts": N_(
        "Old orders and alerts lead to arrest at passport control and in transit. Stay away from the airport if an "
        "alert is possible."
    ),
    "AE.refuse_simplified": N_("Ask for a lawyer and your contact at a friendly embassy; refuse a simplified return."),
    "KZ.asylum_first": N_(
        "Begin with: “I ask for asylum; do not inform my embassy.” Have it put into the record of detention."
    ),
    "KZ.certificate": N_(
        "Ask for the certificate of an asylum seeker and contest the extradition arrest. Open claims did not stop "
        "extraditions to Russia in 2026."
    ),
    "KZ.in_what_role": N_(
        "Ask what you are called as: a witness with the right to a defence, a suspect, or for an extradition check."
    ),
    "KZ.registration": N_(
        "Show your certificate and your registration. To have missed the five days costs a fine; it is no reason to "
        "keep silent on asylum."
    ),
    "KZ.cis_database": N_("The CIS states share one wanted list; it is checked on trains too."),
    "KZ.claim_at_border": N_("Hand the claim in on paper at the border post and keep a picture of it."),
    "RU.name_spelling": N_(
        "Look at how your name is spelt in every paper: a wrong letter has kept people locked up for months."
    ),
    "RU.temporary_asylum": N_(
        "File for temporary asylum here and, at the UN Committee against Torture, for an interim measure."
    ),
    "RU.shared_files": N_(
        "Army enlistment and migration police share files; if they called you by phone, do not go without counsel."
    ),
    "RU.protocol": N_(
        "Insist on an interpreter and on seeing the protocol; write on it that you disagree and fear to be sent back."
    ),
    "RU.appeal_10_days": N_("There are 10 days to appeal. Seek temporary asylum besides."),
    "RU.wanted_list": N_("The CIS states share the wanted list; an entry ban shows only at the desk."),
    "RU.claim_at_border": N_("Ask for asylum in writing at border control, which has to pass it on."),
    "GE.counsel_first": N_("Ask for counsel before any protocol or search, and for the hour of arrest in writing."),
    "GE.alarm_embassies": N_(
        "Critics of Russia, Belarus, Azerbaijan and Türkiye: alert embassies and the public defender in the same hour."
        " People put across a land border have been handed over."
    ),
    "GE.witness_voluntary": N_(
        "Ask if a judge has ordered it: without that, a witness need not answer the prosecutor."
    ),
    "GE.proof_of_stay": N_(
        "Rules of stay became stricter in 2025 and 2026. Bring proof of yours; without any, say “asylum” at once."
    ),
    "GE.entry_refusals": N_("Activists and journalists have been turned away at the border without a reason."),
    "GE.asylum_first": N_("Say “asylum” before you sign the form of refusal, and ask for the Migration Department."),
    "EG.lawyer_first": N_(
        "Ask for your lawyer before the first question, and for the hour in writing. If the bar sends nobody, "
        "questioning may go on without one."
    ),
    "EG.appeal_detention": N_("Appeal the detention order, and give UNHCR the prosecution office and the case number."),
    "EG.security_call": N_(
        "A call by National Security “for a coffee” has no form in law: see a lawyer first, and agree on an alarm "
        "before you go."
    ),
    "EG.carry_all": N_(
        "Carry your card, your residence paper and any appointment. Clear chats and pictures before; do not film."
    ),
    "EG.residence_record": N_(
        "If they hold you over your stay: ask for the record of the foreigners’ prosecution and a letter of UNHCR. The"
        " passport authority decides on removal."
    ),
    "EG.watch_lists": N_(
        "To leave for resettlement you need clearance, and people on a watch list are held for hours by National "
        "Security."
    ),
    "EG.border_prosecutor": N_(
        "Take no ticket to your own state. Insist on UNHCR and on the prosecutor for the border."
    ),
}
