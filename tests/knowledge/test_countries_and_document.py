# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in eight languages, search words, the check of what ships, and the corridor document."""

import json

import pytest

from exile_risk import assets
from exile_risk.knowledge import Knowledge, countries
from exile_risk.knowledge.check import check
from exile_risk.knowledge.document import corridor_document
from tests.knowledge.conftest import day


@pytest.mark.parametrize("locale", countries.LOCALES)
def test_every_country_has_a_name_in_every_language(locale: str) -> None:
    assert set(countries.names(locale)) == set(countries.all_countries())
    assert all(countries.names(locale).values())


def test_names_and_search_words() -> None:
    assert countries.name("KH", "km") == "កម្ពុជា"
    assert countries.name("DE", "fr") == "Allemagne"
    assert countries.name("DE", "de") == "Germany"  # no such names: English
    assert countries.name("DE", "fr_FR") == "Allemagne"
    assert countries.name("QQ") == "QQ"
    assert countries.nationality("KH") == "Cambodian"
    for word, code in {"Burma": "MM", "Viet Nam": "VN", "USA": "US", "MMR": "MM", "Thai": "TH"}.items():
        assert word in countries.search_words(code)
    assert all(c.nationality and c.region and len(c.iso3) == 3 for c in countries.all_countries().values())


def test_what_ships_is_sound() -> None:
    report = check(today=day("2026-11-24"))
    assert report.problems == []
    assert report.version == "2026.11.1"
    assert report.rows == sum(report.tables.values())
    assert report.rows > 30_000
    assert sum(report.basis.values()) == pytest.approx(1, abs=0.001)
    assert set(report.coverage) >= {"Europe", "Asia and the Pacific", "The Americas"}
    assert all(shares["treaties"] == 1 for shares in report.coverage.values())


def test_no_table_that_may_not_be_shipped(knowledge: Knowledge) -> None:
    for source in knowledge.sources.values():
        assert not any(word in (source.licence or "") for word in ("NC", "ND", "non-commercial"))
    by_vdem = {s for s in knowledge.sources if s.startswith("vdem")}
    for spec in knowledge.manifest.tables.values():
        assert (spec.defaults.get("sources") in by_vdem) == spec.name.startswith("vdem_")  # CC BY-SA stays apart


def test_what_nobody_checked_shows_no_link(knowledge: Knowledge) -> None:
    for name in knowledge.manifest.tables:
        for subject in knowledge.table(name).rows():
            for fact in knowledge.table(name).facts(subject):
                if fact.basis.value == "general_knowledge":
                    assert all(knowledge.source(s).url is None for s in fact.sources), fact


def test_sources_are_described_with_their_licence(knowledge: Knowledge) -> None:
    text = (assets.path("licences", "sources.md")).read_text(encoding="utf-8")
    missing = [id for id in knowledge.sources if f"`{id}`" not in text]
    assert missing == []


def test_document_has_the_contract_shape(knowledge: Knowledge) -> None:
    found = json.loads(
        json.dumps(
            corridor_document(
                knowledge, "KH", "TH", day("2018-04-30"), knowledge.corridor("KH", "TH", day("2018-04-30"))
            )
        )
    )
    assert (found["format"], found["version"], found["as_of"]) == ("exile-risk/corridor", 1, "2018-04-30")
    courts = found["factors"]["host_courts"]
    assert courts["value"] == "weak"
    assert courts["rule"] == "host_courts.weak"
    fact = courts["facts"][0]
    assert {"id", "source", "valid_from", "valid_to", "basis", "confidence"} <= set(fact)
    assert fact["source"] == "vdem-16"
    assert found["factors"]["transit_cooperation"] | {"params": {}} == {
        "value": None,
        "why_unknown": "transit_cooperation.route_not_known",
        "params": {},
        "facts": [],
    }
    assert set(found["offences"]) == set(knowledge.offences())
    assert found["offences"]["lese_majeste"]["dual_criminality"] == "contested"
    assert {"id", "date", "title", "direction"} <= set(found["events"][0])
    assert all(e["date"] < "2018-04-30" for e in found["events"])
