# SPDX-License-Identifier: GPL-3.0-or-later
"""New facts in place of those in use: checked in full before anything changes, so that a broken pack changes nothing.

The knowledge that is in use is never touched. Either a candidate is whole, and comes back read into memory, or the
first complaint is raised and the caller goes on with what it has.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.check import complaints
from exile_risk.knowledge.coverage import sampled_pairs
from exile_risk.knowledge.rows import Rows, read_rows
from exile_risk.knowledge.tables import FILE_LIMIT
from exile_risk.model.case import Charge, Stage
from exile_risk.reading import clean

BESIDE = (
    "manifest.json",
    "sources.json",
    "thresholds.json",
    "events.csv",
    "precedents.csv",
    "precedents.json",
    "pathways.json",
    "visas.txt",
)
"""The files of a knowledge folder beside its tables; each must be there."""

WHOLE_LIMIT = 100_000_000
"""Bytes of a whole folder; the shipped one has some three million."""

LEAST_KEPT = 0.5
"""A table with fewer of its rows than this has lost some on the way."""


def adopt(candidate: Path, current: Knowledge, today: date | None = None) -> Knowledge:
    """Return the facts of a folder, ready to be used in place of the current ones, whose corrections go along.

    The folder is read once, here; changing or removing it afterwards changes nothing in what is returned. Raises
    InputError for the first thing that is wrong, and `current` stays as it is: those of `exile_risk.knowledge.check`;
    knowledge_folder(folder), file_missing(file), knowledge_pack_file(file), knowledge_pack_link(file),
    knowledge_pack_large(file, limit) for the folder; knowledge_pack_version(file, version),
    knowledge_pack_older(file, version, known), knowledge_pack_gone(file, place, id),
    knowledge_pack_word(file, place, value), knowledge_pack_shrunk(file, found, known) and
    knowledge_pack_rules(file, origin, host) against what is in use.
    """
    check_files(candidate)
    made = Knowledge.load(candidate)
    tables = {f"{name}.csv" for name in made.manifest.tables}
    for path in sorted((candidate / "facts").iterdir()):
        if path.name not in tables:
            raise InputError("knowledge_pack_file", file=f"facts/{clean(path.name)}")
    rows = read_rows(made)
    for error in (*complaints(rows), *_against(rows, current)):
        raise error
    _try_rules(made, today or date.today())
    _read_the_rest(made)
    return made.with_corrections(current.corrections)


def check_files(folder: Path) -> None:
    """Refuse a folder with anything in it but plain files of bounded size under the names that are expected."""
    if not folder.is_dir() or folder.is_symlink():
        raise InputError("knowledge_folder", folder=str(folder))
    whole = 0
    for path in sorted(folder.iterdir()):
        if path.name != "facts" and path.name not in BESIDE:
            raise InputError("knowledge_pack_file", file=clean(path.name))
    facts = folder / "facts"
    if not facts.is_dir() or facts.is_symlink():
        raise InputError("file_missing", file="facts")
    for path in (*(folder / name for name in BESIDE), *sorted(facts.iterdir())):
        name = clean(str(path.relative_to(folder)))
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise InputError("knowledge_pack_link", file=name)
        if not path.exists():
            raise InputError("file_missing", file=name)
        size = path.stat().st_size
        whole += size
        if size > FILE_LIMIT or whole > WHOLE_LIMIT:
            raise InputError("knowledge_pack_large", file=name, limit=FILE_LIMIT // 1_000_000)


def _against(rows: Rows, current: Knowledge) -> Iterator[InputError]:
    """Yield what the candidate lacks or changes that cases and rules of this program stand on."""
    made, file = rows.knowledge, "manifest.json"
    version, known = _version(made.version), _version(current.version)
    if version is None:
        yield InputError("knowledge_pack_version", file=file, version=clean(made.version))
    elif known is not None and version <= known:
        yield InputError("knowledge_pack_older", file=file, version=made.version, known=current.version)
    for place, mine, theirs in (
        ("offences", current.manifest.offences, made.manifest.offences),
        ("values", tuple(current.manifest.values), tuple(made.manifest.values)),
        ("tables", tuple(current.manifest.tables), tuple(made.manifest.tables)),
    ):
        for id in mine:
            if id not in theirs:
                yield InputError("knowledge_pack_gone", file=file, place=place, id=id)
    for id in current.thresholds:
        if id not in made.thresholds:
            yield InputError("knowledge_pack_gone", file="thresholds.json", place="top", id=id)
    for attribute, allowed in current.manifest.values.items():
        for word in _words(made.manifest.values.get(attribute, allowed)):
            if word not in _words(allowed):
                yield InputError("knowledge_pack_word", file=file, place=f"values.{attribute}", value=clean(word))
    yield from _shrunk(rows, current)


def _shrunk(rows: Rows, current: Knowledge) -> Iterator[InputError]:
    for name in current.manifest.tables:
        known = sum(map(len, current.table(name).rows().values()))
        found = len(rows.by_table.get(name, ()))
        if found < LEAST_KEPT * known:
            yield InputError("knowledge_pack_shrunk", file=f"facts/{name}.csv", found=found, known=known)


def _try_rules(made: Knowledge, day: date) -> None:
    """Ask every rule about a sample of the world, and see that the model knows each answer."""
    factors, offences = load_catalogue().factors, made.offences()
    for n, (origin, host) in enumerate(sampled_pairs(made.countries())):
        charges = (Charge(offences[n % len(offences)], Stage.CHARGED_OR_WARRANT),)
        try:
            found = {**made.corridor(origin, host, day), **made.charges(origin, host, day, charges)}
            sound = all(d.value is None or d.value in factors[f].values for f, d in found.items())
        except Exception:  # whatever a rule stumbles over, the facts in use stay
            sound = False
        if not sound:
            raise InputError("knowledge_pack_rules", file="facts", origin=origin, host=host)


def _read_the_rest(made: Knowledge) -> None:
    """Read what is otherwise read when first asked for."""
    from exile_risk.precedents.library import library

    library(made)
    made.events("", "", date.max)


def _version(text: str) -> tuple[int, ...] | None:
    return tuple(map(int, text.split("."))) if re.fullmatch(r"\d{4}(\.\d{1,3}){1,2}", text, re.ASCII) else None


def _words(allowed: str | tuple[str, ...]) -> tuple[str, ...]:
    return (allowed,) if isinstance(allowed, str) else allowed
