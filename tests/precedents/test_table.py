# SPDX-License-Identifier: GPL-3.0-or-later
"""A broken row or weight is refused with file, row and mend; a good file has nothing to complain about."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.precedents import check_precedents
from exile_risk.precedents.table import COLUMNS, FILE, WEIGHTS_FILE, read_precedents, read_weights
from exile_risk.wording.errors import sentence

BROKEN = {
    ("id", ""): "knowledge_empty",
    ("label", ""): "knowledge_empty",
    ("note", ""): "knowledge_empty",
    ("origin", "QQ"): "knowledge_country",
    ("host", "UZ"): "knowledge_country",  # the same as the origin
    ("date", "2001-13"): "knowledge_date",
    ("date", ""): "knowledge_date",
    ("profile", "hero"): "knowledge_word",
    ("charges", "terrorism;heresy"): "knowledge_word",
    ("protection", "maybe"): "knowledge_word",
    ("request", "perhaps"): "knowledge_word",
    ("host_regime", "kingdom"): "knowledge_word",
    ("outcome", "fine"): "knowledge_word",
    ("harm", "1"): "knowledge_word",  # against the outcome
    ("source", "nobody"): "knowledge_source",
    ("basis", "rumour"): "knowledge_word",
    ("confidence", "total"): "knowledge_word",
    ("marks", "secret"): "knowledge_word",
}


def complaints(folder: Path) -> list[InputError]:
    base = Knowledge.load(folder)
    return check_precedents(folder, base.countries(), base.sources)


def change(folder: Path, edit: Callable[[list[list[str]]], None]) -> None:
    path = folder / FILE
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    edit(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_the_shipped_files_are_sound(knowledge: Knowledge) -> None:
    assert check_precedents(knowledge.folder, knowledge.countries(), knowledge.sources) == []


@pytest.mark.parametrize(("column", "value"), BROKEN)
def test_a_broken_row_is_named(copy: Path, column: str, value: str) -> None:
    def edit(rows: list[list[str]]) -> None:
        rows[1][COLUMNS.index(column)] = value

    change(copy, edit)
    (error,) = complaints(copy)
    assert (error.code, error.params["file"], error.params["row"]) == (BROKEN[column, value], FILE, 2)
    assert sentence(error).startswith(f"{FILE}, row 2")
    base = Knowledge.load(copy)
    with pytest.raises(InputError, match=error.code):
        read_precedents(copy, base.countries(), base.sources)


def test_every_broken_row_is_told_and_not_only_the_first(copy: Path) -> None:
    def edit(rows: list[list[str]]) -> None:
        rows[3][1] = "QQ"
        rows[5].pop()
        rows.append(rows[1])

    change(copy, edit)
    found = [(e.code, e.params["row"]) for e in complaints(copy)]
    assert found == [("knowledge_country", 4), ("knowledge_columns", 6), ("knowledge_duplicate", 232)]


def test_a_wrong_header_a_stray_quotation_mark_and_a_missing_file(copy: Path) -> None:
    path = copy / FILE
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace("origin,host", "host,origin", 1), encoding="utf-8")
    assert [e.code for e in complaints(copy)] == ["knowledge_header"]
    path.write_text(sound + '2026-x,"KH"x\n', encoding="utf-8")
    assert "knowledge_csv" in [e.code for e in complaints(copy)]
    path.unlink()
    assert [e.code for e in complaints(copy)] == ["file_missing"]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda w: w.pop("stay"), "json_missing_field"),
        (lambda w: w.update(luck={"value": 1, "reason": "x"}), "json_unknown_field"),
        (lambda w: w["stay"].update(value=-1), "json_invalid_value"),
        (lambda w: w["stay"].pop("reason"), "json_missing_field"),
    ],
)
def test_weights_are_read_strictly(copy: Path, edit: Callable[[dict[str, object]], object], code: str) -> None:
    path = copy / WEIGHTS_FILE
    weights = json.loads(path.read_text(encoding="utf-8"))
    edit(weights)
    path.write_text(json.dumps(weights), encoding="utf-8")
    with pytest.raises(InputError, match=code):
        read_weights(copy)
    assert [e.code for e in complaints(copy)] == [code]
