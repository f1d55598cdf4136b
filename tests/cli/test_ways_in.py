# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can open a vault, from the command line: secrets come in lines, never in arguments; each answer is a sentence."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk.vault import FLOOR_COST, Vault, keys
from tests.cli.conftest import FIRST, Command, Done

SECOND, THIRD = "tourist glazing unnerve subpar", "scorebook lushly peddling finch"
pytestmark = pytest.mark.usefixtures("stretched_at_once")
REAL = keys.stretch


@pytest.fixture
def vault(new_vault: Path) -> Path:
    return new_vault


@pytest.fixture
def run(command: Command, vault: Path) -> Callable[..., Done]:
    def on_vault(action: str, *arguments: str, lines: tuple[str, ...] = ()) -> Done:
        text = "".join(f"{line}\n" for line in lines)
        return command("vault", action, str(vault), *arguments, "--passphrase-stdin", text=text)

    return on_vault


def opens(vault: Path, passphrase: str, key_file: Path | None = None) -> bool:
    try:
        content = bytearray(key_file.read_bytes()) if key_file else None
        Vault.open(vault, bytearray(passphrase, "utf-8"), content).close()
    except Exception as error:
        assert getattr(error, "code", error) in ("wrong_passphrase", "wrong_key_file", "key_file_needed")  # noqa: PT017
        return False
    return True


def test_a_passphrase_is_changed_and_its_strength_told(run: Callable[..., Done], vault: Path) -> None:
    done = run("passphrase", lines=(FIRST, SECOND))
    assert done.status == 0
    assert done.out.startswith("Strong.")
    assert "backups" in done.out
    assert SECOND not in done.out
    assert (opens(vault, FIRST), opens(vault, SECOND)) == (False, True)


def test_a_made_passphrase_is_printed_and_opens(run: Callable[..., Done], vault: Path) -> None:
    done = run("passphrase", "--words", lines=(FIRST,))
    made = done.out.splitlines()[0].rpartition(": ")[2]
    assert len(made.split()) == 6
    assert opens(vault, made)


