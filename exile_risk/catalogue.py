# SPDX-License-Identifier: GPL-3.0-or-later
"""Load a model version from resources/model, strictly: a wrong weight must never pass as a quiet zero."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Any

from exile_risk import assets
from exile_risk.catalogue_checks import check_catalogue, rises
from exile_risk.engine.compiled import CUSTODY
from exile_risk.errors import InputError
from exile_risk.model.factors import HELD, PATHWAYS, BarKind, Catalogue, CustodyScore, Direction, Factor
from exile_risk.reading import parse, read_text, shape

LATEST = "3"
FORMAT = "exile-risk/model"
CLOCKS = ("hours", "days", "weeks")
SHUT = 2.0**-30
"""How far somebody at liberty is in custody: not at all, in a number that has a logarithm."""

_LEVEL_OF = {"1": "S1", "2": "S2", "3": "S3", "4": "S4"}
_TARGET_OF = {**{p: p for p in PATHWAYS}, **{f"s{n}": s for n, s in _LEVEL_OF.items()}}


@cache
def load_catalogue(version: str = LATEST) -> Catalogue:
    """Return a shipped model version; raises InputError model_unknown if there is none of that name."""
    known = sorted(p.stem for p in assets.path("model").glob("*.json"))
    if version not in known:
        raise InputError("model_unknown", version=version, known=", ".join(known))
    path = assets.path("model", f"{version}.json")
    catalogue = read_catalogue(path)
    if catalogue.version != version:  # the version is part of every assessment: a wrong one falsifies the record
        raise InputError("model_version", file=str(path), version=catalogue.version, expected=version)
    return catalogue


def read_catalogue(path: Path) -> Catalogue:
    """Return the catalogue of one file; raises InputError naming the file, the place in it and the mend."""
    from exile_risk.catalogue_file import ModelFile

    file = str(path)
    wire = shape(parse(read_text(path), file), ModelFile, file)
    if wire.format != FORMAT:
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    factors = {}
    for n, raw in enumerate(wire.factors):
        place = f"factors[{n}] ({raw.id})"
        if raw.id in factors:
            raise InputError("model_doubled", file=file, place=place)
        factors[raw.id] = _factor(raw, file, place)
    _check_whole(wire, factors, file)
    custody = _custody(wire.custody, factors, file)
    if custody is not None and custody.rated:
        factors = _with_custody(factors, custody)
    catalogue = Catalogue(
        version=wire.version,
        factors=MappingProxyType(factors),
        pathway_base=_numbers(wire.base_log2_odds, PATHWAYS, file, "base_log2_odds"),
        harm_base=_levels(wire.severity_base_log2_odds, file, "severity_base_log2_odds"),
        attack_harm=_levels(wire.attack_severity, file, "attack_severity"),
        bands=_bands(wire.thresholds, file),
        clocks=MappingProxyType(dict(wire.trigger_horizon)),
        custody=custody,
    )
    check_catalogue(catalogue, file)
    return catalogue


def _custody(raw: Any, factors: Mapping[str, Factor], file: str) -> CustodyScore | None:
    if raw is None:
        return None
    for factor, weights in raw.weights.items():
        place = f"custody.weights.{factor}"
        if factor not in factors or set(weights) != set(factors[factor].values):
            raise InputError("model_values_differ", file=file, place=place)
        if not rises(factors[factor], [weights[value] for value in factors[factor].values]):
            raise InputError("model_promise", file=file, place=place, problem="monotone")
    steps = MappingProxyType({f: MappingProxyType(w) for f, w in raw.weights.items()})
    return CustodyScore(raw.base, steps, rated=raw.pathway is not None)


def _with_custody(factors: Mapping[str, Factor], custody: CustodyScore) -> dict[str, Factor]:
    """Return the factors with what each counts once somebody is held, and the danger question that opens it."""
    found = dict(factors)
    for name, weights in custody.steps.items():
        factor = found[name]
        steps = {v: MappingProxyType({**factor.steps[v], HELD: weights[v]}) for v in factor.values}
        found[name] = replace(factor, steps=MappingProxyType(steps))
    found[CUSTODY] = replace(found[CUSTODY], gate=MappingProxyType({"no": SHUT, "yes": 1.0}))
    return found


def _factor(raw: Any, file: str, place: str) -> Factor:
    if len(raw.values) < 2 or len(set(raw.values)) < len(raw.values):
        raise InputError("model_values", file=file, place=place)
    for name, table in (
        ("weights_steps", raw.weights_steps),
        ("bars", raw.bars),
        ("modifiers", raw.modifiers),
    ):
        if table is not None and set(table) != set(raw.values) and not (name == "bars" and not table):
            raise InputError("model_values_differ", file=file, place=f"{place}.{name}")
    steps = {v: _targets(w, _TARGET_OF, file, f"{place}.weights_steps.{v}") for v, w in raw.weights_steps.items()}
    bars = {v: _targets(w, {p: p for p in PATHWAYS}, file, f"{place}.bars.{v}") for v, w in raw.bars.items()}
    for strengths in bars.values():
        if any(not 0 <= s < 1 for s in strengths.values()):
            raise InputError("model_bar_range", file=file, place=f"{place}.bars")
    if bool(raw.bars) != (raw.bar_kind is not None) or (raw.order == "mixed") != (raw.direction == "mixed"):
        raise InputError("model_promise", file=file, place=place, problem="kind")
    if raw.modifiers is not None and any(not 0 < m <= 1 for m in raw.modifiers.values()):
        raise InputError("model_gate_range", file=file, place=f"{place}.modifiers")
    kind = {"right": BarKind.RIGHT, "condition": BarKind.CONDITION}.get(raw.bar_kind or "", BarKind.INDEPENDENT)
    return Factor(
        id=raw.id,
        group=raw.group,
        core=raw.core,
        direction=Direction(raw.direction),
        question=raw.question,
        values=tuple(raw.values),
        steps=MappingProxyType(steps),
        bars=MappingProxyType(bars),
        bar_kind=kind,
        gate=None if raw.modifiers is None else MappingProxyType(dict(raw.modifiers)),
        strength=raw.strength,
        basis=raw.basis,
    )


def _targets(weights: Mapping[str, float], known: Mapping[str, str], file: str, place: str) -> Mapping[str, float]:
    for target, weight in weights.items():
        if target not in known:
            raise InputError("model_target", file=file, place=place, target=target)
        if not isfinite(weight):
            raise InputError("json_not_a_number", file=file, name=str(weight))
    return MappingProxyType({known[t]: float(w) for t, w in weights.items()})


def _numbers(found: Mapping[str, float], wanted: tuple[str, ...], file: str, place: str) -> Mapping[str, float]:
    if set(found) != set(wanted):
        raise InputError("model_keys", file=file, place=place, expected=", ".join(wanted))
    return MappingProxyType({key: float(found[key]) for key in wanted})


def _levels(found: Mapping[str, float], file: str, place: str) -> Mapping[str, float]:
    numbers = _numbers(found, tuple(_LEVEL_OF), file, place)
    return MappingProxyType({_LEVEL_OF[n]: value for n, value in numbers.items()})


def _bands(found: Mapping[str, Any], file: str) -> Mapping[str, tuple[float, float, float | None]]:
    if set(found) != set(_LEVEL_OF):
        raise InputError("model_keys", file=file, place="thresholds", expected=", ".join(_LEVEL_OF))
    bands = {}
    for number, level in _LEVEL_OF.items():
        t = found[number]
        rising = [x for x in (0.0, t.moderate, t.high, t.extreme, 1.0) if x is not None]
        if any(a >= b for a, b in pairwise(rising)):
            raise InputError("model_thresholds", file=file, place=f"thresholds.{number}")
        bands[level] = (t.moderate, t.high, t.extreme)
    return MappingProxyType(bands)


def _check_whole(wire: Any, factors: Mapping[str, Factor], file: str) -> None:
    triggers = {f.id for f in factors.values() if f.group == "trigger"}
    if set(wire.trigger_horizon) != triggers or set(wire.trigger_horizon.values()) - set(CLOCKS):
        raise InputError("model_keys", file=file, place="trigger_horizon", expected=", ".join(sorted(triggers)))
    for needed in ("host_courts", "extradition_basis", "travel_plan"):
        if needed not in factors or factors[needed].gate is None:
            raise InputError("model_gate_missing", file=file, place="factors", factor=needed)
    if dict(factors["host_courts"].gate or {}) != wire.compliance_by_host_courts:
        raise InputError("model_values_differ", file=file, place="compliance_by_host_courts")
