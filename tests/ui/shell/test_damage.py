# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault is checked whole after it is opened; damage that nobody has touched yet is said all the same."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from exile_risk.vault import Vault
from tests.pages.running import PASSPHRASE, Start
from ui.widgets.banner import Banner


def _banners(running: object) -> list[Banner]:
    main = running.program.main  # type: ignore[attr-defined]
    return [b for b in main.notices.findChildren(Banner) if b.isVisibleTo(main)]


def test_a_flipped_byte_in_a_page_nobody_reads_is_said(start: Start, vault: Path, qtbot: QtBot) -> None:
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        opened.set_setting("filler", "x" * 400_000)
    store = vault / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) - 50_000] ^= 1
    store.write_bytes(raw)
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(
        lambda: any("damaged" in str(b.accessibleName()) + _words(b) for b in _banners(running)), timeout=10_000
    )


def test_a_whole_vault_says_nothing(start: Start, vault: Path, qtbot: QtBot) -> None:
    running = start()
    running.first.unlock(PASSPHRASE)
    done: list[object] = []
    running.program.tasks.read(lambda: None, done.append, running.program)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert not _banners(running)


def _words(banner: Banner) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in banner.findChildren(QLabel))
