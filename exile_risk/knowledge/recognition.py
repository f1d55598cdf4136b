# SPDX-License-Identifier: GPL-3.0-or-later
"""How asylum claims of one origin ended in one host, with the caution about small numbers."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.model.facts import Fact

if TYPE_CHECKING:
    from exile_risk.knowledge.base import Knowledge

ENOUGH = 30
"""Decisions below which a share says nothing: counts under 5 are published as 5 or rounded."""


@dataclass(frozen=True)
class Recognition:
    """Decisions on the substance over several years, first instance and appeal together; closed cases are left out.

    `procedure`: who decided ("government", "unhcr", "government_and_unhcr", "government_and_joint").
    """

    recognised: int
    complementary: int
    rejected: int
    procedure: str
    facts: tuple[Fact, ...]

    @property
    def substantive(self) -> int:
        """All decisions that looked at the substance."""
        return self.recognised + self.complementary + self.rejected

    @property
    def refugee_rate(self) -> float | None:
        """Share recognised as refugees, 0 to 1; None where there are too few decisions to tell."""
        return self.recognised / self.substantive if self.substantive >= ENOUGH else None

    @property
    def protection_rate(self) -> float | None:
        """Share recognised or given complementary protection, 0 to 1; None where there are too few decisions."""
        protected = self.recognised + self.complementary
        return protected / self.substantive if self.substantive >= ENOUGH else None


def recognition(knowledge: "Knowledge", origin: str, host: str, day: date) -> Recognition | None:
    """Return how claims from an origin ended in a host, as known before a day; None where nothing is reported.

    The counts of a year are known from the next year on. Raises InputError for a broken row among them.
    """
    found: dict[str, Fact] = {}
    for attribute in ("recognised", "complementary", "rejected", "recognition_procedure"):
        facts = knowledge.facts(f"{origin}>{host}", attribute)
        known = [f for f in facts if f.valid_to is None or f.valid_to < day]
        if known:
            found[attribute] = max(known, key=lambda f: f.valid_from or date.min)
    if "recognised" not in found or "rejected" not in found:
        return None
    complementary = found.get("complementary")
    procedure = found.get("recognition_procedure")
    return Recognition(
        recognised=int(found["recognised"].value),
        complementary=int(complementary.value) if complementary else 0,
        rejected=int(found["rejected"].value),
        procedure=procedure.value if procedure else "",
        facts=tuple(found.values()),
    )
