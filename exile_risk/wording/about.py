# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says about itself: what it is, what it is not, and under which terms its parts may be used."""

from exile_risk.wording.catalogue import N_, _

_IS = (
    N_("It rates the danger that an exile is returned, handed over or attacked, and shows every reason."),
    N_("It works without a network, and keeps what you write in an encrypted vault on this computer."),
    N_("It supports your decision; it does not make it. You can disagree at any time; your word is kept beside it."),
)
_IS_NOT = (
    N_("Its weights were set by people who read published cases, and moved in part towards documented ones."),
    N_(
        "In tests on documented cases the bands of models 1 and 2 hardly tell those that ended in harm from the others."
    ),
    N_("It has not been tested against outcomes of people who were rated. Figures: Help > How well does it work?"),
    N_("No number in it is a probability, and none may be quoted as one. Low never means safe."),
    N_("It is not legal advice, and no reason to refuse or delay help. Do not give its pages to any authority."),
    N_("Its facts carry dates and sources. Some were never checked at a source; they say so wherever they appear."),
)
_LICENCES = {
    "facts": N_("Single facts, which nobody owns; the publisher is credited"),
    "facts, credited to Amnesty International": N_("Single facts, credited to Amnesty International"),
    "CC BY-SA 4.0": N_("CC BY-SA 4.0: V-Dem, kept in files of its own; pass on changed copies under the same licence"),
    "CC BY 4.0": N_("CC BY 4.0"),
    "Unicode-3.0": N_("Unicode License v3"),
    "GPL-3.0-or-later": N_("GPL-3.0-or-later, as this program"),
    "public domain": N_("Public domain"),
}


def is_texts() -> tuple[str, ...]:
    """Return what the program is, one sentence each."""
    return tuple(_(text) for text in _IS)


def is_not_texts() -> tuple[str, ...]:
    """Return what it is not, one sentence each."""
    return tuple(_(text) for text in _IS_NOT)


def licence_name(id: str) -> str:
    """Return the terms of a licence in a few words; one without words is said by its id."""
    return _(_LICENCES[id]) if id in _LICENCES else id
