# SPDX-License-Identifier: GPL-3.0-or-later
"""The safest few roads to an option, leg by leg with their alerts, and why they go round other states."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from exile_risk.model.relocation import Leg, Road, Roads
from exile_risk.wording import _, isolated
from exile_risk.wording import relocation_page as say
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name
from exile_risk.wording.relocation_material import visa_text
from exile_risk.wording.relocation_roads import leg_by_text, road_alert_text, roads_caution
from ui.widgets.disc import RiskDisc
from ui.widgets.icon import Icon
from ui.widgets.plain import PlainLabel

_FEWEST = 3
"""Alerts of a leg after the first road: those beyond are the same for most states."""


def add_roads(column: QVBoxLayout, roads: Roads) -> None:
    """Fill a column with the roads, in place of what stood in it."""
    _clear(column)
    column.addWidget(PlainLabel(_("Roads"), "small", bold=True))
    for alert in roads.leaving:
        column.addLayout(_marked("warning", road_alert_text(alert)))
    if roads.barred is not None:
        column.addLayout(_marked("stop", road_alert_text(roads.barred)))
    for n, road in enumerate(roads.best):
        _add_road(column, n, road)
    for avoided in roads.avoided:
        said = say.avoided_text(avoided.state, road_alert_text(avoided.alert))
        column.addLayout(_marked("close", said))
    column.addWidget(PlainLabel(roads_caution(), "small", "ink-3"))


def leg_text(leg: Leg) -> str:
    """Return one leg in words: from where to where, how, what papers it needs."""
    said = _("{start} to {end}, {by}").format(
        start=isolated(country(leg.start)), end=isolated(country(leg.end)), by=leg_by_text(leg.by)
    )
    return f"{said}: {visa_text(leg.visa)}" if leg.visa else said


def _add_road(column: QVBoxLayout, number: int, road: Road) -> None:
    column.addSpacing(4)
    column.addWidget(PlainLabel(say.road_title(number, road.via), "small", "ink"))
    for n, leg in enumerate(road.legs, 1):
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(PlainLabel(str(n), "small", "ink-2", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        disc = RiskDisc(int(leg.band), size=14, name=band_name(leg.band))
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        said = _("{leg}. Danger on it: {band}").format(leg=leg_text(leg), band=band_name(leg.band))
        row.addWidget(PlainLabel(said, "small"), 1)
        column.addLayout(row)
        alerts = leg.alerts if number == 0 else leg.alerts[:_FEWEST]
        for alert in alerts:
            inset = _marked("warning", road_alert_text(alert))
            inset.setContentsMargins(20, 0, 0, 0)
            column.addLayout(inset)


def _marked(icon: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Icon(icon, "ink-2", 12), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, "small", "ink-2"), 1)
    return row


def _clear(column: QVBoxLayout | QHBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
