# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is handed in: one line that says what is wrong and what to do, status 2, nothing on standard output."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Command

BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "unknown field": ({"x": 1}, "“x”"),
    "unknown country": ({"host": "ZZ"}, "“ZZ”"),
    "country in small letters": ({"host": "th"}, "“th”"),
    "same state": ({"host": "KH"}, "KH"),
    "impossible day": ({"as_of": "2018-02-30"}, "2018-02-30"),
    "day in words": ({"as_of": "20 January"}, "20 January"),
    "day as week": ({"as_of": "2018-W03-6"}, "2018-W03-6"),
    "day as number": ({"as_of": 20180120}, "as_of"),
    "unknown factor": ({"answers": {"x": "yes"}}, "“x”"),
    "unknown value": ({"answers": {"in_host_custody": "perhaps"}}, "“perhaps”"),
    "value not text": ({"answers": {"in_host_custody": True}}, "answers"),
    "unknown offence": ({"charges": [{"offence": "lese_majesty", "stage": "investigation"}]}, "lese_majeste"),
    "unknown stage": ({"charges": [{"offence": "sedition", "stage": "wanted"}]}, "“wanted”"),
    "unknown field in a charge": ({"charges": [{"offence": "sedition", "stage": "wanted", "y": 1}]}, "charges[0]"),
    "charges not a list": ({"charges": {}}, "charges"),
    "newer version": ({"version": 2}, "update"),
    "version as text": ({"version": "1"}, "version"),
    "version true": ({"version": True}, "version"),
    "other format": ({"format": "exile-risk/assessment"}, "exile-risk/case"),
    "unknown nationality": ({"nationalities": ["KH", "Q1"]}, "nationalities[1]"),
    "evidence without answer": ({"evidence": {"host_courts": {"grade": "inference"}}}, "evidence"),
    "too many dependants": ({"needs": {"dependants": 1000}}, "needs.dependants"),
    "a name among professions": ({"needs": {"professions": ["Sok San, tailor"]}}, "needs.professions[0]"),
    "veto on nowhere": ({"needs": {"not_to": ["QQ"]}}, "needs.not_to[0]"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_case_names_the_place(name: str, command: Command, case: dict[str, Any]) -> None:
    change, mentioned = BROKEN[name]
    done = command("assess", "-", "--json", text=json.dumps({**case, **change}))
    assert done.status == 2
    assert mentioned in done.complaint
    assert done.complaint.endswith((".", "…"))


@pytest.mark.parametrize(
    "text",
    ["", "   ", "{", "[]", "null", "3", "[" * 100_000, '{"a":' * 50_000, "nonsense", '{"format": NaN}', "9" * 10_000],
    ids=lambda t: t[:8] or "empty",
)
def test_what_is_no_case_at_all(text: str, command: Command) -> None:
    done = command("assess", "-", text=text)
    assert done.status == 2
    assert "standard input" in done.complaint


def test_a_doubled_answer_is_refused_not_silently_overruled(command: Command, case: dict[str, Any]) -> None:
    text = json.dumps(case).replace('"in_host_custody": "no"', '"in_host_custody": "yes", "in_host_custody": "no"')
    done = command("assess", "-", text=text)
    assert done.status == 2
    assert "in_host_custody" in done.complaint


def test_not_utf8_and_utf16(command: Command, case: dict[str, Any]) -> None:
    assert "UTF-8" in command("assess", "-", text=json.dumps(case).encode("utf-16")).complaint
    assert "UTF-8" in command("assess", "-", text=b'{"format": "\xff"}').complaint


def test_a_hundred_megabytes(command: Command, tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(100_000_000)
    done = command("assess", str(big))
    assert done.status == 2
    assert "big.json" in done.complaint


def test_missing_file_and_folder(command: Command, tmp_path: Path) -> None:
    assert "no-such-file.json" in command("assess", str(tmp_path / "no-such-file.json")).complaint
    assert command("assess", str(tmp_path)).status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess",),
        ("asses", "-"),
        ("assess", "-", "--no-such-option"),
        ("knowledge",),
        ("knowledge", "show", "KH"),
        ("knowledge", "show", "KH", "ZZ"),
        ("knowledge", "show", "KH", "KH"),
        ("knowledge", "show", "KH", "TH", "--as-of", "yesterday"),
        ("assess", "-", "--model", "9"),
        ("vault", "open", "x"),
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_line(arguments: tuple[str, ...], command: Command, case: dict[str, Any]) -> None:
    done = command(*arguments, text=json.dumps(case))
    assert done.status == 2
    assert done.complaint


def test_a_message_never_carries_control_characters(command: Command, case: dict[str, Any]) -> None:
    done = command("assess", "-", text=json.dumps({**case, "host": "\u202e\x1b[31m\nHT"}))
    assert done.status == 2
    assert "\x1b" not in done.complaint
    assert "\u202e" not in done.complaint


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_bytes_never_end_in_a_traceback(data: st.DataObject, command: Command, case: dict[str, Any]) -> None:
    raw = bytearray(json.dumps(case).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    done = command("assess", "-", "--answers-only", "--json", text=bytes(raw))
    assert done.status in (0, 2)
    if done.status == 2:
        assert done.complaint
