# SPDX-License-Identifier: GPL-3.0-or-later
"""Very many cases rated again: on several processes as on one, in order, with word of it, and stopped when told."""

import random
from dataclasses import replace
from datetime import date

import pytest

from exile_risk import rerating
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.case import Case
from exile_risk.session import shared_knowledge

DAY = date(2026, 1, 1)
CORRIDORS = (("KH", "TH"), ("VN", "TH"), ("TR", "DE"), ("BY", "LT"))
CATALOGUE = load_catalogue()


def stored(count: int) -> list[Case]:
    rng, cases = random.Random("rerating"), []
    asked = [f for f in CATALOGUE.factors.values() if f.group != "trigger"]
    for n in range(count):
        said = {f.id: Answer(rng.choice(f.values), rng.choice([None, *EvidenceGrade])) for f in rng.sample(asked, 25)}
        no = {t: Answer("no") for t in CATALOGUE.triggers}
        unknown = {rng.choice(asked).id: Answer(Unanswered.DECLINED)}
        cases.append(Case(*CORRIDORS[n % 4], DAY, answers=unknown | said | no, nationalities=(CORRIDORS[n % 4][0],)))
    return cases


def test_the_bands_are_those_of_an_assessment() -> None:
    cases = stored(60)
    found = list(rerating.bands_of(cases, CATALOGUE, shared_knowledge()))
    for case, bands in zip(cases, found, strict=True):
        whole = assess(case, CATALOGUE, shared_knowledge())
        assert (bands.band, bands.lowest, bands.highest) == (
            whole.rating.band,
            whole.rating.lowest,
            whole.rating.highest,
        )
        if whole.state == "rated" and whole.low_withheld is None:
            assert bands.planning == whole.band
    assert len(set(found)) > 5


def test_several_processes_find_the_same_and_tell_of_every_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rerating, "AT_ONCE", 16)
    cases, told = stored(40), list[int]()
    correction = Correction(
        factor="host_courts",
        value="weak",
        origin=None,
        host="DE",
        valid_from=date(2020, 1, 1),
        valid_to=None,
        title="A ruling",
        publisher="A court",
        why="Read it",
        read_on=DAY,
        written_on=DAY,
        number=1,
    )

    def go_on(done: int) -> bool:
        told.append(done)
        return True

    found = rerating.rate_again(cases, CATALOGUE, go_on, corrections=(correction,))
    knowledge = shared_knowledge().with_corrections((correction,))
    assert found == list(rerating.bands_of(cases, CATALOGUE, knowledge))
    assert told == [16, 32, 40]


def test_it_stops_when_told_to_and_keeps_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rerating, "AT_ONCE", 5)
    cases = stored(60)
    found = rerating.rate_again(cases, CATALOGUE, lambda done: done < 10, processes=1)
    assert found == list(rerating.bands_of(cases[:10], CATALOGUE, shared_knowledge()))


def test_no_case_needs_no_answer() -> None:
    empty = replace(stored(1)[0], answers={})
    assert len(list(rerating.bands_of([empty], CATALOGUE, shared_knowledge()))) == 1
    assert rerating.rate_again([], CATALOGUE, lambda done: True, processes=1) == []
