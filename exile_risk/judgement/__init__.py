# SPDX-License-Identifier: GPL-3.0-or-later
"""Judgement and time: a caseworker's own band beside the rating, when to look again, and what changed since.

Importing it reads no files and loads no JSON schemas; `record`, `compare` and the `_file` modules do.
"""

from exile_risk.judgement.clocks import Clocks, load_clocks
from exile_risk.judgement.judgement import (
    BLANK,
    Beside,
    Judgement,
    KeptJudgement,
    KeptReview,
    Opinion,
    Review,
    Standing,
    judge,
    needs_second,
    rating_review_by,
    review,
    review_by,
    standing,
)

__all__ = [
    "BLANK",
    "Beside",
    "Clocks",
    "Judgement",
    "KeptJudgement",
    "KeptReview",
    "Opinion",
    "Review",
    "Standing",
    "judge",
    "load_clocks",
    "needs_second",
    "rating_review_by",
    "review",
    "review_by",
    "standing",
]
