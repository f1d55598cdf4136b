# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of legs: the rule as written, damaged files refused, and a host that nobody can leave."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.relocation.roads import all_roads, road_rules, roads_to
from exile_risk.relocation.roads import roads as roads_module
from exile_risk.relocation.roads.network import AIR, LAND, Network, Step, build, capitals, land_borders, network
from exile_risk.relocation.roads.rules import read_rules
from tests.relocation.roads.given import CATALOGUE, CRITIC, KNOWLEDGE, TODAY, assessed

FILE = assets.path("relocation", "roads.json")
RULES, NET = road_rules(), network(KNOWLEDGE, TODAY)


def joined(a: str, b: str) -> str | None:
    return next((s.by for s in NET.steps[a] if s.to == b), None)


def test_every_state_can_be_left_and_legs_run_both_ways() -> None:
    assert set(NET.steps) == set(KNOWLEDGE.countries())
    for state, steps in NET.steps.items():
        assert steps
        assert all(any(back.to == state and back.by == s.by for back in NET.steps[s.to]) for s in steps)


def test_the_rule_of_flights() -> None:
    for state, steps in NET.steps.items():
        for step in (s for s in steps if s.by == AIR):
            hubs = (state in RULES.hubs) + (step.to in RULES.hubs)
            limit = (RULES.any_two_km, RULES.one_hub_km, RULES.two_hubs_km)[hubs]
            assert step.km <= limit or hubs > 0
            assert state not in RULES.no_airport
            assert step.to not in RULES.no_airport


@pytest.mark.parametrize(
    ("a", "b", "by"),
    [
        ("TH", "MY", AIR),  # 1,180 km between the capitals
        ("TH", "LA", LAND),
        ("TH", "AU", AIR),
        ("LA", "AU", None),
        ("AU", "GB", None),
        ("KP", "KR", None),
        ("DZ", "MA", AIR),
        ("SM", "IT", LAND),
        ("LS", "ZA", LAND),
        ("PS", "JO", LAND),
    ],
)
def test_some_legs(a: str, b: str, by: str | None) -> None:
    if (a, b) == ("KP", "KR"):  # the land border is closed; the rule knows no politics of the air
        assert joined(a, b) in (None, AIR)
    else:
        assert joined(a, b) == by


def test_a_host_without_any_way_out_is_barred(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off = Network({state: () if state == "NR" else steps for state, steps in NET.steps.items()})
    monkeypatch.setattr(roads_module, "network", lambda *_: cut_off)
    found = assessed("CN", "NR", CRITIC)
    everywhere = all_roads(found, CATALOGUE, KNOWLEDGE)
    assert {r.barred.word for s, r in everywhere.items() if r.barred and s not in ("CN", "HK", "MO")} == {"no_road"}
    alone = roads_to(found, "AU", CATALOGUE, KNOWLEDGE)
    assert not alone.best
    assert not alone.avoided
    assert alone.barred is not None
    assert alone.barred.word == "no_road"


def test_a_state_that_does_not_admit_the_passport_is_no_way_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only flight from this island goes to Malaysia, which admits no Israeli passport."""
    only = tuple(s for s in NET.steps["NR"] if s.to == "MY") or (Step("MY", AIR, 5500, 0.0001),)
    monkeypatch.setattr(roads_module, "network", lambda *_: Network({**NET.steps, "NR": only}))
    shut, admitted = (
        all_roads(assessed("BY", "NR", CRITIC, nationalities=(p,), passports=(p,)), CATALOGUE, KNOWLEDGE)
        for p in ("IL", "FR")
    )
    assert shut["MY"].best[0].legs[0].visa == "no_admission"
    assert shut["AU"].barred is not None
    assert shut["AU"].barred.word == "no_road"
    assert admitted["AU"].best[0].via == ("MY",)


def test_whom_no_rule_reaches_has_a_flight_to_the_nearest_hub() -> None:
    places = {s: p for s, p in capitals(KNOWLEDGE, TODAY).items() if s in ("TV", "FJ", "US", "SM")}
    net = build(places, frozenset(), replace(RULES, any_two_km=0, one_hub_km=0, two_hubs_km=0))
    assert [s.to for s in net.steps["TV"]] == ["FJ"]
    assert [s.to for s in net.steps["FJ"]] == ["TV", "US"]
    assert net.steps["SM"] == ()


def test_without_borders_and_positions_nothing_is_joined() -> None:
    places = capitals(KNOWLEDGE, TODAY)
    assert len(places) == 199
    assert len(land_borders(KNOWLEDGE, TODAY)) == 318
    only = build({"SM": places["SM"], "TV": places["TV"]}, frozenset(), RULES)
    assert only.steps == {"SM": (), "TV": ()}


BREAKS: dict[str, tuple[str, Callable[[dict[str, Any]], Any]]] = {
    "another format": ("knowledge_at_format", lambda f: f.update(format="x")),
    "a hub that is no country": ("knowledge_at_country", lambda f: f["hubs"][0].update(state="QQ")),
    "a hub named twice": ("knowledge_at_twice", lambda f: f["hubs"].append(f["hubs"][0])),
    "a border with nowhere": ("knowledge_at_country", lambda f: f["closed_borders"][0].update(between=["KP", "??"])),
    "a power over nowhere": ("knowledge_at_country", lambda f: f["under_the_power_of"][0].update(state="ZZ")),
    "an unknown confidence": ("knowledge_at_word", lambda f: f["hubs"][0].update(confidence="sure")),
    "an unknown basis": ("knowledge_at_word", lambda f: f.update(basis="timetable")),
    "a visa word left out": ("knowledge_at_word", lambda f: f["costs"]["visa"].pop("e_visa")),
    "a cost below 0": ("roads_number", lambda f: f["costs"].update(leg=-0.1)),
    "a cost that outweighs danger": ("roads_number", lambda f: f["costs"].update(leg=0.1)),
    "a flight round the earth": ("roads_number", lambda f: f["air"]["two_hubs_up_to_km"].update(value=40000)),
    "a field too many": ("json_unknown_field", lambda f: f.update(flights=[])),
    "a reason left out": ("json_missing_field", lambda f: f["closed_borders"][0].pop("reason")),
}


@pytest.mark.parametrize(("code", "damage"), BREAKS.values(), ids=BREAKS)
def test_a_damaged_file_is_refused(tmp_path: Path, code: str, damage: Callable[[dict[str, Any]], Any]) -> None:
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    damage(raw)
    broken = tmp_path / "roads.json"
    broken.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_rules(broken, frozenset(all_countries()))
    assert caught.value.code == code


def test_everything_written_by_hand_has_a_reason() -> None:
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    rows = [*raw["no_airport"], *raw["closed_borders"], *raw["under_the_power_of"]]
    rows += [c for c in raw["air"].values() if isinstance(c, dict)] + list(raw["land"].values())
    assert all(len(row["reason"]) > 10 for row in rows)
    assert raw["basis"] == "general_knowledge"
