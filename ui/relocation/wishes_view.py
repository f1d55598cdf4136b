# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person wishes: places in their order, places they refuse, languages, family, and what matters how much."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.knowledge.languages import languages
from exile_risk.model.case import NO_NEEDS, Needs
from exile_risk.relocation.client_weights import MIDDLE, MOST, level, said, weighing
from exile_risk.relocation.criteria import CRITERIA
from exile_risk.wording import _
from exile_risk.wording import relocation_page as say
from exile_risk.wording.countries import country
from exile_risk.wording.relocation_ranking import criterion_name
from ui.panels import choices
from ui.panels.surfaces import scrolling
from ui.relocation.weight_slider import WeightSlider
from ui.theme import scaled, set_look
from ui.widgets.icon import keep_icon
from ui.widgets.plain import PlainLabel
from ui.widgets.tag_field import Tag, TagField
from ui.widgets.type_ahead import Entry, TypeAhead

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.session import Session


class WishesView(QWidget):
    """Edits the needs of a case, weights among them; every change is told at once."""

    back_wanted = Signal()

    needs_changed = Signal(object)
    """The Needs as they now stand."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs = NO_NEEDS
        nothing = _("No such country")
        entries = choices.country_entries(session)
        self.back = QPushButton(_("Back to the options"))
        self.add = TypeAhead(_("Add a place"), _("Add a place they wish for"), nothing, _("Clear"))
        self.add.set_entries(entries)
        self.not_to = TagField(_("Add a place"), _("Not to these places"), nothing, _("Remove"))
        self.family = TagField(_("Add a place"), _("Close family lives in"), nothing, _("Remove"))
        for field in (self.not_to, self.family):
            field.set_entries(entries)
        self.languages = TagField(_("Add a language"), _("Languages they speak"), _("No such language"), _("Remove"))
        self.languages.set_entries(language_entries(session.knowledge))
        self.places: list[QPushButton] = []
        self.sliders: dict[str, WeightSlider] = {}
        self._words: dict[str, PlainLabel] = {}
        self._listed = QVBoxLayout()
        self._build()
        self._wire()

    def show_needs(self, needs: Needs) -> None:
        """Show the needs of a case; nothing is emitted."""
        self._needs = needs
        self.not_to.set_tags([Tag(code, country(code)) for code in needs.not_to])
        self.family.set_tags([Tag(code, country(code)) for code in needs.family_in])
        self.languages.set_tags([Tag(code, language_name(code)) for code in needs.languages])
        for id, slider in self.sliders.items():
            slider.blockSignals(True)
            slider.setValue(level(needs.weights, id))
            slider.blockSignals(False)
            self._say(id)
        self._list_places()

    def weights(self) -> Mapping[str, float] | None:
        """Return how much each criterion matters; None where all matter the same."""
        return weighing(self._needs.weights)

    def start(self) -> None:
        """Put the focus where places are added."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_places(self) -> None:
        _clear(self._listed)
        self.places = []
        for n, code in enumerate(self._needs.wished):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(PlainLabel(f"{n + 1}", "small", "ink-2", wrap=False))
            row.addWidget(PlainLabel(country(code), "text"), 1)
            earlier = self._button(_("Move up"), "arrow-up", _("{place}: move up").format(place=country(code)))
            earlier.setEnabled(n > 0)
            earlier.clicked.connect(lambda _=False, n=n: self._swap(n))
            out = self._button(_("Remove"), "close", _("{place}: remove").format(place=country(code)))
            out.clicked.connect(lambda _=False, code=code: self._drop(code))
            row.addWidget(earlier)
            row.addWidget(out)
            self._listed.addLayout(row)
            self.places += [earlier, out]

    def _button(self, word: str, icon: str, name: str) -> QPushButton:
        button = QPushButton(word)
        set_look(button, kind="small")
        keep_icon(button, icon, size=14)
        button.setAccessibleName(name)
        return button

    def _swap(self, n: int) -> None:
        wished = list(self._needs.wished)
        wished[n - 1], wished[n] = wished[n], wished[n - 1]
        self._take(replace(self._needs, wished=tuple(wished)))

    def _drop(self, code: str) -> None:
        self._take(replace(self._needs, wished=tuple(one for one in self._needs.wished if one != code)))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, code: object) -> None:
        self.add.set_picked(None)
        if isinstance(code, str) and code not in self._needs.wished:
            self._take(replace(self._needs, wished=(*self._needs.wished, code)))

    def _take_fields(self) -> None:
        self._take(
            replace(
                self._needs,
                not_to=tuple(tag.id for tag in self.not_to.tags()),
                family_in=tuple(tag.id for tag in self.family.tags()),
                languages=tuple(tag.id for tag in self.languages.tags()),
            )
        )

    def _take(self, needs: Needs) -> None:
        if needs != self._needs:
            before, self._needs = self._needs, needs
            if needs.wished != before.wished:
                self._list_places()
            self.needs_changed.emit(needs)

    def _say(self, id: str) -> None:
        word = say.matters_word(self.sliders[id].value())
        self._words[id].setText(word)
        self.sliders[id].setAccessibleName(_("{criterion}: {word}").format(criterion=criterion_name(id), word=word))

    def _weighed(self, id: str) -> None:
        self._say(id)
        self._take(replace(self._needs, weights=said({name: one.value() for name, one in self.sliders.items()})))

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.add.picked.connect(self._add)
        for field in (self.not_to, self.family, self.languages):
            field.changed.connect(self._take_fields)
        for id, slider in self.sliders.items():
            slider.valueChanged.connect(lambda _value, id=id: self._weighed(id))

    def _build(self) -> None:
        set_look(self.back, kind="small")
        keep_icon(self.back, "arrow-left", size=14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(PlainLabel(_("What the person wishes"), "strong"), 1)
        halves = QHBoxLayout()
        halves.setSpacing(32)
        halves.addLayout(self._build_places(), 1)
        halves.addLayout(self._build_weights(), 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 10, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        asked = _(
            "Ask the person, and ask again: nothing here moves the rating, and their word comes before any order."
        )
        column.addWidget(PlainLabel(asked, "small", "ink-2"))
        column.addLayout(halves)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside))

    def _build_places(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(PlainLabel(_("Places they wish for, the dearest first"), "text", bold=True))
        self._listed.setSpacing(4)
        column.addLayout(self._listed)
        column.addWidget(self.add)
        for title, field in (
            (_("Not to these places"), self.not_to),
            (_("Close family lives in"), self.family),
            (_("Languages they speak"), self.languages),
        ):
            column.addSpacing(4)
            column.addWidget(PlainLabel(title, "small", "ink-2"))
            column.addWidget(field)
        column.addStretch(1)
        return column

    def _build_weights(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(PlainLabel(_("What matters beside danger"), "text", bold=True))
        note = _("Orders options that help about as much. Kept with the case.")
        column.addWidget(PlainLabel(note, "small", "ink-3"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for n, id in enumerate(CRITERIA):
            slider = self.sliders[id] = WeightSlider(MOST, MIDDLE)
            self._words[id] = PlainLabel("", "small", wrap=False)
            self._words[id].setMinimumWidth(scaled(104))
            self._say(id)
            grid.addWidget(PlainLabel(criterion_name(id), "small"), n, 0)
            grid.addWidget(slider, n, 1)
            grid.addWidget(self._words[id], n, 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column


def language_entries(knowledge: "Knowledge") -> list[Entry]:
    """Return every language that the facts know of by its two letters, by name."""
    tags = {one.tag.partition("-")[0] for code in knowledge.countries() for one in languages(knowledge, code)}
    entries = [Entry(tag, language_name(tag), tag, (tag,)) for tag in tags if len(tag) == 2]
    return sorted(entries, key=lambda entry: entry.label.casefold())


def language_name(code: str) -> str:
    """Return the name of a language; one that nobody has named is said by its two letters."""
    found = QLocale.codeToLanguage(code)
    return code if found in (QLocale.Language.AnyLanguage, QLocale.Language.C) else QLocale.languageToString(found)


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
