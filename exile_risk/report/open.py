# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not known and what would change the rating: questions worth asking, acts that lower it, signs to watch."""

from collections.abc import Iterator, Sequence

from exile_risk.asking import Change, next_questions, what_would_change
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.factors import Catalogue
from exile_risk.report.options import ReportOptions
from exile_risk.report.parts import Block, Cell, Disc, Items, Paragraph, Section, Table
from exile_risk.wording import report as say
from exile_risk.wording.actions import change_text
from exile_risk.wording.names import band_name, imminence_name
from exile_risk.wording.questions import question
from exile_risk.wording.uncertainty import cost_text

ASKED, LOWERING, RAISING = 3, 3, 2


def open_sections(found: Assessment, catalogue: Catalogue, options: ReportOptions) -> Iterator[Section]:
    """Yield the open questions beside what would move the band. Falling silent is no advice and is never listed."""
    yield Section("unknown", say.heading("unknown"), tuple(_asked(found, catalogue, options)), half=True)
    yield Section("change", say.heading("change"), tuple(_changes(found, catalogue)), half=True)


def _asked(found: Assessment, catalogue: Catalogue, options: ReportOptions) -> Iterator[Block]:
    asked = next_questions(found, catalogue, ASKED)
    rows = [
        " – ".join(p for p in (question(one.factor), cost_text(one.cost) if options.shows_figures else "") if p)
        for one in asked
    ]
    if rows:
        yield Items(tuple(rows), numbered=True)
    left = len(set(found.open_questions) - {one.factor for one in asked})
    if left:
        yield Paragraph(say.more_open(left), "small")
    elif not rows:
        yield Paragraph(say.bounds_text(found), "small")


def _changes(found: Assessment, catalogue: Catalogue) -> Iterator[Block]:
    """Yield acts that lower and signs that raise; at Extreme, what makes it a matter of days."""
    assert found.band is not None  # noqa: S101 - nothing is listed before the danger check
    listed = what_would_change(found, catalogue)
    acts = [c for c in listed if c.lowers and c.actionable and c.cost is None and c.band < found.band]
    raising = [c for c in listed if not c.lowers and c.band > found.band]
    if found.band is Band.EXTREME and found.rating.floor is None:
        raising = [c for c in listed if not c.lowers and c.factor in catalogue.triggers]
    acts = _once(acts, catalogue)[:LOWERING]
    rows = [*acts, *_once(raising, catalogue)[: RAISING + LOWERING - len(acts)]]
    if not rows:
        yield Paragraph(say.no_change(), "small")
        return
    yield Table(("", ""), tuple((Cell(change_text(c)), _becomes(c, found, catalogue)) for c in rows), (64, 36))
    if say.answers_line(found):
        yield Paragraph(say.of_answers_alone(), "small")


def _becomes(change: Change, found: Assessment, catalogue: Catalogue) -> Cell:
    pressing = change.factor in catalogue.triggers and found.rating.floor is None and not change.lowers
    if pressing and change.band is found.band:
        return Cell(imminence_name(catalogue.clocks[change.factor]), True, Disc(int(change.band), now=True))
    return Cell(band_name(change.band), True, Disc(int(change.band)))


def _once(changes: Sequence[Change], catalogue: Catalogue) -> list[Change]:
    """Return one change a factor, and one danger question for all: the first listed."""
    first: dict[str, Change] = {}
    for change in changes:
        first.setdefault("trigger" if change.factor in catalogue.triggers else change.factor, change)
    return list(first.values())
