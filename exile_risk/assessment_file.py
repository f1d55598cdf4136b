# SPDX-License-Identifier: GPL-3.0-or-later
"""The assessment as JSON. Contract: docs/contracts.md, `exile-risk/assessment`."""

from typing import TYPE_CHECKING, Any

from exile_risk.asking import Change, Question, next_questions, what_would_change
from exile_risk.engine.custody import if_held
from exile_risk.knowledge.corrected import taking_part
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, WeightDraws
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Fact
from exile_risk.model.precedents import Match, Point
from exile_risk.precedents import precedents_of

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

FORMAT = "exile-risk/assessment"
VERSION = 1


def assessment_document(
    found: Assessment, catalogue: Catalogue, knowledge: "Knowledge | None" = None
) -> dict[str, Any]:
    """Return the JSON object of an assessment; numbers are exact and for audit, people see bands and steps.

    `knowledge` is what the case was rated with; None: answers only, then there are no precedents.
    """
    rating = found.rating
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_of": found.day.isoformat(),
        "origin": found.case.origin,
        "host": found.case.host,
        "state": found.state,
        "band": found.band.word if found.band is not None else None,
        "low_withheld": found.low_withheld,
        "central_band": rating.band.word,
        "likely": [band.word for band in found.likely],
        "bounds": [rating.lowest.word, rating.highest.word],
        "confidence": found.confidence,
        "weight_draws": _weight_draws(found.weight_draws),
        "open_for_bounds": {"stale": list(found.stale), "inferred": list(found.inferred)},
        "imminence": rating.imminence,
        "floor": rating.floor.word if rating.floor is not None else None,
        "deciding_level": rating.deciding_level,
        "leading_pathway": rating.leading_pathway,
        "index": rating.index,
        "pathways": {p.id: _pathway(p) for p in rating.pathways.values()},
        "harm_given_return": dict(rating.harm_given_return),
        "exceedance": dict(rating.exceedance),
        "facts": {factor: _fact(found, factor, answer) for factor, answer in sorted(found.used.items())},
        "unknown": list(found.open_questions),
        "if_held": _if_held(found, catalogue),
        "ask_next": [_question(q) for q in next_questions(found, catalogue)],
        "would_change": [_change(c) for c in what_would_change(found, catalogue)],
        **_precedents(found, knowledge),
        "local_corrections": [_local(fact) for fact in taking_part(found.derived, found.case.answers)],
        "versions": vars(found.versions),
    }


def _if_held(found: Assessment, catalogue: Catalogue) -> dict[str, Any] | None:
    held = if_held(catalogue, {factor: answer.value for factor, answer in found.used.items()})
    if held is None:
        return None
    return {"steps": held.steps, "terms": [vars(term) for term in held.terms]}


def _weight_draws(drawn: WeightDraws) -> dict[str, Any]:
    return {"n": drawn.n, "held": drawn.held, "bands": {band.word: count for band, count in drawn.bands.items()}}


def _question(asked: Question) -> dict[str, Any]:
    return {
        "factor": asked.factor,
        "gain": asked.gain,
        "moves": asked.moves,
        "narrows": asked.narrows,
        "cost": asked.cost,
        "may_reach": asked.may_reach.word,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "set": dict(change.set),
        "band": change.band.word,
        "kind": "lowers" if change.lowers else "raises",
        "actionable": change.actionable,
        "marked": change.cost is not None,
        "cost": change.cost,
    }


def _precedents(found: Assessment, knowledge: "Knowledge | None") -> dict[str, Any]:
    """Return the nearest precedents for and against in one list, nearest first, and how many there are besides."""
    if knowledge is None:
        return {"precedents": [], "precedents_counted": {"read": {}, "unverified": {}}}
    near = precedents_of(found, knowledge)
    listed = sorted((*near.harmed, *near.spared), key=lambda match: (-match.similarity, match.precedent.id))
    counted = {"read": dict(near.tally.read), "unverified": dict(near.tally.unverified)}
    return {"precedents": [_precedent(match) for match in listed], "precedents_counted": counted}


def _precedent(match: Match) -> dict[str, Any]:
    one = match.precedent
    return {
        "id": one.id,
        "similarity": match.similarity,
        "date": one.date,
        "origin": one.origin,
        "host": one.host,
        "label": one.label,
        "note": one.note,
        "outcome": one.outcome,
        "harm": one.harmed,
        "attribution_disputed": one.disputed,
        "source": one.source,
        "shares": [_point(point) for point in match.shares],
        "differs": [_point(point) for point in match.differs],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"id": point.id, "params": dict(point.params), "points": round(point.points, 3)}


def _local(fact: Fact) -> dict[str, Any]:
    """Return what acts in a correction; the caseworker's own words about source and reason stay in the vault."""
    return {
        "number": int(fact.id.rpartition("/")[2]),
        "factor": fact.attribute,
        "value": fact.value,
        "subject": fact.subject,
        "valid_from": fact.valid_from.isoformat() if fact.valid_from else None,
        "valid_to": fact.valid_to.isoformat() if fact.valid_to else None,
        "read_on": fact.as_of,
    }


def _pathway(pathway: Any) -> dict[str, Any]:
    return {
        "probability": pathway.probability,
        "log2_odds": pathway.log2_odds,
        "share": pathway.share,
        "terms": [vars(term) for term in pathway.terms],
    }


def _fact(found: Assessment, factor: str, answer: Answer) -> dict[str, Any]:
    value = answer.known if answer.known is not None else None
    if factor in found.case.answers:
        open_word = None if value is not None else getattr(answer.value, "value", None)
        said = {"value": value, "from": "caseworker", "unanswered": open_word, "source": None, "as_of": None}
        return said if answer.grade is None else {**said, "grade": answer.grade.value}
    derived = found.derived[factor]
    first = derived.facts[0] if derived.facts else None
    return {
        "value": value,
        "from": "knowledge" if derived.facts else "case",
        "rule": derived.rule,
        "source": first.sources[0] if first and first.sources else None,
        "as_of": first.as_of if first else None,
        "basis": first.basis.value if first else None,
        "confidence": first.confidence.value if first else None,
        "facts": [fact.id for fact in derived.facts],
        "stale": derived.stale,
    }
