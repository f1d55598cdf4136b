# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the tool's own claims against what was reported to have happened."""
