# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of docs/model-card.md, made from the figures so that no number in it can be a wish."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

from exile_risk.wording import evidence as words
from exile_risk.wording import orderings as pair_words
from exile_risk.wording.countries import country
from exile_risk.wording.names import disclaimer
from exile_risk.wording.precedents import outcome_name

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import FiguresFile, MeasureFigures, OrderingFigures

HEAD = """# Model card

Made by `tools/model_card.py` from [figures.json](../resources/evidence/figures.json); change those, not this file. The
same figures stand in the window under Help > How well does it work?

## Purpose

To help a refugee caseworker judge, in an orderly and checkable way, the danger that an exile is returned, handed over
or attacked within twelve months if nothing changes, and find what would lower it. It gives a band (Low, Moderate, High,
Extreme), a range, the reasons, what is not known and what to ask next. It gives no probability.

## Who must not use it, and for what

Not states, border or asylum authorities, police, courts, airlines or banks. Nobody without the consent of the person,
unless vital interests require it. A rating must never:
"""
ANCHORS = """## What the bands are anchored to

Thresholds on the chance, as the model counts it, of four levels of harm: detention or prosecution on return; a year of
prison or an unfair trial in inhuman conditions; torture or ten years; death or disappearance. The worse the harm, the
less is needed. They express how much caution people asked for, and come from the method paper, not from data. No
threshold, no floor and no weight of who the person is, what they did or how they live was ever fitted.

## Data

Weights: set by people who read published work and cases; some of models 2 and 3 moved towards documented cases
(version history below). Facts: dated and cited, [knowledge.md](knowledge.md); a test uses only facts from before the
outcome.
"""
CASES = """{cases} documented cases, 2001 to 2025, of people wanted abroad; {harmed} ended in return, attack, death or
disappearance. They were collected from public reports by people who knew how each ended. What had drawn international
attention before the outcome is never read. Who is reported is not who is in danger: quiet people enter when harmed,
prominent ones also when not. So bands below show what the model says of *reported* cases, never how often it errs.
"""
LIMITS = """## Limits

- Half of the cases ended badly because such cases are reported. No figure here is a rate, and none carries over to
  people whom nobody reports.
- Cases of one host share their luck. Intervals resample hosts; they do not cover mistakes in how cases were coded.
- The people who wrote structure and starting weights of models 2 and 3 had read how earlier ones did on these cases.
  Hosts kept out of the fit were not kept out of that.
- The index that a user sees is made to be cautious about the worst harm. Over all hosts it ranks worse than five
  terms in a spreadsheet.
- What custody alone adds is taken off the index of standard exiles before held and free are ranked together: reports
  choose both by how they ended.
- Only {sea} of the cases are of hosts in South-East Asia, where the tool is used most.
- Nobody has followed people who were rated. Whether use of the tool helps anybody is not known.
"""
REPRODUCE = """## How to make it again

| what | command |
| --- | --- |
| the tests of one version | `exile-risk backtest CASES --model 3` |
| the ranking of corridors | `exile-risk corridors CORRIDORS --before 2019-01-01` |
| the vignettes | `python tools/vignette_report.py` |
| model 2 from model 1, with hosts kept out | `python tools/fit_model.py CASES --cross-validate` |
| model 3 from model 2, with hosts kept out | `python tools/fit_held.py CASES --cross-validate` |
| all figures and this card | `python tools/model_card.py CASES CORRIDORS` |

The files of cases and corridors name people and are not part of this repository. Cases as the program shows them,
without names, stand in [precedents.csv](../resources/knowledge/precedents.csv) under the same ids.
"""


