# SPDX-License-Identifier: GPL-3.0-or-later
"""The written rules of access, kept as data with a reason for each number: read strictly from access.json."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.knowledge import pathway_words
from exile_risk.model.relocation import Kind, Span
from exile_risk.reading import clean, parse, read_text, shape
from exile_risk.relocation.arrival import ARRIVALS

FILE = "access.json"
FORMAT = "exile-risk/access"
CLOSED = "closed"
ANY = "any"
LEVELS = ("assured", "open_referral", "discretionary", "rare", CLOSED)
"""The ordinal scale, best first."""


@dataclass(frozen=True)
class Rule:
    """How a pathway is judged: its level while open and while limited, and what it leads to.

    `chance` stands in for the interval of that level where a number is known. `until_met` holds ceilings by
    field and token (`ANY`: whatever it names): as long as such a condition is still to be obtained, the level is no
    better.
    """

    open: str
    limited: str
    kind: Kind
    arrival: str
    gives_up: tuple[str, ...]
    until_met: Mapping[str, Mapping[str, str]]
    chance: Span | None
    reason: str


@dataclass(frozen=True)
class WithinHost:
    """Staying, or moving inside the country."""

    level: str
    chance: Span
    weeks: Span
    gives_up: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class AccessRules:
    """Everything in the file. `staying` is the set of answers that people can bring about without any state's leave."""

    levels: Mapping[str, Span]
    unknown_factor: float
    kinds: Mapping[str, Rule]
    pathways: Mapping[str, Rule]  # the exceptions
    stay: WithinHost
    move: WithinHost
    staying: Mapping[str, str]
    moving: tuple[str, ...]
    gives_up_by_condition: Mapping[str, Mapping[str, str]]  # by field and token
    without_way_in: str  # the best level for money, advice or a letter while no way in is open
    other_nationality: str  # the best level while nobody knows whether a list without the state feared holds them

    def rule(self, id: str, kind: str) -> Rule:
        """Return the rule of a pathway: its own, else that of its kind."""
        return self.pathways.get(id) or self.kinds[kind]


class _Level(msgspec.Struct, forbid_unknown_fields=True):
    low: float
    high: float
    reason: str


class _Number(msgspec.Struct, forbid_unknown_fields=True):
    value: float
    reason: str


class _Ceiling(msgspec.Struct, forbid_unknown_fields=True):
    level: str
    reason: str


class _Rule(msgspec.Struct, forbid_unknown_fields=True):
    reason: str
    open: str | None = None
    limited: str | None = None
    kind: str | None = None
    arrival: str | None = None
    gives_up: list[str] | None = None
    until_met: dict[str, dict[str, str]] | None = None
    chance: tuple[float, float] | None = None


class _WithinHost(msgspec.Struct, forbid_unknown_fields=True):
    level: str
    weeks: tuple[float, float]
    gives_up: list[str]
    reason: str
    chance: tuple[float, float] | None = None


class _Staying(msgspec.Struct, forbid_unknown_fields=True):
    set: dict[str, str]
    moving: list[str]
    reason: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    reason: str
    levels: dict[str, _Level]
    unknown_factor: _Number
    kinds: dict[str, _Rule]
    pathways: dict[str, _Rule]
    within_host: dict[str, _WithinHost]
    staying: _Staying
    without_way_in: _Ceiling
    other_nationality: _Ceiling
    gives_up_by_condition: dict[str, dict[str, str]]


@cache
def access_rules() -> AccessRules:
    """Return the rules that ship. Raises InputError for a broken file on first use (`read_access_rules`)."""
    return read_access_rules(assets.path("relocation", FILE))


def read_access_rules(path: Path) -> AccessRules:
    """Return the rules of one file.

    Raises InputError: those of `exile_risk.reading`, and knowledge_at_format, knowledge_at_word, knowledge_at_range or
    knowledge_at_empty, with file, place and mend.
    """
    raw = shape(parse(read_text(path), FILE), _File, FILE)
    if raw.format != FORMAT or raw.version != 1:
        raise InputError("knowledge_at_format", file=FILE, expected=f"{FORMAT}, 1")
    levels = {_word(f"levels.{id}", id, LEVELS): _span(f"levels.{id}", (x.low, x.high)) for id, x in raw.levels.items()}
    _all("levels", levels, LEVELS)
    _all("kinds", raw.kinds, pathway_words.KINDS)
    _all("within_host", raw.within_host, ("move", "stay"))
    for place, reason in (("reason", raw.reason), ("unknown_factor", raw.unknown_factor.reason)):
        _filled(place, reason)
    kinds = {id: _rule(f"kinds.{id}", row, None) for id, row in raw.kinds.items()}
    of_kind = _kinds_of(raw.pathways)
    stay, move = (_within(f"within_host.{n}", raw.within_host[n], levels) for n in ("stay", "move"))
    for _, _, word in _by_field("gives_up_by_condition", raw.gives_up_by_condition):
        _filled("gives_up_by_condition", word)
    factor = _span("unknown_factor", (0.0, raw.unknown_factor.value)).high
    return AccessRules(
        levels=MappingProxyType(levels),
        unknown_factor=factor,
        kinds=MappingProxyType(kinds),
        pathways=MappingProxyType({i: _rule(f"pathways.{i}", r, kinds[of_kind[i]]) for i, r in raw.pathways.items()}),
        stay=stay,
        move=move,
        staying=MappingProxyType(raw.staying.set),
        moving=tuple(raw.staying.moving),
        gives_up_by_condition=MappingProxyType(raw.gives_up_by_condition),
        without_way_in=_ceiling("without_way_in", raw.without_way_in),
        other_nationality=_ceiling("other_nationality", raw.other_nationality),
    )


