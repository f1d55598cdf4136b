# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole program over a real vault with a case open, and its page of files."""

import pytest
from pytestqt.qtbot import QtBot

from tests.pages.running import Running
from tests.ui.files.files_page import Files
from tests.ui.shell.conftest import made_vault, opened, start, vault

__all__ = ["made_vault", "opened", "start", "vault"]


@pytest.fixture
def files(opened: Running, qtbot: QtBot) -> Files:
    opened.vault.new_case()
    return Files(opened, qtbot).open()
