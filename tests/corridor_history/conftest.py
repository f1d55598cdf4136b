# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped facts and model, and histories made once."""

from collections.abc import Callable
from datetime import date

import pytest

from exile_risk.catalogue import load_catalogue
from exile_risk.corridor_history import FIRST_DAY, History, history
from exile_risk.knowledge import Knowledge
from exile_risk.model.factors import Catalogue
from exile_risk.session import shared_knowledge

LAST = date(2026, 6, 30)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return shared_knowledge()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def made(knowledge: Knowledge, catalogue: Catalogue) -> Callable[..., History]:
    kept: dict[tuple[str, str, str | None], History] = {}

    def make(origin: str, host: str, offence: str | None = None) -> History:
        key = (origin, host, offence)
        if key not in kept:
            kept[key] = history(knowledge, catalogue, origin, host, FIRST_DAY, LAST, offence)
        return kept[key]

    return make
