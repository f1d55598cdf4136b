# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that minisign signs beside the file: which pack, which version, which day, which content."""

import re
from dataclasses import dataclass
from datetime import date

from exile_risk.days import parse_day

_LINE = re.compile(r"pack=([a-z0-9-]{1,60}) version=(\d{1,20}) date=(\d{4}-\d\d-\d\d) sha512=([0-9a-f]{128})", re.ASCII)


@dataclass(frozen=True)
class Comment:
    """What a trusted comment says."""

    pack: str
    number: int
    day: date
    sha512: str


def comment_text(comment: Comment) -> str:
    """Return the line."""
    return f"pack={comment.pack} version={comment.number} date={comment.day.isoformat()} sha512={comment.sha512}"


def parsed_comment(text: str) -> Comment | None:
    """Return what a line says; None for any other line, also one with a blank too many."""
    found = _LINE.fullmatch(text)
    day = parse_day(found[3]) if found else None
    return Comment(found[1], int(found[2]), day, found[4]) if found and day else None
