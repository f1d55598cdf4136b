# SPDX-License-Identifier: GPL-3.0-or-later
"""How a rating was computed: one sum at a time beside its waterfall, every line open to its facts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import LEVELS
from exile_risk.wording import _
from exile_risk.wording import explaining as say
from exile_risk.wording.names import level_name, pathway_name
from ui.messages import message
from ui.panels.account_foot import AccountFoot
from ui.panels.account_rows import FactorKey, RouteKey, Told, ledger_rows
from ui.panels.account_side import AccountSide
from ui.panels.fact_card import Acts, show_fact_card
from ui.panels.protection_card import show_protection_card
from ui.panels.surfaces import scrolling
from ui.theme import scaled, set_look
from ui.widgets.chips import ChipPicker
from ui.widgets.empty_state import EmptyState
from ui.widgets.ledger_rows import LedgerView
from ui.widgets.plain import PlainLabel
from ui.widgets.route_list import RouteList, RouteRow

if TYPE_CHECKING:
    from exile_risk.session import Session
    from ui.tasks import Tasks

_THREE_FROM, _TWO_FROM, _ROUTES, _SIDE = 1100, 720, 210, 320  # px at 100 %
_PLAIN, _CALCULATION = "plain", "calculation"


@dataclass(frozen=True)
class _Shown:
    told: Told
    same: bool


class AccountPage(QWidget):
    """Shows the account of one assessment. It is worked out beside the window, and only while it is looked at."""

    question_wanted = Signal(str)
    """A question of the form is to be brought into view."""

    correction_wanted = Signal(object)
    withdrawal_wanted = Signal(object)

    def __init__(self, session: "Session", tasks: "Tasks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._found: Assessment | None = None
        self._working_on: Assessment | None = None
        self.shown: _Shown | None = None
        self.target = ""
        self._followed = True  # the sum in view is the leading route of whatever is rated
        self.routes = RouteList(_("Routes to harm"))
        self.choice = QComboBox()
        self.mode = ChipPicker(_("How to tell it"))
        self.title = PlainLabel("", "text", bold=True)
        self.total = PlainLabel("", "text")
        self.ledger = LedgerView(_("The sum, line by line"))
        self.side = AccountSide()
        self.foot = AccountFoot()
        self.empty = EmptyState("document", "")
        self._pages = QStackedWidget()
        self._build()
        self._wire()
        self.show_assessment(None)

    @property
    def calculating(self) -> bool:
        """Whether formulas and figures stand beside the words."""
        return self.mode.chosen_value() == _CALCULATION

    def show_assessment(self, found: Assessment | None) -> None:
        """Account for another assessment; the sum in view stays what it is."""
        if found is None or found.band is None:
            self._found = self.shown = None
            self._say(_("Nothing to explain yet"), _("The calculation appears once the case has a rating."))
            return
        self._found = found
        if self.isVisible():
            self._work()

    def show_target(self, target: str) -> None:
        """Bring the sum of a route or harm level into view."""
        self._followed = False
        self.target = target
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was rated meanwhile."""
        super().showEvent(event)
        self._work()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns one under the other where they do not fit beside each other."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Fit the columns to the width and the text size."""
        width = self.width() * 100 / scaled(100)
        three, two = width >= _THREE_FROM, width >= _TWO_FROM
        self._left.setVisible(three)
        self.choice.setVisible(not three)
        self._left.setFixedWidth(scaled(_ROUTES))
        beside = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside)
        self.side.setMaximumWidth(scaled(_SIDE) if two else 16_777_215)
        self.side.setMinimumWidth(scaled(_SIDE) if two else 0)

    def _work(self) -> None:
        """Work out the newest assessment, one at a time."""
        found = self._found
        if found is None or self._working_on is not None or (self.shown and self.shown.told.found is found):
            return
        self._working_on = found
        session = self._session
        knowledge, catalogue = session.knowledge, session.catalogue

        def work() -> _Shown:
            from exile_risk.assessing import assess
            from exile_risk.explaining import explain

            told = Told(found, explain(found, catalogue), knowledge)
            return _Shown(told, assess(found.case, catalogue, knowledge).rating == found.rating)

        def show(shown: _Shown) -> None:
            self._working_on = None
            if self._found is found:
                self.shown = shown
                self._fill()
            elif self.isVisible():
                self._work()  # an answer has come meanwhile

        def failed(error: Exception) -> None:
            self._working_on = None
            if self._found is found:
                self.shown = None
                self._say(_("The calculation could not be worked out"), message(error))

        self._tasks.read(work, show, self, failed)

    def _fill(self) -> None:
        if self.shown is None:
            return
        told = self.shown.told
        if self._followed or self.target not in (*told.whole.pathways, *told.whole.levels):
            self.target = told.whole.leading
        self._fill_choices(told)
        calculating = self.calculating
        odds = told.ledger(self.target).log2_odds
        self.title.setText(say.ledger_title(self.target))
        self.total.setText(say.total_text(odds))
        current = self.ledger.rows.currentIndex().row()
        words = _("Reason and source"), _("Weight") if calculating else "", _("Steps")
        self.ledger.set_rows(ledger_rows(told, self.target, calculating=calculating), words, "0")
        if current >= 0 and self.ledger.rows.hasFocus():
            self.ledger.rows.setCurrentIndex(self.ledger.model.index(min(current, self.ledger.model.rowCount() - 1)))
        self.side.show_account(told, self.target, calculating=calculating)
        self.foot.show_account(told.found, same=self.shown.same)
        self._pages.setCurrentIndex(1)

    def _fill_choices(self, told: Told) -> None:
        ordered = sorted(told.whole.pathways.values(), key=lambda ledger: -told.whole.shares[ledger.target])
        rows = [
            RouteRow(
                ledger.target,
                pathway_name(ledger.target),
                told.whole.shares[ledger.target],
                say.sum_text(ledger.log2_odds),
                say.part_word(told.whole.shares[ledger.target]),
            )
            for ledger in ordered
        ]
        self.routes.set_rows(rows, self.target)
        self.choice.clear()
        for row in rows:
            self.choice.addItem(f"{row.title}  {row.shown}", row.id)
        for level in LEVELS:
            self.choice.addItem(_("If returned: {name}").format(name=level_name(level)), level)
        self.choice.setCurrentIndex(self.choice.findData(self.target))

    def _say(self, title: str, text: str) -> None:
        self.empty.title.setText(title)
        self.empty.text.setText(text)
        self.empty.text.show()
        self._pages.setCurrentIndex(0)

    def _open(self, key: object) -> None:
        assert self.shown is not None  # noqa: S101 - rows are made only of an account
        told = self.shown.told
        if isinstance(key, RouteKey):
            self.show_target(key.pathway)
        elif isinstance(key, FactorKey):
            derived = told.found.derived.get(key.factor)
            own = key.factor in told.found.case.answers
            if key.bar is not None:
                catalogue = self._session.catalogue
                show_protection_card(key.bar, told, catalogue, self.ledger.anchor(), self.question_wanted.emit)
            elif derived is None or own or not (derived.facts or derived.value is None):
                self.question_wanted.emit(key.factor)
            else:
                acts = Acts(self.correction_wanted.emit, self.withdrawal_wanted.emit)
                show_fact_card(derived, told.knowledge, self.ledger.anchor(), acts)

    def _wire(self) -> None:
        self.routes.picked.connect(lambda id: self.show_target(str(id)))
        self.choice.activated.connect(lambda _n: self.show_target(str(self.choice.currentData())))
        self.side.level_picked.connect(self.show_target)
        self.mode.chosen.connect(lambda _v: self._fill())
        self.ledger.opened.connect(self._open)

    def _build(self) -> None:
        self.mode.set_choices([(_PLAIN, _("Plain words")), (_CALCULATION, _("Calculation"))])
        self.mode.choose(_PLAIN)
        self.choice.setAccessibleName(_("Which sum"))
        set_look(self.choice, type="text")
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(PlainLabel(_("Routes to harm"), "text", bold=True))
        left.addWidget(PlainLabel(_("Bar: share of the danger. Number: sum in steps."), "small", "ink-2"))
        left.addWidget(self.routes)
        left.addSpacing(8)
        left.addWidget(PlainLabel(say.step_rule(), "small", "ink-2"))
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.mode)
        middle.addWidget(self.choice)
        middle.addLayout(top)
        middle.addWidget(self.total)
        middle.addWidget(PlainLabel(say.group_rule(), "small", "ink-2"))
        middle.addWidget(self.ledger)
        middle.addSpacing(12)
        middle.addWidget(self.foot)
        middle.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._left)
        self._columns.addLayout(middle, 1)
        self._columns.addWidget(self.side)
        inside = QWidget()
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(16, 12, 16, 16)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(scrolling(inside))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
