# SPDX-License-Identifier: GPL-3.0-or-later
"""The printed card: one A4 side, nothing from outside, honest about its language."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from exile_risk import assets
from exile_risk.model.facts import Source
from exile_risk.relocation.card_page import card_page
from exile_risk.relocation.cards import EmergencyCard, Situation, card, hosts_with_cards
from exile_risk.wording import card as words
from exile_risk.wording import catalogue, language

TODAY = date(2026, 11, 24)
ALL = [card(host, situation, TODAY) for host in (*hosts_with_cards(), "NZ") for situation in Situation]
TH = card("TH", Situation.ARREST, TODAY)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(page)
    parser.close()
    assert not parser.open
    return parser.seen


def sides(found: EmergencyCard) -> int:
    """Return how many sides of A4 a card takes within margins of 12 mm, in the font that ships."""
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFont, QFontDatabase, QTextDocument

    for style in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(assets.path("fonts", f"NotoSans-{style}.ttf")))
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Sans", 9))
    document.setDocumentMargin(0)
    document.setHtml(card_page(found, "th"))  # the longest: it also says that there is no translation
    document.setPageSize(QSizeF(186 * 96 / 25.4, 273 * 96 / 25.4))
    return document.pageCount()


@pytest.mark.usefixtures("qapp")
def test_every_card_fits_one_side_of_a4() -> None:
    assert {(c.host, c.situation): sides(c) for c in ALL} == {(c.host, c.situation): 1 for c in ALL}
    assert sides(replace(TH, steps=TH.steps * 4)) == 2


def test_a_card_is_short() -> None:
    for found in ALL:
        text = re.sub(r"<style>.*?</style>|<[^>]+>", "", card_page(found))
        assert len(text) < 5200, (found.host, found.situation, len(text))


@pytest.mark.parametrize("found", ALL, ids=lambda c: f"{c.host}-{c.situation.value}")
def test_it_is_whole_and_takes_nothing_from_outside(found: EmergencyCard) -> None:
    page = card_page(found)
    assert not re.search(r"https?:|url\(|@import|src=|href=|<script|<img|<link|javascript", page)
    seen = tags(page)
    assert {tag for tag, _ in seen} <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span"}
    for step in found.steps:
        assert (
            words.step_text(step).translate(dict.fromkeys((0x2068, 0x2069))).split("“")[0].replace("'", "&#x27;")
            in page
        )


def test_whatever_a_source_holds_is_escaped() -> None:
    source = Source("x", "t", '<b onclick="x">&', "2020", "https://example.org", None)
    found = replace(TH, rights=(replace(TH.rights[0], source=source),))
    page = card_page(found)
    assert "<b " not in page
    assert "&lt;b onclick=&quot;x&quot;&gt;&amp;" in page
    tags(page)


def test_arabic_runs_from_right_to_left_and_admits_that_nothing_is_translated() -> None:
    page = card_page(TH, "ar")
    html = next(attrs for tag, attrs in tags(page) if tag == "html")
    assert html == {"lang": "en", "dir": "rtl"}
    assert "there is no translation into your language yet" in page
    assert all(attrs["dir"] == "ltr" for tag, attrs in tags(page) if tag == "p")
    assert language() == "en"


def test_english_says_nothing_of_translation_and_runs_from_left_to_right() -> None:
    page = card_page(TH)
    assert next(attrs for tag, attrs in tags(page) if tag == "html") == {"lang": "en", "dir": "ltr"}
    assert "no translation" not in page


def test_a_catalogue_serves_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    class Arabic:
        def gettext(self, text: str) -> str:
            return "خطر " + text

    real = catalogue.set_language

    def speak(code: str) -> None:
        real(code)
        if code == "ar":
            catalogue._Chosen.texts = Arabic()  # type: ignore[assignment]

    monkeypatch.setattr("exile_risk.relocation.card_page.set_language", speak)
    page = card_page(TH, "ar")
    assert next(attrs for tag, attrs in tags(page) if tag == "html") == {"lang": "ar", "dir": "rtl"}
    assert "no translation" not in page
    assert {attrs["dir"] for tag, attrs in tags(page) if tag == "h2"} == {"rtl"}


def test_the_language_comes_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_card: EmergencyCard) -> str:
        raise RuntimeError

    monkeypatch.setattr(words, "title", fail)
    with pytest.raises(RuntimeError):
        card_page(TH, "ar")
    assert language() == "en"
