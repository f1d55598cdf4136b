# SPDX-License-Identifier: GPL-3.0-or-later
"""The one loader of precedents and of the weights that compare them: strict, with file, row and mend."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.knowledge.dates import last_day
from exile_risk.knowledge.sources import read_thresholds
from exile_risk.model.facts import Basis, Confidence
from exile_risk.model.precedents import HARM, NO_HARM, Precedent
from exile_risk.precedents import vocabulary as words
from exile_risk.reading import clean, read_text

FILE, WEIGHTS_FILE = "precedents.csv", "precedents.json"

COLUMNS = (
    "id",
    "origin",
    "host",
    "date",
    "label",
    "note",
    "profile",
    "charges",
    "protection",
    "stay",
    "notice",
    "request",
    "detained",
    "in_absentia",
    "public_profile",
    "host_regime",
    "outcome",
    "harm",
    "severity",
    "source",
    "basis",
    "confidence",
    "marks",
)

WEIGHTS = (
    "place.corridor",
    "place.host",
    "place.origin",
    "place.region",
    "place.regime",
    "request",
    "notice",
    "custody",
    "stay",
    "protection",
    "charge",
    "profile",
    "prominence",
    "recency",
    "recency.years",
    "share.both_no",
    "share.kin_protection",
    "least",
)
"""Every number of the comparison; the file holds exactly these, each with its reason."""

_ONE_OF: Mapping[str, Collection[str]] = {
    "protection": words.PROTECTION,
    "stay": words.STAY,
    "notice": words.YES_NO,
    "request": words.YES_NO,
    "detained": words.YES_NO,
    "in_absentia": words.YES_NO,
    "public_profile": words.PROMINENCE,
    "host_regime": words.REGIME,
    "outcome": (*sorted(HARM), *sorted(NO_HARM)),
    "severity": words.SEVERITY,
    "basis": tuple(b.value for b in Basis),
    "confidence": tuple(c.value for c in Confidence),
}
_LISTS: Mapping[str, Collection[str]] = {
    "profile": words.PROFILE_KIND,
    "charges": words.CHARGE_FAMILY,
    "marks": words.MARKS,
}
_YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False, words.UNKNOWN: None}


def read_precedents(folder: Path, countries: Collection[str], sources: Collection[str]) -> tuple[Precedent, ...]:
    """Return every precedent of a knowledge folder, in file order. Raises the first complaint about a broken row."""
    found = []
    for item in _every_precedent(folder, countries, sources):
        if isinstance(item, InputError):
            raise item
        found.append(item)
    return tuple(found)


def read_weights(folder: Path) -> dict[str, float]:
    """Return every number of the comparison by id.

    Raises InputError: those of `exile_risk.reading`; json_missing_field and json_unknown_field for a wrong id.
    """
    found = read_thresholds(folder / WEIGHTS_FILE)
    for id in WEIGHTS:
        if id not in found:
            raise InputError("json_missing_field", file=WEIGHTS_FILE, place="top", field=id)
    for id, weight in found.items():
        if id not in WEIGHTS:
            raise InputError("json_unknown_field", file=WEIGHTS_FILE, place="top", field=clean(id))
        if not 0 < weight.value <= 1000:
            raise InputError("json_invalid_value", file=WEIGHTS_FILE, place=id, got=str(weight.value))
    return {id: weight.value for id, weight in found.items()}


def check_precedents(folder: Path, countries: Collection[str], sources: Collection[str]) -> list[InputError]:
    """Return every complaint about the precedents and their weights, for `knowledge check`."""
    problems = []
    try:
        read_weights(folder)
    except InputError as error:
        problems.append(error)
    try:
        found = list(_every_precedent(folder, countries, sources))
    except InputError as error:  # the file as a whole cannot be read
        return [*problems, error]
    return [*problems, *(item for item in found if isinstance(item, InputError))]


def _every_precedent(
    folder: Path, countries: Collection[str], sources: Collection[str]
) -> Iterator[Precedent | InputError]:
    """Yield every precedent, and the complaint in the place of a broken row. Raises for a file without rows."""
    import csv

    reader = csv.reader(read_text(folder / FILE).splitlines(), strict=True)
    known: set[str] = set()
    try:
        if tuple(next(reader, [])) != COLUMNS:
            raise InputError("knowledge_header", file=FILE, expected=",".join(COLUMNS))
        for row in reader:
            try:
                found = _precedent(row, reader.line_num, countries, sources)
                if found.id in known:
                    raise InputError("knowledge_duplicate", file=FILE, row=reader.line_num, id=clean(found.id))
                known.add(found.id)
                yield found
            except InputError as error:
                yield error
    except csv.Error:
        raise InputError("knowledge_csv", file=FILE, row=reader.line_num) from None


def _precedent(line: list[str], row: int, countries: Collection[str], sources: Collection[str]) -> Precedent:
    cells = _checked(line, row, countries, sources)
    lists = {column: tuple(filter(None, cells[column].split(";"))) for column in _LISTS}
    basis = Basis(cells["basis"])
    return Precedent(
        id=cells["id"],
        origin=cells["origin"],
        host=cells["host"],
        date=cells["date"],
        over=last_day(cells["date"]),
        label=cells["label"],
        note=cells["note"],
        profile=lists["profile"],
        charges=lists["charges"],
        protection=cells["protection"],
        stay=cells["stay"],
        notice=_YES_NO[cells["notice"]],
        request=_YES_NO[cells["request"]],
        detained=_YES_NO[cells["detained"]],
        in_absentia=_YES_NO[cells["in_absentia"]],
        public_profile=cells["public_profile"],
        host_regime=None if cells["host_regime"] == words.UNKNOWN else cells["host_regime"],
        outcome=cells["outcome"],
        severity=cells["severity"],
        source=cells["source"],
        basis=basis,
        confidence=Confidence(cells["confidence"]),
        disputed=words.DISPUTED in lists["marks"],
        citable=basis is not Basis.GENERAL_KNOWLEDGE and words.NOT_CITED not in lists["marks"],
    )


def _checked(line: list[str], row: int, countries: Collection[str], sources: Collection[str]) -> dict[str, str]:
    if len(line) != len(COLUMNS):
        raise InputError("knowledge_columns", file=FILE, row=row, expected=len(COLUMNS), found=len(line))
    cells = dict(zip(COLUMNS, line, strict=True))
    for column in ("id", "label", "note", "profile", "charges"):
        if not cells[column]:
            raise InputError("knowledge_empty", file=FILE, row=row, column=column)
    for column in ("origin", "host"):
        if cells[column] not in countries or cells["origin"] == cells["host"]:
            raise InputError("knowledge_country", file=FILE, row=row, value=clean(cells[column]))
    try:
        last_day(cells["date"])
    except ValueError:
        raise InputError("knowledge_date", file=FILE, row=row, column="date", value=clean(cells["date"])) from None
    for column, allowed in _ONE_OF.items():
        _word(row, column, cells[column], allowed)
    for column, allowed in _LISTS.items():
        for word in filter(None, cells[column].split(";")):
            _word(row, column, word, allowed)
    _word(row, "harm", cells["harm"], ("1",) if cells["outcome"] in HARM else ("0",))
    if cells["source"] not in sources:
        raise InputError("knowledge_source", file=FILE, row=row, value=clean(cells["source"]))
    return cells


def _word(row: int, column: str, value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        choice = ", ".join(list(allowed)[:12])
        raise InputError("knowledge_word", file=FILE, row=row, column=column, value=clean(value), allowed=choice)
