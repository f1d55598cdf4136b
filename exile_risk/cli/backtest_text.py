# SPDX-License-Identifier: GPL-3.0-or-later
"""The backtest as text for a terminal, with what may not be concluded from it and the cases it missed."""

from textwrap import wrap

from exile_risk.evidence.backtest import ALL, CUSTODY, STANDARD, Backtest, Measure, TestedCase
from exile_risk.model.assessment import Band
from exile_risk.wording import N_, _
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name

WIDTH = 100
SHOWN = 12

_TESTS = {
    CUSTODY: N_("Held by the host: returned or released?"),
    STANDARD: N_("All cases, as a standard exile (profile, interest, threats and exposure left out)"),
    ALL: N_("All cases, with all answers"),
}
_SUBSETS = {
    "all": N_("all hosts"),
    "sea_hosts": N_("hosts in South-East Asia"),
    "read_in_source": N_("read in a source"),
}
_MAY_NOT = {
    CUSTODY: N_("Not to be concluded: how likely a return is. Releases are reported less often than returns."),
    STANDARD: N_(
        "Not to be concluded: that the person does not matter. What is known of people was reported for them."
    ),
    ALL: N_("Not to be concluded: that answers about the person mislead. Quiet people enter such lists when harmed."),
}


def backtest_text(found: Backtest, model: str) -> str:
    """Return the figures of every test and subset, and the cases in which the model was furthest from what happened."""
    lines = [
        _("{count} documented cases, method {model}; 0.5 is a coin, 1 is perfect.").format(
            count=len(found.cases), model=model
        )
    ]
    for test, title in _TESTS.items():
        lines += ["", _(title)]
        lines += [_line(m) for m in found.measures if m.test == test]
        lines += wrap(_(_MAY_NOT[test]), WIDTH, initial_indent="  ", subsequent_indent="  ")
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
        f"{_(_SUBSETS[measure.subset])}   ({simple})"
    )


def _figure(value: float | None) -> str:
    return "  – " if value is None else f"{value:.2f}"


def _case(tested: TestedCase) -> str:
    case = tested.case
    return f"  {case.id}  {country(case.origin)} → {country(case.host)}  {band_name(tested.band)}"
