# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the page of two countries, and how they stand."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exile_risk.corridor_history import History, Stretch, TurningPoint
from exile_risk.knowledge.dates import years_before
from exile_risk.model.assessment import Band
from exile_risk.wording import _, isolated
from exile_risk.wording.corridor_page import rating_text, standard_exile_text, turning_point_name
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text, month_name
from exile_risk.wording.names import band_name, band_rank
from ui.panels import choices
from ui.panels.corridor_rows import CHANGED_COLUMNS, marks
from ui.panels.day_field import DayField
from ui.panels.surfaces import on_panel, rule, scrolling
from ui.theme import scaled, set_look
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_rows import FactRows
from ui.widgets.flow import FlowLayout
from ui.widgets.icon import keep_icon
from ui.widgets.mark_legend import POSSIBLE, LegendEntry
from ui.widgets.pill import Pill
from ui.widgets.plain import PlainLabel
from ui.widgets.timeline import Timeline
from ui.widgets.timeline_data import RatedSpan, TimelineData
from ui.widgets.timeline_marks import CHANGE, INCIDENT, LOWERS, MIXED, RAISES
from ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from exile_risk.session import Session

_RATED = "rated"


class CorridorParts(QObject):
    """Makes the widgets of one page and fills in what does not depend on a comparison."""

    go_to = Signal(object, object)
    """Two days to compare, chosen by a button."""

    def __init__(self, page: QWidget, session: "Session") -> None:
        super().__init__(page)
        self._session = session
        self.tools = QWidget()
        self.origin = TypeAhead(_("State feared"), _("State feared"), _("No such country"))
        self.host = TypeAhead(_("Where they are"), _("Where they are"), _("No such country"))
        self.swap = QToolButton()
        self.charge = QComboBox()
        self.title = PlainLabel("", "text", bold=True, wrap=False)
        self.timeline = Timeline(("A", "B"), _("Arrow keys go to the next change, with Shift by a day."))
        self.fields = (DayField(_("Day A")), DayField(_("Day B")))
        self.pills = (Pill(), Pill())
        self.sentence = PlainLabel("", "text", bold=True, wrap=False)
        self.wrong = PlainLabel("", "small", "ink")
        self.tabs = QTabBar()
        self.rows = FactRows(_("What differs"), CHANGED_COLUMNS)
        self.empty = EmptyState("globe", "")
        self._pages = QStackedWidget()
        self._compared, self._jumps = QWidget(), QWidget()
        self._flow = FlowLayout(self._jumps, 8)
        self.jumps: list[QWidget] = []
        self._fill_choices()
        self._build(page)

    @property
    def is_shown(self) -> bool:
        """Whether a history is on the page."""
        return self._pages.currentIndex() == 1

    def ask_for_countries(self, *, same: bool) -> None:
        """Say what is missing."""
        text = _("Choose two different countries.") if same else _("Choose the state feared and where they are.")
        self._say(_("Two countries over time"), text)

    def say_failed(self, text: str) -> None:
        """Say that the history could not be worked out."""
        self._say(_("The facts could not be read"), text)

    def show_history(self, found: History, points: tuple[TurningPoint, ...], a: date, b: date) -> None:
        """Draw a history with the flags on two days."""
        names = {"origin": isolated(country(found.origin)), "host": isolated(country(found.host))}
        self.title.setText(_("What happened between {origin} and {host}").format(**names))
        spans = tuple(
            RatedSpan(s.first, s.last, int(s.found.band), tuple(map(int, s.found.likely)), s.found.state != _RATED)  # type: ignore[arg-type]
            for s in found.ratings()
            if s.found.band is not None
        )
        data = TimelineData(
            first=found.first,
            last=found.last,
            marks=marks(found),
            spans=spans,
            bands=tuple(band_name(band) for band in Band),
            months=tuple(month_name(n) for n in range(1, 13)),
            captions={"events": _("Events"), "incidents": _("Incidents"), "changes": _("Changes")},
        )
        spoken = _("Timeline of {origin} and {host}. “Every date” lists all that it shows.").format(**names)
        self.timeline.set_data(data, a, b, spoken)
        self._show_jumps(found, points)
        self._pages.setCurrentIndex(1)

    def show_days(self, a: date, b: date, before: Stretch, after: Stretch) -> None:
        """Show the two days and the rating on each."""
        for day, stretch, field, pill in zip((a, b), (before, after), self.fields, self.pills, strict=True):
            field.set_day(day)
            band = stretch.found.band
            if band is not None:
                shown = int(band) if stretch.found.state == _RATED else None
                pill.set_rating(band_name(band), band_rank(band), shown, accessible_name=rating_text(stretch))
            pill.setToolTip(rating_text(stretch))
            pill.setVisible(band is not None)
        self.timeline.name_flags(day_text(a), day_text(b))

    def fit(self, height: int) -> None:
        """Give the timeline as many rows of labels as a page of this height leaves room for."""
        self.timeline.set_label_rows(max(1, min(3, 1 + (height - scaled(520)) // scaled(50))))

    def name_tabs(self, differ: int, day_b: str) -> None:
        """Write counts and days on the tabs."""
        words = (_("What changed"), _("What counts on {day}").format(day=day_b), _("Every date"))
        for n, word in enumerate(words):
            self.tabs.setTabText(n, f"{word} {differ}" if n == 0 else word)

    def _show_jumps(self, found: History, points: tuple[TurningPoint, ...]) -> None:
        for old in self.jumps:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.jumps.clear()
        words = _("Drag A or B, use arrow keys, type a day, or look where most changed:")
        self._add_jump(PlainLabel(words, "small", "ink-2", wrap=False))
        for point in points:
            self._jump(turning_point_name(point), point.before, point.after)
        self._jump(_("Last 12 months"), years_before(found.last, 1), found.last)
        self._jump(_("All years"), found.first, found.last)

    def _jump(self, word: str, a: date, b: date) -> None:
        button = QPushButton(word)
        set_look(button, kind="small")
        button.clicked.connect(lambda: self.go_to.emit(a, b))
        before = next((w for w in reversed(self.jumps) if isinstance(w, QPushButton)), self.fields[1])
        self._add_jump(button)
        QWidget.setTabOrder(before, button)

    def _add_jump(self, part: QWidget) -> None:
        self.jumps.append(part)
        self._flow.addWidget(part)

    def _say(self, title: str, text: str) -> None:
        self.empty.title.setText(title)
        self.empty.text.setText(text)
        self.empty.text.show()
        self._pages.setCurrentIndex(0)

    def _fill_choices(self) -> None:
        entries = choices.country_entries(self._session)
        for field in (self.origin, self.host):
            field.set_entries(entries)
        self.charge.setAccessibleName(_("Charge of the person rated"))
        self.charge.addItem(_("Not charged"), None)
        for entry in choices.offence_entries(self._session):
            self.charge.addItem(_("Charged: {offence}").format(offence=entry.label), entry.id)
        self.charge.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.charge.setMinimumContentsLength(10)
        keep_icon(self.swap, "swap")
        self.swap.setProperty("kind", "quiet")
        self.swap.setAccessibleName(_("Exchange the two countries"))
        self.swap.setToolTip(_("Exchange the two countries"))
        self.tabs.setAccessibleName(_("Parts of the page"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _n in range(3):
            self.tabs.addTab("")

    def _build(self, page: QWidget) -> None:
        on_panel(page)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(6)
        for part in (self.origin, self.swap, self.host, self.charge):
            tools.addWidget(part)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._whole())
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _whole(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self._head())
        column.addWidget(self.timeline)
        self._fill_compared()
        for part in (self._compared, self.wrong, self._jumps):
            column.addWidget(part)
        self.wrong.hide()
        column.addWidget(self.tabs)
        column.addWidget(rule())
        self.rows.setMinimumHeight(scaled(130))
        column.addWidget(self.rows, 1)
        column.addWidget(PlainLabel(standard_exile_text(), "small", "ink-3"))
        return scrolling(inside)

    def _say_wrong(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))

    def _head(self) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, 12)
        flow.addWidget(self.title)
        for kind, word in (
            (RAISES, _("raises")),
            (LOWERS, _("lowers")),
            (MIXED, _("both")),
            (INCIDENT, _("incident")),
            (CHANGE, _("answer changed")),
            (POSSIBLE, _("still possible")),
        ):
            flow.addWidget(LegendEntry(kind, word))
        flow.addWidget(LegendEntry(RAISES, _("known later, not used"), later=True))
        return head

    def _fill_compared(self) -> None:
        flow = FlowLayout(self._compared, 8)
        for letter, field, pill in zip("AB", self.fields, self.pills, strict=True):
            group = QWidget()
            group.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(6)
            label = PlainLabel(letter, "text", "accent", bold=True, wrap=False)
            label.setBuddy(field)
            field.complained.connect(self._say_wrong)
            for part in (label, field, pill):
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            flow.addWidget(group)
        flow.addWidget(self.sentence)
