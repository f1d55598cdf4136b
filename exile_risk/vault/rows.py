# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault hands out: plain rows that outlive the connection."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseRow:
    """One line of the case list. Times are UTC in ISO 8601.

    `revision` counts what was committed; `saved_at` and `summary` are the draft's where `has_draft`, because that
    is what the caseworker last saw. `review_by` is the day (ISO 8601) to look again: that of the newest judgement, or
    of a newer rating where that comes sooner.
    """

    code: str
    opened: str
    saved_at: str
    revision: int
    summary: str
    has_draft: bool
    binned: bool
    review_by: str | None = None


@dataclass(frozen=True)
class StoredCase:
    """One revision of a case, as it was committed at `saved_at` (UTC, ISO 8601)."""

    code: str
    revision: int
    saved_at: str
    document: str


@dataclass(frozen=True)
class StoredCorrection:
    """A correction to a fact as it was written; `withdrawn_at` None: it counts. Times are UTC in ISO 8601."""

    number: int
    written_at: str
    document: str
    withdrawn_at: str | None


@dataclass(frozen=True)
class StoredRating:
    """A rating as it was when the case was saved (UTC, ISO 8601)."""

    number: int
    rated_at: str
    document: str


@dataclass(frozen=True)
class StoredJudgement:
    """A judgement of rating number `rating`, or a second person's word on judgement number `reviews`."""

    number: int
    written_at: str
    rating: int | None
    reviews: int | None
    document: str


@dataclass(frozen=True)
class Rated:
    """A rating to be kept with what is saved: its record, and the day to look again where one follows from it."""

    document: str
    review_by: str | None


@dataclass(frozen=True)
class Announcement:
    """Something about the vault that a person must hear: a message id and what fills its gaps (never case content)."""

    id: str
    gaps: dict[str, object]


@dataclass(frozen=True)
class VaultHealth:
    """What a check of every page found. `findings` are message ids; some (a repaired header) leave it `sound`."""

    sound: bool
    findings: tuple[str, ...]
    cases: int
    revisions: int
