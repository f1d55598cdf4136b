# SPDX-License-Identifier: GPL-3.0-or-later
"""One English sentence for every rule and for every reason why a value is unknown.

Filled with str.format and the params of a Derived; `host` and `origin` are countries, dates are ISO. The sentences
pass through the translation catalogue before they are filled.
"""

_HOST = {
    "host_regime.liberal_democracy": "{host} counts as a liberal democracy: the V-Dem index was {figure} in {year}.",
    "host_regime.mixed": "{host} counts as neither free nor fully autocratic: the V-Dem index was {figure} in {year}.",
    "host_regime.autocracy": "{host} counts as an autocracy: the V-Dem liberal democracy index was {figure} in {year}.",
    "host_regime.power_seized": "{host} counts as an autocracy: power was seized there on {since}, which the "
    "yearly index cannot show yet.",
    "host_regime.no_facts": "No democracy index covers {host}; judge its regime yourself.",
    "host_courts.strong": "Courts in {host} count as strong: the rule of law index was {figure} in {year} (V-Dem).",
    "host_courts.mixed": "Courts in {host} count as mixed: the rule of law index was {figure} in {year} and the "
    "democracy index {democracy} (V-Dem).",
    "host_courts.weak": "Courts in {host} count as weak: the rule of law index was {figure} in {year} (V-Dem).",
    "host_courts.autocracy": "Courts in {host} count as weak although the rule of law index was {figure} in {year}: "
    "under this regime (democracy index {democracy}) they do not stop what the government wants (V-Dem).",
    "host_courts.no_review": "Courts in {host} count as weak: no effective court review of removals is known there.",
    "host_courts.power_seized": "Courts in {host} count as weak: power was seized there on {since}, which the "
    "yearly index cannot show yet.",
    "host_courts.no_facts": "No rule of law index covers {host}; ask a local lawyer whether courts stop removals.",
    "nonrefoulement_law.no_statute": "The law of {host} holds no clause against return to persecution or torture.",
    "nonrefoulement_law.applied": "The law of {host} forbids return to persecution or torture, and its courts "
    "enforce it.",
    "nonrefoulement_law.applied_since": "The law of {host} forbids return to persecution or torture since {since}, "
    "and its courts enforce it.",
    "nonrefoulement_law.on_paper": "The law of {host} forbids return to persecution or torture, but its courts do "
    "not reliably enforce it.",
    "nonrefoulement_law.on_paper_since": "The law of {host} forbids return to persecution or torture since {since}, "
    "but its courts do not reliably enforce it.",
    "nonrefoulement_law.treaties_applied": "{host} is bound by the Refugee Convention and the Convention against "
    "Torture, and its courts are strong; its own statute was not reviewed.",
    "nonrefoulement_law.treaties_on_paper": "{host} is bound by the Refugee Convention and the Convention against "
    "Torture, but its courts are not strong; its own statute was not reviewed.",
    "nonrefoulement_law.no_law_at_all": "{host} has no asylum law and is not bound by the Refugee Convention.",
    "nonrefoulement_law.no_facts": "The law of {host} on return to danger was not reviewed.",
    "suspensive_appeal.yes": "An appeal to a court in {host} normally holds a removal back.",
    "suspensive_appeal.limited": "An appeal in {host} holds a removal back only in some procedures.",
    "suspensive_appeal.no": "An appeal in {host} does not hold a removal back.",
    "suspensive_appeal.courts_and_convention": "{host} has strong courts and is bound by the Refugee Convention, so "
    "an appeal is taken to hold a removal back; its procedure was not reviewed.",
    "suspensive_appeal.neither_law_nor_courts": "{host} is not bound by the Refugee Convention and its courts "
    "are weak, so "
    "no appeal is taken to hold a removal back; its procedure was not reviewed.",
    "suspensive_appeal.no_facts": "Whether an appeal holds a removal back in {host} was not reviewed.",
    "convention_party.party": "{host} is bound by the Refugee Convention or its Protocol.",
    "convention_party.party_since": "{host} is bound by the Refugee Convention or its Protocol since {since}.",
    "convention_party.not_party": "{host} is bound neither by the Refugee Convention nor by its Protocol.",
    "convention_party.europe_only": "{host} applies the Refugee Convention only to events in Europe, so it does not "
    "protect people from {origin}.",
    "convention_party.no_facts": "Whether {host} is bound by the Refugee Convention on that day is not on record.",
    "exit_clearance.needed_from_host": "Leaving {host} needs a permit, or fines settled, with its authorities.",
    "exit_clearance.not_needed": "No exit permit is known to be needed to leave {host}.",
    "exit_clearance.liberal_host": "{host} is a liberal democracy, which lets people leave without a permit; "
    "its rules were "
    "not reviewed.",
    "exit_clearance.no_facts": "Whether {host} asks for an exit permit was not reviewed.",
    "transit_cooperation.route_not_known": "The facts cannot tell: it depends on the states on the person's route.",
    "transit_cooperation.through_the_state_feared": "The route leads through {origin} itself.",
    "transit_cooperation.deal": "{host}, on the way, has agreed with {origin} to hand over people it looks for.",
    "transit_cooperation.repeated_returns": "{host}, on the way, has returned people to {origin} repeatedly.",
    "transit_cooperation.working_ties": "The police of {host}, on the way, work with those of {origin}, and its "
    "courts are "
    "not strong.",
    "transit_cooperation.one_return": "{host}, on the way, has returned somebody to {origin} in the last five years.",
    "transit_cooperation.weak_courts": "No ties to {origin} are known of {host}, on the way, but its courts "
    "would not stop "
    "a return.",
    "transit_cooperation.strong_courts": "{host}, on the way, is a liberal democracy with strong courts and no "
    "returns to "
    "{origin} on record.",
    "transit_cooperation.ties_not_known": "What {host}, on the way, does for {origin} is not known.",
    "routine_police_contact.mass_removal": "{host} removes people from {origin} in great numbers since {since}: raids "
    "and checks are to be expected.",
    "routine_police_contact.no_facts": "No mass removal of people from {origin} by {host} is on record; how often the "
    "person meets checks only the person can tell.",
    "transit_cooperation.no_facts": "The facts cannot tell: it depends on the states on the person's route.",
}

