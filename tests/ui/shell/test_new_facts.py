# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pack of facts does is told as that: bands that changed with it, a pack that does not count, old facts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exile_risk import fact_packs, session
from exile_risk.errors import InputError
from exile_risk.fact_packs import look_at
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.draft import Draft
from exile_risk.packs.in_use import InUse
from exile_risk.packs.taken import TakenPacks
from exile_risk.vault import Vault
from tests.judgement.cases import BEFORE_THE_LAW, case
from tests.packs.conftest import TODAY, few_corridors, here, ships, signer, small
from tests.packs.test_preview import moving
from tests.pages.running import PASSPHRASE, Running, Start
from ui.facts_in_use import NOTICE as FACTS
from ui.panels.about_page import AboutPage
from ui.panels.case_rows import row_in_words
from ui.rating_anew import NOTICE

__all__ = ["few_corridors", "here", "moving", "ships", "signer", "small"]


def banner(running: Running, id: str) -> str:
    found = running.vault.main.notices._banners.get(id)
    return "" if found is None else " ".join(label.text() for label in found.findChildren(QLabel)).strip()


@pytest.fixture
def on_the_edge(vault: Path) -> str:
    """A case whose band changes with the pack, saved with the facts that ship; returns its code."""
    one = case(BEFORE_THE_LAW)
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        made = session.Session(opened)
        code = made.add(Draft(one.origin, one.host, one.as_of, one.nationalities, one.charges, one.answers))
        made.add(Draft("KH", "TH"))  # the newest, which comes onto the desk
    return code


def take(file: Path, here: TakenPacks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a pack, and be the next process."""
    fact_packs.take(look_at(file, here, TODAY), here, TODAY)
    monkeypatch.setattr(fact_packs, "_found", [])
    monkeypatch.setattr(session, "_shared", [])


def test_bands_that_changed_with_a_pack_are_told_as_new_facts(
    on_the_edge: str, moving: Path, here: TakenPacks, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(moving, here, monkeypatch)
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: "changed the band" in banner(running, NOTICE), timeout=20_000)
    assert banner(running, NOTICE).startswith("New facts changed the band of 1 case ")
    assert "orrection" not in banner(running, NOTICE)
    line = next(one for one in running.vault.desk.lines if one.code == on_the_edge)
    assert "Changed by new facts, was" in row_in_words(line)
    assert running.vault.main.status.facts.text().startswith("Facts 2026.12.0+pack.")
    assert FACTS not in running.vault.main.notices
    running.vault.open(on_the_edge)
    line = next(one for one in running.vault.desk.lines if one.code == on_the_edge)
    assert line.changed_by == ""


def test_a_correction_beside_a_pack_is_told_too(
    on_the_edge: str, vault: Path, moving: Path, here: TakenPacks, start: Start, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    one, day = case(BEFORE_THE_LAW), TODAY.replace(year=2018)
    other = Correction("host_courts", "strong", one.origin, one.host, day, None, "Ruling", "", day, "", day)
    with Vault.open(vault, bytearray(PASSPHRASE, "ascii")) as opened:
        session.Session(opened).add_correction(replace(other))
    take(moving, here, monkeypatch)
    running = start()
    running.first.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: not running.vault.desk.session.waits_because(), timeout=20_000)
    qtbot.waitUntil(lambda: "changed the band" in banner(running, NOTICE), timeout=20_000)
    assert banner(running, NOTICE).startswith("New facts or a correction changed the band of 1 case ")


def test_a_pack_that_does_not_count_is_told_with_its_reason(
    on_the_edge: str, moving: Path, here: TakenPacks, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(moving, here, monkeypatch)
    (kept,) = [file for file in here.folder.iterdir() if file.suffix == ".pack"]
    kept.write_bytes(kept.read_bytes()[:-1])
    running = start()
    running.first.unlock(PASSPHRASE)
    why = "The pack 2026.12.0 is not used and the facts that came with the program are"
    assert why in banner(running, FACTS)
    status = running.vault.main.status.facts
    assert status.text() == "Facts 2026.11 · the pack that was taken does not count"
    assert why in status.accessibleDescription()
    assert why in status.toolTip()
    assert why in about(running, qtbot)


def test_facts_that_nobody_has_looked_at_for_a_year_are_told_to_be_old(
    on_the_edge: str, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = session.shared_knowledge()
    old = replace(shared.manifest, reviewed="2020-01-15")
    monkeypatch.setattr(shared, "manifest", old)
    monkeypatch.setattr(fact_packs, "_found", [InUse(shared)])
    running = start()
    running.first.unlock(PASSPHRASE)
    assert "months old" in running.vault.main.status.facts.text()
    assert "they are old; ask for a newer pack" in running.vault.main.status.facts.toolTip()
    assert "they are old; ask for a newer pack" in about(running, qtbot)
    assert FACTS not in running.vault.main.notices  # they count, so nobody is stopped


def test_sound_facts_of_this_year_are_told_without_a_word_more(opened: Running) -> None:
    assert opened.vault.main.status.facts.text() == "Facts 2026.11"
    assert opened.vault.main.status.facts.toolTip() == ""


def test_a_hostile_file_name_in_the_reason_stays_text(
    on_the_edge: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = InputError("pack_state_damaged", file="<img src=x><b>\u202eZq")
    monkeypatch.setattr(fact_packs, "_found", [InUse(session.shared_knowledge(), notice=notice)])
    running = start()
    running.first.unlock(PASSPHRASE)
    assert "<b>" in banner(running, FACTS)
    assert "\u202e" not in banner(running, FACTS)
    assert "<b>" not in running.vault.main.status.facts.toolTip()
    assert "&lt;b&gt;" in running.vault.main.status.facts.toolTip()


def about(running: Running, qtbot: QtBot) -> str:
    """Return what the page about the program lists."""
    running.vault.main.actions_table["about"].trigger()
    page = running.vault.main.findChild(AboutPage)
    assert isinstance(page, AboutPage)
    qtbot.waitUntil(lambda: bool(page.program.rows()), timeout=20_000)
    return "\n".join(row.spoken for row in page.program.rows())
