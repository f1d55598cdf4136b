# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks an answer-set solver whether any completion reaches a band: a third reading of the paper, for small cases.

Nothing here imports the program or the oracle beside it: `model` is the raw JSON of the model file, answers are plain
strings. The formulas stand in `completions.lp`; this file writes the facts, asks, and takes the logarithms.
"""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clingo import Control, Function, Number, Symbol

Json = dict[str, Any]
Answers = Mapping[str, str]

PROGRAM = Path(__file__).with_name("completions.lp")
OPEN = (None, "unknown", "declined", "not_asked")
OUT = "not_applicable"
SURELY, PERHAPS = "surely", "perhaps"

UNIT = 100 * 2**17
"""Parts of a step: hundredths, halved up to 17 times, are whole numbers, and 160 steps still fit in 31 bits."""

GRAIN = 10**6
"""Parts of a threshold, which hazards are counted in."""

SLACK = 5
"""Parts that all rounding can add up to: half a part for each of seven hazards, and less than one for the steps (some
thirty roundings of half a part in thirteen million shift odds by less than a millionth of themselves)."""

WORDS = ("moderate", "high", "extreme")


class Tables:
    """The functions that the program calls with whole numbers while it is laid out."""

    def __init__(self, model: Json) -> None:
        self._attack = model["attack_severity"]
        self._edges = model["thresholds"]

    def hazard(self, steps: Symbol, harm: Symbol, level: Symbol, band: Symbol) -> Symbol:
        """Return the hazard of one pathway and the harm given return, in parts of a threshold."""
        return self._parts(_chance(steps) * _chance(harm), level, band)

    def hazard_of_attack(self, steps: Symbol, level: Symbol, band: Symbol) -> Symbol:
        """Return the hazard of the attack and its own harm, in parts of a threshold."""
        return self._parts(_chance(steps) * self._attack[str(level)], level, band)

    def _parts(self, chance: float, level: Symbol, band: Symbol) -> Symbol:
        edge = self._edges[str(level)][WORDS[band.number - 1]]
        worth = math.log1p(-min(chance, edge)) / math.log1p(-edge)
        return Number(round(worth * GRAIN) + (2 * SLACK if chance >= edge else 0))


def _chance(steps: Symbol) -> float:
    return 1 / (1 + 2 ** (-steps.number / UNIT))


class Completions:
    """Every completion of the open answers of one case, as the answer sets of one program."""

    def __init__(self, model: Json, answers: Answers) -> None:
        self._control = Control(["--warn=no-atom-undefined", "--models=0"])
        self._control.load(str(PROGRAM))
        self._control.add("base", [], "\n".join(f"{fact}." for fact in facts(model, answers)))
        self._control.ground([("base", [])], context=Tables(model))

    def can_reach(self, band: int, mode: str = SURELY) -> bool:
        """Whether some completion comes to this band (1 Moderate, 2 High, 3 Extreme) or a worse one."""
        return self._some(band, mode, True)

    def can_stay_below(self, band: int, mode: str = PERHAPS) -> bool:
        """Whether some completion does not come to this band."""
        return self._some(band, mode, False)

    def _some(self, band: int, mode: str, wanted: bool) -> bool:
        asked = Function("at_least", [Number(band), Function(mode)])
        first = self._control.solve(assumptions=[(asked, wanted)], on_model=lambda _: False)
        return bool(first.satisfiable)

    def bounds(self) -> tuple[int, int] | None:
        """Return the best and the worst band of any completion; None if one lies too near an edge to tell."""
        found = {self._bounds(mode) for mode in (SURELY, PERHAPS)}
        return found.pop() if len(found) == 1 else None

    def _bounds(self, mode: str) -> tuple[int, int]:
        best = next((b - 1 for b in (1, 2, 3) if self.can_stay_below(b, mode)), 3)
        worst = next((b for b in (3, 2, 1) if self.can_reach(b, mode)), 0)
        return best, worst

    def count(self) -> int:
        """Return how many completions there are."""
        with self._control.solve(yield_=True) as models:
            return sum(1 for _ in models)


def facts(model: Json, answers: Answers) -> Iterator[str]:
    """Write one model and one set of answers as facts of the program."""
    for f in model["factors"]:
        yield from _factor(f, answers.get(f["id"]))
    for strength in sorted({s for f in model["factors"] for v in f["bars"].values() for s in v.values() if s}):
        yield from _worths(model, strength)
    yield from (f'pathway("{p}"). base("{p}",{_whole(b)})' for p, b in model["base_log2_odds"].items())
    yield from (f"level({s}). base(s({s}),{_whole(b)})" for s, b in model["severity_base_log2_odds"].items())
    yield 'gate("X",extradition_basis). gate("T",travel_plan)'
    yield from _gates(model)
    yield from (f'clock({t},"{hours}")' for t, hours in model["trigger_horizon"].items())
    yield f"real_risk({_whole(math.log2(0.10 / 0.90))})"
    for level, edges in model["thresholds"].items():
        yield from (f"edge({level},{band})" for band, word in enumerate(WORDS, 1) if edges[word] is not None)
    yield f"counts({SURELY},{GRAIN + SLACK}). counts({PERHAPS},{GRAIN - SLACK})"


def _factor(f: Json, answer: str | None) -> Iterator[str]:
    """Write one question, its answer, and what the answers it can still have would add or take off."""
    yield f"factor({f['id']},{f['group']})"
    yield f'kind({f["id"]},"{f["bar_kind"]}")'
    possible = f["values"] if answer in OPEN else [v for v in f["values"] if v == answer]
    if answer in OPEN:
        yield f"open({f['id']})"
        yield from (f'value({f["id"]},"{v}")' for v in possible)
    elif answer != OUT:
        yield f'given({f["id"]},"{answer}")'
    for value in possible:
        weights, bars = f["weights_steps"].get(value, {}), f["bars"].get(value, {})
        yield from (f'weight({f["id"]},"{value}",{_target(t)},{_whole(w)})' for t, w in weights.items() if w)
        yield from (f'bar({f["id"]},"{value}","{p}","{s}")' for p, s in bars.items() if s)


def _target(name: str) -> str:
    return f"s({name[1]})" if name.startswith("s") else f'"{name}"'


def _worths(model: Json, strength: float) -> Iterator[str]:
    """Formula 2 as a table: what a strength takes off by its kind and by the courts."""
    for courts, c in {**model["compliance_by_host_courts"], None: 0.6}.items():
        for kind, effect in (("right", c), ("condition", 0.75 + 0.25 * c), ("none", 1)):
            name = "unknown" if courts is None else f'"{courts}"'
            yield f'worth("{kind}",{name},"{strength}",{_whole(math.log2(1 - strength * effect))})'


def _gates(model: Json) -> Iterator[str]:
    for f in model["factors"]:
        if f["id"] in ("extradition_basis", "travel_plan"):
            yield from (f'opening({f["id"]},"{v}",{_whole(math.log2(m))})' for v, m in f["modifiers"].items())


def _whole(steps: float) -> int:
    return round(steps * UNIT)
