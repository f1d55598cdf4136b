# SPDX-License-Identifier: GPL-3.0-or-later
"""The headline questions: nationality and state feared, place, refugee status, stay, charges."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from exile_risk.model.answers import Answer, Unanswered
from exile_risk.model.case import Charge, Stage
from exile_risk.model.draft import Draft
from exile_risk.wording import _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.names import offence_name
from ui.panels import choices
from ui.panels.answer_box import AnswerBox
from ui.widgets.plain import PlainLabel
from ui.widgets.tag_field import Tag, TagField
from ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from exile_risk.session import Session


class HeadlineSection(QWidget):
    """Edits places, charges and the two status questions of a draft.

    `other_nationalities` is a part of this section that stands elsewhere on the form, among the questions of status.
    """

    edited = Signal(object)
    """The draft as it now stands."""

    def __init__(self, session: "Session", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self._follows = True
        self._followed: str | None = None
        self._build(session)
        self._wire()

    def _build(self, session: "Session") -> None:
        found_nothing = _("No such country")
        countries = choices.country_entries(session)
        self.origin = TypeAhead(_("Type a country"), _("Nationality and state feared"), found_nothing, _("Clear"))
        self.host = TypeAhead(_("Type a country"), _("Is now in"), found_nothing, _("Clear"))
        for field in (self.origin, self.host):
            field.set_entries(countries)
        self.protection = AnswerBox(_("Refugee status"), choices.values(session, "protection_status"))
        self.stay = AnswerBox(_("Stay"), choices.values(session, "immigration_status"))
        no_offence = _("Not found by that word. Try another, like protest, separatism or fake news.")
        self.charges = TagField(_("Add a charge"), _("Charges"), no_offence, _("Remove"))
        self.charges.set_entries(choices.offence_entries(session))
        self.charges.set_choices(choices.stages(), _("Stage"))
        self.nationalities = TagField(_("Add a nationality"), _("Other nationalities"), found_nothing, _("Remove"))
        self.nationalities.set_entries(countries)
        self.other_nationalities = _labelled(_("Other nationalities"), self.nationalities)
        self._stay_label = PlainLabel("", "small", "ink-2")
        self._same = PlainLabel("", "small", "ink")
        self._same.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(_labelled(_("Nationality and state feared"), self.origin), 0, 0)
        grid.addWidget(_labelled(_("Is now in"), self.host), 0, 1)
        grid.addWidget(self._same, 1, 0, 1, 2)
        grid.addWidget(_labelled(_("Refugee status"), self.protection), 2, 0)
        grid.addWidget(_labelled(self._stay_label, self.stay), 2, 1)
        grid.addWidget(_labelled(_("Charges"), self.charges), 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setLayout(grid)

    def _wire(self) -> None:
        self.origin.picked.connect(lambda code: self._places(origin=code))
        self.origin.cleared.connect(lambda: self._places(origin=None))
        self.host.picked.connect(lambda code: self._places(host=code))
        self.host.cleared.connect(lambda: self._places(host=None))
        self.protection.answered.connect(lambda value: self._answer("protection_status", value))
        self.stay.answered.connect(lambda value: self._answer("immigration_status", value))
        self.charges.changed.connect(self._charges_changed)
        self.nationalities.changed.connect(self._nationalities_changed)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; nothing is emitted."""
        self._draft = draft
        self._followed = draft.origin if draft.origin in (draft.nationalities or ()) else None
        self._follows = draft.nationalities is None or self._followed is not None
        self.origin.set_picked(draft.origin)
        self.host.set_picked(draft.host)
        self.protection.set_answer(draft.answers.get("protection_status"))
        self.stay.set_answer(draft.answers.get("immigration_status"))
        self.charges.set_tags([Tag(c.offence, offence_name(c.offence), c.stage.value) for c in draft.charges])
        others = [c for c in draft.nationalities or () if c != draft.origin]
        self.nationalities.set_tags([Tag(c, country(c)) for c in others])
        self._renew_texts()

    def _places(self, **places: str | None) -> None:
        draft = replace(self._draft, **places)  # type: ignore[arg-type]
        if "origin" in places:
            draft = replace(draft, nationalities=self._nationalities_with(draft.origin))
        self._take(draft)

    def _nationalities_with(self, origin: str | None) -> tuple[str, ...] | None:
        """Return the nationalities once the state feared is another one.

        The field asks for both at once, so one nationality follows it; a stateless person stays stateless, and a
        nationality given apart from the state feared stays as it is.
        """
        held = self._draft.nationalities
        if not self._follows:
            return held
        kept = [c for c in held or () if c not in (self._followed, origin)]
        self._followed = origin
        return tuple(([origin] if origin else []) + kept) or None

    def _answer(self, factor: str, value: str | Unanswered | None) -> None:
        self._take(self._draft.with_answer(factor, None if value is None else Answer(value)))

    def _charges_changed(self) -> None:
        named = [Charge(t.id, Stage(t.choice or Stage.INVESTIGATION.value)) for t in self.charges.tags()]
        self._take(replace(self._draft, charges=tuple(named)))

    def _nationalities_changed(self) -> None:
        others = [t.id for t in self.nationalities.tags() if t.id != self._draft.origin]
        own = [c for c in self._draft.nationalities or () if c == self._draft.origin]
        self._take(replace(self._draft, nationalities=tuple(own + others) or None))

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._renew_texts()
        self.edited.emit(draft)

    def _renew_texts(self) -> None:
        host = self._draft.host
        self._stay_label.setText(_("Stay in {host}").format(host=isolated(country(host))) if host else _("Stay"))
        same = host is not None and host == self._draft.origin
        self._same.setText(
            _("The tool rates people outside the state they fear. Choose another place, or another state feared.")
            if same
            else ""
        )
        self._same.setVisible(same)


def _labelled(label: str | PlainLabel, field: QWidget) -> QWidget:
    """Return a field under its label, 4 px apart; the label is the field's buddy."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    shown = PlainLabel(label, "small", "ink-2") if isinstance(label, str) else label
    shown.setBuddy(field)
    column.addWidget(shown)
    column.addWidget(field)
    column.addStretch(1)
    return box
