# SPDX-License-Identifier: GPL-3.0-or-later
"""The same content makes the same bytes, and what no program would take is not built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.packs.build import Built, build, build_into
from exile_risk.packs.document import number_of, packed, unpacked, version_of
from tests.knowledge.candidates import append, change_manifest


def test_the_same_content_makes_the_same_bytes(newer: Path, built: Built, tmp_path: Path) -> None:
    """Another folder, other times of its files, another order in which they were made, another process."""
    other = tmp_path / "elsewhere"
    (other / "facts").mkdir(parents=True)
    for path in sorted(newer.rglob("*.*"), reverse=True):
        shutil.copyfile(path, other / path.relative_to(newer))
        os.utime(other / path.relative_to(newer), (1, 1))
    code = (
        "import sys, pathlib; from exile_risk.packs.build import build;"
        "sys.stdout.buffer.write(build(pathlib.Path(sys.argv[1])).data)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Bangkok"}
    done = subprocess.run([sys.executable, "-c", code, str(other)], capture_output=True, check=True, env=environment)
    assert done.stdout == built.data


def test_packing_loses_nothing(raw: bytes) -> None:
    assert packed(raw) == packed(raw)
    assert unpacked(packed(raw), "x") == raw
    assert unpacked(packed(b""), "x") == b""


@pytest.mark.parametrize(
    ("version", "number", "whole"),
    [
        ("2026.11", 2026011000, "2026.11.0"),
        ("2026.11.1", 2026011001, "2026.11.1"),
        ("9999.999.999", 9999999999, "9999.999.999"),
    ],
)
def test_a_version_is_a_number_that_rises_with_it(version: str, number: int, whole: str) -> None:
    assert (number_of(version), version_of(number)) == (number, whole)


@pytest.mark.parametrize(
    "version", ["", "2026", "26.11", "2026.11.1.1", "2026.1111", "٢٠٢٦.11", "2026.11+pack.1", "2026.11\n"]
)
def test_what_is_no_version(version: str) -> None:
    assert number_of(version) is None


@pytest.fixture
def folder(newer: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(newer, tmp_path / "knowledge"))


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as raised:
        build(folder)
    return raised.value.code


def test_what_is_wrong_is_not_built(folder: Path, tmp_path: Path) -> None:
    append(folder, "test-2,KH-QQ,none,2018,2019,fh-tnr-2025,read,high,2018,")
    with pytest.raises(InputError) as raised:
        build_into(folder, tmp_path / "out.pack")
    assert raised.value.code == "knowledge_country"
    assert not (tmp_path / "out.pack").exists()


@pytest.mark.parametrize("text", ["\u202edesrever", "a\u0007b", "a\tb", "\ufeffx", "x" * 70_000])
def test_a_note_that_no_program_would_take(folder: Path, text: str) -> None:
    append(folder, f"test-2,KH-TH,none,2024-08,2024-09,fh-tnr-2025,read,high,2024,{text}")
    assert refused(folder) in ("pack_character", "pack_string_long")


def test_a_byte_order_mark(folder: Path) -> None:
    path = folder / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert refused(folder) == "pack_character"


@pytest.mark.parametrize(
    ("name", "value", "code"), [("version", "latest", "pack_version"), ("reviewed", "2026-12", "pack_reviewed")]
)
def test_a_manifest_without_version_or_day(folder: Path, name: str, value: str, code: str) -> None:
    change_manifest(folder, name, value=value)
    assert refused(folder) == code


def test_nothing_is_written_over(newer: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pack"
    out.write_text("mine")
    with pytest.raises(InputError) as raised:
        build_into(newer, out)
    assert (raised.value.code, out.read_text()) == ("pack_file_exists", "mine")
    with pytest.raises(InputError) as raised:
        build_into(newer, tmp_path / "nowhere" / "out.pack")
    assert raised.value.code == "pack_unwritable"
