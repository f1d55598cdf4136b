# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each rule signs in under its factor and its id."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exile_risk.model.facts import Derived

if TYPE_CHECKING:
    from exile_risk.knowledge.view import View

Rule = Callable[["View"], Derived | None]

RULES: dict[str, list[Rule]] = {}
"""Rules by factor, in the order they are asked; the first answer stands."""


def derives(factor: str) -> Callable[[Rule], Rule]:
    """Sign a rule in under its factor. A rule returns None where it has nothing to say."""

    def sign(rule: Rule) -> Rule:
        RULES.setdefault(factor, []).append(rule)
        return rule

    return sign
