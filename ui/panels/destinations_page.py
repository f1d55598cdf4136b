# SPDX-License-Identifier: GPL-3.0-or-later
"""The first list of destinations: ordered by the danger that would remain, and why the others are left out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exile_risk.model.assessment import Option
from exile_risk.relocation.arrival import RESETTLED
from exile_risk.wording import _, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name, band_rank, pathway_name
from exile_risk.wording.relocation import access_caution, arrival_text, arrivals_text, exclusion_text, unlock_text
from ui.panels.surfaces import rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.relocation.destinations import Destinations

OPTIONS_SHOWN = 24
PLACES_NAMED = 8


class DestinationsPage(QWidget):
    """Shows what `Session.destinations` found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(4)

    @property
    def is_filled(self) -> bool:
        """Whether a list is shown, not the empty page."""
        return self._filled

    def show_destinations(self, found: "Destinations | None") -> None:
        """Show the list; None while there is no rating to compare with."""
        self._clear()
        self._filled = found is not None
        if found is None:
            self._column.addWidget(
                EmptyState("globe", _("No destinations yet"), _("They appear once the case has a rating."))
            )
            self._column.addStretch(1)
            return
        self._column.addWidget(PlainLabel(access_caution(), "small", "ink-2"))
        if not found.options:
            text = _("No place passes the test today. Here is what stops each one, and what would unlock it.")
            self._column.addWidget(PlainLabel(text, "text"))
        for option in found.options[:OPTIONS_SHOWN]:
            self._column.addWidget(rule())
            self._column.addWidget(_option_row(option))
        more = len(found.options) - OPTIONS_SHOWN + found.further
        if more > 0:
            self._column.addWidget(rule())
            text = ngettext_("{n} more place would be less dangerous", "{n} more places would be less dangerous", more)
            self._column.addWidget(PlainLabel(text, "small", "ink-3"))
        self._add_excluded(found.excluded)
        self._column.addStretch(1)

    def _add_excluded(self, excluded: tuple[Option, ...]) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(PlainLabel(_("Left out, and why"), "text", bold=True))
        for id in sorted({o.excluded[0] for o in excluded}):
            places = [o for o in excluded if o.excluded[0] == id]
            named = ", ".join(country(o.destination) for o in places[:PLACES_NAMED])
            rest = len(places) - PLACES_NAMED
            if rest > 0:
                named += " " + ngettext_("and {n} more", "and {n} more", rest)
            self._column.addWidget(rule())
            self._column.addWidget(PlainLabel(exclusion_text(id), "text"))
            self._column.addWidget(PlainLabel(f"{named}. {unlock_text(places[0].unlock[0])}", "small", "ink-3"))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()


def _option_row(option: Option) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(country(option.destination), "text", bold=True))
    words.addWidget(PlainLabel(_remaining(option), "small", "ink-3"))
    line.addLayout(words, 1)
    if option.band is not None:
        line.addWidget(Pill(band_name(option.band), band_rank(option.band), int(option.band)))
    return row


def _remaining(option: Option) -> str:
    parts = [] if option.arrival == RESETTLED else [arrival_text(option.arrival)]
    if option.likely is not None:
        low, high = (band_name(b) for b in option.likely)
        parts.append(
            _("likely {band}").format(band=low)
            if low == high
            else _("likely {low} to {high}").format(low=low, high=high)
        )
    if option.residual is not None:
        route = pathway_name(option.residual.leading_pathway)
        parts.append(_("what remains: {route}").format(route=route))
    if option.arrivals is not None:
        parts.append(arrivals_text(option.arrivals))
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]
