# SPDX-License-Identifier: GPL-3.0-or-later
"""From a case to an assessment: the caseworker's answers, what the facts add, and the engine's rating."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from exile_risk import __version__
from exile_risk.engine import rate
from exile_risk.engine.completions import likely_bands, open_factors
from exile_risk.engine.weight_draws import weight_draws
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.assessment import Assessment, Band, Rating, Versions
from exile_risk.model.case import Case
from exile_risk.model.factors import Catalogue
from exile_risk.model.facts import Derived

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

NO_KNOWLEDGE = "none"
WORSE_IS_LIKELY, RETURNEES_ARE_HARMED, GROUP_NOT_ASKED = "worse_is_likely", "returnees_are_harmed", "group_not_asked"
GROUP, _NOT_COLLECTED = "group_hunted", "group_hunted.no_facts"
"""The question whether somebody belongs to a group that is hunted abroad, and the rule of days before any facts."""

RATED, NOT_ENOUGH, DANGER_CHECK = "rated", "not_enough_information", "danger_check_not_done"


def assess(case: Case, catalogue: Catalogue, knowledge: "Knowledge | None") -> Assessment:
    """Return the assessment of a case; with `knowledge` None only the case's own answers count (`--answers-only`)."""
    answers, doubtful, derived = answers_with_facts(case, catalogue, knowledge)
    used = {f: case.answers.get(f) or Answer(value) for f, value in answers.items()}
    inferred = inferred_factors(case)
    rating = rate(catalogue, answers, doubtful)
    band, likely = planning(catalogue, answers, rating, inferred)
    width = likely[1] - likely[0]
    state = _state(catalogue, answers, rating, width)
    withheld = why_not_low(case, catalogue, answers, derived, band, likely)
    shown = _shown(state, band, withheld)
    return Assessment(
        case=case,
        day=case.as_of,
        state=state,
        band=shown,
        low_withheld=withheld if state == RATED else None,
        likely=(likely[0], likely[1] if shown is None else max(likely[1], shown)),
        confidence=_confidence(catalogue, answers, width, rating),
        rating=rating,
        used=MappingProxyType(used),
        derived=derived,
        open_questions=open_factors(catalogue, answers),
        versions=Versions(__version__, catalogue.version, _facts_version(case, knowledge, derived)),
        weight_draws=weight_draws(catalogue, answers, rating.band),
        stale=tuple(f for f in catalogue.factors if f in doubtful - inferred),
        inferred=tuple(f for f in catalogue.factors if f in doubtful & inferred),
    )


def planning(
    catalogue: Catalogue,
    answers: Mapping[str, str | Unanswered],
    rating: Rating,
    inferred: frozenset[str] = frozenset(),
) -> tuple[Band, tuple[Band, Band]]:
    """Return (planning band, likely range): the worse of centre and median completion, and a range that holds it.

    Factors in `inferred` keep their value in the centre and are drawn anew in the completions (decision 9).
    """
    lowest, middle, highest = likely_bands(catalogue, answers, inferred)
    band = max(rating.band, middle)
    return band, (min(lowest, band), max(highest, band))


def why_not_low(
    case: Case,
    catalogue: Catalogue,
    answers: Mapping[str, str | Unanswered],
    derived: Mapping[str, Derived],
    band: Band,
    likely: tuple[Band, Band],
) -> str | None:
    """Return why a planning band of Low must not be said of the host of the case; None where nothing forbids it.

    Answers and facts are those of that host: of a place somebody would move to, Low is withheld as where they are.
    """
    if band is not Band.LOW:
        return None
    withheld = _low_withheld(case, answers, likely)
    if withheld is None and GROUP in catalogue.factors and _group_open(case, answers, derived):
        return GROUP_NOT_ASKED
    return withheld


def answers_with_facts(
    case: Case, catalogue: Catalogue, knowledge: "Knowledge | None"
) -> tuple[Mapping[str, str | Unanswered], frozenset[str], Mapping[str, Derived]]:
    """Return (answers that count, those that count as open for the bounds, what was derived).

    The caseworker's own answers always win. Open for the bounds are those that rest on stale facts or on inference.
    """
    derived = MappingProxyType(_derived(case, knowledge) if knowledge else {})
    answers: dict[str, str | Unanswered] = {f: d.value for f, d in derived.items() if d.value is not None}
    answers.update({f: a.value for f, a in case.answers.items()})
    stale = frozenset(f for f, d in derived.items() if d.stale and d.value is not None and f not in case.answers)
    counted = {f: v for f, v in answers.items() if f in catalogue.factors}
    return counted, (stale | inferred_factors(case)) & counted.keys(), derived


def inferred_factors(case: Case) -> frozenset[str]:
    """Return the factors whose answer was neither seen nor told but concluded: a guess must not close a question."""
    return frozenset(f for f, a in case.answers.items() if a.grade is EvidenceGrade.INFERENCE and a.known is not None)


