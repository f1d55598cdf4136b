# SPDX-License-Identifier: GPL-3.0-or-later
"""What travels in a bundle, in a caseworker's words; foreign text loses what cannot be shown and stays plain."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from exile_risk.days import parse_day
from exile_risk.model.answers import EvidenceGrade, Unanswered
from exile_risk.model.case import Stage
from exile_risk.reading import clean
from exile_risk.wording import N_, _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import offence_name, stage_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.relocation_chosen import are_weights, option_words, weights_words
from exile_risk.wording.values import grade_label, unanswered_label, value_label

_LONGEST = 300
_FIELDS = {
    "as_of": N_("Facts as known on"),
    "origin": N_("State feared"),
    "host": N_("Is now in"),
    "nationalities": N_("Nationalities"),
    "charges": N_("Charges"),
    "judgement": N_("Judgement"),
    "needs.languages": N_("Languages"),
    "needs.family_in": N_("Family in"),
    "needs.dependants": N_("Dependants"),
    "needs.professions": N_("Professions"),
    "needs.passports": N_("Passports"),
    "needs.not_to": N_("Not to"),
    "needs.via": N_("Ways known"),
    "needs.wished": N_("Wished for"),
    "needs.known": N_("Conditions of lawful ways"),
    "needs.weights": N_("What matters to them"),
    "needs.chosen": N_("Options chosen"),
}
_PARTS = {
    "grade": N_("how known"),
    "noted": N_("noted on"),
    "band": N_("band"),
    "why": N_("why"),
    "because": N_("because of"),
    "by": N_("initials"),
    "written_on": N_("written on"),
    "review_by": N_("look again by"),
    "needs_second": N_("needs a second person"),
    "clocks": N_("clocks"),
    "rating": N_("the tool’s rating"),
    "agrees": N_("agrees"),
}
_PLACES = frozenset(("origin", "host", "nationalities", "needs.family_in", "needs.passports", "needs.not_to"))
_PLACES |= frozenset(("needs.via", "needs.wished"))
_UNANSWERED = {one.value: one for one in Unanswered}
_GRADES = {one.value: one for one in EvidenceGrade}
_STAGES = {one.value: one for one in Stage}


def field_text(field: str) -> str:
    """Return what a field is called; of one that this program does not know, its id."""
    if field in _FIELDS:
        return _(_FIELDS[field])
    if field.startswith("word."):
        return _("A second person’s word")
    name = field.partition(".")[2] or field
    try:
        return short_question(name)
    except KeyError:
        return clean(field)


def part_text(field: str, part: str) -> str:
    """Return field and part in one line."""
    if part in _PARTS:
        return f"{field_text(field)}: {_(_PARTS[part])}"
    return field_text(field)


def value_text(field: str, part: str, value: Any) -> str:
    """Return a value in words where there are some, else as plain text."""
    if part == "grade" and value in _GRADES:
        return grade_label(_GRADES[value])
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, str):
        return _text(field, value)
    if field == "needs.weights" and isinstance(value, dict) and are_weights(value):
        return weights_words(value)
    if isinstance(value, list):
        return ", ".join(_item(field, one) for one in value) or _("none")
    return isolated(clean(json.dumps(value, ensure_ascii=False), _LONGEST))


def told_text(field: str, told: Mapping[str, Any]) -> str:
    """Return everything one reading says of a field, the answer first."""
    if not told:
        return _("Not answered")
    parts = sorted(told.items(), key=lambda pair: pair[0] != "value")
    said = []
    for part, value in parts:
        text = value_text(field, part, value)
        said.append(f"{_(_PARTS[part])} {text}" if part in _PARTS else text)
    return " · ".join(said)


def said_by(device: str, names: Mapping[str, str]) -> str:
    """Return who a device is: this vault, a colleague as they are called here, or one that nobody here knows."""
    if device not in names:
        return _("A device not known here ({device})").format(device=isolated(clean(device[:8])))
    return isolated(clean(names[device])) if names[device] else _("This vault")


def minute_text(text: str) -> str:
    """Return the day of a minute such as 2026-11-25T09:02Z."""
    day = parse_day(text[:10])
    return day_text(day) if isinstance(day, date) else clean(text)


def _text(field: str, value: str) -> str:
    if field in _PLACES:
        return _place(value)
    if value in _UNANSWERED:
        return unanswered_label(_UNANSWERED[value])
    day = parse_day(value)
    if day is not None:
        return day_text(day)
    if field.startswith("answers."):
        try:
            return value_label(field.partition(".")[2], value)
        except KeyError:
            pass
    return isolated(clean(value, _LONGEST))


def _item(field: str, value: Any) -> str:
    if field == "needs.chosen" and isinstance(value, str):
        return option_words(clean(value))
    if field == "charges" and isinstance(value, dict):
        offence, stage = str(value.get("offence", "")), str(value.get("stage", ""))
        try:
            named = offence_name(offence)
        except KeyError:
            named = clean(offence)
        return f"{named} ({stage_name(_STAGES[stage])})" if stage in _STAGES else named
    return _text(field, value) if isinstance(value, str) else value_text(field, "", value)


def _place(code: str) -> str:
    try:
        return isolated(country(code))
    except KeyError:
        return isolated(clean(code))
