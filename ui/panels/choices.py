# SPDX-License-Identifier: GPL-3.0-or-later
"""Countries, offences and answers as the entries of fields and pickers."""

from typing import TYPE_CHECKING

from exile_risk.model.answers import EvidenceGrade, Unanswered
from exile_risk.model.case import Stage
from exile_risk.wording.countries import country, nationality, search_words
from exile_risk.wording.names import offence_also, offence_name, stage_name
from exile_risk.wording.values import grade_label, unanswered_label, value_label
from ui.widgets.type_ahead import Entry

if TYPE_CHECKING:
    from exile_risk.session import Session

OPEN_ANSWERS = (Unanswered.UNKNOWN, Unanswered.DECLINED, Unanswered.NOT_APPLICABLE)
"""What a caseworker may say instead of a value; "not asked" is simply an untouched question."""


def country_entries(session: "Session") -> list[Entry]:
    """Return every state, by name, findable by its nationality, codes and other names."""
    entries = [Entry(c, country(c), nationality(c), tuple(search_words(c))) for c in session.knowledge.countries()]
    return sorted(entries, key=lambda e: e.label.casefold())


def offence_entries(session: "Session") -> list[Entry]:
    """Return every offence of the law data, by name; other words for it are shown behind and found as well."""
    entries = [Entry(o, offence_name(o), offence_also(o), (o.replace("_", " "),)) for o in session.knowledge.offences()]
    return sorted(entries, key=lambda e: e.label.casefold())


def stages() -> list[tuple[str, str]]:
    """Return (value, word) of the stages of an accusation."""
    return [(stage.value, stage_name(stage)) for stage in Stage]


def values(session: "Session", factor: str) -> list[tuple[object, str]]:
    """Return (value, word) of a question's values in catalogue order."""
    return [(value, value_label(factor, value)) for value in session.catalogue.factors[factor].values]


def unknown_choice() -> tuple[object, str]:
    """Return the chip that says nobody knows."""
    return Unanswered.UNKNOWN, unanswered_label(Unanswered.UNKNOWN)


def grades() -> list[tuple[EvidenceGrade, str]]:
    """Return (grade, word) of how an answer may be known, best first."""
    return [(grade, grade_label(grade)) for grade in EvidenceGrade]
