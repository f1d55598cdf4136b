# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the people of the founding story could go, and a sensible answer for whoever has nowhere to go."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exile_risk.assessing import assess
from exile_risk.errors import InputError
from exile_risk.knowledge.countries import all_countries
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case, Needs
from exile_risk.model.relocation import Choice, Kind, Relocation
from exile_risk.relocation import exclusions as no
from exile_risk.relocation.criteria import CRITERIA, Criteria, checked
from exile_risk.relocation.options import Stopped, relocate, relocating
from exile_risk.relocation.ranking import WEIGHTINGS, weightings
from exile_risk.relocation.residual import AS_NOW
from exile_risk.wording import relocation_ranking as say
from exile_risk.wording.errors import sentence
from tests.relocation.given import CATALOGUE, KNOWLEDGE, TODAY, founding

CALM = {t: Answer("no") for t in CATALOGUE.triggers}
IN_DANGER = {
    **CALM,
    "origin_request": Answer("asked_police_or_immigration"),
    "immigration_status": Answer("irregular"),
    "visible_criticism": Answer("regular"),
}


@pytest.fixture(scope="module")
def found() -> Assessment:
    return founding()


@pytest.fixture(scope="module")
def listed(found: Assessment) -> Relocation:
    return relocate(found, CATALOGUE, KNOWLEDGE)


def rated(origin: str = "KH", host: str = "TH", day: date = TODAY, **changes: Any) -> Assessment:
    answers = changes.pop("answers", IN_DANGER)
    return assess(Case(origin, host, day, answers=answers, **changes), CATALOGUE, KNOWLEDGE)


def options_of(found: Assessment) -> Relocation:
    return relocate(found, CATALOGUE, KNOWLEDGE)


def everything(listed: Relocation) -> tuple[Choice, ...]:
    return (listed.stay, *listed.options, *listed.dominated, *listed.excluded)


def reasons(one: Choice) -> set[str]:
    return {o.reason for o in one.objections}


def abroad(listed: Relocation) -> list[Choice]:
    return [o for o in listed.options if o.kind is not Kind.WITHIN_HOST]


# --- the founding case ---


def test_australia_and_new_zealand_are_ordinary_good_options(listed: Relocation) -> None:
    offered = {o.destination for o in abroad(listed)}
    assert {"AU", "NZ"} < offered
    for one in (o for o in abroad(listed) if o.destination in ("AU", "NZ")):
        assert one.residual is not None
        assert one.residual.band < Band.HIGH
        assert one.prospect is not None
        assert one.prospect.gain_12.high > 0
        assert one.roads is not None
        assert one.roads.best
        assert set(one.criteria) == set(CRITERIA)


def test_laos_and_vietnam_are_no_refuge(listed: Relocation) -> None:
    by_id = {o.id: o for o in listed.excluded}
    for place in ("LA", "VN"):
        high = next(o for o in by_id[place].objections if o.reason == no.HIGH)
        assert high.facts, "a reason must show its facts"
        assert high.params["band"] in ("High", "Extreme")
        assert no.NO_PATHWAY in reasons(by_id[place])


def test_the_state_feared_is_never_offered(listed: Relocation) -> None:
    feared = [o for o in everything(listed) if o.destination == "KH"]
    assert feared
    assert all(o.objections[0].reason == no.FEARED and o.residual is None for o in feared)


def test_staying_comes_first_with_what_it_leaves_and_moving_second(listed: Relocation, found: Assessment) -> None:
    assert listed.stay.id == "stay"
    assert listed.stay.residual is not None
    assert listed.stay.residual.arrival == AS_NOW
    assert listed.stay.prospect is not None
    assert listed.stay.prospect.gain_12.low > 0.1
    assert listed.options[0].id == "move"
    assert len({o.id for o in everything(listed)}) == len(everything(listed))
    places = {o.destination for o in everything(listed)}
    assert places == set(KNOWLEDGE.countries())


def test_a_closed_programme_stays_in_sight(found: Assessment) -> None:
    today = assess(replace(found.case, as_of=TODAY), CATALOGUE, KNOWLEDGE)
    listed = options_of(today)
    paused = next(o for o in listed.excluded if o.id == "CA:ca-psr")
    closed = next(o for o in paused.objections if o.reason == no.SHUT)
    assert closed.params["since"].startswith("2024-11")
    assert "2024" in say.reason_text(closed)


def test_the_best_pair_waits_in_one_place_for_a_home_in_another(listed: Relocation) -> None:
    by_id = {o.id: o for o in listed.options}
    assert listed.pairs
    for interim, durable in listed.pairs:
        first, then = by_id[interim], by_id[durable]
        assert (first.kind, then.kind) == (Kind.INTERIM, Kind.DURABLE)
        assert first.weeks is not None
        assert then.weeks is not None
        assert first.weeks.middle < then.weeks.middle


