# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of a model's numbers for the promises of the engine to hold; each breach names the factor."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from exile_risk.engine.compiled import COURTS, CUSTODY, GATES, TARGETS
from exile_risk.engine.scale import UNKNOWN_GATE
from exile_risk.errors import InputError
from exile_risk.model.answers import Unanswered
from exile_risk.model.factors import LEVELS, Catalogue, Direction, Factor

LARGEST_BASE = 60.0
"""Log2 odds beyond which a base is a slip of the pen, not a judgement."""


def check_catalogue(catalogue: Catalogue, file: str) -> None:
    """Raise InputError naming file, place and mend for the first promise that the numbers break."""
    for n, factor in enumerate(catalogue.factors.values()):
        for problem in _problems(factor):
            raise InputError("model_promise", file=file, place=f"factors[{n}] ({factor.id})", problem=problem)
    for place, base in (("base_log2_odds", catalogue.pathway_base), ("severity_base_log2_odds", catalogue.harm_base)):
        if any(abs(value) > LARGEST_BASE for value in base.values()):
            raise InputError("model_promise", file=file, place=place, problem="base_size")
    attack = [catalogue.attack_harm[level] for level in LEVELS]
    if not all(0 <= value <= 1 for value in attack) or any(a < b for a, b in pairwise(attack)):
        raise InputError("model_promise", file=file, place="attack_severity", problem="attack")


def _problems(factor: Factor) -> Iterable[str]:
    if set(factor.values) & {word.value for word in Unanswered}:
        yield "reserved"
    if factor.group == "trigger" and factor.values != ("no", "yes"):
        yield "trigger"
    if factor.gate is not None and factor.id not in (COURTS, CUSTODY, *GATES.values()):
        yield "gate_unused"
    if (
        factor.gate is not None
        and factor.id != CUSTODY
        and not min(factor.gate.values()) <= UNKNOWN_GATE <= max(factor.gate.values())
    ):
        yield "gate_centre"
    for target in TARGETS:
        weights = _along(factor, factor.steps, target)
        if not min(weights) <= 0 <= max(weights):
            yield "straddle"
        if not rises(factor, weights) or not rises(factor, [-s for s in _along(factor, factor.bars, target)]):
            yield "monotone"


def _along(factor: Factor, table: Mapping[str, Mapping[str, float]], target: str) -> list[float]:
    """Return the numbers of one target in the order of the values."""
    return [table.get(value, {}).get(target, 0.0) for value in factor.values]


def rises(factor: Factor, numbers: Sequence[float]) -> bool:
    """Whether riskier values never count for less; factors that cut both ways are free."""
    if factor.direction is Direction.MIXED:
        return True
    ordered = numbers if factor.direction is Direction.ASCENDING else list(reversed(numbers))
    return all(a <= b for a, b in pairwise(ordered))
