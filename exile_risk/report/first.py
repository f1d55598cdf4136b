# SPDX-License-Identifier: GPL-3.0-or-later
"""The first of a report: rating, range and judgement. They are never left out, whoever reads it."""

from collections.abc import Iterator

from exile_risk.assessing import DANGER_CHECK, NOT_ENOUGH
from exile_risk.judgement import KeptJudgement, Standing
from exile_risk.model.assessment import Assessment, Band
from exile_risk.report.options import Reader, ReportOptions
from exile_risk.report.parts import Badge, Block, Disc, Items, Mark, Paragraph, Range, Section
from exile_risk.wording import _
from exile_risk.wording import report as say
from exile_risk.wording import report_judgement as judged
from exile_risk.wording.countries import capitalised
from exile_risk.wording.headline import clock, headline
from exile_risk.wording.judgement import review_text, standing_text
from exile_risk.wording.names import band_name, band_rank, pathway_name
from exile_risk.wording.questions import question


def first_sections(
    found: Assessment, judgement: KeptJudgement | None, options: ReportOptions, triggers: tuple[str, ...]
) -> Iterator[Section]:
    """Yield the badge, the range and the judgement; before the danger check only what has to be asked."""
    notes = [say.looks_back(found.day)] if looks_back(found, options) else []
    notes += [say.keep_text()] if options.reader is Reader.PERSON else []
    yield Section("rating", "", (_badge(found), *(Paragraph(text, "strong") for text in notes)))
    if found.band is None:
        missing = tuple(question(t) for t in triggers if not _answered(found, t))
        yield Section("danger_check", say.heading("danger_check"), (Items(missing, numbered=True),))
        return
    yield Section("range", say.likely_title(found), tuple(_range(found, options)), half=True)
    yield Section("judgement", say.heading("judgement"), tuple(_judgement(found, judgement, options)), half=True)


def looks_back(found: Assessment, options: ReportOptions) -> bool:
    """Whether the day that counts was past when the page was made."""
    return found.day < options.printed.date()


def disc_of(found: Assessment) -> Disc:
    """Return the disc of a rating: never that of a band where there are too few answers for one."""
    if found.band is None or found.state == NOT_ENOUGH:
        return Disc(None)
    return Disc(int(found.band), found.rating.floor is not None)


def _answered(found: Assessment, factor: str) -> bool:
    answer = found.used.get(factor)
    return answer is not None and answer.known is not None


def _badge(found: Assessment) -> Badge:
    if found.band is None:
        return Badge(_("Danger check first"), _("no rating yet"), Disc(None), say.danger_first(), waiting=True)
    main = _("Main route: {route}.").format(route=pathway_name(found.rating.leading_pathway))
    small = tuple(text for text in (main, clock(found)) if text)
    rank = band_rank(found.band)
    if found.state == NOT_ENOUGH:
        second = _("plan as {band}, {rank}").format(band=band_name(found.band), rank=rank)
        return Badge(_("Not enough yet"), second, Disc(None), headline(found), small)
    second = " · ".join(part for part in (rank, _urgency(found)) if part)
    return Badge(band_name(found.band), second, disc_of(found), headline(found), small)


def _urgency(found: Assessment) -> str:
    soon = {"hours": _("within hours"), "days": _("within days"), "weeks": _("within weeks")}
    if found.rating.floor is not None:
        return soon.get(found.rating.imminence or "", "")
    if found.band is Band.EXTREME:
        return _("act now")
    return _("for planning") if found.band is not None and found.band > found.rating.band else ""


def _range(found: Assessment, options: ReportOptions) -> Iterator[Block]:
    assert found.band is not None  # noqa: S101 - asked before
    rating, not_enough = found.rating, found.state in (NOT_ENOUGH, DANGER_CHECK)
    likely = (int(found.likely[0]), int(found.likely[1]))
    yield Range(
        words=tuple(band_name(band) for band in Band),
        likely=None if not_enough else likely,
        bounds=(min(int(rating.lowest), likely[0]), max(int(rating.highest), likely[1])),
        rating=int(found.band),
        alone=None if not_enough or rating.band == found.band else int(rating.band),
        captions=(_("Plan as") if not_enough else _("Rating"), _("Answers")),
        spoken=say.range_spoken(found),
    )
    said = [say.bounds_text(found), say.answers_line(found), say.confidence_text(found)]
    if options.shows_figures:
        said.append(say.trials_text(found))
    yield Paragraph(" ".join(text for text in said if text), "small")
    doubtful = say.doubtful_text(found)
    if doubtful:
        yield Paragraph(doubtful, "small")


def _judgement(found: Assessment, kept: KeptJudgement | None, options: ReportOptions) -> Iterator[Block]:
    if kept is None:
        yield Paragraph(judged.no_judgement(), "small")
        return
    one = kept.judgement
    if one is None:
        yield Paragraph(standing_text(kept), "small")
        return
    yield Mark(
        Disc(int(one.band)), f"{band_name(one.band)} {band_rank(one.band)}", judged.recorded_text(one.written_on)
    )
    if kept.standing is not Standing.FINAL:
        yield Paragraph(standing_text(kept), "strong")
    if options.shows_words:
        yield Paragraph(judged.written_text(one.why, one.by))
    for text in (
        judged.weighed_text(one.because),
        _second(kept),
        "" if _same_rating(found, kept) else judged.older_rating(one.beside.band, one.beside.as_of),
        capitalised(review_text(one.review_by)),
    ):
        if text:
            yield Paragraph(text, "small")


def _second(kept: KeptJudgement) -> str:
    assert kept.judgement is not None  # noqa: S101 - asked before
    if kept.second is None:
        return judged.second_text(kept.judgement.needs_second, None, None)
    return judged.second_text(kept.judgement.needs_second, kept.second.review.agrees, kept.second.review.written_on)


def _same_rating(found: Assessment, kept: KeptJudgement) -> bool:
    assert kept.judgement is not None  # noqa: S101 - asked before
    beside = kept.judgement.beside
    return (beside.state, beside.band, beside.likely) == (found.state, found.band, found.likely)
