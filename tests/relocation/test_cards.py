# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency cards: nothing of a law that is not in force, a word for every id, broken files refused."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.sources import read_sources
from exile_risk.model.facts import Basis
from exile_risk.relocation.cards import GENERAL, EmergencyCard, Situation, card, hosts_with_cards
from exile_risk.relocation.cards_file import read_cards
from exile_risk.wording import card as words
from exile_risk.wording import card_steps
from exile_risk.wording.errors import sentence

FOLDER = assets.path("relocation")
TODAY = date(2026, 11, 24)
TORTURE_ACT = date(2023, 2, 22)
FILES = sorted((FOLDER / "cards").glob("*.json"))
ALL = [card(host, situation, TODAY) for host in (*hosts_with_cards(), "NZ") for situation in Situation]


def rights(found: EmergencyCard) -> set[str]:
    return {r.id for r in found.rights}


def steps(found: EmergencyCard) -> list[str]:
    return [s.id for s in found.steps]


def test_a_right_counts_from_the_day_of_its_act_and_not_before() -> None:
    for situation in (Situation.ARREST, Situation.RAID, Situation.AIRPORT):
        eve = card("TH", situation, date(2023, 2, 21))
        assert "TH.no_return_to_torture" in rights(card("TH", situation, TORTURE_ACT))
        assert "TH.no_return_to_torture" not in rights(eve)
        assert "TH.no_return_to_torture" not in rights(card("TH", situation, date(2018, 1, 20)))
    assert "TH.file_today" not in steps(card("TH", Situation.ARREST, date(2023, 2, 21)))
    assert "TH.file_today" in steps(card("TH", Situation.ARREST, TORTURE_ACT))


def test_an_older_law_takes_the_place_of_a_newer_one() -> None:
    before, after = (card("TR", Situation.ARREST, d) for d in (date(2019, 12, 23), date(2019, 12, 24)))
    assert {"TR.decision_reasons_old"} == rights(before) & {"TR.decision_reasons_old", "TR.decision_reasons"}
    assert {"TR.decision_reasons"} == rights(after) & {"TR.decision_reasons_old", "TR.decision_reasons"}


def test_whom_the_client_asks_for_follows_the_office_in_charge() -> None:
    before, after = (card("KE", Situation.ARREST, d) for d in (date(2020, 1, 1), TODAY))
    said = [next(s.office for s in c.steps if s.id == "say_fear") for c in (before, after)]
    assert said == ["unhcr", "ke_refugee_services"]


@pytest.mark.parametrize("situation", list(Situation))
def test_every_country_has_a_card_and_says_when_it_is_the_general_one(situation: Situation) -> None:
    assert len(hosts_with_cards()) == 16
    for host in all_countries():
        found = card(host, situation, TODAY)
        assert len(found.steps) >= 5
        assert found.reach
        assert found.general == (host not in hosts_with_cards())
        assert any("Nobody has written a card" in c for c in words.cautions(found)) == found.general


def test_age_is_said_both_ways() -> None:
    assert card("TH", Situation.ARREST, date(2018, 1, 20)).ahead
    assert not card("TH", Situation.ARREST, date(2025, 12, 30)).stale
    assert card("TH", Situation.ARREST, date(2025, 12, 31)).stale
    assert any("18 months" in c for c in words.cautions(card("TH", Situation.ARREST, date(2026, 1, 1))))


def test_no_country_no_card() -> None:
    with pytest.raises(InputError) as caught:
        card("XX", Situation.RAID, TODAY)
    assert sentence(caught.value) == "“XX” is no known country here; use a two-letter code such as KH or TH."


def test_words_and_files_name_the_same_ids() -> None:
    written = [json.loads(path.read_text(encoding="utf-8")) for path in FILES]
    assert {id for d in written for id in d["steps"]} == set(words.STEPS)
    assert {id for d in written for id in d["rights"]} == set(words.RIGHTS)
    sheets = [sheet for d in written for sheet in d["cards"].values()]
    assert {id for s in sheets for id in s["steps"]} == set(words.STEPS)
    assert {id for s in sheets for id in s["rights"]} == set(words.RIGHTS)
    assert {kind for s in sheets for kind in s["reach"]} == set(card_steps.KINDS)
    assert {d[field] for d in written for field in ("ask_for", "alert")} == set(card_steps.OFFICES)


