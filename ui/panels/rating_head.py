# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the rating page: badge, one sentence, review clock, range and routes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from exile_risk.assessing import DANGER_CHECK, NOT_ENOUGH
from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording import _, ngettext_
from exile_risk.wording.headline import clock, headline
from exile_risk.wording.names import band_name, band_rank, confidence_name, pathway_name
from exile_risk.wording.uncertainty import inferred_text, steady_text, trials_text
from ui.theme import scaled
from ui.widgets.badge import Badge
from ui.widgets.plain import PlainLabel
from ui.widgets.range_bar import RangeBar
from ui.widgets.route_bars import Route, RouteBars

ROUTES_SHOWN = 3
SIDE_BY_SIDE_FROM = 470
LARGE, SMALL = 0.2, 0.005


class RatingHead(QWidget):
    """Shows an assessment's answer in words, number, shape and colour."""

    answer_next = Signal()
    """The next open danger question is asked for."""

    def __init__(self, triggers: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._triggers = triggers
        self.badge = Badge()
        self.sentence = PlainLabel("", "text")
        self.clock = PlainLabel("", "small", "ink", bold=True)
        self.range = RangeBar()
        self.routes = RouteBars()
        self.answer_button = QPushButton(_("Answer the next one"))
        self._range_title = PlainLabel("", "text", bold=True)
        self._range_note = PlainLabel("", "small", "ink-2")
        self._routes_title = PlainLabel(_("Routes to harm"), "text", bold=True)
        self._routes_note = PlainLabel("", "small", "ink-2")
        self._build()
        self.answer_button.clicked.connect(self.answer_next)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.clock)
        words.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        self._top = top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(16)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures.setSpacing(24)
        for parts in (
            (self._range_title, self.range, self._range_note),
            (self._routes_title, self.routes, self._routes_note),
        ):
            picture = QVBoxLayout()
            picture.setSpacing(2)
            for part in parts:
                picture.addWidget(part)
            picture.addStretch(1)
            self._pictures.addLayout(picture, 1)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(12)
        column_box.addLayout(top)
        column_box.addLayout(self._pictures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the routes under the range where the text is too large for both beside each other."""
        super().resizeEvent(event)
        beside = event.size().width() >= scaled(SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction
        self._pictures.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._pictures.setSpacing(24 if beside else 8)

    def show_assessment(self, found: Assessment) -> None:
        """Show an assessment."""
        waiting = found.state == DANGER_CHECK
        show_badge(self.badge, found, self._triggers)
        self.sentence.setText(headline(found))
        self.clock.setText(clock(found))
        self.clock.setVisible(bool(self.clock.text()))
        self.answer_button.setVisible(waiting)
        for part in (self._range_title, self.range, self._range_note, self._routes_title, self.routes):
            part.setVisible(not waiting)
        self._routes_note.setVisible(not waiting)
        if not waiting:
            self._show_range(found)
            self._show_routes(found)

    def _show_range(self, found: Assessment) -> None:
        self._range_title.setText(show_range(self.range, found))
        said = (bounds_text(found), steady_text(found), inferred_text(found))
        self._range_note.setText(" ".join(part for part in said if part))
        self._range_note.setToolTip(trials_text())

    def _show_routes(self, found: Assessment) -> None:
        ordered = sorted(found.rating.pathways.values(), key=lambda p: -p.share)
        shown = [Route(pathway_name(p.id), p.share, _size(p.share, n)) for n, p in enumerate(ordered[:ROUTES_SHOWN])]
        spoken = "; ".join(f"{route.label}: {route.word}" for route in shown)
        self.routes.set_routes(shown, f"{_('Routes to harm')}: {spoken}")
        rest = len(ordered) - ROUTES_SHOWN
        largest = ordered[ROUTES_SHOWN].share
        text = ngettext_("{n} other route: small", "{n} other routes: small", rest)
        if largest < SMALL:
            text = ngettext_("{n} other route: very small", "{n} other routes: very small", rest)
        self._routes_note.setText(text)


def show_badge(badge: Badge, found: Assessment, triggers: tuple[str, ...]) -> None:
    """Show the rating of an assessment, or what has to come before one."""
    if found.band is None:
        done = sum(1 for t in triggers if t in found.case.answers and found.case.answers[t].known)
        second = _("{done} of {all} answered").format(done=done, all=len(triggers))
        badge.set_waiting(_("Danger check first"), second, accessible_name=_("Danger check first"))
        return
    if found.state == NOT_ENOUGH:
        second = _("plan as {band}, {rank}").format(band=band_name(found.band), rank=band_rank(found.band))
        badge.set_rating(_("Not enough yet"), second, None, accessible_name=_spoken(found))
        return
    now = found.rating.floor is not None
    second = " · ".join(part for part in (band_rank(found.band), _urgency(found)) if part)
    badge.set_rating(band_name(found.band), second, int(found.band), now, _spoken(found))


def _spoken(found: Assessment) -> str:
    band = found.band if found.band is not None else found.rating.band
    return _("{band}, {rank}. Likely {low} to {high}. Main route: {route}.").format(
        band=band_name(band),
        rank=band_rank(band),
        low=band_name(found.likely[0]),
        high=band_name(found.likely[1]),
        route=pathway_name(found.rating.leading_pathway),
    )


def show_range(bar: RangeBar, found: Assessment) -> str:
    """Show how sure a rating is; returns the title that says it."""
    low, high = found.likely
    if low == high:
        title = _("Likely {band}").format(band=band_name(low))
    else:
        title = _("Likely {low} to {high}").format(low=band_name(low), high=band_name(high))
    rating = found.rating
    shown = found.band if found.band is not None else rating.band
    alone = int(rating.band) if rating.band != shown else None
    not_enough = found.state == NOT_ENOUGH
    bar.set_range(
        (band_name(Band.LOW), band_name(Band.MODERATE), band_name(Band.HIGH), band_name(Band.EXTREME)),
        None if not_enough else (int(low), int(high)),
        (min(int(rating.lowest), int(low)), max(int(rating.highest), int(high))),
        int(shown),
        None if not_enough else alone,
        _("Plan as") if not_enough else _("Rating"),
        _("Answers"),
        title,
    )
    return title


def bounds_text(found: Assessment) -> str:
    """Return what the open answers could still bring, and the confidence."""
    lowest, highest = found.rating.lowest, found.rating.highest
    confidence = _("Confidence: {word}.").format(word=confidence_name(found.confidence))
    if lowest is Band.LOW and highest is Band.EXTREME:
        return _("The open answers could still bring any band.") + " " + confidence
    if lowest is Band.LOW:
        return _("Not above {band}, whatever the open answers.").format(band=band_name(highest)) + " " + confidence
    return _("Not below {band}, whatever the open answers.").format(band=band_name(lowest)) + " " + confidence


def _urgency(found: Assessment) -> str:
    if found.rating.floor is not None:
        soon = found.rating.imminence
        return {"hours": _("within hours"), "days": _("within days"), "weeks": _("within weeks")}.get(soon or "", "")
    if found.band is Band.EXTREME:
        return _("act now")
    if found.band is not None and found.band > found.rating.band:
        return _("for planning")
    return ""


def _size(share: float, place: int) -> str:
    if place == 0:
        return _("leading")
    return _("large") if share >= LARGE else _("small") if share >= SMALL else _("very small")
