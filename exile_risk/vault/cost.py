# SPDX-License-Identifier: GPL-3.0-or-later
"""What one guess at the passphrase costs, and the bounds that keep a hostile header from becoming a memory bomb."""

from dataclasses import dataclass


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


_LEAST = (64 * 1024, 3, 4)
_MOST = (2 * 1024 * 1024, 16, 8)

FLOOR_COST = KdfCost(*_LEAST)
DEFAULT_COST = KdfCost(256 * 1024, 3, 4)
