# SPDX-License-Identifier: GPL-3.0-or-later
"""What a law says of one offence can be corrected too: for that offence alone, labelled, and kept in the same vault."""

from dataclasses import replace
from datetime import date

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.correction_file import read_correction, write_correction
from exile_risk.errors import InputError
from exile_risk.knowledge.corrections import CORRECTED_CHARGE, Correction, check, check_words
from exile_risk.model.case import Charge, Stage
from exile_risk.model.facts import Derived
from exile_risk.session import shared_knowledge
from exile_risk.wording.corrections import label, title
from exile_risk.wording.provenance import fact_says
from exile_risk.wording.statements import statement

DAY, TODAY = date(2024, 6, 1), date(2026, 6, 1)
KNOWLEDGE, CATALOGUE = shared_knowledge(), load_catalogue()
COUNTRIES, OFFENCES = frozenset(KNOWLEDGE.countries()), frozenset(KNOWLEDGE.offences())
CRIME = Correction(
    "dual_criminality", "absent", None, "TH", date(2020, 1, 1), date(2030, 1, 1), "Ruling 12", "", TODAY, "", TODAY, 1,
    "incitement",
)  # fmt: skip
PENALTY = replace(CRIME, factor="max_penalty", value="death", origin="KH", host=None, number=2)


def charged(*offences: str, corrections: tuple[Correction, ...] = (), host: str = "TH") -> dict[str, Derived]:
    charges = tuple(Charge(o, Stage.CHARGED_OR_WARRANT) for o in offences)
    return dict(KNOWLEDGE.with_corrections(corrections).charges("KH", host, DAY, charges))


def test_it_decides_for_its_offence_and_says_so() -> None:
    before, after = (charged("incitement", corrections=c)["dual_criminality"] for c in ((), (CRIME,)))
    assert before.value != "absent" == after.value
    assert after.rule == CORRECTED_CHARGE
    assert label(after) == "Rests on your correction"
    assert statement(after) == "A correction in this vault decides for this charge: Incitement."
    assert set(before.facts) <= set(after.set_aside), "what the law says stays in view"
    assert "Incitement" in fact_says(CRIME.fact)
    assert title(CRIME).startswith("Crime in both states (Incitement): ")


def test_it_says_nothing_of_another_offence_country_or_day() -> None:
    for offences, host in ((("insult_official",), "TH"), (("incitement",), "LA")):
        assert charged(*offences, host=host, corrections=(CRIME,)) == charged(*offences, host=host)
    early = replace(CRIME, valid_from=date(2025, 1, 1))
    assert charged("incitement", corrections=(early,)) == charged("incitement")


def test_of_several_charges_the_most_exposing_still_counts() -> None:
    met = replace(CRIME, value="met")
    both = charged("incitement", "insult_official", corrections=(met,))["dual_criminality"]
    assert both.value == "met"
    assert both.params["offence"] == "incitement"
    worst = charged("incitement", "insult_official", corrections=(PENALTY,))["max_penalty"]
    assert (worst.value, worst.rule) == ("death", CORRECTED_CHARGE)


def test_what_follows_from_a_corrected_penalty_follows_and_is_labelled() -> None:
    after = charged("incitement", corrections=(PENALTY,))
    assert after["max_penalty"].value == "death"
    assert PENALTY.fact in after["death_penalty_bar"].facts
    assert label(after["death_penalty_bar"])


def test_not_to_be_trusted_is_a_gap_that_is_labelled() -> None:
    for one in (replace(CRIME, value=None), replace(PENALTY, value=None)):
        found = charged("incitement", corrections=(one,))[one.factor]
        assert found.value is None
        assert label(found) == "Rests on your correction"


def test_the_narrower_and_later_one_counts() -> None:
    pair = replace(CRIME, origin="KH", value="met", number=3)
    found = charged("incitement", corrections=(CRIME, pair))["dual_criminality"]
    assert found.value == "met"
    assert pair.fact in found.facts


@pytest.mark.parametrize("one", [CRIME, PENALTY, replace(CRIME, value=None)])
def test_a_document_comes_back_as_it_was(one: Correction) -> None:
    text = write_correction(one)
    assert '"version": 2' in text
    assert read_correction(text, one.number) == one
    plain = Correction("host_courts", "weak", None, "TH", DAY, None, "x", "", DAY, "", DAY, 4)
    assert '"version": 1' in write_correction(plain), "what older programs can read stays as it was"
    assert "offence" not in write_correction(plain)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"offence": "jaywalking_abroad"}, "correction_offence"),
        ({"offence": None}, "correction_factor"),
        ({"factor": "host_courts", "value": "weak"}, "correction_factor"),
        ({"factor": "charge_status", "value": "none"}, "correction_factor"),
        ({"origin": "KH", "host": None}, "correction_scope"),
        ({"value": "splendid"}, "correction_value"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as refused:
        check_words(replace(CRIME, **change), CATALOGUE, COUNTRIES, OFFENCES)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_two_offences_do_not_contradict_each_other_and_two_values_do() -> None:
    other = replace(CRIME, offence="insult_official", value="met", number=0)
    check(other, (CRIME,), CATALOGUE, COUNTRIES, TODAY, OFFENCES)
    with pytest.raises(InputError) as refused:
        check(replace(CRIME, value="met", number=0), (CRIME,), CATALOGUE, COUNTRIES, TODAY, OFFENCES)
    assert refused.value.code == "correction_overlap"
