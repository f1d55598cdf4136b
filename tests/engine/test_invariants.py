# SPDX-License-Identifier: GPL-3.0-or-later
"""Further promises of section 5 (P4 to P15): what must hold of every single rating, whatever the answers."""

import inspect
import math
import random
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.engine import rate
from exile_risk.model.assessment import Band, Rating
from tests.engine.given import (
    BANDS,
    FACTORS,
    MODEL,
    TRIGGERS,
    Answers,
    any_answers,
    catalogue,
    made_up,
    rated,
    tried,
    vignette,
)

XLAW = [f for f, x in FACTORS.items() if x["group"] == "xlaw"]


def band_without_floor(found: Rating) -> Band:
    """Read the band off the exceedance and the raw thresholds."""
    reached = [0]
    for s, ex in found.exceedance.items():
        edges = MODEL["thresholds"][s[1]].values()
        reached.append(sum(edge is not None and ex >= edge for edge in edges))
    return Band(max(reached))


def by_catalogue(answers: Answers) -> Answers:
    return {f: answers[f] for f in FACTORS if f in answers}


# --- P4, P5, P6: order, reproducibility, no country ---


@tried(max_examples=100)
@given(any_answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(answers: Answers, rng: random.Random) -> None:
    """P4."""
    names = list(answers)
    rng.shuffle(names)
    expected = repr(rated(by_catalogue(answers)))
    assert repr(rated({f: answers[f] for f in names})) == expected
    assert repr(rated({f: answers[f] for f in reversed(list(by_catalogue(answers)))})) == expected


@tried(max_examples=100)
@given(any_answers, any_answers)
def test_a_rating_is_reproduced_whatever_was_rated_in_between(answers: Answers, other: Answers) -> None:
    """P5."""
    before, given_answers = repr(rated(answers)), dict(answers)
    rated(other)
    assert repr(rated(answers)) == before
    assert answers == given_answers, "the answers are read, never written"


def test_no_country_reaches_the_arithmetic() -> None:
    """P6, P7: see test_places_and_states.py for the whole way from a case."""
    assert list(inspect.signature(rate).parameters) == ["catalogue", "answers", "stale"]
    assert not [f for f in FACTORS if any(word in f for word in ("nationality", "religion", "ethnic", "country"))]


# --- P8, P9: floors and ladders ---


@tried(max_examples=100)
@given(any_answers, st.sampled_from(TRIGGERS))
def test_floors_only_raise(answers: Answers, trigger: str) -> None:
    """P8."""
    said_no, said_yes = rated({**answers, trigger: "no"}), rated({**answers, trigger: "yes"})
    assert said_yes.band >= said_no.band
    assert said_yes.floor is not None
    assert said_yes.floor in (Band.HIGH, Band.EXTREME)
    for found in (said_no, said_yes):
        assert found.band == max(band_without_floor(found), found.floor or Band.LOW)
    others = [t for t in TRIGGERS if t != trigger and answers.get(t) == "yes"]
    assert (said_no.floor is None) == (not others)
    if said_yes.harm_given_return["S2"] < 0.10:
        assert said_yes.floor is Band.HIGH
    elif MODEL["trigger_horizon"][trigger] != "weeks":
        assert said_yes.floor is Band.EXTREME


@tried(max_examples=100)
@given(any_answers)
def test_probabilities_and_harm_ladders_are_in_order(answers: Answers) -> None:
    """P9."""
    found = rated(answers)
    assert list(found.pathways) == list("XERHATC")
    assert all(0 < p.probability < 1 for p in found.pathways.values())
    assert all(p.probability == pytest.approx(1 / (1 + 2**-p.log2_odds), abs=1e-12) for p in found.pathways.values())
    for ladder in (found.harm_given_return, found.exceedance):
        assert list(ladder) == ["S1", "S2", "S3", "S4"]
        assert all(1 >= milder >= worse >= 0 for milder, worse in pairwise(ladder.values()))
    assert found.leading_pathway in found.pathways
    assert all(found.pathways[found.leading_pathway].share >= p.share for p in found.pathways.values())


@tried(max_examples=100)
@given(any_answers)
def test_the_deciding_level_is_the_one_that_reaches_furthest_beyond_its_threshold(answers: Answers) -> None:
    found = rated(answers)
    natural = band_without_floor(found)
    word = ["moderate", "moderate", "high", "extreme"][natural]
    beyond = {
        s: ex / MODEL["thresholds"][s[1]][word] for s, ex in found.exceedance.items() if MODEL["thresholds"][s[1]][word]
    }
    assert found.deciding_level == max(beyond, key=lambda s: beyond[s])
    assert (beyond[found.deciding_level] >= 1) == (natural > Band.LOW)
    assert found.index == pytest.approx(
        max(math.log2(ex / MODEL["thresholds"][s[1]]["high"]) for s, ex in found.exceedance.items())
    )
    assert (found.index >= 0) == (natural >= Band.HIGH)


# --- P11, P12, P13 ---


@tried(max_examples=100)
@given(any_answers, st.sampled_from(XLAW), st.data())
def test_the_law_of_extradition_touches_extradition_alone(answers: Answers, factor: str, data: st.DataObject) -> None:
    """P11."""
    one, other = (data.draw(st.sampled_from(FACTORS[factor]["values"])) for _ in range(2))
    before, after = rated({**answers, factor: one}), rated({**answers, factor: other})
    for p in "ERHATC":
        assert before.pathways[p].log2_odds == after.pathways[p].log2_odds
        assert before.pathways[p].terms == after.pathways[p].terms
    assert before.harm_given_return == after.harm_given_return


@tried(max_examples=100)
@given(any_answers)
def test_no_journey_keeps_transit_far_below_a_journey_through_a_cooperating_state(answers: Answers) -> None:
    """P12."""
    at_home = rated({**answers, "travel_plan": "none"}).pathways["T"].log2_odds
    passing = rated({**answers, "travel_plan": "through_cooperating_state"}).pathways["T"].log2_odds
    assert passing - at_home >= 5.6


def test_no_political_profile_puts_handover_and_attack_below_base() -> None:
    """P13."""
    found = rated({"political_profile": "none"}).pathways
    assert all(found[p].log2_odds < MODEL["base_log2_odds"][p] for p in "HA")
    assert all(found[p].probability < rated({}).pathways[p].probability for p in "HA")


def test_with_nothing_known_every_pathway_stands_at_its_base() -> None:
    for p, pathway in rated({}).pathways.items():
        gate = math.log2(0.6) if p in "XT" else 0
        assert pathway.log2_odds == pytest.approx(MODEL["base_log2_odds"][p] + gate)


# --- P14, P15: the explanation ---


@tried(max_examples=100)
@given(any_answers)
def test_terms_sum_to_the_odds_and_shares_to_one(answers: Answers) -> None:
    """P15, and of P14 that no term is zero."""
    found = rated(answers)
    assert sum(p.share for p in found.pathways.values()) == pytest.approx(1, abs=1e-9)
    for p in found.pathways.values():
        assert sum(t.steps for t in p.terms) == pytest.approx(p.log2_odds, abs=1e-9)
        assert [t.kind for t in p.terms if t.factor == "base"] == ["base"]
        assert len({t.factor for t in p.terms}) == len(p.terms), "each factor is named once"
        assert all(t.steps != 0 and t.weight != 0 for t in p.terms), "what counts nothing is no reason"


@tried(max_examples=100)
@given(any_answers)
def test_every_term_is_what_its_value_weighs_in_the_catalogue(answers: Answers) -> None:
    """P14."""
    for id, p in rated(answers).pathways.items():
        named = {t.factor: t for t in p.terms if t.kind != "base"}
        for factor, t in named.items():
            assert t.group == FACTORS[factor]["group"]
            assert t.value == answers.get(factor) or (t.kind == "gate" and t.value == "unknown")
            if t.kind == "evidence":
                assert t.weight == FACTORS[factor]["weights_steps"][t.value][id]
            elif t.kind == "bar":
                strength = FACTORS[factor]["bars"][t.value][id]
                assert t.weight == pytest.approx(math.log2(1 - strength))
                assert t.weight - 1e-12 <= t.steps < 0
            else:
                share = {**FACTORS[factor]["modifiers"], "unknown": 0.6}[t.value]
                assert t.kind == "gate"
                assert t.steps == pytest.approx(math.log2(share))
        for factor, answer in answers.items():
            weighs = FACTORS[factor]["weights_steps"].get(answer, {}).get(id) or FACTORS[factor]["bars"].get(
                answer, {}
            ).get(id)
            assert not weighs or factor in named, "nothing that counts is left out of the explanation"


@tried(max_examples=100)
@given(any_answers)
def test_the_strongest_fact_of_a_group_counts_whole_the_next_half_the_next_a_quarter(answers: Answers) -> None:
    for p in rated(answers).pathways.values():
        evidence = sorted((t for t in p.terms if t.kind == "evidence"), key=lambda t: (t.group, t.weight < 0))
        for _, same_side in groupby(evidence, key=lambda t: (t.group, t.weight < 0)):
            terms = sorted(same_side, key=lambda t: t.steps / t.weight, reverse=True)
            assert [t.steps / t.weight for t in terms] == [0.5**i for i in range(len(terms))]
            assert all(abs(a.weight) >= abs(b.weight) for a, b in pairwise(terms))


@pytest.mark.parametrize(("courts", "c"), [("strong", 0.95), ("mixed", 0.6), ("weak", 0.2), (None, 0.6)])
def test_a_bar_counts_as_far_as_the_courts_are_obeyed(courts: str | None, c: float) -> None:
    answers = {"nonrefoulement_law": "applied", "dual_criminality": "absent", "rapid_response": "strong"}
    terms = {
        t.factor: t.steps for t in rated({**answers, **({"host_courts": courts} if courts else {})}).pathways["X"].terms
    }
    assert terms["nonrefoulement_law"] == pytest.approx(math.log2(1 - 0.8 * c))
    assert terms["dual_criminality"] == pytest.approx(math.log2(1 - 0.95 * (0.75 + 0.25 * c)))
    assert terms["rapid_response"] == pytest.approx(math.log2(1 - 0.1))


def test_only_the_rapid_response_network_stands_against_an_attack() -> None:
    best = {f: x["values"][0] for f, x in FACTORS.items() if x["bars"]}
    bars = [t for t in rated(best).pathways["A"].terms if t.kind == "bar"]
    assert [t.factor for t in bars] == ["rapid_response"]


# --- formula 10 ---


@pytest.mark.parametrize("recent", [None, "none", "within_12_months", "within_30_days"])
@pytest.mark.parametrize("trigger", [None, *TRIGGERS])
def test_imminence_comes_from_the_fastest_true_trigger_then_from_recent_events(
    trigger: str | None, recent: str | None
) -> None:
    answers = {**({trigger: "yes"} if trigger else {}), **({"recent_trigger": recent} if recent else {})}
    recent_clock = {"within_12_months": "months", "within_30_days": "weeks"}.get(recent or "")
    assert rated(answers).imminence == (MODEL["trigger_horizon"][trigger] if trigger else recent_clock)
    if trigger:
        assert rated({**answers, "contact_lost": "yes"}).imminence == "hours"


# --- the model itself, and that no rating leaks into the next ---


def test_the_loaded_catalogue_is_the_given_file() -> None:
    loaded = catalogue()
    assert loaded.version == "1"
    assert list(loaded.factors) == list(FACTORS)
    assert list(loaded.triggers) == TRIGGERS
    for id, raw in FACTORS.items():
        factor = loaded.factors[id]
        assert list(factor.values) == raw["values"]
        assert (factor.question, factor.group, factor.core, factor.basis) == (
            raw["question"], raw["group"], raw["core"], raw["basis"]
        )  # fmt: skip
        assert factor.direction.value == raw["direction"]
        assert factor.bar_kind.value == {"none": "independent", None: "independent"}.get(
            raw["bar_kind"], raw["bar_kind"]
        )


def test_made_up_cases_reach_every_band() -> None:
    rng = random.Random("every band")
    assert {rated(made_up(rng, 0.4)).band.word for _ in range(80)} == set(BANDS)
    assert rated(vignette(1)).band is Band.EXTREME
