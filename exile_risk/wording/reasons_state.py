# SPDX-License-Identifier: GPL-3.0-or-later
"""One plain line per fact about states, corridors and law, for the list of reasons."""

from exile_risk.wording.catalogue import N_
from exile_risk.wording.reasons_person import Lines

ORIGIN: dict[str, Lines] = {
    "origin_tnr_record": {
        "none": N_("No act of {origin} against people abroad is on record"),
        "few": N_("A few acts of {origin} against people abroad are on record"),
        "frequent": N_("{origin} often acts against people abroad"),
        "top_ten": N_("{origin} is among the ten states most active against exiles"),
    },
    "origin_violence_abroad": {
        "never": N_("{origin} is not known to abduct or kill abroad"),
        "alleged": N_("{origin} is said to abduct or kill abroad"),
        "documented": N_("{origin} has abducted or killed people abroad"),
        "documented_in_this_host": N_("{origin} has abducted or killed people in {host}"),
    },
    "origin_trend": {
        "easing": N_("Repression in {origin} is easing"),
        "stable": N_("Repression in {origin} is neither easing nor rising"),
        "escalating": N_("Repression in {origin} is rising"),
    },
    "origin_notice_abuse": {
        "no": N_("{origin} is not known to misuse INTERPOL"),
        "some": N_("{origin} sometimes misuses INTERPOL"),
        "frequent": N_("{origin} often misuses INTERPOL"),
    },
    "document_control": {
        "none": N_("{origin} does not withhold passports"),
        "refuses_renewal": N_("{origin} refuses to renew passports"),
        "cancelled_or_citizenship_revoked": N_("{origin} cancels passports or takes citizenship away"),
    },
}

BETWEEN: dict[str, Lines] = {
    "security_cooperation": {
        "hostile": N_("{host} and {origin} are hostile to each other"),
        "none": N_("No security ties between {host} and {origin} are known"),
        "working_ties": N_("Police of {host} and {origin} work together"),
        "explicit_fugitive_or_swap_deal": N_("{host} and {origin} have a deal on fugitives or swaps"),
    },
    "return_precedents_5y": {
        "none": N_("No return from {host} to {origin} is known in 5 years"),
        "isolated": N_("A few people were returned from {host} to {origin} in 5 years"),
        "repeated": N_("{host} returned people to {origin} repeatedly in 5 years"),
        "repeated_incl_recognised_refugees": N_("{host} returned people to {origin} repeatedly, even refugees"),
    },
    "host_practice": {
        "often_lets_go": N_("{host} often lets people go whom it holds"),
        "mixed": N_("{host} has let people go and sent people back"),
        "mostly_returns": N_("{host} mostly sends back whom it holds"),
    },
    "origin_leverage": {
        "low": N_("{origin} has little hold over {host}"),
        "medium": N_("{origin} has some hold over {host}"),
        "high": N_("{origin} has a strong hold over {host}"),
    },
    "proximity": {
        "distant": N_("{origin} and {host} are far apart"),
        "same_region": N_("{origin} and {host} are in the same region"),
        "land_border": N_("{origin} and {host} share a land border"),
    },
}

HOST: dict[str, Lines] = {
    "host_regime": {
        "liberal_democracy": N_("{host} is a liberal democracy"),
        "mixed": N_("{host} has a mixed system of government"),
        "autocracy": N_("{host} is an autocracy"),
    },
    "host_courts": {
        "strong": N_("Courts in {host} usually stop unlawful removals"),
        "mixed": N_("Courts in {host} sometimes stop removals"),
        "weak": N_("Courts in {host} rarely stop removals"),
    },
    "nonrefoulement_law": {
        "applied": N_("{host} applies its ban on returning people to danger"),
        "on_paper": N_("{host} bans returning people to danger, but only on paper"),
        "none": N_("{host} has no law against returning people to danger"),
    },
    "suspensive_appeal": {
        "yes": N_("An appeal stops a removal from {host}"),
        "limited": N_("An appeal stops a removal from {host} only in some cases"),
        "no": N_("An appeal does not stop a removal from {host}"),
    },
    "convention_party": {
        "party": N_("{host} has joined the 1951 Refugee Convention"),
        "not_party": N_("{host} has not joined the 1951 Refugee Convention"),
    },
}

