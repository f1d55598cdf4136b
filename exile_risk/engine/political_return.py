# SPDX-License-Identifier: GPL-3.0-or-later
"""The odds of what incident lists record: hand-over, expulsion at the origin's wish, extradition and attack."""

from math import log2

from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import Answers, View, evaluate
from exile_risk.model.factors import Catalogue

POLITICAL = ("X", "R", "H", "A")
"""Routine enforcement (E) and quiet pressure (C) fill no incident lists; arrest on the way (T) happens elsewhere."""


def political_return(catalogue: Catalogue, answers: Answers) -> float:
    """Return the log2 odds that at least one of the political routes is taken within twelve months."""
    found = evaluate(compiled(catalogue), answers, View.CENTRE).probabilities
    spared = 1.0
    for pathway in POLITICAL:
        spared *= 1 - found[pathway]
    return log2((1 - spared) / spared)
