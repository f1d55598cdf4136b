# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that lost its last writes, or was put back from an older day, is told by the file beside it."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import PHRASE, Made, code_of, flip, phrase

from exile_risk.vault import Vault, anchor_check, audit
from exile_risk.vault.anchor import SLOT_BYTES

pytestmark = pytest.mark.usefixtures("remembered")

CRASH = f"""
import os, sys
from pathlib import Path
from exile_risk.vault import Vault
vault = Vault.open(Path(sys.argv[1]), bytearray({PHRASE!r}, "utf-8"))
vault.verify()  # everything so far goes into the store
for n in range(5):
    vault.save(sys.argv[2], f"crash {{n}}", "s")
    vault.save_draft(sys.argv[2], f"draft {{n}}", "s")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def crashed(made: Made) -> Made:
    """A vault whose program was killed with ten transactions in the log and none of them in the store."""
    done = subprocess.run([sys.executable, "-c", CRASH, str(made.folder), made.codes[0]], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (made.folder / "store.db-wal").stat().st_size > 10 * 4096
    return made


def _told(vault: Vault) -> list[tuple[str, object]]:
    return [(found.id, found.gaps.get("count")) for found in vault.announcements]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
class TestAfterACrash:
    def test_nothing_is_missing_and_nothing_is_said(self, crashed: Made) -> None:
        with Vault.open(crashed.folder, phrase()) as vault:
            assert (_told(vault), vault.draft(crashed.codes[0])) == ([], "draft 4")
            assert vault.verify().sound

    def test_a_lost_log_is_announced_once_and_work_goes_on(self, crashed: Made) -> None:
        (crashed.folder / "store.db-wal").unlink()
        with Vault.open(crashed.folder, phrase()) as vault:
            assert (_told(vault), vault.barred) == ([("writes_missing", 10)], None)
            assert str(vault.announcements[0].gaps["after"]).startswith("20")
            vault.add("after", "s")
            assert vault.verify().sound
            with vault.reading() as connection:
                found = [(e.action, e.object) for e in audit.entries(connection)]
            assert ("found", "writes_missing") in found
        with Vault.open(crashed.folder, phrase()) as vault:
            assert _told(vault) == []

    def test_a_damaged_log_is_announced_wherever_the_damage_is(self, crashed: Made, tmp_path: Path) -> None:
        """SQLite drops everything from the damaged frame on, without a word."""
        chance = random.Random(13)
        size = (crashed.folder / "store.db-wal").stat().st_size
        for number in range(10):
            copy = Path(shutil.copytree(crashed.folder, tmp_path / f"copy{number}"))
            log = copy / "store.db-wal"
            if number % 2:
                log.write_bytes(log.read_bytes()[: chance.randrange(size - 4096)])
            else:
                flip(log, chance.randrange(size))
            with Vault.open(copy, phrase()) as vault:
                ((id, count),) = _told(vault)
                assert id == "writes_missing"
                assert isinstance(count, int)
                assert 1 <= count <= 10
                assert vault.verify().sound


def _older(made: Made, tmp_path: Path) -> None:
    """Put back the store of before two further savings."""
    shutil.copy(made.folder / "store.db", tmp_path / "older")
    with Vault.open(made.folder, phrase()) as vault:
        vault.save(made.codes[0], "newer", "s")
        vault.save(made.codes[0], "newest", "s")
    shutil.copy(tmp_path / "older", made.folder / "store.db")


def test_an_older_store_is_only_read_until_somebody_accepts_it(made: Made, tmp_path: Path) -> None:
    _older(made, tmp_path)
    for _ in range(2):  # not accepting it is no acceptance
        with Vault.open(made.folder, phrase()) as vault:
            assert (_told(vault), vault.barred) == ([("store_older", 2)], "store_older")
            assert len(vault.cases()) == 2
            assert code_of(lambda: vault.add("x", "s")) == "vault_not_accepted"
            assert code_of(lambda: vault.set_setting("k", "v")) == "vault_not_accepted"
    with Vault.open(made.folder, phrase()) as vault:
        vault.accept()
        vault.add("x", "s")
        with vault.reading() as connection:
            assert ("accepted", "store_older") in [(e.action, e.object) for e in audit.entries(connection)]
    with Vault.open(made.folder, phrase()) as vault:
        assert (_told(vault), vault.barred, vault.verify().sound) == ([], None, True)


def test_a_store_that_went_another_way_is_told_even_when_it_is_longer(made: Made, tmp_path: Path) -> None:
    away = Path(shutil.copytree(made.folder, tmp_path / "away"))
    with Vault.open(made.folder, phrase()) as vault:
        vault.save(made.codes[0], "one way", "s")
    with Vault.open(away, phrase()) as vault:
        for n in range(4):
            vault.save(made.codes[0], f"another way {n}", "s")
    shutil.copy(away / "store.db", made.folder / "store.db")
    with Vault.open(made.folder, phrase()) as vault:
        assert [id for id, _ in _told(vault)] == ["store_other"]
        assert code_of(lambda: vault.add("x", "s")) == "vault_not_accepted"


@pytest.mark.parametrize("id", ["anchor_missing", "anchor_forged"])
def test_a_missing_or_forged_anchor_is_told_once_and_made_anew(made: Made, id: str) -> None:
    anchor = made.folder / "anchor"
    if id == "anchor_missing":
        anchor.unlink()
    else:
        for slot in (0, SLOT_BYTES):
            flip(anchor, slot + 20)
    with Vault.open(made.folder, phrase()) as vault:
        assert (_told(vault), vault.barred) == ([(id, None)], None)
    with Vault.open(made.folder, phrase()) as vault:
        assert _told(vault) == []


@pytest.mark.parametrize("step", ["advance", "mark_of"])
def test_a_vault_that_never_got_its_first_anchor_warns_of_nothing(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between the upgrade and the anchor, at either side of the word in the store that there is one."""
    old = Path(shutil.copytree(Path(__file__).parent / "released" / "schema-3", tmp_path / "old"))

    def stopped(*_: object) -> None:
        raise RuntimeError("for the test")

    with monkeypatch.context() as patch:
        patch.setattr(anchor_check, step, stopped)
        with pytest.raises(RuntimeError):
            Vault.open(old, phrase("every released vault opens"))
    for _ in range(2):
        with Vault.open(old, phrase("every released vault opens")) as vault:
            assert (vault.announcements, vault.verify().sound) == ((), True)


