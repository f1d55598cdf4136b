# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the case list as a model: worst first, found by code or country, said in words to a screen reader."""

import unicodedata
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from exile_risk.session import CaseLine
from exile_risk.wording import N_, _, isolated, ngettext_
from exile_risk.wording.corrections import changed_by_text
from exile_risk.wording.countries import country
from exile_risk.wording.judgement import overdue_text, review_due

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex

_BANDS = (N_("Low, 1 of 4"), N_("Moderate, 2 of 4"), N_("High, 3 of 4"), N_("Extreme, 4 of 4"))
_UNRATED_RANK = 1.5  # between Moderate and High: an open danger check must not sink to the bottom
_NO_PARENT = QModelIndex()


class CaseRows(QAbstractListModel):
    """Shows the lines that are in the list asked for (open or binned) and match the words typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CaseLine, ...] = ()
        self._shown: list[CaseLine] = []
        self._words: tuple[str, ...] = ()
        self._binned = False

    def set_lines(self, lines: tuple[CaseLine, ...]) -> None:
        """Show these lines, worst first, then the most recently changed."""
        self._lines = tuple(sorted(lines, key=_order))
        self._refresh()

    def renew(self, line: CaseLine) -> None:
        """Show one line anew in its place, so that nothing jumps while somebody answers."""
        self._lines = tuple(line if old.code == line.code else old for old in self._lines)
        for row, old in enumerate(self._shown):
            if old.code == line.code:
                self._shown[row] = line
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def set_filter(self, text: str, *, binned: bool) -> None:
        """Show the lines of the bin or of the open cases that hold every word of `text`."""
        self._words, self._binned = tuple(_plain(text).split()), binned
        self._refresh()

    def count(self, *, binned: bool) -> int:
        """Return how many cases there are, whatever was typed."""
        return sum(line.binned == binned for line in self._lines)

    def row_of(self, code: str | None) -> int:
        """Return the row of a case, or -1 while it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.code == code), -1)

    def line(self, row: int) -> CaseLine:
        """Return the case in a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the code, the line, or the row in words."""
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.code
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row_in_words(line)
        return line if role == LINE_ROLE else None

    def _refresh(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._lines if line.binned == self._binned and self._matches(line)]
        self.endResetModel()

    def _matches(self, line: CaseLine) -> bool:
        if not self._words:
            return True
        text = _plain(" ".join([line.code, *(country(c) for c in (line.origin, line.host) if c)]))
        return all(word in text for word in self._words)


def route_text(line: CaseLine) -> str:
    """Return "Cambodia → Thailand", with what is not yet known left open."""
    if line.origin is None and line.host is None:
        return _("Nothing answered yet")
    start, end = (isolated(country(code)) if code else "…" for code in (line.origin, line.host))
    arrow = "←" if QGuiApplication.isRightToLeft() else "→"  # the sign itself is not mirrored with the text
    return f"{start} {arrow} {end}"


def age_text(line: CaseLine) -> str:
    """Return how long ago the case changed, as short as a list needs.

    "now" where danger is a matter of days, "review" where the day to look again has passed.
    """
    if line.now:
        return _("now")
    if is_overdue(line):
        return review_due()
    days = days_since(line)
    if days == 0:
        return _("today")
    if days < 60:
        return _("{n} d").format(n=days)
    return _("{n} mo").format(n=days // 30) if days < 730 else _("{n} y").format(n=days // 365)


def row_in_words(line: CaseLine) -> str:
    """Return one row as a sentence or two."""
    rating = _(_BANDS[line.band]) if line.band is not None else _("Not rated yet")
    if line.state == "not_enough_information":
        rating = _("Not enough yet, plan as {band}").format(band=rating)
    when = (
        ngettext_("Changed {n} day ago", "Changed {n} days ago", days_since(line))
        if days_since(line)
        else _("Changed today")
    )
    due = [overdue_text(line.review_by)] if line.review_by is not None and is_overdue(line) else []
    anew = [changed_by_text(line.changed_by, line.band_before)] if line.changed_by_correction else []
    parts = [line.code, rating, *anew, *([_("Danger now")] if line.now else []), *due, _spoken_route(line), when]
    return ". ".join(parts) + "."


def _spoken_route(line: CaseLine) -> str:
    if line.origin is None or line.host is None:
        return route_text(line)
    return _("{origin} to {host}").format(origin=country(line.origin), host=country(line.host))


def is_overdue(line: CaseLine) -> bool:
    """Return whether the day to look again has passed."""
    return line.review_by is not None and line.review_by < date.today() and not line.binned


def days_since(line: CaseLine) -> int:
    """Return how many days ago the case changed."""
    return max(0, (datetime.now(line.changed.tzinfo).date() - line.changed.date()).days)


def _order(line: CaseLine) -> tuple[bool, float, float]:
    rank = _UNRATED_RANK if line.band is None else float(line.band)
    return not line.now, -rank, -line.changed.timestamp()


def _plain(text: str) -> str:
    """Return a text without case, accents and invisible characters, so that a search finds what was meant."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
