# SPDX-License-Identifier: GPL-3.0-or-later
"""Reported resettlements, failed journeys and refusals, and what the list of options says of each on its day."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.evidence.case_set import read_case_set
from exile_risk.evidence.coding import coded
from exile_risk.model.answers import Answer
from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.case import Needs
from exile_risk.model.relocation import Choice, Relocation, Roads
from exile_risk.relocation import exclusions as no
from exile_risk.relocation.options import relocate
from exile_risk.relocation.ranking import HARM
from exile_risk.relocation.roads import all_roads
from exile_risk.relocation.roads.crossings import Traveller, crossings
from exile_risk.relocation.roads.warnings import COOPERATION
from exile_risk.session import shared_knowledge

DATA = Path(__file__).parent.parent / "data"
FILE, FOUND = DATA / "resettlements.json", DATA / "resettlements_found.json"
RESETTLED, JOURNEY, REFUSED = "resettled", "journey", "refused"
PRECEDENT = "precedent"
TOP = 10
FIRST_TEN, LISTED, SET_ASIDE, ABSENT = "first_ten", "listed", "set_aside", "absent"
BARRED, ALERT, UNMARKED = "barred", "alert", "unmarked"
ALERTS = frozenset(COOPERATION) - {"ties_not_known"}
"""Alerts that warn of a state; that nobody knows is no warning."""

Row = Mapping[str, Any]
Record = Mapping[str, Any]
"""What one row came to, as it stands in the file of findings."""


@cache
def document() -> dict[str, Any]:
    """Return the whole file of rows."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def kept() -> Mapping[str, Record]:
    """Return the findings of the last full run, by row."""
    found: list[Record] = json.loads(FOUND.read_text(encoding="utf-8"))["found"]
    return {record["row"]: record for record in found}


def rows(kind: str) -> tuple[Row, ...]:
    """Return the rows of a kind in the order of the file."""
    return tuple(row for row in document()["rows"] if row["kind"] == kind)


def digest() -> str:
    """Return what the rows come to: any change to one of them changes it."""
    return sha256(json.dumps(document()["rows"], sort_keys=True).encode()).hexdigest()[:16]


def assessed(row: Row) -> Assessment:
    """Return the rating of a row on its day, with what a caseworker would have written down."""
    knowledge, catalogue = shared_knowledge(), load_catalogue()
    (case,) = read_case_set(json.dumps([{"id": row["id"], **row["case"]}]), FILE.name, knowledge.countries())
    day = date.fromisoformat(row["as_of"])
    plain = coded(case, knowledge.corridor(case.origin, case.host, day), catalogue)
    held = {"in_host_custody": Answer("yes")} if case.detained_by_host else {}
    told: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in row["needs"].items()}
    whole = replace(
        plain,
        as_of=day,
        answers={**plain.answers, **held},
        nationalities=tuple(row["nationalities"]),
        needs=Needs(**told),
    )
    return assess(whole, catalogue, knowledge)


def measure(row: Row) -> Record:
    """Return what the list of options says on the row's day."""
    found = assessed(row)
    listed = relocate(found, load_catalogue(), shared_knowledge())
    options = [one for one in listed.options if one.destination != found.case.host]
    by_place = _by_place(listed, found.case.host)
    record: dict[str, Any] = {
        "row": row["id"],
        "band": (found.band if found.band is not None else found.rating.band).word,
        "offered": len({one.destination for one in options}),
        "top": len(options[:TOP]),
        "top_harming": sum(one.prospect is not None and one.prospect.gain_12.middle < 0 for one in options[:TOP]),
        "top_harming_more": sum(
            one.prospect is not None and one.prospect.gain_12.middle < HARM for one in options[:TOP]
        ),
        "stands": [_stand(place, options, listed) for place in wanted(row)],
        "roads": _kept_off_by_roads(found, by_place),
    }
    usual = _took_most(found)
    for stand in record["stands"]:
        stand["usual"] = stand["destination"] in usual if usual else None
    failed = [f for f in row.get("failed", ()) if f["where"] != "host"]
    if failed:
        own = all_roads(found, load_catalogue(), shared_knowledge())  # whoever travels as they did is not brought in
        marks = {place: _marks(ways, own[place]) for place, ways in by_place.items() if place != found.case.origin}
        words = [m["word"] for m in marks.values()]
        record["of_all"] = {w: words.count(w) for w in (BARRED, ALERT, UNMARKED)}
        record["failed"] = [
            _flown_over(f["place"], row, by_place) if f["where"] == "overflight" else marks[f["place"]] for f in failed
        ]
    return record


def wanted(row: Row) -> tuple[str, ...]:
    """Return the destinations that a row names: those that worked, and those that had offered a place."""
    return tuple(place for name in ("worked", "offered") for place in row.get(name, {}).get("destinations", ()))


def best(record: Record) -> Record | None:
    """Return the best stand among the destinations of a record; None where it names none."""
    order = (FIRST_TEN, LISTED, SET_ASIDE, ABSENT)
    return min(record["stands"], key=lambda s: (order.index(s["word"]), s["place"] or 0), default=None)


