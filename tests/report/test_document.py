# SPDX-License-Identifier: GPL-3.0-or-later
"""What every report says whatever is left out, and what none may ever say."""

import re
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import Answer, EvidenceGrade
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case
from exile_risk.report import ALLOWED, Document, Part, Reader
from exile_risk.report.doing import chosen_of
from exile_risk.report.html import html
from exile_risk.report.parts import Badge, Bars, Range, Table
from exile_risk.report.text import text
from exile_risk.scenarios import scenarios
from exile_risk.wording import language
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, disclaimer
from tests.judgement.cases import BEFORE_THE_LAW, MIGRANT, answered, assessed, case
from tests.report.given import EVERYTHING, HEADINGS, document, judged, options, rated, relocation

T = TypeVar("T")
TRIGGERS = load_catalogue().triggers
NOT_ENOUGH = rated(Case("KH", "TH", case().as_of, answers={t: Answer("no") for t in TRIGGERS}))
NOT_CHECKED = rated(answered(case(), in_host_custody=None))
ALL = {s.id: s.id for s in scenarios()}


def found_of(id: str) -> Assessment:
    return assessed(id)


def block(made: Document, kind: type[T]) -> T:
    return next(b for s in made.sections for b in s.blocks if isinstance(b, kind))


def plain(made: Document) -> str:
    return text(made).translate(dict.fromkeys((0x2068, 0x2069)))


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("id", ALL)
def test_rating_range_day_unknowns_and_disclaimer_always_stand_in_it(id: str, reader: Reader) -> None:
    found = found_of(id)
    made = document(found, reader, frozenset())
    said = " ".join(plain(made).split())
    assert [s.id for s in made.sections] == ["rating", "range", "judgement"]
    assert day_text(found.day) in made.subtitle
    assert str(len(found.open_questions)) in said
    for band in found.likely:
        assert band_name(band) in said
    shown = block(made, Range)
    assert shown.bounds == (min(found.rating.lowest, found.likely[0]), max(found.rating.highest, found.likely[1]))
    assert disclaimer() in said
    assert found.versions.knowledge in made.foot


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("id", ALL)
def test_nothing_calls_a_person_safe(id: str, reader: Reader) -> None:
    said = plain(document(found_of(id), reader, EVERYTHING, where=relocation()))
    said = " ".join(said.split())
    for place in re.finditer(r"\bsafe\b", said, re.IGNORECASE):
        before = said[max(0, place.start() - 40) : place.end() + 30]
        assert re.search(r"never means safe|a safe way to make contact|safe (third )?country|safe state", before), (
            before
        )


def test_too_few_answers_are_never_low_and_say_so() -> None:
    assert NOT_ENOUGH.state == "not_enough_information"
    for reader in Reader:
        made = document(NOT_ENOUGH, reader)
        badge, shown = block(made, Badge), block(made, Range)
        assert badge.word == "Not enough yet"
        assert badge.disc.band is None
        assert "plan as Moderate" in badge.second
        assert shown.likely is None
        assert shown.rating == Band.MODERATE
        assert shown.captions[0] == "Plan as"


def test_before_the_danger_check_there_is_no_band_at_all() -> None:
    assert NOT_CHECKED.band is None
    for reader in Reader:
        made = document(NOT_CHECKED, reader, where=relocation())
        assert {s.id for s in made.sections} <= {"rating", "danger_check", "to_do", "papers", "help", "void"}
        assert not any(isinstance(b, Range | Bars) for s in made.sections for b in s.blocks)
        badge = block(made, Badge)
        assert badge.waiting
        assert badge.disc.band is None
        said = plain(replace(made, disclaimer=""))
        assert "Are they held now" in said or "custody" in said.lower()
        first = " ".join(plain(replace(made, disclaimer="", sections=made.sections[:2])).split())
        assert not re.search(r"\b(Low|Moderate|High|Extreme)\b", first)


def test_a_low_result_says_that_low_never_means_safe() -> None:
    low = rated(answered(case(MIGRANT)))
    assert low.band is Band.LOW
    for reader in Reader:
        assert "Low never means safe" in " ".join(plain(document(low, reader, frozenset())).split())


def test_parts_go_in_and_stay_out() -> None:
    found = assessed()
    for part, heading in (
        (Part.REASONS, "reasons"),
        (Part.UNKNOWN, "unknown"),
        (Part.UNKNOWN, "change"),
        (Part.TO_DO, "to_do"),
        (Part.RELOCATION, "relocation"),
        (Part.LEDGER, "ledger"),
    ):
        for parts, inside in ((frozenset({part}), True), (EVERYTHING - {part}, False)):
            made = document(found, Reader.FILE, parts, where=relocation())
            assert (HEADINGS[heading] in [s.heading for s in made.sections]) == inside, part