def test_one_torn_slot_says_nothing(made: Made) -> None:
    with Vault.open(made.folder, phrase()) as vault:
        vault.add("x", "s")
    data = (made.folder / "anchor").read_bytes()
    for slot in (0, SLOT_BYTES):
        torn = data[:slot] + bytes(200) + data[slot + 200 :]
        (made.folder / "anchor").write_bytes(torn)
        with Vault.open(made.folder, phrase()) as vault:
            assert _told(vault) == []


def test_the_chain_is_followed_before_an_anchor_is_made_anew(made: Made) -> None:
    with Vault.open(made.folder, phrase()) as vault, vault.reading() as connection:
        connection.execute("DROP TRIGGER audit_is_final")
        connection.execute("UPDATE audit SET who = 'somebody else' WHERE seq = 2")
    (made.folder / "anchor").unlink()
    with Vault.open(made.folder, phrase()) as vault:
        assert [id for id, _ in _told(vault)] == ["audit_broken"]
        assert code_of(lambda: vault.add("x", "s")) == "vault_not_accepted"
        assert not (made.folder / "anchor").exists()
        vault.accept()
        vault.add("x", "s")
    with Vault.open(made.folder, phrase()) as vault:
        assert (_told(vault), vault.verify().sound) == ([], True)


def test_an_anchor_that_cannot_be_written_costs_nobody_a_word(vault: Vault, made: Made) -> None:
    (made.folder / "anchor").unlink()
    (made.folder / "anchor").mkdir()
    code = vault.add("kept all the same", "s")
    assert vault.latest(code).document == "kept all the same"
