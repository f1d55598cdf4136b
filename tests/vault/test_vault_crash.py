# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, a vault keeps what it acknowledged; upgraded, it is old or new; and it has one writer."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from vaults import PHRASE, Made, code_of, phrase

from exile_risk.errors import LockedError
from exile_risk.vault import FLOOR_COST, Vault, connection, opening, schema

pytestmark = pytest.mark.usefixtures("remembered")  # the processes that get killed do all their work themselves

OPEN = f"""
import os, sys
from pathlib import Path
from exile_risk.vault import Vault, schema
def opened():
    return Vault.open(Path(sys.argv[1]), bytearray({PHRASE!r}, "utf-8"))
"""
HOLD = OPEN + "vault = opened()\nprint('open', flush=True)\nsys.stdin.read()\n"


def _start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_second_opener_is_refused_and_a_killed_one_leaves_no_lock(made: Made) -> None:
    with _start(HOLD, str(made.folder)) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_in_use"
        holder.send_signal(signal.SIGKILL)
    assert (made.folder / "lock").exists()
    Vault.open(made.folder, phrase()).close()


def test_a_second_opener_in_the_same_process_is_refused_until_the_first_has_closed(vault: Vault) -> None:
    assert code_of(lambda: Vault.open(vault.folder, phrase())) == "vault_in_use"
    assert code_of(lambda: Vault.open(vault.folder, phrase("not even the right one"))) == "vault_in_use"
    assert vault.verify().sound
    vault.close()
    Vault.open(vault.folder, phrase()).close()


def test_a_refused_opening_gives_the_lock_back(made: Made) -> None:
    for _ in range(2):
        assert code_of(lambda: Vault.open(made.folder, phrase("some other passphrase"))) == "wrong_passphrase"
    Vault.open(made.folder, phrase()).close()


def test_another_program_on_the_store_is_named(vault: Vault, made: Made, tmp_path: Path) -> None:
    """Somebody who goes around the lock file still meets the database's own."""
    away = tmp_path / "hard"
    away.mkdir()
    for name in ("header.a", "header.b"):
        shutil.copy(made.folder / name, away / name)
    os.link(made.folder / "store.db", away / "store.db")
    assert code_of(lambda: Vault.open(away, phrase())) == "vault_in_use"
    assert vault.verify().sound


SECOND = ("ALTER TABLE cases ADD COLUMN closed TEXT", "CREATE TABLE tasks (id INTEGER PRIMARY KEY) STRICT")


def test_an_upgrade_happens_once_and_keeps_everything(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND))
    for _ in range(2):
        with Vault.open(made.folder, phrase()) as vault:
            assert vault._opened is not None
            assert schema.version(vault._opened.connection) == len(schema.MIGRATIONS)
            assert vault.verify().sound
            assert len(vault.cases()) == 2


@pytest.mark.parametrize(
    "broken", ["CREATE TABLE cases (x TEXT)", "no statement at all", "INSERT INTO cases VALUES (1)"]
)
def test_a_failed_upgrade_leaves_the_old_version(made: Made, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, (*SECOND, broken)))
        with pytest.raises(LockedError) as caught:
            Vault.open(made.folder, phrase())
        newest = len(schema.MIGRATIONS)
        assert (caught.value.code, caught.value.params["version"]) == ("vault_upgrade_failed", newest)
    _assert_old(made)


def test_an_upgrade_that_fills_the_disk_says_so_and_changes_nothing(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = "INSERT INTO meta VALUES ('large', hex(zeroblob(200000)))"
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_ALLOWED_PRAGMAS", connection._ALLOWED_PRAGMAS | {"max_page_count"})
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, (*SECOND, "PRAGMA max_page_count = 1", large)))
        assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_disk_full"
    _assert_old(made)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("steps", [0, 1, 2])
def test_killed_in_an_upgrade_leaves_the_old_version(made: Made, steps: int) -> None:
    script = f"""{OPEN}
class Killed(tuple):
    def __iter__(self):
        yield from tuple.__iter__(self)
        os.kill(os.getpid(), 9)
schema.MIGRATIONS = (*schema.MIGRATIONS, Killed({SECOND[:steps]!r}))
opened()
"""
    done = subprocess.run([sys.executable, "-c", script, str(made.folder)], check=False)
    assert done.returncode == -9
    _assert_old(made)


def _assert_old(made: Made) -> None:
    with Vault.open(made.folder, phrase()) as vault:
        assert vault._opened is not None
        raw = vault._opened.connection
        assert schema.version(raw) == len(schema.MIGRATIONS)
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        kept = {"meta", "settings", "cases", "revisions", "drafts", "corrections", "ratings", "judgements", "opinions"}
        kept |= {"audit", "tip", "tombstone", "retention", "attachment", "attachment_chunk", "device", "colleague"}
        kept |= {"import_seen", "quarantine"}
        assert tables == kept
        assert vault.verify().sound
        assert len(vault.history(made.codes[0])) == 2


def test_a_store_of_a_newer_program_is_named_and_kept(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, SECOND))
        Vault.open(made.folder, phrase()).close()
    before = (made.folder / "store.db").read_bytes()
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_newer"
    assert (made.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("step", ["connect", "migrate", "write_copies", "open_locked"])
def test_a_creation_that_fails_leaves_nothing(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., object] = getattr(opening, step)

    def fails(*given: object, **named: object) -> object:
        if step != "open_locked":
            real(*given, **named)
        raise LockedError("vault_disk_full", folder="x")

    (tmp_path / "there").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(opening, step, fails)
        for folder in (tmp_path / "new", tmp_path / "there"):
            assert code_of(partial(Vault.create, folder, phrase(), FLOOR_COST)) == "vault_disk_full"
    assert not (tmp_path / "new").exists()
    assert list((tmp_path / "there").iterdir()) == []
    Vault.create(tmp_path / "there", phrase(), FLOOR_COST).close()


def test_closing_leaves_the_log_empty_and_the_store_alone_enough(made: Made, tmp_path: Path) -> None:
    with Vault.open(made.folder, phrase()) as vault:
        code = vault.add("kept", "s")
    assert not (made.folder / "store.db-wal").exists()
    away = tmp_path / "copied"
    away.mkdir()
    for name in ("header.a", "header.b", "store.db"):
        shutil.copy(made.folder / name, away / name)
    with Vault.open(away, phrase()) as copy:
        assert copy.latest(code).document == "kept"
