# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two ratings of a case: answer by answer, whose change it is, and what it moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from exile_risk.judgement.record import record_of
from exile_risk.judgement.record_file import DerivedRow, FactRow, RatingRecord, TermRow
from exile_risk.knowledge.factors import OF_CHARGES
from exile_risk.model.answers import Unanswered
from exile_risk.model.assessment import Assessment

BASE = "base"
CHARGES, NATIONALITIES = "charges", "nationalities"
OF_THE_CASE = ("origin", "host", NATIONALITIES, CHARGES)
"""What a change can be about besides a factor: parts of the case itself."""

CHARGE_FACTORS = frozenset(OF_CHARGES)
"""Factors that follow from the accusation: with other charges they are another answer, not another fact."""

LOCAL_ID = "local/"
"""How the ids of a caseworker's own corrections begin."""

_LEAST = 1e-12


class Whose(Enum):
    """Who or what changed an answer."""

    CASEWORKER = "caseworker"  # an answer, a charge, a nationality or a place of the case
    TIME = "time"  # a fact began or ended between the two days, or grew too old for the range
    FACTS = "facts"  # the knowledge base says something else about the same days
    CORRECTION = "correction"  # a correction of this vault began or ceased to count
    MODEL = "model"  # the answer is the same and weighs something else


@dataclass(frozen=True)
class Change:
    """One difference. `before` and `after` are value ids or the words for not answering; None: nothing was said.

    For a part of the case (`OF_THE_CASE`) they are country codes or "offence:stage", joined by spaces. `steps` is what
    it adds to the pathway that leads afterwards. `stale_before` and `stale_after` tell where the answer rests on a fact
    too old to count for the range. `new_facts` are the ids of facts that decide only afterwards.
    """

    factor: str
    before: str | None
    after: str | None
    whose: Whose
    steps: float = 0.0
    stale_before: bool = False
    stale_after: bool = False
    new_facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two ratings of one case. The steps of `changes` and `beside` add up to `steps`.

    `pathway` is the one that leads afterwards; `steps` is how far its log2 odds moved. `beside` is what answers that
    stayed the same count more or less because others of their group, or the courts, changed. `index` is how far the
    whole danger moved, in doublings.
    """

    before: RatingRecord
    after: RatingRecord
    pathway: str
    steps: float
    index: float
    changes: tuple[Change, ...]
    beside: float

    @property
    def same(self) -> bool:
        """Whether nothing at all differs but the day."""
        return not self.changes and self.before.result == self.after.result


@dataclass(frozen=True)
class _Said:
    """What counted for one factor."""

    value: str | None
    own: bool = False
    facts: tuple[FactRow, ...] = ()
    stale: bool = False


def compare(before: RatingRecord, after: RatingRecord) -> Comparison:
    """Return what changed from one rating to the other: the largest steps first, what moves nothing last."""
    pathway = after.result.leading_pathway
    old, new = before.result.pathways[pathway], after.result.pathways[pathway]
    moved = _moved(old.terms, new.terms)
    found = [*_case_changes(before, after), *_answer_changes(before, after, moved)]
    if before.versions.model != after.versions.model:
        told = {change.factor for change in found}
        reweighed = _reweighed(old.terms, new.terms, told)
        found += [Change(f, value, value, Whose.MODEL, moved.get(f, 0.0)) for f, value in reweighed]
    whole = new.log2_odds - old.log2_odds
    return Comparison(
        before=before,
        after=after,
        pathway=pathway,
        steps=whole,
        index=after.result.index - before.result.index,
        changes=tuple(sorted(found, key=lambda c: (c.factor not in OF_THE_CASE, -abs(c.steps)))),
        beside=whole - sum(change.steps for change in found),
    )


def compare_assessments(before: Assessment, after: Assessment) -> Comparison:
    """Return what changed between two assessments, stored or not."""
    return compare(record_of(before), record_of(after))


def _moved(old: tuple[TermRow, ...], new: tuple[TermRow, ...]) -> Mapping[str, float]:
    """Return per factor how many more steps it counts afterwards."""
    found: dict[str, float] = {}
    for terms, sign in ((new, 1), (old, -1)):
        for term in terms:
            found[term.factor] = found.get(term.factor, 0.0) + sign * term.steps
    return found


def _reweighed(old: tuple[TermRow, ...], new: tuple[TermRow, ...], told: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (factor, value) of the same answers that count something else alone: the model gave them other weights."""
    weights = {(t.factor, t.value, t.kind): t.weight for t in old}
    others = {(t.factor, t.value, t.kind): t.weight for t in new}
    for key in dict.fromkeys((*weights, *others)):
        if key[0] not in told and abs(weights.get(key, 0.0) - others.get(key, 0.0)) > _LEAST:
            told.add(key[0])
            yield key[0], key[1]


