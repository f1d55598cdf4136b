# SPDX-License-Identifier: GPL-3.0-or-later
"""Who will read a report and what goes into it; what a reader may never see is decided here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType


class Reader(Enum):
    """For whom a report is."""

    PARTNER = "partner"  # UNHCR or another organisation: no name, contact or address, no free text
    PERSON = "person"  # the person themselves: plain words, no figures
    FILE = "file"  # the own file: everything


class Part(Enum):
    """A part that may be left out. Rating, range and judgement are no such part: they always stand first."""

    REASONS = "reasons"
    UNKNOWN = "unknown"
    TO_DO = "to_do"
    RELOCATION = "relocation"
    PLAN = "plan"
    LEDGER = "ledger"


_TOLD = frozenset(Part) - {Part.LEDGER, Part.PLAN}

DEFAULTS: Mapping[Reader, frozenset[Part]] = MappingProxyType(
    {Reader.PARTNER: _TOLD, Reader.PERSON: _TOLD, Reader.FILE: frozenset(Part)}
)
"""What goes in unless somebody says otherwise."""

ALLOWED: Mapping[Reader, frozenset[Part]] = MappingProxyType(
    {Reader.PARTNER: frozenset(Part), Reader.PERSON: frozenset(Part) - {Part.LEDGER}, Reader.FILE: frozenset(Part)}
)
"""What may go in: a ledger of figures is no plain word."""


@dataclass(frozen=True)
class ReportOptions:
    """One report. `printed` is when; `code` the neutral code of the case, "" without one; `chosen` ids of options.

    `parts` None: the defaults of the reader. `language` None: the one spoken now.
    """

    reader: Reader
    printed: datetime
    parts: frozenset[Part] | None = None
    code: str = ""
    chosen: tuple[str, ...] = field(default=())
    language: str | None = None

    def has(self, part: Part) -> bool:
        """Whether a part goes in."""
        wanted = DEFAULTS[self.reader] if self.parts is None else self.parts
        return part in wanted & ALLOWED[self.reader]

    @property
    def shows_words(self) -> bool:
        """Whether words that somebody typed freely may stand in it: a name can hide in any of them."""
        return self.reader is Reader.FILE

    @property
    def shows_figures(self) -> bool:
        """Whether steps are shown beside the reasons."""
        return self.reader is not Reader.PERSON