_RELATION = {
    "proximity.land_border": "{host} and {origin} share a land border of {km} km.",
    "proximity.subregion": "{host} and {origin} lie in one region: {region}.",
    "proximity.same_region": "The capitals of {host} and {origin} are about {km} km apart.",
    "proximity.distant": "{host} is far from {origin}: their capitals are about {km} km apart.",
    "proximity.no_facts": "Where {host} and {origin} lie is not on record.",
    "origin_leverage.liberal_host": "{host} is a liberal democracy, on which {origin} has little leverage.",
    "origin_leverage.great_power": "{origin} is a great power with {ratio} times the people of {host}.",
    "origin_leverage.much_larger": "{origin} is near and has {ratio} times the people of {host}.",
    "origin_leverage.neighbour": "{origin} is a neighbour of {host} and needed for trade and the border.",
    "origin_leverage.comparable_size": "{origin} lies in the region and is not small beside {host} ({ratio} times its "
    "people).",
    "origin_leverage.little": "{origin} is far from {host} or small beside it ({ratio} times its people).",
    "origin_leverage.no_facts": "The leverage of {origin} over {host} cannot be told from the facts.",
    "security_cooperation.hostile": "The security services of {host} and {origin} do not work together: the two states "
    "are hostile.",
    "security_cooperation.hostile_since": "The security services of {host} and {origin} do not work together: the two "
    "states are hostile since {since}. This can change quickly.",
    "security_cooperation.none": "No cooperation of the security services of {host} and {origin} is on record.",
    "security_cooperation.none_since": "The security services of {host} and {origin} have had no working channel "
    "since {since}.",
    "security_cooperation.working_ties": "The police of {host} and {origin} work together.",
    "security_cooperation.working_ties_since": "The police of {host} and {origin} work together since {since}.",
    "security_cooperation.explicit_fugitive_or_swap_deal": "{host} and {origin} have a deal on each other's fugitives.",
    "security_cooperation.explicit_fugitive_or_swap_deal_since": "{host} and {origin} have a deal on each other's "
    "fugitives since {since}.",
    "security_cooperation.bloc_promise": "{host} and {origin} have promised each other hand-overs by a security treaty "
    "({group}).",
    "security_cooperation.bloc_ties": "{host} and {origin} belong to one group whose police work together ({group}).",
    "security_cooperation.shown_by_handovers": "The services of {host} and {origin} work together: {host} handed over "
    "people wanted there (on record in ten years: {count}, the last in {last}).",
    "security_cooperation.liberal_host": "No deal on fugitives between {host} and {origin} is on record, and in a "
    "liberal democracy it would be known.",
    "security_cooperation.no_facts": "What the security services of {host} and {origin} do for each other is not on "
    "record.",
    "extradition_basis.treaty": "{host} and {origin} have an extradition treaty in force.",
    "extradition_basis.treaty_since": "{host} and {origin} have an extradition treaty in force since {since}.",
    "extradition_basis.convention": "{host} and {origin} belong to one extradition convention ({group}).",
    "extradition_basis.designation": "There is no treaty, but the law of {host} or {origin} names the other for "
    "extradition.",
    "extradition_basis.commonwealth": "There is no treaty, but {host} and {origin} extradite under the Commonwealth "
    "scheme.",
    "extradition_basis.own_law": "No treaty between {host} and {origin} is on record, but the law of {host} allows "
    "extradition without one. Other routes do not need it.",
    "extradition_basis.treaty_needed": "No treaty between {host} and {origin} is on record, and the law of {host} asks "
    "for one. This closes the formal route only.",
    "extradition_basis.no_facts": "No extradition treaty between {host} and {origin} is on record, and the law of "
    "{host} was not reviewed.",
}

