# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles and lessons of the practice cases."""

from exile_risk.wording.catalogue import N_, _

_TITLES = {
    "refugee-in-thailand-2018": N_("A UN-recognised refugee in Thailand, January 2018"),
    "royal-insult-suspect-before-the-law": N_("A Thai royal-insult suspect in Cambodia, before the law"),
    "royal-insult-suspect-after-the-law": N_("The same suspect in Cambodia, after the law and the understanding"),
    "royal-insult-suspect-in-laos": N_("The same suspect in Laos, where the legal route failed"),
    "opposition-official-in-thailand-2024": N_("An opposition official in Thailand, 2024"),
    "opposition-official-in-australia": N_("The same official, resettled in Australia"),
    "opposition-official-in-new-zealand": N_("The same official, resettled in New Zealand"),
    "migrant-worker-in-thailand-2018": N_("A migrant worker without papers in Thailand, 2018"),
}

_LESSONS = {
    "refugee-in-thailand-2018": N_(
        "Refugee status does not help where removal runs through immigration, not extradition."
    ),
    "royal-insult-suspect-before-the-law": N_(
        "Without the same crime in both countries, extradition is the smallest route."
    ),
    "royal-insult-suspect-after-the-law": N_(
        "A law and an understanding of two governments move the extradition route."
    ),
    "royal-insult-suspect-in-laos": N_("A blocked legal route is not safety: handover and attack lead."),
    "opposition-official-in-thailand-2024": N_("Colleagues were removed: precedents weigh more than treaties."),
    "opposition-official-in-australia": N_("Distance and courts help; pressure through family at home stays."),
    "opposition-official-in-new-zealand": N_("A small community and an unknown address lower what remains."),
    "migrant-worker-in-thailand-2018": N_("Deportation is likely, grave harm is not: the two are rated apart."),
}


def scenario_title(id: str) -> str:
    """Return the title of a practice case."""
    return _(_TITLES[id])


def scenario_lesson(id: str) -> str:
    """Return what a practice case teaches, in one sentence."""
    return _(_LESSONS[id])
