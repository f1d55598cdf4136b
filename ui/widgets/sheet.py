# SPDX-License-Identifier: GPL-3.0-or-later
"""Every part in every state on one page, to look at when anything in the kit changes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour, type_font, type_metrics
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.chips import ChipPicker
from ui.widgets.disc import RiskDisc
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_popover import FactPopover
from ui.widgets.ghost_rows import GhostRows
from ui.widgets.icon import Icon, keep_icon
from ui.widgets.painted import Painted, crisp
from ui.widgets.passphrase import PassphraseField
from ui.widgets.pill import Pill
from ui.widgets.plain import ElidedLabel, PlainLabel
from ui.widgets.range_bar import RangeBar
from ui.widgets.reason_list import ReasonList
from ui.widgets.reason_model import Reason
from ui.widgets.route_bars import Route, RouteBars
from ui.widgets.section_header import SectionHeader
from ui.widgets.tag_field import Tag, TagField
from ui.widgets.type_ahead import Entry, TypeAhead
from ui.widgets.yes_no import YesNo

WORDS = ("Low", "Moderate", "High", "Extreme")
_ROLES = ("ink", "ink-2", "ink-3", "accent", "lowers", "raises", "edge")
_GROUNDS = ("panel", "window", "sunk", "line", "selected", "lowers-fill", "training")
REASONS = (
    Reason("Asked the police", "Your answer · second source · 18 Jan 2018", 3.5, (), "+3.5"),
    Reason("Her stay is irregular", "Your answer · her account · 18 Jan 2018", 1.5, (), "+1.5"),
    Reason(
        "8 smaller reasons together",
        "Military rule, rising repression, charge, border",
        3.0,
        (0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.2, 0.1),
        "+3.0",
        "show all",
    ),
    Reason("Strong passport", "Issued 2016 · document seen", -1.5, (), "−1.5"),
)
PLACES = (
    Entry("KH", "Cambodia", "Southeast Asia", ("Kampuchea", "កម្ពុជា")),
    Entry("TH", "Thailand", "Southeast Asia", ("Siam", "ประเทศไทย")),
    Entry("CI", "Côte d’Ivoire", "West Africa", ("Ivory Coast",)),
    Entry("VN", "Viet Nam", "Southeast Asia", ("Vietnam", "Việt Nam")),
)


class _Swatch(Painted):
    """A role's colour over its name."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setAccessibleName(role)

    def _hint(self) -> QSize:
        return QSize(
            max(72, type_metrics("small").horizontalAdvance(self._role) + 4), 24 + type_metrics("small").height()
        )

    def _paint(self, painter: QPainter) -> None:
        painter.setBrush(colour(self._role))
        painter.setPen(QPen(colour("ink"), 1))
        painter.drawRoundedRect(crisp(QRectF(0, 0, self.width(), 22)), 4, 4)
        painter.setPen(colour("ink-2"))
        painter.setFont(type_font("small"))
        box = QRectF(0, 22, self.width(), self.height() - 22)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._role)


