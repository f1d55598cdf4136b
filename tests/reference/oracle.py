# SPDX-License-Identifier: GPL-3.0-or-later
"""The method's formulas 1 to 10 written down from the paper, so that the engine is checked by something unlike it.

Nothing here imports the program: `model` is the raw JSON of the model file, answers are plain strings, results plain
dicts. Slow on purpose, formula by formula, without tables worked out in advance.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]
Answers = Mapping[str, str]
Figures = dict[str, float]

BANDS = ["Low", "Moderate", "High", "Extreme"]
OPEN = (None, "unknown", "declined", "not_asked")
OUT = "not_applicable"
UNKNOWN_GATE = 0.6


def sigma(steps: float) -> float:
    return 1 / (1 + 2**-steps)


def factors_by_id(model: Json) -> dict[str, Json]:
    return {f["id"]: f for f in model["factors"]}


# --- formula 1: grouped evidence ------------------------------------------------------------------------------------


def grouped(weights: list[float]) -> float:
    rising = sorted((w for w in weights if w > 0), reverse=True)
    falling = sorted((-w for w in weights if w < 0), reverse=True)
    return sum(w / 2**i for i, w in enumerate(rising)) - sum(w / 2**i for i, w in enumerate(falling))


def evidence(model: Json, weight_of: Callable[[Json], float]) -> float:
    """Sum D over the groups; weight_of(factor) is that factor's weight on the target at hand."""
    groups = {}
    for f in model["factors"]:
        groups.setdefault(f["group"], []).append(weight_of(f))
    return sum(grouped(w) for w in groups.values())


# --- the two meanings of "open": nothing in the centre, a range in the bounds ---------------------------------------


def all_weights(factor: Json, target: str) -> list[float]:
    return [factor["weights_steps"].get(v, {}).get(target, 0) for v in factor["values"]]


def all_bars(factor: Json, target: str) -> list[float]:
    return [factor["bars"].get(v, {}).get(target, 0) for v in factor["values"]]


def weight_in(factor: Json, answers: Answers, target: str, edge: str) -> float:
    answer = answers.get(factor["id"])
    if answer == OUT:
        return 0
    if answer in OPEN:
        if edge == "centre":
            return 0
        # An unanswered danger question counts as "no" in the low bound and as "yes" in the high one, which for the
        # weights is the same as the smallest and the largest.
        return min(all_weights(factor, target)) if edge == "low" else max(all_weights(factor, target))
    return factor["weights_steps"].get(answer, {}).get(target, 0)


def bar_in(factor: Json, answers: Answers, target: str, edge: str) -> float:
    answer = answers.get(factor["id"])
    if answer == OUT:
        return 0
    if answer in OPEN:
        if edge == "centre":
            return 0
        return max(all_bars(factor, target)) if edge == "low" else min(all_bars(factor, target))
    return factor["bars"].get(answer, {}).get(target, 0)


def gate_in(model: Json, name: str, answers: Answers, edge: str, best: Callable[[list[float]], float]) -> float:
    """Return compliance or gate. `best` says which end of the range is good for the person: max or min."""
    factor = factors_by_id(model)[name]
    values = list(factor["modifiers"].values())
    answer = answers.get(name)
    if answer in OPEN or (answer == OUT and name == "host_courts"):
        if edge == "centre" or answer == OUT:
            return UNKNOWN_GATE
        if edge == "low":
            return best(values)
        return min(values) if best is max else max(values)
    if answer == OUT:
        return 1.0  # taken out of the sum: adds nothing
    return factor["modifiers"][answer]


# --- formulas 2 and 3: bars and pathways ----------------------------------------------------------------------------


def effect(kind: str, compliance: float) -> float:
    return {"right": compliance, "condition": 0.75 + 0.25 * compliance, "none": 1.0}[kind]


def pathway_steps(model: Json, answers: Answers, p: str, edge: str) -> float:
    total = model["base_log2_odds"][p]
    total += evidence(model, lambda f: weight_in(f, answers, p, edge))
    compliance = gate_in(model, "host_courts", answers, edge, max)
    for f in model["factors"]:
        strength = bar_in(f, answers, p, edge)
        if strength:
            total += math.log2(1 - strength * effect(f["bar_kind"], compliance))
    if p == "X":
        total += math.log2(gate_in(model, "extradition_basis", answers, edge, min))
    if p == "T":
        total += math.log2(gate_in(model, "travel_plan", answers, edge, min))
    return max(total, held_steps(model, answers, edge)) if p == "R" else total


def held_steps(model: Json, answers: Answers, edge: str) -> float:
    """Return the sum of somebody held (docs/decisions/0013), thirty steps down for somebody at liberty."""
    score = model.get("custody") or {}
    if "pathway" not in score:
        return -math.inf
    answer = answers.get("in_host_custody")
    held = answer == "yes" or (answer in OPEN and edge == "high")

    def weight(factor: Json) -> float:
        return weight_in({**factor, "weights_steps": as_steps(score, factor)}, answers, "held", edge)

    return score["base"] + evidence(model, weight) - (0 if held else 30)


def as_steps(score: Json, factor: Json) -> Json:
    return {v: {"held": w} for v, w in score["weights"].get(factor["id"], {}).items()}


# --- formula 4: harm given return -----------------------------------------------------------------------------------


