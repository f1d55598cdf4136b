# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating's account as rows: the sum of one route or harm level, in plain words or as a calculation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exile_risk.explaining import Bar, Explanation, Gate, GroupSum, Ledger, Level, Line
from exile_risk.model.assessment import Assessment, Reason, Term
from exile_risk.model.factors import BarKind
from exile_risk.reasons import FROM_CASE, FROM_CASEWORKER, FROM_KNOWLEDGE
from exile_risk.wording import _
from exile_risk.wording import explaining as say
from exile_risk.wording.corrections import label, rests_on_correction
from exile_risk.wording.countries import capitalised, in_sentence
from exile_risk.wording.names import band_name, group_title, pathway_name
from exile_risk.wording.provenance import provenance
from exile_risk.wording.reasons import reason
from ui.panels.fact_card import MARK
from ui.widgets.ledger_rows import BASE, HEADING, PART, REASON, STORY, SUM, LedgerRow

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

OPEN_GATE = "unknown"


@dataclass(frozen=True)
class FactorKey:
    """What a row of a sum opens: the facts of a factor, or for a protection what the courts leave of it."""

    factor: str
    bar: Bar | None = None


@dataclass(frozen=True)
class RouteKey:
    """A row that opens the sum of a route."""

    pathway: str


@dataclass(frozen=True)
class Told:
    """An assessment with its account and the facts it was made with."""

    found: Assessment
    whole: Explanation
    knowledge: "Knowledge"

    def ledger(self, target: str) -> Ledger:
        """Return the sum of a route or harm level."""
        return self.whole.pathways[target] if target in self.whole.pathways else self.whole.levels[target].ledger


def ledger_rows(told: Told, target: str, *, calculating: bool) -> tuple[LedgerRow, ...]:
    """Return the rows of one sum; a harm level is followed by all routes together."""
    rows = list(_Rows(told, calculating).of(told.ledger(target)))
    level = told.whole.levels.get(target)
    if level is not None:
        rows += _together(level, calculating)
    return tuple(rows)


