# SPDX-License-Identifier: GPL-3.0-or-later
"""What a timeline shows, as plain values: marks with words, and a rating for every stretch of days."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class TimeMark:
    """One thing that happened. `kind` is one of `timeline_marks.KINDS`, `weight` (1 to 5) ranks the labels.

    `when` is the date in words, `key` what a click on it gives.
    """

    day: date
    kind: str
    when: str
    words: str
    weight: float = 1
    key: object = None


@dataclass(frozen=True)
class RatedSpan:
    """Days in a row with one rating. `band` and `likely` are bands 0 to 3; `open` for "not enough yet, plan as"."""

    first: date
    last: date
    band: int
    likely: tuple[int, int]
    open: bool = False


@dataclass(frozen=True)
class TimelineData:
    """Everything on the line. `bands` are the four words, lowest first; `months` the twelve short names."""

    first: date
    last: date
    marks: tuple[TimeMark, ...] = ()
    spans: tuple[RatedSpan, ...] = ()
    bands: tuple[str, ...] = ("", "", "", "")
    months: tuple[str, ...] = ()
    captions: dict[str, str] = field(default_factory=dict)
    """Words at the start of the rows: "events", "incidents", "changes"."""

    later: str = ""
    """What is said about marks after the second flag."""
