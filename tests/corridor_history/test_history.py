# SPDX-License-Identifier: GPL-3.0-or-later
"""A history names exactly the days on which something changed, tells the founding story, and rates nothing twice."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from exile_risk.assessing import assess
from exile_risk.corridor_history import FIRST_DAY, History, history
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.assessment import Band
from exile_risk.model.factors import Catalogue
from exile_risk.standard_exile import standard_exile
from tests.corridor_history.conftest import LAST

Made = Callable[..., History]
CORRIDORS = [
    ("TH", "KH", None),
    ("KH", "TH", None),
    ("TH", "LA", "lese_majeste"),
    ("TR", "DE", None),
    ("VA", "TV", None),
]


def changed_on(found: History, day: date) -> dict[tuple[str, str | None], tuple[str | None, str | None]]:
    turns = [t for t in found.turns if t.day == day]
    return {(c.factor, c.offence): (c.before.value, c.after.value) for t in turns for c in t.changes}


def law_day(found: History, offence: str | None) -> date:
    """The day in February 2018 from which Cambodia punishes royal insult."""
    key, told = ("dual_criminality", offence), ("absent", "contested")
    (day,) = [t.day for t in found.turns if changed_on(found, t.day).get(key) == told]
    assert (day.year, day.month) == (2018, 2)
    return day


def test_the_royal_insult_law_is_told_although_nobody_is_charged(made: Made) -> None:
    found = made("TH", "KH")
    assert law_day(found, "lese_majeste") == law_day(made("TH", "KH", "lese_majeste"), None)
    assert found.on(date(2018, 2, 1)).found.band == found.on(date(2018, 3, 1)).found.band


def test_somebody_charged_with_it_is_rated_higher_from_that_day(made: Made) -> None:
    found = made("TH", "KH", "lese_majeste")
    turn = next(t for t in found.turns if t.day == law_day(found, None))
    assert turn.step is not None
    assert turn.step > 0


def test_the_understanding_and_the_border_war_move_both_directions(made: Made) -> None:
    deal = ("working_ties", "explicit_fugitive_or_swap_deal")
    for origin, host in (("TH", "KH"), ("KH", "TH")):
        found = made(origin, host)
        assert changed_on(found, date(2018, 3, 21))[("security_cooperation", None)] == deal
        assert changed_on(found, date(2025, 7, 24))[("security_cooperation", None)] == (deal[1], "hostile")


def test_cambodians_in_thailand_rise_to_high_in_2018_and_fall_when_cooperation_freezes(made: Made) -> None:
    found = made("KH", "TH")
    bands = [found.on(day).found.band for day in (date(2018, 1, 31), date(2018, 4, 30), date(2025, 8, 31))]
    assert bands == [Band.MODERATE, Band.HIGH, Band.MODERATE]


def test_a_disappearance_in_laos_raises_the_rating_from_the_day_after(made: Made) -> None:
    found = made("TH", "LA")
    day = date(2017, 7, 30)
    assert changed_on(found, day)[("origin_violence_abroad", None)][1] == "documented_in_this_host"
    before, after = found.on(day - timedelta(days=1)).found, found.on(day).found
    assert (before.band, after.band) == (Band.MODERATE, Band.HIGH)


@pytest.mark.parametrize(("origin", "host", "offence"), CORRIDORS)
def test_the_stretches_say_what_the_facts_say_on_each_single_day(
    knowledge: Knowledge, catalogue: Catalogue, made: Made, origin: str, host: str, offence: str | None
) -> None:
    """Day by day over the founding year, one day in about every month elsewhere."""
    found = made(origin, host, offence)
    day = FIRST_DAY
    while day <= LAST:
        case = standard_exile(origin, host, day, catalogue, offence)
        derived = {**knowledge.corridor(origin, host, day), **knowledge.charges(origin, host, day, case.charges)}
        told = {f: d.value for f, d in found.on(day).found.derived.items()}
        assert told == {f: d.value for f, d in derived.items()}, day
        day += timedelta(days=1 if day.year == 2018 else 29)


def test_stretches_follow_each_other_without_gap_and_cover_all_days(made: Made) -> None:
    for corridor in CORRIDORS:
        found = made(*corridor)
        assert found.stretches[0].first == FIRST_DAY
        assert found.stretches[-1].last == LAST
        for one, two in pairwise(found.stretches):
            assert two.first == one.last + timedelta(days=1)


def test_the_rating_is_that_of_the_ordinary_assessment(knowledge: Knowledge, catalogue: Catalogue, made: Made) -> None:
    found = made("KH", "TH").on(date(2019, 6, 1))
    whole = assess(standard_exile("KH", "TH", found.first, catalogue), catalogue, knowledge)
    assert (found.found.band, found.found.likely, found.found.state) == (whole.band, whole.likely, whole.state)
    assert found.found.rating.index == whole.rating.index


def test_each_set_of_answers_is_rated_once(
    knowledge: Knowledge, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    rated: list[object] = []
    module = sys.modules["exile_risk.corridor_history.history"]  # its function hides it in the package
    monkeypatch.setattr(module, "assess", lambda case, *rest: rated.append(case) or assess(case, *rest))
    found = history(knowledge, catalogue, "CN", "TH", FIRST_DAY, LAST)
    sets = {tuple((f, d.value) for f, d in s.found.derived.items()) for s in found.stretches}
    assert len(rated) == len(sets) <= len(found.stretches)


def test_joined_ratings_keep_every_change_of_band_range_or_state(made: Made) -> None:
    found = made("KH", "TH")
    joined = found.ratings()
    assert joined[0].first == found.first
    assert joined[-1].last == found.last
    for one, two in pairwise(joined):
        assert (one.found.band, one.found.likely, one.found.state) != (
            two.found.band,
            two.found.likely,
            two.found.state,
        )
    for stretch in found.stretches:
        inside = next(j for j in joined if j.first <= stretch.first <= j.last)
        assert (inside.found.band, inside.found.likely) == (stretch.found.band, stretch.found.likely)


def test_a_correction_makes_a_turn_on_its_first_day_and_after_its_last(
    knowledge: Knowledge, catalogue: Catalogue
) -> None:
    written = date(2026, 1, 1)
    one = Correction(
        "host_courts", "strong", None, "TH", date(2020, 5, 5), date(2020, 8, 8), "A ruling", "", written, "", written, 1
    )
    corrected = knowledge.with_corrections((one,))
    found = history(corrected, catalogue, "KH", "TH", FIRST_DAY, LAST)
    assert changed_on(found, date(2020, 5, 5))[("host_courts", None)] == ("weak", "strong")
    assert changed_on(found, date(2020, 8, 9))[("host_courts", None)] == ("strong", "weak")


def test_a_correction_elsewhere_changes_nothing(knowledge: Knowledge, catalogue: Catalogue, made: Made) -> None:
    written = date(2026, 1, 1)
    one = Correction(
        "host_courts", "strong", None, "DE", date(2020, 5, 5), None, "A ruling", "", written, "", written, 1
    )
    found = history(knowledge.with_corrections((one,)), catalogue, "KH", "TH", FIRST_DAY, LAST)
    assert [t.day for t in found.turns] == [t.day for t in made("KH", "TH").turns]


def test_events_of_later_days_are_listed_too(made: Made) -> None:
    found = made("KH", "TH")
    assert [e.date for e in found.events] == sorted(e.date for e in found.events)
    assert any(e.date.startswith("2018-02-08") for e in found.events)
    assert all(i.host == "TH" for i in found.incidents)


def test_an_unknown_offence_is_refused(knowledge: Knowledge, catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match="knowledge_no_offence"):
        history(knowledge, catalogue, "KH", "TH", FIRST_DAY, LAST, "jaywalking")


def test_the_standard_exile_is_nobody_in_danger_today(catalogue: Catalogue) -> None:
    case = standard_exile("KH", "TH", date(2018, 2, 1), catalogue)
    assert all(case.answers[t].known == "no" for t in catalogue.triggers)
    assert case.answers["political_profile"].known == "member_or_critic"
    assert case.answers["immigration_status"].known == "irregular"
    assert case.answers["charge_status"].known == "none"
    assert case.nationalities == ("KH",)
    assert "origin_request" not in case.answers
    for factor, answer in case.answers.items():
        assert answer.known in catalogue.factors[factor].values


def test_a_charge_replaces_the_answer_that_there_is_none(catalogue: Catalogue) -> None:
    case = standard_exile("TH", "KH", date(2018, 2, 1), catalogue, "lese_majeste")
    assert [c.offence for c in case.charges] == ["lese_majeste"]
    assert "charge_status" not in case.answers
    assert replace(case, charges=()).answers == case.answers
