# SPDX-License-Identifier: GPL-3.0-or-later
"""Where rows speak against each other: what is refused as a mistake, and what is an honest conflict of sources."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from exile_risk.errors import InputError
from exile_risk.knowledge.rows import Row, Rows
from exile_risk.knowledge.supersession import SupersedingFact, chain, cycle
from exile_risk.model.facts import Fact
from exile_risk.reading import clean


def same_id_twice(rows: Rows) -> Iterator[InputError]:
    """Yield knowledge_id_twice(file, row, id, other) for every id that an earlier row bears already."""
    owner: dict[str, Row] = {}
    for row in rows.every():
        first = owner.setdefault(row.fact.id, row)
        if first is not row:
            other = f"{first.file}, row {first.number}"
            yield _error("knowledge_id_twice", row, id=clean(row.fact.id), other=other)


def broken_supersessions(rows: Rows) -> Iterator[InputError]:
    """Yield what is wrong with the column `supersedes`.

    knowledge_supersedes_missing(file, row, id), knowledge_supersedes_other(file, row, id, subject, attribute) for a
    fact about something else, and knowledge_supersedes_cycle(file, row, ids), once for each cycle.
    """
    by_id = {row.fact.id: row for row in rows.every()}
    older, told = _older(rows), set[str]()
    for id in older:
        row, replaced = by_id[id], by_id.get(older[id])
        if replaced is None:
            yield _error("knowledge_supersedes_missing", row, id=clean(older[id]))
        elif (replaced.fact.subject, replaced.fact.attribute) != (row.fact.subject, row.fact.attribute):
            subject, attribute = replaced.fact.subject, replaced.fact.attribute
            params = {"id": clean(older[id]), "subject": subject, "attribute": attribute}
            yield _error("knowledge_supersedes_other", row, **params)
        around = cycle(id, older)
        if around and id not in told:
            told.update(around)
            yield _error("knowledge_supersedes_cycle", row, ids=clean(" → ".join([*around, id]), 300))


def overlaps(rows: Rows) -> Iterator[InputError]:
    """Yield the rows of one table in which one source speaks twice about one day.

    knowledge_overlap(file, row, other, subject, attribute, value, other_value, source) where it says two things of
    which only one can hold; knowledge_said_twice(file, row, other, subject, attribute, value, source) where it says
    the same.
    """
    older, manifest = _older(rows), rows.knowledge.manifest
    for table in rows.by_table:
        for asked in rows.by_question(table):
            attribute = asked[0].fact.attribute
            one_value = attribute not in manifest.several and attribute not in manifest.events
            for first, second in combinations(asked, 2):
                same = first.fact.value == second.fact.value
                if not (same or one_value) or _replaces(first.fact, second.fact, older):
                    continue
                meet = first.fact.as_of == second.fact.as_of if attribute in manifest.events else _meet(first, second)
                source = next((s for s in first.fact.sources if s in second.fact.sources), None)
                if meet and source is not None:
                    yield _overlap(first, second, source)


def _overlap(first: Row, second: Row, source: str) -> InputError:
    same = first.fact.value == second.fact.value
    params: dict[str, object] = {
        "other": first.number,
        "subject": clean(second.fact.subject),
        "attribute": second.fact.attribute,
        "value": clean(second.fact.value),
        "source": clean(source),
    }
    if not same:
        params["other_value"] = clean(first.fact.value)
    return _error("knowledge_said_twice" if same else "knowledge_overlap", second, **params)


def conflicts(rows: Rows) -> Iterator[tuple[Row, Row]]:
    """Yield the pairs of rows that contradict each other on some day and are left to the rule of resolution."""
    older, manifest = _older(rows), rows.knowledge.manifest
    asked: dict[tuple[str, str], list[Row]] = {}
    for row in rows.every():
        if row.fact.attribute not in manifest.several and row.fact.attribute not in manifest.events:
            asked.setdefault((row.fact.subject, row.fact.attribute), []).append(row)
    for rivals in asked.values():
        for first, second in combinations(rivals, 2):
            differ = first.fact.value != second.fact.value
            if differ and _meet(first, second) and not _replaces(first.fact, second.fact, older):
                yield first, second


def _older(rows: Rows) -> Mapping[str, str]:
    return {row.fact.id: row.fact.supersedes for row in rows.every() if isinstance(row.fact, SupersedingFact)}


def _replaces(first: Fact, second: Fact, older: Mapping[str, str]) -> bool:
    return bool(older) and (second.id in chain(first.id, older) or first.id in chain(second.id, older))


def _meet(first: Row, second: Row) -> bool:
    """Whether both hold on some day."""
    a, b = first.fact, second.fact
    return (a.valid_from or date.min) <= (b.valid_to or date.max) and (b.valid_from or date.min) <= (
        a.valid_to or date.max
    )


def _error(code: str, row: Row, **params: object) -> InputError:
    return InputError(code, file=row.file, row=row.number, **params)
