# SPDX-License-Identifier: GPL-3.0-or-later
"""The card behind a derived value: value, source, validity, whether it was read at the source, and the rule."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exile_risk.model.facts import Derived, Fact
from exile_risk.wording import _
from exile_risk.wording.provenance import basis_text
from exile_risk.wording.questions import short_question
from exile_risk.wording.statements import statement
from exile_risk.wording.values import value_label
from ui.widgets.fact_popover import FactPopover

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

FACTS_SHOWN = 3


def show_fact_card(derived: Derived, knowledge: "Knowledge", where: QWidget) -> FactPopover:
    """Open the card at the widget that asked for it."""
    card = FactPopover(_title(derived), _rows(derived, knowledge), _("Close"), where.window())
    card.show_at(where)
    return card


def _title(derived: Derived) -> str:
    value = value_label(derived.factor, derived.value) if derived.value is not None else _("Not known")
    return f"{short_question(derived.factor)}: {value}"


def _rows(derived: Derived, knowledge: "Knowledge") -> list[tuple[str, str]]:
    rows = [(_("Rule"), statement(derived))]
    for fact in derived.facts[:FACTS_SHOWN]:
        rows += _fact_rows(fact, knowledge)
    more = len(derived.facts) - FACTS_SHOWN
    if more > 0:
        rows.append((_("And"), _("{n} more facts of the same kind").format(n=more)))
    if derived.set_aside:
        lost = "; ".join(_one_line(f, knowledge) for f in derived.set_aside[:FACTS_SHOWN])
        rows.append((_("Set aside"), lost))
    if derived.stale:
        rows.append((_("Age"), _("Older than 18 months: it counts in the sum, but as unknown in the range.")))
    return rows


def _fact_rows(fact: Fact, knowledge: "Knowledge") -> list[tuple[str, str]]:
    source = knowledge.source(fact.sources[0])
    named = f"{source.title}, {source.publisher}" if source.publisher else source.title
    return [
        (_("Source"), f"{named} ({fact.as_of})"),
        (_("Valid"), _span(fact)),
        (_("Checked"), basis_text(fact)),
    ]


def _span(fact: Fact) -> str:
    start = fact.valid_from.isoformat() if fact.valid_from else _("no known beginning")
    end = fact.valid_to.isoformat() if fact.valid_to else _("no known end")
    return f"{start} – {end}"


def _one_line(fact: Fact, knowledge: "Knowledge") -> str:
    return f"{fact.value}, {knowledge.source(fact.sources[0]).title} ({fact.as_of})"
