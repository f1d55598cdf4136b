# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTML page: whole, escaped, loading nothing, and telling without colour."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from exile_risk import assets
from exile_risk.model.assessment import Band
from exile_risk.report import Document, Reader
from exile_risk.report.html import bar_scale, html
from exile_risk.report.looks import FILLS, NOW_FILL, NOW_WORD, WORDS
from exile_risk.report.parts import Badge, Bar, Bars, Cell, Disc, Items, Mark, Paragraph, Range, Section, Table
from exile_risk.report.svg import disc
from tests.judgement.cases import assessed
from tests.report.given import document, judged, relocation

VOID = {"meta", "col"}
LOADING = ("src", "href", "xlink:href", "action", "formaction", "data", "poster", "background", "srcset", "http-equiv")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def parsed(page: str) -> Tags:
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert not parser.open
    return parser


@pytest.mark.parametrize("reader", list(Reader))
def test_it_parses_and_takes_nothing_from_outside(reader: Reader) -> None:
    found = assessed()
    page = html(document(found, reader, judgement=judged(found), where=relocation()))
    assert not re.search(
        r"https?:|url\((?!#hatch\))|@import|<script|<link|<img|<iframe|<object|javascript:|\bon\w+=", page
    )
    for tag, attributes in parsed(page).seen:
        assert tag not in ("script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use")
        assert not set(attributes) & set(LOADING), (tag, attributes)
        assert attributes.get("content", "") != "refresh"


EVIL = "<script>alert('x')</script>&\"'><img src=x onerror=1>"


def evil_document() -> Document:
    band = Disc(3, now=True)
    blocks = (
        Badge(EVIL, EVIL, band, EVIL, (EVIL,)),
        Range((EVIL,) * 4, (1, 2), (0, 3), 2, 1, (EVIL, EVIL), EVIL),
        Mark(band, EVIL, EVIL),
        Paragraph(EVIL, "small"),
        Items((EVIL,)),
        Table((EVIL, ""), ((Cell(EVIL, True, band), Cell(EVIL)),), (50, 50), (1,)),
        Bars((Bar(EVIL, EVIL, 1.0, EVIL, (0.5, 0.5)), Bar(EVIL, EVIL, -1.0, EVIL))),
    )
    return Document(EVIL, EVIL, (EVIL,), (Section("x", EVIL, blocks),), EVIL, EVIL, "{n}", "en", "ltr")


def test_everything_is_escaped() -> None:
    page = html(evil_document())
    tags = parsed(page)
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "img"})
    assert not any("onerror" in attributes for _, attributes in tags.seen)
    assert tags.words.count(EVIL) >= 20


def test_the_disclaimer_is_a_footer_that_repeats_on_printed_pages() -> None:
    page = html(document(assessed()))
    assert "table-footer-group" in page
    foot = page[page.index("<footer>") : page.index("</footer>")]
    assert "Do not give this page to any authority." in foot


def test_patterns_tell_as_well_as_colour() -> None:
    page = html(document(assessed(), parts=frozenset()))
    picture = page[page.index('<svg class="range"') :]
    picture = picture[: picture.index("</svg>")]
    assert picture.count("url(#hatch)") == 2  # Low and Moderate are possible and not likely
    assert 'role="img"' in picture
    assert re.search(r'aria-label="Likely High to Extreme', picture)
    shapes = {re.sub(r"#[0-9A-F]{6}", "", disc(Disc(band), 20)) for band in Band}
    shapes |= {re.sub(r"#[0-9A-F]{6}", "", disc(one, 20)) for one in (Disc(3, now=True), Disc(None))}
    assert len(shapes) == 6


def test_colours_are_those_of_the_window() -> None:
    tokens = json.loads(assets.path("styles", "tokens.json").read_text(encoding="utf-8"))
    assert [(r["fill"], r["word"]) for r in tokens["ratings"]] == list(zip(FILLS, WORDS, strict=True))
    assert (tokens["rating_now"]["fill"], tokens["rating_now"]["word"]) == (NOW_FILL, NOW_WORD)


def test_bars_keep_to_their_column_on_both_sides() -> None:
    for steps in ((3.0, 1.0, -0.2), (0.1, -4.0), (-1.0,), (2.0,), (), (0.0,)):
        rows = tuple(Bar("", "", s, "") for s in steps)
        scale, zero = bar_scale(rows, 200)
        assert all(-0.01 <= zero + s * scale <= 200.01 for s in steps)


def test_a_mirrored_page_mirrors_its_pictures() -> None:
    made = document(assessed())
    there, back = html(made), html(replace(made, direction="rtl"))
    assert there != back.replace('dir="rtl"', 'dir="ltr"')
    parsed(back)