def _kinds_of(named: Collection[str]) -> Mapping[str, str]:
    """Return the kind of every pathway that has a rule of its own; a rule for one that does not exist is refused."""
    from exile_risk.knowledge.pathways import pathways

    known = {p.id: p.kind for p in pathways()}
    for id in named:
        _word(f"pathways.{id}", id, known)
    return known


def _rule(place: str, row: _Rule, base: Rule | None) -> Rule:
    """Return one rule: what a pathway's own leaves out is as for its kind; a kind has to say everything."""
    _filled(f"{place}.reason", row.reason)
    if base is None:
        for name in ("open", "limited", "kind", "arrival", "gives_up", "until_met"):
            if getattr(row, name) is None:
                raise InputError("json_missing_field", file=FILE, place=place, field=name)
        base = Rule("", "", Kind.DURABLE, "", (), MappingProxyType({}), None, "")
    for name in ("open", "limited"):
        if (level := getattr(row, name)) is not None:
            _word(f"{place}.{name}", level, LEVELS)
            base = replace(base, **{name: level})
    if row.kind is not None:
        base = replace(base, kind=Kind(_word(f"{place}.kind", row.kind, ("durable", "interim"))))
    if row.arrival is not None:
        base = replace(base, arrival=_word(f"{place}.arrival", row.arrival, ARRIVALS))
    if row.gives_up is not None:
        base = replace(base, gives_up=tuple(row.gives_up))
    if row.until_met is not None:
        for field, token, level in _by_field(f"{place}.until_met", row.until_met, ANY):
            _word(f"{place}.until_met.{field}.{token}", level, LEVELS)
        base = replace(base, until_met=MappingProxyType(row.until_met))
    chance = _span(f"{place}.chance", row.chance) if row.chance else None
    return replace(base, chance=chance, reason=row.reason)


def _within(place: str, row: _WithinHost, levels: Mapping[str, Span]) -> WithinHost:
    _filled(f"{place}.reason", row.reason)
    _word(f"{place}.level", row.level, LEVELS)
    low, high = row.weeks
    if not 0 <= low <= high:
        raise InputError("knowledge_at_range", file=FILE, place=f"{place}.weeks", low=low, high=high)
    chance = _span(f"{place}.chance", row.chance) if row.chance else levels[row.level]
    return WithinHost(row.level, chance, Span(low, high), tuple(row.gives_up), row.reason)


def _ceiling(place: str, row: _Ceiling) -> str:
    _filled(f"{place}.reason", row.reason)
    return _word(f"{place}.level", row.level, LEVELS)


def _span(place: str, ends: tuple[float, float]) -> Span:
    low, high = ends
    if not 0 <= low <= high <= 1:
        raise InputError("knowledge_at_range", file=FILE, place=place, low=low, high=high)
    return Span(low, high)


def _word(place: str, value: str, allowed: Collection[str]) -> str:
    if value not in allowed:
        known = ", ".join(sorted(allowed)[:16])
        raise InputError("knowledge_at_word", file=FILE, place=place, value=clean(value), allowed=known)
    return value


def _by_field(place: str, found: Mapping[str, Mapping[str, str]], *also: str) -> Iterator[tuple[str, str, str]]:
    """Yield (field, token, word) of a mapping whose keys are those of conditions; a misspelt one is refused."""
    for field, words in found.items():
        _word(place, field, pathway_words.FIELDS)
        tokens = pathway_words.PLACES if field == "location" else pathway_words.TOKENS.get(field, ())
        for token, word in words.items():
            yield field, _word(f"{place}.{field}", token, (*tokens, *also)), word


def _all(place: str, found: Collection[str], expected: Collection[str]) -> None:
    for name in found:
        _word(place, name, expected)
    for name in expected:
        if name not in found:
            raise InputError("json_missing_field", file=FILE, place=place, field=name)


def _filled(place: str, text: str) -> None:
    if not text.strip():
        raise InputError("knowledge_at_empty", file=FILE, place=place)
