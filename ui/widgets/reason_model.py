# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasons as rows for a view and for a screen reader: an ordered list, one spoken sentence per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.plain import plain_tip

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Reason:
    """One reason.

    `steps`: signed worth (log2 odds), above zero raises. `shown`: the same as text ("+3.5", in the language's digits).
    `parts`: where several reasons share a row, or one counts twice, the single worths, which cut the bar. `link`: a
    word after the title in the link colour ("show all"). `key`: what `opened` gives; None gives the row's number.
    `mark`: an icon before the subtitle, by name; the subtitle says in words what it means.
    """

    title: str
    subtitle: str
    steps: float
    parts: tuple[float, ...] = ()
    shown: str = ""
    link: str = ""
    key: object = None
    mark: str = ""


class ReasonModel(QAbstractListModel):
    """Reasons in the order given; `ReasonRole` holds the whole row."""

    ReasonRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, reasons: Sequence[Reason] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reasons = tuple(reasons)

    def set_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show other reasons."""
        self.beginResetModel()
        self._reasons = tuple(reasons)
        self.endResetModel()

    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons shown."""
        return self._reasons

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of reasons; a reason has no children."""
        return 0 if parent.isValid() else len(self._reasons)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, what a screen reader says, the tooltip, or the row itself."""
        if not index.isValid() or index.row() >= len(self._reasons):
            return None
        reason = self._reasons[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return reason.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (reason.title, reason.shown, reason.subtitle, reason.link) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{reason.title}\n{reason.subtitle}" if reason.subtitle else reason.title)
        return reason if role == self.ReasonRole else None

    def extent(self) -> tuple[float, float]:
        """Return the largest lowering and raising worth of any row, both as positive numbers."""
        steps = [reason.steps for reason in self._reasons]
        return max([-s for s in steps if s < 0], default=0.0), max([s for s in steps if s > 0], default=0.0)
