# SPDX-License-Identifier: GPL-3.0-or-later
"""When to look again: a span per band, versioned data because it is a value judgement. Source: method.md 3.6."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.model.assessment import Band

LATEST = "1"
FORMAT = "exile-risk/clocks"
NOT_ENOUGH = "not_enough_information"


@dataclass(frozen=True)
class Span:
    """A length of time in whole days or whole months; one of the two is zero."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """Return the day at its end; a month that is too short gives its last day, the end of the calendar stays."""
        years, month = divmod(day.month - 1 + self.months, 12)
        year = day.year + years
        if year > MAXYEAR:
            return date.max
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        return moved + min(timedelta(days=self.days), date.max - moved)


@dataclass(frozen=True)
class Clock:
    """How long one band may stay unlooked at: at most, with low confidence, and while a danger answer is Yes."""

    late: Span
    low_confidence: Span
    danger_yes: Span
    reason: str

    def span(self, *, pressing: bool, unsure: bool) -> Span:
        """Return the span that counts."""
        return self.danger_yes if pressing else self.low_confidence if unsure else self.late


@dataclass(frozen=True)
class Clocks:
    """One version of them. `review` is by the band's word, and `not_enough_information`."""

    version: str
    reason: str
    review: Mapping[str, Clock]

    def review_by(
        self, band: Band, day: date, *, pressing: bool = False, unsure: bool = False, not_enough: bool = False
    ) -> date:
        """Return the latest day to look again, counted from `day`.

        `pressing`: a danger question is answered Yes. `unsure`: confidence is low. `not_enough`: the answers cannot
        tell bands apart, whatever band is planned with.
        """
        clock = self.review[NOT_ENOUGH if not_enough else band.word]
        return clock.span(pressing=pressing, unsure=unsure).after(day)


@cache
def load_clocks(version: str = LATEST) -> Clocks:
    """Return a shipped version of the clocks.

    Raises InputError: those of `exile_risk.reading`, file_wrong_format(file, expected), or clocks_broken(file, place).
    """
    from exile_risk.reading import parse, read_text, shape

    path = assets.path("clocks", f"{version}.json")
    raw = shape(parse(read_text(path), path.name), dict[str, Any], path.name)
    if raw.get("format") != FORMAT:
        raise InputError("file_wrong_format", file=path.name, expected=FORMAT)
    rows = shape(raw.get("review"), dict[str, dict[str, Any]], path.name)
    if raw.get("version") != version or set(rows) != {*(band.word for band in Band), NOT_ENOUGH}:
        raise InputError("clocks_broken", file=path.name, place="version, review")
    review = {name: _clock(name, row, path.name) for name, row in rows.items()}
    return Clocks(version, str(raw.get("reason", "")), MappingProxyType(review))


def _clock(name: str, row: Mapping[str, Any], file: str) -> Clock:
    spans = [_span(f"review.{name}.{part}", row.get(part), file) for part in ("late", "low_confidence", "danger_yes")]
    ends = [span.after(date(2001, 1, 1)) for span in spans]
    reason = row.get("reason")
    if not ends[2] <= ends[1] <= ends[0] or not isinstance(reason, str) or not reason:
        raise InputError("clocks_broken", file=file, place=f"review.{name}")
    return Clock(spans[0], spans[1], spans[2], reason)


def _span(place: str, found: Any, file: str) -> Span:
    if not isinstance(found, dict) or len(found) != 1 or not set(found) <= {"days", "months"}:
        raise InputError("clocks_broken", file=file, place=place)
    ((unit, number),) = found.items()
    if type(number) is not int or not 0 < number <= 1000:
        raise InputError("clocks_broken", file=file, place=place)
    return Span(**{unit: number})
