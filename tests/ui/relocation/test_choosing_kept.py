# SPDX-License-Identifier: GPL-3.0-or-later
"""What is weighed and chosen on the relocation page is part of the case, and told as it stands when it comes back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from exile_risk.model.answers import Answer
from exile_risk.model.case import Needs
from exile_risk.scenarios import founding_scenario
from exile_risk.session import Session
from tests.pages.relocation_page import Relocating, plain
from ui.relocation.page import MOST_CHOSEN

GONE = "NZ:closed-in-2019"


def test_what_was_chosen_and_weighed_comes_back_with_the_case(relocating: Relocating, qtbot: QtBot) -> None:
    page = relocating.page
    ids = (page.choices[3].id, page.choices[1].id)
    for id in ids:
        page.toggle(id)
    relocating.press(page.tools.wishes)
    qtbot.keyClick(page.pages.wishes.sliders["cost"], Qt.Key.Key_Home)
    relocating.wait()
    assert (relocating.draft.needs.chosen, relocating.draft.needs.weights) == (ids, {"cost": 0})
    order = relocating.titles()

    relocating.close_and_open()

    assert page.chosen == ids
    assert relocating.titles() == order
    assert page.tools.plan.text() == "Plan with 2"
    assert page.work.done is not None
    assert page.work.done.weights == page.pages.wishes.weights()
    relocating.press(page.tools.wishes)
    assert page.pages.wishes.sliders["cost"].accessibleName() == "Cost: does not matter"
    assert page.pages.wishes.sliders["family"].accessibleName() == "Family together: matters"
    page.pages.back()
    relocating.press(page.tools.plan)
    assert page.pages.plan.plan is not None
    assert tuple(page.pages.plan.plan.options) == ids


def test_a_slider_back_in_the_middle_leaves_nothing_behind(relocating: Relocating) -> None:
    page = relocating.page
    relocating.press(page.tools.wishes)
    slider, before = page.pages.wishes.sliders["work"], relocating.draft
    slider.setValue(4)
    assert relocating.draft.needs.weights == {"work": 4}
    slider.setValue(2)
    assert relocating.draft == before


def test_choosing_needs_no_new_list(relocating: Relocating) -> None:
    page, shown = relocating.page, relocating.page.shown
    page.toggle(page.choices[2].id)
    assert page.is_current, "without a wait"
    assert page.shown is shown
    assert page.work.done is not None
    assert page.work.done.found is relocating.found


def test_choosing_while_the_list_is_worked_out_does_not_begin_it_anew(empty: Relocating, qtbot: QtBot) -> None:
    draft = empty.session.read(founding_scenario().text, "founding")
    empty.show(draft.with_answer("digital_exposure", Answer("ordinary")))
    page = empty.page
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    assert page.work.is_working
    under_way = page.work._cancelled
    page.toggle("stay")
    assert page.work._cancelled is under_way
    assert under_way is not None
    assert not under_way.is_set()
    empty.wait()
    assert page.chosen == ("stay",)
    assert page.tools.plan.text() == "Plan with 1"


def test_what_can_no_longer_be_had_is_said_and_stays_until_somebody_chooses(relocating: Relocating) -> None:
    page = relocating.page
    offered = next(c for c in page.choices if c.destination == "NZ").id
    needs = Needs(chosen=(offered, "stay", GONE))
    relocating.show(replace(relocating.draft, needs=replace(needs, not_to=("NZ",))))
    relocating.wait()
    assert page.overtaken.isVisible()
    said = plain(page.overtaken.text.text())
    assert said.startswith("Of what was chosen, 2 are not offered and not in the plan:")
    assert "They do not want to go there" in said
    assert "no such way is on file any more" in said
    assert relocating.draft.needs.chosen == (offered, "stay", GONE), "nothing is dropped without a word"
    assert page.tools.compare.text() == "Compare 2", "side by side it may be looked at"
    assert page.tools.plan.text() == "Plan with 1"
    relocating.press(page.tools.plan)
    assert page.pages.plan.plan is not None
    assert tuple(page.pages.plan.plan.options) == ("stay",), "nobody prepares a journey to a place refused"
    assert page.overtaken.isVisible()
    page.pages.back()

    page.toggle(page.choices[1].id)
    assert relocating.draft.needs.chosen == (offered, "stay", page.choices[1].id)
    relocating.show(replace(relocating.draft, needs=replace(relocating.draft.needs, not_to=())))
    relocating.wait()
    assert not page.overtaken.isVisible()


def test_more_than_four_cannot_be_chosen_also_after_coming_back(relocating: Relocating) -> None:
    page = relocating.page
    for choice in page.choices[1 : MOST_CHOSEN + 1]:
        page.toggle(choice.id)
    before = page.chosen
    relocating.close_and_open()
    page.toggle(page.choices[MOST_CHOSEN + 1].id)
    assert page.chosen == before


def test_a_vault_that_can_only_be_read_keeps_nothing_and_compares_all_the_same(
    relocating: Relocating, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, draft = relocating.page, relocating.draft
    monkeypatch.setattr(type(session.safekeeping), "barred", property(lambda _self: True))
    for choice in page.choices[1:3]:
        page.toggle(choice.id)
    assert len(page.chosen) == 2
    assert page.tools.compare.isEnabled()
    assert relocating.draft is draft, "the case is not asked to keep it"
