# SPDX-License-Identifier: GPL-3.0-or-later
"""The card behind one line of a page: a fact or an event with everything that is known about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exile_risk.knowledge.events import Event
from exile_risk.model.facts import Basis, Fact
from exile_risk.wording import _
from exile_risk.wording.corridor_page import corridor_name, direction_name
from exile_risk.wording.dates import partial_date_text
from exile_risk.wording.facts import attribute_label, fact_value, when_text
from exile_risk.wording.names import offence_name
from exile_risk.wording.provenance import basis_text
from ui.panels.fact_links import add_corridor_button
from ui.widgets.fact_popover import FactPopover

Offers = tuple[tuple[str, Callable[[], None]], ...]
"""What a card offers beside closing it: the words of a button and what it does."""

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def show_fact(fact: Fact, knowledge: "Knowledge", where: QWidget, offers: "Offers" = ()) -> FactPopover:
    """Open the card of a fact at the row that asked for it, with a button for each answer that can be corrected."""
    rows = [(_("Says"), fact_value(fact))]
    if "/" in fact.subject:
        rows.append((_("Offence"), offence_name(fact.subject.split("/")[1])))
    if ">" in fact.subject:
        rows.append((_("Between"), corridor_name(*fact.subject.split(">"))))
    if fact.note:
        rows.append((_("Note"), fact.note))
    rows.append((_("When"), when_text(fact) or _("no beginning or end known")))
    rows += _sources(fact.sources, knowledge, read=fact.basis is not Basis.GENERAL_KNOWLEDGE)
    rows.append((_("Checked"), basis_text(fact)))
    card = FactPopover(attribute_label(fact.attribute), rows, _("Close"), where.window())
    for word, act in offers:
        button = card.add_button(word)
        button.clicked.connect(card.dismiss)
        button.clicked.connect(lambda _=False, act=act: act())
    places = fact.subject.split("/")[0].replace("-", ">").split(">")
    if len(places) == 2:
        add_corridor_button(card, places[0], places[1], where)
    card.dismissed.connect(card.deleteLater)
    card.show_at(where)
    return card


def show_event(event: Event, knowledge: "Knowledge", where: QWidget) -> FactPopover:
    """Open the card of an event."""
    named = ", ".join(corridor_name(o, h) for o, h in event.corridors if "*" not in (o, h))
    rows = [(_("When"), partial_date_text(event.date)), (_("The danger"), direction_name(event.direction))]
    if named:
        rows.append((_("Bears on"), named))
    read = event.basis is not Basis.GENERAL_KNOWLEDGE
    rows += _sources(event.sources, knowledge, read=read)
    rows.append((_("Checked"), _("Read in the source") if read else _("Not checked at a source")))
    card = FactPopover(event.title, rows, _("Close"), where.window())
    first = next((c for c in event.corridors if "*" not in c), None)
    if first is not None:
        add_corridor_button(card, first[0], first[1], where)
    card.dismissed.connect(card.deleteLater)
    card.show_at(where)
    return card


def _sources(ids: tuple[str, ...], knowledge: "Knowledge", *, read: bool) -> list[tuple[str, str]]:
    rows = []
    for id in ids:
        source = knowledge.source(id)
        words = ", ".join(p for p in (source.title, source.publisher, source.year) if p)
        rows.append((_("Source") if read else _("Check at"), f"{words}\n{source.url}" if source.url else words))
    return rows
