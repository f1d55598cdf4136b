# SPDX-License-Identifier: GPL-3.0-or-later
"""P6, P7, P14, P17: no country weighs by its name, reasons are real, too little known is never exported as Low."""

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.assessment_file import assessment_document
from exile_risk.cli.assessment_text import assessment_text
from exile_risk.engine.compiled import CUSTODY
from exile_risk.knowledge import Knowledge
from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Case, Charge, Stage
from exile_risk.model.facts import Derived
from exile_risk.reasons import reasons
from exile_risk.session import shared_knowledge
from tests.engine.given import CATALOGUES, VERSIONS, answers_of, every_model, tried

DAY = date(2018, 4, 30)
CODES = sorted(shared_knowledge().countries())
countries = st.sampled_from(CODES)
Given = dict[str, str | Unanswered]


class Relabelled(Knowledge):
    """The real base, in which some countries answer to each other's codes: the same facts under other names."""

    def __init__(self, real: Knowledge, names: Mapping[str, str]) -> None:
        self._real, self._names = real, names
        self.corrections = ()

    @property
    def version(self) -> str:
        return self._real.version

    def corridor(self, origin: str, host: str, day: date) -> Mapping[str, Derived]:
        return self._real.corridor(self._names[origin], self._names[host], day)

    def charges(self, origin: str, host: str, day: date, charges: tuple[Charge, ...]) -> Mapping[str, Derived]:
        return self._real.charges(self._names[origin], self._names[host], day, charges)


def said(found: Assessment) -> str:
    """Return everything that is worked out, without the places."""
    nowhere = replace(found, case=replace(found.case, origin="", host="", nationalities=None), derived={})
    return repr(nowhere)


def a_case(origin: str, host: str, answers: Given, nationalities: tuple[str, ...] | None = None) -> Case:
    charges = (Charge("lese_majeste", Stage.CHARGED_OR_WARRANT),)
    return Case(origin, host, DAY, charges, {f: Answer(a) for f, a in answers.items()}, nationalities)


@every_model
def test_two_countries_with_the_same_facts_are_rated_the_same(version: str) -> None:
    """P6: swap two codes together with their facts."""
    model, real = CATALOGUES[version], shared_knowledge()

    @tried(max_examples=30)
    @given(countries, countries, st.permutations(CODES), answers_of(version))
    def same(origin: str, host: str, shuffled: list[str], answers: Given) -> None:
        if origin == host:
            return
        names = dict(zip(CODES, shuffled, strict=True))
        back = {there: here for here, there in names.items()}
        plain = assess(a_case(origin, host, answers), model, real)
        swapped = assess(a_case(back[origin], back[host], answers), model, Relabelled(real, names))
        assert said(plain) == said(swapped)

    same()


@every_model
def test_without_facts_no_place_changes_anything(version: str) -> None:
    """P6 for answers alone."""
    model = CATALOGUES[version]

    @tried(max_examples=60)
    @given(countries, countries, countries, countries, answers_of(version))
    def same(a: str, b: str, c: str, d: str, answers: Given) -> None:
        assert said(assess(a_case(a, b, answers), model, None)) == said(assess(a_case(c, d, answers), model, None))

    same()


@every_model
def test_relabelling_nationalities_changes_nothing(version: str) -> None:
    """P7: which state protects counts (the host, another, only the one feared, none), never which nationality it is."""
    model, real = CATALOGUES[version], shared_knowledge()

    @tried(max_examples=25)
    @given(st.lists(countries, min_size=4, max_size=4, unique=True), answers_of(version))
    def same(four: list[str], answers: Given) -> None:
        origin, host, one, other = four
        ways = [
            ((one,), (other,)), ((origin, one), (other,)), ((host,), (one, host)), ((origin,), (origin, origin)),
        ]  # fmt: skip
        for held, relabelled in ways:
            ratings = [assess(a_case(origin, host, answers, h), model, real) for h in (held, relabelled)]
            assert said(ratings[0]) == said(ratings[1])

    same()


