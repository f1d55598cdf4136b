# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of a model file as it stands on disk (schema: resources/schemas/model.schema.json)."""

from typing import Literal

from msgspec import Struct


class ThresholdRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Chances of harm at one level from which a band begins; None where it never does."""

    moderate: float
    high: float
    extreme: float | None


class FactorRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One question with its values and weights."""

    id: str
    group: str
    core: bool
    order: Literal["global", "mixed"]
    direction: Literal["ascending", "descending", "mixed"]
    question: str
    values: list[str]
    weights_steps: dict[str, dict[str, float]]
    bars: dict[str, dict[str, float]]
    bar_kind: Literal["right", "condition", "none"] | None
    modifiers: dict[str, float] | None
    strength: Literal["high", "med", "low"]
    basis: str


class CustodyTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of somebody whom the host holds; with `pathway` it is rated, else it stands beside the rating."""

    reason: str
    base: float
    weights: dict[str, dict[str, float]]
    pathway: Literal["R"] | None = None


class ModelFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole model version."""

    format: str
    version: str
    status: str
    unit: str
    pathways: dict[str, str]
    base_log2_odds: dict[str, float]
    severity_base_log2_odds: dict[str, float]
    attack_severity: dict[str, float]
    thresholds: dict[str, ThresholdRow]
    trigger_horizon: dict[str, str]
    compliance_by_host_courts: dict[str, float]
    factors: list[FactorRow]
    custody: CustodyTable | None = None
