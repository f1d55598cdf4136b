# SPDX-License-Identifier: GPL-3.0-or-later
"""Three hundred models with other weights: each draw is a model of its own, and the engine rates it like one."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given

from exile_risk.catalogue_checks import check_catalogue
from exile_risk.engine import rate
from exile_risk.engine.weight_draws import BASE, DRAWS, LEAST, MOST, base_column, drawn_bands, multipliers, weight_draws
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, PATHWAYS, Catalogue, Factor
from tests.engine.given import CATALOGUES, TRIGGERS, answers_of, catalogue, every_model, rated, tried, vignette

Given = dict[str, str | Unanswered]

PRINTED = {
    1: 76, 2: 100, 3: 41, 4: 67, 5: 98, 6: 100, 7: 35, 8: 93, 9: 73, 10: 100, 11: 62, 12: 85, 13: 100, 14: 54, 15: 48,
    16: 100, 17: 100, 18: 86, 20: 69,
}  # fmt: skip
"""Hundredths of draws that keep the central band in the prototype: the last column of section 6."""


def drawn(model: Catalogue, n: int) -> Catalogue:
    """Write down the model of one draw."""

    def factor(f: Factor) -> Factor:
        steps = {v: {t: w * multipliers(f.id, t)[n] for t, w in ws.items()} for v, ws in f.steps.items()}
        return replace(f, steps=steps)

    return replace(
        model,
        factors=MappingProxyType({id: factor(f) for id, f in model.factors.items()}),
        pathway_base={p: base + base_column(p)[n] for p, base in model.pathway_base.items()},
        harm_base={s: base + base_column(s)[n] for s, base in model.harm_base.items()},
    )


FEW = range(7, DRAWS, 50)
"""Draws that are written down as models: the engine keeps what it works out of eight models at a time."""

MODELS = {(version, n): drawn(model, n) for version, model in CATALOGUES.items() for n in FEW}


@every_model
def test_a_draw_keeps_the_promises_that_the_model_keeps(version: str) -> None:
    """No draw makes a riskier answer count for less, or an open question count outside its own answers."""
    for n in range(DRAWS):
        check_catalogue(drawn(CATALOGUES[version], n), f"draw {n}")


@every_model
def test_every_draw_is_rated_like_a_model_of_its_own(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=30)
    @given(answers_of(version))
    def same(answers: Given) -> None:
        bands = [rate(MODELS[version, n], answers).band for n in FEW]
        found = drawn_bands(model, answers)
        assert [found[n] for n in FEW] == bands

    same()


@every_model
def test_the_count_is_of_all_draws_and_the_same_in_any_order(version: str) -> None:
    model = CATALOGUES[version]

    @tried(max_examples=60)
    @given(answers_of(version))
    def counted(answers: Given) -> None:
        band = rate(model, answers).band
        found = weight_draws(model, answers, band)
        assert (found.n, sum(found.bands.values())) == (DRAWS, DRAWS)
        assert list(found.bands) == list(Band)
        assert found.held == found.bands[band]
        assert found == weight_draws(model, dict(reversed([*answers.items()])), band)

    counted()


@pytest.mark.parametrize("n", PRINTED)
def test_as_many_draws_keep_the_band_as_in_the_prototype(n: int) -> None:
    """Its random numbers were others: three standard errors of a share of 300, and what rounding took, may differ."""
    answers = vignette(n)
    held = weight_draws(catalogue(), answers, rated(answers).band).held / DRAWS
    share = PRINTED[n] / 100
    assert abs(held - share) <= 3 * (max(share * (1 - share), 0.01) / DRAWS) ** 0.5 * 2**0.5 + 0.005


def test_the_numbers_drawn_are_even_and_belong_to_factor_and_target() -> None:
    seen = set()
    for factor in ("origin_request", "police_alert"):
        for target in (*PATHWAYS, *LEVELS):
            column = multipliers(factor, target)
            assert len(column) == DRAWS
            assert min(column) >= LEAST
            assert max(column) <= MOST
            assert sum(column) / DRAWS == pytest.approx(1, abs=0.06)
            assert max(column) - min(column) > 0.75
            seen.add(column)
    assert len(seen) == 22, "each weight has numbers of its own"
    for target in (*PATHWAYS, *LEVELS):
        assert -BASE <= min(base_column(target)) < -0.9 * BASE
        assert 0.9 * BASE < max(base_column(target)) <= BASE


def test_the_numbers_never_change() -> None:
    """They are part of the record of a rating: another Python must draw the same."""
    assert multipliers("origin_request", "R")[:2] == pytest.approx((1.2887671770343876, 0.9211927637236255), abs=1e-12)
    assert base_column("R")[0] == pytest.approx(0.9039917210630131, abs=1e-12)


def test_a_floor_holds_in_every_draw() -> None:
    answers = {**vignette(10), TRIGGERS[0]: "yes"}
    found = weight_draws(catalogue(), answers, rated(answers).band)
    assert found.bands[Band.LOW] == found.bands[Band.MODERATE] == 0
    assert found.held >= 0.9 * DRAWS
