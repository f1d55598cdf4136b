# SPDX-License-Identifier: GPL-3.0-or-later
"""Roads from the host to a destination: over which borders, by which flights, and how dangerous each leg would be."""

from exile_risk.relocation.roads.roads import all_roads, roads_to
from exile_risk.relocation.roads.rules import road_rules
from exile_risk.relocation.roads.warnings import never_entered

__all__ = ["all_roads", "never_entered", "road_rules", "roads_to"]
