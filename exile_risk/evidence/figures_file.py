# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of figures as it stands on disk: resources/evidence/figures.json, made by tools/model_card.py."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0)]
Word = Annotated[str, Meta(min_length=1, max_length=40)]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
Test = Literal["returned_or_released", "standard_exile", "all_answers"]
Subset = Literal["all", "sea_hosts", "read_in_source"]
PairKind = Literal["before_after", "two_hosts"]
PairSubset = Literal["all", "sea_hosts", "harm_first", "harm_later"]
Kind = Literal["first_twenty", "bands", "leading", "must_not", "order"]


class MeasureFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How one score ranked one set of cases under one model version; `baselines` are simpler scores on the same set."""

    model: Word
    test: Test
    subset: Subset
    n: Count
    harmed: Count
    auc: Share
    interval: tuple[Share, Share] | None
    baselines: dict[str, Share | None]
    without_one_origin: tuple[Share, Share] | None
    without_one_region: tuple[Share, Share] | None


class KeptFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How many pairs a simpler score keeps in order; `share` counts a tie half."""

    kept: Count
    ties: Count
    share: Share | None


class OrderingFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How the standard exile's index put pairs of cases in order that ended differently, under one model version.

    `clusters` hosts (before and after) or origins (two hosts) have pairs, one of them `largest_cluster` of the pairs.
    """

    model: Word
    kind: PairKind
    subset: PairSubset
    pairs: Count
    kept: Count
    ties: Count
    share: Share | None
    interval: tuple[Share, Share] | None
    clusters: Count
    largest_cluster: Count
    baselines: dict[str, KeptFigures]


class PairNotKept(Struct, frozen=True, forbid_unknown_fields=True):
    """A pair whose case that ended in harm is not ranked above the other by the latest version."""

    kind: PairKind
    origin: Country
    harmed: Word
    harmed_host: Country
    unharmed: Word
    unharmed_host: Country
    tie: bool


class BandFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How many cases got one band under one model version, and how they ended."""

    model: Word
    band: Literal["Low", "Moderate", "High", "Extreme"]
    harmed: Count
    unharmed: Count


class UnseenFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """What the fitted score reaches: as written, on the cases it was fitted on, and in hosts kept out of the fit.

    Of the standard exile it is the sum of the deliberate routes, not the index that a user sees.
    """

    test: Test
    subset: Subset
    written: Share
    fitted_on: Share
    not_fitted: Share


class CorridorFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How well corridors were ranked with facts from before a day, under one model version."""

    model: Word
    before: str
    since: int
    n: Count
    positives: Count
    c_index: Share
    interval: tuple[Share, Share] | None
    new_corridors: Share
    new_positives: Count
    baselines: dict[str, Share | None]


class AgreementFigures(Struct, frozen=True, forbid_unknown_fields=True):
    """How many expectations of one kind about the fifty vignettes hold under one model version."""

    model: Word
    kind: Kind
    held: Count
    checks: Count


class MissedCase(Struct, frozen=True, forbid_unknown_fields=True):
    """A case that ended in harm and was rated Moderate or lower by the latest version, or the other way round."""

    id: Word
    origin: Country
    host: Country
    outcome: Word
    band: Literal["Low", "Moderate", "High", "Extreme"]


class FiguresFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All figures of one run. `models` gives the SHA-256 of each model file that was measured."""

    format: str
    version: Literal[1]
    models: dict[str, str]
    knowledge: Word
    cases: Count
    harmed: Count
    measures: list[MeasureFigures]
    orderings: list[OrderingFigures]
    bands: list[BandFigures]
    unseen: list[UnseenFigures]
    corridors: list[CorridorFigures]
    agreement: list[AgreementFigures]
    missed: list[MissedCase]
    alarms: list[MissedCase]
    not_kept: list[PairNotKept]
