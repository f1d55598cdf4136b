# SPDX-License-Identifier: GPL-3.0-or-later
"""The fonts and the look that pages are laid out with."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
