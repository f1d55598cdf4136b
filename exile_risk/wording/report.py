# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a report: headings, who reads it, and who says so; nothing here repeats what somebody typed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Assessment, Band
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, confidence_name
from exile_risk.wording.questions import short_question

if TYPE_CHECKING:
    from exile_risk.report.options import Part, Reader

_READERS = {
    "partner": (N_("UNHCR or a partner"), N_("No name, contact or address")),
    "person": (N_("The person"), N_("Plain words, their language")),
    "file": (N_("Our own file"), N_("Everything, with the full ledger")),
}
_FOR = {
    "partner": N_("For: UNHCR or a partner · no identity inside"),
    "person": N_("For: the person · plain words"),
    "file": N_("For: our own file · do not pass on"),
}
_PARTS = {
    "reasons": N_("Reasons with sources"),
    "unknown": N_("Not known, what would change it"),
    "to_do": N_("What to do and by when"),
    "relocation": N_("Relocation"),
    "plan": N_("Papers, journey, what ends the plan"),
    "ledger": N_("Full ledger as an annex"),
}
_HEADINGS = {
    "judgement": N_("Caseworker’s judgement"),
    "reasons": N_("Why"),
    "raises": N_("What raises the danger"),
    "lowers": N_("What helps"),
    "sources": N_("Sources"),
    "unknown": N_("Not known, ask next"),
    "change": N_("What would change it"),
    "danger_check": N_("Danger questions still open"),
    "to_do": N_("What to do"),
    "relocation": N_("Where they could go"),
    "papers": N_("Papers to gather"),
    "journey": N_("Before any journey"),
    "help": N_("Who can help"),
    "void": N_("What ends this plan"),
    "ledger": N_("Annex: how this was computed"),
    "answers": N_("Annex: every answer that counted"),
}


def reader_name(reader: "Reader") -> str:
    """Return for whom a report is."""
    return _(_READERS[reader.value][0])


def reader_note(reader: "Reader") -> str:
    """Return what that reader gets, in a few words."""
    return _(_READERS[reader.value][1])


def for_whom(reader: "Reader") -> str:
    """Return the line in the head of a page that says for whom it is."""
    return _(_FOR[reader.value])


def part_name(part: "Part") -> str:
    """Return what a part of the report holds."""
    return _(_PARTS[part.value])


def heading(id: str) -> str:
    """Return the heading of a section."""
    return _(_HEADINGS[id])


def title(code: str) -> str:
    """Return the title of a report; `code` is the neutral code of the case, "" without one."""
    return _("Risk note, case {code}").format(code=isolated(code)) if code else _("Risk note")


def subtitle(found: Assessment) -> str:
    """Return places and day of a report."""
    return _("Feared state {origin} · now in {host} · facts of {day}").format(
        origin=isolated(country(found.case.origin)), host=isolated(country(found.case.host)), day=day_text(found.day)
    )


def printed_text(at: datetime) -> str:
    """Return when it was made."""
    return _("Printed {day}, {time}").format(day=day_text(at.date()), time=at.strftime("%H:%M"))


def foot(found: Assessment) -> str:
    """Return with what it was computed: the same three give the same result again."""
    versions = found.versions
    return _("Program {app} · method {model} · facts {facts}").format(
        app=versions.app, model=versions.model, facts=versions.knowledge
    )


def pages_text() -> str:
    """Return the pattern of a page number, with {n} and {of}."""
    return _("{n} of {of}")


def looks_back(day: date) -> str:
    """Return what must stand on a page whose day is past when it is made: an old rating must not pass for a new one."""
    return _("This looks back: facts and deadlines are those of {day}, not of the day it was printed.").format(
        day=day_text(day)
    )


def keep_text() -> str:
    """Return what the person must know about the page itself."""
    return _("Keep this page where nobody finds it who could harm you. It can be destroyed at any time.")


def likely_title(found: Assessment) -> str:
    """Return the likely range in words."""
    low, high = found.likely
    if low == high:
        return _("Likely {band}").format(band=band_name(low))
    return _("Likely {low} to {high}").format(low=band_name(low), high=band_name(high))


def bounds_text(found: Assessment) -> str:
    """Return what the open answers could still bring, and how many there are."""
    lowest, highest, n = found.rating.lowest, found.rating.highest, len(found.open_questions)
    if not n and lowest == highest:
        return _("No question is open.")
    if lowest is Band.LOW and highest is Band.EXTREME:
        return ngettext_(
            "{n} question is open; its answer could still bring any band.",
            "{n} questions are open; their answers could still bring any band.",
            n,
        )
    said = ngettext_("{n} question is open.", "{n} questions are open.", n) if n else _("Some answers are doubtful.")
    possible = _("Possible from {low} to {high}, whatever the answers.")
    return said + " " + possible.format(low=band_name(lowest), high=band_name(highest))


