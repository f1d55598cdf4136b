# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk pack`, as typed."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from exile_risk import fact_packs
from exile_risk import session as sessions
from exile_risk.packs.taken import TakenPacks
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault
from tests.cli.conftest import Command, case, command
from tests.packs.signing import Signer

__all__ = ["case", "command"]
MARK = "2026.12.0+pack."


def next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_packs, "_found", [])
    monkeypatch.setattr(sessions, "_shared", [])


def test_from_building_to_going_back(
    command: Command,
    here: TakenPacks,
    newer: Path,
    signer: Signer,
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, saved = tmp_path / "facts.pack", tmp_path / "case.json"
    saved.write_text(json.dumps(case), encoding="utf-8")
    built = command("pack", "build", str(newer), str(out), "--json").document
    assert command("pack", "verify", str(out)).complaint.startswith(f"{out}.minisig: the signature is missing")
    signer.write(out, out.read_bytes(), built["comment"])

    seen = command("pack", "verify", str(out), "--cases", str(saved))
    assert seen.status == 0
    assert "Facts: 1 added, 1 changed, 1 removed." in seen.out
    assert "Cases looked at: 1; the band to plan with changes in" in seen.out
    assert not here.folder.exists()

    assert command("pack", "install", str(out)).complaint.startswith("The pack was not taken")
    done = command("pack", "install", str(out), "--yes", "--json", "--cases", str(saved))
    assert done.document["taken"] is True
    assert done.document["cases"][0]["case"] == str(saved)
    assert done.document["counted"] == {"added": 1, "changed": 1, "removed": 1}

    next_start(monkeypatch)
    assert command("assess", str(saved), "--json").document["versions"]["knowledge"].startswith(MARK)
    listed = command("pack", "list", "--json").document
    assert (listed["facts"][: len(MARK)], listed["notice"], listed["current"]["facts"]) == (MARK, None, "2026.12.0")
    assert "These facts (2026.12.0) are in use already" in command("pack", "install", str(out), "--yes").complaint

    assert "came with the program" in command("pack", "undo").out
    next_start(monkeypatch)
    assert command("assess", str(saved), "--json").document["versions"]["knowledge"] == "2026.11"
    assert command("pack", "undo").complaint.startswith("No pack is in use")


@pytest.mark.parametrize(("typed", "taken"), [("2026.12.0\n", True), ("yes\n", False), ("\n", False)])
def test_at_a_terminal_the_version_is_typed(
    command: Command,
    here: TakenPacks,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    typed: str,
    taken: bool,
) -> None:
    from exile_risk.__main__ import main

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert main(["pack", "install", str(file)]) == (0 if taken else 2)
    assert "Facts: 1 added" in capfd.readouterr().out
    assert (here.state().current is not None) == taken


def test_the_list_says_what_is_wrong_with_a_taken_pack(
    command: Command, here: TakenPacks, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("pack", "install", str(file), "--yes").status == 0
    next(here.folder.glob("*.pack")).write_bytes(b"damaged")
    next_start(monkeypatch)
    said = command("pack", "list").out
    assert "In use: the facts 2026.11, which came with the program." in said
    assert "The pack 2026.12.0 is not used" in said
    assert command("pack", "list", "--json").document["notice"] == "pack_not_used"


def test_the_cases_of_a_vault_are_looked_at_too(
    command: Command, here: TakenPacks, file: Path, case: dict[str, Any], tmp_path: Path, remembered: None
) -> None:
    saved, folder, phrase = tmp_path / "case.json", tmp_path / "vault", "correct horse battery staple mango"
    saved.write_text(json.dumps(case), encoding="utf-8")
    with Vault.create(folder, bytearray(phrase, "ascii"), FLOOR_COST) as vault:
        session = Session(vault)
        code = session.add(session.read(json.dumps(case), "case.json"))
        session.bin(session.add(session.read(json.dumps(case), "case.json")))
        before = sorted(path.name for path in folder.iterdir())
        asked = ("--cases", str(folder), str(saved), "--passphrase-stdin", "--json")
        seen = command("pack", "verify", str(file), *asked, text=f"{phrase}\n").document["cases"]
        assert sorted(path.name for path in folder.iterdir()) == before, "it was open meanwhile, and was not disturbed"
    assert {row.pop("case") for row in seen} == {code, str(saved)}
    assert seen[0] == seen[1]
    wrong = command("pack", "install", str(file), "--yes", *asked, text="wrong one entirely here\n")
    assert (wrong.status, "did not open it" in wrong.complaint) == (3, True)
    assert not here.folder.exists(), "nothing was taken"
    assert "--passphrase-stdin" in command("pack", "verify", str(file), "--cases", str(folder)).complaint


def test_building_says_how_to_sign(command: Command, newer: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.pack"
    said = command("pack", "build", str(newer), str(out)).out
    assert f"minisign -S -s SECRET.key -m {out} -t 'pack=exile-risk-facts version=2026012000 date=2026-12-01" in said
    assert command("pack", "build", str(newer), str(out)).complaint.startswith(f"{out}: is there already")
