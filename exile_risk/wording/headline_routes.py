# SPDX-License-Identifier: GPL-3.0-or-later
"""First half of the headline: who could do what, chosen by the leading route and the answers that drive it."""

from collections.abc import Mapping

from exile_risk.wording.catalogue import N_

Answers = Mapping[str, str | None]
"""Factor id to value id; None or absent where the question is open."""

Choice = tuple[tuple[str, Mapping[str, str]], ...]
"""Factors in the order asked, each with the sentence for some of its values; the first that fits is said."""

_SPECIAL: dict[str, Choice] = {
    "X": (
        (
            "origin_request",
            {"formal_extradition_request": N_("{origin} has asked for their extradition, and {host} could agree.")},
        ),
    ),
    "E": (
        (
            "immigration_status",
            {
                "removal_order": N_("{host} could carry out the removal order without any request from {origin}."),
                "irregular": N_("{host} could deport them for irregular stay without any request from {origin}."),
            },
        ),
    ),
    "R": (
        (
            "origin_request",
            {
                "rumoured": N_("{host} could expel them if {origin} has asked for it, as is rumoured."),
                "named_publicly_or_on_list": N_("{origin} has named them, and {host} could expel them in answer."),
                "asked_police_or_immigration": N_("{host} could expel them at the request of {origin}."),
                "formal_extradition_request": N_("{host} could expel them at the request of {origin}."),
                "refused_origin_persists": N_(
                    "A request was refused, but {origin} keeps trying and {host} could still expel them."
                ),
            },
        ),
    ),
    "H": (
        (
            "security_cooperation",
            {
                "working_ties": N_("Police in {host} work with {origin} and could hand them over without a court."),
                "explicit_fugitive_or_swap_deal": N_(
                    "{host} has a deal on fugitives with {origin} and could hand them over without a court."
                ),
            },
        ),
    ),
    "A": (
        (
            "attempted_attack_last_30d",
            {"yes": N_("Someone already tried to attack or abduct them, and it could happen again in {host}.")},
        ),
        (
            "prior_targeting",
            {
                "attempted_attack_or_abduction": N_(
                    "Someone already tried to attack or abduct them, and it could happen again in {host}."
                )
            },
        ),
        (
            "origin_violence_abroad",
            {
                "documented_in_this_host": N_(
                    "People acting for {origin} could attack or abduct them, as they did to others in {host}."
                )
            },
        ),
    ),
    "T": (
        (
            "travel_plan",
            {"none": N_("On a journey they could be arrested and handed to {origin}, but none is planned.")},
        ),
        (
            "police_alert",
            {
                "red_notice_or_diffusion": N_(
                    "A police alert is out, and they could be arrested at a border and handed to {origin}."
                )
            },
        ),
    ),
    "C": (
        (
            "family_pressure",
            {"threatened_or_detained": N_("{origin} could force them to return by what it does to their relatives.")},
        ),
        (
            "return_inducement",
            {
                "livelihood_or_child_documents_blocked": N_(
                    "{origin} could force them to return by blocking papers or livelihood."
                )
            },
        ),
    ),
}

_GENERAL = {
    "X": N_("{host} could extradite them if {origin} asks for it."),
    "E": N_("{host} could deport them in routine immigration checks, without any request from {origin}."),
    "R": N_("{host} could expel them to {origin}, although no request is known."),
    "H": N_("Officials in {host} could hand them to {origin} without a court."),
    "A": N_("People acting for {origin} could attack or abduct them in {host}."),
    "T": N_("They could be arrested on a journey or at a border and handed to {origin}."),
    "C": N_("{origin} could press them to return through relatives, papers or livelihood."),
}


def route_sentence(route: str, answers: Answers) -> str:
    """Return the untranslated template of the first sentence, with {origin} and {host} as its only gaps."""
    for factor, sentences in _SPECIAL.get(route, ()):
        found = sentences.get(answers.get(factor) or "")
        if found:
            return found
    return _GENERAL[route]