def whole_card(found: "FiguresFile", changes: dict[str, Any]) -> str:
    """Return the text of the card."""
    sea = next(m.n for m in found.measures if m.test == "all_answers" and m.subset == "sea_hosts")
    parts = [HEAD, *(f"- {text}" for text in words.must_never()), "", _quoted(disclaimer()), ANCHORS]
    parts += [CASES.format(cases=found.cases, harmed=found.harmed), "## Tests on documented cases", ""]
    parts += [_said(words.how_to_read_text()), *_tests(found), *_unseen(found)]
    parts += [*_pairs(found), *_bands(found)]
    parts += [*_corridors(found), *_agreement(found)]
    parts += [LIMITS.format(sea=sea), *_missed(found), *_history(changes), REPRODUCE.rstrip()]
    return "\n".join(parts) + "\n"


def _said(*texts: str) -> str:
    return fill(" ".join(texts), 120, break_on_hyphens=False) + "\n"


def _quoted(text: str) -> str:
    return fill(text, 120, initial_indent="> ", subsequent_indent="> ", break_on_hyphens=False) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(r)} |" for r in (head, ["---"] * len(head), *rows)] + [""]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _span(ends: tuple[float, float] | None) -> str:
    return "–" if ends is None else f"{ends[0]:.2f} to {ends[1]:.2f}"


def _tests(found: "FiguresFile") -> Iterator[str]:
    for test in dict.fromkeys(m.test for m in found.measures):
        rows = [m for m in found.measures if m.test == test]
        yield f"### {words.test_title(test)}\n"
        names = [words.simple_name(name) for name in rows[0].baselines]
        head = ["model", "cases", "n (harmed)", "figure", "95 %", "without one origin", "without one region", *names]
        yield from _table(head, [_measure(m) for m in rows])
        yield _said(words.may_not_text(test))
    yield _said(words.below_yardstick_text())


def _measure(m: "MeasureFigures") -> list[str]:
    simple = [_figure(value) for value in m.baselines.values()]
    spans = [_span(m.interval), _span(m.without_one_origin), _span(m.without_one_region)]
    return [m.model, words.subset_name(m.subset), f"{m.n} ({m.harmed})", f"**{_figure(m.auc)}**", *spans, *simple]


def _unseen(found: "FiguresFile") -> Iterator[str]:
    yield "### Hosts kept out of the fit\n"
    yield _said(words.flatters_text())
    rows = [
        [words.test_title(u.test), words.subset_name(u.subset)]
        + [f"{x:.3f}" for x in (u.written, u.fitted_on, u.not_fitted)]
        for u in found.unseen
    ]
    yield from _table(["score", "cases", "written, not fitted", "on the cases fitted", "hosts not fitted"], rows)
    yield _said(words.fitted_score_text())


def _pairs(found: "FiguresFile") -> Iterator[str]:
    yield f"### {pair_words.pairs_title()}\n"
    yield _said(pair_words.pairs_reading_text())
    for kind in dict.fromkeys(o.kind for o in found.orderings):
        rows = [o for o in found.orderings if o.kind == kind]
        yield f"#### {pair_words.kind_name(kind)}\n"
        yield _said(pair_words.built_text(kind))
        names = [words.simple_name(name) for name in rows[0].baselines]
        yield from _table(["model", "pairs", "kept", "figure", "95 %", "spread", *names], [_ordering(o) for o in rows])
        yield _said(pair_words.pairs_may_not_text(kind))


def _ordering(o: "OrderingFigures") -> list[str]:
    kept = pair_words.kept_text(o.kept, o.pairs, o.ties)
    spread = pair_words.spread_text(o.kind, o.clusters, o.largest_cluster)
    simple = [f"{_figure(b.share)} ({pair_words.kept_text(b.kept, o.pairs, b.ties)})" for b in o.baselines.values()]
    subset = pair_words.pairs_subset_name(o.subset)
    return [o.model, subset, kept, f"**{_figure(o.share)}**", _span(o.interval), spread, *simple]


def _bands(found: "FiguresFile") -> Iterator[str]:
    yield "### Bands and endings\n"
    rows = [[b.model, words.rated_text(b.band), str(b.harmed), str(b.unharmed)] for b in found.bands]
    yield from _table(["model", "band", "ended in harm", "ended without"], rows)
    yield _said(words.both_ways_text(found), words.missed_caution_text())


