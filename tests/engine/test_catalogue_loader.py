# SPDX-License-Identifier: GPL-3.0-or-later
"""A model file with anything wrong in it is refused, with the file and the place: weights are what lives hang on."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from tests.engine.given import FACTORS, MODEL, rated, vignette

Model = dict[str, Any]
Load = Callable[[str | bytes], InputError]

TOP = [
    "format", "version", "unit", "pathways", "base_log2_odds", "severity_base_log2_odds", "attack_severity",
    "thresholds", "trigger_horizon", "factors",
]  # fmt: skip


def factor(model: Model, id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in model["factors"] if f["id"] == id)
    return found


@pytest.fixture
def complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Put the text where model files lie, load it, and return the complaint."""
    (tmp_path / "model").mkdir()
    file = tmp_path / "model" / "9.json"
    monkeypatch.setattr(assets, "root", lambda: tmp_path)

    def load(text: str | bytes) -> InputError:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        if hasattr(load_catalogue, "cache_clear"):
            load_catalogue.cache_clear()
        with pytest.raises(InputError) as caught:
            load_catalogue("9")
        assert "9.json" in str(caught.value.params["file"])
        return caught.value

    return load


def changed(change: Callable[[Model], Any]) -> str:
    model = copy.deepcopy(MODEL)
    model["version"] = "9"
    change(model)
    return json.dumps(model)


def test_the_unchanged_copy_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every refusal below could have some other cause."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "9.json").write_text(changed(lambda m: None), encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    loaded = load_catalogue("9")
    assert loaded.version == "9"
    assert list(loaded.factors) == list(FACTORS)


@pytest.mark.parametrize("key", TOP)
def test_a_missing_part_is_refused(key: str, complaint: Load) -> None:
    error = complaint(changed(lambda m: m.pop(key)))
    assert error.params["field"] == key


@pytest.mark.parametrize("key", sorted(FACTORS["lawyer_on_call"]))
def test_a_missing_part_of_a_factor_is_refused(key: str, complaint: Load) -> None:
    place = list(FACTORS).index("lawyer_on_call")
    error = complaint(changed(lambda m: factor(m, "lawyer_on_call").pop(key)))
    assert error.params["field"] == key
    assert str(place) in str(error.params["place"])


IN_A_FACTOR: dict[str, tuple[str, Callable[[dict[str, Any]], Any]]] = {
    "bars without a kind": ("lawyer_on_call", lambda f: f.update(bar_kind=None)),
    "a kind without bars": ("origin_trend", lambda f: f.update(bar_kind="right")),
    "order against direction": ("origin_trend", lambda f: f.update(order="mixed")),
    "modifiers on no gate": ("origin_trend", lambda f: f.update(modifiers=dict.fromkeys(f["values"], 0.6))),
    "gate on one side of the unknown": (
        "travel_plan",
        lambda f: f["modifiers"].update(through_cooperating_state=0.5, unclear_route=0.5),
    ),
    "weights all above zero": ("origin_trend", lambda f: f["weights_steps"]["easing"].update(X=0.1)),
    "riskier counts for less": ("origin_trend", lambda f: f["weights_steps"]["stable"].update(X=2)),
    "riskier protects more": ("lawyer_on_call", lambda f: f["bars"]["no"].update(X=0.9)),
    "weight as text": ("origin_trend", lambda f: f["weights_steps"]["easing"].update(X="-1")),
    "weight as truth": ("origin_trend", lambda f: f["weights_steps"]["easing"].update(X=True)),
    "weight null": ("origin_trend", lambda f: f["weights_steps"]["easing"].update(X=None)),
    "weights as a list": ("origin_trend", lambda f: f.update(weights_steps=[])),
    "value without weights": ("origin_trend", lambda f: f["weights_steps"].pop("easing")),
    "weights for no value": ("origin_trend", lambda f: f["weights_steps"].update(more={"X": 1})),
    "bars for no value": ("lawyer_on_call", lambda f: f["bars"].update(more={"X": 0.1})),
    "unknown pathway": ("origin_trend", lambda f: f["weights_steps"]["easing"].update(Q=1)),
    "unknown harm level": ("max_penalty", lambda f: f["weights_steps"]["death"].update(s5=1)),
    "unknown pathway of a bar": ("lawyer_on_call", lambda f: f["bars"]["yes"].update(Q=0.1)),
    "bar on a harm level": ("lawyer_on_call", lambda f: f["bars"]["yes"].update(s1=0.1)),
    "duplicate value": ("origin_trend", lambda f: f["values"].append("easing")),
    "a single value": ("insider_knowledge", lambda f: f.update(values=["no"], weights_steps={"no": {"H": 0}})),
    "bar of 1": ("lawyer_on_call", lambda f: f["bars"]["yes"].update(X=1)),
    "bar above 1": ("lawyer_on_call", lambda f: f["bars"]["yes"].update(X=1.5)),
    "bar below 0": ("lawyer_on_call", lambda f: f["bars"]["yes"].update(X=-0.1)),
    "unknown kind of bar": ("lawyer_on_call", lambda f: f.update(bar_kind="soft")),
    "unknown direction": ("lawyer_on_call", lambda f: f.update(direction="up")),
    "gate without one of its values": ("travel_plan", lambda f: f["modifiers"].pop("none")),
    "gate of 0": ("travel_plan", lambda f: f["modifiers"].update(none=0)),
    "gate above 1": ("travel_plan", lambda f: f["modifiers"].update(none=1.2)),
    "unknown field": ("origin_trend", lambda f: f.update(extra=1)),
}