def test_a_right_rests_on_a_page_that_was_read_or_says_that_nobody_did() -> None:
    seen = {r for found in ALL for r in found.rights}
    assert {r.basis for r in seen} == {Basis.READ, Basis.GENERAL_KNOWLEDGE}
    for right in seen:
        assert (right.source.url is not None) == (right.basis is Basis.READ)
        assert ("not checked" in words.law_text(right)) == (right.basis is Basis.GENERAL_KNOWLEDGE)


def test_every_source_is_used() -> None:
    used = {r["source"] for path in FILES for r in json.loads(path.read_text(encoding="utf-8"))["rights"].values()}
    rows = json.loads((FOLDER / "organisations.json").read_text(encoding="utf-8"))["organisations"]
    assert used | {o["source"] for o in rows} == set(read_sources(FOLDER / "sources.json"))


def test_sentences_are_short_and_hold_no_number_to_call_and_no_address() -> None:
    for text in (*words.STEPS.values(), *words.RIGHTS.values(), *card_steps.KINDS.values()):
        assert len(text) <= 300
        assert text[0].isupper() or text[0] in "“["
        assert "@" not in text
        assert "://" not in text
        assert not any(len([c for c in word if c.isdigit()]) > 4 for word in text.split())


def broken(tmp_path: Path, change: Any) -> str:
    """Return the sentence about a copy of Thailand's cards after a change."""
    shutil.copytree(FOLDER / "cards", tmp_path / "cards")
    path = tmp_path / "cards" / "TH.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_cards(tmp_path / "cards", "TH", read_sources(FOLDER / "sources.json"))
    return sentence(caught.value)


RIGHT = "TH.no_return_to_torture"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.update(format="x"), "TH.json: the format is not"),
        (lambda d: d.update(host="KH"), "TH.json: host: “KH” is no known country here"),
        (lambda d: d.update(phone="1"), "unknown field “phone”"),
        (lambda d: d["cards"].pop("raid"), "TH.json: cards.raid is empty"),
        (lambda d: d["cards"].update(flood=d["cards"]["raid"]), "cards may not be “flood”"),
        (lambda d: d["cards"]["raid"]["steps"].append("fly"), "cards.raid.steps may not be “fly”"),
        (lambda d: d["cards"]["raid"]["rights"].append("no"), "cards.raid.rights may not be “no”"),
        (lambda d: d["cards"]["raid"]["reach"].clear(), "cards.raid.reach is empty"),
        (lambda d: d["cards"]["raid"]["steps"].append("say_fear"), "“say_fear” stands here a second time"),
        (lambda d: d["rights"][RIGHT].update(source="none"), f"rights.{RIGHT}.source: there is no source “none”"),
        (lambda d: d["rights"][RIGHT].update(valid_from="22.2.2023"), "“22.2.2023” is no date"),
        (lambda d: d["rights"][RIGHT].update(valid_to="2022"), "2023-02-22 lies after 2022"),
        (lambda d: d["rights"][RIGHT].update(as_of="2020"), "2023-02-22 lies after 2020"),
        (lambda d: d["rights"][RIGHT].update(basis="general_knowledge"), "basis may not be “general_knowledge”"),
        (lambda d: d["rights"][RIGHT].update(basis="heard"), "is not one of the values allowed here"),
        (lambda d: d["rights"][RIGHT].update(law=" "), f"rights.{RIGHT}.law is empty"),
        (lambda d: d["steps"]["TH.file_today"].update(rests_on="TH.none"), "rests_on may not be “TH.none”"),
        (lambda d: d["steps"]["TH.file_today"].update(valid_from="soon"), "“soon” is no date"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, change: Any, says: str) -> None:
    said = broken(tmp_path, change)
    assert says in said
    assert "…" not in said.replace("…”", "")
    assert said.endswith(".")


def test_the_general_file_is_read_by_the_same_rules() -> None:
    assert read_cards(FOLDER / "cards", GENERAL, read_sources(FOLDER / "sources.json")).alert == "unhcr"