EXTRADITION_LAW: dict[str, Lines] = {
    "extradition_basis": {
        "treaty": N_("{host} and {origin} have an extradition treaty"),
        "reciprocity_or_statute": N_("{host} can extradite without a treaty, by law or reciprocity"),
        "none": N_("{host} has no legal basis to extradite to {origin}"),
        "unknown": N_("Whether there is an extradition treaty is not known"),
    },
    "dual_criminality": {
        "met": N_("The accusation is a crime in {host} too"),
        "contested": N_("Whether the accusation is a crime in {host} is contested"),
        "absent": N_("The accusation is not a crime in {host}"),
    },
    "political_offence_bar": {
        "no": N_("The rule against extradition for political offences does not apply"),
        "arguable": N_("A lawyer could argue that this is a political offence"),
        "clear": N_("This is clearly a political offence, which bars extradition"),
    },
    "persecution_clause_bar": {
        "no": N_("The rule against requests meant to persecute does not apply"),
        "arguable": N_("A lawyer could argue that the request is meant to persecute"),
        "clear": N_("The request is clearly meant to persecute, which bars extradition"),
    },
    "illtreatment_bar": {
        "no": N_("The rule against extradition to torture or unfair trial does not apply"),
        "arguable": N_("A lawyer could argue that torture or an unfair trial awaits them"),
        "clear": N_("Torture or an unfair trial clearly bars extradition"),
    },
    "death_penalty_bar": {
        "no": N_("The death penalty does not bar extradition here"),
        "arguable": N_("A lawyer could argue that the death penalty bars extradition"),
        "clear": N_("The death penalty clearly bars extradition"),
    },
    "in_absentia_bar": {
        "no": N_("No conviction in absentia bars extradition"),
        "arguable": N_("A lawyer could argue that they were convicted without a hearing"),
        "clear": N_("A conviction without a hearing clearly bars extradition"),
    },
    "ne_bis_or_time_bar": {
        "no": N_("No earlier judgement, amnesty or time limit bars extradition"),
        "arguable": N_("An earlier judgement, amnesty or time limit could be argued"),
        "clear": N_("An earlier judgement, amnesty or time limit clearly bars extradition"),
    },
}

RETURNED: dict[str, Lines] = {
    "trial_fairness": {
        "independent": N_("Courts in {origin} decide political cases independently"),
        "mixed": N_("Political trials in {origin} are fair in part"),
        "politicised": N_("Political trials in {origin} are steered by the state"),
    },
    "torture_record": {
        "rare": N_("Torture of political prisoners is rare in {origin}"),
        "some": N_("Some political prisoners are tortured in {origin}"),
        "widespread": N_("Torture of political prisoners is widespread in {origin}"),
        "systematic": N_("Torture of political prisoners is systematic in {origin}"),
    },
    "disappearance_record": {
        "none": N_("No critic or returned person is known to have vanished in {origin}"),
        "isolated": N_("Single critics or returned people vanished or were killed"),
        "repeated": N_("Critics or returned people vanish or are killed again and again"),
        "this_network": N_("People of their own network vanished or were killed"),
    },
    "execution_practice": {
        "abolished": N_("{origin} has abolished the death penalty"),
        "dormant": N_("{origin} has the death penalty but does not carry it out"),
        "used": N_("{origin} carries out the death penalty"),
        "used_politically": N_("{origin} uses the death penalty against critics"),
    },
    "returnee_fate": {
        "left_alone": N_("Similar people were left alone after return to {origin}"),
        "prosecuted": N_("Similar people were prosecuted after return to {origin}"),
        "jailed_or_ill_treated": N_("Similar people were jailed or ill-treated in {origin}"),
        "vanished": N_("Similar people vanished after return to {origin}"),
    },
}

STATE: dict[str, Lines] = {**ORIGIN, **BETWEEN, **HOST, **EXTRADITION_LAW, **RETURNED}
