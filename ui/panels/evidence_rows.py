# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the tool's own test as rows: for every number what it is of, and what may not be concluded from it."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.wording import _
from exile_risk.wording import evidence as words
from exile_risk.wording import orderings as pair_words
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import disclaimer
from exile_risk.wording.precedents import outcome_name
from ui.widgets.fact_rows import FactRow
from ui.widgets.figure_rows import FigureRow

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import FiguresFile, MeasureFigures, MissedCase, OrderingFigures, PairNotKept

YARDSTICK = "five_term"


def case_rows(found: "FiguresFile") -> Iterator[FactRow]:
    """Yield the tests on documented cases, the latest version first and those before it quieter below."""
    latest = found.measures[-1].model
    yield FactRow(words.how_to_read_text())
    yield FactRow(
        _("The triangle above a bar is the score of five terms, which ought to be beaten; the line is a coin.")
    )
    for test in dict.fromkeys(m.test for m in found.measures):
        rows = [m for m in found.measures if m.test == test]
        simple = tuple(words.simple_name(name) for name in rows[0].baselines)
        names = (_("Figure, 95 in 100"), "", *simple)
        yield FactRow(words.test_title(test), names, heading=True)
        for subset in dict.fromkeys(m.subset for m in rows):
            of_subset = [m for m in rows if m.subset == subset]
            for m in sorted(of_subset, key=lambda m: m.model != latest):
                yield _measure(m, names, m.model != latest)
        yield FactRow(words.may_not_text(test))
    yield FactRow(words.below_yardstick_text())
    yield from _unseen(found)
    yield from _pairs(found)
    yield FactRow(_("Bands"), heading=True)
    yield FactRow(words.both_ways_text(found))


def _measure(m: "MeasureFigures", names: tuple[str, ...], older: bool) -> FigureRow:
    title = _("Model {model}, {cases}: {harmed} of {n} harmed")
    return FigureRow(
        title.format(cases=words.subset_name(m.subset), n=m.n, harmed=m.harmed, model=m.model),
        (_with_interval(m.auc, m.interval), "", *(_two(value) for value in m.baselines.values())),
        later=older,
        figure=m.auc,
        interval=m.interval,
        beside=m.baselines[YARDSTICK],
        names=names,
    )


def _pairs(found: "FiguresFile") -> Iterator[FactRow]:
    yield FactRow(pair_words.pairs_title(), heading=True)
    yield FactRow(pair_words.pairs_reading_text())
    latest = found.orderings[-1].model
    for kind in dict.fromkeys(o.kind for o in found.orderings):
        rows = [o for o in found.orderings if o.kind == kind]
        names = (_("Figure, 95 in 100"), "", *(words.simple_name(name) for name in rows[0].baselines))
        yield FactRow(pair_words.kind_name(kind), names, heading=True)
        yield FactRow(pair_words.built_text(kind))
        for subset in dict.fromkeys(o.subset for o in rows):
            of_subset = [o for o in rows if o.subset == subset]
            for o in sorted(of_subset, key=lambda o: o.model != latest):
                yield _ordering(o, names, o.model != latest)
        yield FactRow(pair_words.pairs_may_not_text(kind))


def _ordering(o: "OrderingFigures", names: tuple[str, ...], older: bool) -> FigureRow:
    title = _("Model {model}, {pairs}: kept {kept} ({spread})").format(
        model=o.model,
        pairs=pair_words.pairs_subset_name(o.subset),
        kept=pair_words.kept_text(o.kept, o.pairs, o.ties),
        spread=pair_words.spread_text(o.kind, o.clusters, o.largest_cluster),
    )
    return FigureRow(
        title,
        (_with_interval(o.share, o.interval), "", *(_two(b.share) for b in o.baselines.values())),
        later=older,
        figure=o.share,
        interval=o.interval,
        beside=o.baselines[YARDSTICK].share,
        names=names,
    )


def _unseen(found: "FiguresFile") -> Iterator[FactRow]:
    names = (_("Hosts kept out"), "", _("On the cases fitted"), _("Written, not fitted"))
    yield FactRow(_("Hosts kept out of the fit"), names, heading=True)
    for u in found.unseen:
        title = f"{words.short_title(u.test)}: {words.subset_name(u.subset)}"
        cells = (_two(u.not_fitted), "", _two(u.fitted_on), _two(u.written))
        beside = next(m.baselines[YARDSTICK] for m in found.measures if (m.test, m.subset) == (u.test, u.subset))
        yield FigureRow(title, cells, figure=u.not_fitted, beside=beside, names=names)
    yield FactRow(words.flatters_text())
    yield FactRow(words.fitted_score_text())


