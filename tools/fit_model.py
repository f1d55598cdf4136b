# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes model 2 out of model 1: written changes first, then weights moved as far as documented cases argue.

`python tools/fit_model.py CASES [--cross-validate]`. Prior-centred (MAP) estimation by steps on a grid: each weight
starts where the changes put it, may not break a promise of the loader (sign, order), pays for its distance from the
start, and moves only where that makes the cases likelier by more. Neither weights of the person nor thresholds move.
"""

import argparse
import copy
import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from exile_risk import assets
from exile_risk.assessing import answers_with_facts
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue, read_catalogue
from exile_risk.catalogue_checks import rises
from exile_risk.engine import rate
from exile_risk.engine.evaluate import Answers
from exile_risk.engine.routes_together import POLITICAL, any_route
from exile_risk.errors import InputError
from exile_risk.evidence.backtest import SEA
from exile_risk.evidence.case_set import DocumentedCase, read_case_set
from exile_risk.evidence.coding import LEFT_OUT, LEFT_OUT_IN_CUSTODY, coded, without
from exile_risk.evidence.measures import concordance
from exile_risk.knowledge import Knowledge
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue, Factor
from exile_risk.reading import read_text
from exile_risk.scenarios import scenarios
from exile_risk.session import vocabulary

HERE = Path(__file__).parent / "model_2"
MODELS = assets.path("model")
FOLDS = 5

Model = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """One case as answers, also as those of a standard exile, with how it ended; `held`: by the host."""

    host: str
    held: bool
    answers: Answers
    standard: Answers
    harm: bool


@dataclass(frozen=True)
class Move:
    """One weight that may be moved: a value of a factor on some targets, each by a share of the step."""

    factor: str
    value: str
    targets: tuple[tuple[str, float], ...]


def add_factors(model: Model, added: Sequence[Model]) -> None:
    """Put written questions into a model, each behind the one that it names as `after`."""
    for factor in copy.deepcopy(list(added)):
        place = [f["id"] for f in model["factors"]].index(factor.pop("after"))
        factor["weights_steps"] = {v: factor["weights_steps"].get(v, {}) for v in factor["values"]}
        model["factors"].insert(place + 1, factor)


def changed(base: Model, changes: Model) -> Model:
    """Return model 1 with the written changes applied, as version 2."""
    model = copy.deepcopy(base)
    model["version"] = "2"
    model["status"] = "expert-set, partly moved towards documented cases; not validated on people"
    add_factors(model, changes["add"])
    model["base_log2_odds"].update(changes["bases"]["base_log2_odds"])
    by_id = {f["id"]: f for f in model["factors"]}
    for change in changes["steps"]:
        for table, key in (("weights_steps", "weights"), ("bars", "bars")):
            for value, numbers in change.get(key, {}).items():
                by_id[change["factor"]][table].setdefault(value, {}).update(numbers)
    return model


def catalogue_of(model: Model) -> Catalogue:
    """Return a model as a catalogue; raises InputError where it breaks a promise."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2.json"
        path.write_text(json.dumps(model), encoding="utf-8")
        return read_catalogue(path)


def samples(cases: Iterable[DocumentedCase], catalogue: Catalogue, knowledge: Knowledge) -> list[Sample]:
    """Return every case as answers, without what reports say about the person's profile, threats and exposure."""
    found = []
    for case in cases:
        whole = coded(case, knowledge.corridor(case.origin, case.host, case.eve), catalogue)
        bare = without(whole, LEFT_OUT_IN_CUSTODY, catalogue)
        answers = dict(answers_with_facts(bare, catalogue, knowledge)[0])
        standard = dict(answers_with_facts(without(bare, LEFT_OUT, catalogue), catalogue, knowledge)[0])
        found.append(Sample(case.host, case.detained_by_host is True, answers, standard, case.harm))
    return found


def misfit(catalogue: Catalogue, found: Sequence[Sample]) -> float:
    """Return the negative log likelihood of the pathways, the mean of both readings of a case.

    Each has a free intercept: base rates of reports mean nothing.
    """
    asked = _likelihood([(any_route(catalogue, s.answers, POLITICAL), s.harm) for s in found])
    standard = _likelihood([(any_route(catalogue, s.standard, POLITICAL), s.harm) for s in found])
    return (asked + standard) / 2