def test_a_person_gets_no_ledger_and_no_figures_whatever_is_ticked() -> None:
    made = document(assessed(), Reader.PERSON, EVERYTHING, where=relocation())
    assert Part.LEDGER not in ALLOWED[Reader.PERSON]
    assert not any(isinstance(b, Bars) for s in made.sections for b in s.blocks)
    said = plain(replace(made, disclaimer=""))
    assert not re.search(r"[+−]\d|weight|log2|steps\b", said), said
    assert "Keep this page where nobody finds it" in said
    assert "Heron" not in said


def test_the_file_holds_every_sum_and_every_answer() -> None:
    found = assessed()
    said = plain(document(found, Reader.FILE))
    for pathway in found.rating.pathways.values():
        assert f"{pathway.log2_odds:.3f}".rstrip("0").rstrip(".").replace("-", "−") in said
    tables = {s.id: s.blocks[0] for s in document(found, Reader.FILE).sections}
    answers = tables["answers"]
    assert isinstance(answers, Table)
    assert len(answers.rows) == len(found.used)


def test_a_judgement_stands_beside_the_rating_and_says_if_it_counts() -> None:
    found = assessed()
    waiting = judged(found)
    said = plain(document(found, Reader.PARTNER, frozenset(), judgement=waiting))
    assert "Waits for a second person. It does not count yet." in said
    assert "Second reviewer: needed, and not yet" in said
    refused = judged(found, second="AB")
    said = plain(document(found, Reader.PARTNER, frozenset(), judgement=refused))
    assert "A second person disagreed. It does not count." in said
    assert "Extreme – 4 of 4" in said  # the tool's stays what it is
    earlier = judged(assessed(BEFORE_THE_LAW))
    said = plain(document(found, Reader.PARTNER, frozenset(), judgement=earlier))
    assert "Written beside another rating" in said


def test_options_chosen_go_in_and_staying_always_does() -> None:
    where = relocation()
    made = document(assessed(), where=where, chosen=(where.options[3].id,))
    table = next(s for s in made.sections if s.id == "relocation").blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    assert "Stay in" in table.rows[1][0].text
    made = document(assessed(), where=where)
    table = next(s for s in made.sections if s.id == "relocation").blocks[0]
    assert isinstance(table, Table)
    assert len(table.rows) == 4


@pytest.mark.parametrize("reader", list(Reader))
def test_an_option_chosen_that_is_vetoed_does_not_go_in_though_the_place_is_wished_for(reader: Reader) -> None:
    made = relocation()
    against = made.excluded[0]
    where = replace(made, wished=(against,))
    chosen = (against.id, made.options[3].id)
    assert chosen_of(where, options(reader, chosen=chosen)) == (made.options[3],)
    assert chosen_of(where, options(reader, chosen=chosen[:1])) == made.options[:3], "as if nobody had chosen"
    said = plain(document(assessed(), reader, where=where, chosen=chosen))
    told = "Of what was chosen, 1 is not offered and not in the plan:" in said
    assert told == (reader is not Reader.PARTNER), "why not may be a refusal, which is nobody else's matter"


def test_falling_silent_is_never_listed_as_advice() -> None:
    for id in ALL:
        for reader in Reader:
            said = plain(document(found_of(id), reader, frozenset({Part.UNKNOWN})))
            assert "Visible criticism" not in said


def test_inferred_answers_are_named_as_still_open() -> None:
    one = case()
    answers = {**one.answers, "origin_request": Answer("asked_police_or_immigration", EvidenceGrade.INFERENCE)}
    found = rated(replace(one, answers=answers))
    assert found.inferred == ("origin_request",)
    for reader in Reader:
        assert "Inferred, so still open:" in plain(document(found, reader, frozenset()))


def test_another_language_is_spoken_only_meanwhile() -> None:
    made = document(assessed(), language="ar")
    assert (made.language, made.direction) == ("ar", "rtl")
    assert language() == "en"
    assert 'lang="ar" dir="rtl"' in html(made)


def test_a_page_that_looks_back_says_so_and_calls_no_past_day_today() -> None:
    found = assessed()
    for reader in Reader:
        now = plain(document(found, reader))
        assert "looks back" not in now
        assert "\n  Today · " in now
        later = plain(document(found, reader, printed=datetime(2026, 11, 24, 9, 0)))
        assert f"This looks back: facts and deadlines are those of {day_text(found.day)}" in " ".join(later.split())
        assert "Today ·" not in later
        assert f"by {day_text(found.day)} ·" in later
        assert "Days count from today" not in later
