# SPDX-License-Identifier: GPL-3.0-or-later
"""A correction acts inside its span and scope and nowhere else, is labelled wherever it acts, and leaves no trace."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exile_risk.assessing import assess
from exile_risk.assessment_file import assessment_document
from exile_risk.catalogue import load_catalogue
from exile_risk.correction_file import read_correction, write_correction
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.corrected import Corrected, local_facts
from exile_risk.knowledge.corrections import CORRIDOR, HOST, SCOPES, Correction, check, check_words, standing, tidy
from exile_risk.knowledge.rules import CHARGED
from exile_risk.knowledge.rules import CORRIDOR as ALL_FACTORS
from exile_risk.model.answers import Answer
from exile_risk.model.case import Case, Charge, Stage
from exile_risk.session import shared_knowledge
from exile_risk.wording.corrections import label, title
from exile_risk.wording.errors import sentence
from exile_risk.wording.statements import statement

CATALOGUE = load_catalogue()
COUNTRIES = ("KH", "TH", "LA", "VN", "AU", "CN", "DE")
CHARGES = (Charge("insult_official", Stage.CHARGED_OR_WARRANT),)
TODAY = date(2026, 6, 1)
COURTS = Correction(
    "host_courts", "strong", None, "TH", date(2020, 1, 1), date(2025, 12, 31), "Ruling 12", "", TODAY, "", TODAY, 1
)
KNOWLEDGE = shared_knowledge()
"""Shared by the properties: derivations are pure."""


@st.composite
def corrections(draw: st.DrawFn, number: int = 1) -> Correction:
    factor = draw(st.sampled_from(sorted(SCOPES)))
    scope = draw(st.sampled_from(SCOPES[factor]))
    origin, host = draw(st.permutations(COUNTRIES).map(lambda c: c[:2]))
    start = draw(st.dates(date(2012, 1, 1), date(2026, 12, 31)))
    end = draw(st.none() | st.integers(0, 2000).map(lambda n: start + timedelta(days=n)))
    one = Correction(
        factor,
        draw(st.none() | st.sampled_from(CATALOGUE.factors[factor].values)),
        None if scope == HOST else origin,
        host if scope in (CORRIDOR, HOST) else None,
        start,
        end,
        "A lawyer",
        "by telephone",
        date(2026, 5, 1),
        "",
        TODAY,
        number,
    )
    try:
        check_words(one, CATALOGUE, COUNTRIES)
    except InputError:  # a value that speaks of one host
        one = replace(one, value=None)
    return one


def everything(knowledge: Knowledge, origin: str, host: str, day: date) -> dict[str, object]:
    return {**knowledge.corridor(origin, host, day), **knowledge.charges(origin, host, day, CHARGES)}


places = st.permutations(COUNTRIES).map(lambda c: c[:2])
days = st.dates(date(2012, 1, 1), date(2026, 6, 1))


@settings(deadline=None, max_examples=120)
@given(corrections(), places, days)
def test_a_correction_never_acts_outside_its_span_or_scope(one: Correction, place: list[str], day: date) -> None:
    origin, host = place
    corrected = KNOWLEDGE.with_corrections((one,))
    found, shipped = everything(corrected, origin, host, day), everything(KNOWLEDGE, origin, host, day)
    if one.concerns(origin, host, day):
        answer = found[one.factor]
        assert isinstance(answer, Corrected)
        assert (answer.value, answer.rule, answer.facts) == (one.value, "local_correction", (one.fact,))
        assert answer.instead == shipped[one.factor]
    else:
        assert found == shipped


@settings(deadline=None, max_examples=60)
@given(corrections(), days)
def test_what_changes_because_of_a_correction_is_labelled(one: Correction, day: date) -> None:
    origin, host = (
        one.origin or ("KH" if one.host != "KH" else "VN"),
        one.host or ("TH" if one.origin != "TH" else "LA"),
    )
    shipped = everything(KNOWLEDGE, origin, host, day)
    for factor, answer in everything(KNOWLEDGE.with_corrections((one,)), origin, host, day).items():
        if answer != shipped[factor]:
            assert label(answer)  # type: ignore[arg-type]
            assert one.fact in answer.facts  # type: ignore[attr-defined]


@settings(deadline=None, max_examples=60)
@given(corrections(1), corrections(2), places, days)
def test_withdrawing_restores_the_exact_previous_answer(
    first: Correction, second: Correction, place: list[str], day: date
) -> None:
    before = everything(KNOWLEDGE.with_corrections((first,)), *place, day)
    both = KNOWLEDGE.with_corrections((first, second))
    everything(both, *place, day)
    assert everything(both.with_corrections((first,)), *place, day) == before
    assert everything(both.with_corrections(()), *place, day) == everything(KNOWLEDGE, *place, day)


def test_it_flows_through_the_rules_that_ask_for_it() -> None:
    day = date(2024, 6, 1)
    corrected = KNOWLEDGE.with_corrections((COURTS,)).corridor("KH", "TH", day)
    shipped = KNOWLEDGE.corridor("KH", "TH", day)
    assert (shipped["nonrefoulement_law"].value, corrected["nonrefoulement_law"].value) == ("on_paper", "applied")
    assert COURTS.fact in corrected["nonrefoulement_law"].facts
    assert label(corrected["host_courts"]) == "Your correction"
    assert label(corrected["nonrefoulement_law"]) == "Rests on your correction"
    assert label(corrected["torture_record"]) == ""
    bars = KNOWLEDGE.with_corrections((COURTS,)).charges("KH", "TH", day, CHARGES)
    assert label(bars["persecution_clause_bar"]) == "Rests on your correction"


def test_a_rule_that_cites_nothing_is_labelled_all_the_same() -> None:
    """Silence proves nothing in an unfree host: which regime it is decides, and is not among the facts."""
    day = date(2024, 6, 1)
    regime = Correction("host_regime", "autocracy", None, "DE", date(2024, 1, 1), None, "x", "", TODAY, "", TODAY, 7)
    shipped = KNOWLEDGE.corridor("KH", "DE", day)["return_precedents_5y"]
    found = KNOWLEDGE.with_corrections((regime,)).corridor("KH", "DE", day)["return_precedents_5y"]
    assert (shipped.value, found.value) == ("none", None)
    assert local_facts((found,)) == (regime.fact,)


def test_the_shipped_facts_stay_visible() -> None:
    answer = KNOWLEDGE.with_corrections((COURTS,)).corridor("KH", "TH", date(2024, 6, 1))["host_courts"]
    assert set(KNOWLEDGE.corridor("KH", "TH", date(2024, 6, 1))["host_courts"].facts) <= set(answer.set_aside)
    assert statement(answer) == "Corrected in this vault on 1 Jun 2026; it counts in place of what the rules say."


def test_narrower_wins_then_later_then_written_later() -> None:
    wide, day = COURTS, date(2024, 6, 1)
    narrow = replace(COURTS, origin="KH", value="mixed", valid_from=date(2019, 1, 1), number=2)
    later = replace(COURTS, value="mixed", valid_from=date(2023, 1, 1), number=3)
    again = replace(COURTS, read_on=date(2026, 5, 30), number=4)
    assert standing((wide, narrow, later), "KH", "TH", day)["host_courts"] == (narrow, later, wide)
    assert standing((wide, narrow, later), "VN", "TH", day)["host_courts"] == (later, wide)
    assert standing((wide, again), "VN", "TH", day)["host_courts"] == (again, wide)
    aside = KNOWLEDGE.with_corrections((wide, narrow)).corridor("KH", "TH", day)["host_courts"].set_aside
    assert wide.fact in aside


def test_not_to_be_trusted_opens_the_question() -> None:
    one = replace(COURTS, value=None)
    answer = KNOWLEDGE.with_corrections((one,)).corridor("KH", "TH", date(2024, 6, 1))["host_courts"]
    assert (answer.value, answer.why_unknown, answer.stale) == (None, "local_correction.unknown", False)
    assert "not to be trusted" in statement(answer)


def test_an_open_end_ages_and_a_stated_end_does_not() -> None:
    old = replace(COURTS, valid_to=None, read_on=date(2020, 1, 5), written_on=date(2020, 1, 5))
    day = date(2024, 6, 1)
    assert KNOWLEDGE.with_corrections((old,)).corridor("KH", "TH", day)["host_courts"].stale
    ended = replace(old, valid_to=date(2024, 12, 31))
    assert not KNOWLEDGE.with_corrections((ended,)).corridor("KH", "TH", day)["host_courts"].stale
    read_again = replace(old, read_on=date(2024, 5, 1))
    assert not KNOWLEDGE.with_corrections((read_again,)).corridor("KH", "TH", day)["host_courts"].stale


def test_every_factor_of_a_corridor_is_correctable_but_the_route() -> None:
    assert set(SCOPES) == set(ALL_FACTORS) - {"transit_cooperation"}
    assert not set(SCOPES) & set(CHARGED)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"factor": "shoe_size"}, "correction_factor"),
        ({"factor": "transit_cooperation", "value": "low"}, "correction_factor"),
        ({"value": "splendid"}, "correction_value"),
        ({"host": "ZZ"}, "correction_country"),
        ({"origin": "TH"}, "correction_same_state"),
        ({"host": None}, "correction_same_state"),
        ({"origin": "KH", "host": None}, "correction_scope"),
        ({"factor": "proximity", "value": "distant"}, "correction_scope"),
        (
            {"factor": "disappearance_record", "value": "this_network", "origin": "KH", "host": None},
            "correction_one_host",
        ),
        ({"valid_from": date(18, 1, 1)}, "correction_year"),
        ({"valid_to": date(2099, 1, 1)}, "correction_year"),
        ({"valid_to": date(2019, 12, 31)}, "correction_reversed"),
        ({"read_on": date(2026, 6, 2)}, "correction_read_later"),
        ({"title": ""}, "correction_source"),
        ({"why": "x" * 1001}, "correction_long"),
    ],
)
def test_a_bad_correction_is_refused_in_one_sentence(change: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as caught:
        check(replace(COURTS, **change), (), CATALOGUE, KNOWLEDGE.countries(), TODAY)  # type: ignore[arg-type]
    assert caught.value.code == code
    said = sentence(caught.value)
    assert said.endswith(".")
    assert "{" not in said
    assert "…" not in said


def test_two_that_contradict_each_other_are_refused_and_the_other_is_named() -> None:
    other = replace(COURTS, value="mixed", valid_from=date(2025, 12, 31), valid_to=None, number=2)
    with pytest.raises(InputError) as caught:
        check(other, (COURTS,), CATALOGUE, COUNTRIES, TODAY)
    said = sentence(caught.value)
    assert "Correction 1" in said
    assert "Usually stop them" in said
    assert "1 Jan 2020 to 31 Dec 2025" in said
    check(replace(other, valid_from=date(2026, 1, 1)), (COURTS,), CATALOGUE, COUNTRIES, TODAY)
    check(replace(other, value="strong"), (COURTS,), CATALOGUE, COUNTRIES, TODAY)
    check(replace(other, origin="KH"), (COURTS,), CATALOGUE, COUNTRIES, TODAY)


@settings(deadline=None)
@given(corrections(3))
def test_the_document_holds_everything(one: Correction) -> None:
    assert read_correction(write_correction(one), 3) == one
    assert title(one)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"version": 1', '"version": 3', "file_newer_version"),
        ("exile-risk/correction", "exile-risk/case", "file_wrong_format"),
        ("2020-01-01", "2020-02-31", "case_date"),
        ('"why"', '"because"', "json_unknown_field"),
        ("{", "[", "json_syntax"),
    ],
)
def test_a_broken_document_is_named(old: str, new: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_correction(write_correction(COURTS).replace(old, new, 1), 1)
    assert caught.value.code == code


def test_text_is_kept_on_one_line_without_what_nobody_sees() -> None:
    assert tidy("  Court\n of\tappeal \u202e\x07gnihton\x85 ") == "Court of appeal gnihton"
    assert tidy("می\u200cخواهم") == "می\u200cخواهم", "a joiner is part of how Persian is spelt"


def test_the_assessment_is_marked_and_lists_what_took_part() -> None:
    case = Case("KH", "TH", date(2024, 6, 1), CHARGES)
    plain = assess(case, CATALOGUE, KNOWLEDGE)
    elsewhere = assess(case, CATALOGUE, KNOWLEDGE.with_corrections((replace(COURTS, host="LA"),)))
    corrected = assess(case, CATALOGUE, KNOWLEDGE.with_corrections((COURTS,)))
    assert plain.versions == elsewhere.versions
    assert assessment_document(plain, CATALOGUE)["local_corrections"] == []
    version, _, digest = corrected.versions.knowledge.partition("+local.")
    assert version == plain.versions.knowledge
    assert len(digest) == 8
    same = assess(case, CATALOGUE, KNOWLEDGE.with_corrections((replace(COURTS, number=9, why="other words"),)))
    other = assess(case, CATALOGUE, KNOWLEDGE.with_corrections((replace(COURTS, value="mixed"),)))
    assert same.versions == corrected.versions
    assert other.versions != corrected.versions
    document = assessment_document(corrected, CATALOGUE)
    assert [c["factor"] for c in document["local_corrections"]] == ["host_courts"]
    assert "Ruling 12" not in str(document), "the caseworker's words stay in the vault"
    assert document["facts"]["host_courts"]["basis"] == "local_correction"


def test_an_answer_of_the_case_wins_and_then_no_correction_takes_part() -> None:
    derived = KNOWLEDGE.with_corrections((COURTS,)).corridor("KH", "TH", date(2024, 6, 1))
    resting = {f: Answer("no") for f, d in derived.items() if label(d)}
    resting |= {f: Answer("no") for f in CHARGED}
    resting |= {f: Answer(CATALOGUE.factors[f].values[0]) for f in resting}
    case = Case("KH", "TH", date(2024, 6, 1), (), resting)
    found = assess(case, CATALOGUE, KNOWLEDGE.with_corrections((COURTS,)))
    assert found.versions.knowledge == KNOWLEDGE.version


def test_a_row_of_the_base_can_never_call_itself_a_correction(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    name = next(n for n, spec in manifest["tables"].items() if "basis" in spec["columns"])
    table = copy / "facts" / f"{name}.csv"
    text = table.read_text(encoding="utf-8")
    basis = next(b for b in ("read", "extracted", "general_knowledge") if f",{b}," in text)
    table.write_text(text.replace(f",{basis},", ",local_correction,", 1), encoding="utf-8")
    complaints = [f.code for f in Knowledge.load(copy).table(name).every_fact() if isinstance(f, InputError)]
    assert complaints == ["knowledge_word"]


def test_it_survives_another_version_of_the_facts(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["version"] = "2031.05"
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    case = Case("KH", "TH", date(2024, 6, 1), CHARGES)
    newer = Knowledge.load(copy).with_corrections((COURTS,))
    found = assess(case, CATALOGUE, newer)
    assert found.derived["host_courts"].value == "strong"
    assert found.versions.knowledge.startswith("2031.05+local.")
    assert newer.source("local/1").title == "Ruling 12"
    assert "local/1" not in newer.sources
