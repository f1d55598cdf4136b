# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a case on the command line: in, listed, out in clear only where a path was typed, and away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk.vault import Vault
from tests.attachments.conftest import PASSPHRASE
from tests.attachments.files import PLACE, SVG, photo
from tests.cli.conftest import Command, Done, command  # noqa: F401 - a fixture


@pytest.fixture
def run(command: Command, folder: Path) -> Callable[..., Done]:  # noqa: F811
    def run(action: str, *arguments: str) -> Done:
        return command("vault", action, str(folder), *arguments, "--passphrase-stdin", text=PASSPHRASE + "\n")

    return run


def test_in_and_listed_and_out_and_away(run: Callable[..., Done], code: str, tmp_path: Path) -> None:
    picture, letter = tmp_path / "photo.jpg", tmp_path / "letter.txt"
    picture.write_bytes(photo())
    letter.write_bytes(b"letter")
    done = run("attach", code, str(picture), str(letter))
    assert (done.status, "only the pixels were kept" in done.out, "kept as it came" in done.out) == (0, True, True)
    assert "still where it was, in clear" in done.err
    listed = run("attachments", code, "--json").document
    assert [(one["name"], one["media_type"]) for one in listed["attachments"]] == [
        ("photo.jpg", "image/jpeg"),
        ("letter.txt", "text/plain"),
    ]
    lines = run("attachments", code).out.splitlines()
    assert (len(lines), lines[-1]) == (3, "Files: 2")
    first, out = listed["attachments"][0]["id"], tmp_path / "out.jpg"
    assert run("save-attachment", code, first, "--to", str(out)).status == 0
    assert PLACE not in out.read_bytes()
    assert run("save-attachment", code, first, "--to", str(out)).status == 2
    assert run("detach", code, first, "--json").document["count"] == 1
    assert run("attachments", code, "--read-only", "--json").document["count"] == 1


def test_the_original_comes_along_when_asked_for(run: Callable[..., Done], code: str, tmp_path: Path) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(photo())
    kept = run("attach", code, str(picture), "--keep-original", "--json").document["attachments"]
    assert [one["media_type"] for one in kept] == ["image/jpeg", "image/jpeg; original"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG, "an SVG drawing can load and run things"),
        (photo()[:400], "broken or cut off"),
        (b"GIF89a", "cannot be freed of place and time"),
        (b"\0" * (10 * 1024 * 1024 + 1), "larger than the 10 MB"),
        (b"", "is empty"),
    ],
)
def test_what_is_refused_is_said_in_one_line(
    run: Callable[..., Done], code: str, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "brought"
    file.write_bytes(content)
    done = run("attach", code, str(file))
    assert done.status == 2
    assert done.complaint.startswith(f"{file}: ")
    assert said in done.complaint
    assert run("attachments", code, "--json").document["count"] == 0


def test_a_wrong_code_or_file_is_said(run: Callable[..., Done], code: str, tmp_path: Path) -> None:
    assert "no case" in run("attachments", "Nobody 10").complaint
    assert "has no file" in run("detach", code, "00000000").complaint
    assert "no such file" in run("attach", code, str(tmp_path / "none")).complaint


def test_the_check_of_a_vault_says_that_a_file_is_no_longer_what_was_kept(
    run: Callable[..., Done], folder: Path, code: str, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"letter")
    assert run("attach", code, str(letter)).status == 0
    assert run("verify").status == 0
    with Vault.open(folder, bytearray(PASSPHRASE, "ascii")) as vault, vault.writing() as connection:
        connection.execute("DROP TRIGGER attachment_chunk_is_final")
        connection.execute("UPDATE attachment_chunk SET content = CAST('lettuc' AS BLOB)")
    done = run("verify")
    assert done.status != 0
    assert "a file of a case is no longer what was kept, so it is not given out" in done.out + done.err
