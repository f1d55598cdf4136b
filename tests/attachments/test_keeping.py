# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a case in a real vault: sealed, whole or refused, gone with the case, let out only to a typed path."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

import pytest

from exile_risk.attachments import limits
from exile_risk.attachments.keeping import Attachments
from exile_risk.errors import ExileRiskError
from exile_risk.vault import Vault, audit
from exile_risk.vault.connection import Connection
from exile_risk.vault.custody import Custody
from exile_risk.wording.errors import sentence
from exile_risk.wording.vault import finding
from tests.attachments.conftest import PASSPHRASE
from tests.attachments.files import PLACE, SVG, photo

MARKER = b"Sokha-Vannak-4711 "


def failing(action: object, *arguments: object, **named: object) -> str:
    with pytest.raises(ExileRiskError) as caught:
        action(*arguments, **named)  # type: ignore[operator]
    said = sentence(caught.value)
    assert said != caught.value.code
    assert "…" not in said
    return caught.value.code


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """A file of ten megabytes: ten chunks, the last of which is full."""
    file = tmp_path / "Statement of Quisling.pdf"
    file.write_bytes(b"%PDF-1.4 " + MARKER + os.urandom(limits.BYTES - 9 - 2 * len(MARKER)) + MARKER)
    return file


def test_ten_megabytes_come_back_as_they_were(
    files: Attachments, vault: Vault, folder: Path, code: str, brought: Path
) -> None:
    ((kept, _),) = files.attach(code, [brought])
    assert (kept.name, kept.media_type, kept.size) == (brought.name, "application/pdf", limits.BYTES)
    with vault.reading() as connection:
        chunks = connection.execute("SELECT place, length(content) FROM attachment_chunk ORDER BY place").fetchall()
    assert chunks == [(place, 1024 * 1024) for place in range(10)]
    vault.close()
    with Vault.open(folder, bytearray(PASSPHRASE, "ascii")) as again:
        assert Attachments(again).of_case(code) == (kept,)
        assert Attachments(again).content(code, kept.id) == brought.read_bytes()
        assert again.verify().sound


@pytest.mark.parametrize("size", [1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1])
def test_every_length_comes_back(files: Attachments, code: str, tmp_path: Path, size: int) -> None:
    file = tmp_path / "file"
    file.write_bytes(os.urandom(size))
    ((kept, _),) = files.attach(code, [file])
    assert files.content(code, kept.id) == file.read_bytes()