def _corridors(found: "FiguresFile") -> Iterator[str]:
    first = found.corridors[0]
    yield "## Ranking of corridors\n"
    yield f"{first.n} pairs of states, ranked with facts from before {first.before}; {first.positives} have an incident"
    yield f"recorded in {first.since} or later, {first.new_positives} of them with none before.\n"
    rows = []
    for c in found.corridors:
        rows.append([f"model {c.model}: standard exile with exposure", f"**{c.c_index:.3f}**", _span(c.interval)])
        rows.append([f"model {c.model}: only corridors without an earlier incident", f"{c.new_corridors:.3f}", "–"])
    latest = found.corridors[-1]
    for name, value in latest.baselines.items():
        rows.append([words.corridor_baseline_name(name), "–" if value is None else f"{value:.3f}", "–"])
    yield from _table(["ranking by", "figure", "95 %"], rows)
    yield _said(words.corridors_caution_text(), words.exposure_text())


def _agreement(found: "FiguresFile") -> Iterator[str]:
    yield "## Orderings and vignettes\n"
    models = list(found.models)
    rows = []
    for kind in dict.fromkeys(a.kind for a in found.agreement):
        by_model = {a.model: a for a in found.agreement if a.kind == kind}
        held = [f"{by_model[m].held} of {by_model[m].checks}" for m in models]
        rows.append([words.agreement_name(kind), *held])
    yield from _table(["", *(f"model {m}" for m in models)], rows)
    yield _said(words.agreement_caution_text(), "Every disagreement with its cause: [vignettes.md](vignettes.md).")


def _missed(found: "FiguresFile") -> Iterator[str]:
    yield "## Known misses\n"
    yield f"{len(found.missed)} cases ended in harm and are rated Moderate or lower by the latest, lowest first:\n"
    rows = []
    for c in found.missed:
        corridor = f"{country(c.origin)} to {country(c.host)}"
        rows.append([c.id, corridor, outcome_name(c.outcome), words.rated_text(c.band)])
    yield from _table(["case", "corridor", "what happened", "rated"], rows)
    yield _said(
        f"{len(found.alarms)} cases without harm are rated High or Extreme; their ids stand in figures.json.",
        words.missed_caution_text(),
    )
    for kind in dict.fromkeys(p.kind for p in found.not_kept):
        pairs = [p for p in found.not_kept if p.kind == kind]
        yield f"### {pair_words.not_kept_title(kind, len(pairs))}\n"
        yield from _table(
            ["ended in harm", "did not", "corridor", ""],
            [[p.harmed, p.unharmed, pair_words.pair_corridor(p), pair_words.tie_text(p.tie)] for p in pairs],
        )


def _history(changes: dict[str, Any]) -> Iterator[str]:
    yield "## Version history\n"
    yield "**1.** Expert-set, as in the method paper. Nothing was fitted.\n"
    yield "**2.** Why: on the documented cases model 1 ranked no better than, and often below, a score of five terms."
    yield "What was written before any number was fitted:\n"
    for factor in changes["add"]:
        yield f"- new question `{factor['id']}`: {factor['question']} {factor['basis']}."
    yield f"- bases: {changes['bases']['why']}"
    for step in changes["steps"]:
        yield f"- `{step['factor']}`: {step['why']}"
    yield ""
    yield _said(
        "Then weights of legal route, status, courts and what the host did before were moved towards the cases, each "
        "paying for its distance from the start; and a score of its own for people who are held was fitted the same "
        "way. More: [decision 11](decisions/0011-model-2.md)."
    )
    yield _said(
        "**3.** Why: the rating of somebody in a cell leaned on weights made for a year at liberty. The sum of "
        "people held became a part of it, counted by groups and fitted anew; routine enforcement starts a step lower. "
        "More: [decision 13](decisions/0013-model-3.md)."
    )
