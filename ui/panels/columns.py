# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns under the header: list, form and result at fixed widths; one at a time where two would not fit."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from exile_risk.wording import _
from ui.panels.case_list import RAIL_WIDTH, WIDTH, CaseList
from ui.theme import scaled, set_look

_FORM, _FORM_NARROW, _RESULT_MOST = 504, 392, 760
_ONE_BELOW, _RAIL_BELOW, _WIDE_FROM = 640, 1100, 1500  # of the window, in px at 100 % text


class Columns(QWidget):
    """Holds the list, the two panels of a case, and what stands in their place while no case is open."""

    folded = Signal(bool)
    """Whether the form now gives its room to the result."""

    def __init__(self, cases: CaseList, form: QWidget, result: QWidget, no_case: QWidget) -> None:
        super().__init__()
        self.cases, self.form, self.result, self._no_case = cases, form, result, no_case
        self.to_form = QPushButton(_("Answers"))
        self.to_result = QPushButton(_("Rating"))
        self._switch = QWidget()
        self._line = _upright_line()
        self._case_open = self._one = self._list_open = False
        self._turned_to: QWidget = form
        self.narrow = False
        self._pages: list[QWidget] = []
        self._page: QWidget | None = None
        self._page_shown = False
        self._wide = self._kept = False
        self.form_folded = False
        """Whether the form has given its room to a page of the result that needs it."""
        self._build()
        self.to_form.clicked.connect(lambda: self.turn_to(form))
        self.to_result.clicked.connect(lambda: self.turn_to(result))
        cases.search_wanted.connect(lambda: self._open_list(True))
        cases.search.installEventFilter(self)

    @property
    def page(self) -> QWidget | None:
        """The page in the place of form and result while it is shown, else None."""
        return self._page if self._page_shown else None

    @property
    def shows_page(self) -> bool:
        """Whether a page stands in the place of form and result."""
        return self._page_shown

    def add_page(self, page: QWidget) -> None:
        """Take a page that can stand in the place of form and result; they stay as they are beneath."""
        self._pages.append(page)
        self._page = self._page or page
        self._grid.addWidget(page, 0, 2, 2, 3)
        page.hide()

    def show_page(self, shown: bool, page: QWidget | None = None) -> None:
        """Show a page (None: the one shown last), with the list as a rail, or what stands beneath it."""
        self._page = page or self._page
        self._page_shown = shown
        self.arrange()

    def set_wide(self, wide: bool) -> None:
        """Tell whether the page of the result that is in view wants the room of the form."""
        self._wide, self._kept = wide, False
        self.arrange()

    def set_case_open(self, is_open: bool) -> None:
        """Show form and result, or what stands in their place."""
        self._case_open = is_open
        self._show_panels()

    def turn_to(self, panel: QWidget) -> None:
        """Bring form or result into view where only one of them has room; else nothing changes."""
        if panel in (self.form, self.result):
            self._turned_to = panel
            self._kept = self._kept or panel is self.form
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column its width."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Set the widths as the window and the text size ask for."""
        width, unit = self.width(), scaled(100) / 100
        self.narrow = width / unit < _RAIL_BELOW
        self._one = width / unit < _ONE_BELOW
        folded = self._wide and not self._kept and not self._one
        rail = (self.narrow or self._page_shown or (folded and self._case_open)) and not self._list_open
        start = round((RAIL_WIDTH if rail else WIDTH) * unit)
        form = min(round((_FORM_NARROW if self.narrow else _FORM) * unit), (width - start) // 2)
        if width / unit > _WIDE_FROM:
            form = max(form, width - start - round(_RESULT_MOST * unit))
        self.cases.set_rail(rail)
        self.cases.setFixedWidth(start)
        self.form.setFixedWidth(width - start - 1 if self._one else form)
        if folded != self.form_folded:
            self.form_folded = folded
            self.folded.emit(folded)
        self._show_panels()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold the list back into a rail once the search has lost the focus."""
        if event.type() == QEvent.Type.FocusOut and self._list_open:
            self._open_list(False)
        return False

    def _open_list(self, is_open: bool) -> None:
        self._list_open = is_open
        self.arrange()
        if is_open:
            self.cases.start_search()

    def _show_panels(self) -> None:
        case_shown = self._case_open and not self._page_shown
        both = case_shown and not self._one and not self.form_folded
        alone = case_shown and self.form_folded
        self.form.setVisible(both or (case_shown and not alone and self._turned_to is self.form))
        self.result.setVisible(both or alone or (case_shown and self._turned_to is self.result))
        self._line.setVisible(both)
        self._switch.setVisible(case_shown and self._one)
        self._no_case.setVisible(not self._case_open and not self._page_shown)
        for page in self._pages:
            page.setVisible(self._page_shown and page is self._page)
        self.to_form.setChecked(self._turned_to is self.form)
        self.to_result.setChecked(self._turned_to is self.result)

    def _build(self) -> None:
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(8, 4, 8, 4)
        for button in (self.to_form, self.to_result):
            button.setCheckable(True)
            set_look(button, kind="nav")
            row.addWidget(button)
        row.addStretch(1)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.cases, 0, 0, 2, 1)
        grid.addWidget(_upright_line(), 0, 1, 2, 1)
        grid.addWidget(self._switch, 0, 2, 1, 3)
        for column, part in enumerate((self.form, self._line, self.result), 2):
            grid.addWidget(part, 1, column)
        grid.addWidget(self._no_case, 1, 2, 1, 3)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(1, 1)


def _upright_line() -> QFrame:
    line = QFrame()
    line.setProperty("surface", "line-upright")
    return line
