# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk corridors`: what the contract asks, and one line for a broken file."""

import pytest

from tests.cli.conftest import Command

FILE = "origin,host,period,source\nKH,TH,2018-2025,x\nKH,MY,2012-2016,x\n"

BROKEN = {
    "origin,host\nKH,TH\n": "period",
    "origin,host,period\nKH,ZZ,2018\n": "“ZZ”",
    "origin,host,period\nKH,KH,2018\n": "“KH”",
    "origin,host,period\nKH,TH,18\n": "“18”",
    "origin,host,period\nKH,TH,2019-2018\n": "2019-2018",
    "origin,host,period\nKH,TH\n": "“”",
    "origin,host,period\nKH,TH,2018\nKH,TH,2019\n": "KH>TH",
    "origin,host,period\n": "no corridor",
    'origin,host,period\nKH,"TH,2018\n': "row 2",
    "": "origin, host, period",
}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_gets_one_line(command: Command, text: str) -> None:
    done = command("corridors", "-", text=text)
    assert done.status == 2
    assert BROKEN[text] in done.complaint


def test_the_command_prints_what_the_contract_asks(command: Command) -> None:
    found = command("corridors", "-", "--before", "2019-01-01", "--json", text=FILE).document
    assert found["format"] == "exile-risk/corridors"
    assert (found["n"], found["positives"]) == (198, 1)
    assert {"migrant_stock", "proximity"} <= set(found["baselines"])
    scores = [row["score"] for row in found["rows"]]
    assert scores == sorted(scores, reverse=True)


def test_without_a_day_it_says_that_this_is_no_test(command: Command) -> None:
    assert "no test" in command("corridors", "-", text=FILE).out
