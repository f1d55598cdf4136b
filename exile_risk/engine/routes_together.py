# SPDX-License-Identifier: GPL-3.0-or-later
"""The odds of some of the routes taken together, whatever harm waits at their end."""

from collections.abc import Sequence
from math import log2

from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import Answers, View, evaluate
from exile_risk.model.factors import Catalogue

POLITICAL = ("X", "R", "H", "A")
"""What incident lists record. Routine enforcement (E) and quiet pressure (C) fill none; T happens elsewhere."""

OUT_OF_CUSTODY = ("X", "E", "R", "H")
"""The ways out of a host's cell that lead to the state feared."""


def any_route(catalogue: Catalogue, answers: Answers, routes: Sequence[str]) -> float:
    """Return the log2 odds that at least one of the routes is taken within twelve months."""
    found = evaluate(compiled(catalogue), answers, View.CENTRE).probabilities
    spared = 1.0
    for pathway in routes:
        spared *= 1 - found[pathway]
    return log2((1 - spared) / spared)
