# SPDX-License-Identifier: GPL-3.0-or-later
"""The same additive model in this engine, in a rule engine and in a Bayesian network: do they agree, and how fast?"""

import statistics
import sys
from collections.abc import Callable, Mapping

from bench_bayes_net import BayesNet
from bench_cases import made_up
from bench_rule_engine import RuleEngine
from bench_timing import in_turn

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.engine.compiled import compiled
from exile_risk.engine.evaluate import View, evaluate, harm_levels
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue

CASES = 120
NEAR = 1e-9
"""How far the log2 odds of a pathway (in steps) and harm given return may lie apart."""

Odds = Callable[[Mapping[str, str]], dict[str, float]]


def furthest(catalogue: Catalogue, cases: list[dict[str, str]], odds: Odds) -> float:
    """Return the largest difference between a rival's numbers and this engine's."""
    apart = 0.0
    for answers in cases:
        ours, theirs = evaluate(compiled(catalogue), answers, View.CENTRE), odds(answers)
        harm = harm_levels(theirs)
        differences = [abs(ours.log2_odds[p] - theirs[p]) for p in PATHWAYS]
        differences += [abs(ours.harm[level] - harm[level]) for level in LEVELS]
        apart = max(apart, *differences)
    return apart


def asking(odds: Odds, cases: list[dict[str, str]]) -> Callable[[int], object]:
    """Return the work of rating case number n with a rival."""
    return lambda n: odds(cases[n])


def main() -> int:
    """Print the ratios; return 1 where the three do not agree."""
    catalogue = load_catalogue("2")  # the last that is one sum for each pathway; model 3 takes the larger of two
    model = compiled(catalogue)
    cases = [made_up(catalogue, f"rival {n}", 0.2 + 0.8 * n / CASES) for n in range(CASES)]
    rivals = {"GoRules zen-engine": RuleEngine(catalogue).odds, "pyAgrum, Bayesian network": BayesNet(catalogue).odds}
    works: list[Callable[[int], object]] = [lambda n: evaluate(model, cases[n], View.CENTRE)]
    works += [asking(odds, cases) for odds in rivals.values()]
    works += [lambda n: rate(catalogue, cases[n])]
    names = ["this engine, centre", *rivals, "this engine, bounds and reasons too"]
    print(
        f"The same additive model, model {catalogue.version}, {CASES} sets of answers in turn, the quickest of three:"
    )
    spent = in_turn(works, CASES)
    for name, times in zip(names, spent, strict=True):
        ratio = statistics.median(t / ours for t, ours in zip(times, spent[0], strict=True))
        print(f"{name:<36} {statistics.median(times) * 1000:8.2f} ms   {ratio:7.2f} x this engine's centre")
    apart = {name: furthest(catalogue, cases, odds) for name, odds in rivals.items()}
    for name, difference in apart.items():
        word = "agrees" if difference <= NEAR else "DISAGREES"
        print(f"{name:<36} {word}: at most {difference:.0e} apart (allowed {NEAR:.0e})")
    return 0 if max(apart.values()) <= NEAR else 1


if __name__ == "__main__":
    sys.exit(main())
