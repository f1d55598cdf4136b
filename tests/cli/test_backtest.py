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
    assert said.count("Not to be concluded") == 3


def test_an_older_method_can_be_tested_too(command: Command) -> None:
    assert command("backtest", "-", "--model", "1", "--json", text=CASES).document["versions"]["model"] == "1"


def test_a_broken_file_gets_one_line(command: Command) -> None:
    assert "invented-1" in command("backtest", "-", text=CASES.replace('"KH"', '"QQ"')).complaint
    assert command("backtest", "-", text="{}").status == 2