@pytest.mark.parametrize("what", IN_A_FACTOR)
def test_anything_wrong_in_a_factor_is_refused_by_its_place(what: str, complaint: Load) -> None:
    id, change = IN_A_FACTOR[what]
    error = complaint(changed(lambda m: change(factor(m, id))))
    assert f"factors[{list(FACTORS).index(id)}]" in str(error.params["place"])


ELSEWHERE: dict[str, tuple[str, Callable[[Model], Any]]] = {
    "base beyond reason": ("base_log2_odds", lambda m: m["base_log2_odds"].update(X=1e308)),
    "attack worse than certain": ("attack_severity", lambda m: m["attack_severity"].update({"1": 1.5})),
    "attack harm rising": ("attack_severity", lambda m: m["attack_severity"].update({"4": 0.9})),
    "thresholds equal": ("thresholds.2", lambda m: m["thresholds"]["2"].update(high=0.3)),
    "thresholds out of order": ("thresholds.2", lambda m: m["thresholds"]["2"].update(moderate=0.2)),
    "threshold above 1": ("thresholds.2", lambda m: m["thresholds"]["2"].update(extreme=1.2)),
    "threshold of 0": ("thresholds.2", lambda m: m["thresholds"]["2"].update(moderate=0)),
    "no threshold of High": ("thresholds", lambda m: m["thresholds"]["2"].update(high=None)),
    "level without thresholds": ("thresholds", lambda m: m["thresholds"].pop("4")),
    "pathway without base": ("base_log2_odds", lambda m: m["base_log2_odds"].pop("A")),
    "base of an unknown pathway": ("base_log2_odds", lambda m: m["base_log2_odds"].update(Q=-1)),
    "level without base": ("severity_base_log2_odds", lambda m: m["severity_base_log2_odds"].pop("4")),
    "level without attack severity": ("attack_severity", lambda m: m["attack_severity"].pop("4")),
    "danger question without clock": ("trigger_horizon", lambda m: m["trigger_horizon"].pop("contact_lost")),
    "clock of no danger question": ("trigger_horizon", lambda m: m["trigger_horizon"].update(origin_trend="days")),
    "unknown clock": ("trigger_horizon", lambda m: m["trigger_horizon"].update(contact_lost="soon")),
    "duplicate factor": ("political_profile", lambda m: m["factors"].append(copy.deepcopy(m["factors"][0]))),
    "courts missing": ("factors", lambda m: m["factors"].remove(factor(m, "host_courts"))),
    "no factors": ("", lambda m: m.update(factors=[])),
    "unknown field": ("", lambda m: m.update(extra=1)),
    "version as a number": ("version", lambda m: m.update(version=9)),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_anything_wrong_elsewhere_is_refused_by_its_place(what: str, complaint: Load) -> None:
    place, change = ELSEWHERE[what]
    assert place in str(complaint(changed(change)).params["place"])


def test_another_format_is_refused(complaint: Load) -> None:
    assert complaint(changed(lambda m: m.update(format="exile-risk/case"))).params["expected"] == "exile-risk/model"


WHOLE = changed(lambda m: None)
TEXTS: dict[str, str | bytes] = {
    "not a number": WHOLE.replace('"X": -10,', '"X": NaN,', 1),
    "not a number as weight": WHOLE.replace('"X": -0.75', '"X": NaN', 1),
    "doubled field": WHOLE.replace('"X": -10,', '"X": -10, "X": -3,', 1),
    "cut off": WHOLE[: len(WHOLE) // 2],
    "empty": "",
    "a list": "[]",
    "not UTF-8": WHOLE.encode().replace(b"formal", b"\xff", 1),
    "bottomless": "[" * 100_000,
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_damaged_file_is_refused(what: str, complaint: Load) -> None:
    assert TEXTS[what] != WHOLE
    complaint(TEXTS[what])


def test_an_unknown_version_is_refused_with_those_that_exist() -> None:
    for version in ("0", "../model/1", "", "1.json"):
        with pytest.raises(InputError) as caught:
            load_catalogue(version)
        assert "1" in str(caught.value.params["known"])


def test_refusals_leave_the_shipped_model_as_it_was() -> None:
    assert rated(vignette(1)).band.word == "Extreme"
