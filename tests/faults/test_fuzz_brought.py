# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files of the kinds that people bring from elsewhere: pictures, lists of corridors, collections of cases."""

import json

import pytest

from exile_risk.attachments.kinds import kind_of
from exile_risk.attachments.showing import Picture, shown_of
from exile_risk.attachments.sizes import size_of
from exile_risk.attachments.taking import taken_from
from exile_risk.errors import InputError
from exile_risk.evidence.case_set import read_case_set
from exile_risk.evidence.corridor_set import read_corridors
from exile_risk.knowledge import Knowledge
from tests.attachments.files import PDF, PLACE, photo
from tests.faults.fuzzing import EACH, SEED, told
from tests.faults.mutants import Count, chances, mutated, value_mutated

CORRIDORS = "\n".join(
    (
        "origin,host,period,types,source",
        'KH,TH,2018-2025,killed;attack_survived,"A report, with a comma"',
        'TH,KH,2014-2024,disappeared,"He said ""no"""',
        "RU,KZ,2022,deported_or_handed_over,x",
        "",
    )
)
CASE = {
    "id": "2018-th-kh-01",
    "year": 2018,
    "month": 2,
    "origin": "KH",
    "host": "TH",
    "label": "An invented case",
    "profile": ["opposition_politician"],
    "charges": ["incitement"],
    "convicted_in_absentia": None,
    "refugee_status": "unhcr_recognised",
    "legal_stay": "irregular",
    "interpol_notice": None,
    "extradition_request": False,
    "detained_by_host": True,
    "prior_threats_or_surveillance": True,
    "public_profile": "low",
    "passport_valid": None,
    "international_attention_before_outcome": False,
    "outcome": "deported_or_handed_over",
    "harm": 1,
    "severity": "imprisonment",
    "source": {"title": "t", "publisher": "p", "year": 2018, "url": "https://example.org"},
    "evidence": "seen",
    "note": "",
}
CASES = [CASE, CASE | {"id": "2019-la-th-01", "origin": "TH", "host": "LA", "month": None, "outcome": "killed"}]


@pytest.fixture(scope="module")
def countries() -> frozenset[str]:
    return frozenset(Knowledge.load().countries())


def test_pictures() -> None:
    """Whatever a broken picture is taken for: what is kept as a picture is one, and tells nothing of the place."""
    count, whole = Count(), [photo("JPEG"), photo("PNG"), photo("WEBP"), photo("JPEG", progressive=True), PDF]
    for n, chance in enumerate(chances(f"{SEED} picture", EACH)):
        data = mutated(whole[n % len(whole)], chance)
        if not count.tried(lambda data=data: taken_from(data, "brought", "brought")):
            continue
        (kept,) = taken_from(data, "brought", "brought")
        shown = shown_of(kept.media_type, kept.content)
        if not kept.as_it_came:
            assert PLACE not in kept.content
            assert size_of(kept.content, kind_of(kept.content)) is not None
            assert isinstance(shown, Picture)
    told("pictures", count)


def test_lists_of_corridors(countries: frozenset[str]) -> None:
    count = Count()
    for chance in chances(f"{SEED} corridors", EACH):
        text = mutated(CORRIDORS.encode(), chance).decode("utf-8", "replace")
        if count.tried(lambda text=text: read_corridors(text, "x.csv", countries)):
            for one in read_corridors(text, "x.csv", countries):
                assert {one.origin, one.host} <= countries
                assert one.first_year <= one.last_year
    told("lists of corridors", count)


def test_collections_of_cases(countries: frozenset[str]) -> None:
    count = Count()
    for chance in chances(f"{SEED} cases", EACH):
        if chance.random() < 0.5:
            text = json.dumps(value_mutated(CASES, chance))
        else:
            text = mutated(json.dumps(CASES).encode(), chance).decode("utf-8", "replace")
        if count.tried(lambda text=text: read_case_set(text, "x.json", countries)):
            assert {one.host for one in read_case_set(text, "x.json", countries)} <= countries
    told("collections of cases", count)


def test_the_files_that_are_broken_are_whole_before(countries: frozenset[str]) -> None:
    assert len(read_corridors(CORRIDORS, "x.csv", countries)) == 3
    assert len(read_case_set(json.dumps(CASES), "x.json", countries)) == 2
    with pytest.raises(InputError):
        read_corridors("", "x.csv", countries)
