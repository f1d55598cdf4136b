# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing cases over and taking them in: colleagues, bundles, what waits, and where two people differ."""
