# SPDX-License-Identifier: GPL-3.0-or-later
"""For whoever it is: a good answer never hurts, a bad one always closes, no way leans on another."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from exile_risk.knowledge import pathway_words as words
from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.pathways import Pathway, pathways
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Case, Needs
from exile_risk.relocation.access import access_to, candidates
from exile_risk.relocation.access_rules import CLOSED, LEVELS
from exile_risk.relocation.meeting import range_token
from exile_risk.relocation.situation import of_one
from tests.engine.given import tried
from tests.relocation.given import CATALOGUE, KNOWLEDGE, TODAY, rated

PATHWAYS = [p for p in pathways() if p.destinations]
FACTORS = (
    "protection_status", "immigration_status", "travel_document", "citizenship", "past_torture", "exit_clearance",
    "in_host_custody", "prior_targeting", "recent_trigger",
)  # fmt: skip
COUNTRIES = ("KH", "TH", "AU", "FR", "US", "BY", "QQ")
ANSWERABLE = ("profession", "risk", "referrer", "sponsor", "other", "document", "status")
TOKENS = sorted((field, token) for field in ANSWERABLE for token in words.TOKENS[field])


@st.composite
def people(draw: st.DrawFn) -> Assessment:
    answers = {
        f: Answer(draw(st.sampled_from(CATALOGUE.factors[f].values))) for f in draw(st.sets(st.sampled_from(FACTORS)))
    }
    listed = st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=2).map(tuple)
    known: dict[str, dict[str, bool]] = {}
    for field, token in draw(st.sets(st.sampled_from(TOKENS), max_size=8)):
        known.setdefault(field, {})[token] = draw(st.booleans())
    needs = Needs(
        languages=draw(st.sampled_from(((), ("en",), ("km",)))),
        family_in=draw(listed),
        dependants=draw(st.integers(0, 2)),
        professions=draw(st.sampled_from(((), ("journalist",), ("tailor",)))),
        passports=draw(listed),
        known=known,
    )
    host = draw(st.sampled_from(("TH", "MY", "AU", "QQ")))
    nationalities = draw(st.one_of(st.none(), listed))
    return rated(Case("KH", host, TODAY, answers=answers, nationalities=nationalities, needs=needs))


def answer(condition: Condition, pathway: Pathway, holds: bool) -> Mapping[str, bool]:
    """Return the tokens to answer so that a condition holds or fails."""
    if condition.field in words.RANGES:
        return {range_token(condition): holds}
    wanted = holds != condition.op.startswith("not_")
    tokens = [f"{t}@{pathway.id}" if of_one(condition.field, t) else t for t in condition.tokens]
    return dict.fromkeys(tokens, wanted)


def with_answer(found: Assessment, field: str, told: Mapping[str, bool]) -> Assessment:
    needs = found.case.needs
    known = {**needs.known, field: {**needs.known.get(field, {}), **told}}
    return replace(found, case=replace(found.case, needs=replace(needs, known=known)))


@given(people(), st.sampled_from(PATHWAYS), st.data())
@tried(150)
def test_a_good_answer_to_an_open_condition_never_lowers_the_chance(
    found: Assessment, pathway: Pathway, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(pathway.destinations))
    before = access_to(found, pathway, place)
    for condition in (*before.unknown, *before.to_obtain):
        if not condition.documented:
            continue
        after = access_to(with_answer(found, condition.field, answer(condition, pathway, True)), pathway, place)
        if any(c.field == condition.field and c not in before.unmet for c in after.unmet):
            continue  # the same word stands in another condition of the pathway, against it
        assert after.chance.low >= before.chance.low, condition
        assert after.chance.high >= before.chance.high, condition
        assert LEVELS.index(after.level) <= LEVELS.index(before.level)


@given(people(), st.sampled_from(PATHWAYS), st.data())
@tried(150)
def test_a_condition_that_fails_always_closes(found: Assessment, pathway: Pathway, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(pathway.destinations))
    before = access_to(found, pathway, place)
    assert (before.level == CLOSED) == (before.chance.high == 0)
    if before.unmet:
        assert before.level == CLOSED
    for condition in before.unknown:
        by_form = condition.field in ("nationality", "document")
        if not condition.documented or by_form:
            continue
        after = access_to(with_answer(found, condition.field, answer(condition, pathway, False)), pathway, place)
        assert condition in after.unmet
        assert (after.level, after.chance.high) == (CLOSED, 0)


@given(people(), st.lists(st.sampled_from(PATHWAYS), unique_by=lambda p: p.id, max_size=6), st.sampled_from(PATHWAYS))
@tried(50)
def test_no_pathway_changes_another(found: Assessment, some: list[Pathway], more: Pathway) -> None:
    alone = {c.id: c for c in candidates(found, KNOWLEDGE, some)}
    together = {c.id: c for c in candidates(found, KNOWLEDGE, [more, *some])}
    assert {id: together[id] for id in alone} == alone


@given(people(), st.sampled_from(PATHWAYS))
@tried(80)
def test_every_condition_is_sorted_once_and_only_what_is_known_speaks_against(
    found: Assessment, pathway: Pathway
) -> None:
    for place in pathway.destinations:
        access = access_to(found, pathway, place)
        together = (*access.met, *access.unmet, *access.to_obtain, *access.unknown)
        assert sorted(map(repr, together)) == sorted(map(repr, pathway.conditions))
        assert not [c for c in access.unmet if c.op == "needs" or not c.documented]
