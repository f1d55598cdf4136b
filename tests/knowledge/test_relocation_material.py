# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure, recognition, resettlement, languages: spot values, honest gaps, and what a broken row says."""

from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge import languages as language_facts
from exile_risk.knowledge.languages import languages
from exile_risk.knowledge.recognition import recognition
from exile_risk.model.facts import Confidence
from tests.knowledge.conftest import day

TODAY = day("2026-11-24")


def values(knowledge: Knowledge, subject: str, attribute: str) -> dict[int | None, str]:
    facts = knowledge.facts(subject, attribute)
    return {f.valid_from.year if f.valid_from else None: f.value for f in facts}


@pytest.mark.parametrize(
    ("subject", "attribute", "expected"),
    [
        ("KH>TH", "migrants", {2024: "375635"}),
        ("KH>TH", "refugees", {2020: "260", 2024: "269", 2025: "297"}),
        ("KH>TH", "asylum_seekers", {2020: "112", 2024: "150", 2025: "70"}),
        ("KH>FR", "refugees", {2020: "10894", 2024: "10550", 2025: "10445"}),
        ("CA", "resettlement_arrivals", {2025: "38771"}),
        ("AU", "resettlement_arrivals", {2025: "18804"}),
        ("NZ", "resettlement_arrivals", {2025: "1473"}),
        ("TH", "status_decided_by", {2025: "both"}),
        ("MY", "status_decided_by", {2025: "unhcr"}),
        ("TH", "refugees_hosted", {2025: "84017"}),
        ("TH", "asylum_seekers_hosted", {2025: "2880"}),
        ("KH", "capital", {None: "Phnom Penh"}),
        ("KH>AU", "recognised", {2025: "124"}),
        ("KH>FR", "complementary", {2025: "5"}),
    ],
)
def test_spot_values(knowledge: Knowledge, subject: str, attribute: str, expected: dict[int | None, str]) -> None:
    found = values(knowledge, subject, attribute)
    assert {year: found.get(year) for year in expected} == expected


def test_stocks_end_with_their_year_and_name_their_source(knowledge: Knowledge) -> None:
    (migrants,) = knowledge.facts("KH>TH", "migrants")
    assert (migrants.valid_from, migrants.valid_to) == (day("2024-01-01"), day("2024-12-31"))
    assert knowledge.source(migrants.sources[0]).licence == "CC BY 3.0 IGO"
    newest = knowledge.facts("KH>TH", "refugees")[-1]
    assert newest.valid_to == day("2025-12-31")
    assert knowledge.source(newest.sources[0]).licence == "CC BY 4.0"


def test_figures_imputed_for_bangladesh_are_weak_and_say_so(knowledge: Knowledge) -> None:
    (fact,) = knowledge.facts("LA>BD", "migrants")
    assert (fact.value, fact.confidence) == ("118769", Confidence.LOW)
    assert "imputed" in fact.note
    assert knowledge.facts("KH>TH", "migrants")[0].confidence is Confidence.HIGH


def test_kosovo_has_no_migrant_figures_and_the_table_says_so(knowledge: Knowledge) -> None:
    assert not [s for s in knowledge.table("migrants").rows() if "XK" in s]
    assert "Kosovo" in knowledge.manifest.tables["migrants"].purpose


def test_recognition_of_cambodians(knowledge: Knowledge) -> None:
    found = recognition(knowledge, "KH", "TH", TODAY)
    assert found is not None
    assert (found.recognised, found.rejected, found.substantive) == (359, 186, 545)
    assert found.procedure == "government_and_unhcr"
    assert found.refugee_rate == pytest.approx(0.659, abs=0.001)
    france = recognition(knowledge, "KH", "FR", TODAY)
    assert france is not None
    assert (france.refugee_rate, france.protection_rate) == (pytest.approx(57 / 573), pytest.approx(62 / 573))


def test_few_decisions_give_no_rate(knowledge: Knowledge) -> None:
    found = recognition(knowledge, "KH", "US", TODAY)
    assert found is not None
    assert (found.substantive, found.refugee_rate, found.protection_rate) == (25, None, None)


def test_recognition_is_not_known_before_the_years_are_over(knowledge: Knowledge) -> None:
    assert recognition(knowledge, "KH", "TH", day("2025-12-31")) is None
    assert recognition(knowledge, "KH", "TH", day("2026-01-01")) is not None
    assert recognition(knowledge, "KH", "XK", TODAY) is None


def test_origins_add_up_to_no_more_than_the_destination(knowledge: Knowledge) -> None:
    total = dict.fromkeys(("AU", "CA", "NZ"), 0)
    for subject in knowledge.table("resettlement_by_origin").rows():
        destination = subject.partition(">")[2]
        if destination in total:
            total[destination] += int(values(knowledge, subject, "resettled_from_origin").get(2025, "0"))
    for destination, came in total.items():
        counted = int(values(knowledge, destination, "resettlement_arrivals")[2025])
        assert 0.9 * counted < came <= counted


def test_all_199_have_languages_a_capital_and_a_word_on_who_decides(knowledge: Knowledge) -> None:
    for country in knowledge.countries():
        assert languages(knowledge, country), country
        assert knowledge.facts(country, "capital"), country
        assert knowledge.facts(country, "status_decided_by"), country
    assert language_facts.problems(knowledge) == []


def test_languages_come_most_used_first(knowledge: Knowledge) -> None:
    first = languages(knowledge, "KH")[0]
    assert (first.tag, first.share, first.standing) == ("km", 89.0, "official")
    assert [one.tag for one in languages(knowledge, "NZ")][:2] == ["en", "mi"]
    assert languages(knowledge, "NZ")[0].standing == "official_in_practice"


@pytest.mark.parametrize("value", ["km", "km 89", "km 189 official", "km 89 sacred", "Khmer 89 official"])
def test_a_language_written_otherwise_is_refused(copy: Path, value: str) -> None:
    path = copy / "facts" / "languages.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("km 89 official", value), encoding="utf-8")
    broken = Knowledge.load(copy)
    with pytest.raises(InputError, match="knowledge_language") as raised:
        languages(broken, "KH")
    assert raised.value.params == {"id": "language.KH.km", "value": value}
    assert [p.code for p in language_facts.problems(broken)] == ["knowledge_language"]


def test_a_stock_that_is_no_number_is_refused(copy: Path) -> None:
    path = copy / "facts" / "migrants.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("KH>TH,375635", "KH>TH,many"), encoding="utf-8")
    with pytest.raises(InputError, match="knowledge_number"):
        Knowledge.load(copy).facts("KH>TH", "migrants")
