# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the base holds about one state as of a day, ordered by what a caseworker asks about."""

from exile_risk.country_record.agreements import Agreement
from exile_risk.country_record.record import CountryRecord, country_record
from exile_risk.country_record.themes import Entry, Theme

__all__ = ["Agreement", "CountryRecord", "Entry", "Theme", "country_record"]
