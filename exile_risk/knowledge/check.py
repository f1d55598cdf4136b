# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the whole base strictly and say what is in it, how well it is known and how old it is."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import languages, pathways_file, visas, world_map
from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.contradictions import broken_supersessions, conflicts, overlaps, same_id_twice
from exile_risk.knowledge.countries import all_countries
from exile_risk.knowledge.coverage import Coverage, coverage
from exile_risk.knowledge.dates import last_day, years_before
from exile_risk.knowledge.licences import forbidden_tables, mixed_share_alike
from exile_risk.knowledge.rows import Row, Rows, read_rows
from exile_risk.model.facts import Fact
from exile_risk.precedents.table import check_precedents


def _beside(
    complaints_about: Callable[[Path, Collection[str], Collection[str]], Iterable[InputError]],
) -> Callable[[Rows], Iterable[InputError]]:
    """Return the check of a file that lies beside the tables: it is told the folder, the countries and the sources."""
    return lambda rows: complaints_about(
        rows.knowledge.folder, frozenset(rows.knowledge.countries()), rows.knowledge.sources
    )


def _map(rows: Rows) -> Iterable[InputError]:
    """The outlines ship beside the base, but their source stands in it."""
    base = rows.knowledge
    return world_map.problems(assets.path("map"), frozenset(base.countries()), base.sources)


def _thresholds(rows: Rows) -> Iterator[InputError]:
    if not rows.knowledge.thresholds:
        yield InputError("file_empty", file="thresholds.json")


def _timeline(rows: Rows) -> Iterator[InputError]:
    rows.knowledge.events("", "", date.max)
    yield from ()


CHECKS: tuple[Callable[[Rows], Iterable[InputError]], ...] = (
    same_id_twice,
    broken_supersessions,
    overlaps,
    forbidden_tables,
    mixed_share_alike,
    _thresholds,
    _timeline,
    _beside(check_precedents),
    _beside(visas.problems),
    _beside(pathways_file.problems),
    lambda rows: languages.problems(rows.knowledge),
    _map,
)
"""What is looked at once every row was read: each yields its complaints, or raises the one that ends it. A file of its
own beside the tables is checked by one more line here."""


@dataclass(frozen=True)
class Problem:
    """A complaint as an error code with its params; the wording turns it into a sentence."""

    code: str
    params: dict[str, str]


@dataclass(frozen=True)
class Conflict:
    """Two rows that contradict each other and are resolved by the rule."""

    subject: str
    attribute: str
    ids: tuple[str, str]


@dataclass
class Report:
    """What a check found. Shares are of all facts; `old` counts facts last known more than 18 months ago.

    `coverage` tells for each region how many of its states have a value in each table about single states, `answered`
    how many corridors have an answer; it is None where problems stand in the way, or where nobody asked for it.
    """

    version: str = ""
    rows: int = 0
    tables: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    basis: dict[str, float] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    old: int = 0
    old_by_table: dict[str, int] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    conflicts_by_table: dict[str, int] = field(default_factory=dict)
    superseded: int = 0
    sources_by_licence: dict[str, int] = field(default_factory=dict)
    unused_sources: list[str] = field(default_factory=list)
    coverage: dict[str, dict[str, float]] = field(default_factory=dict)
    answered: Coverage | None = None


def check(folder: Path | None = None, today: date | None = None, *, pairs: str = "") -> Report:
    """Return a report on a knowledge folder (default: the one that ships). Broken rows become problems.

    `pairs`: "sample" or "all" asks also which corridors have an answer today.
    """
    knowledge, report, day = Knowledge.load(folder), Report(), today or date.today()
    try:
        report.version = knowledge.manifest.version
        rows = read_rows(knowledge)
    except InputError as error:
        report.problems.append(_problem(error))
        return report
    report.problems += map(_problem, complaints(rows))
    _count(rows, report, day)
    if pairs and not report.problems:
        report.answered = coverage(knowledge, day, all_pairs=pairs == "all")
    return report


def complaints(rows: Rows) -> Iterator[InputError]:
    """Yield everything that is wrong with a base, each once: broken rows first, then what the CHECKS find."""
    told = set()
    for error in _complaints(rows):
        what = (error.code, *sorted((name, str(value)) for name, value in error.params.items()))
        if what not in told:
            told.add(what)
            yield error


def _complaints(rows: Rows) -> Iterator[InputError]:
    yield from rows.broken
    for one in CHECKS:
        try:
            yield from one(rows)
        except InputError as error:
            yield error


def _count(rows: Rows, report: Report, today: date) -> None:
    facts = [row.fact for row in rows.every()]
    report.rows = len(facts)
    report.tables = {name: len(found) for name, found in rows.by_table.items()}
    report.basis = _shares(Counter(f.basis.value for f in facts))
    report.confidence = _shares(Counter(f.confidence.value for f in facts))
    report.old_by_table = {n: sum(_is_old(row.fact, today) for row in found) for n, found in rows.by_table.items()}
    report.old = sum(report.old_by_table.values())
    _count_conflicts(tuple(conflicts(rows)), report)
    report.superseded = len({getattr(f, "supersedes", "") for f in facts} - {""})
    _count_sources(rows, report)
    report.coverage = _states(rows)


def _count_conflicts(found: tuple[tuple[Row, Row], ...], report: Report) -> None:
    for first, second in found:
        fact = first.fact
        report.conflicts.append(Conflict(fact.subject, fact.attribute, (fact.id, second.fact.id)))
        table = Path(second.file).stem
        report.conflicts_by_table[table] = report.conflicts_by_table.get(table, 0) + 1


def _count_sources(rows: Rows, report: Report) -> None:
    sources = rows.knowledge.sources
    report.sources_by_licence = dict(Counter(s.licence or "facts" for s in sources.values()).most_common())
    used = {s for row in rows.every() for s in row.fact.sources} | _used_beside(rows)
    report.unused_sources = sorted(set(sources) - used)


def _used_beside(rows: Rows) -> set[str]:
    """Return the sources named in files beside the tables, by looking for their ids as whole words there."""
    import re

    known: set[str] = set()
    for path in sorted((*rows.knowledge.folder.glob("*"), assets.path("map", "world.json"))):
        if path.suffix in (".csv", ".json", ".txt") and path.name not in ("sources.json", "manifest.json"):
            known |= set(re.findall(r"[a-z0-9][a-z0-9-]+", path.read_text(encoding="utf-8", errors="replace")))
    return known


def _problem(error: InputError) -> Problem:
    return Problem(error.code, {name: str(value) for name, value in error.params.items()})


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


def _states(rows: Rows) -> dict[str, dict[str, float]]:
    regions: dict[str, list[str]] = {}
    for country in all_countries().values():
        regions.setdefault(country.region, []).append(country.code)
    covered = {n: {row.fact.subject.partition("/")[0] for row in found} for n, found in rows.by_table.items()}
    single = {n: subjects for n, subjects in covered.items() if not any(m in s for s in subjects for m in ">-")}
    return {
        region: {n: round(sum(c in subjects for c in codes) / len(codes), 3) for n, subjects in single.items()}
        for region, codes in sorted(regions.items())
    }
