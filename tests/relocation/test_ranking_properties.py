# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever it is and whatever the ways: reasons for all, staying always, one order, and no way that harms another."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.knowledge.pathways import Pathway, pathways
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case, Needs
from exile_risk.model.relocation import Access, Choice, Kind, Prospect, Relocation, Road, Roads, Span
from exile_risk.relocation import exclusions, ranking
from exile_risk.relocation.criteria import CRITERIA, checked
from exile_risk.relocation.options import relocate
from exile_risk.relocation.residual import AS_NOW
from tests.engine.given import tried
from tests.relocation.given import CATALOGUE, KNOWLEDGE

DAY = date(2026, 11, 24)
WAYS = [p for p in pathways() if p.destinations]
NO = {t: Answer("no") for t in CATALOGUE.triggers}
ASKED = (
    "origin_request",
    "visible_criticism",
    "immigration_status",
    "protection_status",
    "police_alert",
    "citizenship",
)


@st.composite
def people(draw: st.DrawFn) -> Assessment:
    answers = {f: Answer(draw(st.sampled_from(CATALOGUE.factors[f].values))) for f in ASKED if draw(st.booleans())}
    needs = Needs(
        languages=draw(st.sampled_from(((), ("en", "fr")))),
        family_in=draw(st.sampled_from(((), ("CA",)))),
        dependants=draw(st.integers(0, 2)),
        not_to=draw(st.sampled_from(((), ("AU",), ("NZ", "FR", "DE")))),
        wished=draw(st.sampled_from(((), ("NZ",), ("LA", "CA")))),
    )
    host = draw(st.sampled_from(("TH", "MY", "NZ", "LA")))
    nationalities = draw(st.sampled_from((None, (), ("KH",), ("KH", "FR"))))
    return assess(Case("KH", host, DAY, (), {**NO, **answers}, nationalities, needs), CATALOGUE, KNOWLEDGE)


some_ways = st.lists(st.sampled_from(WAYS), unique_by=lambda p: p.id, max_size=8)


def listed(found: Assessment, ways: list[Pathway], weights: Mapping[str, float] | None = None) -> Relocation:
    return relocate(found, CATALOGUE, KNOWLEDGE, weights, listed=ways)


def everything(one: Relocation) -> tuple[Choice, ...]:
    return (one.stay, *one.options, *one.dominated, *one.excluded)


@given(people(), some_ways)
@tried(8)
def test_every_exclusion_has_a_reason_and_staying_is_always_there(found: Assessment, ways: list[Pathway]) -> None:
    whole = listed(found, ways)
    assert whole.stay.id == "stay"
    assert whole.stay.residual is not None
    assert whole.options[0].id == "move"
    assert all(o.objections for o in whole.excluded)
    assert not any(o.objections for o in (*whole.options, *whole.dominated))
    for one in everything(whole):
        assert all(x.reason in exclusions.REASONS and x.unlock in exclusions.UNLOCKS for x in one.objections)
    for one in (*whole.options, *whole.dominated):
        if one.destination != found.case.host:
            assert one.destination not in (found.case.origin, *found.case.needs.not_to)
        if one.residual is not None and one.residual.arrival != AS_NOW:
            low = one.residual.band < min(Band.HIGH, exclusions.band_now(found))
            assert low != bool(one.marks), "below High and below now, or it says why it is offered all the same"
            assert set(one.marks) <= set(exclusions.MARKS)
    assert {o.destination for o in everything(whole)} == set(KNOWLEDGE.countries())
    assert tuple(o.destination for o in whole.wished) == found.case.needs.wished


@given(people(), some_ways, st.sampled_from(WAYS))
@tried(6)
def test_p18_another_pathway_never_moves_a_score(found: Assessment, ways: list[Pathway], more: Pathway) -> None:
    before = {o.id: o for o in everything(listed(found, [w for w in ways if w.id != more.id]))}
    after = {o.id: o for o in everything(listed(found, [more, *(w for w in ways if w.id != more.id)]))}
    gone = before.keys() - after.keys()
    assert gone <= set(more.destinations), "only a state without a pathway gives way to its first one"
    for id in before.keys() & after.keys():
        assert after[id].prospect == before[id].prospect
        assert after[id].criteria == before[id].criteria
        marked = {*before[id].marks, *after[id].marks}
        if not marked & {exclusions.STILL_HIGH, exclusions.HIGH_POSSIBLE}:  # only while there is nothing else
            assert after[id].objections == before[id].objections


@given(people(), some_ways, st.integers(0, 99))
@tried(4)
def test_the_order_does_not_hang_on_the_order_of_the_pathways(
    found: Assessment, ways: list[Pathway], seed: int
) -> None:
    shuffled = random.Random(seed).sample(ways, len(ways))
    assert listed(found, shuffled) == listed(found, ways)


# --- the ranking alone, over options made up ---


