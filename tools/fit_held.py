# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes model 3 out of model 2: what becomes of somebody whom the host holds becomes a part of the rating.

`python tools/fit_held.py CASES [--cross-validate]`. Prior-centred (MAP) estimation by steps on a grid, as in
`fit_model.py`: a weight starts where people put it (tools/model_2/custody.json), keeps its sign and its place in the
order of the answers, pays for its distance, and moves only where that makes the detentions likelier by more. Beside it
one base is written anew and a question is added; nothing else of model 2 moves.
"""

import argparse
import copy
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fit_model import HERE as MODEL_2
from fit_model import MODELS, Model, add_factors, catalogue_of, figures, samples

from exile_risk.catalogue import load_catalogue
from exile_risk.catalogue_checks import rises
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.scale import grouped
from exile_risk.evidence.backtest import CUSTODY, TESTS, backtest
from exile_risk.evidence.case_set import DocumentedCase, read_case_set
from exile_risk.knowledge import Knowledge
from exile_risk.model.factors import Catalogue, Factor
from exile_risk.reading import read_text

HERE = Path(__file__).parent / "model_3"
FOLDS = 5

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Detention:
    """Somebody whom the host held: the answers on the eve, and whether a return followed."""

    answers: Answers
    returned: bool


def steps(weights: Weights, order: Mapping[str, Factor], answers: Answers) -> float:
    """Return what the answers count together: in each group the strongest whole, the next half (formula 1)."""
    by_group: dict[str, list[float]] = {}
    for factor, values in weights.items():
        by_group.setdefault(order[factor].group, []).append(values.get(str(answers.get(factor)), 0.0))
    return sum(grouped(tuple(w for w in weights if w)) for weights in by_group.values())


def fit(prior: Weights, settings: Model, order: Mapping[str, Factor], found: Sequence[Detention]) -> Weights:
    """Return the weights moved from where they start as far as the detentions argue."""
    weights, spread = {f: dict(values) for f, values in prior.items()}, settings["spread"]
    best = _unlikeliness(weights, order, found)
    for _ in range(20):
        before = best
        for factor, values in weights.items():
            for value, start in prior[factor].items():
                for move in (settings["grid"], -settings["grid"]):
                    old, far = values[value], values[value] + move - start
                    price = (far**2 - (old - start) ** 2) / (2 * spread**2)
                    values[value] = old + move
                    kept = start and start * values[value] >= 0
                    kept = kept and rises(order[factor], [values[v] for v in order[factor].values])
                    now = _unlikeliness(weights, order, found) if kept else math.inf
                    if now + price < best - 1e-6:
                        best = now + price
                        break
                    values[value] = old
        if before - best < 0.02:
            break
    return weights


def _unlikeliness(weights: Weights, order: Mapping[str, Factor], found: Sequence[Detention]) -> float:
    """Return the negative log likelihood with a free intercept: how many of the reported were returned says nothing."""
    scores, shift = [steps(weights, order, one.answers) for one in found], 0.0
    for _ in range(12):  # Newton's method for the intercept
        chances = [1 / (1 + 2 ** -(score + shift)) for score in scores]
        slope = sum(c * (1 - c) for c in chances) * math.log(2) or 1.0
        shift += max(-3.0, min(3.0, (sum(one.returned for one in found) - sum(chances)) / slope))
    chances = [min(1 - 1e-9, max(1e-9, 1 / (1 + 2 ** -(score + shift)))) for score in scores]
    return -sum(math.log(c if one.returned else 1 - c) for c, one in zip(chances, found, strict=True))


def detentions(cases: Sequence[DocumentedCase], catalogue: Catalogue, knowledge: Knowledge) -> list[Detention]:
    """Return the cases of people whom the host held, without what reports say about the person."""
    return [Detention(s.answers, s.harm) for s in samples(cases, catalogue, knowledge) if s.held]


def model_3(base: Model, settings: Model, weights: Weights) -> Model:
    """Return model 2 with the question of custody rated, the written change of a base, and the questions added."""
    made = copy.deepcopy(base)
    made["version"] = "3"
    add_factors(made, settings["add"])
    made["base_log2_odds"].update(settings["base_log2_odds"])
    made["custody"] = {name: settings[name] for name in ("reason", "pathway", "base")} | {
        "weights": {factor: dict(values) for factor, values in weights.items()}
    }
    return made


def report(name: str, rows: Mapping[str, Sequence[tuple[str, float, bool]]]) -> str:
    """Return how well people held, standard exiles and all answers are ranked."""
    return f"{name:20} " + "   ".join(f"{test} {figures(found)}" for test, found in rows.items())


def ranked(
    cases: Sequence[DocumentedCase], catalogue: Catalogue, knowledge: Knowledge
) -> dict[str, list[tuple[str, float, bool]]]:
    """Return (host, score, harm) of every case for each test of the backtest."""
    tested = backtest(cases, catalogue, knowledge).cases
    return {
        test: [
            (t.case.host, t.score(test), t.case.harm) for t in tested if test != CUSTODY or t.index_custody is not None
        ]
        for test in TESTS
    }


def cross_validated(
    cases: Sequence[DocumentedCase], base: Model, settings: Model, prior: Weights, knowledge: Knowledge
) -> dict[str, list[tuple[str, float, bool]]]:
    """Return the same for cases in hosts that the fit did not see, in folds of whole hosts."""
    hosts, order = sorted({case.host for case in cases}), load_catalogue("2").factors
    found: dict[str, list[tuple[str, float, bool]]] = {}
    for fold in range(FOLDS):
        apart = set(hosts[fold::FOLDS])
        seen = [case for case in cases if case.host not in apart]
        weights = fit(prior, settings, order, detentions(seen, load_catalogue("2"), knowledge))
        catalogue = catalogue_of(model_3(base, settings, weights))
        for test, rows in ranked([c for c in cases if c.host in apart], catalogue, knowledge).items():
            found.setdefault(test, []).extend(rows)
    return found


def main() -> None:
    """Fit, print what was gained, and write resources/model/3.json."""
    parser = argparse.ArgumentParser(description="Makes model 3 out of model 2.")
    parser.add_argument("cases", type=Path)
    parser.add_argument("--cross-validate", action="store_true", help="also fit without each fifth of the hosts")
    chosen = parser.parse_args()
    knowledge, order = Knowledge.load(), load_catalogue("2").factors
    settings: Model = json.loads(read_text(HERE / "held.json"))
    base: Model = json.loads(read_text(MODELS / "2.json"))
    prior: Any = json.loads(read_text(MODEL_2 / "custody.json"))["weights"]
    for factor, values in settings["weights"].items():
        prior[factor].update(values)
    cases = read_case_set(read_text(chosen.cases), chosen.cases.name, knowledge.countries())
    print(report("model 2", ranked(cases, load_catalogue("2"), knowledge)))
    print(report("written, not fitted", ranked(cases, catalogue_of(model_3(base, settings, prior)), knowledge)))
    weights = fit(prior, settings, order, detentions(cases, load_catalogue("2"), knowledge))
    made = model_3(base, settings, weights)
    print(report("model 3", ranked(cases, catalogue_of(made), knowledge)))
    for factor, values in weights.items():
        for value, weight in values.items():
            if moved := weight - prior[factor][value]:
                print(f"  {moved:+.2f}  {factor} = {value}")
    if chosen.cross_validate:
        print(report("hosts not fitted", cross_validated(cases, base, settings, prior, knowledge)))
    (MODELS / "3.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
