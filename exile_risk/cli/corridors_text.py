# SPDX-License-Identifier: GPL-3.0-or-later
"""The ranking of corridors as text for a terminal, with what may not be concluded from it."""

from textwrap import wrap

from exile_risk.evidence.corridors import CorridorReport, CorridorRow
from exile_risk.wording import _
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.evidence import corridor_baseline_name, corridors_caution_text

WIDTH = 100
SHOWN = 15


def corridors_text(report: CorridorReport) -> str:
    """Return the figures, the corridors at the top, and the recorded ones that the ranking misses."""
    head = _(
        "{count} corridors, ranked with facts from before {day}; {found} have a recorded incident in {since} or later."
    )
    said = head.format(count=len(report.rows), day=day_text(report.day), found=report.positives, since=report.since)
    lines = [*wrap(said, WIDTH), *_leak(report), ""]
    lines.append(f"{_figure(report.c_index)}  {_('standard exile with exposure')}{_range(report)}")
    lines += [f"{_figure(value)}  {corridor_baseline_name(name)}" for name, value in report.baselines.items()]
    new = _("only corridors without an earlier recorded incident ({count} with a later one)")
    lines.append(f"{_figure(report.new_corridors)}  {new.format(count=report.new_positives)}")
    lines += [
        "",
        *wrap(_("1 is a perfect ranking, 0.5 a coin."), WIDTH),
        *wrap(corridors_caution_text(), WIDTH),
        "",
        _("Ranked highest"),
    ]
    lines += [_line(row) for row in report.rows[:SHOWN]]
    missed = [row for row in reversed(report.rows) if row.incident]
    lines += ["", _("Recorded, but ranked lowest"), *(_line(row) for row in missed[:SHOWN])]
    return "\n".join(lines)


def _leak(report: CorridorReport) -> list[str]:
    if report.since >= report.day.year:
        return []
    return wrap(_("The facts know of these very incidents: this is no test. Give a day with --before for one."), WIDTH)


def _range(report: CorridorReport) -> str:
    if report.interval is None:
        return ""
    low, high = report.interval
    return "  " + _("(95 in 100 resamples of origins: {low} to {high})").format(low=_figure(low), high=_figure(high))


def _figure(value: float | None) -> str:
    return "  – " if value is None else f"{value:.3f}"


def _line(row: CorridorRow) -> str:
    mark = _("recorded") if row.incident else ""
    return f"  {row.score:6.1f}  {country(row.origin)} → {country(row.host)}  {mark}".rstrip()