def _card(title: str, *rows: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(SectionHeader(title, rule=True, quiet=True))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return card


def _row(*parts: QWidget, spacing: int = 12, fill: bool = False) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for part in parts:
        line.addWidget(part)
    if not fill:
        line.addStretch(1)
    return row


def _badge(word: str, second: str, band: int | None, now: bool = False) -> Badge:
    badge = Badge()
    badge.set_rating(word, second, band, now)
    return badge


def _words_and_colours() -> list[QFrame]:
    words = _row(
        PlainLabel("Extreme", "title", wrap=False),
        PlainLabel("Heron 14", "strong", wrap=False),
        PlainLabel("Reasons, answers", wrap=False),
        PlainLabel("Section", bold=True, wrap=False),
        PlainLabel("source, date", "small", "ink-3", wrap=False),
    )
    return [
        _card("Type: 18 pt, 12 pt, 10 pt, 9 pt; regular and bold only", words),
        _card(
            "Text, line and ground colours",
            _row(*(_Swatch(role) for role in _ROLES), spacing=10),
            _row(*(_Swatch(role) for role in _GROUNDS), spacing=10),
        ),
    ]


def _ratings() -> list[QFrame]:
    bands: tuple[tuple[int | None, bool], ...] = (
        (0, False),
        (1, False),
        (2, False),
        (3, False),
        (3, True),
        (None, False),
    )
    waiting = Badge()
    waiting.set_waiting("Danger check first", "3 of 7 answered")
    badges = _row(_badge("Extreme", "4 of 4 · act now", 3), _badge("Extreme", "4 of 4 · within days", 3, True))
    others = _row(_badge("Not enough yet", "plan as Moderate, 2 of 4", None), waiting)
    discs = [RiskDisc(band, now, 24) for band, now in bands] + [RiskDisc(band, now, 18) for band, now in bands]
    pills = _row(
        Pill("Low", "1 of 4", 0), Pill("Moderate", "2 of 4", 1), Pill("High", "3 of 4", 2), Pill("Extreme", "4 of 4", 3)
    )
    more = _row(Pill("Extreme, now", "", 3, True), Pill("Not enough yet"))
    first, second, third = RangeBar(), RangeBar(), RangeBar()
    first.set_range(WORDS, (2, 3), (1, 3), 3, None, "Rating")
    second.set_range(WORDS, (1, 3), (0, 3), 2, 1, "Rating", "Answers alone")
    third.set_range(WORDS, None, (0, 3), 1, None, "Plan as")
    routes = RouteBars()
    routes.set_routes(
        [
            Route("Targeted expulsion", 0.85, "leading"),
            Route("Informal handover", 0.06, "small"),
            Route("Other", 0, "none"),
        ]
    )
    reasons = ReasonList("Reasons")
    reasons.set_reasons(REASONS, "lowers", "raises")
    return [
        _card("Rating: colour, word, number, shape", badges, others, _row(*discs), pills, more),
        _card(
            "Range: solid likely, hatched possible, dotted ruled out", _row(first, second, spacing=24, fill=True), third
        ),
        _card("Routes", routes),
        _card("Reasons: solid raises, outlined lowers", reasons),
    ]


def _button(word: str, kind: str, icon_name: str = "", enabled: bool = True) -> QPushButton:
    button = QPushButton(word)
    button.setProperty("kind", kind)
    button.setEnabled(enabled)
    if icon_name:
        keep_icon(button, icon_name, "on-accent" if kind == "main" else "ink")
    return button


def _fields() -> list[QFrame]:
    buttons = _row(
        _button("Main", "main"), _button("Unlock", "main", "unlock"), _button("Plain", "plain"),
        _button("Small", "small"), _button("Quiet", "quiet"), _button("Off", "plain", enabled=False),
        _button("Link", "link"), spacing=8,
    )  # fmt: skip
    country, mend, fixed = QComboBox(), QLineEdit("31 Feb"), QLineEdit("UNHCR")
    country.addItems(["Thailand", "Malaysia"])
    mend.setProperty("mend", True)
    fixed.setReadOnly(True)
    search = TypeAhead("Find a place", "Place", "Nothing begins like this.", "Clear", search_icon=True)
    search.set_entries(PLACES)
    tags = TagField("Add a charge", "Charges", "Nothing begins like this.", "Take out")
    tags.set_choices([("charged", "charged"), ("investigated", "under investigation")], "Stage")
    tags.set_entries([Entry("insult", "Insulting an official"), Entry("incite", "Incitement")])
    tags.set_tags([Tag("insult", "Insulting an official", "charged"), Tag("incite", "Incitement")])
    secret = PassphraseField("Passphrase", "Show", "Hide")
    secret.set_text("nineteen letters at")
    secret.set_keyboard("EN")
    secret.set_hint("Caps Lock is on.")
    return [
        _card("Buttons", buttons),
        _card("Fields", _row(country, mend, fixed, fill=True), search, tags, secret),
    ]


def _questions() -> QFrame:
    known, unknown, open_one = ChipPicker("Known"), ChipPicker("Unknown"), ChipPicker("Open")
    for picker in (known, unknown, open_one):
        picker.set_choices([("none", "None"), ("watched", "Watched"), ("hit", "Threatened")], ("dont", "Don’t know"))
    known.choose("none")
    unknown.choose("dont")
    pairs = [YesNo("No", "Yes", "Held now") for _ in range(3)]
    pairs[0].set_answer(False)
    pairs[1].set_answer(True)
    chip = PlainLabel("Ask next", "small", "ask-next", wrap=False)
    return _card("Chip picker and Yes or No", known, unknown, open_one, _row(*pairs, chip))


def _messages() -> list[QFrame]:
    note = Banner("note", "Case Tern 27 is in the bin", "It stays there for 30 days.", "check")
    note.add_button("Undo")
    caution = Banner("caution", "The disk is full", "Your answers are still here, in memory. Free 200 MB, then save.")
    caution.add_button("Save again")
    stop = Banner("stop", "3 saved actions after 11:52 are missing", "A backup of 11:50 is whole.")
    stop.add_button("Compare")
    stop.add_button("Restore a copy")
    popover = FactPopover(
        "Courts in Thailand: weak",
        [
            ("Source", "V-Dem, data of 2017"),
            ("Valid", "used on 20 Jan 2018"),
            ("Rule", "rights count 0.2 of their worth"),
        ],
        "Close",
    )
    popover.add_button("Copy source")
    empty = EmptyState(
        "folder", "No cases yet", "A case needs two answers to start.", "New case", "Or look at a sample case", "plus"
    )
    long = ElidedLabel("One line that ends in an ellipsis where the column is too narrow for all of it", "small")
    long.setMaximumWidth(240)
    icons = (
        "calendar",
        "folder",
        "training",
        "vault",
        "search",
        "lock",
        "history",
        "eye-off",
        "printer",
        "arrow-right",
        "undo",
    )
    return [
        _card("Banners", note, caution, stop),
        _card("Fact popover", _row(popover)),
        _card("Empty, ghost, elided, icons", empty, GhostRows(), long, _row(*(Icon(name) for name in icons))),
    ]


def build_sheet() -> QWidget:
    """Return a page with every part in its states, in the theme in force."""
    sheet = QWidget()
    sheet.setProperty("surface", "window")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setHorizontalSpacing(16)
    for column, cards in enumerate(([*_words_and_colours(), *_ratings()], [*_fields(), _questions(), *_messages()])):
        stack = QVBoxLayout()
        stack.setSpacing(12)
        for card in cards:
            stack.addWidget(card)
        stack.addStretch(1)
        grid.addLayout(stack, 0, column)
        grid.setColumnStretch(column, 1)
    return sheet
