# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts that were damaged after installing: nothing is rated, everything written is kept, and the damage is named."""

from datetime import date
from pathlib import Path

import pytest

from exile_risk import session as sessions
from exile_risk.cli.run import run
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.model.draft import Draft
from exile_risk.scenarios import founding_scenario
from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.wording.errors import sentence
from tests.knowledge.candidates import append

PASSPHRASE = "five quiet herons near water"
TODAY = date(2026, 11, 24)
TYPED = Draft(origin="KH", host="TH")


@pytest.fixture
def damaged(small: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """A program whose table of police ties has a broken row about Cambodia and Thailand; gives its number."""
    row = append(small, "test-1,KH-TH,friendly,1991,1991,gk-security-ties,read,high,2018,")
    monkeypatch.setattr(sessions, "_shared", [Knowledge.load(small)])
    return row


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    Vault.create(tmp_path / "vault", bytearray(PASSPHRASE, "ascii"), FLOOR_COST).close()
    return tmp_path / "vault"


def test_the_damage_is_named_and_whose_it_is(damaged: int) -> None:
    with pytest.raises(InputError) as raised:
        sessions.shared_knowledge().corridor("KH", "TH", TODAY)
    said = sentence(raised.value)
    assert raised.value.code == "knowledge_damaged"
    assert "Install the program again" in said
    assert f"facts/security_cooperation.csv, row {damaged}: value may not be “friendly”" in said


def test_what_is_typed_is_kept_although_nothing_can_be_rated(damaged: int, vault: Path) -> None:
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        code = session.new_case()
        session.save(code, TYPED)
        session.commit(code)
        with pytest.raises(InputError, match="knowledge_damaged"):
            session.assess(TYPED)
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        assert session.draft(code) == TYPED
        assert [draft for _, draft in session.history(code)][-1] == TYPED
        (line,) = session.cases()
        assert (line.code, line.origin, line.host, line.band) == (code, "KH", "TH", None)


def test_after_mending_the_case_is_rated_again(damaged: int, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        code = session.add(TYPED)
    monkeypatch.setattr(sessions, "_shared", [])
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        found = session.assess(session.draft(code))
    assert found is not None
    assert found.derived["security_cooperation"].value is not None


def test_a_corridor_that_does_not_need_the_row_is_answered(damaged: int, knowledge: Knowledge) -> None:
    found = sessions.shared_knowledge().corridor("CN", "LA", TODAY)["security_cooperation"]
    assert found == knowledge.corridor("CN", "LA", TODAY)["security_cooperation"]
    assert found.value is not None


def test_while_the_list_of_facts_is_broken_the_vault_stays_whole(
    small: Path, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        code = session.add(TYPED)
    (small / "manifest.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(sessions, "_shared", [Knowledge.load(small)])
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        assert [line.code for line in session.cases()] == [code]
        with pytest.raises(InputError, match="knowledge_damaged"):
            session.draft(code)
    monkeypatch.setattr(sessions, "_shared", [])
    with sessions.unlocked(vault, bytearray(PASSPHRASE, "ascii")) as session:
        assert session.draft(code) == TYPED


def test_the_command_line_says_it_in_one_line_and_ends_with_2(damaged: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", str(founding_scenario().path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert f"row {damaged}" in err
