# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk card`: a page of text or one object, and one line for what is wrong."""

import pytest

from tests.cli.conftest import Command


def test_a_card_as_text_fits_a_page(command: Command) -> None:
    done = command("card", "TR", "raid", "--as-of", "2026-11-20")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "Türkiye: If immigration officers come"
    assert 20 < len(lines) <= 66
    assert max(map(len, lines)) <= 100
    assert "[Your contact]" in done.out
    assert "7 days to go to court" in done.out


def test_the_law_of_the_day_counts(command: Command) -> None:
    now, then = (command("card", "th", "arrest", "--as-of", day, "--json") for day in ("2023-02-22", "2018-01-20"))
    found = [{r["id"] for r in done.document["cards"][0]["rights"]} for done in (now, then)]
    assert "TH.no_return_to_torture" in found[0] - found[1]
    assert then.document["cards"][0]["written_later"] is True
    assert then.document["as_of"] == "2018-01-20"


def test_without_a_situation_all_four_come(command: Command) -> None:
    document = command("card", "NZ", "--json").document
    assert [c["situation"] for c in document["cards"]] == ["arrest", "summons", "raid", "airport"]
    assert document["general"] is True
    assert all(c["steps"] and c["reach"] and c["rights"] for c in document["cards"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["XX"], "“XX” is no known country here"),
        (["TH", "flood"], "invalid choice: 'flood'"),
        (["TH", "raid", "--as-of", "2018"], "“2018” is not a day"),
        (["TH", "raid", "--as-of", "2999-01-01"], "lies before 1990-01-01 or after today"),
        ([], "HOST"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(command: Command, arguments: list[str], says: str) -> None:
    done = command("card", *arguments)
    assert done.status == 2
    assert says in done.complaint
