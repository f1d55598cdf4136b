# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings and judgements of a case as rows, newest first, and one comparison as rows: built beside the window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exile_risk.case_record import KeptRating
from exile_risk.judgement import KeptJudgement
from exile_risk.judgement.compare import Comparison, compare
from exile_risk.judgement.record import record_of
from exile_risk.judgement.record_file import RatingRecord
from exile_risk.model.assessment import Assessment
from exile_risk.wording import _, isolated
from exile_risk.wording import judgement as say
from exile_risk.wording.changes import (
    about_text,
    band_text,
    before_after_text,
    beside_text,
    likely_of,
    nothing_changed,
    steps_text,
    summary_text,
    whose_text,
)
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name
from ui.widgets.fact_rows import FactRow
from ui.widgets.timeline_marks import CHANGE, LOWERS, RAISES

NOW = 0
"""The number of the rating on screen, which nobody has saved yet."""

_LEAST = 0.005


@dataclass(frozen=True)
class History:
    """What is on record of one case. `records` holds what can be read, by number; NOW is the rating on screen."""

    code: str
    ratings: tuple[KeptRating, ...]
    judgements: tuple[KeptJudgement, ...]
    records: dict[int, RatingRecord]

    def before(self, number: int) -> int | None:
        """Return the number of the rating before one, or None where there is none that can be read."""
        numbers = [n for n in self.records if n != NOW]
        earlier = [n for n in numbers if number == NOW or n < number]
        return max(earlier, default=None)

    def moment(self, number: int) -> str:
        """Return when a rating was kept, in words."""
        return next((moment_text(kept.rated) for kept in self.ratings if kept.number == number), _("now"))

    def comparison(self, first: int, second: int) -> Comparison | None:
        """Return what changed from one rating to another; None where one of them is not there."""
        if first not in self.records or second not in self.records:
            return None
        return compare(self.records[first], self.records[second])


@dataclass(frozen=True)
class Opened:
    """The key of a row: a rating, and the judgement of it where the row is one."""

    rating: int
    judgement: KeptJudgement | None = None


def history(
    code: str, ratings: tuple[KeptRating, ...], judgements: tuple[KeptJudgement, ...], now: Assessment | None
) -> History:
    """Return what is on record of a case together with the rating on screen, where that is another one."""
    records = {kept.number: kept.record for kept in ratings if kept.record is not None}
    if now is not None:
        current = record_of(now)
        newest = records[max(records)] if records else None
        if newest is None or newest != current:
            records[NOW] = current
    return History(code, ratings, judgements, records)


def history_rows(found: History) -> Iterator[FactRow]:
    """Yield the rating on screen if it is not saved, then ratings and judgements, newest first."""
    if NOW in found.records:
        yield _rating_row(found, NOW, _("Now, not saved yet"))
    dated: list[tuple[datetime, int, FactRow]] = []
    for kept in found.ratings:
        if kept.record is None:
            words = _("This rating cannot be read by this program.")
            dated.append((kept.rated, 0, FactRow(moment_text(kept.rated), (words,), caution=True)))
        else:
            dated.append((kept.rated, 0, _rating_row(found, kept.number, moment_text(kept.rated))))
    dated += [(kept.written, 1, _judgement_row(kept)) for kept in found.judgements]
    dated.sort(key=lambda row: row[:2], reverse=True)
    yield from (row for _at, _kind, row in dated)


def _rating_row(found: History, number: int, when: str) -> FactRow:
    record = found.records[number]
    before = found.before(number)
    versions = record.versions
    told = _("first rating")
    mark = CHANGE
    if before is not None:
        changed = compare(found.records[before], record)
        told = summary_text(changed)
        mark = RAISES if changed.index > _LEAST else LOWERS if changed.index < -_LEAST else CHANGE
    quiet = _("facts of {day} · method {model}, facts {knowledge}").format(
        day=day_text(record.day), model=versions.model, knowledge=versions.knowledge
    )
    title = f"{when} · {_('Rating')}: {band_text(record)}, {likely_of(record)}"
    return FactRow(title, (told, quiet), key=Opened(number), mark=mark)


def _judgement_row(kept: KeptJudgement) -> FactRow:
    one, when = kept.judgement, moment_text(kept.written)
    if one is None:
        return FactRow(
            f"{when} · {say.title()}", (say.standing_text(kept),), key=Opened(kept.rating, kept), caution=True
        )
    second = say.second_text(kept.second) if kept.second is not None else ""
    counts = say.short_standing(kept.standing) if kept.standing is not None else ""
    quiet = (say.weighed_text(one.because), second, counts, say.review_text(one.review_by))
    title = f"{when} · {say.title()}: {band_name(one.band)} · {isolated(one.by)}"
    why = isolated(one.why) if one.why else ""
    return FactRow(title, (why, " · ".join(part for part in quiet if part)), key=Opened(kept.rating, kept))


def comparison_rows(found: Comparison) -> Iterator[FactRow]:
    """Yield every change, the largest first, with what it moved and whose it is."""
    if not found.changes:
        yield FactRow(nothing_changed(), later=True)
    for change in found.changes:
        quiet = f"{_('{n} steps').format(n=steps_text(change.steps))} · {whose_text(change.whose)}"
        mark = RAISES if change.steps > _LEAST else LOWERS if change.steps < -_LEAST else CHANGE
        yield FactRow(about_text(change), (before_after_text(change), quiet), mark=mark)
    if beside_text(found):
        yield FactRow(beside_text(found), ("", _("{n} steps").format(n=steps_text(found.beside))), later=True)


def moment_text(at: datetime) -> str:
    """Return a moment in the time of this computer, to the minute."""
    local = at.astimezone()
    return f"{day_text(local.date())}, {local:%H:%M}"
