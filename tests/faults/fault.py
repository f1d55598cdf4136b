# SPDX-License-Identifier: GPL-3.0-or-later
"""What one line of the list of faults says.

A test is named as pytest names it, from the folder `tests` on. `open` says what no test here can show, and why.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault of the list. `open` is empty where the tests show all of what is expected."""

    number: int
    what: str
    expected: str
    tests: tuple[str, ...]
    open: str = ""


def in_file(file: str, *names: str) -> tuple[str, ...]:
    """Return the names of tests in a file, or in a class of it."""
    return tuple(f"{file}::{name}" for name in names)
