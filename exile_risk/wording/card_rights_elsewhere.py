# SPDX-License-Identifier: GPL-3.0-or-later
"""What the law gives a person who may be sent back, anywhere and in one host outside South and South-East Asia."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

RIGHTS: Mapping[str, str] = {
    "consulate": N_(
        "Your consulate is to be told only if you ask for it. Some states tell it all the same: say that you are a "
        "refugee and refuse."
    ),
    "no_return": N_(
        "Nobody may be sent back to torture, and no refugee to persecution. The lawyer invokes it at once."
    ),
    "TR.decision_reasons": N_(
        "A removal decision states its reasons and how to appeal; you have 7 days to go to court."
    ),
    "TR.decision_reasons_old": N_(
        "A removal decision states its reasons and how to appeal; you have 15 days to go to court."
    ),
    "TR.appeal_suspends": N_(
        "Unless you agree, nobody removes you in those 7 days or while the case is open. The court should rule within "
        "15 days, and finally."
    ),
    "TR.security_cases": N_(
        "In cases of security or terrorism the stop may not come by itself: ask for a stay, and the Constitutional "
        "Court for an interim measure."
    ),
    "TR.governor_48h": N_("The governor has 48 hours to decide on removal."),
    "TR.removal_centre": N_(
        "Detention in a removal centre lasts up to 6 months and can be doubled; its need is reviewed monthly."
    ),
    "TR.visitors": N_(
        "Lawyer, notary and UNHCR may see you, and the bar gives legal aid. Phones are taken, and a power of attorney "
        "by a notary is often the obstacle."
    ),
    "TR.no_return": N_(
        "Removal is barred where death, torture or degrading treatment threatens, and for the gravely ill, the "
        "pregnant and some others."
    ),
    "TR.lawyer_at_office": N_("A lawyer may act for you before the migration office; the bar gives legal aid."),
    "KE.told_and_counsel": N_(
        "They must tell you promptly, in words you understand, why you are held and what silence means, and let you "
        "reach a lawyer and others who can help."
    ),
    "KE.court_24h": N_("You see a court within 24 hours, or on its next day."),
    "KE.habeas_corpus": N_("Nothing may limit habeas corpus."),
    "KE.no_return": N_("Nobody is refused entry, expelled, extradited or returned to persecution."),
    "KE.no_return_old_act": N_("Nobody is refused entry, expelled or returned to persecution."),
    "KE.city_papers": N_("In a city, refugees need papers that say why they live outside the designated area."),
    "AE.prosecution_48h": N_(
        "The police pass you to the prosecution within 48 hours; it questions you within 24 more."
    ),
    "AE.told_charge": N_("At the arrest, the officer names the charge and tells you that you may be silent."),
    "AE.extradition_court_review": N_(
        "Prosecutor and court examine an extradition request: dual criminality, form, political nature. It can be "
        "appealed to the highest court."
    ),
    "AE.political_offence": N_(
        "Surrender can be refused over a political offence or feared persecution. State security may pass this law by."
    ),
    "AE.no_asylum_law": N_("The Emirates have no asylum law and are outside the Refugee Convention."),
    "KZ.lawyer_from_detention": N_("As soon as you are detained, arrested or charged, a lawyer may act for you."),
    "KZ.embassy_notified": N_(
        "The police have to tell your embassy that you are held: say at once that you ask for asylum, and object."
    ),
    "KZ.detention_48h": N_("Without a court you can be held 48 hours, in some grave cases 72."),
    "KZ.no_return_to_torture": N_(
        "The law bars extradition to likely torture. There are 10 days to appeal against a ruling."
    ),
    "KZ.claim_5_days": N_(
        "Claim asylum within five days of entry or of learning of the danger. While it is open, the certificate stops "
        "expulsion."
    ),
    "RU.detention_48h": N_("The police can hold you 48 hours without a court, and must give name and reason."),
    "RU.help_and_silence": N_(
        "You may have legal help, an interpreter and word to relatives, and need not explain anything."
    ),
    "RU.embassy_told": N_(
        "By law the embassy of a foreigner who is held gets told: say that you seek asylum, and object."
    ),
    "RU.street_checks": N_(
        "Without papers, a check in the street can lead to a court over the rules of stay and to a closed centre until"
        " expulsion."
    ),
    "RU.court_decides": N_("A court decides on expulsion; at the border, the head of the crossing point."),
    "RU.expulsion_appeal": N_("An appeal within 10 days stops the expulsion."),
    "RU.no_european_court": N_(
        "For what happened after 16 September 2022 the European Court of Human Rights can stop nothing; UN committees "
        "can still ask."
    ),
    "RU.controlled_persons": N_(
        "A register of “controlled persons” and wider powers to send people out exist since February 2025: check "
        "today’s text."
    ),
    "RU.family_weighed": N_(
        "Judges have to weigh family, years of stay and other ties; a fine or work can take the place of expulsion."
    ),
    "GE.arrest_72h": N_("An arrest ends after 72 hours, and the charge has to come within 48."),
    "GE.counsel": N_(
        "You hear the reasons at once, have counsel from the arrest, may be silent and have a relative told."
    ),
    "GE.administrative_arrest": N_("Administrative arrest lasts 24 hours, in some cases 48."),
    "GE.new_law": N_(
        "The law on international protection was replaced by one of 26 June 2025: have the rules of today checked."
    ),
    "GE.claim_at_border": N_(
        "You may claim at the border. An open claim bars removal, unless you count as a danger to the state."
    ),
    "EG.reasons_and_lawyer": N_(
        "You are told the reasons in writing, reach family and lawyer at once, see a prosecutor within 24 hours, and "
        "are questioned with a lawyer only."
    ),
    "EG.new_code": N_(
        "Under the code in force since 1 October 2026 you can appeal a detention order; its article 105 has new rules "
        "on questioning."
    ),
    "EG.no_lawyer_came": N_("If the bar was called and nobody came, the prosecutor may begin without a lawyer."),
    "EG.cards_ignored": N_(
        "In crackdowns cards were ignored and phones searched. The advice is to keep away from checkpoints and to "
        "carry every paper."
    ),
    "EG.state_committee": N_("Since the asylum law of December 2024 a state committee decides on status."),
    "EG.committee_deadlines": N_(
        "By the rules of May 2026 the committee has six months, a year after irregular entry, which leaves 45 days to "
        "apply; UNHCR goes on registering meanwhile."
    ),
}
