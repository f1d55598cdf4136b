# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the knowledge base as a table for a terminal: problems first."""

from exile_risk.errors import InputError
from exile_risk.knowledge.check import Report
from exile_risk.wording import _
from exile_risk.wording.errors import sentence


def check_text(report: Report) -> str:
    """Return the report as text; each problem is one line that names file, row and mend."""
    lines = [sentence(InputError(p.code, **p.params)) for p in report.problems]
    lines += [
        f"{_('Facts')}: {report.rows}   {_('version')} {report.version}   {_('problems')}: {len(report.problems)}"
    ]
    lines += [_("How they are known: ") + _shares(report.basis)]
    lines += [_("Confidence: ") + _shares(report.confidence)]
    lines += [_("Last known more than 18 months ago: ") + str(report.old), ""]
    lines += [f"{_('table'):<28}{_('facts'):>8}{_('old'):>8}"]
    lines += [f"{name:<28}{rows:>8}{report.old_by_table.get(name, 0):>8}" for name, rows in report.tables.items()]
    lines += ["", _("Share of states with a value, by region")]
    for region, tables in report.coverage.items():
        lines += [f"  {region}", "    " + "  ".join(f"{name} {share:.2f}" for name, share in tables.items())]
    return "\n".join(lines)


def _shares(shares: dict[str, float]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {share:.3f}" for name, share in shares.items())
