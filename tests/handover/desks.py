# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of real vaults share: a passphrase, a case that can be rated, and two people who meet."""

from exile_risk.handover.desk import Handover
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.session import Session

PHRASE = "a phrase of some length for tests"


def meet(a: Handover, b: Handover) -> tuple[str, str]:
    """Let both confirm each other; returns how each calls the other."""
    ids = []
    for one, other, label in ((a, b, "Bo"), (b, a, "An")):
        card = other.card()
        found = one.add_colleague(card.text, label)
        ids.append(one.confirm(found.id, " ".join(card.words)).id)
    return ids[0], ids[1]


def a_case(session: Session) -> Draft:
    """Return a case with the danger check done and one answer of the first factor."""
    draft = Draft("KH", "TH")
    for trigger in session.catalogue.triggers:
        draft = draft.with_answer(trigger, Answer("no"))
    return draft.with_answer("political_profile", Answer(session.catalogue.factors["political_profile"].values[0]))