_RETURNS = {
    "return_precedents_5y.repeated": "{host} sent people back to {origin} {count} times in the five years before, "
    "last in {last}, as far as reported.",
    "return_precedents_5y.repeated_incl_recognised_refugees": "{host} sent people back to {origin} {count} times in "
    "the five years before, recognised refugees among them, last in {last}, as far as reported.",
    "return_precedents_5y.group": "{host} sent a group of people back to {origin} together in the five years "
    "before, in {last}.",
    "return_precedents_5y.returned_and_seized": "On record in {host} in the five years before: returns to {origin} "
    "({count}) and seizures of people it wanted, by hands not known ({seized}); the last in {last}.",
    "return_precedents_5y.handed_over_as_practice": "{host} hands over people who fled {origin} as a practice.",
    "return_precedents_5y.one": "One return from {host} to {origin} was reported in the five years before, in {last}.",
    "return_precedents_5y.seized": "No return by the host is on record, but people wanted by {origin} were seized or "
    "vanished in {host}, last in {last}.",
    "return_precedents_5y.none": "No return from {host} to {origin} was reported in the five years before, and in a "
    "liberal democracy it would have been.",
    "return_precedents_5y.silence": "No return from {host} to {origin} was reported in the five years before; there, "
    "silence proves nothing.",
    "return_precedents_5y.not_returned": "{host} does not send people back to {origin} as a practice: it lets them "
    "stay or go on. No return was reported in the five years before.",
    "return_precedents_5y.only_migrants": "No return of a wanted person from {host} to {origin} was reported in the "
    "five years before, and in a liberal democracy it would have been. People without papers are removed there all the "
    "same.",
    "return_precedents_5y.only_migrants_silence": "{host} sends people back to {origin} as migrants, which says "
    "nothing of people who are wanted. No return of a wanted person was reported in the five years before; there, "
    "silence proves nothing.",
    "host_practice.not_returned": "{host} does not send people back to {origin} as a practice, whatever it does with "
    "others.",
    "host_practice.often_lets_go": "Of people held in {host} at another state's wish in ten years, as far as reported, "
    "{released} were let go and {returned} sent back.",
    "host_practice.mixed": "Of people held in {host} at another state's wish in ten years, as far as reported, "
    "{released} were let go and {returned} sent back.",
    "host_practice.mostly_returns": "Of people held in {host} at another state's wish in ten years, as far as "
    "reported, {returned} were sent back and {released} let go.",
    "host_practice.no_facts": "How detentions of exiles end in {host} is not on record.",
    "return_precedents_5y.no_facts": "Returns before 2001 were not collected.",
    "returnee_fate.vanished": "Of {count} returns to {origin} with a known outcome in ten years, {dead} ended in death "
    "or disappearance.",
    "returnee_fate.jailed": "Of {count} returns to {origin} with a known outcome in ten years, {jailed} ended in "
    "prison or ill-treatment.",
    "returnee_fate.left_alone": "{count} people sent back to {origin} in ten years were reported left alone.",
    "returnee_fate.record_left_alone": "People sent back to {origin} were left alone, as reported in {since}.",
    "returnee_fate.record_prosecuted": "People sent back to {origin} were prosecuted, as reported in {since}.",
    "returnee_fate.record_jailed_or_ill_treated": "People sent back to {origin} were jailed or ill-treated, as "
    "reported in {since}.",
    "returnee_fate.record_vanished": "Of people sent back to {origin} nothing more was heard, as reported in {since}.",
    "returnee_fate.no_facts": "What happened to people sent back to {origin} is not on record.",
}

