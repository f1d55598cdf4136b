# SPDX-License-Identifier: GPL-3.0-or-later
"""A case that travelled in a vault of its own comes home by a bundle: as the same case, with what changed away."""

from pathlib import Path

import pytest

from exile_risk import under_search, ways_in
from exile_risk.handover.desk import Handover, handover_of
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST

pytestmark = pytest.mark.usefixtures("remembered")
HOME, AWAY = "five quiet herons near water", "seven loud geese over dry hills"


def typed(text: str) -> bytearray:
    return bytearray(text, "ascii")


def know_each_other(one: Handover, other: Handover) -> None:
    for here, there in ((one, other), (other, one)):
        card = there.card()
        here.confirm(here.add_colleague(card.text, "desk").id, " ".join(card.words))


@pytest.mark.parametrize("changed_at_home", [False, True])
def test_it_comes_home_as_the_same_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed_at_home: bool) -> None:
    monkeypatch.setattr(ways_in, "_cost", lambda: FLOOR_COST)
    home = Session.create(tmp_path / "main", typed(HOME))
    codes = [home.add(Draft(origin="KH", host="TH")) for _ in range(2)]
    under_search.travelling(under_search.vault_of(home), tmp_path / "small", typed(AWAY), codes[:1])
    away = Session.unlock(tmp_path / "small", typed(AWAY))
    know_each_other(handover_of(home), handover_of(away))
    away.save(codes[0], away.draft(codes[0]).with_answer("contact_lost", Answer("yes")))
    away.commit(codes[0])
    if changed_at_home:
        home.save(codes[0], home.draft(codes[0]).with_answer("in_host_custody", Answer("no")))
        home.commit(codes[0])
    desk = handover_of(away)
    desk.seal(tmp_path / "home.age", codes[:1], [desk.colleagues()[0].id])
    away.close()
    back = handover_of(home)
    back.take(back.look(tmp_path / "home.age"))
    assert sorted(line.code for line in home.cases()) == sorted(codes)
    answers = home.draft(codes[0]).answers
    assert answers["contact_lost"] == Answer("yes")
    assert ("in_host_custody" in answers) == changed_at_home
    assert home.damage() == ()
    home.close()
