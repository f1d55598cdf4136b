# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that is open elsewhere, or of another program, can be read; nobody is disturbed and nothing is changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import PHRASE, Made, code_of, phrase

from exile_risk.vault import Vault, schema
from exile_risk.vault import connection as connection_module
from exile_risk.vault.custody import Custody

pytestmark = pytest.mark.usefixtures("remembered")

WRITE = f"""
import sys
from pathlib import Path
from exile_risk.vault import Vault
vault = Vault.open(Path(sys.argv[1]), bytearray({PHRASE!r}, "utf-8"))
print("open", flush=True)
number = 0
while True:
    number += 1
    vault.save(sys.argv[2], f"{{number}} " + "y" * 2000, "s")
    if number % 50 == 0:
        vault.verify()  # writes the log home
"""


def _states(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_is_open_here_is_read_there_with_its_newest_rows(vault: Vault, made: Made) -> None:
    code = vault.add("in the log only", "s")
    before = _states(made.folder)
    with Vault.look(made.folder, phrase()) as reader:
        assert reader.latest(code).document == "in the log only"
        assert ([a.id for a in reader.announcements], reader.verify().sound) == (["reading"], True)
        for change in (
            lambda: reader.add("x", "s"),
            lambda: reader.save_draft(code, "x", "s"),
            reader.accept,
            lambda: Custody(reader).retain(code, "c", "p", None),
        ):
            assert code_of(change) == "vault_only_read"
    assert _states(made.folder) == before
    assert not list(made.folder.glob("reading-*"))
    vault.save(code, "still mine", "s")


def test_a_reader_beside_a_busy_writer_sees_one_whole_moment(made: Made) -> None:
    command = [sys.executable, "-c", WRITE, str(made.folder), made.codes[0]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        seen = []
        try:
            for _ in range(15):
                with Vault.look(made.folder, phrase()) as reader:
                    assert reader.verify().sound
                    seen.append(reader.latest(made.codes[0]).revision)
        finally:
            writer.kill()
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_a_wrong_passphrase_and_damage_are_named_as_ever(made: Made) -> None:
    assert code_of(lambda: Vault.look(made.folder, phrase("some other passphrase"))) == "wrong_passphrase"
    (made.folder / "store.db").write_bytes(b"")
    assert code_of(lambda: Vault.look(made.folder, phrase())) == "vault_store_damaged"
    assert not list(made.folder.glob("reading-*"))


def test_a_newer_vault_is_read_and_stays_as_it_is(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = ("ALTER TABLE cases ADD COLUMN closed TEXT", "DROP TABLE opinions")
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, newer))
        Vault.open(made.folder, phrase()).close()
    before = _states(made.folder)
    assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_newer"
    with Vault.look(made.folder, phrase()) as reader:
        assert len(reader.cases()) == 2
        assert code_of(lambda: reader.opinion(made.codes[0])) == "vault_other_version"
        assert code_of(lambda: reader.bin(made.codes[0])) == "vault_only_read"
    assert {name: data for name, data in _states(made.folder).items() if name in before} == before


def test_an_older_vault_is_read_without_being_upgraded(tmp_path: Path) -> None:
    old = Path(shutil.copytree(Path(__file__).parent / "released" / "schema-3", tmp_path / "old"))
    before = _states(old)
    with Vault.look(old, phrase("every released vault opens")) as reader:
        assert len(reader.cases()) == 3
    assert _states(old) == before


def test_what_a_killed_reader_left_is_swept_away(made: Made) -> None:
    (made.folder / "reading-0123").mkdir()
    (made.folder / "reading-0123" / "store.db").write_bytes(b"x")
    Vault.open(made.folder, phrase()).close()
    assert not list(made.folder.glob("reading-*"))


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps no log: SQLite then answers with the journal it has, as it does to a word it does not know."""
    log = (connection_module._LOG[0], ("journal_mode=REFUSED", "wal"))
    monkeypatch.setattr(connection_module, "_LOG", log)


@pytest.mark.usefixtures("refusing")
def test_where_the_log_is_refused_work_goes_on_safely_and_it_is_said(tmp_path: Path) -> None:
    from exile_risk.vault import FLOOR_COST

    with Vault.create(tmp_path / "v", phrase(), FLOOR_COST) as vault:
        assert [a.id for a in vault.announcements] == ["log_refused"]
        code = vault.add("kept", "s")
        with vault.reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
            connection.set_authorizer(None)
            assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert vault.verify().sound
        assert not (tmp_path / "v" / "store.db-wal").exists()
    with Vault.open(tmp_path / "v", phrase()) as vault:
        assert ([a.id for a in vault.announcements], vault.latest(code).document) == (["log_refused"], "kept")


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA journal_mode=DELETE",
        "PRAGMA key='x'",
        "PRAGMA rekey='x'",
        "PRAGMA hexkey='00'",
        "PRAGMA writable_schema=ON",
        "PRAGMA trusted_schema=ON",
        "PRAGMA cipher_memory_security=OFF",
        "PRAGMA synchronous=OFF",
        "PRAGMA secure_delete=OFF",
        "ATTACH 'x' AS x KEY ''",
        "VACUUM INTO 'x'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
    ],
)
def test_no_statement_loosens_what_the_door_has_set(statement: str, vault: Vault) -> None:
    with vault.reading() as connection:
        with pytest.raises(Exception, match=r"not authorized|prohibited|authorization denied"):
            connection.execute(statement)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
