# SPDX-License-Identifier: GPL-3.0-or-later
"""With `--json` every action on a vault answers with one object, as docs/contracts.md says, and no secret is in it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FIRST, Command, Done
from tests.cli.test_ways_in import opens, sheets_of

SECOND, THIRD = "tourist glazing unnerve subpar", "scorebook lushly peddling finch"
pytestmark = pytest.mark.usefixtures("stretched_at_once")


@pytest.fixture
def vault(new_vault: Path) -> Path:
    return new_vault


@pytest.fixture
def run(command: Command, vault: Path) -> Callable[..., Done]:
    def on_vault(action: str, *arguments: str, lines: tuple[str, ...] = (FIRST,)) -> Done:
        text = "".join(f"{line}\n" for line in lines)
        done = command("vault", action, str(vault), *arguments, "--json", "--passphrase-stdin", text=text)
        assert not any(line in done.out for line in lines if line)
        return done

    return on_vault


def test_a_changed_passphrase(run: Callable[..., Done], vault: Path, tmp_path: Path) -> None:
    changed = run("passphrase", lines=(FIRST, SECOND))
    assert changed.document == {"folder": str(vault), "strength": 4, "key_file": False}
    assert not changed.err
    file = tmp_path / "stick.key"
    made = run("passphrase", "--new-key-file", str(file), lines=(SECOND, SECOND)).document
    assert made == {"folder": str(vault), "strength": 4, "key_file": True}
    kept = run("passphrase", "--key-file", str(file), lines=(SECOND, "dull mango dull")).document
    assert (kept["key_file"], kept["strength"] < 4) == (True, True)


def test_a_made_passphrase_is_told_apart_from_the_answer(run: Callable[..., Done], vault: Path) -> None:
    done = run("passphrase", "--words")
    made = done.err.strip().rpartition(": ")[2]
    assert len(made.split()) == 6
    assert made not in done.out
    assert set(done.document) == {"folder", "strength", "key_file"}
    assert opens(vault, made)


def test_a_way_in_that_is_added_and_removed(run: Callable[..., Done], vault: Path) -> None:
    added = run("slots", "--add", "--label", "Dara", lines=(FIRST, SECOND)).document
    assert added == {"folder": str(vault), "id": added["id"], "strength": 4, "key_file": False}
    assert added["id"] in [row["id"] for row in run("slots").document["slots"]]
    assert run("slots", "--remove", added["id"]).document == {"folder": str(vault), "removed": added["id"]}
    assert not opens(vault, SECOND)


def test_a_new_key(run: Callable[..., Done], vault: Path) -> None:
    done = run("rekey", lines=(FIRST, THIRD)).document
    assert done == {"folder": str(vault), "strength": 4, "key_file": False, "unfinished": False}
    assert opens(vault, THIRD)


def test_a_store_written_anew(run: Callable[..., Done], vault: Path) -> None:
    assert run("compact").document == {"folder": str(vault), "bytes": (vault / "store.db").stat().st_size}


def test_a_receipt_that_holds(run: Callable[..., Done]) -> None:
    given = run("receipt").document
    checked = run("receipt", "--check", str(given["seq"]), *given["words"]).document
    assert checked == {"seq": given["seq"], "holds": True}


def test_a_header_put_back(run: Callable[..., Done], vault: Path) -> None:
    file = run("backup").document["file"]
    for name in ("header.a", "header.b"):
        (vault / name).write_bytes(b"x")
    assert run("restore", file, "--header-only").document == {"folder": str(vault), "header_of": file}
    assert opens(vault, FIRST)


def test_a_recovery_kit_and_what_it_opens(
    run: Callable[..., Done], vault: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from exile_risk.__main__ import main

    told: list[str] = []

    class Reader(io.RawIOBase):
        """Standard input of a program that reads what it is asked beside the answer."""

        def readline(self, size: int | None = -1, /) -> bytes:
            if not told:
                told.append("")
                return FIRST.encode() + b"\n"
            sys.stderr.flush()
            seen = capfd.readouterr()
            assert seen.out == ""
            told[0] += seen.err
            asked = told[0].split("From the paper: ")[-1].rstrip(": \n").split(",")
            sheet, group = (int(part.split()[-1]) for part in asked)
            return (sheets_of(told[0])[sheet - 1][group - 1] + "\n").encode()

    capfd.readouterr()
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Reader(), "isatty": lambda self: False})())
    arguments = ["--sheets", "3", "--needed", "2", "--json", "--passphrase-stdin"]
    assert main(["vault", "recovery", str(vault), *arguments]) == 0
    answer: dict[str, Any] = json.loads(capfd.readouterr().out)
    kit = next(row for row in run("slots").document["slots"] if row["kind"] == "recovery")
    assert answer == {"folder": str(vault), "id": kit["id"], "needed": 2, "sheets": 3}
    sheets = [" ".join(groups) for groups in sheets_of(told[0])][:2]
    assert run("recovery", "--check", lines=(*sheets, "")).document == {"folder": str(vault), "opens": True}
    recovered = run("passphrase", "--recovery", lines=(*sheets, "", SECOND)).document
    assert recovered == {"folder": str(vault), "strength": 4, "key_file": False}
