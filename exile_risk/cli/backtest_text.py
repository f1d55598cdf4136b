# SPDX-License-Identifier: GPL-3.0-or-later
"""The backtest as text for a terminal, with what may not be concluded from it and the cases it missed."""

from textwrap import wrap

from exile_risk.evidence.backtest import TESTS, Backtest, Measure, TestedCase
from exile_risk.model.assessment import Band
from exile_risk.wording import _
from exile_risk.wording.countries import country
from exile_risk.wording.evidence import may_not_text, subset_name, test_title
from exile_risk.wording.names import band_name

WIDTH = 100
SHOWN = 12


def backtest_text(found: Backtest, model: str) -> str:
    """Return the figures of every test and subset, and the cases in which the model was furthest from what happened."""
    lines = [
        _("{count} documented cases, method {model}; 0.5 is a coin, 1 is perfect.").format(
            count=len(found.cases), model=model
        )
    ]
    for test in TESTS:
        lines += ["", test_title(test)]
        lines += [_line(m) for m in found.measures if m.test == test]
        lines += wrap(may_not_text(test), WIDTH, initial_indent="  ", subsequent_indent="  ")
    missed = sorted((t for t in found.cases if t.case.harm and t.band <= Band.MODERATE), key=lambda t: t.index)
    alarms = sorted((t for t in found.cases if not t.case.harm and t.band >= Band.HIGH), key=lambda t: -t.index)
    lines += ["", _("Ended in harm, rated Moderate or lower: {n}").format(n=len(missed))]
    lines += [_case(t) for t in missed[:SHOWN]]
    lines += ["", _("Ended without, rated High or Extreme: {n}").format(n=len(alarms))]
    lines += [_case(t) for t in alarms[:SHOWN]]
    return "\n".join(lines)


def _line(measure: Measure) -> str:
    low, high = measure.interval or (None, None)
    simple = "  ".join(f"{name} {_figure(value)}" for name, value in measure.baselines.items())
    return (
        f"  {_figure(measure.auc)} [{_figure(low)}, {_figure(high)}]  n {measure.n:3}  "
        f"{subset_name(measure.subset)}   ({simple})"
    )


def _figure(value: float | None) -> str:
    return "  – " if value is None else f"{value:.2f}"


def _case(tested: TestedCase) -> str:
    case = tested.case
    return f"  {case.id}  {country(case.origin)} → {country(case.host)}  {band_name(tested.band)}"
