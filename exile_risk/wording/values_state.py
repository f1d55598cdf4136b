# SPDX-License-Identifier: GPL-3.0-or-later
"""Chip labels for what is known about states, corridors and law: short, and never one of the four band names."""

from exile_risk.wording.catalogue import N_
from exile_risk.wording.values_person import NO, YES, Labels

_BAR: Labels = {"no": NO, "arguable": N_("Arguable"), "clear": N_("Clear")}

STATE: dict[str, Labels] = {
    "origin_tnr_record": {
        "none": N_("No cases on record"),
        "few": N_("A few cases"),
        "frequent": N_("Frequent cases"),
        "top_ten": N_("Among the ten most active"),
    },
    "origin_violence_abroad": {
        "never": N_("Never"),
        "alleged": N_("Alleged"),
        "documented": N_("Documented"),
        "documented_in_this_host": N_("Documented in this country"),
    },
    "origin_trend": {
        "easing": N_("Easing"),
        "stable": N_("Steady"),
        "escalating": N_("Rising"),
    },
    "origin_notice_abuse": {
        "no": NO,
        "some": N_("Sometimes"),
        "frequent": N_("Often"),
    },
    "document_control": {
        "none": N_("Not withheld"),
        "refuses_renewal": N_("Renewal refused"),
        "cancelled_or_citizenship_revoked": N_("Passport or citizenship taken"),
    },
    "security_cooperation": {
        "hostile": N_("Hostile"),
        "none": N_("No ties known"),
        "working_ties": N_("Working ties"),
        "explicit_fugitive_or_swap_deal": N_("Deal on fugitives or swaps"),
    },
    "return_precedents_5y": {
        "none": N_("No returns known"),
        "isolated": N_("A few returns"),
        "repeated": N_("Repeated returns"),
        "repeated_incl_recognised_refugees": N_("Repeated, refugees too"),
    },
    "host_practice": {
        "often_lets_go": N_("Often lets them go"),
        "mixed": N_("Both happens"),
        "mostly_returns": N_("Mostly sends them back"),
    },
    "origin_leverage": {
        "low": N_("Little hold"),
        "medium": N_("Some hold"),
        "high": N_("Strong hold"),
    },
    "proximity": {
        "distant": N_("Far apart"),
        "same_region": N_("Same region"),
        "land_border": N_("Shared land border"),
    },
    "host_regime": {
        "liberal_democracy": N_("Liberal democracy"),
        "mixed": N_("Mixed system"),
        "autocracy": N_("Autocracy"),
    },
    "host_courts": {
        "strong": N_("Usually stop them"),
        "mixed": N_("Sometimes stop them"),
        "weak": N_("Rarely stop them"),
    },
    "nonrefoulement_law": {
        "applied": N_("Law and applied"),
        "on_paper": N_("Only on paper"),
        "none": N_("No such law"),
    },
    "suspensive_appeal": {
        "yes": YES,
        "limited": N_("In some cases"),
        "no": NO,
    },
    "convention_party": {
        "party": N_("Joined"),
        "not_party": N_("Not joined"),
    },
    "extradition_basis": {
        "treaty": N_("Treaty"),
        "reciprocity_or_statute": N_("Law or reciprocity"),
        "none": N_("No basis"),
    },
    "dual_criminality": {
        "met": N_("A crime there too"),
        "contested": N_("Contested"),
        "absent": N_("Not a crime there"),
    },
    "political_offence_bar": _BAR,
    "persecution_clause_bar": _BAR,
    "illtreatment_bar": _BAR,
    "death_penalty_bar": _BAR,
    "in_absentia_bar": _BAR,
    "ne_bis_or_time_bar": _BAR,
    "trial_fairness": {
        "independent": N_("Independent courts"),
        "mixed": N_("Fair in part"),
        "politicised": N_("Steered by the state"),
    },
    "torture_record": {
        "rare": N_("Rare"),
        "some": N_("Some cases"),
        "widespread": N_("Widespread"),
        "systematic": N_("Systematic"),
    },
    "disappearance_record": {
        "none": N_("No cases known"),
        "isolated": N_("Isolated cases"),
        "repeated": N_("Repeated cases"),
        "this_network": N_("In their own network"),
    },
    "execution_practice": {
        "abolished": N_("Abolished"),
        "dormant": N_("Not carried out"),
        "used": N_("Carried out"),
        "used_politically": N_("Used against critics"),
    },
    "returnee_fate": {
        "left_alone": N_("Left alone"),
        "prosecuted": N_("Prosecuted"),
        "jailed_or_ill_treated": N_("Jailed or ill-treated"),
        "vanished": N_("Vanished"),
    },
}
