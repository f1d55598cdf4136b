# SPDX-License-Identifier: GPL-3.0-or-later
"""The caseworker's own judgement beside the tool's: what it says, when it counts, and when to look again.

Neither replaces the other. A judgement that lowers an Extreme, or lowers while a danger question is true, counts only
once a second person has agreed. Source: method.md 3.6 and 3.7.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from exile_risk.errors import InputError
from exile_risk.judgement.clocks import Clocks
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.factors import Catalogue

LONGEST_REASON = 2000
LONGEST_INITIALS = 6
MOST_FACTORS = 12

DANGER_CHECK, NOT_ENOUGH = "danger_check_not_done", "not_enough_information"


@dataclass(frozen=True)
class Beside:
    """The rating that stood beside a judgement when it was written, in short; the whole is a record of its own."""

    state: str
    band: Band
    likely: tuple[Band, Band]
    lead: str
    as_of: date
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Opinion:
    """What is written on the judgement bar, finished or not. Initials are a short code, never a name."""

    band: Band | None = None
    why: str = ""
    because: tuple[str, ...] = ()  # factor ids
    by: str = ""
    second: str = ""  # who looked with the author, where that is needed


BLANK = Opinion()


@dataclass(frozen=True)
class Judgement:
    """One judgement. `review_by` is the day to look again; `clocks` the version of the clocks that set it."""

    band: Band
    why: str
    because: tuple[str, ...]
    by: str
    written_on: date
    review_by: date
    needs_second: bool
    clocks: str
    beside: Beside


@dataclass(frozen=True)
class Review:
    """A second person's word on a judgement."""

    by: str
    agrees: bool
    why: str
    written_on: date


class Standing(Enum):
    """Whether a judgement counts."""

    FINAL = "final"
    WAITING = "waiting"  # for a second person: it does not count yet
    REFUSED = "refused"  # the second person disagreed: it does not count


def standing(one: Judgement, review: Review | None) -> Standing:
    """Return whether a judgement counts, given the word of a second person or None."""
    if review is not None and not review.agrees:
        return Standing.REFUSED
    return Standing.WAITING if one.needs_second and review is None else Standing.FINAL


def needs_second(band: Band, found: Assessment) -> bool:
    """Return whether this band beside that rating needs a second person."""
    if found.band is None or band >= found.band:
        return False
    return found.band is Band.EXTREME or found.rating.floor is not None


def judge(opinion: Opinion, found: Assessment | None, catalogue: Catalogue, clocks: Clocks, today: date) -> Judgement:
    """Return what is written on the bar as a judgement of this rating, written today.

    Raises InputError: judgement_no_rating, judgement_danger_check, judgement_no_band, judgement_reason (it differs
    from the rating without a word why), judgement_long(limit), judgement_initials(most), judgement_same_person(by),
    judgement_factor(value), judgement_factors(most).
    """
    if found is None:
        raise InputError("judgement_no_rating")
    if found.band is None:
        raise InputError("judgement_danger_check")
    if opinion.band is None:
        raise InputError("judgement_no_band")
    why, by = tidy(opinion.why), initials(opinion.by)
    if opinion.band != found.band and not why:
        raise InputError("judgement_reason")
    _check_because(opinion.because, catalogue)
    second = needs_second(opinion.band, found)
    if second and opinion.second.strip():
        other_person(opinion.second, by)
    return Judgement(
        band=opinion.band,
        why=why,
        because=tuple(dict.fromkeys(opinion.because)),
        by=by,
        written_on=today,
        review_by=review_by(opinion.band, found, clocks, today, waits=second),
        needs_second=second,
        clocks=clocks.version,
        beside=_beside(found, found.band),
    )


def review(by: str, judged: Judgement, *, agrees: bool, why: str, today: date) -> Review:
    """Return a second person's word, written today.

    Raises InputError: judgement_initials(most), judgement_same_person(by), judgement_long(limit), or judgement_reason
    where somebody disagrees without a word why.
    """
    found = Review(other_person(by, judged.by), agrees, tidy(why), today)
    if not agrees and not found.why:
        raise InputError("judgement_reason")
    return found


def review_by(band: Band, found: Assessment, clocks: Clocks, today: date, *, waits: bool = False) -> date:
    """Return the day to look again after a judgement of today.

    The band judged sets it; while the answers cannot tell bands apart, or the judgement waits for its second person,
    never later than the rating would.
    """
    pressing, unsure = found.rating.floor is not None, found.confidence == "low"
    own = clocks.review_by(band, today, pressing=pressing, unsure=unsure)
    if found.band is None or not (waits or found.state == NOT_ENOUGH):
        return own
    return min(own, rating_review_by(found, clocks, today) or own)


def rating_review_by(found: Assessment, clocks: Clocks, today: date) -> date | None:
    """Return the day to look again at a rating nobody has judged; None before the danger check is done."""
    if found.band is None:
        return None
    return clocks.review_by(
        found.band,
        today,
        pressing=found.rating.floor is not None,
        unsure=found.confidence == "low",
        not_enough=found.state == NOT_ENOUGH,
    )


def initials(text: str) -> str:
    """Return a person's short code in one form: letters and digits of any script, in capitals.

    Raises InputError judgement_initials(most).
    """
    code = "".join(c for c in unicodedata.normalize("NFC", text).upper() if not (c.isspace() or c == "."))
    plain = all(c.isalnum() or unicodedata.category(c) in ("Mn", "Mc") for c in code)
    if not code or len(code) > LONGEST_INITIALS or not plain:
        raise InputError("judgement_initials", most=LONGEST_INITIALS)
    return code


def other_person(text: str, author: str) -> str:
    """Return the short code of somebody else than the author; raises InputError judgement_same_person(by)."""
    by = initials(text)
    if by == author:
        raise InputError("judgement_same_person", by=by)
    return by


def tidy(text: str) -> str:
    """Return a reason as it is kept: no spaces around it; raises InputError judgement_long(limit)."""
    kept = text.strip()
    if len(kept) > LONGEST_REASON:
        raise InputError("judgement_long", limit=LONGEST_REASON)
    return kept


def _check_because(factors: tuple[str, ...], catalogue: Catalogue) -> None:
    for factor in factors:
        if factor not in catalogue.factors:
            raise InputError("judgement_factor", value=factor)
    if len(set(factors)) > MOST_FACTORS:
        raise InputError("judgement_factors", most=MOST_FACTORS)


def _beside(found: Assessment, band: Band) -> Beside:
    versions = {"app": found.versions.app, "model": found.versions.model, "knowledge": found.versions.knowledge}
    return Beside(found.state, band, found.likely, found.rating.leading_pathway, found.day, versions)


@dataclass(frozen=True)
class KeptReview:
    """A second person's word on record."""

    number: int
    written: datetime
    review: Review


@dataclass(frozen=True)
class KeptJudgement:
    """A judgement on record; `rating` is the number of the rating that stood beside it. `judgement` None: its text
    cannot be read, and `fault` says why."""

    number: int
    rating: int
    written: datetime
    judgement: Judgement | None
    second: KeptReview | None = None
    fault: InputError | None = None

    @property
    def standing(self) -> Standing | None:
        """Whether it counts; None where it cannot be read."""
        if self.judgement is None:
            return None
        return standing(self.judgement, self.second.review if self.second else None)
