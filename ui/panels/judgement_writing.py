# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a judgement is written: why, what weighed most, whose it is, and who looked with them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exile_risk.judgement import Opinion
from exile_risk.judgement.judgement import LONGEST_INITIALS, MOST_FACTORS
from exile_risk.model.assessment import Assessment, Band
from exile_risk.reasons import reasons
from exile_risk.wording import _, ngettext_
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.judgement import because_text
from exile_risk.wording.reasons import reason as reason_text
from ui.theme import load_for_text, scaled, set_look, theme_state, type_metrics
from ui.widgets.flow import FlowLayout
from ui.widgets.mark import Mark
from ui.widgets.plain import PlainLabel
from ui.widgets.staying_menu import StayingMenu

_LINES, _INITIALS = 2, 58
_FIELD_OF = {
    "judgement_reason": "why",
    "judgement_long": "why",
    "judgement_initials": "by",
    "judgement_same_person": "second",
}


def initials_edit(name: str) -> QLineEdit:
    """Return a field for a short code: nobody's name fits in."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setMaxLength(LONGEST_INITIALS + 4)  # dots and spaces between them are dropped
    edit.setFixedWidth(scaled(_INITIALS))
    edit.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
    return edit


class ReasonEdit(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Why do you agree or disagree?"))
        self.setAccessibleName(_("Why do you agree or disagree?"))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        theme_state().changed.connect(self.updateGeometry)
        self.textChanged.connect(self._loaded)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(200, type_metrics("text").lineSpacing() * _LINES + 18)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the bar grows instead."""
        return QSize(80, self.sizeHint().height())

    def _loaded(self) -> None:
        load_for_text(self.toPlainText())


class Writing(QWidget):
    """The fields of one judgement but its band."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = ReasonEdit()
        self.because = QToolButton()
        self.by = initials_edit(_("Your initials"))
        self.second = initials_edit(_("Initials of the second person"))
        self.record = QPushButton(_("Record"))
        self.needs = Mark("people", wrap=True)
        self._menu = StayingMenu(self)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._marked: tuple[str, ...] = ()
        self._showing = False
        self._build()
        self._wire()
        self._show_marked()

    def written(self, band: Band | None) -> Opinion:
        """Return what stands here, with a band."""
        return Opinion(band, self.why.toPlainText(), self._marked, self.by.text(), self.second.text())

    def show_written(self, opinion: Opinion) -> None:
        """Show what stood here; nothing is emitted."""
        self._showing = True
        self.why.setPlainText(opinion.why)
        self.by.setText(opinion.by)
        self.second.setText(opinion.second)
        self._marked = opinion.because
        self._fill_menu()
        self._showing = False

    def show_assessment(self, found: Assessment | None) -> None:
        """Offer the reasons of another rating; marks on reasons that are gone stay until somebody takes them off."""
        offered: tuple[tuple[str, str], ...] = ()
        if found is not None:
            names = [in_sentence(code) for code in (found.case.origin, found.case.host)]
            listed = sorted(reasons(found, found.rating.leading_pathway), key=lambda r: -abs(r.term.steps))
            texts = {r.term.factor: capitalised(reason_text(r.term.factor, r.term.value, *names)) for r in listed}
            offered = tuple(texts.items())[:MOST_FACTORS]
        if offered != self._offered:
            self._offered = offered
            self._fill_menu()

    def set_needs_second(self, said: str) -> None:
        """Ask for the second person, or not ("")."""
        self.needs.set_word(said)
        self._second_pair.setVisible(bool(said))

    def mend(self, code: str) -> None:
        """Show which field an error code is about, with the focus in it; "" shows none."""
        field = _FIELD_OF.get(code)
        fields = {"why": self.why, "by": self.by, "second": self.second}
        for name, edit in fields.items():
            set_look(edit, mend=name == field)
        if field is not None:
            fields[field].setFocus()

    def _build(self) -> None:
        self.because.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.because.setMenu(self._menu)
        self.because.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.because.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_look(self.because, kind="small")
        set_look(self.record, kind="main")
        self._by_label = PlainLabel(_("Initials"), "small", "ink-2", wrap=False)
        self._second_label = PlainLabel(_("Second person"), "small", "ink-2", wrap=False)
        self._by_label.setBuddy(self.by)
        self._second_label.setBuddy(self.second)
        self._second_pair = labelled(self._second_label, self.second)
        row = FlowLayout(spacing=8)
        for part in (self.because, labelled(self._by_label, self.by), self._second_pair, self.record):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.needs, self.why):
            column.addWidget(part)
        column.addLayout(row)
        self.set_needs_second("")

    def _wire(self) -> None:
        self.why.textChanged.connect(self._edited)
        for edit in (self.by, self.second):
            edit.textEdited.connect(lambda _text: self._edited())
            edit.returnPressed.connect(self.record.click)

    def _edited(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _fill_menu(self) -> None:
        self._menu.clear()
        known = dict(self._offered)
        gone = tuple((factor, because_text((factor,))) for factor in self._marked if factor not in known)
        for factor, text in (*self._offered, *gone):
            load_for_text(text)
            action = QAction(text.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(factor in self._marked)
            action.toggled.connect(lambda on, factor=factor: self._mark(factor, on))
            self._menu.addAction(action)
        self._show_marked()

    def _mark(self, factor: str, on: bool) -> None:
        others = tuple(f for f in self._marked if f != factor)
        self._marked = (*others, factor) if on else others
        self._show_marked()
        self._edited()

    def _show_marked(self) -> None:
        count = len(self._marked)
        text = ngettext_("{n} reason weighed most", "{n} reasons weighed most", count)
        self.because.setText((text if count else _("What weighed most")) + "     ")  # room for the arrow
        self.because.setToolTip(because_text(self._marked))
        self.because.setEnabled(bool(self._menu.actions()))
        self.because.setAccessibleName(text if count else _("What weighed most"))


def labelled(label: QWidget, edit: QWidget) -> QWidget:
    """Return a label with its field at its side, no wider than both."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(label)
    row.addWidget(edit)
    return box
