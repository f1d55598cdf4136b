# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened between two states, with the day of the case fixed and the supposed day free to move."""

from datetime import date

from PySide6.QtCore import Signal

from exile_risk.corridor_history import History
from exile_risk.wording import _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text, month_name
from ui.panels.corridor_rows import marks
from ui.widgets.timeline import Timeline
from ui.widgets.timeline_data import TimelineData


class WhatIfTimeline(Timeline):
    """Flag A stands on the day of the case and cannot be moved; the other flag supposes a day."""

    day_taken = Signal(object)
    """The day on which the free flag came to rest."""

    def __init__(self) -> None:
        hint = _("Arrow keys go to the next event, with Shift by a day.")
        super().__init__((_("Day of the case"), _("Supposed day")), hint, rated=False)
        self.has_marks = False
        self._fixed = date.today()
        self._past: History | None = None
        self.flags[0].setEnabled(False)
        self.set_label_rows(1)
        self.moved.connect(self._moved)

    def show_days(self, past: History, fixed: date, free: date, letter: str) -> None:
        """Show what happened on a corridor, with the flags on two days; nothing is emitted."""
        self._fixed = fixed
        self.flags[1].setText(letter)
        if past != self._past:
            self._past = past
            shown = marks(past)
            self.has_marks = bool(shown)
            names = {"origin": isolated(country(past.origin)), "host": isolated(country(past.host))}
            data = TimelineData(
                first=past.first,
                last=past.last,
                marks=shown,
                months=tuple(month_name(n) for n in range(1, 13)),
                captions={"events": _("Events"), "incidents": _("Incidents")},
            )
            spoken = _("Timeline of {origin} and {host}. “These two over time” lists all that it shows.")
            self.set_data(data, fixed, free, spoken.format(**names))
        else:
            self.set_days(fixed, free)
        self.name_flags(day_text(fixed), day_text(free))

    def _moved(self, one: date, other: date) -> None:
        """Take the day of the free flag; the timeline gives both in the order of time."""
        free = other if one == self._fixed else one
        self.set_days(self._fixed, free)
        self.day_taken.emit(free)
