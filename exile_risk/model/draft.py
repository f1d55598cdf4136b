# SPDX-License-Identifier: GPL-3.0-or-later
"""A case while it is being written: anything may still be missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from exile_risk.model.answers import Answer
from exile_risk.model.case import NO_NEEDS, NOTHING, Case, Charge, Needs


@dataclass(frozen=True)
class Draft:
    """What the form holds. `as_of` None means "the day it is rated", so that an open case ages with its facts."""

    origin: str | None = None
    host: str | None = None
    as_of: date | None = None
    nationalities: tuple[str, ...] | None = None
    charges: tuple[Charge, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)
    needs: Needs = NO_NEEDS

    def with_answer(self, factor: str, answer: Answer | None) -> "Draft":
        """Return the draft with one answer set, or taken back (None)."""
        answers = {**self.answers, factor: answer} if answer else {k: v for k, v in self.answers.items() if k != factor}
        return replace(self, answers=answers)

    def case(self, today: date) -> Case | None:
        """Return the case to rate, or None while the state feared or the place is missing or they are the same."""
        if self.origin is None or self.host is None or self.origin == self.host:
            return None
        return Case(
            origin=self.origin,
            host=self.host,
            as_of=self.as_of or today,
            charges=self.charges,
            answers=self.answers,
            nationalities=self.nationalities,
            needs=self.needs,
        )
