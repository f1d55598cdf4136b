# SPDX-License-Identifier: GPL-3.0-or-later
"""The highest penalty of a law in words."""

from exile_risk.wording.catalogue import N_, _, ngettext_

_WORDS = {"fine": N_("A fine"), "life": N_("Life in prison"), "death": N_("Death")}


def penalty_text(value: str) -> str:
    """Return a maximum such as "5 years", "0.5 years", "life", "death" or "fine"."""
    if value in _WORDS:
        return _(_WORDS[value])
    years = float(value.split(" ")[0])
    if years < 1:
        months = max(1, round(years * 12))
        return ngettext_("{n} month in prison", "{n} months in prison", months)
    if years.is_integer():
        return ngettext_("{n} year in prison", "{n} years in prison", int(years))
    return _("{n} years in prison").format(n=f"{years:g}")