def other_rows(found: "FiguresFile") -> Iterator[FactRow]:
    """Yield the ranking of corridors and the agreement with the vignettes."""
    latest = found.corridors[-1]
    said = _(
        "{n} pairs of states with facts from before {day}; {found} have an incident recorded since, {new} their first."
    )
    day = day_text(date.fromisoformat(latest.before))
    names = (_("Figure, 95 in 100"), "")
    yield FactRow(_("Which corridors have incidents?"), names, heading=True)
    yield FactRow(said.format(n=latest.n, day=day, found=latest.positives, new=latest.new_positives))
    for c in reversed(found.corridors):
        older = c is not latest
        title = _("Standard exile with the number of exiles, model {model}").format(model=c.model)
        yield FigureRow(
            title,
            (_with_interval(c.c_index, c.interval), ""),
            later=older,
            figure=c.c_index,
            interval=c.interval,
            names=names,
        )
        title = _("Only corridors without an earlier incident, model {model}").format(model=c.model)
        yield FigureRow(title, (_two(c.new_corridors), ""), later=older, figure=c.new_corridors, names=names)
    for name, value in latest.baselines.items():
        title = words.corridor_baseline_name(name)
        yield FigureRow(title[:1].upper() + title[1:], (_two(value), ""), later=True, figure=value, names=names)
    yield FactRow(words.exposure_text())
    yield FactRow(words.corridors_caution_text())
    yield from _agreement(found)


def _agreement(found: "FiguresFile") -> Iterator[FactRow]:
    models = tuple(found.models)
    yield FactRow(
        _("Invented people in fifty reported situations"),
        tuple(_("Model {model}").format(model=model) for model in reversed(models)),
        heading=True,
    )
    for kind in dict.fromkeys(a.kind for a in found.agreement):
        by_model = {a.model: a for a in found.agreement if a.kind == kind}
        held = [_("{n} of {all}").format(n=by_model[m].held, all=by_model[m].checks) for m in reversed(models)]
        yield FactRow(words.agreement_name(kind), tuple(held))
    yield FactRow(words.agreement_caution_text())


def missed_rows(found: "FiguresFile") -> Iterator[FactRow]:
    """Yield every case that the latest version rated against what happened, and every pair that it did not keep."""
    yield FactRow(words.missed_caution_text())
    for title, cases in (
        (_("Ended in harm, rated Moderate or lower: {n}"), found.missed),
        (_("Ended without, rated High or Extreme: {n}"), found.alarms),
    ):
        heads = (_("Corridor"), _("What happened"), _("Rated"))
        yield FactRow(title.format(n=len(cases)), heads, heading=True)
        yield from map(_case, cases)
    for kind in dict.fromkeys(p.kind for p in found.not_kept):
        pairs = [p for p in found.not_kept if p.kind == kind]
        heads = (_("Corridor"), _("Ended without harm"), "")
        yield FactRow(pair_words.not_kept_title(kind, len(pairs)), heads, heading=True)
        yield from map(_pair, pairs)


def _pair(pair: "PairNotKept") -> FactRow:
    return FactRow(pair.harmed, (pair_words.pair_corridor(pair), pair.unharmed, pair_words.tie_text(pair.tie)))


def _case(case: "MissedCase") -> FactRow:
    corridor = _("{origin} → {host}").format(origin=country(case.origin), host=country(case.host))
    return FactRow(case.id, (corridor, outcome_name(case.outcome), words.rated_text(case.band)))


def never_rows() -> Iterator[FactRow]:
    """Yield what a rating must never be used for, and the disclaimer."""
    yield FactRow(_("A rating must never"), heading=True)
    yield from (FactRow(text) for text in words.must_never())
    yield FactRow(_("To be kept in mind"), heading=True)
    yield FactRow(disclaimer())


def _two(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _with_interval(value: float | None, interval: tuple[float, float] | None) -> str:
    if interval is None:
        return _two(value)
    low, high = interval
    return _("{figure} ({low} to {high})").format(figure=_two(value), low=_two(low), high=_two(high))
