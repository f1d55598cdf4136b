# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions about states, corridors and law, which dated facts mostly answer and a caseworker can correct."""

from exile_risk.wording.catalogue import N_
from exile_risk.wording.questions_person import Texts

ORIGIN: dict[str, Texts] = {
    "origin_tnr_record": (
        N_("How often does the state they fear act against people abroad?"),
        N_("Acts against exiles"),
        N_("Arrests at its request, returns, attacks and abductions on record count."),
    ),
    "origin_violence_abroad": (
        N_("Does that state abduct or kill people abroad?"),
        N_("Violence abroad"),
        N_("Count acts of its own agents and of others who act for it."),
    ),
    "origin_trend": (
        N_("Is repression at home easing or rising?"),
        N_("Repression at home"),
        N_("Compare the last 12 months with the year before."),
    ),
    "origin_notice_abuse": (
        N_("Does that state misuse INTERPOL?"),
        N_("Misuse of INTERPOL"),
        N_("Misuse means alerts against critics, refugees or people it wants to silence."),
    ),
    "document_control": (
        N_("Does that state withhold passports or consular help?"),
        N_("Passports withheld"),
        N_("Choose what happened to them or to people like them."),
    ),
}

BETWEEN: dict[str, Texts] = {
    "security_cooperation": (
        N_("What do the two security services do for each other?"),
        N_("Security services"),
        N_("A deal may be written or only announced."),
    ),
    "return_precedents_5y": (
        N_("Has the host country returned people to that state in the last 5 years?"),
        N_("Returns in 5 years"),
        N_("Count people wanted for political reasons, by whatever route they were sent back."),
    ),
    "host_practice": (
        N_("What does the host country do with people it holds at another state’s wish?"),
        N_("How detentions end"),
        N_("Count people from every state: sent back, refused, released or let go to another country."),
    ),
    "origin_leverage": (
        N_("How much hold does that state have over the host country?"),
        N_("Hold over the host"),
        N_("Trade, aid, energy, the border and migrant labour all give hold."),
    ),
    "proximity": (
        N_("How close to each other are the two countries?"),
        N_("Distance"),
        "",
    ),
}

HOST: dict[str, Texts] = {
    "host_regime": (
        N_("What kind of government does the host country have?"),
        N_("Government"),
        "",
    ),
    "host_courts": (
        N_("Do courts there stop removals that the government wants?"),
        N_("Courts"),
        N_("Judge by what courts did in past cases, not by what the law says."),
    ),
    "nonrefoulement_law": (
        N_("Is the ban on returning people to danger law there, and applied?"),
        N_("Ban on returns"),
        N_("Lawyers call it non-refoulement."),
    ),
    "suspensive_appeal": (
        N_("Does an appeal stop a removal until it is decided?"),
        N_("Appeal stops removal"),
        N_("Answer for the procedure the person would be in."),
    ),
    "convention_party": (
        N_("Has the host country joined the 1951 Refugee Convention?"),
        N_("Refugee Convention"),
        N_("Joining only the 1967 Protocol counts as joining."),
    ),
}

EXTRADITION_LAW: dict[str, Texts] = {
    "extradition_basis": (
        N_("What could an extradition rest on?"),
        N_("Basis for extradition"),
        N_("Reciprocity is a promise between two states to do the same for each other, without a treaty."),
    ),
    "dual_criminality": (
        N_("Is what they are accused of a crime in the host country too?"),
        N_("Crime in both states"),
        N_("It usually has to carry a year or more; what was done counts, not what it is called."),
    ),
    "political_offence_bar": (
        N_("Would the rule against extradition for political offences apply?"),
        N_("Political offence"),
        N_("Ask a lawyer who has read the treaty; violence often takes this protection away."),
    ),
    "persecution_clause_bar": (
        N_("Is the request meant to punish who they are or what they think?"),
        N_("Request to persecute"),
        N_("Clear means the host country has a rule against it and the evidence is strong."),
    ),
    "illtreatment_bar": (
        N_("Would torture or a grossly unfair trial bar an extradition?"),
        N_("Torture or unfair trial"),
        N_("A promise of the state they fear does not normally take this danger away."),
    ),
    "death_penalty_bar": (
        N_("Do they face the death penalty, and would that bar an extradition?"),
        N_("Facing death penalty"),
        N_("Answer No only if no death sentence is possible, or the host country surrenders people all the same."),
    ),
    "in_absentia_bar": (
        N_("Were they convicted in absentia with no new trial, and is that a bar?"),
        N_("Convicted unheard"),
        N_("Many treaties refuse surrender unless a new trial is certain."),
    ),
    "ne_bis_or_time_bar": (
        N_("Were they already judged or pardoned, or is it too long ago?"),
        N_("Already judged or lapsed"),
        N_("A judgement, an amnesty or a time limit of either state can count."),
    ),
}

RETURNED: dict[str, Texts] = {
    "trial_fairness": (
        N_("How fair are political trials at home?"),
        N_("Political trials"),
        N_("Judge by trials of people like them, not by ordinary trials."),
    ),
    "torture_record": (
        N_("Are political prisoners tortured at home?"),
        N_("Torture in custody"),
        N_("Systematic means by rule or order, not by single officers."),
    ),
    "disappearance_record": (
        N_("Do critics or returned people vanish or get killed?"),
        N_("Disappearances"),
        N_("Their own network means people they worked with or are accused with."),
    ),
    "execution_practice": (
        N_("Does the state they fear use the death penalty?"),
        N_("Death penalty"),
        "",
    ),
    "returnee_fate": (
        N_("What happened to similar people who were returned?"),
        N_("Others returned"),
        N_("Similar means the same kind of profile, in the last years."),
    ),
}

STATE: dict[str, Texts] = {**ORIGIN, **BETWEEN, **HOST, **EXTRADITION_LAW, **RETURNED}
