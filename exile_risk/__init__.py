# SPDX-License-Identifier: GPL-3.0-or-later
"""Exile Risk: rates the danger that a political exile is returned, handed over or attacked, and explains why."""

__version__ = "0.1.0"
