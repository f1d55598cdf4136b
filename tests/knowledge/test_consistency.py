# SPDX-License-Identifier: GPL-3.0-or-later
"""Derived values against the situations the method describes; differences are listed in docs/knowledge.md."""

import pytest

from exile_risk.knowledge import Knowledge
from exile_risk.model.case import Charge, Stage
from tests.knowledge.conftest import day

CAMBODIA_2018 = {
    "trial_fairness": "politicised",
    "torture_record": "some",
    "disappearance_record": "isolated",
    "execution_practice": "abolished",
    "origin_tnr_record": "few",
    "origin_violence_abroad": "alleged",
    "origin_trend": "escalating",
}
CAMBODIA_2024 = CAMBODIA_2018 | {"origin_tnr_record": "top_ten", "returnee_fate": "jailed_or_ill_treated"}
THAILAND_2018 = CAMBODIA_2018 | {"execution_practice": "dormant"}
WEAK_HOST = {"host_courts": "weak", "suspensive_appeal": "no", "origin_leverage": "medium"}
SAFE_HOST = {
    "host_regime": "liberal_democracy",
    "host_courts": "strong",
    "convention_party": "party",
    "proximity": "distant",
    "security_cooperation": "none",
    "return_precedents_5y": "none",
    "origin_leverage": "low",
    "nonrefoulement_law": "applied",
    "suspensive_appeal": "yes",
    "extradition_basis": "reciprocity_or_statute",
}
THAI_HOST_2018 = WEAK_HOST | {
    "host_regime": "autocracy",
    "convention_party": "not_party",
    "proximity": "land_border",
    "security_cooperation": "working_ties",
    "return_precedents_5y": None,
    "nonrefoulement_law": "none",
    "extradition_basis": "treaty",
    "exit_clearance": "needed_from_host",
}
CORRIDORS = {
    "1 and 10": ("KH", "TH", "2018-01-20", CAMBODIA_2018 | THAI_HOST_2018),
    "3": (
        "TH",
        "KH",
        "2018-01-20",
        THAILAND_2018
        | WEAK_HOST
        | {
            "host_regime": "autocracy",
            "convention_party": "party",
            "proximity": "land_border",
            "nonrefoulement_law": "none",
            "extradition_basis": "treaty",
        },
    ),
    "4": ("TH", "KH", "2018-04-30", {"security_cooperation": "explicit_fugitive_or_swap_deal"}),
    "5": (
        "TH",
        "LA",
        "2018-12-20",
        WEAK_HOST
        | {
            "trial_fairness": "politicised",
            "disappearance_record": "this_network",
            "origin_violence_abroad": "documented_in_this_host",
            "execution_practice": "dormant",
            "origin_tnr_record": "few",
            "host_regime": "autocracy",
            "convention_party": "not_party",
            "security_cooperation": "explicit_fugitive_or_swap_deal",
            "return_precedents_5y": "isolated",
            "nonrefoulement_law": "none",
            "extradition_basis": "treaty",
        },
    ),
    "6": (
        "KH",
        "TH",
        "2024-12-15",
        CAMBODIA_2024
        | WEAK_HOST
        | {
            "host_regime": "mixed",
            "nonrefoulement_law": "on_paper",
            "security_cooperation": "explicit_fugitive_or_swap_deal",
            "return_precedents_5y": "repeated_incl_recognised_refugees",
            "extradition_basis": "treaty",
        },
    ),
    "7": ("KH", "AU", "2024-12-15", CAMBODIA_2024 | SAFE_HOST),
    "8": ("KH", "NZ", "2024-12-15", CAMBODIA_2024 | SAFE_HOST),
    "11": (
        "KH",
        "MY",
        "2024-09-28",
        CAMBODIA_2024
        | {
            "host_regime": "mixed",
            "host_courts": "mixed",
            "proximity": "same_region",
            "security_cooperation": "working_ties",
            "return_precedents_5y": None,
            "origin_leverage": "medium",
            "nonrefoulement_law": "none",
            "suspensive_appeal": "no",
        },
    ),
    "12": (
        "VN",
        "TH",
        "2024-03-01",
        WEAK_HOST
        | {
            "trial_fairness": "politicised",
            "torture_record": "widespread",
            "disappearance_record": "isolated",
            "execution_practice": "used",
            "returnee_fate": "jailed_or_ill_treated",
            "origin_tnr_record": "frequent",
            "origin_violence_abroad": "documented_in_this_host",
            "origin_trend": "escalating",
            "host_regime": "mixed",
            "security_cooperation": "working_ties",
            "return_precedents_5y": "isolated",
            "nonrefoulement_law": "on_paper",
            "extradition_basis": "reciprocity_or_statute",
        },
    ),
}