def high(record: Record) -> bool:
    """Whether the band of the present host warned."""
    return record["band"] in (Band.HIGH.word, Band.EXTREME.word)


def _by_place(listed: Relocation, host: str) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for one in (*listed.options, *listed.dominated, *listed.excluded):
        if one.destination != host:
            found.setdefault(one.destination, []).append(one)
    return dict(sorted(found.items()))


def _stand(place: str, options: Sequence[Choice], listed: Relocation) -> dict[str, Any]:
    """Return where a destination stands, counted from 1 among different destinations and among all options; and what
    speaks against the way to it that has the fewest objections.
    """
    places = list(dict.fromkeys(one.destination for one in options))
    at = next((n for n, one in enumerate(options, 1) if one.destination == place), None)
    number = places.index(place) + 1 if place in places else None
    aside = next((one for one in listed.dominated if one.destination == place), None)
    against = min(
        (one for one in listed.excluded if one.destination == place),
        key=lambda one: (len(one.objections), one.id),
        default=None,
    )
    word = ABSENT if aside is None else SET_ASIDE
    if number is not None:
        word = FIRST_TEN if number <= TOP else LISTED
    return {
        "destination": place,
        "word": word,
        "place": number,
        "option": at,
        "way": options[at - 1].id if at else None,
        "instead": aside.dominated_by if aside is not None and not at else None,
        "against": sorted({o.reason for o in against.objections}) if against and word == ABSENT else [],
    }


def _kept_off_by_roads(found: Assessment, by_place: Mapping[str, Sequence[Choice]]) -> dict[str, int]:
    """Return how many states have a way that nothing but roads speaks against (E4), how many of them are so dangerous
    to enter that no road could help, how many would be on the list without E4, and in how many E4 stands at all.
    """
    every = [p for p, ways in by_place.items() if all(_has(way, no.DANGEROUS_ROADS) for way in ways)]
    free = [p for p, ways in by_place.items() if any(not way.objections for way in ways)]
    barred = [
        place
        for place, ways in by_place.items()
        if place not in free and any({o.reason for o in way.objections} == {no.DANGEROUS_ROADS} for way in ways)
    ]
    entering = 0
    if barred:
        case, catalogue = found.case, load_catalogue()
        states = crossings(shared_knowledge(), case.origin, case.as_of, catalogue)
        one = Traveller(found, catalogue)
        entering = sum(one.band(one.danger(place, states[place])) >= Band.HIGH for place in barred)
    return {
        "barred": len(barred),
        "by_entering": entering,
        "open_without": len(barred) + len(free),
        "with_E4": len(every),
    }


def _has(way: Choice, reason: str) -> bool:
    return any(o.reason == reason for o in way.objections)


def _marks(ways: Sequence[Choice], roads: Roads) -> dict[str, Any]:
    """Return what is said of a state: E2 whatever the way (High or worse there; that it is not lower than at home says
    nothing about a state), E4, and alerts about the state on entering it.
    """
    high_there = all(_has(way, no.HIGH) or {no.STILL_HIGH, no.HIGH_POSSIBLE} & set(way.marks) for way in ways)
    no_road = roads.barred is not None
    alerts = list(_alerts(roads))
    word = BARRED if high_there or no_road else ALERT if alerts else UNMARKED
    return {"word": word, "E2": high_there, "E4": no_road, "alerts": alerts}


def _alerts(roads: Roads) -> Iterator[str]:
    """Yield what the safest road warns of in the state that it ends in."""
    if roads.best:
        yield from (alert.word for alert in roads.best[0].legs[-1].alerts if alert.word in ALERTS)


def _flown_over(place: str, row: Row, by_place: Mapping[str, Sequence[Choice]]) -> dict[str, Any]:
    """Return whether the road to where the person was going says anything of a state below."""
    roads = next((w.roads for to in wanted(row) for w in by_place[to] if w.roads and w.roads.best), None)
    legs = roads.best[0].legs if roads else ()
    alerts = [a.word for leg in legs for a in leg.alerts if a.params.get("state") == place]
    return {"word": ALERT if alerts else UNMARKED, "E2": False, "E4": False, "alerts": alerts}


def _took_most(found: Assessment) -> tuple[str, ...]:
    """Return the ten states that took most resettled refugees in the last year counted before the day: what anybody
    could list without a model. Empty where no count is that old.
    """
    case, knowledge = found.case, shared_knowledge()
    counts: dict[int, dict[str, int]] = {}
    for place in knowledge.countries():
        for fact in knowledge.facts(place, "resettlement_arrivals"):
            if fact.valid_from and fact.valid_from.year < case.as_of.year and int(fact.value):
                counts.setdefault(fact.valid_from.year, {})[place] = int(fact.value)
    last = counts.get(max(counts, default=0), {})
    return tuple(sorted((p for p in last if p != case.host), key=lambda p: (-last[p], p))[:TOP])
