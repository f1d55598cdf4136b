# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the model's own test as shipped: read when somebody asks how well it works, and never half."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.reading import parse, read_text, shape

if TYPE_CHECKING:
    from exile_risk.evidence.figures_file import FiguresFile, OrderingFigures

FORMAT = "exile-risk/evidence-figures"
BASELINES = ("five_term", "host_rule_of_law", "earlier_incidents", "unit_weights", "origin_only", "always_high")
ORDERING_BASELINES = ("five_term", "host_rule_of_law")
CORRIDOR_BASELINES = (
    "migrant_stock", "exposure", "index_alone", "proximity", "host_rule_of_law", "earlier_incidents",
)  # fmt: skip


@cache
def figures() -> "FiguresFile":
    """Return the shipped figures."""
    return read_figures(assets.path("evidence", "figures.json"))


def read_figures(path: Path) -> "FiguresFile":
    """Return the figures of one file.

    Raises InputError: those of `exile_risk.reading`; file_wrong_format; model_doubled for a row that stands twice;
    json_wrong_shape for an interval that leaves out its figure, another set of simple scores, or counts that disagree.
    """
    from exile_risk.evidence.figures_file import FiguresFile

    file = str(path)
    found = shape(parse(read_text(path), file), FiguresFile, file)
    if found.format != FORMAT:
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    for place in _wrong(found):
        raise InputError("json_wrong_shape", file=file, place=place)
    seen: set[tuple[str, ...]] = set()
    for place, key in _keys(found):
        if key in seen:
            raise InputError("model_doubled", file=file, place=place)
        seen.add(key)
    return found


def model_digest(version: str) -> str:
    """Return the SHA-256 of a shipped model file, which tells whether figures are those of that very model."""
    return sha256(assets.path("model", f"{version}.json").read_bytes()).hexdigest()


def _wrong(found: "FiguresFile") -> Iterator[str]:
    """Yield the place of everything that has the right type and cannot be."""
    for n, m in enumerate(found.measures):
        place = f"measures[{n}]"
        if m.model not in found.models or m.harmed > m.n or m.n > found.cases or set(m.baselines) != set(BASELINES):
            yield place
        elif m.interval and not m.interval[0] <= m.auc <= m.interval[1]:
            yield f"{place}.interval"
    for n, o in enumerate(found.orderings):
        if o.model not in found.models or not _adds_up(o):
            yield f"orderings[{n}]"
        elif o.interval and not o.interval[0] <= (o.share or 0) <= o.interval[1]:
            yield f"orderings[{n}].interval"
    for n, c in enumerate(found.corridors):
        if c.model not in found.models or c.positives > c.n or set(c.baselines) != set(CORRIDOR_BASELINES):
            yield f"corridors[{n}]"
        elif c.interval and not c.interval[0] <= c.c_index <= c.interval[1]:
            yield f"corridors[{n}].interval"
    for n, a in enumerate(found.agreement):
        if a.model not in found.models or a.held > a.checks:
            yield f"agreement[{n}]"
    for model in found.models:
        counted = [b for b in found.bands if b.model == model]
        if (sum(b.harmed for b in counted), sum(b.harmed + b.unharmed for b in counted)) != (found.harmed, found.cases):
            yield f"bands ({model})"


def _adds_up(o: "OrderingFigures") -> bool:
    """Return whether the counts of a row of pairs fit together, and those of the simpler scores on the same pairs."""
    counted = [(o.kept, o.ties, o.share), *((b.kept, b.ties, b.share) for b in o.baselines.values())]
    spread = o.largest_cluster <= o.pairs <= o.largest_cluster * o.clusters
    return set(o.baselines) == set(ORDERING_BASELINES) and spread and all(_shares(o.pairs, *row) for row in counted)


def _shares(pairs: int, kept: int, ties: int, share: float | None) -> bool:
    """Return whether a share is that of its counts, as far as it is rounded."""
    if not pairs or share is None:
        return not pairs and share is None and not kept + ties
    return kept + ties <= pairs and abs(share * pairs - kept - ties / 2) < pairs / 1000


def _keys(found: "FiguresFile") -> Iterator[tuple[str, tuple[str, ...]]]:
    for n, m in enumerate(found.measures):
        yield f"measures[{n}]", ("measure", m.model, m.test, m.subset)
    for n, o in enumerate(found.orderings):
        yield f"orderings[{n}]", ("ordering", o.model, o.kind, o.subset)
    for n, b in enumerate(found.bands):
        yield f"bands[{n}]", ("band", b.model, b.band)
    for n, c in enumerate(found.corridors):
        yield f"corridors[{n}]", ("corridors", c.model)
    for n, a in enumerate(found.agreement):
        yield f"agreement[{n}]", ("agreement", a.model, a.kind)
    for n, case in enumerate((*found.missed, *found.alarms)):
        yield f"missed[{n}]", ("case", case.id)
    for n, pair in enumerate(found.not_kept):
        yield f"not_kept[{n}]", ("pair", pair.harmed, pair.unharmed)
