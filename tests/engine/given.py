# SPDX-License-Identifier: GPL-3.0-or-later
"""What every engine test needs: the raw model, the vignettes, answers made up by a seed or by hypothesis, and rate."""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from exile_risk.catalogue import load_catalogue
from exile_risk.engine import rate
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Rating
from exile_risk.model.factors import Catalogue

ROOT = Path(__file__).parents[2]
MODEL_FILE = ROOT / "resources" / "model" / "1.json"
MODEL: dict[str, Any] = json.loads(MODEL_FILE.read_text(encoding="utf-8"))
DATA = ROOT / "tests" / "data"
VIGNETTES: list[dict[str, Any]] = json.loads((DATA / "vignettes.json").read_text(encoding="utf-8"))
EDGE_CASES: dict[str, list[dict[str, Any]]] = json.loads((DATA / "edge_cases.json").read_text(encoding="utf-8"))

FACTORS: dict[str, dict[str, Any]] = {f["id"]: f for f in MODEL["factors"]}
TRIGGERS = list(MODEL["trigger_horizon"])
MIXED = [f for f, x in FACTORS.items() if x["direction"] == "mixed"]
GATES = ["host_courts", "extradition_basis", "travel_plan"]
OPEN_WORDS = ["unknown", "declined", "not_asked"]
REASONS = {u.value: u for u in Unanswered}
BANDS = ["Low", "Moderate", "High", "Extreme"]

Answers = dict[str, str]
T = TypeVar("T")

NIGHTLY = settings.get_current_profile_name() == "nightly"


def tried(max_examples: int) -> settings:
    """Return settings for hypothesis: the same examples on every machine, so that a red test stays red until mended.

    `make nightly` looks at ten times as many, and at others every night.
    """
    many = max_examples * 10 if NIGHTLY else max_examples
    checks = list(HealthCheck)
    return settings(
        max_examples=many, derandomize=not NIGHTLY, database=None, deadline=None, suppress_health_check=checks
    )


VERSIONS = sorted(path.stem for path in MODEL_FILE.parent.glob("*.json"))
"""Every shipped model; what the engine promises it promises for each."""

CATALOGUES = {version: load_catalogue(version) for version in VERSIONS}
every_model = pytest.mark.parametrize("version", VERSIONS)


@cache
def catalogue() -> Catalogue:
    return CATALOGUES["1"]


def rated(answers: Mapping[str, str], stale: Iterable[str] = ()) -> Rating:
    """Rate plain words with the real engine."""
    return rate(catalogue(), {f: REASONS.get(a, a) for f, a in answers.items()}, frozenset(stale))


def vignette(n: int) -> Answers:
    return dict(next(v["fields"] for v in VIGNETTES if v["n"] == n))


def on_the_edge(factor: str) -> list[tuple[Answers, str, str]]:
    """Cases without that factor, so near a threshold that one bound tells "open" from one value.

    Each comes with the side of the bound, high or low, and that value: the safest or the riskiest, and for gates the
    one that is worth what an open gate counts in the centre.
    """
    return [
        ({f: a for f, a in (vignette(e["vignette"]) | e["changes"]).items() if f != factor}, e["side"], e["than"])
        for e in EDGE_CASES[factor]
    ]


def is_value(word: str | None) -> bool:
    return word is not None and word not in REASONS


def least_to_most_risk(factor: str) -> list[str]:
    """Return the values, safest first (a factor that cuts both ways has no such order: as listed)."""
    values = list(FACTORS[factor]["values"])
    return values[::-1] if FACTORS[factor]["direction"] == "descending" else values


def made_up(rng: random.Random, known: float, open_words: bool = True) -> Answers:
    """Answer each factor with chance `known`; leave the rest out, or say in one of four words why not.

    Each case is tilted towards danger or safety, and few danger questions are true: fair coins throughout would
    make nearly every case Extreme.
    """
    tilt = rng.choice([0.35, 0.6, 1, 1.6])
    answers = {}
    for id in FACTORS:
        values = least_to_most_risk(id)
        if rng.random() < known:
            place = rng.random() ** tilt if id not in TRIGGERS else rng.random() ** 5
            answers[id] = values[int(place * len(values))]
        elif open_words and rng.random() < 0.3:
            answers[id] = rng.choice(list(REASONS))
    return answers


def completed(rng: random.Random, answers: Mapping[str, str]) -> Answers:
    """Answer everything still open; what does not apply stays so."""
    return {
        id: answers[id] if is_value(answers.get(id)) or answers.get(id) == "not_applicable" else rng.choice(f["values"])
        for id, f in FACTORS.items()
    }


def some_of(words: Mapping[str, Sequence[T]]) -> st.SearchStrategy[dict[str, T]]:
    """Sets of answers from none to all: small ones first, so that a failing example shrinks to the few that matter.

    Each is read off one string of bytes: how many answers there are, which, and what they are. A choice of its own for
    each answer took hypothesis longer than the engine takes to rate them all.
    """

    def read(drawn: bytes) -> dict[str, T]:
        most, given, which = 255 - drawn[0], drawn[1 : len(words) + 1], drawn[len(words) + 1 :]
        return {
            id: values[value % len(values)]
            for (id, values), place, value in zip(words.items(), given, which, strict=True)
            if place > most
        }

    return _bytes(1 + 2 * len(words)).map(read)


def whole_of(words: Mapping[str, Sequence[T]]) -> st.SearchStrategy[dict[str, T]]:
    """Sets of answers in which everything is answered, read off as in `some_of`."""
    return _bytes(len(words)).map(
        lambda drawn: {id: words[id][value % len(words[id])] for id, value in zip(words, drawn, strict=True)}
    )


def _bytes(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


any_answers: st.SearchStrategy[Answers] = some_of({id: [*f["values"], *REASONS] for id, f in FACTORS.items()})

any_full_answers: st.SearchStrategy[Answers] = whole_of({id: f["values"] for id, f in FACTORS.items()})


def answers_of(version: str) -> st.SearchStrategy[dict[str, str | Unanswered]]:
    """Sets of answers to the questions of one model, as the engine reads them."""
    return some_of({f.id: [*f.values, *Unanswered] for f in CATALOGUES[version].factors.values()})


def whole_answers_of(version: str) -> st.SearchStrategy[dict[str, str | Unanswered]]:
    """Every question of one model answered, no danger question with yes: bounds and centre are one."""
    asked = CATALOGUES[version].factors.values()
    return whole_of({f.id: f.values if f.group != "trigger" else ["no"] for f in asked})
