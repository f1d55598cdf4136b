# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a row of facts, and the mend."""

TEXTS: dict[str, str] = {}
