# SPDX-License-Identifier: GPL-3.0-or-later
"""How the questions are laid out in short groups: what a caseworker asks together, then what the facts answer."""

from collections.abc import Callable
from dataclasses import dataclass

from exile_risk.wording import N_, _

HEADLINE = ("protection_status", "immigration_status")
"""Asked at the top of the form, beside nationality, place and charges."""


@dataclass(frozen=True)
class QuestionGroup:
    """One tile of the form. `from_facts`: the tool answers these itself; the caseworker may know better."""

    id: str
    title_text: str
    factors: tuple[str, ...]
    from_facts: bool = False

    @property
    def title(self) -> str:
        """The tile's title in the language spoken now."""
        return _(self.title_text)


GROUPS = (
    QuestionGroup(
        "profile", N_("Profile"), ("political_profile", "visible_criticism", "insider_knowledge", "group_hunted")
    ),
    QuestionGroup(
        "interest",
        N_("Interest"),
        ("origin_request", "recent_trigger", "charge_status", "offence_label", "max_penalty"),
    ),
    QuestionGroup("threat", N_("Threats"), ("prior_targeting", "network_hit_12m", "family_pressure")),
    QuestionGroup("status", N_("Status"), ("citizenship", "security_flag", "document_control", "travel_document")),
    QuestionGroup("travel", N_("Travel"), ("travel_plan", "police_alert", "notice_challenge", "transit_cooperation")),
    QuestionGroup("exposure", N_("Exposure"), ("location_exposure", "digital_exposure", "routine_police_contact")),
    QuestionGroup(
        "support",
        N_("Support"),
        ("lawyer_on_call", "rapid_response", "state_intervention", "international_media"),
    ),
    QuestionGroup("return", N_("On return"), ("return_inducement", "past_torture", "added_vulnerability")),
    QuestionGroup(
        "state",
        N_("At home"),
        (
            "trial_fairness",
            "torture_record",
            "disappearance_record",
            "execution_practice",
            "returnee_fate",
            "origin_tnr_record",
            "origin_violence_abroad",
            "origin_trend",
            "origin_notice_abuse",
        ),
        from_facts=True,
    ),
    QuestionGroup(
        "host",
        N_("Host"),
        (
            "host_regime",
            "host_courts",
            "nonrefoulement_law",
            "suspensive_appeal",
            "convention_party",
            "security_cooperation",
            "return_precedents_5y",
            "host_practice",
            "origin_leverage",
            "proximity",
            "exit_clearance",
        ),
        from_facts=True,
    ),
    QuestionGroup(
        "extradition",
        N_("Extradition"),
        (
            "extradition_basis",
            "dual_criminality",
            "political_offence_bar",
            "persecution_clause_bar",
            "illtreatment_bar",
            "death_penalty_bar",
            "in_absentia_bar",
            "ne_bis_or_time_bar",
        ),
        from_facts=True,
    ),
)

ALL_ASKED = tuple(factor for group in GROUPS for factor in group.factors)


def group_of(factor: str) -> QuestionGroup | None:
    """Return the tile that holds a question; None for the headline and the danger check."""
    return next((g for g in GROUPS if factor in g.factors), None)


def answered_in(group: QuestionGroup, is_answered: Callable[[str], bool]) -> int:
    """Return how many questions of a tile have an answer, the caseworker's or a derived one."""
    return sum(1 for factor in group.factors if is_answered(factor))