def test_which_state_protects_does_count() -> None:
    """P7 would hold of a tool that ignored nationality altogether."""
    model = CATALOGUES["1"]
    held = [("KH",), ("KH", "FR"), ("KH", "TH"), ()]
    ratings = [assess(a_case("KH", "TH", {}, h), model, shared_knowledge()).rating.index for h in held]
    assert ratings[2] < ratings[1] < ratings[0] <= ratings[3]


@every_model
def test_what_weighs_nothing_is_no_reason(version: str) -> None:
    """P14: neither a zero weight, nor a value of another answer, nor an open question."""
    model = CATALOGUES[version]

    @tried(max_examples=60)
    @given(answers_of(version))
    def real(answers: Given) -> None:
        found = assess(a_case("KH", "TH", answers), model, None)
        for pathway in found.rating.pathways:
            for reason in reasons(found, pathway):
                factor, value = reason.term.factor, reason.term.value
                assert answers[factor] == value
                entry = model.factors[factor]
                weighs = entry.steps[value].get(pathway) or entry.bars.get(value, {}).get(pathway) or entry.gate
                if (
                    pathway == "R"
                    and answers.get(CUSTODY) == "yes"
                    and model.custody is not None
                    and model.custody.rated
                ):
                    weighs = weighs or factor == CUSTODY or model.custody.steps.get(factor, {}).get(value)
                assert weighs, f"{factor}={value} weighs nothing on {pathway}"
                assert reason.term.steps != 0
                assert reason.lowers == (reason.term.steps < 0)

    real()


QUIET = {
    "political_profile": "none", "visible_criticism": "none", "origin_request": "none_known", "charge_status": "none",
    "prior_targeting": "none", "citizenship": "third_country_citizen", "immigration_status": "permanent_residence",
}  # fmt: skip


def little_known(version: str) -> st.SearchStrategy[Given]:
    """Cases of people with little to fear, some questions open: the ones that could come out Low."""
    model = CATALOGUES[version]
    safe = {f.id: f.values[0] for f in model.factors.values() if f.direction.value == "ascending"} | QUIET
    asked = [f for f in safe if f not in model.triggers]
    some = st.tuples(st.permutations(asked), st.integers(0, len(asked)))
    no_danger = dict.fromkeys(model.triggers, "no")
    return some.map(lambda drawn: {**{f: safe[f] for f in drawn[0][: drawn[1]]}, **no_danger})


@every_model
def test_too_little_known_never_exports_as_low(version: str) -> None:
    """P17: neither in the object nor in the JSON nor in the text."""
    model = CATALOGUES[version]
    seen: dict[str, int] = {}

    @tried(max_examples=60)
    @given(st.one_of(little_known(version), answers_of(version)))
    def never_low(answers: Given) -> None:
        found = assess(a_case("KH", "TH", answers), model, None)
        document = assessment_document(found, model)
        seen[found.state] = seen.get(found.state, 0) + 1
        if found.state == "not_enough_information":
            assert found.band is not None
            assert found.band >= Band.MODERATE
            assert document["band"] in ("Moderate", "High", "Extreme")
            assert found.likely[1] >= found.band
        if found.state == "danger_check_not_done":
            assert document["band"] is None
        if document["band"] == "Low":
            assert found.state == "rated"
            assert found.likely[1] <= Band.MODERATE

    never_low()
    assert set(seen) == {"rated", "not_enough_information", "danger_check_not_done"}
    assert seen["not_enough_information"] >= 5


@pytest.mark.parametrize("version", VERSIONS)
def test_the_text_of_too_little_known_says_so_first(version: str) -> None:
    """P17 on paper, and never the word that no rating may print."""
    model, knowledge = CATALOGUES[version], shared_knowledge()
    lines = 0
    for known in range(3):
        answers: Given = {**dict.fromkeys(model.triggers, "no"), **dict(itertools.islice(QUIET.items(), known))}
        found = assess(a_case("KH", "TH", answers), model, knowledge)
        if found.state == "not_enough_information":
            badge = assessment_text(found, model, knowledge).splitlines()[2]
            assert badge.startswith("Not enough yet")
            assert "Low" not in badge
            lines += 1
    assert lines