def confidence_text(found: Assessment) -> str:
    """Return how sure the rating is."""
    return _("Confidence: {word}.").format(word=confidence_name(found.confidence))


def trials_text(found: Assessment) -> str:
    """Return how often the answers alone keep their band with other weights; "" where no rating is shown."""
    if found.state != "rated":
        return ""
    drawn = found.weight_draws
    if found.band == found.rating.band:
        return _("Same band in {held} of {n} weight trials.").format(held=drawn.held, n=drawn.n)
    said = _("The answers alone keep to {band} in {held} of {n} weight trials.")
    return said.format(band=band_name(found.rating.band), held=drawn.held, n=drawn.n)


def doubtful_text(found: Assessment) -> str:
    """Return which answers count and yet leave their question open; "" for none."""
    said = []
    if found.inferred:
        named = ", ".join(short_question(f) for f in found.inferred)
        said.append(_("Inferred, so still open: {questions}.").format(questions=named))
    if found.stale:
        named = ", ".join(short_question(f) for f in found.stale)
        said.append(_("Older than 18 months, so still possible otherwise: {questions}.").format(questions=named))
    return " ".join(said)


def answers_line(found: Assessment) -> str:
    """Return what the answers alone say where that is not the band shown; "" where it is."""
    if found.band is None or found.band == found.rating.band:
        return ""
    return _("The answers alone say {band}.").format(band=band_name(found.rating.band))


def range_spoken(found: Assessment) -> str:
    """Return the range in one sentence."""
    return f"{likely_title(found)}. {bounds_text(found)}"


def steps_note() -> str:
    """Return how to read the bars."""
    return _("Steps on the leading route: {route}. One step doubles the odds. Filled bars raise, outlined bars lower.")


def smaller_text(n: int) -> str:
    """Return the name of a row that stands for several reasons."""
    return ngettext_("{n} smaller reason", "{n} smaller reasons together", n)


def in_the_annex(annexed: bool) -> str:
    """Return where the smaller reasons are listed."""
    return _("in the annex") if annexed else _("in the full ledger")


def lowers_text(shown: str) -> str:
    """Return a figure that lowers, said as such."""
    return _("{steps} lowers").format(steps=shown)


def more_open(n: int) -> str:
    """Return how many questions are open beside those listed."""
    return ngettext_("{n} more question is open.", "{n} more questions are open.", n)


def no_change() -> str:
    """Return what stands where no single answer moves the band."""
    return _("No single answer would move the band.")


def of_answers_alone() -> str:
    """Return what stands under the changes where the rating is worse than the answers alone."""
    return _("Bands of the answers alone; the open questions still count.")


def today() -> str:
    """Return the word for what is due on the day of printing."""
    return _("Today")


def by_day(due: date) -> str:
    """Return by when something is due."""
    return _("by {day}").format(day=day_text(due))


def to_do_heads() -> tuple[str, str, str]:
    """Return the columns of what to do."""
    return _("By"), _("Who"), _("What")


def reader_as_owner() -> str:
    """Return who does it, said to the person who reads it."""
    return _("You")


def relocation_heads() -> tuple[str, str, str, str]:
    """Return the columns of the places."""
    return _("Place"), _("By which way"), _("Weeks"), _("Danger there")


def residual_text(band: Band, likely: tuple[Band, Band] | None) -> str:
    """Return the danger that remains at a place, with its range."""
    if likely is None or likely[0] == likely[1]:
        return band_name(band)
    return _("{band} ({low} to {high})").format(
        band=band_name(band), low=band_name(likely[0]), high=band_name(likely[1])
    )


def residual_unknown() -> str:
    """Return what stands for a place that was not rated."""
    return _("not rated")


def relocation_caution() -> str:
    """Return what must stand under every list of places."""
    return _(
        "The danger that remains there, with the status that this way gives. Low never means safe. Check each way "
        "before relying on it."
    )


def no_places() -> str:
    """Return what stands where nothing can be offered."""
    return _("No other place passes the test today. What stops each one is in the file.")


def help_heads() -> tuple[str, str]:
    """Return the columns of who can help."""
    return _("Organisation"), _("What it does")


def ledger_heads() -> tuple[str, str, str]:
    """Return the columns of a sum."""
    return _("Reason"), _("Formula"), _("Steps")


def answers_heads() -> tuple[str, str, str]:
    """Return the columns of every answer that counted."""
    return _("Question"), _("Answer"), _("Known from")


def danger_first() -> str:
    """Return what stands instead of a rating while danger questions are open."""
    return _("No rating is shown until all seven danger questions have a Yes or a No.")
