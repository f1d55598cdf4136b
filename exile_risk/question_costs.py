# SPDX-License-Identifier: GPL-3.0-or-later
"""What it costs to ask: some answers hurt to give, some endanger somebody to find out. Data with a reason each."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from exile_risk import assets
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.reading import clean, parse, read_text, shape

FORMAT = "exile-risk/question-costs"
NORMAL, PAINFUL, DANGEROUS = 1, 2, 3
SCALE = {str(cost) for cost in (NORMAL, PAINFUL, DANGEROUS)}


@cache
def question_costs() -> Mapping[str, int]:
    """Return the shipped costs by factor id; a factor that is not there costs 1 (NORMAL)."""
    return read_question_costs(assets.path("asking", "question_costs.json"))


def read_question_costs(path: Path) -> Mapping[str, int]:
    """Return the costs of one file.

    Raises InputError: those of `exile_risk.reading`; file_wrong_format; case_factor for a question that the model does
    not ask, model_doubled for one that stands twice, json_wrong_shape for a cost without a reason or another scale.
    """
    from exile_risk.question_costs_file import CostsFile

    file = str(path)
    wire = shape(parse(read_text(path), file), CostsFile, file)
    if wire.format != FORMAT:
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    if set(wire.scale) != SCALE:
        raise InputError("json_wrong_shape", file=file, place="scale")
    known = load_catalogue().factors
    costs: dict[str, int] = {}
    for n, row in enumerate(wire.costs):
        place = f"costs[{n}]"
        if row.factor not in known:
            near = get_close_matches(row.factor, known, n=3, cutoff=0) or sorted(known)[:3]
            raise InputError("case_factor", file=file, place=place, value=clean(row.factor), known=", ".join(near))
        if row.factor in costs:
            raise InputError("model_doubled", file=file, place=place)
        if not row.reason.strip():
            raise InputError("json_wrong_shape", file=file, place=f"{place}.reason")
        costs[row.factor] = row.cost
    return MappingProxyType(costs)
