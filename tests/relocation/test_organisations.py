# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency organisations: dated, with a source or none, a word for every word, and nothing to dial."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge.sources import read_sources
from exile_risk.model.facts import Basis
from exile_risk.relocation.organisations import organisations, organisations_for
from exile_risk.relocation.organisations_file import read_organisations
from exile_risk.wording import organisations as words
from exile_risk.wording.errors import sentence

FOLDER = assets.path("relocation")


def ids(host: str, day: date) -> set[str]:
    return {o.id for o in organisations_for(host, day)}


def test_who_helps_depends_on_place_and_day() -> None:
    today = date(2026, 11, 24)
    assert "forum_asia" in ids("TH", today)
    assert "forum_asia" not in ids("KE", today)
    assert "ubuntu_hubs" in ids("KE", today)
    assert "freedom_house" in ids("TH", date(2024, 6, 1))
    assert "freedom_house" not in ids("TH", today)
    with pytest.raises(InputError):
        organisations_for("XX", today)


def test_every_word_is_known_and_used() -> None:
    found = organisations()
    assert {w for o in found for w in o.help} == set(words.HELP)
    assert {w for o in found for w in o.for_whom} == set(words.FOR_WHOM)
    assert {w for o in found for w in o.limits} == set(words.LIMITS)
    for one in found:
        assert words.help_text(one)
        assert "Stopped" in words.limits_text(one) or one.status != "closed"


def test_a_source_was_read_or_the_fact_is_general_knowledge() -> None:
    for one in organisations():
        assert (one.source.url is None) == (one.basis is Basis.GENERAL_KNOWLEDGE)


def test_the_file_holds_no_number_and_no_address() -> None:
    text = (FOLDER / "organisations.json").read_text(encoding="utf-8")
    assert "@" not in text
    assert "+" not in text
    assert "://" not in text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"phone": "1"}, "unknown field “phone”"),
        ({"regions": ["Moon"]}, "unhcr.regions may not be “Moon”"),
        ({"source": "none"}, "there is no source “none”"),
        ({"basis": "read"}, "unhcr.basis may not be “read”"),
        ({"as_of": "soon"}, "“soon” is no date"),
        ({"help": []}, "unhcr.help is empty"),
        ({"id": "iom"}, "“iom” stands here a second time"),
        ({"status": "gone"}, "is not one of the values allowed here"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    document = json.loads((FOLDER / "organisations.json").read_text(encoding="utf-8"))
    document["organisations"][0].update(change)
    path = tmp_path / "organisations.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_organisations(path, read_sources(FOLDER / "sources.json"))
    assert says in sentence(caught.value)
