# SPDX-License-Identifier: GPL-3.0-or-later
"""The two states of a case as links: each opens its page, and the third what happened between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exile_risk.model.draft import Draft
from exile_risk.wording import _, isolated
from exile_risk.wording.countries import country
from ui.panels.fact_links import links_of
from ui.theme import scaled, set_look, type_metrics
from ui.widgets.icon import keep_icon

_MOST = 120


class CasePlaces(QWidget):
    """Shows nothing until the case names a place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = Draft()
        self.origin, self.host, self.both = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.origin, self.host, self.both):
            set_look(button, kind="link", type="small")
            row.addWidget(button)
        self.both.setText(_("over time"))
        keep_icon(self.both, "history", "accent", 14)
        self.origin.clicked.connect(lambda: self._want(self._draft.origin))
        self.host.clicked.connect(lambda: self._want(self._draft.host))
        self.both.clicked.connect(self._want_both)
        self.show_draft(Draft())

    def show_draft(self, draft: Draft) -> None:
        """Show the places of a draft."""
        self._draft = draft
        for button, code in ((self.origin, draft.origin), (self.host, draft.host)):
            button.setVisible(code is not None)
            if code is not None:
                name = country(code)
                mode = Qt.TextElideMode.ElideRight
                button.setText(type_metrics("small").elidedText(name, mode, scaled(_MOST)))
                button.setAccessibleName(_("All about {country}").format(country=isolated(name)))
                button.setToolTip(_("All about {country}").format(country=name))
        both = draft.origin is not None and draft.host is not None and draft.origin != draft.host
        self.both.setVisible(both)
        if both:
            names = {"origin": isolated(country(draft.origin or "")), "host": isolated(country(draft.host or ""))}
            words = _("What happened between {origin} and {host}").format(**names)
            self.both.setAccessibleName(words)
            self.both.setToolTip(words)

    def _want(self, code: str | None) -> None:
        links = links_of(self)
        if links is not None and code is not None:
            links.country_wanted.emit(code)

    def _want_both(self) -> None:
        links, draft = links_of(self), self._draft
        if links is not None and draft.origin is not None and draft.host is not None:
            links.corridor_wanted.emit(draft.origin, draft.host)
