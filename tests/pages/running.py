# SPDX-License-Identifier: GPL-3.0-or-later
"""A started program with its pages and its clocks, as a test holds it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.pages.first_page import FirstPage
from tests.pages.open_vault import OpenVault
from ui.program import Program

PASSPHRASE = "five quiet herons near water"


class Clock:
    """A clock that stands still until it is told to go on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Running:
    program: Program
    first: FirstPage
    vault: OpenVault
    clock: Clock
    wall: Clock
    restarts: list[list[str]] = field(default_factory=list)


Start = Callable[..., Running]
