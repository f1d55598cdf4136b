# SPDX-License-Identifier: GPL-3.0-or-later
"""How many broken files are tried of each kind, with which seed, and what must hold of all of them together."""

import os

from tests.faults.mutants import Count

KINDS = 12
EACH = -(-int(os.environ.get("FUZZ", "2700")) // KINDS)
SEED = os.environ.get("FUZZ_SEED", "20261125")
SLOW = 2.0
"""Seconds of computing that no single input may take."""


def told(what: str, count: Count) -> None:
    """Check what holds for every kind, and print the count where many were asked for."""
    assert count.total == EACH
    assert count.ends["taken"] < EACH, "nothing was broken"
    assert count.slowest < SLOW
    if "FUZZ" in os.environ:
        ends = ", ".join(f"{code} {number:,}" for code, number in count.ends.most_common(8))
        print(f"\n  {what}: {count.total:,} inputs, slowest {count.slowest * 1000:.0f} ms: {ends}")  # noqa: T201 - seen with -s
