# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of the rules of roads as it stands on disk: every number and every place with its reason."""

from msgspec import Struct


class Cut(Struct, frozen=True, forbid_unknown_fields=True):
    """A distance in kilometres up to which a rule holds."""

    value: float
    reason: str


class AirRules(Struct, frozen=True, forbid_unknown_fields=True):
    """How far flights without a change are plausible."""

    any_two_up_to_km: Cut
    one_hub_up_to_km: Cut
    two_hubs_up_to_km: Cut
    nearest_hub_reason: str


class LandRules(Struct, frozen=True, forbid_unknown_fields=True):
    """How far apart neighbouring capitals are for a journey over land."""

    up_to_km: Cut


class CostRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What chooses between roads of nearly the same danger, in units of -log(1 - danger)."""

    reason: str
    leg: float
    km: float
    not_a_hub: float
    visa: dict[str, float]


class HubRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A state in which many people change planes."""

    state: str
    city: str
    region: str
    confidence: str


class NoAirportRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A state that nobody reaches by air."""

    state: str
    confidence: str
    reason: str


class ClosedBorderRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Two neighbours between which travellers cannot cross."""

    between: tuple[str, str]
    confidence: str
    reason: str


class PowerRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A place whose borders another state controls; `both_ways` where who fears one must fear the other too."""

    state: str
    holder: str
    both_ways: bool
    confidence: str
    reason: str


class RoadsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; all of it is general knowledge of one month."""

    format: str
    version: int
    basis: str
    as_of: str
    note: str
    air: AirRules
    land: LandRules
    costs: CostRules
    hubs: list[HubRow]
    no_airport: list[NoAirportRow]
    closed_borders: list[ClosedBorderRow]
    under_the_power_of: list[PowerRow]
