# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault is checked whole after it is opened; damage that nobody has touched yet is said all the same."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from exile_risk.vault import Vault
from exile_risk.vault.custody import Custody
from tests.pages.running import PASSPHRASE, Start
from ui.widgets.banner import Banner

SUMMARY = '{"origin": null, "host": null, "band": null, "state": "empty", "now": false}'


def _banners(running: object) -> list[Banner]:
    main = running.program.main  # type: ignore[attr-defined]
    return [b for b in main.notices.findChildren(Banner) if b.isVisibleTo(main)]


def test_a_flipped_byte_in_a_page_nobody_reads_is_said(start: Start, vault: Path, qtbot: QtBot) -> None:
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        opened.add("x" * 400_000, SUMMARY)
    store = vault / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) - 50_000] ^= 1
    store.write_bytes(raw)
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(
        lambda: any("damaged" in str(b.accessibleName()) + _words(b) for b in _banners(running)), timeout=10_000
    )


def test_a_damaged_vault_says_from_which_backup_it_can_be_restored(start: Start, vault: Path, qtbot: QtBot) -> None:
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        opened.add("x" * 400_000, SUMMARY)
        backup = Custody(opened).back_up()
    store = vault / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) - 50_000] ^= 1
    store.write_bytes(raw)
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: any(backup.name in _words(b) for b in _banners(running)), timeout=10_000)


def test_what_was_found_at_opening_is_said_and_a_backup_is_made(start: Start, vault: Path, qtbot: QtBot) -> None:
    Vault.open(vault, bytearray(PASSPHRASE, "ascii")).close()
    (vault / "anchor").unlink()
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: any("anchor" in _words(b) for b in _banners(running)), timeout=10_000)
    qtbot.waitUntil(lambda: len(list((vault / "backups").glob("*.bk"))) == 1, timeout=10_000)


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
