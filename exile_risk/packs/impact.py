# SPDX-License-Identifier: GPL-3.0-or-later
"""Which saved cases have another band under the facts of a pack: found out before it is taken, case by case."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exile_risk.assessing import GROUP, answers_with_facts, assess, inferred_factors
from exile_risk.engine.bands_only import BandsOnly, bands_only
from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.case import Case
from exile_risk.model.factors import Catalogue

_Asked = tuple[Mapping[str, str | Unanswered], frozenset[str], str | None]
"""Answers, those in doubt, and by which rule a hunted group is asked for: all on which the band that is shown rests."""


@dataclass(frozen=True)
class CaseImpact:
    """The bands of a case under the facts in use and under those of the pack; `said` are those a person is shown.

    They differ from the planning bands where Low is not said (decisions 5 and 24).
    """

    code: str
    before: BandsOnly
    after: BandsOnly
    said: tuple[Band, Band]

    @property
    def changes_band(self) -> bool:
        """Whether another band is shown."""
        return self.said[0] != self.said[1]


def impacts(
    cases: Iterable[tuple[str, Case]], catalogue: Catalogue, before: Knowledge, after: Knowledge
) -> Iterator[CaseImpact | None]:
    """Yield for each case (code, case), in turn, what the pack does to its bands; None where that cannot be told.

    Whoever takes them counts them, and stops by taking no more. A case of which no answer changes is not rated twice.
    """
    for code, case in cases:
        try:
            old, new = (_asked(case, catalogue, base) for base in (before, after))
        except InputError:  # facts that are damaged: it says so when it is opened
            yield None
            continue
        first = _rated(case, catalogue, before, old)
        second = first if old == new else _rated(case, catalogue, after, new)
        yield CaseImpact(code, first[0], second[0], (first[1], second[1]))


def _asked(case: Case, catalogue: Catalogue, knowledge: Knowledge) -> _Asked:
    answers, doubtful, derived = answers_with_facts(case, catalogue, knowledge)
    group = derived.get(GROUP)
    return answers, doubtful, group.rule if group is not None else None


def _rated(case: Case, catalogue: Catalogue, knowledge: Knowledge, asked: _Asked) -> tuple[BandsOnly, Band]:
    """Return the bands of a case and the one that is shown."""
    bands = bands_only(catalogue, asked[0], asked[1], inferred_factors(case))
    return bands, _said(case, catalogue, knowledge, bands)


def _said(case: Case, catalogue: Catalogue, knowledge: Knowledge, bands: BandsOnly) -> Band:
    """Return the band that is shown: only of a Low it takes more than the band to know whether it may be said."""
    if bands.planning > Band.LOW:
        return bands.planning
    return assess(case, catalogue, knowledge).band or bands.planning


class ImpactsInTurn:
    """Works impacts out bit by bit, for a worker that has other things to do; dropping it is cancelling it."""

    def __init__(self, total: int, found: Iterator[CaseImpact | None]) -> None:
        self.total, self.done = total, 0
        self._found = found

    @property
    def left(self) -> int:
        """How many cases are still to be looked at."""
        return self.total - self.done

    def go_on(self, seconds: float) -> tuple[CaseImpact, ...]:
        """Go on for about so long; returns the cases of this turn whose band changes."""
        until, changed = time.monotonic() + seconds, []
        while self.left:
            one = next(self._found, None)
            self.done += 1
            if one is not None and one.changes_band:
                changed.append(one)
            if time.monotonic() >= until:
                break
        return tuple(changed)
