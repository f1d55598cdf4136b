# SPDX-License-Identifier: GPL-3.0-or-later
"""The visa matrix and the map: spot values, all 199, and what each kind of damage says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge, visas, world_map
from exile_risk.knowledge.visas import Visa, visa_needed
from exile_risk.knowledge.world_map import world
from exile_risk.wording import relocation_material as say
from exile_risk.wording.errors import sentence
from tests.knowledge.conftest import day


@pytest.mark.parametrize(
    ("passport", "destination", "word"),
    [
        ("KH", "TH", "visa_free"),
        ("KH", "LA", "visa_free"),
        ("KH", "AU", "e_visa"),
        ("KH", "US", "visa_required"),
        ("AU", "KH", "visa_on_arrival"),
        ("TH", "KR", "electronic_authorisation"),
        ("SY", "CA", "visa_required"),
        ("KH", "KH", "own_country"),
    ],
)
def test_visa_needed(passport: str, destination: str, word: str) -> None:
    found = visa_needed(passport, destination)
    assert found == Visa(passport, destination, word, day("2026-02-17"), "passport-index-2026")
    assert found.note == visas.ORDINARY_PASSPORT_ONLY


def test_every_pair_has_an_answer_in_words(knowledge: Knowledge) -> None:
    for passport in knowledge.countries():
        for destination in knowledge.countries():
            assert say.visa_text(visa_needed(passport, destination).word)
    assert "refugee travel document" in say.visa_caution("17 February 2026")


@pytest.mark.parametrize(("passport", "destination"), [("QQ", "TH"), ("KH", "QQ")])
def test_an_unknown_country_is_refused(passport: str, destination: str) -> None:
    with pytest.raises(InputError) as raised:
        visa_needed(passport, destination)
    assert (raised.value.code, raised.value.params) == ("knowledge_no_country", {"value": "QQ"})


def swap_letter(lines: list[str]) -> list[str]:
    return [*lines[:5], lines[5][:4] + "Z" + lines[5][5:], *lines[6:]]


VISA_DAMAGE: dict[str, tuple[Callable[[list[str]], list[str]], int | None]] = {
    "knowledge_word": (swap_letter, 6),
    "knowledge_columns": (lambda lines: [*lines[:5], lines[5][:-1], *lines[6:]], 6),
    "knowledge_duplicate": (lambda lines: [*lines, lines[-1]], 202),
    "knowledge_country": (lambda lines: [lines[0], lines[1].replace(" AE", " QQ"), *lines[2:]], 2),
    "knowledge_incomplete": (lambda lines: lines[:-1], None),
    "knowledge_header": (lambda lines: lines[1:], None),
    "knowledge_date": (lambda lines: [lines[0].replace("2026-02-17", "2026-02-30"), *lines[1:]], 1),
    "knowledge_source": (lambda lines: [lines[0].replace("passport-index-2026", "nobody"), *lines[1:]], 1),
}


@pytest.mark.parametrize("code", VISA_DAMAGE)
def test_damage_to_the_matrix(copy: Path, knowledge: Knowledge, code: str) -> None:
    damage, row = VISA_DAMAGE[code]
    path = copy / visas.FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(damage(lines)) + "\n", encoding="utf-8")
    (error,) = visas.problems(copy, knowledge.countries(), knowledge.sources)
    assert (error.code, error.params.get("row")) == (code, row)
    assert visas.FILE in sentence(error)


def test_a_passport_never_needs_a_visa_at_home_only(copy: Path, knowledge: Knowledge) -> None:
    path = copy / visas.FILE
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("AD "))
    path.write_text(text.replace(row, row.replace("AD .", "AD F")), encoding="utf-8")
    (error,) = visas.problems(copy, knowledge.countries(), knowledge.sources)
    assert (error.code, error.params["column"]) == ("knowledge_word", "AD")


def test_what_ships_is_sound(knowledge: Knowledge) -> None:
    assert visas.problems(assets.path("knowledge"), knowledge.countries(), knowledge.sources) == []
    assert world_map.problems(assets.path("map"), knowledge.countries(), knowledge.sources) == []


def test_all_199_are_drawn_and_microstates_are_marked(knowledge: Knowledge) -> None:
    found = world()
    assert set(found.states) == set(knowledge.countries())
    assert len(found.boxes) == 21
    assert {"VA", "SM", "MC", "TV", "NR"} <= found.boxes
    assert "SG" not in found.boxes
    assert found.note == world_map.DE_FACTO_CONTROL
    assert "no position" in say.map_caution()


def test_capitals_lie_within_a_degree_and_a_half_of_their_country(knowledge: Knowledge) -> None:
    for country, rings in world().states.items():
        (fact,) = knowledge.facts(country, "capital_position")
        lat, lon = (10 * float(part) for part in fact.value.split())
        xs, ys = [x for r in rings for x in r[::2]], [y for r in rings for y in r[1::2]]
        assert min(xs) - 15 <= lon <= max(xs) + 15, country
        assert min(ys) - 15 <= lat <= max(ys) + 15, country


@pytest.fixture
def map_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(assets.path("map"), tmp_path / "map"))


MAP_DAMAGE: dict[str, Callable[[dict], object]] = {
    "knowledge_at_format": lambda m: m.update(format="other"),
    "knowledge_at_source": lambda m: m.update(source="nobody"),
    "knowledge_at_country": lambda m: m["states"].update(QQ=m["states"]["KH"]),
    "knowledge_incomplete": lambda m: m["states"].pop("KH"),
    "knowledge_map_ring": lambda m: m["states"].update(KH=[[1000, 100, 1010, 100, 1010, 110, 1000, 111]]),
    "json_unknown_field": lambda m: m.update(colour="red"),
    "json_wrong_type": lambda m: m["states"].update(KH="everywhere"),
}


@pytest.mark.parametrize("code", MAP_DAMAGE)
def test_damage_to_the_map(map_copy: Path, knowledge: Knowledge, code: str) -> None:
    path = map_copy / world_map.FILE
    whole = json.loads(path.read_text(encoding="utf-8"))
    MAP_DAMAGE[code](whole)
    path.write_text(json.dumps(whole), encoding="utf-8")
    (error,) = world_map.problems(map_copy, knowledge.countries(), knowledge.sources)
    assert error.code == code
    assert world_map.FILE in sentence(error)


@pytest.mark.parametrize("ring", [[], [0] * 7, [0, 0, 10, 0, 10, 10, 0, 5], [0, 0, 1801, 0, 10, 10, 0, 0]])
def test_no_ring_that_is_open_odd_or_off_the_globe(map_copy: Path, knowledge: Knowledge, ring: list[int]) -> None:
    path = map_copy / world_map.FILE
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["states"]["KH"] = [ring]
    path.write_text(json.dumps(whole), encoding="utf-8")
    (error,) = world_map.problems(map_copy, knowledge.countries(), knowledge.sources)
    assert error.params == {"file": "world.json", "place": "KH", "ring": 1}
