# SPDX-License-Identifier: GPL-3.0-or-later
"""A broken pack changes nothing: the first file, row and mend are named, and the facts in use stay in use."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.adopt import BESIDE, adopt
from exile_risk.wording.errors import sentence
from tests.knowledge.candidates import TABLE, add_supersedes, append, change_manifest, trim
from tests.knowledge.conftest import day

TODAY = date(2026, 11, 24)
FILE = f"facts/{TABLE}"
GOOD = "test-1,KH-TH,none,{},{},gk-security-ties,read,high,2018,"


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """What is in use: a small copy of the shipped base, version 2026.11."""
    folder = tmp_path_factory.mktemp("in-use") / "knowledge"
    shutil.copytree(assets.path("knowledge"), folder)
    change_manifest(folder, "version", value="2026.11")
    return Knowledge.load(trim(folder))


@pytest.fixture
def candidate(current: Knowledge, tmp_path: Path) -> Path:
    """A newer folder that could be taken."""
    folder = Path(shutil.copytree(current.folder, tmp_path / "pack"))
    change_manifest(folder, "version", value="2026.12")
    return folder


def refused(candidate: Path, current: Knowledge) -> InputError:
    """Return the complaint about a candidate; whatever it is, what is in use still answers."""
    with pytest.raises(InputError) as raised:
        adopt(candidate, current, TODAY)
    said = sentence(raised.value)
    assert str(raised.value.params.get("file", "")) in said
    assert "…" not in said
    assert current.version == "2026.11"
    assert current.corridor("KH", "TH", day("2018-04-30"))["security_cooperation"].value is not None
    return raised.value


def test_the_list_of_files_is_that_of_the_shipped_folder() -> None:
    assert {p.name for p in assets.path("knowledge").iterdir()} == {*BESIDE, "facts"}


def test_a_sound_pack_is_taken_whole_and_does_not_need_its_folder_any_more(candidate: Path, current: Knowledge) -> None:
    append(candidate, GOOD.format("2025-08", "2025-09").replace("gk-security-ties", "fh-tnr-2025"))
    taken = adopt(candidate, current, TODAY)
    shutil.rmtree(candidate)
    assert taken.version == "2026.12"
    found = taken.corridor("KH", "TH", day("2025-08-30"))["security_cooperation"]
    assert [f.id for f in found.facts] == ["test-1"]
    assert taken.events("KH", "TH", TODAY) == current.events("KH", "TH", TODAY)
    assert taken.facts("KH-TH", "extradition_link") == current.facts("KH-TH", "extradition_link")


ROWS = {
    "wrong type": (GOOD.format("2018", "2019").replace("none", "friendly"), "knowledge_word"),
    "unknown country": (GOOD.format("2018", "2019").replace("KH-TH", "KH-QQ"), "knowledge_country"),
    "an overlap": (GOOD.format("2017", "2019"), "knowledge_overlap"),
    "a date out of order": (GOOD.format("2019", "2018"), "knowledge_dates_reversed"),
    "a date that is none": (GOOD.format("2018-02-30", "2018"), "knowledge_date"),
    "a source that does not exist": (GOOD.format("2018", "").replace("gk-security-ties", "x"), "knowledge_source"),
    "a duplicate id": (GOOD.format("1990", "1990").replace("test-1", "kh-th-border-war-2025"), "knowledge_duplicate"),
    "a missing column": (GOOD.format("2018", "2019")[:-1], "knowledge_columns"),
    "an open quotation": (GOOD.format("2018", "2019") + '"half', "knowledge_csv"),
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_broken_row(candidate: Path, current: Knowledge, kind: str) -> None:
    line, code = ROWS[kind]
    row = append(candidate, line)
    error = refused(candidate, current)
    assert (error.code, error.params["file"], error.params["row"]) == (code, FILE, row)
    assert f"row {row}" in sentence(error)


def test_a_circle_of_supersessions(candidate: Path, current: Knowledge) -> None:
    add_supersedes(candidate)
    row = append(candidate, GOOD.format("1991", "1991") + ",test-2")
    append(candidate, GOOD.format("1992", "1992").replace("test-1", "test-2") + ",test-1")
    error = refused(candidate, current)
    assert (error.code, error.params["row"]) == ("knowledge_supersedes_cycle", row)
    assert "test-1 → test-2 → test-1" in sentence(error)


def _cut(name: str) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        path = folder / name
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2 + (whole[len(whole) // 2 - 1 : len(whole) // 2] == b"\n")])

    return cut


def _write(name: str, text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return write


def _link(folder: Path) -> None:
    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to(assets.path("knowledge", "events.csv"))


def _folder_for_file(folder: Path) -> None:
    (folder / "facts" / "borders.csv").unlink()
    (folder / "facts" / "borders.csv").mkdir()


def _lost_tail(folder: Path) -> None:
    path = folder / "facts" / "host_law.csv"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:20]), encoding="utf-8")


def _huge(folder: Path) -> None:
    with (folder / "facts" / "borders.csv").open("r+b") as file:
        file.truncate(20_000_001)


FOLDERS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no folder": (shutil.rmtree, "knowledge_folder", ""),
    "a manifest cut short": (_cut("manifest.json"), "json_syntax", "manifest.json"),
    "sources cut short": (_cut("sources.json"), "json_syntax", "sources.json"),
    "thresholds cut short": (_cut("thresholds.json"), "json_syntax", "thresholds.json"),
    "an empty manifest": (_write("manifest.json", ""), "file_empty", "manifest.json"),
    "a manifest of another kind": (_write("manifest.json", "[]"), "json_wrong_type", "manifest.json"),
    "a table cut short": (_cut("facts/borders.csv"), "knowledge_cut", "facts/borders.csv"),
    "a table that lost its end": (_lost_tail, "knowledge_pack_shrunk", "facts/host_law.csv"),
    "an empty table": (_write("facts/borders.csv", ""), "knowledge_cut", "facts/borders.csv"),
    "a table that is missing": (lambda f: (f / "facts/borders.csv").unlink(), "file_missing", "borders.csv"),
    "events that are missing": (lambda f: (f / "events.csv").unlink(), "file_missing", "events.csv"),
    "no tables at all": (lambda f: shutil.rmtree(f / "facts"), "file_missing", "facts"),
    "a file that does not belong": (_write("run.py", "print()"), "knowledge_pack_file", "run.py"),
    "a table nobody named": (_write("facts/more.csv", "subject\n"), "knowledge_pack_file", "facts/more.csv"),
    "a link": (_link, "knowledge_pack_link", "events.csv"),
    "a folder for a file": (_folder_for_file, "knowledge_pack_link", "facts/borders.csv"),
    "a huge table": (_huge, "knowledge_pack_large", "facts/borders.csv"),
    "no thresholds": (_write("thresholds.json", "{}"), "file_empty", "thresholds.json"),
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_broken_folder(candidate: Path, current: Knowledge, kind: str) -> None:
    spoil, code, file = FOLDERS[kind]
    spoil(candidate)
    error = refused(candidate, current)
    assert error.code == code
    assert str(error.params.get("file", "")).endswith(file)


def test_not_utf_8(candidate: Path, current: Knowledge) -> None:
    with (candidate / "facts" / "borders.csv").open("ab") as file:
        file.write(b"\xff\xfe\n")
    assert refused(candidate, current).code == "file_not_utf8"


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("version",), "2026.11", "knowledge_pack_older"),
        (("version",), "2026.2", "knowledge_pack_older"),
        (("version",), "latest", "knowledge_pack_version"),
        (("offences",), ["treason"], "knowledge_offence"),
        (("values", "executions"), "number", "knowledge_number"),
        (("values", "tnr_rank"), "text", "knowledge_pack_word"),
        (("values", "torture_record"), ["none", "rare", "some", "widespread", "systematic"], "knowledge_pack_word"),
    ],
)
def test_what_this_program_stands_on_must_be_there(
    candidate: Path, current: Knowledge, place: tuple[str, ...], value: object, code: str
) -> None:
    change_manifest(candidate, *place, value=value)
    assert refused(candidate, current).code == code


def test_an_offence_that_cases_may_name(candidate: Path, current: Knowledge) -> None:
    for table in ("offences.csv", "offences_rest_of_world.csv"):
        path = candidate / "facts" / table
        kept = [r for r in path.read_text(encoding="utf-8").splitlines(keepends=True) if "/apostasy" not in r]
        path.write_text("".join(kept), encoding="utf-8")
    change_manifest(candidate, "offences", value=[o for o in current.offences() if o != "apostasy"])
    error = refused(candidate, current)
    assert (error.code, error.params["id"]) == ("knowledge_pack_gone", "apostasy")


def test_rules_that_fail(candidate: Path, current: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    from exile_risk.knowledge.rules import RULES

    def fails(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(RULES, "proximity", [fails])
    with pytest.raises(InputError) as raised:
        adopt(candidate, Knowledge.load(current.folder), TODAY)
    assert raised.value.code == "knowledge_pack_rules"
