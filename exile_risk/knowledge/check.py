# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the whole base strictly and say what is in it, how well it is known and how old it is."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.dates import last_day, years_before
from exile_risk.knowledge.tables import Table
from exile_risk.model.facts import Fact


@dataclass(frozen=True)
class Problem:
    """A complaint as an error code with its params; the wording turns it into a sentence."""

    code: str
    params: dict[str, str]


@dataclass
class Report:
    """What a check found. Shares are of all facts; `old` counts facts last known more than 18 months ago.

    `coverage` tells for each region how many of its states have a value in each table about single states.
    """

    version: str = ""
    rows: int = 0
    tables: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    basis: dict[str, float] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    old: int = 0
    old_by_table: dict[str, int] = field(default_factory=dict)
    unused_sources: int = 0
    coverage: dict[str, dict[str, float]] = field(default_factory=dict)


def check(folder: Path | None = None, today: date | None = None) -> Report:
    """Return a report on a knowledge folder (default: the one that ships). Broken rows become problems."""
    knowledge, report = Knowledge.load(folder), Report()
    try:
        report.version = knowledge.version
        sources, names = set(knowledge.sources), tuple(knowledge.manifest.tables)
    except InputError as error:
        report.problems.append(_problem(error))
        return report
    _also(report, lambda: knowledge.thresholds)
    _also(report, lambda: knowledge.events("", "", date.max))
    found: dict[str, list[Fact]] = {name: _facts(knowledge.table(name), report) for name in names}
    _unique_ids(found, report)
    facts = [f for rows in found.values() for f in rows]
    report.rows = len(facts)
    report.tables = {name: len(rows) for name, rows in found.items()}
    report.basis = _shares(Counter(f.basis.value for f in facts))
    report.confidence = _shares(Counter(f.confidence.value for f in facts))
    report.old_by_table = {n: sum(_is_old(f, today or date.today()) for f in rows) for n, rows in found.items()}
    report.old = sum(report.old_by_table.values())
    report.unused_sources = len(sources - {s for f in facts for s in f.sources})
    report.coverage = _coverage(found)
    return report


def _also(report: Report, read: Callable[[], object]) -> None:
    try:
        read()
    except InputError as error:
        report.problems.append(_problem(error))


def _facts(table: Table, report: Report) -> list[Fact]:
    good = []
    try:
        for fact in table.every_fact():
            if isinstance(fact, InputError):
                report.problems.append(_problem(fact))
            else:
                good.append(fact)
    except InputError as error:  # the file as a whole cannot be read
        report.problems.append(_problem(error))
    return good


def _problem(error: InputError) -> Problem:
    return Problem(error.code, {name: str(value) for name, value in error.params.items()})


def _unique_ids(found: dict[str, list[Fact]], report: Report) -> None:
    owner: dict[str, str] = {}
    for name, facts in found.items():
        for fact in facts:
            if owner.setdefault(fact.id, name) != name:
                params = {"id": fact.id, "file": f"facts/{name}.csv", "other": f"facts/{owner[fact.id]}.csv"}
                report.problems.append(Problem("knowledge_id_twice", params))


def _shares(counted: Counter[str]) -> dict[str, float]:
    whole = sum(counted.values()) or 1
    return {name: round(n / whole, 4) for name, n in counted.most_common()}


def _is_old(fact: Fact, today: date) -> bool:
    """Whether nobody has looked at a fact for 18 months; what has ended or has no date does not age."""
    if not fact.as_of or (fact.valid_to and fact.valid_to < today):
        return False
    limit = years_before(today, 1)
    month = limit.year * 12 + limit.month - 1 - 6
    return last_day(fact.as_of) < date(month // 12, month % 12 + 1, min(limit.day, 28))


def _coverage(found: dict[str, list[Fact]]) -> dict[str, dict[str, float]]:
    regions: dict[str, list[str]] = {}
    for country in all_countries().values():
        regions.setdefault(country.region, []).append(country.code)
    covered = {n: {f.subject.partition("/")[0] for f in rows} for n, rows in found.items()}
    single = {n: subjects for n, subjects in covered.items() if not any(m in s for s in subjects for m in ">-")}
    return {
        region: {n: round(sum(c in subjects for c in codes) / len(codes), 3) for n, subjects in single.items()}
        for region, codes in sorted(regions.items())
    }
