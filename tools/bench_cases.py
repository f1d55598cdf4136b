# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up answers for the benchmarks, the same in every run: a share of the questions answered, few in danger now."""

from random import Random

from exile_risk.model.factors import Catalogue


def made_up(catalogue: Catalogue, name: str, known: float) -> dict[str, str]:
    """Return values for about the share `known` of the questions; the others are left open.

    Danger questions are all answered, one in forty with yes.
    """
    draw = Random(f"bench|{name}")  # noqa: S311 - reproducible by design, nothing secret
    answers = {}
    for factor in catalogue.factors.values():
        if factor.id in catalogue.triggers:
            answers[factor.id] = "yes" if draw.random() < 1 / 40 else "no"
        elif draw.random() < known:
            answers[factor.id] = draw.choice(factor.values)
    return answers
