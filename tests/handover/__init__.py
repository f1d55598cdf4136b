# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of handing cases over."""
