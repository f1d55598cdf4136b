# SPDX-License-Identifier: GPL-3.0-or-later
"""The one loader of fact tables: strict, lazy, and with a complaint that names file, row and mend."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.knowledge.dates import first_day, last_day
from exile_risk.knowledge.incidents import CONSEQUENCES, MARKS, PROTECTIONS
from exile_risk.knowledge.kinds import KINDS
from exile_risk.knowledge.manifest import Manifest, TableSpec
from exile_risk.knowledge.supersession import SupersedingFact
from exile_risk.model.facts import Basis, Confidence, Fact
from exile_risk.reading import clean, read_text

BASES = tuple(b.value for b in Basis if b is not Basis.LOCAL)
"""What a row may say about how it is known; a correction of somebody's vault is no row of the base."""

WORLD = "world"
"""The subject of a fact about the base itself or about nearly every state."""

SHIPPED = tuple(b.value for b in Basis if b is not Basis.LOCAL)
"""How a row of the base may be known; corrections live in a caseworker's vault."""

FILE_LIMIT = 20_000_000
"""Bytes of the largest table that is read."""

CONFIDENCES = tuple(c.value for c in Confidence)


class Table:
    """One CSV file, read when a fact of it is first asked for.

    Opening it checks the header, the number of columns and that no row stands twice; the facts of one subject are
    checked in full when they are asked for, and all of them by `every_fact` (which `knowledge check` runs).
    """

    def __init__(
        self, folder: Path, spec: TableSpec, manifest: Manifest, countries: Collection[str], sources: Collection[str]
    ) -> None:
        self.spec = spec
        self.file = f"facts/{spec.name}.csv"
        self._path = folder / "facts" / f"{spec.name}.csv"
        self._manifest, self._countries, self._sources = manifest, countries, sources
        self._rows: dict[str, list[tuple[int, list[str]]]] | None = None
        self._facts: dict[str, tuple[Fact, ...]] = {}

    def facts(self, subject: str) -> tuple[Fact, ...]:
        """Return every fact about a subject. Raises InputError for a broken row among them."""
        found = self._facts.get(subject)
        if found is None:
            rows = self.rows().get(subject, ())
            found = self._facts[subject] = tuple(self._fact(number, row) for number, row in rows)
        return found

    def every_fact(self) -> Iterator[Fact | InputError]:
        """Yield every fact in file order, and the complaint in the place of a broken row."""
        return (found for _, found in self.numbered())

    def numbered(self) -> Iterator[tuple[int, Fact | InputError]]:
        """Yield the line number of every row in file order with its fact, or with the complaint about it."""
        pairs = [pair for rows in self.rows().values() for pair in rows]
        for number, row in sorted(pairs):
            try:
                yield number, self._fact(number, row)
            except InputError as error:
                yield number, error

    def rows(self) -> Mapping[str, list[tuple[int, list[str]]]]:
        """Return the raw rows by subject, each with its line number in the file."""
        if self._rows is None:
            self._rows = self._read()
        return self._rows

    def _read(self) -> dict[str, list[tuple[int, list[str]]]]:
        import csv

        columns = self.spec.columns
        text = read_text(self._path, limit=FILE_LIMIT)
        if not text.endswith("\n"):  # half a row could look whole: 63 cut to 6
            raise InputError("knowledge_cut", file=self.file)
        reader = csv.reader(text.splitlines(), strict=True)
        rows: dict[str, list[tuple[int, list[str]]]] = {}
        known: set[str] = set()
        at = columns.index("subject")
        key_columns = [columns.index(c) for c in ("subject", "attribute", "valid_from") if c in columns]
        if "id" in columns:
            key_columns = [columns.index("id")]
        try:
            header = next(reader, [])
            if tuple(header) != columns:
                raise InputError("knowledge_header", file=self.file, expected=",".join(columns))
            for row in reader:
                if len(row) != len(columns):
                    raise InputError(
                        "knowledge_columns", file=self.file, row=reader.line_num, expected=len(columns), found=len(row)
                    )
                key = "\0".join([row[i] for i in key_columns])
                if key in known:
                    name = clean(".".join(row[i] for i in key_columns))
                    raise InputError("knowledge_duplicate", file=self.file, row=reader.line_num, id=name)
                known.add(key)
                rows.setdefault(row[at], []).append((reader.line_num, row))
        except csv.Error:
            raise InputError("knowledge_csv", file=self.file, row=reader.line_num) from None
        return rows

    def _fact(self, number: int, row: list[str]) -> Fact:
        cells = dict(zip(self.spec.columns, row, strict=True))
        for column, constant in self.spec.defaults.items():
            cells.setdefault(column, cells.get("valid_from", "") if constant == "=valid_from" else constant)
        get = cells.get
        self._check_subject(number, get("subject", ""))
        attribute, value = get("attribute", ""), get("value", "")
        self._word(number, "attribute", attribute, self.spec.attributes)
        self._check_value(number, attribute, value)
        start, end = self._span(number, get("valid_from", ""), get("valid_to", ""))
        self._day(number, "as_of", get("as_of", ""))
        if attribute in self._manifest.events and not get("as_of"):  # the day from which it counts
            raise InputError("knowledge_empty", file=self.file, row=number, column="as_of")
        sources = tuple(s for s in get("sources", "").split(";") if s)
        for source in sources or ("",):
            if source not in self._sources:
                raise InputError("knowledge_source", file=self.file, row=number, value=clean(source))
        self._word(number, "basis", get("basis", ""), BASES)
        self._word(number, "confidence", get("confidence", ""), CONFIDENCES)
        fact = Fact(
            id=get("id") or self._composed_id(cells),
            subject=cells["subject"],
            attribute=attribute,
            value=value,
            valid_from=start,
            valid_to=end,
            sources=sources,
            basis=Basis(cells["basis"]),
            confidence=Confidence(cells["confidence"]),
            as_of=get("as_of", ""),
            note=get("note", ""),
        )
        return self._superseding(number, fact, cells["supersedes"]) if get("supersedes") else fact

    def _superseding(self, number: int, fact: Fact, older: str) -> Fact:
        if fact.confidence is Confidence.LOW:  # it could decide nothing itself: the question would silently fall open
            raise InputError("knowledge_supersedes_low", file=self.file, row=number, id=clean(older))
        return SupersedingFact(**vars(fact), supersedes=older)

    def _composed_id(self, cells: Mapping[str, str]) -> str:
        middle = [cells["attribute"]] if len(self.spec.attributes) > 1 else []
        parts = [self.spec.name, cells["subject"], *middle, cells.get("valid_from", "")]
        return ".".join(p for p in parts if p)

    def _check_subject(self, number: int, subject: str) -> None:
        place, _, offence = subject.partition("/")
        if offence and offence not in self._manifest.offences:
            raise InputError("knowledge_offence", file=self.file, row=number, value=clean(offence))
        mark = next((m for m in ">-" if m in place), "")
        codes = place.split(mark) if mark else [place]
        if mark == "-" and codes != sorted(codes):
            raise InputError("knowledge_pair_order", file=self.file, row=number, value=clean(place))
        for code in codes:
            if (code not in self._countries and (code != WORLD or mark)) or len(set(codes)) != len(codes):
                raise InputError("knowledge_country", file=self.file, row=number, value=clean(code))

    def _check_value(self, number: int, attribute: str, value: str) -> None:
        allowed = self._manifest.values[attribute]
        if not value.strip():
            raise InputError("knowledge_empty", file=self.file, row=number, column="value")
        if attribute == "incident":
            self._check_incident(number, value, allowed)
        elif isinstance(allowed, tuple):
            self._word(number, "value", value, allowed)
        elif not KINDS[allowed][0].fullmatch(value):
            code = "knowledge_number" if allowed == "number" else "knowledge_shape"
            raise InputError(code, file=self.file, row=number, value=clean(value), example=KINDS[allowed][1])

    def _check_incident(self, number: int, value: str, what: Collection[str]) -> None:
        words, marks = value.split(" ")[:3], value.split(" ")[3:]
        if len(words) != 3 or marks != [m for m in MARKS if m in marks]:
            example = "killed none death_or_disappearance"
            raise InputError("knowledge_shape", file=self.file, row=number, value=clean(value), example=example)
        for word, allowed in zip(words, (what, PROTECTIONS, CONSEQUENCES), strict=True):
            self._word(number, "value", word, allowed)

    def _word(self, number: int, column: str, value: str, allowed: Collection[str]) -> None:
        if value not in allowed:
            choice = ", ".join(list(allowed)[:12])
            raise InputError(
                "knowledge_word", file=self.file, row=number, column=column, value=clean(value), allowed=choice
            )

    def _span(self, number: int, start: str, end: str) -> tuple[date | None, date | None]:
        first = self._day(number, "valid_from", start)
        self._day(number, "valid_to", end)
        last = last_day(end) if end else None
        if first and last and first > last:
            raise InputError("knowledge_dates_reversed", file=self.file, row=number, start=start, end=end)
        return first, last

    def _day(self, number: int, column: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return first_day(text)
        except ValueError:
            raise InputError("knowledge_date", file=self.file, row=number, column=column, value=clean(text)) from None
