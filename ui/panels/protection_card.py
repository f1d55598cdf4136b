# SPDX-License-Identifier: GPL-3.0-or-later
"""The card behind a protection: its worth on paper, what the host's courts leave of it, and who says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exile_risk.explaining import Bar
from exile_risk.model.factors import BarKind
from exile_risk.wording import _
from exile_risk.wording import explaining as say
from exile_risk.wording.countries import in_sentence
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label
from ui.panels.account_rows import Told
from ui.panels.fact_card import fact_rows
from ui.panels.fact_links import add_country_button
from ui.widgets.fact_popover import FactPopover, Row

if TYPE_CHECKING:
    from exile_risk.model.factors import Catalogue


def show_protection_card(
    bar: Bar, told: Told, catalogue: "Catalogue", where: QWidget, show_question: Callable[[str], None]
) -> FactPopover:
    """Open the card at the row that asked for it; its button leads to the question."""
    title = f"{short_question(bar.factor)}: {value_label(bar.factor, bar.value)}"
    card = FactPopover(title, _rows(bar, told, catalogue), _("Close"), where.window())
    button = card.add_button(_("Show the question"))
    button.clicked.connect(card.dismiss)
    button.clicked.connect(lambda: show_question(bar.factor))
    if bar.kind is not BarKind.INDEPENDENT:
        add_country_button(card, told.found.case.host, where)
    card.dismissed.connect(card.deleteLater)
    card.show_at(where)
    return card


def _rows(bar: Bar, told: Told, catalogue: "Catalogue") -> list[Row]:
    case, courts = told.found.case, told.whole.courts
    rows: list[Row] = [
        (_("On paper"), _("{steps} steps, if it were always obeyed").format(steps=say.steps_text(bar.unhindered))),
        (_("Here"), _("{steps} steps").format(steps=say.steps_text(bar.steps))),
    ]
    if bar.kind is BarKind.INDEPENDENT:
        return [*rows, (_("Rule"), _("It does not pass through courts, so it counts in full."))]
    rows.append((_("Formula"), f"{say.weight_of_bar(bar)} = {say.steps_text(bar.steps, 3)}"))
    rows.append((_("Courts"), say.courts_text(courts, in_sentence(case.origin), in_sentence(case.host))))
    rows.append((_("Rule"), say.courts_rule(catalogue.factors[say.COURTS].gate or {})))
    if say.COURTS in case.answers:
        rows.append((_("Source"), _("Your answer")))
    elif courts.derived is not None:
        rows += [None, *fact_rows(courts.derived, told.knowledge)]
    return rows
