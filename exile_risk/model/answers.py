# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody says, or cannot say, about one factor."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Unanswered(Enum):
    """Why there is no value. All but NOT_APPLICABLE leave the question open: none of them means "no"."""

    UNKNOWN = "unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"  # the factor is taken out of the sum


class EvidenceGrade(Enum):
    """How an answer is known, best first. It colours the confidence text, never a weight."""

    DOCUMENT_SEEN = "document_seen"
    SECOND_SOURCE = "second_source"
    CLIENT_ACCOUNT = "client_account"
    INFERENCE = "inference"


@dataclass(frozen=True)
class Answer:
    """One answer of the caseworker: a value id of the factor, or the reason why there is none."""

    value: str | Unanswered
    grade: EvidenceGrade | None = None
    noted: date | None = None  # the day it was learnt

    @property
    def known(self) -> str | None:
        """The value id, or None while the question is open or does not apply."""
        return self.value if isinstance(self.value, str) else None


OPEN = Answer(Unanswered.NOT_ASKED)
"""What stands for a question nobody has touched."""
