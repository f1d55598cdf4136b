# SPDX-License-Identifier: GPL-3.0-or-later
"""What a report is made of: finished sentences and plain shapes, so that page, PDF, HTML and text all say the same."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disc:
    """The disc of a rating: `band` 0 to 3, None for "not enough yet"; `now` is the act-within-days form of 3."""

    band: int | None
    now: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `tone`: text, small (sources, cautions) or strong."""

    text: str
    tone: str = "text"


@dataclass(frozen=True)
class Items:
    """A list, numbered or not."""

    rows: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `disc` stands before its text."""

    text: str
    strong: bool = False
    disc: Disc | None = None


@dataclass(frozen=True)
class Table:
    """Rows of cells. `heads` "" is a column without a title; `widths` are parts of the whole width.

    `ends`: columns of figures, aligned at the end.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One reason: a title, its source, and its steps (above zero: raises) with the figure as it is printed.

    `cuts` are the parts that a bar of several reasons is cut into.
    """

    title: str
    note: str
    steps: float
    shown: str
    cuts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Bars on one axis."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True)
class Badge:
    """The rating: word, second line, disc, and what stands beside it. `waiting`: no band may be shown at all."""

    word: str
    second: str
    disc: Disc
    sentence: str
    small: tuple[str, ...] = ()
    waiting: bool = False


@dataclass(frozen=True)
class Range:
    """Four cells: solid is likely, hatched is possible, dotted is ruled out; bands run from 0 to 3.

    `likely` is None while nothing is more than possible. `alone` is the band of the answers alone, None where it is the
    rating's. `spoken` says all of it in words.
    """

    words: tuple[str, ...]
    likely: tuple[int, int] | None
    bounds: tuple[int, int]
    rating: int
    alone: int | None
    captions: tuple[str, str]  # of the rating, of the answers alone
    spoken: str


@dataclass(frozen=True)
class Mark:
    """A small badge on a line: disc and word, with a note after it."""

    disc: Disc
    word: str
    note: str


Block = Paragraph | Items | Table | Bars | Badge | Range | Mark


@dataclass(frozen=True)
class Section:
    """A part of the report. `half`: may stand beside the next half; `new_page`: begins a page, as an annex does."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    half: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Document:
    """A whole report in one language. `disclaimer` and `foot` stand on every page.

    `aside` are the lines at the end of the head; `pages` is a pattern with {n} and {of}.
    """

    title: str
    subtitle: str
    aside: tuple[str, ...]
    sections: tuple[Section, ...]
    disclaimer: str
    foot: str
    pages: str
    language: str
    direction: str  # ltr or rtl
