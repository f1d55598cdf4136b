# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseworker's own word on a fact: dated, sourced, kept apart from the base and stronger than it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from exile_risk.errors import InputError
from exile_risk.knowledge.factors import OF_A_HOST, OF_A_PAIR, OF_AN_ORIGIN
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Basis, Confidence, Fact, Source

LOCAL_CORRECTION = "local_correction"
"""The rule id of a corrected factor."""

NOT_TO_BE_TRUSTED = "local_correction.unknown"
"""Why a factor is unknown when the correction only says that the shipped answer is wrong."""

CORRIDOR, HOST, ORIGIN = "corridor", "host", "origin"

SCOPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(OF_A_HOST, (HOST, CORRIDOR))
    | dict.fromkeys(OF_AN_ORIGIN, (ORIGIN, CORRIDOR))
    | dict.fromkeys(OF_A_PAIR, (CORRIDOR,))
)
"""Where a correction of a factor may hold, the usual scope first. What is not here depends on the person, not on facts:
it is answered in the case."""

CHARGE_SCOPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"dual_criminality": (HOST, CORRIDOR), "max_penalty": (ORIGIN, CORRIDOR)}
)
"""The same for what the laws of the two states say of one offence: such a correction names the offence."""

ALL_SCOPES: Mapping[str, tuple[str, ...]] = MappingProxyType({**SCOPES, **CHARGE_SCOPES})
"""Every factor that can be corrected."""

ONLY_DOUBTED = frozenset({"group_hunted"})
"""Factors of which a correction may say only that the answer is not to be trusted: who belongs to a group is said in
the case, and a "no" for everybody of a state would end the asking (decision 24)."""

CORRECTED_CHARGE = "local_correction.charge"
"""The rule id where a correction decides what an offence exposes to."""

_OF_ONE_HOST = frozenset(
    {("origin_violence_abroad", "documented_in_this_host"), ("disappearance_record", "this_network")}
)
"""Values that speak of one host and would be false anywhere else."""

FIRST_YEAR, YEARS_AHEAD = 1900, 10
"""Days outside are slips of the pen: nothing here is older, and no law is known longer beforehand."""

LIMITS: Mapping[str, int] = MappingProxyType({"title": 300, "publisher": 200, "why": 1000})
"""Characters that fit into a text."""

_TURNS_TEXT = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@dataclass(frozen=True)
class Correction:
    """One correction. `value` None: the shipped answer is not to be trusted and nothing better is known.

    `origin` None: people from everywhere; `host` None: in every country. `valid_to` None is open; both days are
    inclusive. The source is named in the caseworker's words, `read_on` is the day it was read or heard. `number` is the
    vault's (0 while it was not kept). `offence` names the offence of a `CHARGE_SCOPES` factor, else it is None.
    """

    factor: str
    value: str | None
    origin: str | None
    host: str | None
    valid_from: date
    valid_to: date | None
    title: str
    publisher: str
    read_on: date
    why: str
    written_on: date
    number: int = 0
    offence: str | None = None

    @property
    def scope(self) -> str:
        """Where it holds: corridor, host or origin."""
        if self.origin is not None and self.host is not None:
            return CORRIDOR
        return HOST if self.host is not None else ORIGIN

    @property
    def id(self) -> str:
        """The id of its fact and of its source; no shipped one begins like this."""
        return f"local/{self.number}"

    @property
    def fact(self) -> Fact:
        """The correction as the fact that decides."""
        place = f"{self.origin}>{self.host}" if self.scope == CORRIDOR else self.host or self.origin or ""
        return Fact(
            id=self.id,
            subject=f"{place}/{self.offence}" if self.offence is not None else place,
            attribute=self.factor,
            value=self.value if self.value is not None else "unknown",
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            sources=(self.id,),
            basis=Basis.LOCAL,
            confidence=Confidence.MEDIUM,
            as_of=self.read_on.isoformat(),
            note=self.why,
        )

    @property
    def source(self) -> Source:
        """Where the caseworker found it."""
        return Source(self.id, self.title, self.publisher, str(self.read_on.year), None, None)

    def concerns(self, origin: str, host: str, day: date) -> bool:
        """Whether it speaks of this corridor on this day."""
        place = self.origin in (None, origin) and self.host in (None, host)
        return place and self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: "Correction") -> bool:
        """Whether both speak of the same factor (of an offence: and the same offence) and scope on some day."""
        mine, its = ((one.factor, one.offence, one.origin, one.host) for one in (self, other))
        if mine != its:
            return False
        ends_before = self.valid_to is not None and self.valid_to < other.valid_from
        begins_after = other.valid_to is not None and other.valid_to < self.valid_from
        return not ends_before and not begins_after


