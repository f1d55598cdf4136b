# SPDX-License-Identifier: GPL-3.0-or-later
"""From an assessment to a whole report: what each reader may see, in one language, ready for page, HTML or text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from exile_risk.catalogue import load_catalogue
from exile_risk.judgement import KeptJudgement
from exile_risk.model.assessment import Assessment
from exile_risk.model.relocation import Relocation
from exile_risk.relocation.card_page import RIGHT_TO_LEFT
from exile_risk.relocation.plan_parts import Plan
from exile_risk.report.annex import annex_sections
from exile_risk.report.doing import plan_sections, relocation_sections, to_do_sections
from exile_risk.report.first import first_sections
from exile_risk.report.open import open_sections
from exile_risk.report.options import Part, Reader, ReportOptions
from exile_risk.report.parts import Document, Section
from exile_risk.report.why import why_sections
from exile_risk.wording import language, set_language
from exile_risk.wording import report as say
from exile_risk.wording.names import disclaimer

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge


def build(
    found: Assessment,
    judgement: KeptJudgement | None,
    relocation: Relocation | None,
    plan: Plan | None,
    options: ReportOptions,
    knowledge: "Knowledge | None" = None,
) -> Document:
    """Return the report of an assessment for one reader.

    `judgement` is the newest of the case. A part whose material is None is left out. `knowledge` names the sources;
    None leaves them unnamed. Speaks the language of the options meanwhile, so it belongs on one thread with whatever
    else speaks. Raises InputError for a broken resource on first use.
    """
    with _speaking(options.language or language()):
        spoken = language()
        right = spoken.split("-")[0].split("_")[0] in RIGHT_TO_LEFT
        return Document(
            title=say.title("" if options.reader is Reader.PERSON else options.code),
            subtitle=say.subtitle(found),
            aside=(say.printed_text(options.printed), say.for_whom(options.reader)),
            sections=tuple(_sections(found, judgement, relocation, plan, options, knowledge)),
            disclaimer=disclaimer(),
            foot=say.foot(found),
            pages=say.pages_text(),
            language=spoken,
            direction="rtl" if right else "ltr",
        )


def _sections(
    found: Assessment,
    judgement: KeptJudgement | None,
    relocation: Relocation | None,
    plan: Plan | None,
    options: ReportOptions,
    knowledge: "Knowledge | None",
) -> Iterator[Section]:
    catalogue = load_catalogue(found.versions.model)
    rated = found.band is not None  # before the danger check nothing may read like a rating or its reasons
    yield from first_sections(found, judgement, options, catalogue.triggers)
    if rated and options.has(Part.REASONS):
        yield from why_sections(found, options, knowledge)
    if rated and options.has(Part.UNKNOWN):
        yield from open_sections(found, catalogue, options)
    if plan is not None and options.has(Part.TO_DO):
        yield from to_do_sections(plan, options)
    if rated and relocation is not None and options.has(Part.RELOCATION):
        yield from relocation_sections(relocation, options)
    if plan is not None and options.has(Part.PLAN):
        yield from plan_sections(plan, options)
    if rated and options.has(Part.LEDGER):
        yield from annex_sections(found, catalogue, options, knowledge)


@contextmanager
def _speaking(code: str) -> Iterator[None]:
    before = language()
    set_language(code)
    try:
        yield
    finally:
        set_language(before)