REFUSED = {
    "too short": ("short", 2, "12 characters"),
    "guessable": ("123456789012", 2, "too easy to guess"),
    "the vault's own name": ("vaultvaultvault", 2, "too easy to guess"),
    "with a NUL": ("mango river\x00 heron", 2, "cannot be typed"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_new_passphrase_changes_nothing(run: Callable[..., Done], vault: Path, what: str) -> None:
    new, status, words = REFUSED[what]
    done = run("passphrase", lines=(FIRST, new))
    assert done.status == status
    assert words in done.complaint
    assert opens(vault, FIRST)


@pytest.mark.parametrize("action", ["passphrase", "slots", "recovery", "rekey"])
def test_a_wrong_passphrase_changes_nothing(run: Callable[..., Done], vault: Path, action: str) -> None:
    done = run(action, lines=(SECOND, THIRD))
    assert done.status == 3
    assert "did not open it" in done.complaint
    assert opens(vault, FIRST)


def test_colleagues_come_and_go_and_the_last_one_stays(run: Callable[..., Done], vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "stick.key"
    assert run("slots", "--add", "--label", "Dara", "--new-key-file", str(file), lines=(FIRST, SECOND)).status == 0
    assert (opens(vault, SECOND), opens(vault, SECOND, file)) == (False, True)
    first, second = run("slots", "--json", lines=(FIRST,)).document["slots"]
    assert (first["kind"], second["kind"], second["label"]) == ("passphrase", "passphrase+keyfile", "Dara")
    assert "Dara" in run("slots", lines=(FIRST,)).out.splitlines()[1]
    listed = run("list", "--key-file", str(file), lines=(SECOND,))
    assert listed.status == 0
    assert run("slots", "--remove", first["id"], "--key-file", str(file), lines=(SECOND,)).status == 0
    assert not opens(vault, FIRST)
    refused = run("slots", "--remove", second["id"], "--key-file", str(file), lines=(SECOND,))
    assert refused.status == 2
    assert "last passphrase" in refused.complaint
    missing = run("list", lines=(SECOND,))
    assert missing.status == 3
    assert "key file" in missing.complaint


def test_a_key_file_stays_needed_unless_it_is_given_up(run: Callable[..., Done], vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "stick.key"
    assert run("passphrase", "--new-key-file", str(file), lines=(FIRST, FIRST)).status == 0
    assert run("passphrase", "--key-file", str(file), lines=(FIRST, SECOND)).status == 0
    assert (opens(vault, SECOND), opens(vault, SECOND, file)) == (False, True)
    assert run("passphrase", "--key-file", str(file), "--without-key-file", lines=(SECOND, THIRD)).status == 0
    assert opens(vault, THIRD)
    beside = run("passphrase", "--new-key-file", str(vault / "k"), lines=(THIRD, FIRST))
    assert beside.status == 2
    assert "own folder" in beside.complaint


def test_a_new_key_leaves_one_way_in(run: Callable[..., Done], vault: Path) -> None:
    run("slots", "--add", lines=(FIRST, SECOND))
    done = run("rekey", lines=(FIRST, THIRD))
    assert done.status == 0
    assert "new key" in done.out
    assert [opens(vault, one) for one in (FIRST, SECOND, THIRD)] == [False, False, True]
    assert run("verify", lines=(THIRD,)).status == 0


class _Reader(io.RawIOBase):
    """Standard input of somebody who reads the paper: answers each question about a group from what was printed."""

    def __init__(self, first: str, wrong: int, printed: Callable[[], str]) -> None:
        self._lines, self._wrong, self._printed, self._text = [first], wrong, printed, ""

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        if self._lines:
            return self._lines.pop().encode() + b"\n"
        self._text += self._printed()
        if self._wrong:
            self._wrong -= 1
            return b"quite other words here\n"
        sheet, group = (
            int(part.split()[-1]) for part in self._text.split("From the paper: ")[-1].rstrip(": \n").split(",")
        )
        return (sheets_of(self._text)[sheet - 1][group - 1] + "\n").encode()


def sheets_of(printed: str) -> list[list[str]]:
    sheets: list[list[str]] = []
    for line in printed.splitlines():
        if line.startswith("Sheet "):
            sheets.append([])
        elif line.startswith("  ") and line.split()[0].isdecimal():
            sheets[-1].append(" ".join(line.split()[1:]))
    return sheets


@pytest.mark.parametrize(("needed", "count", "wrong"), [(1, 1, 0), (2, 3, 1), (1, 1, 3)])
def test_a_kit_is_tested_from_paper_before_it_opens_anything(
    command: Command, run: Callable[..., Done], vault: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str], needed: int, count: int, wrong: int,
) -> None:  # fmt: skip
    from exile_risk.__main__ import main

    said: list[str] = []

    def printed() -> str:
        sys.stdout.flush()
        said.append(capfd.readouterr().out)
        return said[-1]

    reader = _Reader(FIRST, wrong, printed)
    capfd.readouterr()
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": reader, "isatty": lambda self: False})())
    arguments = ["--needed", str(needed), "--sheets", str(count), "--label", "safe"]
    status = main(["vault", "recovery", str(vault), *arguments, "--passphrase-stdin"])
    end = capfd.readouterr()
    sheets = [" ".join(groups) for groups in sheets_of("".join(said))]
    assert len(sheets) == count
    if wrong == 3:
        assert status == 2
        assert "not tested" in end.err
        assert run("recovery", "--check", lines=(*sheets, "")).status == 3
        return
    assert status == 0, end.err
    assert "opens the vault from now on" in end.out
    enough = sheets[-needed:]
    assert run("recovery", "--check", lines=(*enough, "")).out == "These sheets open the vault.\n"
    listed = run("slots", "--json", lines=(FIRST,)).document["slots"][1]
    assert (listed["kind"], listed["needed"], listed["sheets"], listed["label"]) == ("recovery", needed, count, "safe")
    assert run("passphrase", "--recovery", lines=(*enough, "", SECOND)).status == 0
    assert (opens(vault, FIRST), opens(vault, SECOND)) == (False, True)
    if needed > 1:
        few = run("recovery", "--check", lines=(sheets[0], ""))
        assert few.status == 2
        assert "Sheets needed: 2; typed: 1." in few.complaint


def test_a_slip_on_a_sheet_is_named_by_its_place(run: Callable[..., Done]) -> None:
    done = run("recovery", "--check", lines=("academic " * 19 + "quisling", ""))
    assert done.status == 2
    assert "word 20" in done.complaint
    assert "quisling" not in done.complaint


def test_with_real_stretching_too_and_no_secret_is_shown(
    run: Callable[..., Done], vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "stretch", REAL)
    shutil.rmtree(vault)
    Vault.create(vault, bytearray(FIRST, "ascii"), FLOOR_COST).close()
    done = run("passphrase", lines=(FIRST, SECOND))
    assert done.status == 0, done.err
    assert not {FIRST, SECOND} & {*done.out.splitlines(), *done.err.splitlines()}
    assert (opens(vault, FIRST), opens(vault, SECOND)) == (False, True)
    assert json.loads((vault / "header.a").read_bytes()[12:-32])["gen"] == 2
