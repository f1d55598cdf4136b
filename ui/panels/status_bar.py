# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the foot of the window: what is saved, which facts are used, and what the program does not claim."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exile_risk.catalogue import LATEST
from exile_risk.wording import _, ngettext_
from exile_risk.wording.names import short_disclaimer
from ui.theme import scaled
from ui.widgets.icon import Icon
from ui.widgets.plain import ElidedLabel, PlainLabel, plain_tip


class StatusBar(QWidget):
    """Says quietly how things stand; never a place for something that needs an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Icon("check", "ink-2", 14)
        self.saved = PlainLabel("", type="small", tone="ink-2", wrap=False)
        self._version = ""
        self.facts = PlainLabel("", type="small", tone="ink-2", wrap=False)
        self._corrections = 0
        self._concerns: tuple[str, ...] = ()
        self._network = PlainLabel(_("No network connection"), type="small", tone="ink-2", wrap=False)
        self._claim = ElidedLabel(
            _("{claim} Method {model}.").format(claim=short_disclaimer(), model=LATEST),
            type="small",
            tone="ink-2",
        )
        self._build()
        self.set_idle()
        self.set_corrections(0)

    def set_version(self, knowledge_version: str) -> None:
        """Say which facts are used."""
        self._version = knowledge_version
        self._say_facts()

    def set_corrections(self, count: int) -> None:
        """Say which facts are used, and how many corrections of this vault lie over them."""
        self._corrections = count
        self._say_facts()

    def set_concerns(self, short: Sequence[str], whole: Sequence[str]) -> None:
        """Say what is to be known about the facts: `short` stands in the line, `whole` is read out and a tooltip."""
        self._concerns = tuple(short)
        self.facts.set_tone("ink" if short else "ink-2", bold=bool(short))
        self.facts.setToolTip(plain_tip("\n".join(whole)))
        self.facts.setAccessibleDescription(" ".join(whole))
        self._say_facts()

    def set_idle(self) -> None:
        """Nothing is open, so nothing is unsaved."""
        self._say(_("Everything is saved"), "check")

    def set_saved(self, at: datetime) -> None:
        """Say when the draft was last written."""
        local = at.astimezone()
        clock = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
        self._say(_("Saved {time}").format(time=clock), "check")

    def set_unsaved(self) -> None:
        """Say that something is about to be written."""
        self._say(_("Saving …"), "save")

    def set_not_saved(self) -> None:
        """Say that the last try failed; the banner above says why."""
        self._say(_("Not saved"), "warning")

    def _say_facts(self) -> None:
        said = [_("Facts {version}").format(version=self._version)] if self._version else []
        said += self._concerns
        if self._corrections:
            said.append(ngettext_("{n} correction of yours", "{n} corrections of yours", self._corrections))
        self.facts.setText(" · ".join(said))

    def _say(self, text: str, icon: str) -> None:
        self._mark.set_icon(icon)
        self.saved.setText(text)

    def _build(self) -> None:
        self.setProperty("surface", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QFrame()
        line.setProperty("surface", "line")
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 2)
        row.setSpacing(6)
        for part in (self._mark, self.saved):
            row.addWidget(part)
        row.addSpacing(12)
        row.addWidget(self.facts)
        row.addSpacing(12)
        row.addWidget(self._network)
        row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(self._claim)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(row)
        self.setMinimumHeight(scaled(28))
