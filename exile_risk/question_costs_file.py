# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of question costs as it stands on disk (schema: resources/schemas/question_costs.schema.json)."""

from typing import Literal

from msgspec import Struct


class CostRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What it costs to ask one question, and why."""

    factor: str
    cost: Literal[1, 2, 3]
    reason: str


class CostsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All costs; a question without a row is a normal one. `scale` says what each cost means."""

    format: str
    version: Literal[1]
    scale: dict[str, str]
    costs: list[CostRow]
