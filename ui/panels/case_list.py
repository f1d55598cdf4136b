# SPDX-License-Identifier: GPL-3.0-or-later
"""The start column: where to go, find, begin, and every case with its disc; a rail of discs in a small window."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from exile_risk.session import CaseLine
from exile_risk.wording import _, isolated, ngettext_
from ui.panels.case_row_paint import CaseRowPaint
from ui.panels.case_rows import CaseRows
from ui.panels.nav_button import NavButton
from ui.theme import set_look, theme_state
from ui.widgets.icon import icon, keep_icon
from ui.widgets.plain import PlainLabel

WIDTH, RAIL_WIDTH = 232, 56


class CaseList(QWidget):
    """Chooses a case. It never opens one itself: it says which one is wanted."""

    chosen = Signal(str)
    """Somebody wants this case on the desk."""

    new_wanted = Signal()
    unbin_wanted = Signal(str)
    training_wanted = Signal()
    search_wanted = Signal()
    """The search was asked for while the list is a rail, which has no room for it."""

    def __init__(self, *, training: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CaseRows(self)
        self.cases = NavButton(_("Cases"), "folder")
        self.binned = NavButton(_("Bin"), "bin")
        self.countries = NavButton(_("Countries"), "map")
        self.training = NavButton(_("Training"), "training")
        self.vault = NavButton(_("Vault"), "vault")
        if training:
            self.training.hide()
        self.search = QLineEdit()
        self.find_button = QPushButton()
        self.new_button = QPushButton()
        self.view = _Rows()
        self.nothing = PlainLabel("", type="small", tone="ink-2")
        self.clear = QPushButton(_("Clear the search"))
        self.more = PlainLabel("", type="small", tone="ink-2", wrap=False)
        self.unbin = QPushButton(_("Take out of the bin"))
        self._paint = CaseRowPaint(self)
        self._rail = self._marking = False
        self._code: str | None = None
        self._build()
        self._wire()

    def set_lines(self, lines: tuple[CaseLine, ...]) -> None:
        """Show these cases."""
        self.rows.set_lines(lines)
        self._refresh()

    def set_current(self, code: str | None) -> None:
        """Mark the case on the desk; a search that hides it is cleared."""
        self._code = code
        if code is not None and self.rows.row_of(code) < 0:
            self.search.clear()
            self._show_bin(False)
        self._mark()

    def set_rail(self, rail: bool) -> None:
        """Become a rail of icons and discs, or a whole column again."""
        if rail == self._rail:
            return
        self._rail = self._paint.rail = rail
        for button in (self.cases, self.binned, self.countries, self.training, self.vault):
            button.set_rail(rail)
        self.search.setVisible(not rail)
        self.find_button.setVisible(rail)
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._tools.setDirection(down if rail else along)
        set_look(self.new_button, kind="quiet" if rail else "plain")
        if rail:
            self.search.clear()
        self._column.setContentsMargins(*((4, 8, 4, 0) if rail else (8, 8, 8, 0)))
        policy = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if rail else policy.ScrollBarAsNeeded)
        self._refresh()
        self.view.doItemsLayout()
        self._count_more()

    def set_elsewhere(self, elsewhere: bool) -> None:
        """Mark the navigation: a page of facts is shown, or the cases again."""
        self.countries.setChecked(elsewhere)
        self.vault.setChecked(False)
        self.cases.setChecked(not elsewhere and not self.binned.isChecked())

    def set_at_vault(self, there: bool) -> None:
        """Mark the navigation: a page about the vault is shown, or the cases again."""
        self.set_elsewhere(False)
        self.vault.setChecked(there)
        self.cases.setChecked(not there and not self.binned.isChecked())

    def start_search(self) -> None:
        """Put the caret into the search field."""
        if self._rail:
            self.search_wanted.emit()
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _build(self) -> None:
        self.setProperty("surface", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search.setPlaceholderText(_("Find a case"))
        self.search.setAccessibleName(_("Find a case by its code or a country"))
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(icon("search", "ink-2"), QLineEdit.ActionPosition.LeadingPosition)
        for button, name, word in (
            (self.find_button, "search", _("Find a case")),
            (self.new_button, "plus", _("New case")),
        ):
            keep_icon(button, name)
            button.setAccessibleName(word)
            button.setToolTip(word)
        self.find_button.setProperty("kind", "quiet")
        self.find_button.hide()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self._paint)
        self.view.setAccessibleName(_("Cases, worst first"))
        self.cases.setChecked(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 0)
        self._column.setSpacing(0)
        for nav in (self.cases, self.binned, self.countries, self.training, self.vault):
            self._column.addWidget(nav)
        self._column.addSpacing(10)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(8)
        tools: tuple[QWidget, ...] = (self.search, self.find_button, self.new_button)
        for tool in tools:
            self._tools.addWidget(tool)
        self._column.addLayout(self._tools)
        self._column.addSpacing(8)
        for part in (self.nothing, self.clear, self.view, self.more, self.unbin):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.view, 1)
        self.more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.more.hide()
        self.unbin.hide()
        self._refresh()

    def _wire(self) -> None:
        self.search.textChanged.connect(self._refresh)
        self.find_button.clicked.connect(self.search_wanted)
        self.new_button.clicked.connect(self.new_wanted)
        self.clear.clicked.connect(self.search.clear)
        self.cases.clicked.connect(lambda: self._show_bin(False))
        self.binned.clicked.connect(lambda: self._show_bin(True))
        self.training.clicked.connect(self._training)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._wanted)
        self.view.activated.connect(self._wanted)
        self.unbin.clicked.connect(self._unbin)
        self.view.verticalScrollBar().valueChanged.connect(self._count_more)
        self.view.verticalScrollBar().rangeChanged.connect(self._count_more)
        theme_state().changed.connect(self._renew_look)

    def _training(self) -> None:
        self.training.setChecked(False)
        self.training_wanted.emit()

    def _show_bin(self, binned: bool) -> None:
        self.binned.setChecked(binned)
        self.cases.setChecked(not binned)
        self._refresh()

    def _refresh(self) -> None:
        binned, typed = self.binned.isChecked(), self.search.text().strip()
        self.rows.set_filter(typed, binned=binned)
        self.cases.set_count(self.rows.count(binned=False))
        self.binned.set_count(self.rows.count(binned=True) or None)
        empty = self.rows.rowCount() == 0
        if typed:
            self.nothing.setText(_("No case matches “{words}”.").format(words=isolated(typed)))
        else:
            self.nothing.setText(_("The bin is empty.") if binned else _("No cases yet."))
        self.nothing.setVisible(empty and not self._rail)
        self.clear.setVisible(empty and bool(typed) and not self._rail)
        self._mark()

    def _mark(self) -> None:
        row = self.rows.row_of(self._code)
        model = self.view.selectionModel()
        self._marking = True
        if row < 0:
            model.clear()
        else:
            model.setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(self.rows.index(row))
        self._marking = False
        self.unbin.setVisible(self.binned.isChecked() and self.rows.rowCount() > 0 and not self._rail)
        self.unbin.setEnabled(self.view.currentIndex().isValid())

    def _count_more(self) -> None:
        """The rail has no room for a scroll bar: say how many discs are below."""
        bar, height = self.view.verticalScrollBar(), max(1, self.view.sizeHintForRow(0))
        below = -(-(bar.maximum() - bar.value()) // height)
        self.more.setText(ngettext_("{n} more", "{n} more", below))
        self.more.setVisible(self._rail and below > 0)

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.unbin.setEnabled(current.isValid())
        if not self._marking:
            self._wanted(current)

    def _wanted(self, index: QModelIndex) -> None:
        if index.isValid() and not self.binned.isChecked() and self.rows.line(index.row()).code != self._code:
            self.chosen.emit(self.rows.line(index.row()).code)

    def _unbin(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.unbin_wanted.emit(self.rows.line(index.row()).code)

    def _renew_look(self) -> None:
        self._search_icon.setIcon(icon("search", "ink-2"))
        self.view.doItemsLayout()


class _Rows(QListView):
    """The list itself: one row has the caret, arrows move it, Home and End go to its ends."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setProperty("frameless", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the window: type-to-select would keep them from nothing useful."""
        if event.text().strip() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)
