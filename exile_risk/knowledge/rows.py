# SPDX-License-Identifier: GPL-3.0-or-later
"""Every row of a base with its file and line, for the checks that look at more than one row at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.model.facts import Fact


@dataclass(frozen=True)
class Row:
    """A sound fact and where it stands."""

    file: str
    number: int
    fact: Fact


@dataclass(frozen=True)
class Rows:
    """All sound rows by table, and what is wrong with the others, in file order."""

    knowledge: Knowledge
    by_table: Mapping[str, tuple[Row, ...]]
    broken: tuple[InputError, ...]

    def every(self) -> Iterator[Row]:
        """Yield every sound row."""
        return (row for rows in self.by_table.values() for row in rows)

    def by_question(self, table: str) -> Iterator[tuple[Row, ...]]:
        """Yield the rows of a table that speak of one attribute of one subject, where there are several."""
        asked: dict[tuple[str, str], list[Row]] = {}
        for row in self.by_table[table]:
            asked.setdefault((row.fact.subject, row.fact.attribute), []).append(row)
        return (tuple(rows) for rows in asked.values() if len(rows) > 1)


def read_rows(knowledge: Knowledge) -> Rows:
    """Read every table in full. Raises InputError where the manifest or the sources cannot be read."""
    by_table, broken = {}, []
    for name in knowledge.manifest.tables:
        table, sound = knowledge.table(name), []
        try:
            for number, found in table.numbered():
                if isinstance(found, InputError):
                    broken.append(found)
                else:
                    sound.append(Row(table.file, number, found))
        except InputError as error:  # the file as a whole cannot be read
            broken.append(error)
        by_table[name] = tuple(sound)
    return Rows(knowledge, by_table, tuple(broken))
