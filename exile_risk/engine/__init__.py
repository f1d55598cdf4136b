# SPDX-License-Identifier: GPL-3.0-or-later
"""The rating arithmetic: pure, deterministic, without files and without words. Source: method.md, section 3."""

from exile_risk.engine.rate import rate

__all__ = ["rate"]
