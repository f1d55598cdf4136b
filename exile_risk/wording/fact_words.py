# SPDX-License-Identifier: GPL-3.0-or-later
"""What attributes and their values are called on the pages that show facts as they stand in the base."""

from exile_risk.wording.catalogue import N_

ATTRIBUTES = {
    "subregion": N_("Region"),
    "population": N_("People"),
    "capital_position": N_("Capital"),
    "land_border_km": N_("Land border"),
    "liberal_democracy": N_("Liberal democracy index"),
    "regime_type": N_("Kind of regime"),
    "rule_of_law": N_("Rule of law index"),
    "civil_liberties": N_("Civil liberties index"),
    "free_expression": N_("Free expression index"),
    "physical_integrity": N_("Freedom from torture and political killing"),
    "refugee_convention": N_("Refugee Convention of 1951"),
    "refugee_protocol": N_("Refugee Protocol of 1967"),
    "convention_against_torture": N_("Convention against Torture"),
    "iccpr": N_("Covenant on Civil and Political Rights"),
    "death_penalty": N_("Death penalty"),
    "executions": N_("Executions"),
    "extradition_link": N_("Extradition"),
    "political_offence_exception": N_("Political offences"),
    "persecution_clause": N_("Persecution clause"),
    "in_absentia_clause": N_("Verdicts in absence"),
    "membership": N_("Convention or group"),
    "extradition_without_treaty": N_("Extradition without a treaty"),
    "political_offence_bar_in_law": N_("No extradition for political offences"),
    "persecution_bar_in_law": N_("No extradition to persecution"),
    "nonrefoulement_statute": N_("No return to persecution, by law"),
    "judicial_review": N_("Court review of removal"),
    "asylum_law": N_("Asylum law"),
    "illtreatment_bar_in_law": N_("No surrender to torture"),
    "death_penalty_bar_in_law": N_("No surrender to the death penalty"),
    "exit_clearance_rule": N_("Permit to leave"),
    "security_cooperation": N_("Security services"),
    "incident": N_("Incident"),
    "notice_used": N_("INTERPOL notice used"),
    "routine_returns": N_("Routine returns"),
    "incident_collection": N_("Collection of incidents"),
    "tnr_rank": N_("Place among states that repress abroad"),
    "tnr_recorded": N_("Known for repression abroad"),
    "torture_record": N_("Torture of political detainees"),
    "disappearance_record": N_("Disappearance of critics"),
    "political_executions": N_("Executions in political cases"),
    "notice_abuse": N_("Misuse of INTERPOL"),
    "offence_status": N_("A crime?"),
    "offence_max_penalty": N_("Highest penalty"),
    "offence_reaches_one_year": N_("A year or more in prison?"),
    "resettlement_arrivals": N_("Resettled refugees who arrived"),
}

_YES, _NO = N_("Yes"), N_("No")
_TREATY = {
    "party": N_("Party"),
    "party_for_europe_only": N_("Party, for events in Europe only"),
    "none": N_("Not a party"),
    "signatory": N_("Signed, not ratified"),
    "withdrawn": N_("Withdrawn"),
    "not_applicable": N_("Does not apply"),
}
_YES_NO = {"yes": _YES, "no": _NO}
_BAR = {
    "explicit": N_("Written in its law"),
    "treaty_only": N_("Only by treaty"),
    "discretion": N_("Left to discretion"),
    "none": N_("No rule"),
}

VALUES: dict[str, dict[str, str]] = {
    "refugee_convention": _TREATY,
    "refugee_protocol": _TREATY,
    "convention_against_torture": _TREATY,
    "iccpr": _TREATY,
    "death_penalty": {
        "abolished": N_("Abolished"),
        "abolished_for_ordinary_crimes": N_("Abolished for ordinary crimes"),
        "abolished_in_practice": N_("Abolished in practice"),
        "retained": N_("Kept"),
    },
    "executions": {"0": N_("None recorded"), "some": N_("Carried out, number unknown")},
    "extradition_link": {
        "treaty": N_("Treaty"),
        "designation": N_("Named in a law, without a treaty"),
        "not_in_force": N_("Treaty not in force"),
        "suspended": N_("Suspended"),
    },
    "political_offence_exception": {"yes": N_("excepts political offences"), "no": N_("covers political offences")},
    "persecution_clause": {"yes": N_("has a persecution clause"), "no": N_("has no persecution clause")},
    "in_absentia_clause": {"yes": N_("excepts verdicts in absence"), "no": N_("covers verdicts in absence")},
    "extradition_without_treaty": {**_YES_NO, "by_designation": N_("Only to states that a law names")},
    "political_offence_bar_in_law": _YES_NO,
    "persecution_bar_in_law": _YES_NO,
    "nonrefoulement_statute": _YES_NO,
    "judicial_review": {
        "available": N_("Available"),
        "limited": N_("Limited"),
        "none_effective": N_("None that works"),
    },
    "asylum_law": {"yes": N_("There is one"), "partial": N_("In part"), "none": N_("None")},
    "illtreatment_bar_in_law": _BAR,
    "death_penalty_bar_in_law": _BAR,
    "exit_clearance_rule": {"needed": N_("Needed"), "not_needed": N_("Not needed")},
    "security_cooperation": {
        "hostile": N_("Hostile"),
        "none": N_("No ties known"),
        "working_ties": N_("Working ties"),
        "explicit_fugitive_or_swap_deal": N_("Deal on fugitives or swaps"),
    },
    "notice_used": {"yes": N_("Used an INTERPOL notice in a political case")},
    "routine_returns": {"yes": N_("Sends migrants back as a routine")},
    "tnr_recorded": {"yes": _YES, "frequent": N_("Yes, often")},
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
    },
    "political_executions": {"yes": N_("Reported")},
    "notice_abuse": {"no": _NO, "some": N_("Sometimes"), "frequent": N_("Often")},
    "offence_status": {"crime": _YES, "partial": N_("In part"), "not_a_crime": _NO},
    "offence_reaches_one_year": _YES_NO,
}

NUMBERS = {
    "liberal_democracy": N_("{n}, where 1 is best"),
    "rule_of_law": N_("{n}, where 1 is best"),
    "civil_liberties": N_("{n}, where 1 is best"),
    "free_expression": N_("{n}, where 1 is best"),
    "physical_integrity": N_("{n}, where 1 is best"),
    "population": N_("{n}"),
    "land_border_km": N_("{n} km"),
    "tnr_rank": N_("number {n}"),
    "executions": N_("{n} recorded"),
    "resettlement_arrivals": N_("{n} in that year"),
}

REGIMES = {
    "0": N_("Closed autocracy"),
    "1": N_("Electoral autocracy"),
    "2": N_("Electoral democracy"),
    "3": N_("Liberal democracy"),
}
