# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from anything that names a country to its page: cards and rows ask here, the window decides."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exile_risk.model.facts import Derived
from exile_risk.wording import _, isolated
from exile_risk.wording.countries import country
from ui.widgets.fact_popover import FactPopover


class FactLinks(QObject):
    """One for a window. Whoever wants a page emits; the page opens on the day that counts for the open case."""

    country_wanted = Signal(str)
    corridor_wanted = Signal(str, str)
    """The state feared and the host."""


def links_of(widget: QWidget) -> FactLinks | None:
    """Return the links of the window a widget stands in; None where it has no pages of facts."""
    return widget.window().findChild(FactLinks)


def add_page_button(card: FactPopover, derived: Derived, where: QWidget) -> None:
    """Add to a card the way to the page its value belongs to: a host's, an origin's, or the two countries'."""
    from exile_risk.knowledge.factors import OF_A_HOST, OF_AN_ORIGIN

    origin, host = derived.params.get("origin"), derived.params.get("host")
    if not origin or not host:
        return
    if derived.factor in OF_A_HOST:
        add_country_button(card, host, where)
    elif derived.factor in OF_AN_ORIGIN:
        add_country_button(card, origin, where)
    else:
        add_corridor_button(card, origin, host, where)


def add_country_button(card: FactPopover, code: str, where: QWidget) -> None:
    """Add the way to a country's page."""
    links = links_of(where)
    if links is not None:
        button = card.add_button(_("All about {country}").format(country=isolated(country(code))))
        button.clicked.connect(card.dismiss)
        button.clicked.connect(lambda: links.country_wanted.emit(code))


def add_corridor_button(card: FactPopover, origin: str, host: str, where: QWidget) -> None:
    """Add the way to the page of two countries over time."""
    links = links_of(where)
    if links is not None:
        button = card.add_button(_("These two over time"))
        button.clicked.connect(card.dismiss)
        button.clicked.connect(lambda: links.corridor_wanted.emit(origin, host))