@pytest.mark.parametrize("number", CORRIDORS)
def test_corridor(knowledge: Knowledge, number: str) -> None:
    origin, host, on, expected = CORRIDORS[number]
    found = knowledge.corridor(origin, host, day(on))
    assert {f: found[f].value for f in expected} == expected


def test_charges_of_the_method(knowledge: Knowledge) -> None:
    insult = (Charge("insult_official", Stage.CHARGED_OR_WARRANT),)
    shoe = knowledge.charges("KH", "TH", day("2018-01-20"), insult)
    assert shoe["max_penalty"].value == "1_to_5y"
    assert shoe["dual_criminality"].value == "contested"
    assert shoe["political_offence_bar"].value == "arguable"
    assert shoe["offence_label"].value == "speech_or_insult"
    plot = (Charge("treason", Stage.CHARGED_OR_WARRANT),)
    resettled = knowledge.charges("KH", "AU", day("2024-12-15"), plot)
    assert resettled["political_offence_bar"].value == "clear"
    assert resettled["persecution_clause_bar"].value == "clear"
    royal = (Charge("lese_majeste", Stage.CHARGED_OR_WARRANT),)
    neighbour = knowledge.charges("TH", "KH", day("2018-01-20"), royal)
    assert neighbour["persecution_clause_bar"].value == "arguable"


@pytest.mark.parametrize(
    ("host", "on", "regime", "courts"),
    [
        ("CN", "2026-11-24", "autocracy", "weak"),
        ("RU", "2026-11-24", "autocracy", "weak"),
        ("TR", "2026-11-24", "autocracy", "weak"),
        ("AE", "2026-11-24", "autocracy", "weak"),
        ("SG", "2026-11-24", "mixed", "mixed"),
        ("HU", "2026-11-24", "mixed", "mixed"),
        ("GB", "2026-11-24", "liberal_democracy", "strong"),
        ("SE", "2026-11-24", "liberal_democracy", "strong"),
        ("JP", "2026-11-24", "liberal_democracy", "strong"),
        ("US", "2026-11-24", "liberal_democracy", "strong"),
        ("PL", "2023-06-01", "mixed", "mixed"),
        ("PL", "2026-11-24", "liberal_democracy", "strong"),
        ("ZA", "2026-11-24", "liberal_democracy", "mixed"),
    ],
)
def test_hosts_across_the_world(knowledge: Knowledge, host: str, on: str, regime: str, courts: str) -> None:
    found = knowledge.corridor("KH", host, day(on))
    assert (found["host_regime"].value, found["host_courts"].value) == (regime, courts)


def test_a_convention_limited_to_europe_protects_nobody_else(knowledge: Knowledge) -> None:
    assert knowledge.corridor("CN", "TR", day("2026-11-24"))["convention_party"].value == "not_party"
    assert knowledge.corridor("BY", "TR", day("2026-11-24"))["convention_party"].value == "party"


def test_silence_is_evidence_only_where_the_press_is_free(knowledge: Knowledge) -> None:
    quiet = knowledge.corridor("TH", "KH", day("2018-01-20"))["return_precedents_5y"]
    assert (quiet.value, quiet.why_unknown) == (None, "return_precedents_5y.silence")
    assert knowledge.corridor("TH", "NZ", day("2018-01-20"))["return_precedents_5y"].value == "none"


@pytest.mark.parametrize("country", ["KH", "TH", "LA", "VN", "MM", "MY", "AU", "NZ", "CA", "US", "FR", "DE"])
def test_the_first_twelve_are_known_as_host_and_origin(knowledge: Knowledge, country: str) -> None:
    """All but what nobody can know: a route, checks, the fate of returnees without returns, silence, and legal gaps."""
    other = "KH" if country != "KH" else "TH"
    open_as_host = {f for f, d in knowledge.corridor(other, country, day("2026-11-24")).items() if d.value is None}
    open_as_origin = {f for f, d in knowledge.corridor(country, other, day("2026-11-24")).items() if d.value is None}
    gaps = {"transit_cooperation", "routine_police_contact", "returnee_fate", "return_precedents_5y", "exit_clearance"}
    gaps |= {"host_practice"} if country in ("AU", "NZ", "CA") else set()  # no detention with a known end is on record
    assert open_as_host - gaps <= ({"extradition_basis"} if country == "MM" else set())
    about_origin = {"origin_notice_abuse", "origin_trend", "trial_fairness", "torture_record", "execution_practice"}
    assert open_as_origin & about_origin <= ({"origin_notice_abuse"} if country == "LA" else set())
