# SPDX-License-Identifier: GPL-3.0-or-later
"""What differs between two readings of a corridor, factor by factor, with the facts on both sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from exile_risk.model.facts import Derived, Fact


@dataclass(frozen=True)
class Change:
    """One answer before and after. `offence` names the accusation where the answer is about that one alone."""

    factor: str
    before: Derived
    after: Derived
    offence: str | None = None

    @property
    def new_facts(self) -> tuple[Fact, ...]:
        """The facts that decide afterwards and did not before."""
        return tuple(f for f in self.after.facts if f not in self.before.facts)


def changes(before: Mapping[str, Derived], after: Mapping[str, Derived]) -> tuple[Change, ...]:
    """Return what has another value afterwards, in the order of the factors; a gap on either side counts too."""
    return tuple(
        Change(factor, before[factor], found)
        for factor, found in after.items()
        if factor in before and before[factor].value != found.value
    )
