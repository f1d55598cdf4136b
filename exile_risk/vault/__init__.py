# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted vault. Importing it loads neither the database nor the cryptography: only opening a vault does."""

from exile_risk.vault.cost import DEFAULT_COST, FLOOR_COST, KdfCost
from exile_risk.vault.rows import (
    CaseRow,
    Rated,
    StoredCase,
    StoredCorrection,
    StoredJudgement,
    StoredRating,
    VaultHealth,
)
from exile_risk.vault.vault import Vault

__all__ = [
    "DEFAULT_COST",
    "FLOOR_COST",
    "CaseRow",
    "KdfCost",
    "Rated",
    "StoredCase",
    "StoredCorrection",
    "StoredJudgement",
    "StoredRating",
    "Vault",
    "VaultHealth",
]
