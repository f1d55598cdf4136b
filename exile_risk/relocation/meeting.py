# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the conditions of a pathway against a person, with the few readings that a single condition cannot make."""

from collections.abc import Mapping
from dataclasses import dataclass

from exile_risk.knowledge.conditions import Condition, Known, Outcome, check
from exile_risk.knowledge.pathways import Pathway
from exile_risk.relocation.situation import NOWHERE, RISK_BY_RATING

BY_PASSPORT = "visa_free_entry"
"""The kind of pathway where the passport shown decides, not every nationality held."""


@dataclass(frozen=True)
class Sorted:
    """The conditions of one pathway by what is known of the person, each in the order of the file."""

    met: tuple[Condition, ...]
    unmet: tuple[Condition, ...]
    to_obtain: tuple[Condition, ...]
    unknown: tuple[Condition, ...]


def sort_conditions(pathway: Pathway, situation: Mapping[str, Known], origin: str, passports: frozenset[str]) -> Sorted:
    """Return the conditions of a pathway sorted; `passports` are the states whose valid passport is surely held."""
    met: list[Condition] = []
    unmet: list[Condition] = []
    to_obtain: list[Condition] = []
    unknown: list[Condition] = []
    listed = _nationalities(pathway) if pathway.kind == BY_PASSPORT else frozenset()
    for condition in pathway.conditions:
        if listed and condition.documented and condition.field in ("nationality", "document"):
            outcome = _by_passport(condition, situation, listed, origin, passports)
        else:
            outcome = outcome_of(condition, situation)
        if outcome is Outcome.MET:
            met.append(condition)
        elif outcome is Outcome.UNMET:
            unmet.append(condition)
        else:
            (to_obtain if outcome is Outcome.TO_OBTAIN else unknown).append(condition)
    return Sorted(tuple(met), tuple(unmet), tuple(to_obtain), tuple(unknown))


def outcome_of(condition: Condition, situation: Mapping[str, Known]) -> Outcome:
    """Return what a condition says about a person.

    Beyond `conditions.check`: a claim made after the journey has the journey to obtain; an answered range counts; what
    the rating shows supports a referral; and a bar on one of several nationalities is a question, for the other
    passport may be free of it.
    """
    outcome = check(condition, situation)
    if not condition.documented:
        return outcome
    if outcome is Outcome.UNKNOWN and condition.field == "location" and "inside_destination" in condition.tokens:
        return Outcome.TO_OBTAIN
    if outcome is Outcome.UNKNOWN and (condition.low is not None or condition.high is not None):
        return _answered_range(condition, situation.get(condition.field, NOWHERE))
    if outcome is Outcome.TO_OBTAIN and condition.field == "risk":
        shown = situation.get(RISK_BY_RATING, NOWHERE).any_of(condition.tokens)
        return Outcome.MET if shown else outcome
    if outcome is Outcome.UNMET and condition.field == "nationality" and condition.op == "not_in":
        held = situation.get("nationality", NOWHERE).has
        return outcome if held.issubset(condition.tokens) else Outcome.UNKNOWN
    return outcome


def range_token(condition: Condition) -> str:
    """Return the word under which a condition on a number is answered: 18_to_50, up_to_55 or from_18."""
    if condition.low is None:
        return f"up_to_{condition.high}"
    return f"from_{condition.low}" if condition.high is None else f"{condition.low}_to_{condition.high}"


def _answered_range(condition: Condition, known: Known) -> Outcome:
    inside = known.any_of((range_token(condition),))
    if inside is None:
        return Outcome.UNKNOWN
    return Outcome.MET if inside else Outcome.UNMET


def _by_passport(
    condition: Condition,
    situation: Mapping[str, Known],
    listed: frozenset[str],
    origin: str,
    passports: frozenset[str],
) -> Outcome:
    """Return whether a passport that the list names is held; which one of several is a question, never a no."""
    if not passports.isdisjoint(listed):
        return Outcome.MET
    outcome = check(condition, situation)
    if condition.field == "nationality":
        return outcome
    nationality = situation.get("nationality", NOWHERE)
    usable = nationality.has & listed
    if nationality.complete and usable <= {origin}:
        return outcome  # only the passport of the state feared could open this door
    return Outcome.UNKNOWN


def _nationalities(pathway: Pathway) -> frozenset[str]:
    lists = [c.tokens for c in pathway.conditions if c.field == "nationality" and c.op == "in" and c.documented]
    return frozenset(token for tokens in lists for token in tokens)
