# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk report`: a risk note on standard output for each reader, and one line for what is wrong."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("reader", "says", "not_says"),
    [
        ("partner", "no identity inside", "Annex"),
        ("person", "plain words", "log2"),
        ("file", "Annex: how this was computed", "no identity inside"),
    ],
)
def test_each_reader_gets_their_own(
    command: Command, case: dict[str, Any], reader: str, says: str, not_says: str
) -> None:
    done = command("report", "-", "--for", reader, text=json.dumps(case))
    assert done.status == 0
    assert done.err == ""
    assert says in done.out
    assert not_says not in done.out
    assert "Do not give this page to any authority." in " ".join(done.out.split())
    assert max(map(len, done.out.splitlines())) <= 100


def test_html_is_one_page_and_the_day_counts(command: Command, case: dict[str, Any]) -> None:
    done = command("report", "-", "--html", "--as-of", "2024-05-02", text=json.dumps(case))
    assert done.status == 0
    assert done.out.startswith("<!DOCTYPE html>")
    assert done.out.rstrip().endswith("</html>")
    assert "facts of 2 May 2024" in done.out


def test_the_options_that_the_case_holds_go_in(command: Command, case: dict[str, Any]) -> None:
    listed = command("relocate", "-", "--json", text=json.dumps(case)).document
    elsewhere = [one for one in listed["options"] if one["kind"] != "within_host"]
    last = elsewhere[-1]
    chose = {**case, "needs": {"chosen": [last["id"]]}}
    bare, told = (" ".join(command("report", "-", text=json.dumps(one)).out.split()) for one in (case, chose))
    assert last["name"] in told
    assert last["name"] not in bare
    assert elsewhere[0]["name"] in bare


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--for", "police"], "invalid choice: 'police'"),
        (["--as-of", "2018"], "“2018” is not a day"),
    ],
)
def test_one_line_says_what_is_wrong(command: Command, case: dict[str, Any], arguments: list[str], says: str) -> None:
    done = command("report", "-", *arguments, text=json.dumps(case))
    assert done.status == 2
    assert says in done.complaint