_ORIGIN = {
    "group_hunted.ask": "{origin} hunts whole groups of people abroad; whether the person belongs to one, no fact can "
    "say.",
    "group_hunted.none": "No group is on record that {origin} hunts abroad as a whole.",
    "group_hunted.no_facts": "Incidents before 2001 were not collected.",
    "origin_tnr_record.top_ten": "{origin} is number {rank} among the states that attack or seize people abroad "
    "(Freedom House).",
    "origin_tnr_record.frequent": "{count} returns, seizures or attacks at the hands of {origin} were reported in ten "
    "years.",
    "origin_tnr_record.known_for_it": "{origin} is known for frequent repression abroad (not checked at a source).",
    "origin_tnr_record.few": "{count} returns, seizures or attacks for {origin} were reported in ten years.",
    "origin_tnr_record.listed": "{origin} is listed among the states with incidents abroad, without one in the "
    "collection before this day.",
    "origin_tnr_record.none": "No incident abroad is on record for {origin}; many go unreported.",
    "origin_tnr_record.no_facts": "Incidents before 2001 were not collected.",
    "origin_violence_abroad.here": "{count} killings, abductions or disappearances of people wanted by {origin} are "
    "documented in {host}.",
    "origin_violence_abroad.elsewhere": "{count} killings, abductions or disappearances of people wanted by {origin} "
    "are documented in other countries.",
    "origin_violence_abroad.unattributed": "People wanted by {origin} were attacked or vanished abroad; nobody has "
    "proved by whom.",
    "origin_violence_abroad.listed": "{origin} is listed among the states that repress people abroad; no killing or "
    "abduction is in the collection.",
    "origin_violence_abroad.none": "No killing or abduction abroad is on record for {origin}; many go unreported.",
    "origin_violence_abroad.no_facts": "Incidents before 2001 were not collected.",
    "origin_notice_abuse.frequent": "{origin} is known to misuse INTERPOL channels often.",
    "origin_notice_abuse.cases": "{origin} used INTERPOL notices in {count} political cases in ten years.",
    "origin_notice_abuse.some_cases": "{origin} used an INTERPOL notice in {count} political cases in ten years.",
    "origin_notice_abuse.some": "{origin} is known to have misused INTERPOL channels at times.",
    "origin_notice_abuse.liberal_origin": "{origin} counts as a liberal democracy ({figure} in {year}, V-Dem), without "
    "known misuse of INTERPOL channels.",
    "origin_notice_abuse.no_facts": "Whether {origin} misuses INTERPOL channels is not on record.",
    "origin_trend.crackdown": "Repression in {origin} is growing: a crackdown began on {since}, which the yearly index "
    "cannot show yet.",
    "origin_trend.escalating": "Repression in {origin} is growing: a liberties index fell from {earlier} in "
    "{earlier_year} to {figure} in {year} (V-Dem).",
    "origin_trend.easing": "Repression in {origin} is easing: a liberties index rose from {earlier} in {earlier_year} "
    "to {figure} in {year} (V-Dem).",
    "origin_trend.stable": "Repression in {origin} has changed little: a liberties index went from {earlier} in "
    "{earlier_year} to {figure} in {year} (V-Dem).",
    "origin_trend.no_facts": "No liberties index covers {origin}.",
    "trial_fairness.independent": "Courts in {origin} count as independent: the rule of law index was {figure} in "
    "{year} (V-Dem).",
    "trial_fairness.mixed": "Courts in {origin} count as mixed in political cases: the rule of law index was {figure} "
    "in {year} and the democracy index {democracy} (V-Dem).",
    "trial_fairness.politicised": "Political trials in {origin} count as steered: the rule of law index was {figure} "
    "in {year} (V-Dem).",
    "trial_fairness.autocracy": "Political trials in {origin} count as steered: whatever the rule of law index "
    "({figure} in {year}), courts do not stand against this regime (democracy index {democracy}, V-Dem).",
    "trial_fairness.power_seized": "Political trials in {origin} count as steered: power was seized there on "
    "{since}, which the yearly index cannot show yet.",
    "trial_fairness.no_facts": "No rule of law index covers {origin}.",
    "torture_record.rare": "Torture of political detainees is rare in {origin} according to UN bodies and rights "
    "groups.",
    "torture_record.some": "Torture of political detainees is reported at times in {origin} (UN bodies, rights "
    "groups).",
    "torture_record.widespread": "Torture of political detainees is widespread in {origin} (UN bodies, rights groups).",
    "torture_record.systematic": "Torture of political detainees is systematic in {origin} (UN bodies, rights groups).",
    "torture_record.index": "The physical integrity index of {origin} was {figure} in {year} (V-Dem).",
    "torture_record.no_facts": "How {origin} treats political detainees is not on record.",
    "disappearance_record.this_network": "{count} people wanted by {origin} were killed or vanished in {host} in the "
    "five years before.",
    "disappearance_record.abroad": "{count} people wanted by {origin} were killed or vanished abroad in the five years "
    "before.",
    "disappearance_record.few": "{count} people wanted by {origin} were killed or vanished abroad in the five years "
    "before.",
    "disappearance_record.repeated": "Critics of {origin} have disappeared or been killed again and again.",
    "disappearance_record.isolated": "Single critics of {origin} have disappeared or been killed.",
    "disappearance_record.none": "No disappearance or killing of critics is on record for {origin}.",
    "disappearance_record.index": "No disappearance is on record for {origin}, and its physical integrity index was "
    "{figure} in {year} (V-Dem).",
    "disappearance_record.no_facts": "Whether critics disappear in {origin} is not on record.",
    "execution_practice.abolished": "{origin} has abolished the death penalty, at least for ordinary crimes.",
    "execution_practice.dormant": "{origin} keeps the death penalty, but no execution is on record in the last five "
    "years with data.",
    "execution_practice.used": "{origin} executes people, last on record in {year}.",
    "execution_practice.political": "{origin} executes people, in political cases too.",
    "execution_practice.no_facts": "Whether {origin} executes people is not on record.",
}