def standing(
    corrections: Iterable[Correction], origin: str, host: str, day: date
) -> Mapping[str, tuple[Correction, ...]]:
    """Return what is corrected in a corridor on a day, by factor: the one that counts first, then those it outdoes.

    A narrower scope wins, then the later beginning, then what was written later.
    """
    plain = (one for one in corrections if one.offence is None)
    return {factor: rivals for (factor, _none), rivals in _by_strength(plain, origin, host, day).items()}


def standing_of_charges(
    corrections: Iterable[Correction], origin: str, host: str, day: date
) -> Mapping[tuple[str, str], tuple[Correction, ...]]:
    """As `standing`, for what is corrected of single offences: by factor and offence."""
    found = _by_strength((one for one in corrections if one.offence is not None), origin, host, day)
    return {(factor, offence): rivals for (factor, offence), rivals in found.items() if offence is not None}


def _by_strength(
    corrections: Iterable[Correction], origin: str, host: str, day: date
) -> Mapping[tuple[str, str | None], tuple[Correction, ...]]:
    found: dict[tuple[str, str | None], list[Correction]] = {}
    for one in corrections:
        if one.concerns(origin, host, day):
            found.setdefault((one.factor, one.offence), []).append(one)
    return {key: tuple(sorted(rivals, key=_strongest_first)) for key, rivals in found.items()}


def _strongest_first(one: Correction) -> tuple[bool, int, int]:
    return one.scope != CORRIDOR, -one.valid_from.toordinal(), -one.number


def tidy(text: str) -> str:
    """Return a text as it is kept: one line, without characters that nobody sees or that turn the text around."""
    kept = "".join(c for c in text if c not in _TURNS_TEXT)
    return "".join(c for c in " ".join(kept.split()) if c >= " " and not "\x7f" <= c <= "\x9f")


def check_words(
    one: Correction, catalogue: Catalogue, countries: Collection[str], offences: Collection[str] = ()
) -> None:
    """Check that this program still knows what a correction speaks of.

    Raises InputError: correction_factor(value), correction_offence(value), correction_value(factor, value),
    correction_country(value), correction_same_state(country), correction_scope(factor, scope) or
    correction_one_host(factor, value).
    """
    known = catalogue.factors.get(one.factor)
    if known is None or one.factor not in (SCOPES if one.offence is None else CHARGE_SCOPES):
        raise InputError("correction_factor", value=one.factor)
    if one.offence is not None and one.offence not in offences:
        raise InputError("correction_offence", value=one.offence)
    if one.value is not None and (one.value not in known.values or one.factor in ONLY_DOUBTED):
        raise InputError("correction_value", factor=one.factor, value=one.value)
    for code in (one.origin, one.host):
        if code is not None and code not in countries:
            raise InputError("correction_country", value=code)
    if one.origin == one.host:  # the same state, or neither is named
        raise InputError("correction_same_state", country=one.host or "")
    if one.scope not in ALL_SCOPES[one.factor]:
        raise InputError("correction_scope", factor=one.factor, scope=one.scope)
    if one.scope != CORRIDOR and (one.factor, one.value) in _OF_ONE_HOST:
        raise InputError("correction_one_host", factor=one.factor, value=str(one.value))


def check(
    one: Correction,
    others: Iterable[Correction],
    catalogue: Catalogue,
    countries: Collection[str],
    today: date,
    offences: Collection[str] = (),
) -> None:
    """Check a correction that is about to be kept beside the `others` in force.

    Raises InputError: those of `check_words`; correction_year(day, first, last), correction_reversed(start, end),
    correction_read_later(day), correction_source, correction_long(field, limit); correction_overlap(factor, value,
    start, end, written, number) for one that says something else about the same days.
    """
    check_words(one, catalogue, countries, offences)
    last = today.year + YEARS_AHEAD
    for day in (one.valid_from, one.valid_to):
        if day is not None and not FIRST_YEAR <= day.year <= last:
            raise InputError("correction_year", day=day.isoformat(), first=FIRST_YEAR, last=last)
    if one.valid_to is not None and one.valid_to < one.valid_from:
        raise InputError("correction_reversed", start=one.valid_from.isoformat(), end=one.valid_to.isoformat())
    if one.read_on > today:
        raise InputError("correction_read_later", day=one.read_on.isoformat())
    if not one.title:
        raise InputError("correction_source")
    for field, limit in LIMITS.items():
        if len(getattr(one, field)) > limit:
            raise InputError("correction_long", field=field, limit=limit)
    for other in others:
        if one.overlaps(other) and other.value != one.value:
            raise _overlap(other)


def _overlap(other: Correction) -> InputError:
    return InputError(
        "correction_overlap",
        factor=other.factor,
        value=other.value or "",
        start=other.valid_from.isoformat(),
        end=other.valid_to.isoformat() if other.valid_to else "",
        written=other.written_on.isoformat(),
        number=other.number,
    )
