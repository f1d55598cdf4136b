# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fact a corridor uses on a day, as text for a terminal."""

from collections.abc import Mapping
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from exile_risk.model.facts import Derived, Fact
from exile_risk.wording import _
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.provenance import basis_text, fact_line
from exile_risk.wording.questions import short_question
from exile_risk.wording.statements import statement
from exile_risk.wording.values import value_label

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

WIDTH = 100


def corridor_text(knowledge: "Knowledge", origin: str, host: str, day: date, factors: Mapping[str, Derived]) -> str:
    """Return factors with value, rule, facts and sources; what is unknown says why."""
    lines = [f"{country(origin)} → {country(host)}   {_('Facts as known on')} {day_text(day)}"]
    for factor, derived in factors.items():
        lines += ["", *_factor(knowledge, factor, derived)]
    events = knowledge.events(origin, host, day)
    if events:
        lines += ["", _("Events before that day")]
        lines += [f"  {event.date}  {event.title}" for event in events]
    return "\n".join(lines)


def _factor(knowledge: "Knowledge", factor: str, derived: Derived) -> list[str]:
    value = value_label(factor, derived.value) if derived.value is not None else _("Not known")
    lines = [f"{short_question(factor)}: {value}"]
    lines += wrap(statement(derived), WIDTH, initial_indent="  ", subsequent_indent="  ")
    for fact in derived.facts:
        lines.append(f"    {fact.id}: {_span(fact)} · {fact_line(fact, knowledge)} · {basis_text(fact)}")
    for fact in derived.set_aside:
        lines.append(f"    ({_('set aside')}) {fact.id}: {_span(fact)} · {fact_line(fact, knowledge)}")
    return lines


def _span(fact: Fact) -> str:
    start = fact.valid_from.isoformat() if fact.valid_from else "…"
    return f"{fact.value} [{start} – {fact.valid_to.isoformat() if fact.valid_to else '…'}]"