def test_what_pays_for_a_way_opens_no_border(listed: Relocation) -> None:
    """A grant towards a visitor's stay is not worth more than the visa that nobody gives."""
    grant = next(o for o in (*listed.options, *listed.dominated) if o.id == "FR:cpj")
    assert grant.access.level == "rare"
    assert any("lawful way in" in c.text for c in grant.access.to_obtain)


# --- steps, weights, stopping ---


def test_three_lists_each_better_than_the_one_before(found: Assessment, listed: Relocation) -> None:
    ways, ordered, whole = relocating(found, CATALOGUE, KNOWLEDGE)
    assert whole == listed
    assert all(one.stay == listed.stay for one in (ways, ordered))
    assert not any(o.prospect for o in abroad(ways))
    scored = {o.id: o.prospect for o in abroad(ordered)}
    assert all(scored[o.id] == o.prospect for o in abroad(listed)), "scores do not wait for the whole"
    assert {o.id for o in abroad(listed)} <= {o.id for o in abroad(ways)}


@pytest.mark.parametrize("calls", [0, 1, 2, 30])
def test_a_search_can_be_given_up(found: Assessment, calls: int) -> None:
    asked = iter(range(1000))
    with pytest.raises(Stopped):
        relocate(found, CATALOGUE, KNOWLEDGE, cancelled=lambda: next(asked) >= calls)


def test_the_clients_weights_move_the_order_and_no_score(found: Assessment, listed: Relocation) -> None:
    first = [relocate(found, CATALOGUE, KNOWLEDGE, {name: 1}) for name in CRITERIA]
    assert len({tuple(o.id for o in one.options) for one in first}) > 1
    scores = {o.id: o.prospect for o in everything(listed)}
    for one in first:
        assert {o.id: o.prospect for o in everything(one)} == scores
    assert checked(None) == checked(dict.fromkeys(CRITERIA, 7))


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ({"beauty": 1}, "relocation_criterion"),
        ({"cost": -1}, "relocation_weight"),
        ({"cost": float("nan")}, "relocation_weight"),
        ({"cost": float("inf")}, "relocation_weight"),
        ({"cost": 0}, "relocation_weight"),
        ({}, "relocation_weight"),
    ],
)
def test_weights_that_cannot_be_used_are_refused(weights: dict[str, float], code: str) -> None:
    with pytest.raises(InputError, match=code) as raised:
        checked(weights)
    assert "…" not in sentence(raised.value)


def test_weightings_are_a_thousand_and_the_same_every_time() -> None:
    assert len(weightings()) == WEIGHTINGS == 1000
    assert all(abs(sum(one) - 1) < 1e-9 and min(one) >= 0 for one in weightings())
    assert [round(x, 6) for x in weightings()[0]] == [round(x, 6) for x in weightings.__wrapped__()[0]]


# --- every exclusion ---


def test_a_veto_everywhere_leaves_staying_and_says_whose_no_it_is() -> None:
    listed = options_of(rated(needs=Needs(not_to=tuple(all_countries()))))
    assert not abroad(listed)
    assert listed.stay.prospect is not None
    assert all(no.VETO in reasons(o) for o in listed.excluded if o.destination not in ("KH", "TH"))
    assert "said no" in say.nothing_offered(listed.excluded)


def test_without_a_passport_papers_are_to_obtain_and_nothing_is_closed_by_it() -> None:
    answers = {**IN_DANGER, "travel_document": Answer("expired_or_cancelled")}
    listed = options_of(rated(answers=answers, needs=Needs(passports=("KH",))))
    assert abroad(listed)
    words = {a.word for o in abroad(listed) if o.roads for a in o.roads.leaving}
    assert "no_document_at_exit" in words


def test_a_stateless_person_has_options_and_no_country_of_their_own() -> None:
    listed = options_of(rated(nationalities=()))
    assert {"AU", "NZ"} <= {o.destination for o in abroad(listed)}
    assert not any(o.id.endswith("own-country") for o in everything(listed))


def test_a_second_nationality_is_a_way_home() -> None:
    listed = options_of(rated(nationalities=("KH", "FR")))
    home = next(o for o in listed.options if o.id == "FR:own-country")
    assert home is next(o for o in abroad(listed) if o.destination == "FR")
    assert abroad(listed)[0].prospect is not None
    ranked = [o for o in abroad(listed) if o.in_top_three is not None]
    assert home.in_top_three == 1.0
    assert max(ranked, key=lambda o: o.prospect.gain_12.middle if o.prospect else 0) is home
    assert home.criteria["durability"] == 1.0
    assert home.access.first_steps
    assert "national" in say.option_title(home)


