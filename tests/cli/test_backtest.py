# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk backtest`: what the contract asks, readable text, and one line for a broken file."""

import json

from tests.cli.conftest import Command
from tests.evidence.test_backtest import ROW

CASES = json.dumps([ROW, ROW | {"id": "invented-2", "host": "NZ", "harm": 0, "legal_stay": "regular"}])


def test_the_document_holds_what_the_contract_asks(command: Command) -> None:
    found = command("backtest", "-", "--json", text=CASES).document
    assert found["format"] == "exile-risk/backtest"
    measure = next(m for m in found["measures"] if (m["test"], m["subset"]) == ("standard_exile", "all"))
    assert (measure["n"], measure["auc"]) == (2, 1.0)
    assert {"five_term", "host_rule_of_law", "earlier_incidents", "unit_weights", "origin_only"} <= set(
        measure["baselines"]
    )
    assert {"id", "band", "index", "index_standard", "index_custody", "harm"} <= set(found["cases"][0])


def test_text_says_beside_every_figure_what_it_does_not_show(command: Command) -> None:
    said = command("backtest", "-", text=CASES).out
    assert said.count("Not to be concluded") == 5


PAIRS = json.dumps(
    [
        ROW | {"id": "first", "harm": 0, "refugee_status": "host_recognised"},
        ROW | {"id": "second", "year": 2024, "month": 12},
        ROW | {"id": "third", "harm": 0, "host": "MY", "year": 2023},
    ]
)


def test_pairs_stand_beside_what_was_there(command: Command) -> None:
    found = command("backtest", "-", "--json", text=PAIRS).document
    assert list(found) == ["format", "version", "versions", "measures", "cases", "orderings"]
    pairs = {(p["kind"], p["harmed"], p["unharmed"]): p for p in found["orderings"]["pairs"]}
    assert set(pairs) == {("before_after", "second", "first"), ("two_hosts", "second", "third")}
    assert "kh-th-fugitives-2018" in pairs["before_after", "second", "first"]["between"]
    index = {c["id"]: c["index_standard"] for c in found["cases"]}
    for (_, harmed, unharmed), pair in pairs.items():
        assert (pair["result"] == "kept") == (index[harmed] > index[unharmed])
    for row in found["orderings"]["figures"]:
        results = [p["result"] for (kind, *_), p in pairs.items() if kind == row["kind"]]
        if row["subset"] == "all":
            assert (row["pairs"], row["kept"]) == (len(results), results.count("kept"))
            assert row["interval"] is None
        assert set(row["baselines"]) == {"five_term", "host_rule_of_law"}


def test_text_lists_the_pairs_that_are_not_kept(command: Command) -> None:
    found = command("backtest", "-", "--json", text=PAIRS).document["orderings"]["pairs"]
    said = command("backtest", "-", text=PAIRS).out.partition("Pairs that ended differently")[2]
    for pair in found:
        assert (f"{pair['harmed']}  {pair['unharmed']}" in said) == (pair["result"] != "kept")


def test_an_older_method_can_be_tested_too(command: Command) -> None:
    assert command("backtest", "-", "--model", "1", "--json", text=CASES).document["versions"]["model"] == "1"


def test_a_broken_file_gets_one_line(command: Command) -> None:
    assert "invented-1" in command("backtest", "-", text=CASES.replace('"KH"', '"QQ"')).complaint
    assert command("backtest", "-", text="{}").status == 2
