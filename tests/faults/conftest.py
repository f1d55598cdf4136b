# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program over a real vault, as the tests of the window have it."""

from tests.ui.shell.conftest import made_vault, opened, start, vault

__all__ = ["made_vault", "opened", "start", "vault"]