def _likelihood(pairs: Sequence[tuple[float, bool]]) -> float:
    shift = 0.0
    for _ in range(12):  # Newton's method for the intercept
        chances = [1 / (1 + 2 ** -(score + shift)) for score, _ in pairs]
        slope = sum(c * (1 - c) for c in chances) * math.log(2) or 1.0
        shift += max(-3.0, min(3.0, (sum(h for _, h in pairs) - sum(chances)) / slope))
    chances = [min(1 - 1e-9, max(1e-9, 1 / (1 + 2 ** -(score + shift)))) for score, _ in pairs]
    return -sum(math.log(c if h else 1 - c) for c, (_, h) in zip(chances, pairs, strict=True))


def keeps_the_story(catalogue: Catalogue, fitted: Model) -> bool:
    """Whether the cases of the founding story keep at least their bands, and the routes that lead in them."""
    found = {n: rate(catalogue, vignettes()[n]) for n in {*fitted["keep"], *fitted["lead"]}}
    banded = all(found[n].band >= Band[band] for n, band in fitted["keep"].items())
    return banded and all(found[n].leading_pathway == route for n, route in fitted["lead"].items())


@cache
def vignettes() -> dict[str, Answers]:
    """Return the answers of the litmus cases by number, and of the practice cases by name."""
    rows = json.loads(read_text(HERE.parents[1] / "tests" / "data" / "vignettes.json"))
    found: dict[str, Answers] = {str(row["n"]): row["fields"] for row in rows}
    knowledge, catalogue = Knowledge.load(), load_catalogue("1")
    for scenario in scenarios():
        case = read_case(scenario.text, scenario.id, vocabulary(knowledge, catalogue), date.today())
        wide = replace(catalogue, factors={**catalogue.factors, "host_practice": catalogue.factors["proximity"]})
        found[scenario.id] = answers_with_facts(case, wide, knowledge)[0]
    return found


def moves(model: Model, fitted: Model) -> list[Move]:
    """Return every weight that may be moved."""
    by_id = {f["id"]: f for f in model["factors"]}
    return [
        Move(m["factor"], value, tuple(m["targets"].items()))
        for m in fitted["moves"]
        for value in by_id[m["factor"]]["values"]
    ]


def fit(model: Model, fitted: Model, found: Sequence[Sample], sweeps: int = 6) -> tuple[Model, dict[Move, float]]:
    """Return the moved model and how far each weight went, in steps."""
    model, grid, spread = copy.deepcopy(model), fitted["grid"], fitted["spread"]
    distance = dict.fromkeys(moves(model, fitted), 0.0)
    best = misfit(catalogue_of(model), found)
    for _ in range(sweeps):
        before = best
        for move in distance:
            for step in (grid, -grid):
                far = distance[move] + step
                price = (far**2 - distance[move] ** 2) / (2 * spread**2)
                candidate = _moved(model, move, step)
                try:
                    catalogue = catalogue_of(candidate)
                except InputError:  # it would break a promise: signs and orders stay as they are
                    continue
                if not keeps_the_story(catalogue, fitted):
                    continue
                now = misfit(catalogue, found)
                if now + price < best - 1e-6:
                    model, best, distance[move] = candidate, now + price, far
                    break
        if before - best < 0.05:
            break
    return model, {move: far for move, far in distance.items() if far}


def _moved(model: Model, move: Move, step: float) -> Model:
    factors = list(model["factors"])
    place = next(i for i, f in enumerate(factors) if f["id"] == move.factor)
    factor = {**factors[place], "weights_steps": copy.deepcopy(factors[place]["weights_steps"])}
    numbers = factor["weights_steps"].setdefault(move.value, {})
    for target, share in move.targets:
        numbers[target] = round(numbers.get(target, 0.0) + share * step, 4)
    factors[place] = factor
    return {**model, "factors": factors}


def fit_custody(prior: Model, order: Mapping[str, Factor], found: Sequence[Sample]) -> Model:
    """Return the score of people held, its weights moved from where they start as far as the detentions argue.

    A weight keeps its sign and its place in the order of the answers; the intercept stays even.
    """
    weights, spread = copy.deepcopy(prior["weights"]), prior["spread"]
    held = [s for s in found if s.held]
    best = _likelihood([(score(weights, s.answers), s.harm) for s in held])
    for _ in range(20):
        before = best
        for factor, values in weights.items():
            for value, start in prior["weights"][factor].items():
                for step in (prior["grid"], -prior["grid"]):
                    old, far = values[value], values[value] + step - start
                    values[value] = old + step
                    price = (far**2 - (old - start) ** 2) / (2 * spread**2)
                    allowed = start * values[value] >= 0 and start and _in_order(order[factor], values)
                    now = _likelihood([(score(weights, s.answers), s.harm) for s in held]) if allowed else math.inf
                    if now + price < best - 1e-6:
                        best = now + price
                        break
                    values[value] = old
        if before - best < 0.02:
            break
    return {"reason": prior["reason"], "base": prior["base"], "weights": weights}