_CHARGES = {
    "charge_status.investigation": "The charges named in this case have reached the stage of an investigation.",
    "charge_status.charged_or_warrant": "A charge or an arrest warrant is named in this case.",
    "charge_status.convicted_in_absentia": "A conviction in the person's absence is named in this case.",
    "charge_status.no_facts": "No charge is named in this case.",
    "offence_label.security": "The heaviest charge is one of treason, terrorism or state security.",
    "offence_label.speech": "The charges are about words, insult, belief, private life or assembly.",
    "offence_label.genuine_or_pretext": "Whether the ordinary crime is genuine or a pretext only a person can judge.",
    "offence_label.no_facts": "No charge is named in this case.",
    "max_penalty.law": "The law of {origin} threatens up to: {penalty} ({law}).",
    "max_penalty.plain": "The law of {origin} threatens up to: {penalty}.",
    "max_penalty.no_facts": "The maximum penalty in {origin} on that day is not on record.",
    "dual_criminality.names_foreign_states": "The law of {host} on this conduct names foreign states or their heads "
    "too and carries a year or more: a court may well find the same crime. Ask a lawyer.",
    "dual_criminality.same_crime": "The same conduct is a crime in {host}, punishable with a year or more.",
    "dual_criminality.everywhere": "Conduct of this kind is a crime nearly everywhere, {host} included.",
    "dual_criminality.protects_own_state": "{host} has such a crime, but it protects its own state; whether that "
    "covers {origin} can be argued. Ask counsel.",
    "dual_criminality.related_law": "The law of {host} has only a related offence; whether it covers the conduct can "
    "be argued. Ask counsel.",
    "dual_criminality.no_such_crime": "The conduct is no crime in {host} on that day.",
    "dual_criminality.under_a_year": "The conduct is punished in {host} with less than a year, too little for "
    "extradition.",
    "dual_criminality.law_not_known": "The law of {host} on this conduct on that day was not reviewed.",
    "dual_criminality.no_facts": "The law of {host} on this conduct on that day was not reviewed.",
    "political_offence_bar.clear": "Political offences are excepted from extradition, and courts in {host} are strong.",
    "political_offence_bar.arguable": "Political offences are excepted from extradition, but whether courts in {host} "
    "would apply this here is open.",
    "political_offence_bar.no_exception": "No exception for political offences applies between {host} and {origin}.",
    "political_offence_bar.ordinary_crime": "The charge is an ordinary crime; the exception for political offences "
    "does not cover it.",
    "political_offence_bar.no_facts": "Whether {host} excepts political offences was not reviewed.",
    "persecution_clause_bar.clear": "{host} must refuse a request meant to punish an opinion, and its courts are "
    "strong.",
    "persecution_clause_bar.arguable": "{host} must refuse a request meant to punish an opinion, but whether its "
    "courts would apply this here is open.",
    "persecution_clause_bar.no_clause": "The law of {host} has no clause against requests meant to punish an opinion.",
    "persecution_clause_bar.no_facts": "Whether {host} refuses requests meant to punish an opinion was not reviewed.",
    "illtreatment_bar.clear": "The law of {host} forbids surrender to torture, its courts are strong, and the record "
    "of {origin} is bad.",
    "illtreatment_bar.arguable": "Surrender to torture is forbidden in {host}, but whether its courts would apply this "
    "here is open.",
    "illtreatment_bar.no_law": "{host} is bound by no rule against surrender to torture that is on record.",
    "illtreatment_bar.no_risk": "Torture is rare in {origin}, so a bar of this kind would hardly apply.",
    "illtreatment_bar.no_facts": "Whether {host} bars surrender to torture was not reviewed.",
    "death_penalty_bar.not_threatened": "The charges do not threaten death, so this bar has nothing to do.",
    "death_penalty_bar.clear": "{host} asks for an assurance against death, and its courts are strong.",
    "death_penalty_bar.arguable": "{host} may ask for an assurance against death; how firmly is open.",
    "death_penalty_bar.no_law": "{host} has no rule against surrender to the death penalty that is on record.",
    "death_penalty_bar.no_facts": "Whether the charge threatens death, or {host} would refuse, was not reviewed.",
    "in_absentia_bar.not_convicted": "No conviction in absence is named, so this bar has nothing to do.",
    "in_absentia_bar.clear": "The treaty between {host} and {origin} excepts verdicts given in absence.",
    "in_absentia_bar.no": "The treaty between {host} and {origin} does not except verdicts given in absence.",
    "in_absentia_bar.arguable": "Courts in {host} are strong and may refuse a verdict given in absence.",
    "in_absentia_bar.no_facts": "Whether {host} refuses verdicts given in absence was not reviewed.",
}

STATEMENTS: dict[str, str] = {**_HOST, **_RELATION, **_RETURNS, **_ORIGIN, **_CHARGES}
"""Sentence templates by rule id or why_unknown id."""
