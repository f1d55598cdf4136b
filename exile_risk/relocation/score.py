# SPDX-License-Identifier: GPL-3.0-or-later
"""The main score: the chance of being safe at the end of a year, and what going adds to staying. method.md 4.

It orders options; nobody may quote it as a probability. Level S2, hazards constant over the months.
"""

from collections.abc import Iterable

from exile_risk.model.relocation import Prospect, Span

LEVEL = "S2"
YEAR, THREE_YEARS = 12.0, 36.0
MONTHS_A_WEEK = 12 / 52


def hazard(exceedance: float, months: float) -> float:
    """Return the chance of harm within some months, from the one of twelve: r(EX, t) = 1 - (1 - EX)^(t/12)."""
    return float(1 - (1 - exceedance) ** (months / YEAR))


def safe(access: float, months: float, stay: float, there: float, road: float, until: float) -> float:
    """Return the chance of being safe after `until` months, for one chance of access and one time to arrival.

    `stay` and `there` are exceedances at S2 of staying with precautions and of the destination, `road` the chance of
    being stopped and sent back. Who arrives too late for the horizon has waited all of it.
    """
    waited = 1 - hazard(stay, until)
    if months >= until:
        return waited
    return access * _went(months, stay, there, road, until) + (1 - access) * waited


def prospect(access: Span, weeks: Span, stay: float, there: float, road: float) -> Prospect:
    """Return every value that the intervals of access and of time allow."""
    times = Span(weeks.low * MONTHS_A_WEEK, weeks.high * MONTHS_A_WEEK)
    by = {until: _interval(access, times, stay, there, road, until) for until in (YEAR, THREE_YEARS)}
    waited = {until: 1 - hazard(stay, until) for until in by}
    return Prospect(
        safe_12=by[YEAR],
        safe_36=by[THREE_YEARS],
        gain_12=_less(by[YEAR], waited[YEAR]),
        gain_36=_less(by[THREE_YEARS], waited[THREE_YEARS]),
    )


def staying_prospect(now: float, lowered: float, access: Span) -> Prospect:
    """Return what precautions in the host come to; here the gain is the one over changing nothing.

    `now` and `lowered` are exceedances at S2 without and with them, `access` the chance that they can be taken.
    """
    kept = {until: 1 - hazard(now, until) for until in (YEAR, THREE_YEARS)}
    by = {
        until: Span(
            *sorted(a * (1 - hazard(lowered, until)) + (1 - a) * kept[until] for a in (access.low, access.high))
        )
        for until in kept
    }
    return Prospect(by[YEAR], by[THREE_YEARS], _less(by[YEAR], kept[YEAR]), _less(by[THREE_YEARS], kept[THREE_YEARS]))


def too_late_this_year(weeks: Span) -> bool:
    """Whether even the quickest case arrives after the year is over: durable, and no help before."""
    return weeks.low * MONTHS_A_WEEK >= YEAR


def _interval(access: Span, times: Span, stay: float, there: float, road: float, until: float) -> Span:
    """Return the least and the most over both intervals; the score is monotone in each, so their ends suffice.

    Only at the horizon does it jump: the last moment before it is looked at as well.
    """
    waited = 1 - hazard(stay, until)
    values = [
        chance * _went(months, stay, there, road, until) + (1 - chance) * waited
        for chance in (access.low, access.high)
        for months in _ends(times, until)
    ]
    if times.high >= until:
        values.append(waited)
    return Span(min(values), max(values))


def _went(months: float, stay: float, there: float, road: float, until: float) -> float:
    return (1 - hazard(stay, months)) * (1 - road) * (1 - hazard(there, until - months))


def _ends(times: Span, until: float) -> Iterable[float]:
    return () if times.low >= until else (times.low, min(times.high, until))


def _less(span: Span, by: float) -> Span:
    return Span(span.low - by, span.high - by)
