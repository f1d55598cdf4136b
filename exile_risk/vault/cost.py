# SPDX-License-Identifier: GPL-3.0-or-later
"""What one guess at the passphrase costs, and the bounds that keep a hostile header from becoming a memory bomb."""

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

LIKED_SECONDS = 1.0
LONGEST_SECONDS = 2.0
_MIB = 1024
_MEMORY_STEPS = tuple(mib * _MIB for mib in (64, 128, 256, 512, 1024))
_UNKNOWN_MEMORY = 2048 * _MIB  # KiB: a computer that does not tell how much it has is taken for a small one


@dataclass(frozen=True)
class KdfCost:
    """Argon2id parameters: memory in KiB, passes over it, and lanes that may run in parallel."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def acceptable(self) -> bool:
        """Whether it lies between the floor (RFC 9106, second choice) and the ceiling, each number by itself."""
        mine = (self.memory_kib, self.passes, self.lanes)
        return all(low <= got <= high for low, got, high in zip(_LEAST, mine, _MOST, strict=True))


_LEAST = (64 * _MIB, 3, 4)
_MOST = (2 * _MIB * _MIB, 16, 8)

FLOOR_COST = KdfCost(*_LEAST)
DEFAULT_COST = KdfCost(256 * _MIB, 3, 4)


@functools.cache
def calibrated_cost() -> KdfCost:
    """Return the cost that takes about a second on this computer, measured once in a process (some 2 seconds)."""
    from exile_risk.vault.keys import seconds_to_stretch

    return calibrate(seconds_to_stretch, memory_of_computer())


def calibrate(seconds: Callable[[KdfCost], float], memory_kib: int | None) -> KdfCost:
    """Return the dearest acceptable cost that takes about LIKED_SECONDS, and surely not much over LONGEST_SECONDS.

    Memory comes before passes, as it hurts an attacker's hardware more, but never over an eighth of the computer's.
    `seconds` measures a cost, or raises MemoryError.
    """
    floor_seconds = min(seconds(FLOOR_COST), seconds(FLOOR_COST))  # the other one may have been disturbed
    each = floor_seconds / (FLOOR_COST.memory_kib * FLOOR_COST.passes)
    spare = (memory_kib or _UNKNOWN_MEMORY) // 8
    steps = [m for m in _MEMORY_STEPS if m <= spare and m * FLOOR_COST.passes * each <= LIKED_SECONDS]
    memory = max(steps, default=FLOOR_COST.memory_kib)
    passes = min(max(int(LIKED_SECONDS / (memory * each)), FLOOR_COST.passes), _MOST[1])
    cost = KdfCost(memory, passes, FLOOR_COST.lanes)
    while cost != FLOOR_COST and not _bearable(seconds, cost):
        cost = _lower(cost)
    return cost


def _bearable(seconds: Callable[[KdfCost], float], cost: KdfCost) -> bool:
    try:
        return seconds(cost) <= LONGEST_SECONDS
    except MemoryError:
        return False


def _lower(cost: KdfCost) -> KdfCost:
    if cost.passes > FLOOR_COST.passes:
        return replace(cost, passes=max(cost.passes // 2, FLOOR_COST.passes))
    return replace(cost, memory_kib=cost.memory_kib // 2)


def memory_of_computer() -> int | None:
    """Return how much memory the computer has, in KiB; None where it does not tell."""
    if sys.platform == "win32":
        return _memory_of_windows()
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (ValueError, OSError):
        return None


if sys.platform == "win32":

    def _memory_of_windows() -> int | None:
        import ctypes

        kib = ctypes.c_ulonglong()
        told = ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kib))
        return kib.value if told else None
