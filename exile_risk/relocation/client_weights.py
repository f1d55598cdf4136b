# SPDX-License-Identifier: GPL-3.0-or-later
"""How much each criterion matters to the client, as a case keeps it and as options are ordered by it."""

from collections.abc import Mapping
from types import MappingProxyType

from exile_risk.model.case import Needs
from exile_risk.relocation.criteria import CRITERIA, checked

MIDDLE, MOST = 2, 4
"""Steps from 0, "does not matter", to 4, "matters most"; in the middle is what nobody has said anything about."""


def said(levels: Mapping[str, int]) -> Mapping[str, int]:
    """Return what is kept of the step of each criterion: those that somebody moved from the middle."""
    return MappingProxyType({name: levels[name] for name in CRITERIA if levels.get(name, MIDDLE) != MIDDLE})


def level(kept: Mapping[str, int], criterion: str) -> int:
    """Return the step of a criterion."""
    return kept.get(criterion, MIDDLE)


def weighing(kept: Mapping[str, int]) -> Mapping[str, float] | None:
    """Return how much each criterion weighs; None where all matter the same, also where nothing matters at all."""
    values = {name: float(level(kept, name)) for name in CRITERIA}
    return None if len(set(values.values())) == 1 else values


def counting(needs: Needs, given: Mapping[str, float] | None) -> Mapping[str, float]:
    """Return weights that add up to 1: those given, else those of the case. Errors: those of `criteria.checked`."""
    return checked(weighing(needs.weights) if given is None else given)
