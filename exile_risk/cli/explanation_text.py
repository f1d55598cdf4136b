# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole calculation as text, every input with all its digits, to be followed with a pocket calculator."""

from textwrap import wrap

from exile_risk.explaining import Explanation, GroupSum, Ledger, Level, explain
from exile_risk.model.assessment import Assessment
from exile_risk.model.factors import Catalogue
from exile_risk.wording import _
from exile_risk.wording import explaining as say
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.names import band_name, group_title, level_name, pathway_name
from exile_risk.wording.reasons import reason

WIDTH = 100
_LEFT, _RESULT = 30, 9


def explanation_text(found: Assessment, catalogue: Catalogue) -> str:
    """Return the account of a rating: every route, every harm level, all routes together, the last steps."""
    whole = explain(found, catalogue)
    names = in_sentence(found.case.origin), in_sentence(found.case.host)
    parts = ["\n".join([_("How this was computed"), *wrap(say.step_rule(), WIDTH), *wrap(say.group_rule(), WIDTH)])]
    parts.append("\n".join(_protections(whole, names)))
    ordered = sorted(whole.pathways, key=lambda p: -whole.shares[p])
    parts += ["\n".join(_ledger(whole.pathways[p], names)) for p in ordered]
    parts += ["\n".join(_level(level, names)) for level in whole.levels.values()]
    parts.append("\n".join([_("From the levels to the rating"), *(f"  {line}" for line in say.verdict_lines(whole))]))
    return "\n\n".join(parts)


def _row(formula: str, result: str, words: str) -> list[str]:
    head = f"  {formula:<{_LEFT}} {'=' if formula else ' '} {result:>{_RESULT}}   "
    return wrap(words, WIDTH, initial_indent=head, subsequent_indent=" " * len(head)) or [head.rstrip()]


def _protections(whole: Explanation, names: tuple[str, str]) -> list[str]:
    lines = [_("Legal protections, as far as courts are obeyed"), *_indented(say.courts_text(whole.courts, *names))]
    for one in whole.protections:
        lines += _indented(f"{say.protection_title(one)} — {say.protection_text(one)}")
    return lines


def _indented(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _ledger(ledger: Ledger, names: tuple[str, str]) -> list[str]:
    lines = [say.ledger_title(ledger.target), *_row("", say.exact(ledger.base), say.base_text(ledger.target))]
    for group in ledger.groups:
        lines += _group(group, names)
    for bar in ledger.bars:
        words = f"{_reason(bar.factor, bar.value, names)} ({say.kind_text(bar.kind)}; {say.bar_text(bar)})"
        lines += _row(say.weight_of_bar(bar), say.steps_text(bar.steps, 3), words)
    for gate in ledger.gates:
        words = f"{_reason(gate.factor, gate.value or 'unknown', names)} ({say.gate_text(gate)})"
        lines += _row(say.weight_of_gate(gate), say.steps_text(gate.steps, 3), words)
    return [*lines, *_row(_("sum"), say.sum_text(ledger.log2_odds, 3), say.chance_line(ledger))]


def _group(group: GroupSum, names: tuple[str, str]) -> list[str]:
    lines = []
    for line in group.lines:
        formula = f"{say.exact(line.weight)} × {say.exact(line.share)}"
        lines += _row(formula, say.steps_text(line.steps, 3), _reason(line.factor, line.value, names))
    return [f"  {group_title(group.group)}: {say.steps_text(group.steps, 3)}", *lines]


def _reason(factor: str, value: str, names: tuple[str, str]) -> str:
    return capitalised(reason(factor, value, *names))


def _level(level: Level, names: tuple[str, str]) -> list[str]:
    lines = _ledger(level.ledger, names)
    raised = say.raised_text(level)
    if raised:
        lines += _indented(f"{say.chance_text(level.harm)}: {raised}")
    lines.append("  " + _("All routes together: chance × harm"))
    for part in level.parts:
        harm = say.exact(part.harm) if part.fixed else say.chance_text(part.harm)
        lines += _row(
            f"{say.chance_text(part.chance)} × {harm}", say.chance_text(part.product), pathway_name(part.pathway)
        )
    reached = f"{level_name(level.level)}: {band_name(level.band)} ({say.threshold_text(level)})"
    decides = f" — {_('decides')}" if level.decides else ""
    return [*lines, *_row("1 − (1 − …) × (1 − …) …", say.chance_text(level.exceedance), reached + decides)]