def harm(model: Json, answers: Answers, edge: str) -> Figures:
    q = {}
    for s in "4321":
        steps = model["severity_base_log2_odds"][s] + evidence(
            model, lambda f, s=s: weight_in(f, answers, "s" + s, edge)
        )
        q[s] = sigma(steps)
    for s in "321":
        q[s] = max(q[s], q[str(int(s) + 1)])
    return {s: q[s] for s in "1234"}


# --- formulas 5 to 10 -----------------------------------------------------------------------------------------------


def exceedance(model: Json, probability: Figures, q: Figures) -> Figures:
    return {s: 1 - math.prod(1 - probability[p] * share_harmed(model, p, q, s) for p in probability) for s in q}


def share_harmed(model: Json, p: str, q: Figures, s: str) -> float:
    return model["attack_severity"][s] if p == "A" else q[s]


def level_band(model: Json, s: str, value: float) -> int:
    t = model["thresholds"][s]
    return max(
        [0]
        + [i for i, word in enumerate(("moderate", "high", "extreme"), 1) if t[word] is not None and value >= t[word]]
    )


def true_triggers(model: Json, answers: Answers, edge: str) -> Iterator[str]:
    for t in model["trigger_horizon"]:
        answer = answers.get(t)
        if answer == "yes" or (edge == "high" and answer in OPEN):
            yield t


def floor(model: Json, answers: Answers, q: Figures, edge: str) -> int | None:
    clocks = {model["trigger_horizon"][t] for t in true_triggers(model, answers, edge)}
    if clocks & {"hours", "days"}:
        return 3 if q["2"] >= 0.10 else 2
    return 2 if clocks else None


def at(model: Json, answers: Answers, edge: str) -> Json:
    """Work out formulas 1 to 7 for one edge: centre, low or high."""
    steps = {p: pathway_steps(model, answers, p, edge) for p in model["pathways"]}
    probability = {p: sigma(x) for p, x in steps.items()}
    q = harm(model, answers, edge)
    ex = exceedance(model, probability, q)
    lowest_allowed = floor(model, answers, q, edge)
    natural = max(level_band(model, s, ex[s]) for s in ex)
    return {
        "steps": steps,
        "probability": probability,
        "harm": q,
        "exceedance": ex,
        "floor": lowest_allowed,
        "natural": natural,
        "band": max(natural, lowest_allowed or 0),
    }


def outer_bounds(model: Json, answers: Answers) -> tuple[int, int]:
    return at(model, answers, "low")["band"], at(model, answers, "high")["band"]


def tight_bounds(model: Json, answers: Answers) -> tuple[int, int]:
    """Enumerate what the open factors that cut both ways could be; all others are at their best or worst."""
    mixed = open_mixed(model, answers)
    found = [
        outer_bounds(model, {**answers, **dict(zip(mixed, values, strict=True))})
        for values in itertools.product(*mixed.values())
    ]
    return min(low for low, _ in found), max(high for _, high in found)


def open_mixed(model: Json, answers: Answers) -> dict[str, list[str]]:
    return {
        f["id"]: f["values"] for f in model["factors"] if f["direction"] == "mixed" and answers.get(f["id"]) in OPEN
    }


def index(model: Json, ex: Figures) -> float:
    return max(math.log2(ex[s] / model["thresholds"][s]["high"]) for s in ex)


def deciding_level(model: Json, ex: Figures, natural: int) -> str:
    """Return the level with the largest EX over its threshold, among those that reach the band (Low: of Moderate)."""
    word = ("moderate", "moderate", "high", "extreme")[natural]
    reach = [s for s in ex if level_band(model, s, ex[s]) >= natural and model["thresholds"][s][word] is not None]
    return max(reach, key=lambda s: ex[s] / model["thresholds"][s][word])


def shares(model: Json, probability: Figures, q: Figures, s: str) -> Figures:
    logs = {p: math.log1p(-probability[p] * share_harmed(model, p, q, s)) for p in probability}
    return {p: x / sum(logs.values()) for p, x in logs.items()}


def imminence(model: Json, answers: Answers) -> str | None:
    speeds = {model["trigger_horizon"][t] for t in true_triggers(model, answers, "centre")}
    for speed in ("hours", "days", "weeks"):
        if speed in speeds:
            return speed
    return {"within_30_days": "weeks", "within_12_months": "months"}.get(answers.get("recent_trigger"))


def rating(model: Json, answers: Answers, stale: Iterable[str] = ()) -> Json:
    """Return everything the method says about one set of answers; levels are named S1 to S4, bands by their word."""
    low, high = outer_bounds(model, {f: a for f, a in answers.items() if f not in stale})
    return {**central(model, answers), "bounds": [BANDS[low], BANDS[high]]}


def central(model: Json, answers: Answers) -> Json:
    """Return all but the bounds."""
    centre = at(model, answers, "centre")
    s = deciding_level(model, centre["exceedance"], centre["natural"])
    by_pathway = shares(model, centre["probability"], centre["harm"], s)
    return {
        "band": BANDS[centre["band"]],
        "floor": None if centre["floor"] is None else BANDS[centre["floor"]],
        "imminence": imminence(model, answers),
        "deciding_level": "S" + s,
        "leading_pathway": max(by_pathway, key=by_pathway.get),
        "index": index(model, centre["exceedance"]),
        "probability": centre["probability"],
        "log2_odds": centre["steps"],
        "share": by_pathway,
        "harm": {"S" + k: v for k, v in centre["harm"].items()},
        "exceedance": {"S" + k: v for k, v in centre["exceedance"].items()},
    }