def score(weights: Mapping[str, Mapping[str, float]], answers: Answers) -> float:
    """Return the sum of a custody score."""
    return sum(values.get(str(answers.get(factor)), 0.0) for factor, values in weights.items())


def _in_order(factor: Factor, values: Mapping[str, float]) -> bool:
    return rises(factor, [values[value] for value in factor.values])


def report(name: str, catalogue: Catalogue, found: Sequence[Sample]) -> str:
    """Return how well the pathways rank all cases, and the custody score (if any) people who were held."""
    free = [(s.host, any_route(catalogue, s.standard, POLITICAL), s.harm) for s in found]
    table = catalogue.custody.steps if catalogue.custody else {}
    held = [(s.host, score(table, s.answers), s.harm) for s in found if s.held]
    return f"{name:20} standard exile {figures(free)}   held {figures(held) if table else '–'}"


def figures(rows: Sequence[tuple[str, float, bool]]) -> str:
    """Return the concordance over all hosts and over those in South-East Asia."""
    whole = concordance([(s, h) for _, s, h in rows])
    near = concordance([(s, h) for host, s, h in rows if host in SEA])
    return f"{whole:.3f} (SE Asia {near:.3f})"


def cross_validate(start: Model, fitted: Model, custody: Model, found: Sequence[Sample]) -> str:
    """Return the same figures for cases in hosts that the fit did not see, in folds of whole hosts."""
    hosts = sorted({s.host for s in found})
    order = catalogue_of(start).factors
    free: list[tuple[str, float, bool]] = []
    held: list[tuple[str, float, bool]] = []
    for fold in range(FOLDS):
        apart = set(hosts[fold::FOLDS])
        known, unseen = [s for s in found if s.host not in apart], [s for s in found if s.host in apart]
        catalogue = catalogue_of(fit(start, fitted, known)[0])
        weights = fit_custody(custody, order, known)["weights"]
        free += [(s.host, any_route(catalogue, s.standard, POLITICAL), s.harm) for s in unseen]
        held += [(s.host, score(weights, s.answers), s.harm) for s in unseen if s.held]
    return f"{'hosts not fitted':20} standard exile {figures(free)}   held {figures(held)}"


def main() -> None:
    """Fit, print what was gained, and write resources/model/2.json."""
    parser = argparse.ArgumentParser(description="Makes model 2 out of model 1.")
    parser.add_argument("cases", type=Path)
    parser.add_argument("--cross-validate", action="store_true", help="also fit without each fifth of the hosts")
    chosen = parser.parse_args()
    knowledge = Knowledge.load()
    fitted, custody = (json.loads(read_text(HERE / f"{name}.json")) for name in ("fitted", "custody"))
    start = changed(json.loads(read_text(MODELS / "1.json")), json.loads(read_text(HERE / "changes.json")))
    start["custody"] = {name: custody[name] for name in ("reason", "base", "weights")}
    before = catalogue_of(start)
    cases = read_case_set(read_text(chosen.cases), chosen.cases.name, knowledge.countries())
    found = samples(cases, before, knowledge)
    print(report("model 1", load_catalogue("1"), samples(cases, load_catalogue("1"), knowledge)))
    print(report("changed, not fitted", before, found))
    made, far = fit(start, fitted, found)
    made["custody"] = fit_custody(custody, before.factors, found)
    print(report("model 2", catalogue_of(made), found))
    for move, steps in sorted(far.items(), key=lambda item: -abs(item[1])):
        print(f"  {steps:+.2f}  {move.factor} = {move.value}  on {', '.join(t for t, _ in move.targets)}")
    for factor, values in made["custody"]["weights"].items():
        for value, weight in values.items():
            if moved := weight - custody["weights"][factor][value]:
                print(f"  {moved:+.2f}  {factor} = {value}  if held")
    if chosen.cross_validate:
        print(cross_validate(start, fitted, custody, found))
    (MODELS / "2.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
