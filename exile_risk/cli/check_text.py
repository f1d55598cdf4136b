# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the knowledge base as a table for a terminal: problems first."""

from collections.abc import Mapping

from exile_risk.errors import InputError
from exile_risk.knowledge.check import Report
from exile_risk.knowledge.coverage import WORLD, Coverage, about_origin
from exile_risk.wording import _
from exile_risk.wording.errors import sentence

NAMES = 12
"""Conflicts and unused sources shown by name; --json holds them all."""


def check_text(report: Report) -> str:
    """Return the report as text; each problem is one line that names file, row and mend."""
    lines = [sentence(InputError(p.code, **p.params)) for p in report.problems]
    lines += [_summary(report)]
    lines += [_("How they are known: ") + _shares(report.basis)]
    lines += [_("Confidence: ") + _shares(report.confidence)]
    lines += [_("Last known more than 18 months ago: ") + str(report.old)]
    lines += [_("Replaced by a newer fact: ") + str(report.superseded)]
    pairs = [f"{' / '.join(c.ids)}" for c in report.conflicts]
    lines += [_("Conflicts of sources, resolved by the rule: ") + _named(pairs)]
    lines += ["", f"{_('table'):<28}{_('facts'):>8}{_('old'):>8}{_('conflicts'):>11}"]
    for name, rows in report.tables.items():
        old, disputed = report.old_by_table.get(name, 0), report.conflicts_by_table.get(name, 0)
        lines += [f"{name:<28}{rows:>8}{old:>8}{disputed:>11}"]
    lines += ["", _("Sources by licence (“facts”: single facts only, which carry none)")]
    lines += [f"  {count:>5}  {licence}" for licence, count in report.sources_by_licence.items()]
    lines += [_("Sources that no fact names: ") + _named(report.unused_sources)]
    lines += ["", _("Share of states with a value, by region")]
    for region, tables in report.coverage.items():
        lines += [f"  {region}", "    " + "  ".join(f"{name} {share:.2f}" for name, share in tables.items())]
    if report.answered is not None:
        lines += ["", *answered_lines(report.answered)]
    return "\n".join(lines)


def answered_lines(found: Coverage) -> list[str]:
    """Return the table of corridors with an answer, one line for each factor and one column for each region."""
    regions = list(next(iter(found.shares.values()), {}))
    title = _("Share of corridors with an answer on {day}, in percent: {pairs} of {all} asked")
    lines = [title.format(day=found.day, pairs=found.pairs, all=found.of)]
    lines += [_("(o: by the region of the origin; all others by the region of the host)")]
    widths = {region: max(len(region), 5) + 2 for region in regions}
    lines += [f"{_('factor'):<28}" + "".join(f"{_column(r):>{widths[r]}}" for r in regions)]
    for factor, shares in found.shares.items():
        name = f"{factor} (o)" if about_origin(factor) else factor
        lines += [f"{name:<28}" + "".join(f"{_percent(shares, r):>{widths[r]}}" for r in regions)]
    return lines


def _summary(report: Report) -> str:
    found = len(report.problems)
    return f"{_('Facts')}: {report.rows}   {_('version')} {report.version}   {_('problems')}: {found}"


def _column(region: str) -> str:
    return _("World") if region == WORLD else region


def _percent(shares: Mapping[str, float], region: str) -> str:
    return f"{100 * shares[region]:.1f}" if region in shares else "–"


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:NAMES])
    return f"{len(names)}" + (f" ({shown}{', …' if len(names) > NAMES else ''})" if names else "")


def _shares(shares: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {share:.3f}" for name, share in shares.items())
