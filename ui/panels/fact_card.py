# SPDX-License-Identifier: GPL-3.0-or-later
"""The card behind a derived value: the rule, every fact with source and dates, what lost, and what is not known."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exile_risk.knowledge.corrected import Corrected
from exile_risk.knowledge.corrections import ALL_SCOPES, Correction
from exile_risk.model.facts import Derived
from exile_risk.wording import _, ngettext_
from exile_risk.wording.corrections import label, source_text, value_text
from exile_risk.wording.facts import when_text
from exile_risk.wording.provenance import basis_text, fact_says, set_aside_text, source_line
from exile_risk.wording.questions import hint, short_question
from exile_risk.wording.statements import statement
from ui.panels.fact_links import add_page_button
from ui.widgets.fact_popover import FactPopover, Row

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.facts import Fact

MARK = "edit"
"""The icon of a correction, wherever one acts."""

MOST_FACTS = 40
"""Facts listed one by one; beyond, only their number is said."""


@dataclass(frozen=True)
class Acts:
    """What the card's buttons do: `correct` takes the derived value, `withdraw` the correction that gave it."""

    correct: Callable[[Derived], None]
    withdraw: Callable[[Correction], None]


def show_fact_card(derived: Derived, knowledge: "Knowledge", where: QWidget, acts: Acts | None = None) -> FactPopover:
    """Open the card at the widget that asked for it; with `acts` the value can be corrected from it."""
    word = label(derived)
    mark = (MARK, word) if word else None
    card = FactPopover(_title(derived), fact_rows(derived, knowledge), _("Close"), where.window(), mark)
    if acts is not None and derived.factor in ALL_SCOPES:
        _add_buttons(card, derived, acts)
    add_page_button(card, derived, where)
    card.dismissed.connect(card.deleteLater)
    card.show_at(where)
    return card


def _add_buttons(card: FactPopover, derived: Derived, acts: Acts) -> None:
    def then(act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            card.dismiss()
            act()

        return go

    one = derived.correction if isinstance(derived, Corrected) else None
    if one is not None:
        card.add_button(_("Withdraw it")).clicked.connect(then(lambda: acts.withdraw(one)))
    card.add_button(_("Correct this …")).clicked.connect(then(lambda: acts.correct(derived)))


def _title(derived: Derived) -> str:
    return f"{short_question(derived.factor)}: {value_text(derived.factor, derived.value)}"


def fact_rows(derived: Derived, knowledge: "Knowledge") -> list[Row]:
    """Return everything there is to say about a derived value, as rows with lines between the facts."""
    if isinstance(derived, Corrected):
        return _corrected_rows(derived, knowledge)
    rows: list[Row] = [(_("Rule") if derived.value is not None else _("Why"), statement(derived))]
    if derived.value is None:
        rows.append((_("To answer"), _to_answer(derived)))
    if derived.stale:
        rows.append((_("Age"), _("Older than 18 months: it counts in the sum, but as unknown in the range.")))
    return rows + _facts(derived.facts, knowledge) + _aside(derived, knowledge)


def _to_answer(derived: Derived) -> str:
    """Return what would close the gap, and how it is meant."""
    if derived.factor in ALL_SCOPES:
        way = _("Answer it in the case if you know; if you have a source for everyone there, correct it here.")
    else:
        way = _("Answer it in the case: it depends on the person or their route.")
    return " ".join(part for part in (way, hint(derived.factor)) if part)


def _corrected_rows(derived: Corrected, knowledge: "Knowledge") -> list[Row]:
    one, instead = derived.correction, derived.instead
    assert one is not None and instead is not None  # noqa: S101, PT018 - a corrected value has both
    rows: list[Row] = [
        (_("Rule"), statement(derived)),
        (_("Source"), source_text(one)),
        (_("Valid"), when_text(one.fact)),
        (_("Checked"), basis_text(derived.facts[0])),
    ]
    if one.why:
        rows.append((_("Reason"), one.why))
    if derived.stale:
        rows.append((_("Age"), _("Read over 18 months ago, without an end: it counts as unknown in the range.")))
    rows += [None, (_("Without it"), f"{value_text(one.factor, instead.value)}. {statement(instead)}")]
    return rows + _aside(derived, knowledge)


def _facts(facts: "tuple[Fact, ...]", knowledge: "Knowledge") -> list[Row]:
    rows: list[Row] = []
    for fact in facts[:MOST_FACTS]:
        rows += [
            None,
            (_("Fact"), fact_says(fact)),
            (_("Source"), source_line(fact, knowledge)),
            (_("Valid"), when_text(fact) or _("no beginning or end known")),
            (_("Checked"), basis_text(fact)),
        ]
    more = len(facts) - MOST_FACTS
    if more > 0:
        rows += [None, (_("And"), ngettext_("{n} more fact of the same kind", "{n} more facts of the same kind", more))]
    return rows


def _aside(derived: Derived, knowledge: "Knowledge") -> list[Row]:
    rows: list[Row] = [None] if derived.set_aside else []
    for number, fact in enumerate(derived.set_aside[:MOST_FACTS]):
        why = set_aside_text(fact, derived.facts)
        said = f"{fact_says(fact)}, {source_line(fact, knowledge)}: {why}."
        rows.append(("" if number else _("Set aside"), said))
    return rows