def _facts_version(case: Case, knowledge: "Knowledge | None", derived: Mapping[str, Derived]) -> str:
    """Return the version of the facts, marked where corrections of the vault took part."""
    if knowledge is None:
        return NO_KNOWLEDGE
    if not knowledge.corrections:
        return knowledge.version
    from exile_risk.knowledge.corrected import taking_part, version_mark

    return knowledge.version + version_mark(taking_part(derived, case.answers))


def _derived(case: Case, knowledge: "Knowledge") -> dict[str, Derived]:
    found = dict(knowledge.corridor(case.origin, case.host, case.as_of))
    found.update(knowledge.charges(case.origin, case.host, case.as_of, case.charges))
    found.update(_citizenship(case))
    return found


def _citizenship(case: Case) -> dict[str, Derived]:
    """Return which nationality could protect the person: the most protective of those named in the case."""
    if case.nationalities is None:
        return {}
    held = set(case.nationalities)
    if not held:
        value = "stateless"
    elif case.host in held:
        value = "host_citizen"
    elif held - {case.origin}:
        value = "third_country_citizen"
    else:
        value = "origin_only"
    named = " ".join(case.nationalities)
    return {"citizenship": Derived("citizenship", value, "citizenship_from_nationality", {"nationalities": named})}


def _coverage(catalogue: Catalogue, answers: Mapping[str, str | Unanswered]) -> float:
    """Return kappa: the share of the core questions that are answered or do not apply."""
    core = [f.id for f in catalogue.factors.values() if f.core]
    done = [f for f in core if isinstance(answers.get(f), str) or answers.get(f) is Unanswered.NOT_APPLICABLE]
    return len(done) / len(core)


def _state(catalogue: Catalogue, answers: Mapping[str, str | Unanswered], rating: Rating, width: int) -> str:
    """Return whether there is a rating to show: method.md 3.3 (danger check) and 3.4 (enough information)."""
    if any(not isinstance(answers.get(t), str) for t in catalogue.triggers):
        return DANGER_CHECK
    if any(answers.get(t) == "yes" for t in catalogue.triggers):
        return RATED
    core = _coverage(catalogue, answers)
    if core < 0.6 or (core < 0.8 and width >= 2) or width == 3:
        return NOT_ENOUGH
    return RATED


def _shown(state: str, band: Band, low_withheld: str | None) -> Band | None:
    """Return the band to act on: none before the danger check, and never Low where it must not be said."""
    if state == DANGER_CHECK:
        return None
    return max(band, Band.MODERATE) if state == NOT_ENOUGH or low_withheld else band


def _low_withheld(case: Case, answers: Mapping[str, str | Unanswered], likely: tuple[Band, Band]) -> str | None:
    """Return why a Low must not be said, or None (decision 5).

    A person without a role has little to fear by the weights; where whoever comes back is tortured or jailed and the
    stay can be ended, that is no reason to call it Low. Of a group hunted as a whole every member is jailed, and only
    strong courts keep a stay from being ended for that.
    """
    if likely[1] > Band.MODERATE:
        return WORSE_IS_LIKELY
    cruel = answers.get("torture_record") in ("widespread", "systematic")
    fate = case.answers.get("returnee_fate")  # the derived one is of political returnees, not of people like them
    harmed = fate is not None and fate.known in ("jailed_or_ill_treated", "vanished")
    stay, citizenship = answers.get("immigration_status"), answers.get("citizenship")
    removable = stay in ("irregular", "removal_order") or not isinstance(stay, str)
    exposed = answers.get(GROUP) == "hunted" and answers.get("host_courts") != "strong"
    if (((cruel or harmed) and removable) or exposed) and citizenship != "host_citizen":
        return RETURNEES_ARE_HARMED
    return None


def _group_open(case: Case, answers: Mapping[str, str | Unanswered], derived: Mapping[str, Derived]) -> bool:
    """Whether nobody has said if the person belongs to a group that the origin hunts abroad as a whole (decision 24).

    That it hunts some stands in the facts, or a correction doubts their "no". A trader without politics rates Low by
    everything else that can be asked. A "no" that was only concluded, from a name or a face, is nobody's word.
    """
    asks = derived.get(GROUP)  # value and rule are all that a record keeps of it
    if asks is None or asks.value is not None or asks.rule == _NOT_COLLECTED:
        return False
    said = answers.get(GROUP)
    if said == "no":
        return GROUP in inferred_factors(case)
    return not isinstance(said, str) and said is not Unanswered.NOT_APPLICABLE


def _confidence(catalogue: Catalogue, answers: Mapping[str, str | Unanswered], width: int, rating: Rating) -> str:
    """Return high, medium or low (method.md 3.4); never high while the open answers could still bring any band."""
    core = _coverage(catalogue, answers)
    if core == 1 and width == 0 and rating.highest - rating.lowest < Band.EXTREME - Band.LOW:
        return "high"
    return "medium" if core >= 0.8 and width <= 1 else "low"
