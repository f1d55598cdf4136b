# SPDX-License-Identifier: GPL-3.0-or-later
"""What a vault remembers of one case over time: ratings, judgements, second persons' words, and one being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.judgement.clocks import load_clocks
from exile_risk.judgement.judgement import (
    BLANK,
    KeptJudgement,
    KeptReview,
    Opinion,
    judge,
    rating_review_by,
    review,
)
from exile_risk.model.draft import Draft

if TYPE_CHECKING:
    from exile_risk.judgement.record_file import RatingRecord
    from exile_risk.model.assessment import Assessment
    from exile_risk.model.factors import Catalogue
    from exile_risk.vault import Rated, StoredJudgement, StoredRating, Vault


@dataclass(frozen=True)
class KeptRating:
    """A rating on record. `record` None: its text cannot be read, and `fault` says why."""

    number: int
    rated: datetime
    record: "RatingRecord | None"
    text: str
    fault: InputError | None = None


class CaseRecord:
    """Reads and adds to what an open vault remembers. Its verbs block and belong on the vault's thread."""

    def __init__(self, vault: "Vault", catalogue: "Catalogue") -> None:
        self._vault, self._catalogue = vault, catalogue

    def ratings(self, code: str) -> tuple[KeptRating, ...]:
        """Return every rating kept for a case, oldest first."""
        return tuple(_rating(row) for row in self._vault.ratings(code))

    def judgements(self, code: str) -> tuple[KeptJudgement, ...]:
        """Return every judgement of a case, oldest first, each with the word of a second person if there is one."""
        rows = self._vault.judgements(code)
        words = {row.reviews: row for row in rows if row.reviews is not None}
        return tuple(_judgement(row, words) for row in rows if row.reviews is None)

    def judge(
        self, code: str, draft: Draft, case: tuple[str, str], opinion: Opinion, found: "Assessment | None"
    ) -> None:
        """Save a case (document, summary), its rating and what is written on the bar as a judgement, all or nothing.

        A second person named on the bar has looked and agrees. Errors: those of `judgement.judge`.
        """
        from exile_risk.judgement.judgement_file import write_judgement, write_review

        today = date.today()
        made = judge(opinion, found, self._catalogue, load_clocks(), today)
        assert found is not None  # noqa: S101 - without a rating nothing is judged
        word = None
        if made.needs_second and opinion.second.strip():
            word = write_review(review(opinion.second, made, agrees=True, why="", today=today))
        kept = rated(draft, found, today)
        self._vault.add_judgement(code, case, kept, write_judgement(made), made.review_by.isoformat(), word)

    def second(self, code: str, number: int, by: str, *, agrees: bool, why: str = "") -> None:
        """Add a second person's word on the newest judgement.

        Raises InputError: those of `judgement.review`, judgement_missing(number), judgement_reviewed(number) or
        judgement_not_newest(number).
        """
        kept = next((k for k in self.judgements(code) if k.number == number), None)
        if kept is None or kept.judgement is None:
            raise InputError("judgement_missing", number=number)
        from exile_risk.judgement.judgement_file import write_review

        word = review(by, kept.judgement, agrees=agrees, why=why, today=date.today())
        self._vault.add_review(code, number, write_review(word))

    def opinion(self, code: str) -> Opinion:
        """Return what stood on the bar when it was last kept; one that cannot be read counts as nothing."""
        from exile_risk.judgement.judgement_file import read_opinion

        try:
            return read_opinion(self._vault.opinion(code))
        except InputError:
            return BLANK

    def keep_opinion(self, code: str, opinion: Opinion) -> datetime:
        """Keep what stands on the bar; returns when."""
        from exile_risk.judgement.judgement_file import write_opinion

        at = self._vault.save_opinion(code, None if opinion == BLANK else write_opinion(opinion))
        return datetime.fromisoformat(at)


def rated(draft: Draft, found: "Assessment", today: date) -> "Rated":
    """Return what is kept of a rating with its case."""
    from exile_risk.judgement.record import record_text
    from exile_risk.vault import Rated

    due = review_day(draft, found, today)
    return Rated(record_text(found), due.isoformat() if due else None)


def review_day(draft: Draft, found: "Assessment", today: date) -> date | None:
    """Return the day to look again that a rating sets; one that looks back on another day sets none."""
    return rating_review_by(found, load_clocks(), today) if draft.as_of is None else None


def _rating(row: "StoredRating") -> KeptRating:
    from exile_risk.judgement.record import read_record

    at = datetime.fromisoformat(row.rated_at)
    try:
        return KeptRating(row.number, at, read_record(row.document), row.document)
    except InputError as fault:
        return KeptRating(row.number, at, None, row.document, fault)


def _judgement(row: "StoredJudgement", words: "Mapping[int, StoredJudgement]") -> KeptJudgement:
    from exile_risk.judgement.judgement_file import read_judgement, read_review

    at, rating = datetime.fromisoformat(row.written_at), row.rating or 0
    try:
        said = words.get(row.number)
        second = None
        if said is not None:
            second = KeptReview(said.number, datetime.fromisoformat(said.written_at), read_review(said.document))
        return KeptJudgement(row.number, rating, at, read_judgement(row.document), second)
    except InputError as fault:  # a second person's word that cannot be read must not let a judgement count
        return KeptJudgement(row.number, rating, at, None, None, fault)