def made_up(seed: int) -> list[Choice]:
    """Up to twelve options with few different values, so that ties are common."""
    rng, found = random.Random(seed), []
    for n in range(rng.randrange(13)):
        low, high, *times = (*sorted(rng.choices(SHARES, k=2)), *sorted(rng.choices(range(60), k=2)))
        gain = Span(low, high)
        weeks = Span(*times) if rng.random() < 0.9 else None
        known = weeks is not None and rng.random() < 0.9
        place = rng.choice(("AU", "CA", "NZ"))
        one = Choice(
            id=f"{place}:{n}",
            destination=place,
            kind=rng.choice((Kind.DURABLE, Kind.INTERIM)),
            pathway=None,
            residual=None,
            access=Access("rare", gain),
            weeks=weeks,
            roads=Roads((Road((), rng.choice(SHARES)),)),
            prospect=Prospect(gain, gain, gain, gain) if known else None,
            criteria={name: rng.choice((None, *SHARES)) for name in CRITERIA},
        )
        found.append(one)
    return found


SHARES = (0.0, 0.02, 0.1, 0.3, 0.5, 1.0)
options = st.integers(0, 10**6).map(made_up)
weighing = st.dictionaries(st.sampled_from(CRITERIA), st.integers(1, 9), min_size=1)


@given(options, weighing, st.integers(0, 99))
@tried(150)
def test_order_gain_before_weights_and_the_same_for_every_input_order(
    made: list[Choice], weights: Mapping[str, float], seed: int
) -> None:
    ordered = ranking.in_order(made, checked(weights))
    assert ordered == ranking.in_order(random.Random(seed).sample(made, len(made)), checked(weights))
    standings = [ranking.standing(one) for one in ordered]
    assert standings == sorted(standings)


@given(options, st.sets(st.sampled_from(("AU", "CA", "NZ"))))
@tried(150)
def test_what_is_set_aside_names_one_that_is_not_and_is_worse_than_it_in_something(
    made: list[Choice], wished: set[str]
) -> None:
    ordered = ranking.in_order(made, checked(None))
    never = {one.id for one in made[:1]}
    aside = ranking.dominated_by(ordered, never, wished)
    by_id = {one.id: one for one in made}
    assert not never & aside.keys()
    for id, better in aside.items():
        assert better not in aside
        one, other = by_id[id], by_id[better]
        assert one.destination not in wished or one.destination == other.destination
        assert one.prospect is not None
        assert other.prospect is not None
        if one.destination != other.destination:
            assert other.prospect.gain_12.middle >= one.prospect.gain_12.middle
        assert other.prospect.gain_12.middle + ranking.EPSILON >= one.prospect.gain_12.middle
        assert (one.criteria["family"] is None) == (other.criteria["family"] is None)
    if made:
        assert len(aside) < len(made)


@given(options)
@tried(60)
def test_shares_of_the_first_three_add_up_and_follow_gain(made: list[Choice]) -> None:
    share = ranking.share_in_top(made)
    assert share.keys() == {one.id for one in made}
    assert abs(sum(share.values()) - min(3, len(made))) < 1e-9
    assert share == ranking.share_in_top(list(reversed(made)))
    for one in made:
        better = sum(ranking.standing(other) < ranking.standing(one) for other in made)
        assert (share[one.id] == 0) >= (better >= 3)


@given(options)
@tried(100)
def test_pairs_are_of_an_interim_that_is_quicker_and_a_durable_one(made: list[Choice]) -> None:
    by_id = {one.id: one for one in made}
    pairs = ranking.best_pairs(ranking.in_order(made, checked(None)))
    assert len(set(pairs)) == len(pairs) <= ranking.PAIRS
    for interim, durable in pairs:
        assert (by_id[interim].kind, by_id[durable].kind) == (Kind.INTERIM, Kind.DURABLE)
        assert by_id[interim].weeks is not None
        assert by_id[durable].weeks is not None
        assert by_id[interim].weeks.middle < by_id[durable].weeks.middle  # type: ignore[union-attr]


def test_a_criterion_alone_decides_between_options_that_help_the_same() -> None:
    gain = Span(0.1, 0.1)
    one = Choice(
        "AU:1", "AU", Kind.DURABLE, None, None, Access("rare", gain), Span(1, 2), None,
        Prospect(gain, gain, gain, gain), dict.fromkeys(CRITERIA, 0.5),
    )  # fmt: skip
    other = replace(one, id="NZ:1", destination="NZ", criteria={**one.criteria, "cost": 0.6, "work": 0.4})
    assert ranking.in_order([one, other], checked({"cost": 1}))[0] is other
    assert ranking.in_order([one, other], checked({"work": 1}))[0] is one
    four = [one, other, *(replace(one, id=f"CA:{n}", destination="CA") for n in range(4))]
    share = ranking.share_in_top(four)
    assert 0 < share["NZ:1"] < 1
