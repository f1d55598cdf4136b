# SPDX-License-Identifier: GPL-3.0-or-later
"""Relocation as JSON. Contract: docs/contracts.md, `exile-risk/relocation`. Numbers are for audit; people see words."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from exile_risk.knowledge.conditions import Condition
from exile_risk.knowledge.pathways import pathways
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.model.relocation import Alert, Choice, Leg, Objection, Prospect, Relocation, Residual, Roads, Span
from exile_risk.relocation.access import tied_to_no_state
from exile_risk.relocation.choosing import chosen_options
from exile_risk.relocation.client_weights import counting
from exile_risk.relocation.criteria import Criteria
from exile_risk.relocation.exclusions import band_now
from exile_risk.relocation.own_country import is_own_country
from exile_risk.relocation.questions import Asked, to_ask
from exile_risk.relocation.residual import AS_NOW, Elsewhere, travel_is_worse
from exile_risk.relocation.score import LEVEL, too_late_this_year
from exile_risk.relocation.situation import situation_of

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

FORMAT = "exile-risk/relocation"
VERSION = 1


def looks_back(found: Assessment, knowledge: "Knowledge") -> bool:
    """Whether the day lies before the month of the facts: what programmes there were then is not on file."""
    year, month = (int(part) for part in knowledge.version.split(".")[:2])
    return found.day < date(year, month, 1)


def questions_open(found: Assessment, relocation: Relocation) -> tuple[Asked, ...]:
    """Return what to ask once; first what touches most of the options that are offered."""
    return to_ask(relocation.options, situation_of(found))


def relocation_document(
    found: Assessment,
    relocation: Relocation,
    catalogue: Catalogue,
    knowledge: "Knowledge",
    weights: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """Return the JSON object of a relocation; every option with what it was ordered by."""
    write = _Writer(found, catalogue, knowledge)
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_of": found.day.isoformat(),
        "origin": found.case.origin,
        "host": found.case.host,
        "band_now": band_now(found).word,
        "looking_back": looks_back(found, knowledge),
        "programmes_as_of": max((p.as_of for p in pathways()), default=None),
        "weights": dict(counting(found.case.needs, weights)),
        "stay": write.option(relocation.stay),
        "options": [write.option(one) for one in relocation.options],
        "pairs": [list(pair) for pair in relocation.pairs],
        "dominated": [write.option(one) for one in relocation.dominated],
        "excluded": [write.option(one) for one in relocation.excluded],
        "wished": [{"destination": one.destination, "option": one.id} for one in relocation.wished],
        "chosen": [
            {"option": c.id, "standing": c.standing} for c in chosen_options(relocation, found.case.needs.chosen)
        ],
        "tied_to_no_state": [write.option(one) for one in tied_to_no_state(found)],
        "ask": [
            {"question": a.ask.id, "field": a.ask.field, "token": a.ask.token, "options": list(a.options)}
            for a in questions_open(found, relocation)
        ],
        "versions": vars(found.versions),
    }


class _Writer:
    """Writes options of one relocation."""

    def __init__(self, found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> None:
        self._elsewhere = Elsewhere(found, catalogue, knowledge)
        self._criteria = Criteria(found, knowledge)

    def option(self, one: Choice) -> dict[str, Any]:
        """Return one option; what nobody knows is null."""
        way, prospect = one.pathway, one.prospect
        return {
            "id": one.id,
            "destination": one.destination,
            "pathway": way.id if way else None,
            "name": way.name if way else None,
            "own_country": is_own_country(one),
            "kind": one.kind.value,
            "referrer": way.referrer if way else None,
            "status": _status(one),
            "residual": self._residual(one),
            "access": {"level": one.access.level, **_span(one.access.chance)},
            "weeks": _span(one.weeks) if one.weeks else None,
            "too_late_this_year": too_late_this_year(one.weeks) if one.weeks else None,
            "route": _route(one.roads),
            "gain": _span(prospect.gain_12) if prospect else None,
            "prospect": _prospect(prospect),
            "criteria": self._judged(one),
            "conditions_met": _texts(one.access.met),
            "conditions_unmet": _texts(one.access.unmet),
            "conditions_to_obtain": _texts(one.access.to_obtain),
            "conditions_unknown": _texts(one.access.unknown),
            "first_steps": list(one.access.first_steps),
            "documents": list(way.documents) if way else [],
            "places": way.places.text if way else None,
            "gives_up": list(one.gives_up),
            "sources": list(way.sources) if way else [],
            "reasons": [_objection(o) for o in one.objections],
            "dominated_by": one.dominated_by,
            "in_top_three": one.in_top_three,
            "marks": list(one.marks),
        }

    def _judged(self, one: Choice) -> dict[str, Any]:
        if not one.criteria:
            return {}
        told = self._criteria.of(one, self._elsewhere.facts(one.destination))
        return {
            name: {"value": c.value, "reason": c.reason, "params": dict(c.params), "facts": [f.id for f in c.facts]}
            for name, c in told.items()
        }

    def _residual(self, one: Choice) -> dict[str, Any] | None:
        left = one.residual
        if left is None:
            return None
        return {**_rated(left), "later_journey": self._later(one, left)}

    def _later(self, one: Choice, left: Residual) -> dict[str, Any] | None:
        """Return what a later journey would come to, for options that are offered or set aside."""
        if left.arrival == AS_NOW or one.objections:
            return None
        journey = self._elsewhere.on_a_later_journey(one.destination, left.arrival)
        worse = travel_is_worse(left.rating, journey)
        return {"band": journey.band.word, "worse": worse, "T": journey.pathways["T"].probability}


def _rated(left: Residual) -> dict[str, Any]:
    rating = left.rating
    return {
        "arrival": left.arrival,
        "band": left.band.word,
        "central_band": rating.band.word,
        "likely": [band.word for band in left.likely] if left.likely else None,
        "bounds": [rating.lowest.word, rating.highest.word],
        "leading_pathway": rating.leading_pathway,
        "deciding_level": rating.deciding_level,
        "pathways": {p.id: p.probability for p in rating.pathways.values()},
        "exceedance": {LEVEL: rating.exceedance[LEVEL]},
    }


def _status(one: Choice) -> dict[str, Any] | None:
    way = one.pathway
    if way is None:
        return None
    return {"word": way.status, "as_of": way.as_of, "since": way.since, "until": way.until}


def _prospect(prospect: Prospect | None) -> dict[str, Any] | None:
    return {name: _span(value) for name, value in vars(prospect).items()} if prospect else None


def _route(roads: Roads | None) -> dict[str, Any] | None:
    """Return the safest road; `legs` are empty where none is left, and `barred` says why."""
    if roads is None:
        return None
    best = roads.best[0] if roads.best else None
    return {
        "danger": best.danger if best else None,
        "legs": [_leg(leg) for leg in best.legs] if best else [],
        "leaving": [_alert(alert) for alert in roads.leaving],
        "barred": _alert(roads.barred) if roads.barred else None,
    }


def _leg(leg: Leg) -> dict[str, Any]:
    return {
        "start": leg.start,
        "end": leg.end,
        "by": leg.by,
        "danger": leg.danger,
        "band": leg.band.word,
        "visa": leg.visa,
        "alerts": [_alert(alert) for alert in leg.alerts],
    }


def _alert(alert: Alert) -> dict[str, Any]:
    return {"word": alert.word, "params": dict(alert.params), "facts": [f.id for f in alert.facts]}


def _objection(objection: Objection) -> dict[str, Any]:
    return {
        "reason": objection.reason,
        "unlock": objection.unlock,
        "params": dict(objection.params),
        "facts": [{"id": f.id, "as_of": f.as_of, "sources": list(f.sources)} for f in objection.facts],
    }


def _span(span: Span) -> dict[str, float]:
    return {"low": span.low, "high": span.high}


def _texts(conditions: tuple[Condition, ...]) -> list[str]:
    return [c.text for c in conditions]