def _case_changes(before: RatingRecord, after: RatingRecord) -> Iterator[Change]:
    old, new = before.case, after.case
    for name, one, other in (
        ("origin", old.origin, new.origin),
        ("host", old.host, new.host),
        (NATIONALITIES, _joined(old.nationalities), _joined(new.nationalities)),
        (CHARGES, _joined(_charges(before)), _joined(_charges(after))),
    ):
        if one != other:
            yield Change(name, one, other, Whose.CASEWORKER)


def _charges(record: RatingRecord) -> list[str]:
    return [f"{charge.offence}:{charge.stage}" for charge in record.case.charges]


def _joined(words: list[str] | None) -> str | None:
    return None if words is None else " ".join(words)


def _answer_changes(before: RatingRecord, after: RatingRecord, moved: Mapping[str, float]) -> Iterator[Change]:
    names = dict.fromkeys((*before.case.answers, *before.derived, *after.case.answers, *after.derived))
    for factor in names:
        old, new = _said(before, factor), _said(after, factor)
        if (old.value, old.stale) == (new.value, new.stale):
            continue
        known = {fact.id for fact in old.facts}
        yield Change(
            factor=factor,
            before=old.value,
            after=new.value,
            whose=_whose(factor, old, new, before, after),
            steps=moved.get(factor, 0.0) if old.value != new.value else 0.0,
            stale_before=old.stale,
            stale_after=new.stale,
            new_facts=tuple(fact.id for fact in new.facts if fact.id not in known),
        )


def _said(record: RatingRecord, factor: str) -> _Said:
    if factor in record.case.answers:
        value = record.case.answers[factor]
        return _Said(None if value == Unanswered.NOT_ASKED.value else value, own=True)
    row: DerivedRow | None = record.derived.get(factor)
    return _Said(row.value, facts=row.facts, stale=row.stale) if row else _Said(None)


def _whose(factor: str, old: _Said, new: _Said, before: RatingRecord, after: RatingRecord) -> Whose:
    if old.own or new.own or _other_case(factor, before, after):
        return Whose.CASEWORKER
    if _local(old) != _local(new):
        return Whose.CORRECTION
    if _base(before) == _base(after) or _explained_by_days(old, new, before, after):
        return Whose.TIME
    return Whose.FACTS


def _other_case(factor: str, before: RatingRecord, after: RatingRecord) -> bool:
    """Return whether the case itself asks something else now: another place, other charges, another nationality."""
    if (before.case.origin, before.case.host) != (after.case.origin, after.case.host):
        return True
    if factor == "citizenship":
        return before.case.nationalities != after.case.nationalities
    return factor in CHARGE_FACTORS and before.case.charges != after.case.charges


def _local(said: _Said) -> set[str]:
    return {fact.id for fact in said.facts if fact.id.startswith(LOCAL_ID)}


def _base(record: RatingRecord) -> str:
    """Return the version of the facts without the mark of this vault's corrections."""
    return record.versions.knowledge.partition("+")[0]


def _explained_by_days(old: _Said, new: _Said, before: RatingRecord, after: RatingRecord) -> bool:
    """Return whether a fact that decided ended, one that decides began, or one grew old, between the two days."""
    if before.day == after.day:
        return False
    first, last = sorted((before.day, after.day))
    ended = any(f.until is not None and first <= f.until < last for f in (*old.facts, *new.facts))
    began = any(f.since is not None and first < f.since <= last for f in (*old.facts, *new.facts))
    return ended or began or old.stale != new.stale
