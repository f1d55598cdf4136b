# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of the table says in words that the danger there is still High, and that little is gained by going."""

from dataclasses import replace

import pytest

from exile_risk.model.assessment import Band
from exile_risk.relocation.exclusions import HIGH_POSSIBLE, LITTLE_GAINED, STILL_HIGH
from exile_risk.relocation.options import relocate
from tests.relocation.given import CATALOGUE, KNOWLEDGE, founding
from ui.relocation.option_words import option_row


@pytest.mark.parametrize(
    ("mark", "band", "words"),
    [
        (STILL_HIGH, Band.HIGH, "still High there"),
        (STILL_HIGH, Band.EXTREME, "still Extreme there"),
        (HIGH_POSSIBLE, Band.HIGH, "High not ruled out"),
        (LITTLE_GAINED, Band.LOW, "little gained"),
    ],
)
def test_a_marked_row_says_so_to_eye_and_ear(mark: str, band: Band, words: str) -> None:
    listed = relocate(founding(), CATALOGUE, KNOWLEDGE)
    plain = next(o for o in listed.options if o.pathway is not None and o.residual is not None)
    assert plain.residual is not None
    row = option_row(replace(plain, marks=(mark,), residual=replace(plain.residual, band=band)), 1, (), 0.1)
    assert words in row.under
    assert words in row.spoken
    without = option_row(plain, 1, (), 0.1)
    assert not any(w in part for w in ("still", "gained") for part in (without.under, without.spoken))
