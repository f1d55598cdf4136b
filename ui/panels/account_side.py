# SPDX-License-Identifier: GPL-3.0-or-later
"""From routes to rating: four harm levels, the last steps to the band, and what courts leave of each protection."""

from math import log
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exile_risk.explaining import Level
from exile_risk.model.assessment import Band
from exile_risk.wording import _
from exile_risk.wording import explaining as say
from exile_risk.wording.countries import in_sentence
from exile_risk.wording.names import band_name, level_name
from ui.panels.account_rows import Told
from ui.panels.surfaces import rule
from ui.widgets.level_list import LevelList, LevelRow
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 1 / 16
"""How far below the threshold of Moderate the cell of Low begins, as a factor."""


class AccountSide(QWidget):
    """The column beside a sum."""

    level_picked = Signal(str)
    """The sum of a harm level is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levels = LevelList(_("From routes to rating"))
        self.courts = PlainLabel("", "small", "ink-2")
        self._verdict, self._protections = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("From routes to rating"), "text", bold=True))
        note = _("All routes together, at four levels of harm. The worst of the four is the rating.")
        column.addWidget(PlainLabel(note, "small", "ink-2"))
        column.addWidget(self.levels)
        column.addLayout(self._verdict)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(PlainLabel(_("What courts leave of each protection"), "text", bold=True))
        column.addWidget(self.courts)
        column.addLayout(self._protections)
        column.addStretch(1)
        for part in (self._verdict, self._protections):
            part.setSpacing(4)
        self.levels.picked.connect(self._pick)

    def show_account(self, told: Told, target: str, *, calculating: bool) -> None:
        """Show an account; `target` is the sum in view beside it."""
        self.levels.show_figures(calculating, tuple(band_name(band) for band in Band))
        self.levels.set_rows([_level_row(level) for level in told.whole.levels.values()], target)
        lines = say.verdict_lines(told.whole)
        _fill(
            self._verdict, [PlainLabel(line, "small", "ink", bold=n == len(lines) - 1) for n, line in enumerate(lines)]
        )
        case = told.found.case
        self.courts.setText(say.courts_text(told.whole.courts, in_sentence(case.origin), in_sentence(case.host)))
        parts: list[QWidget] = []
        for one in told.whole.protections:
            parts.append(PlainLabel(say.protection_title(one), "small", "ink", bold=True))
            parts.append(PlainLabel(say.protection_text(one), "small", "ink-2"))
        if not parts:
            parts.append(PlainLabel(_("No protection in these answers lowers any route."), "small", "ink-2"))
        _fill(self._protections, parts)

    def _pick(self, id: object) -> None:
        self.level_picked.emit(str(id))


def _level_row(level: Level) -> LevelRow:
    never = level.thresholds[2] is None
    figures = f"{say.chance_text(level.exceedance)}: {say.threshold_text(level)}"
    return LevelRow(
        id=level.level,
        title=level_name(level.level),
        band=int(level.band),
        reachable=int(Band.HIGH if never else Band.EXTREME),
        place=_place(level),
        word=band_name(level.band),
        decides=_("decides") if level.decides else "",
        figure=say.chance_text(level.exceedance),
        edges=tuple("–" if t is None else say.exact(t) for t in level.thresholds),
        figures=figures,
    )


def _place(level: Level) -> float:
    """Return where in its cell a level stands, 0 to 1, in doublings between the two thresholds around it."""
    moderate, high, extreme = level.thresholds
    edges = [moderate * _LEAST, moderate, high, extreme if extreme is not None else 1.0, 1.0]
    low, top = edges[int(level.band)], edges[int(level.band) + 1]
    if top <= low:
        return 0.5
    along = log(max(level.exceedance, low) / low) / log(top / low)
    return min(0.95, max(0.05, along))


def _fill(column: QVBoxLayout, parts: "Sequence[QWidget]") -> None:
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        column.addWidget(part)
