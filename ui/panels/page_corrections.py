# SPDX-License-Identifier: GPL-3.0-or-later
"""From a line on a page of facts to what can be corrected there: answers, and what a law says of an offence."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from exile_risk.knowledge.corrections import ALL_SCOPES, CHARGE_SCOPES, HOST
from exile_risk.model.facts import Basis, Derived, Fact
from exile_risk.wording import _
from exile_risk.wording.questions import short_question
from ui.panels.one_fact import Offers

_OF_AN_OFFENCE = ("offence_status", "offence_reaches_one_year", "offence_covers_foreign_state", "offence_max_penalty")
"""Facts about an offence: what its law says to hosts and to origins can both be corrected from one."""

MOST = 2
"""Buttons on one card; where a fact stands behind more answers, those answers have cards of their own."""


def of_one_state(derived: Derived, code: str) -> Derived:
    """Return an answer as the page of one state means it: the other state was only there to ask the rules."""
    other = "origin" if ALL_SCOPES.get(derived.factor, (HOST,))[0] == HOST else "host"
    kept = "host" if other == "origin" else "origin"
    return replace(derived, params={**derived.params, kept: code, other: ""})


def offers_of(fact: Fact, answers: Iterable[Derived], code: str, correct: Callable[[Derived], None]) -> Offers:
    """Return the answers of a state that rest on a fact, or the charge that it is about, each to be corrected."""
    if fact.basis is Basis.LOCAL:
        return ()
    place, _slash, offence = fact.subject.partition("/")
    if fact.attribute in _OF_AN_OFFENCE and place == code:
        asked = [of_one_state(Derived(f, None, "", {"offence": offence}), code) for f in CHARGE_SCOPES]
    else:
        resting = (d for d in answers if d.factor in ALL_SCOPES and fact in (*d.facts, *d.set_aside))
        asked = [of_one_state(d, code) for d in resting]
    word = _("Correct “{answer}” …")
    return tuple((word.format(answer=short_question(d.factor)), lambda d=d: correct(d)) for d in asked[:MOST])
