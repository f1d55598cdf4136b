# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as it would be if an answer, the day or the country were otherwise; the case itself is never touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.assessing import assess
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import NOTHING, Case
from exile_risk.model.factors import Catalogue
from exile_risk.relocation.arrival import after_moving, arrival_for

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


@dataclass(frozen=True)
class Suppose:
    """What is supposed. `day` and `host` None: as in the case. `answers` stand over everything else."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)
    day: date | None = None
    host: str | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is supposed, so that the copy rates as the case does."""
        return not self.answers and self.day is None and self.host is None

    def with_answer(self, factor: str, answer: Answer | None) -> "Suppose":
        """Return this with one answer supposed, or no longer (None)."""
        kept = {f: a for f, a in self.answers.items() if f != factor}
        return replace(self, answers=kept if answer is None else {**kept, factor: answer})


@dataclass(frozen=True)
class Supposed:
    """The assessment of a what-if copy. `arrival`: the status supposed in another country (None: the same country)."""

    found: Assessment
    arrival: str | None


def suppose(case: Case, supposed: Suppose, catalogue: Catalogue, knowledge: "Knowledge") -> Supposed:
    """Return the assessment of the case with something supposed.

    In another country what belonged to the old place is open again and the dangers of the moment are past, as after
    any move (`relocation.arrival`).
    """
    day = supposed.day or case.as_of
    copy = replace(case, as_of=day)
    arrival = None
    if supposed.host is not None and supposed.host != case.host:
        arrival = arrival_for(knowledge.corridor(case.origin, supposed.host, day))
        copy = after_moving(copy, supposed.host, arrival, catalogue.triggers)
    copy = replace(copy, answers={**copy.answers, **supposed.answers})
    return Supposed(assess(copy, catalogue, knowledge), arrival)
