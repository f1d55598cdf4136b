# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk knowledge check` on a folder: the table, the complaints, the exit status."""

import json
from pathlib import Path

import pytest

from exile_risk.cli.run import run
from tests.knowledge.candidates import TABLE, append


def test_a_sound_folder_prints_its_table_and_ends_with_0(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "check", str(small)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for words in (
        "version 2026",
        "How they are known: ",
        "Conflicts of sources",
        "CC BY-SA 4.0",
        "1990 of 39402 asked",
    ):
        assert words in out, words
    (line,) = [line for line in out.splitlines() if line.startswith("security_cooperation  ")][:1]
    assert line.split()[1].isdigit()


def test_a_broken_folder_says_row_and_mend_first_and_ends_with_2(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = append(small, "a,KH-TH,friendly,1991,1991,gk-security-ties,read,high,2018,")
    assert run(["knowledge", "check", str(small)]) == 2
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"facts/{TABLE}, row {row}: value may not be “friendly”; use one of hostile, none,")


def test_json_holds_one_object(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = append(small, "a,KH-TH,friendly,1991,1991,gk-security-ties,read,high,2018,")
    assert run(["knowledge", "check", str(small), "--json"]) == 2
    report = json.loads(capsys.readouterr().out)["report"]
    assert report["problems"][0]["params"]["row"] == str(row)
    assert report["answered"] is None
    assert {"conflicts", "sources_by_licence", "unused_sources", "old_by_table", "coverage"} <= set(report)


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "check", str(tmp_path / "nowhere")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "nowhere: there is no such folder" in err