def test_neither_bytes_nor_name_are_anywhere_in_clear(
    files: Attachments, vault: Vault, folder: Path, code: str, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = folder.parent / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    ((kept, _),) = files.attach(code, [brought], note="what Quisling said")
    Custody(vault).back_up()
    files.content(code, kept.id)
    looked_at = [path for path in folder.rglob("*") if path.is_file()]
    assert {"store.db", "store.db-wal"} < {path.name for path in looked_at}  # the log too, while the vault is open
    assert sum(path.stat().st_size for path in looked_at) > 3 * limits.BYTES  # store, log and backup
    for path in looked_at:
        data = path.read_bytes()
        assert not [mark for mark in (MARKER.strip(), b"Quisling", b"%PDF", kept.sha256) if mark in data], path.name
    assert list(temporary.iterdir()) == []


def test_what_was_kept_stands_in_the_chain(files: Attachments, vault: Vault, code: str, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo())
    (shown, _), (original, _) = files.attach(code, [file], original=True)
    assert original.sha256 == hashlib.sha256(photo()).digest()
    assert PLACE not in files.content(code, shown.id)
    assert files.content(code, original.id) == photo()
    files.detach(code, shown.id)
    files.save(code, original.id, tmp_path / "out.jpg")
    with vault.reading() as connection:
        told = [(e.action, e.object) for e in audit.entries(connection) if "/attachment/" in e.object]
        assert audit.changed(connection) == ()
    name = f"{code}/attachment/"
    assert told == [
        *(("attach", name + one.id) for one in (shown, original)),
        ("detach", name + shown.id),
        ("export", name + original.id),
    ]
    assert vault.verify().sound


def _rewritten(vault: Vault, statements: tuple[str, ...], *values: object) -> None:
    """Change rows as somebody with the key and another program could."""
    with vault.reading() as connection:
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attachment_chunk SET content = CAST(x'00' || substr(content, 2) AS BLOB) WHERE place = 1",
        "DELETE FROM attachment_chunk WHERE place = 2",
        "UPDATE attachment_chunk SET place = 100 - place WHERE place IN (0, 1)",
        "UPDATE attachment_chunk SET content = CAST(content || x'00' AS BLOB) WHERE place = 2",
    ],
)
def test_bytes_that_are_not_those_kept_are_not_given_out(
    files: Attachments, vault: Vault, code: str, tmp_path: Path, statement: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(os.urandom(2 * 1024 * 1024 + 5))
    ((kept, _),) = files.attach(code, [file])
    _rewritten(vault, ("DROP TRIGGER attachment_chunk_is_final", statement))
    assert failing(files.content, code, kept.id) == "attachment_damaged"
    assert failing(files.save, code, kept.id, tmp_path / "out") == "attachment_damaged"
    assert not (tmp_path / "out").exists()
    assert vault.verify().findings == ("files_changed",)
    assert "a file of a case is no longer what was kept" in finding("files_changed")


def test_the_check_reads_every_file_of_every_case(files: Attachments, vault: Vault, code: str, tmp_path: Path) -> None:
    whole, last = tmp_path / "whole", tmp_path / "last"
    whole.write_bytes(os.urandom(1024 * 1024 + 1))
    last.write_bytes(b"the last one, of another case")
    files.attach(code, [whole])
    other = vault.add('{"origin":"KH"}', "summary")
    ((kept, _),) = files.attach(other, [last])
    assert vault.verify().sound
    change = "UPDATE attachment_chunk SET content = CAST('the last one, of another casE' AS BLOB) WHERE attachment = ?"
    _rewritten(vault, ("DROP TRIGGER attachment_chunk_is_final", change), kept.id)
    health = vault.verify()
    assert health.findings == ("files_changed",)
    assert not health.sound


def test_a_row_that_was_rewritten_shows_in_the_check(
    files: Attachments, vault: Vault, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"one")
    files.attach(code, [file])
    other = hashlib.sha256(b"two").digest()
    _rewritten(
        vault,
        ("DROP TRIGGER attachment_is_final", "UPDATE attachment SET sha256 = ?"),
        other,
    )
    assert "rows_changed" in vault.verify().findings


def test_files_come_in_all_or_none(files: Attachments, code: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.svg"
    good.write_bytes(b"good")
    bad.write_bytes(SVG)
    assert failing(files.attach, code, [good, bad]) == "picture_drawing"
    assert files.of_case(code) == ()
    assert failing(files.attach, "Nobody 10", [good]) == "case_code"


def test_a_full_disk_keeps_nothing_of_a_file(
    files: Attachments, vault: Vault, code: str, brought: Path, tmp_path: Path
) -> None:
    with vault.reading() as connection:
        connection.set_authorizer(None)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 500}")
    assert failing(files.attach, code, [brought]) == "vault_disk_full"
    assert files.of_case(code) == ()
    small = tmp_path / "small"
    small.write_bytes(b"small")
    ((kept, _),) = files.attach(code, [small])
    assert files.content(code, kept.id) == b"small"
    assert vault.verify().sound


def test_files_go_with_their_case(files: Attachments, vault: Vault, folder: Path, code: str, brought: Path) -> None:
    files.attach(code, [brought])
    size = (folder / "store.db").stat().st_size
    Custody(vault).delete(code, "asked to")
    with vault.reading() as connection:
        assert _count(connection, "attachment") == _count(connection, "attachment_chunk") == 0
    assert failing(files.of_case, code) == "case_code"
    assert (folder / "store.db").stat().st_size <= size


def test_one_that_is_taken_away_is_gone_and_its_name_is_not_used_again(
    files: Attachments, vault: Vault, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"one")
    ((first, _),) = files.attach(code, [file])
    assert files.detach(code, first.id) == first
    assert failing(files.content, code, first.id) == "attachment_missing"
    assert failing(files.detach, code, first.id) == "attachment_missing"
    drawn = iter([first.id, "0badcafe"])
    monkeypatch.setattr("exile_risk.vault.attachments.secrets.token_hex", lambda _: next(drawn))
    ((second, _),) = files.attach(code, [file])
    assert second.id == "0badcafe"
    with vault.reading() as connection:
        assert _count(connection, "attachment_chunk") == 1


def test_a_file_leaves_only_to_a_new_path_outside_every_vault(
    files: Attachments, folder: Path, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"letter")
    ((kept, _),) = files.attach(code, [file])
    (folder / "deeper").mkdir()
    (tmp_path / "link").symlink_to(folder / "deeper", target_is_directory=True)
    for inside in (folder / "x", folder / "deeper" / "x", tmp_path / "link" / "x"):
        assert failing(files.save, code, kept.id, inside) == "attachment_in_vault"
        assert not inside.exists()
    assert failing(files.save, code, kept.id, file) == "report_exists"
    assert failing(files.save, code, kept.id, Path("letter")) == "report_path"
    assert failing(files.save, code, kept.id, tmp_path / "none" / "letter") == "report_no_folder"
    out = tmp_path / "out.txt"
    files.save(code, kept.id, out)
    assert out.read_bytes() == b"letter"
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_where_it_cannot_be_put_on_record_nothing_leaves(
    files: Attachments, vault: Vault, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"letter")
    ((kept, _),) = files.attach(code, [file])
    vault._watch.bar("audit_broken")
    assert failing(files.save, code, kept.id, tmp_path / "out.txt") == "vault_not_accepted"
    assert not (tmp_path / "out.txt").exists()


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
