# SPDX-License-Identifier: GPL-3.0-or-later
"""On the pages of facts, too, whoever knows better can correct an answer, a fact's answer and what a law says."""

from collections.abc import Iterable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exile_risk.knowledge.corrections import Correction
from exile_risk.model.facts import Derived, Fact
from tests.pages.correcting import Correcting, press, words
from tests.pages.fact_pages import FactPagesPage
from tests.pages.running import Running
from ui.panels.correction_sheet import CorrectionSheet
from ui.panels.corridor_page import ON_B
from ui.panels.country_page import HOST, LAWS, CountryPage


@pytest.fixture
def facts(opened: Running, qtbot: QtBot) -> FactPagesPage:
    navigation = opened.program.facts
    assert navigation is not None
    return FactPagesPage(navigation.pages, navigation.links, qtbot)


@pytest.fixture
def page(opened: Running, qtbot: QtBot) -> Correcting:
    return Correcting(opened, qtbot)


def kept(page: Correcting) -> Correction:
    (one,) = [k.correction for k in page.running.vault.desk.session.corrections()]
    assert one is not None
    return one


def sheet_of(page: Correcting, word: str) -> CorrectionSheet:
    """Press a button of the card in view."""
    press(page.shown_card(), word)
    page.until(lambda: isinstance(page.running.vault.main.overlay.card, CorrectionSheet))
    found = page.running.vault.main.overlay.card
    assert isinstance(found, CorrectionSheet)
    return found


def answers(country: CountryPage) -> Iterable[Derived]:
    return (row.key for row in country.rows.rows() if isinstance(row.key, Derived))


def test_an_answer_of_a_host_is_corrected_for_everyone_there_and_the_page_follows(
    page: Correcting, facts: FactPagesPage
) -> None:
    country = facts.country("TH")
    country.tabs.setCurrentIndex(HOST)
    before = next(d for d in answers(country) if d.factor == "host_courts")
    country.rows.opened.emit(before)
    sheet = sheet_of(page, "Correct this …")
    assert "Everyone in Thailand, wherever they come from" in words(sheet)
    assert sheet.scope.count() == 1, "no other state is meant on this page"
    page.fill(sheet, "Usually stop them", start="2020", title="Ruling 12")
    page.save(sheet, kept=1)
    assert (kept(page).origin, kept(page).host, kept(page).value) == (None, "TH", "strong")
    page.until(lambda: any(d.factor == "host_courts" and d.value == "strong" for d in answers(country)))
    assert country.tabs.currentIndex() == HOST
    after = next(d for d in answers(country) if d.factor == "host_courts")
    country.rows.opened.emit(after)
    press(page.shown_card(), "Withdraw it")
    page.wait_for([])
    page.until(lambda: any(d.factor == "host_courts" and d.value == before.value for d in answers(country)))


def test_a_fact_offers_the_answer_that_rests_on_it(page: Correcting, facts: FactPagesPage) -> None:
    country = facts.country("TH")
    country.tabs.setCurrentIndex(HOST)
    courts = next(d for d in answers(country) if d.factor == "host_courts")
    rows = [row.key for row in country.rows.rows() if isinstance(row.key, Fact)]
    country.rows.opened.emit(next(f for f in rows if f in courts.facts))
    said = [b.text() for b in page.shown_card().findChildren(QPushButton) if b.text().startswith("Correct “")]
    assert "Correct “Courts” …" in said
    assert sheet_of(page, "Correct “Courts” …").factor == "host_courts"


def test_what_a_law_says_of_an_offence_is_corrected_from_its_line(page: Correcting, facts: FactPagesPage) -> None:
    country = facts.country("TH")
    country.tabs.setCurrentIndex(LAWS)
    row = next(r for r in country.rows.rows() if isinstance(r.key, Fact) and r.key.subject == "TH/lese_majeste")
    country.rows.opened.emit(row.key)
    sheet = sheet_of(page, "Correct “Crime in both states” …")
    assert sheet.offence is not None
    assert sheet.offence.currentData() == "lese_majeste"
    page.fill(sheet, "Not a crime there", start="2020", title="Ruling 12")
    page.save(sheet, kept=1)
    one = kept(page)
    assert (one.factor, one.offence, one.origin, one.host) == ("dual_criminality", "lese_majeste", None, "TH")
    session = page.running.vault.desk.session
    assert session.knowledge.offence("KH", "TH", date(2024, 6, 1), "lese_majeste")["dual_criminality"].value == "absent"
    assert "Crime in both states (Insulting the monarchy): Not a crime there" in words(page.open_list())


def test_the_page_of_two_countries_corrects_both_for_these_two(page: Correcting, facts: FactPagesPage) -> None:
    corridor = facts.corridor("KH", "TH")
    corridor.tabs.setCurrentIndex(ON_B)
    rows = [row.key for row in corridor.parts.rows.rows() if isinstance(row.key, Derived)]
    corridor.parts.rows.opened.emit(next(d for d in rows if d.factor == "security_cooperation"))
    sheet = sheet_of(page, "Correct this …")
    assert "People from Cambodia in Thailand" in words(sheet)
    page.fill(sheet, "Hostile", start="2018", title="News")
    page.save(sheet, kept=1)

    def follows() -> bool:
        keys = [row.key for row in corridor.parts.rows.rows() if isinstance(row.key, Derived)]
        return any(d.factor == "security_cooperation" and d.value == "hostile" for d in keys)

    page.until(follows)


def test_a_case_corrects_the_charge_that_decided(page: Correcting) -> None:
    from exile_risk.model.case import Charge, Stage
    from exile_risk.model.draft import Draft

    page.running.vault.new_case()
    charges = (Charge("incitement", Stage.CHARGED_OR_WARRANT),)
    page.running.vault.answer(**vars(Draft("KH", "TH", date(2024, 6, 1), charges=charges)))
    page.running.vault.desk.show_again()
    sheet = page.sheet("max_penalty")
    assert sheet.offence is not None
    assert sheet.offence.currentData() == "incitement"
    worst = sheet.chips.chips()[4]
    page.fill(sheet, worst.text(), start="2020", title="Penal code, article 495")
    page.save(sheet, kept=1)
    assert (kept(page).factor, kept(page).offence, kept(page).origin) == ("max_penalty", "incitement", "KH")
    draft = page.running.vault.desk.draft
    assert draft is not None
    found = page.running.vault.desk.session.assess(draft)
    assert found is not None
    assert found.derived["max_penalty"].value == "death"
    assert found.versions.knowledge.partition("+local.")[2]
