# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs of facts: which count, what a newer one would change, taking one and going back."""