def test_in_the_safest_state_already_every_place_is_no_safer() -> None:
    settled = {"immigration_status": "permanent_residence", "protection_status": "host_refugee_status"}
    answers = {**CALM, **{f: Answer(v) for f, v in settled.items()}}
    listed = options_of(rated(host="NZ", answers=answers, nationalities=("KH", "NZ")))
    assert not abroad(listed)
    with_way = [o for o in listed.excluded if o.access.chance.high > 0 and o.destination != "KH"]
    assert with_way
    assert all(reasons(o) & {no.NOT_LOWER, no.HIGH, no.MISSING} for o in with_way)
    assert "Staying is the best there is" in say.nothing_offered(listed.excluded)


def test_a_host_without_exits_bars_every_road() -> None:
    """Around San Marino lies Italy alone: whoever fears Italy cannot leave."""
    listed = options_of(rated("IT", "SM"))
    assert not abroad(listed)
    elsewhere = [o for o in listed.excluded if o.destination != "IT"]
    assert all({no.NO_ROAD, no.DANGEROUS_ROADS} & reasons(o) for o in elsewhere)
    assert "No way out is on file" in say.nothing_offered(listed.excluded)


def test_a_host_about_which_nothing_is_on_file_still_has_options() -> None:
    listed = options_of(rated(host="MC"))
    assert listed.stay.residual is not None
    assert abroad(listed)


def test_facts_missing_is_unverified_and_never_safe(listed: Relocation) -> None:
    unknown = [o for o in listed.excluded if no.MISSING in reasons(o)]
    assert unknown
    for one in unknown:
        assert one.residual is None
        objection = next(o for o in one.objections if o.reason == no.MISSING)
        assert "not safe" in say.reason_text(objection)


def test_a_place_under_the_state_feared_is_as_closed_as_that_state() -> None:
    listed = options_of(rated("CN", "TH"))
    for place in ("HK", "MO"):
        assert all(no.UNDER in reasons(o) for o in everything(listed) if o.destination == place)


def test_family_that_cannot_come_closes_a_way_and_silence_does_not() -> None:
    with_children = options_of(rated(needs=Needs(dependants=2)))
    shelter = next(o for o in with_children.excluded if o.id == "NL:nl-shelter")
    assert reasons(shelter) == {no.FAMILY}
    nobody_asked = options_of(rated())
    offered = {o.id for o in (*nobody_asked.options, *nobody_asked.dominated)}
    assert "NL:nl-shelter" in offered


def test_before_the_danger_check_places_are_compared_with_the_central_band() -> None:
    found = rated(answers={"origin_request": Answer("asked_police_or_immigration")})
    assert found.band is None
    assert options_of(found).stay.residual is not None


def test_places_that_the_client_wishes_for_are_annotated_in_their_order(found: Assessment) -> None:
    wished = ("LA", "KH", "TH", "CA", "AU", "AL")
    case = replace(found.case, needs=replace(found.case.needs, wished=wished))
    listed = relocate(replace(found, case=case), CATALOGUE, KNOWLEDGE)
    assert tuple(o.destination for o in listed.wished) == wished
    laos, feared, here, canada, _, albania = listed.wished
    assert no.HIGH in reasons(laos)
    assert laos.residual is not None
    assert laos.residual.likely is not None
    assert reasons(feared) >= {no.FEARED}
    assert here == listed.stay
    assert canada in listed.options, "a wish does not give way to another place"
    assert reasons(albania) >= {no.NO_PATHWAY}


# --- words ---


def test_every_reason_unlock_and_criterion_can_be_said(listed: Relocation, found: Assessment) -> None:
    for one in everything(listed):
        assert say.option_title(one)
        for objection in one.objections:
            assert objection.reason in no.REASONS
            assert objection.unlock in no.UNLOCKS
            said = say.reason_text(objection), say.unlock_text(objection)
            assert all(text and "{" not in text for text in said)
    criteria = Criteria(found, KNOWLEDGE)
    for one in listed.options:
        facts = KNOWLEDGE.corridor("KH", one.destination, found.case.as_of)
        for name, judged in criteria.of(one, facts).items():
            assert say.criterion_text(name, judged)


def test_criteria_rest_on_facts_of_the_place() -> None:
    found = rated(needs=Needs(languages=("en",), family_in=("CA",)))
    listed = options_of(found)
    by_place = {o.destination: o.criteria for o in (*listed.options, *listed.dominated) if o.criteria}
    assert by_place["AU"]["language"] == pytest.approx(0.96)
    assert by_place["CA"]["family"] == 1
    assert by_place["AU"]["family"] == 0
    assert by_place["FR"]["diaspora"] is not None
    assert by_place["FR"]["diaspora"] > (by_place["NZ"]["diaspora"] or 0)
    assert all(v is None or 0 <= v <= 1 for criteria in by_place.values() for v in criteria.values())
