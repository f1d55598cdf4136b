# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores that trust each other."""

import pytest
from stores import Store, team


@pytest.fixture
def team_of_two() -> tuple[Store, Store]:
    a, b = team(2)
    return a, b