class _Rows:
    """Walks down one sum and keeps the running total."""

    def __init__(self, told: Told, calculating: bool) -> None:
        self._told, self._calculating = told, calculating
        self._total = 0.0
        self._bars: dict[str, Bar] = {}
        """Protections not told yet: an answer that also counts by itself is told once, in its story."""

    def of(self, ledger: Ledger) -> Iterator[LedgerRow]:
        self._total = ledger.base
        self._bars = {bar.factor: bar for bar in ledger.bars}
        shown = say.sum_text(ledger.base)
        yield LedgerRow(BASE, say.base_text(ledger.target), shown=shown, start=ledger.base, end=ledger.base)
        for group in ledger.groups:
            yield from self._group(group)
        for bar in tuple(self._bars.values()):
            yield self._bar(bar)
        for gate in ledger.gates:
            yield self._gate(gate)
        under = say.chance_line(ledger) if self._calculating else say.even_text(ledger.log2_odds)
        odds = ledger.log2_odds
        title, places = say.sum_title(ledger.target), 3 if self._calculating else 2
        yield LedgerRow(SUM, title, under, shown=say.sum_text(odds, places), start=odds, end=odds)

    def _group(self, group: GroupSum) -> Iterator[LedgerRow]:
        several = len(group.lines) > 1
        if several:
            here = self._total
            steps = group.steps + sum(self._bars[x.factor].steps for x in group.lines if x.factor in self._bars)
            yield LedgerRow(STORY, group_title(group.group), shown=self._steps(steps), start=here, end=here)
        for line in group.lines:
            yield self._line(line, inside=several)

    def _line(self, line: Line, *, inside: bool) -> LedgerRow:
        bar = self._bars.pop(line.factor, None)
        if bar is not None:
            return self._both(line, bar, inside=inside)
        weight = say.weight_of_line(line) if self._calculating else ""
        said = [self._who(line.factor, line.value), "" if self._calculating else say.share_text(line)]
        return self._row(line.factor, line.value, line.steps, weight, said, FactorKey(line.factor), inside=inside)

    def _both(self, line: Line, bar: Bar, *, inside: bool) -> LedgerRow:
        """Return the row of an answer that counts by itself and as a protection."""
        weight = say.weight_of_both(line, bar) if self._calculating else ""
        who = self._who(line.factor, line.value)
        both = say.both_text(line.steps, bar.steps, bar.unhindered)
        said = [both, "" if self._calculating else say.share_text(line), who, self._courts_corrected(bar)]
        key = FactorKey(line.factor, bar)
        return self._row(line.factor, line.value, line.steps + bar.steps, weight, said, key, inside=inside)

    def _bar(self, bar: Bar) -> LedgerRow:
        weight = say.weight_of_bar(bar) if self._calculating else ""
        said = [say.bar_text(bar), self._courts_corrected(bar)]
        return self._row(bar.factor, bar.value, bar.steps, weight, said, FactorKey(bar.factor, bar))

    def _gate(self, gate: Gate) -> LedgerRow:
        weight = say.weight_of_gate(gate) if self._calculating else ""
        said = [say.gate_text(gate)] if gate.value is None else [self._who(gate.factor, gate.value)]
        value = gate.value or OPEN_GATE
        return self._row(gate.factor, value, gate.steps, weight, said, FactorKey(gate.factor))

    def _row(
        self,
        factor: str,
        value: str,
        steps: float,
        weight: str,
        said: list[str],
        key: FactorKey,
        *,
        inside: bool = False,
    ) -> LedgerRow:
        start, self._total = self._total, self._total + steps
        case = self._told.found.case
        title = capitalised(reason(factor, value, in_sentence(case.origin), in_sentence(case.host)))
        subtitle = " · ".join(part for part in said if part)
        mark = MARK if self._corrected(factor) or (key.bar and self._courts_corrected(key.bar)) else ""
        return LedgerRow(
            REASON, title, subtitle, weight, self._steps(steps), start, self._total, inside=inside, key=key, mark=mark
        )

    def _steps(self, steps: float) -> str:
        return say.steps_text(steps, 3 if self._calculating else 2)

    def _who(self, factor: str, value: str) -> str:
        found, derived = self._told.found, self._told.found.derived.get(factor)
        term = Term(factor, value, "evidence", "", 0.0, 0.0)
        if factor in found.case.answers:
            one = Reason(term, FROM_CASEWORKER, None)
        else:
            one = Reason(term, FROM_KNOWLEDGE if derived and derived.facts else FROM_CASE, derived)
        return provenance(one, found, self._told.knowledge)

    def _corrected(self, factor: str) -> bool:
        derived = self._told.found.derived.get(factor)
        return derived is not None and factor not in self._told.found.case.answers and bool(label(derived))

    def _courts_corrected(self, bar: Bar) -> str:
        leans = bar.kind is not BarKind.INDEPENDENT and self._corrected(say.COURTS)
        return rests_on_correction() if leans else ""


def _together(level: Level, calculating: bool) -> Iterator[LedgerRow]:
    """Yield the routes of one harm level with their parts, and what they come to."""
    yield LedgerRow(HEADING, _("All routes together"), say.raised_text(level))
    most = max(part.product for part in level.parts)
    whole = sum(part.product for part in level.parts)
    for part in sorted(level.parts, key=lambda p: -p.product):
        weight, shown = "", say.part_word(part.product / whole)
        if calculating:
            harm = say.exact(part.harm) if part.fixed else say.chance_text(part.harm)
            weight, shown = f"{say.chance_text(part.chance)} × {harm}", say.chance_text(part.product)
        yield LedgerRow(
            PART,
            pathway_name(part.pathway),
            weight=weight,
            shown=shown,
            fraction=part.product / most,
            inside=True,
            key=RouteKey(part.pathway),
        )
    title = _("Reaches {band}").format(band=band_name(level.band))
    if calculating:
        under = f"1 − (1 − …) × (1 − …) … · {say.threshold_text(level)}"
        yield LedgerRow(SUM, title, under, shown=say.chance_text(level.exceedance))
    else:
        yield LedgerRow(SUM, title, _("decides the rating") if level.decides else "")
