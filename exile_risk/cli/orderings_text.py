# SPDX-License-Identifier: GPL-3.0-or-later
"""The pairs of a backtest as text for a terminal: how many are kept in order, and which are not."""

from textwrap import wrap

from exile_risk.evidence.orderings import KINDS, Ordering, Orderings, Pair
from exile_risk.wording import _
from exile_risk.wording import orderings as words
from exile_risk.wording.evidence import simple_name

WIDTH = 100
SHOWN = 12


def orderings_text(found: Orderings) -> str:
    """Return a line for every kind and set of hosts, what may not be concluded, and the pairs that are not kept."""
    lines = [words.pairs_title(), *_wrapped(words.pairs_reading_text())]
    for kind in KINDS:
        lines += ["", words.kind_name(kind), *_wrapped(words.built_text(kind))]
        lines += [line for o in found.figures if o.kind == kind for line in _lines(o)]
        lines += _wrapped(words.pairs_may_not_text(kind))
        reversed_or_tied = [p for p in found.not_kept if p.kind == kind]
        lines += ["  " + words.not_kept_title(kind, len(reversed_or_tied))]
        lines += [_pair(p) for p in reversed_or_tied[:SHOWN]]
        if len(reversed_or_tied) > SHOWN:
            lines += ["    " + _("… and {n} more, all of them in --json").format(n=len(reversed_or_tied) - SHOWN)]
    return "\n".join(lines)


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _lines(o: Ordering) -> list[str]:
    low, high = o.interval or (None, None)
    kept = words.kept_text(o.found.kept, o.found.pairs, o.found.ties)
    simple = "  ".join(
        f"{simple_name(name)} {_figure(t.share)} ({words.kept_text(t.kept, t.pairs, t.ties)})"
        for name, t in o.baselines.items()
    )
    return [
        f"  {_figure(o.found.share)} [{_figure(low)}, {_figure(high)}]  {kept}  {words.pairs_subset_name(o.subset)}   "
        f"({words.spread_text(o.kind, o.clusters, o.largest)})",
        f"       {simple}",
    ]


def _figure(value: float | None) -> str:
    return "  – " if value is None else f"{value:.2f}"


def _pair(pair: Pair) -> str:
    return f"    {pair.harmed.case.id}  {pair.unharmed.case.id}  {words.tie_text(pair.result == 'tie')}".rstrip()
