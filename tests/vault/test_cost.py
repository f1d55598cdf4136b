# SPDX-License-Identifier: GPL-3.0-or-later
"""The cost of one guess: about a second on any computer, never below the floor, never memory that is not to spare."""

import pytest

from exile_risk.vault import FLOOR_COST, KdfCost, keys
from exile_risk.vault.cost import LIKED_SECONDS, LONGEST_SECONDS, calibrate, calibrated_cost, memory_of_computer

GIB = 1024 * 1024


def computer(seconds_at_floor: float, most_mib: int = 4096) -> "tuple[object, list[KdfCost]]":
    asked: list[KdfCost] = []

    def seconds(cost: KdfCost) -> float:
        asked.append(cost)
        if cost.memory_kib > most_mib * 1024:
            raise MemoryError
        return seconds_at_floor * cost.memory_kib * cost.passes / (FLOOR_COST.memory_kib * FLOOR_COST.passes)

    return seconds, asked


@pytest.mark.parametrize(
    ("at_floor", "memory_gib", "expected"),
    [
        (0.13, 16, KdfCost(256 * 1024, 5, 4)),
        (0.05, 16, KdfCost(1024 * 1024, 3, 4)),
        (0.05, 4, KdfCost(512 * 1024, 7, 4)),
        (0.05, 1, KdfCost(128 * 1024, 16, 4)),
        (0.9, 16, FLOOR_COST),
        (30.0, 16, FLOOR_COST),
        (0.0001, 64, KdfCost(1024 * 1024, 16, 4)),
        (0.13, None, KdfCost(256 * 1024, 5, 4)),
    ],
)
def test_the_cost_fits_the_computer(at_floor: float, memory_gib: int | None, expected: KdfCost) -> None:
    seconds, _ = computer(at_floor)
    assert calibrate(seconds, memory_gib and memory_gib * GIB) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("at_floor", [0.0005, 0.01, 0.04, 0.09, 0.13, 0.2, 0.33, 0.4, 0.7, 1.5])
@pytest.mark.parametrize("memory_gib", [0.4, 1, 2, 8, 64])
def test_it_is_always_acceptable_and_rarely_far_from_a_second(at_floor: float, memory_gib: float) -> None:
    seconds, _ = computer(at_floor)
    cost = calibrate(seconds, int(memory_gib * GIB))  # type: ignore[arg-type]
    assert cost.acceptable
    assert cost.memory_kib <= max(memory_gib * GIB / 8, FLOOR_COST.memory_kib)
    took = seconds(cost)  # type: ignore[operator]
    assert took <= max(LIKED_SECONDS, at_floor) + 1e-9
    capped = cost.passes == 16
    assert took > 0.6 or capped, "a cost far below a second is a gift to who guesses"


def test_memory_that_is_not_there_after_all_is_not_asked_for() -> None:
    seconds, asked = computer(0.05, most_mib=256)
    cost = calibrate(seconds, 64 * GIB)  # type: ignore[arg-type]
    assert cost.memory_kib == 256 * 1024
    assert asked[-1] == cost


def test_a_computer_that_slows_down_gets_less() -> None:
    calls: list[KdfCost] = []

    def seconds(cost: KdfCost) -> float:
        calls.append(cost)
        return 0.05 if len(calls) < 3 else 0.05 * 4 * cost.memory_kib * cost.passes / (64 * 1024 * 3)

    assert seconds(calibrate(seconds, 64 * GIB)) <= LONGEST_SECONDS


def test_this_computer_is_measured_once() -> None:
    calibrated_cost.cache_clear()
    cost = calibrated_cost()
    assert cost.acceptable
    assert calibrated_cost() is cost
    memory = memory_of_computer()
    assert memory is not None
    assert memory > 256 * 1024
    assert 0 < keys.seconds_to_stretch(FLOOR_COST) < 60
