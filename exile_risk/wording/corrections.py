# SPDX-License-Identifier: GPL-3.0-or-later
"""A caseworker's own correction in words: what it says, where and when it holds, and what is wrong with one."""

from collections.abc import Mapping
from datetime import date

from exile_risk.knowledge.corrections import CORRECTED_CHARGE, CORRIDOR, HOST, NOT_TO_BE_TRUSTED, ORIGIN, Correction
from exile_risk.model.assessment import Band
from exile_risk.model.facts import Derived
from exile_risk.rating_anew import BOTH, CORRECTION, NEW_FACTS
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import in_sentence
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, offence_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label

STATEMENTS = {
    "local_correction": N_("Corrected in this vault on {written}; it counts in place of what the rules say."),
    CORRECTED_CHARGE: N_("A correction in this vault decides for this charge: {offence}."),
    NOT_TO_BE_TRUSTED: N_("Corrected in this vault on {written}: the shipped answer is not to be trusted here."),
}

ERRORS = {
    "correction_factor": N_("This question cannot be corrected as a fact; answer it in the case."),
    "correction_offence": N_("There is no offence “{value}” in these facts; choose another one."),
    "correction_value": N_("“{value}” is no answer to this question any more; write the correction anew."),
    "correction_country": N_("There is no country “{value}” in these facts; choose another one."),
    "correction_same_state": N_("A correction needs a place: the state feared, the host country, or both of them."),
    "correction_scope": N_("“{factor}” cannot be corrected that widely; choose one state feared and one host country."),
    "correction_one_host": N_("“{value}” speaks of one host country; let the correction hold for that country only."),
    "correction_year": N_("{day} lies before {first} or after {last}; check the year."),
    "correction_reversed": N_("It would end on {end}, before it begins on {start}; exchange or correct the two days."),
    "correction_read_later": N_("{day} has not come yet; give the day on which you read or heard it."),
    "correction_source": N_("Say where you read or heard it; a name is enough, a link is not needed."),
    "correction_long": N_("The text under “{field}” is longer than {limit} characters; shorten it."),
    "correction_overlap": N_(
        "Correction {number} already says “{value}” ({span}); withdraw it first, or choose days outside it."
    ),
    "correction_missing": N_("There is no correction {number} in this vault; look at the list again."),
    "correction_withdrawn": N_("Correction {number} is withdrawn already; nothing was changed."),
}

_FIELDS = {"title": N_("Source"), "publisher": N_("Published or told by"), "why": N_("Why")}


def error_params(params: Mapping[str, object]) -> dict[str, object]:
    """Return the params of a correction's error as words for its sentence."""
    said = dict(params)
    factor = str(params.get("factor", ""))
    if factor:
        said["factor"] = short_question(factor)
        said["value"] = value_text(factor, str(params["value"]) or None) if "value" in params else ""
    for name in ("start", "end", "day"):
        if params.get(name):
            said[name] = day_text(date.fromisoformat(str(params[name])))
    if "written" in params:
        end = date.fromisoformat(str(params["end"])) if params["end"] else None
        said["span"] = span_text(date.fromisoformat(str(params["start"])), end)
    if "field" in params:
        said["field"] = _(_FIELDS[str(params["field"])])
    return said


def your_correction() -> str:
    """Return the label of a value that a correction gives."""
    return _("Your correction")


def rests_on_correction() -> str:
    """Return the label of a value that follows from a correction."""
    return _("Rests on your correction")


def band_change_text(before: int | None, now: int | None) -> str:
    """Return from which band to which a case went, None for a case that is not rated: "High, now Moderate"."""
    names = [band_name(Band(band)) if band is not None else _("Not rated yet") for band in (before, now)]
    return _("{before}, now {now}").format(before=names[0], now=names[1])


def was_band(before: int | None) -> str:
    """Return the band listed before facts changed, as short as a list needs: "was High"."""
    return _("was {band}").format(band=band_name(Band(before))) if before is not None else _("rated anew")


def changed_by_text(by: str, before: int | None) -> str:
    """Return for a screen reader what changed a band, and which it was."""
    said = {
        NEW_FACTS: _("Changed by new facts, {was}"),
        BOTH: _("Changed by new facts or by a correction of facts, {was}"),
    }
    return said.get(by, _("Changed by a correction of facts, {was}")).format(was=was_band(before))


def rating_again_text(by: str) -> str:
    """Return why cases are being rated anew."""
    said = {
        NEW_FACTS: _("New facts are in use. You can go on working."),
        BOTH: _("New facts are in use, and facts were corrected. You can go on working."),
    }
    return said.get(by, _("Their facts were corrected. You can go on working."))


def changed_bands_text(by: set[str], n: int) -> str:
    """Return what changed the bands of some cases, and of how many; `by` holds the reason of each."""
    if by == {NEW_FACTS}:
        return ngettext_("New facts changed the band of {n} case", "New facts changed the band of {n} cases", n)
    if by <= {CORRECTION}:
        return ngettext_("A correction changed the band of {n} case", "A correction changed the band of {n} cases", n)
    return ngettext_(
        "New facts or a correction changed the band of {n} case",
        "New facts or a correction changed the band of {n} cases",
        n,
    )


def label(derived: Derived) -> str:
    """Return how a derived value is to be labelled: "" where no correction is behind it."""
    from exile_risk.knowledge.corrected import Corrected, local_facts

    if isinstance(derived, Corrected):
        return your_correction()
    return rests_on_correction() if local_facts((derived,)) else ""


def value_text(factor: str, value: str | None) -> str:
    """Return a value as its chip says it; a correction without a value leaves the question open."""
    if value is None or value == "unknown":
        return _("Not known")
    try:
        return value_label(factor, value)
    except KeyError:  # a correction may be older than this program
        return value


def title(one: Correction) -> str:
    """Return what a correction says, in a few words."""
    try:
        asked = short_question(one.factor)
    except KeyError:
        asked = one.factor
    if one.offence is not None:
        asked = f"{asked} ({offence_name(one.offence)})"
    return f"{asked}: {value_text(one.factor, one.value)}"


def scope_text(scope: str, origin: str, host: str) -> str:
    """Return for whom a correction of this scope holds; of the two countries those count that the scope names."""
    texts = {
        CORRIDOR: _("People from {origin} in {host}"),
        HOST: _("Everyone in {host}, wherever they come from"),
        ORIGIN: _("People from {origin}, wherever they are"),
    }
    gaps = {
        "origin": isolated(in_sentence(origin)) if origin else "",
        "host": isolated(in_sentence(host)) if host else "",
    }
    return texts[scope].format(**gaps)


def scope_of(one: Correction) -> str:
    """Return for whom a correction holds."""
    return scope_text(one.scope, one.origin or "", one.host or "")


def span_text(start: date | None, end: date | None) -> str:
    """Return from when to when something holds; both days are inclusive."""
    if start is None and end is None:
        return _("no beginning or end known")
    if end is None and start is not None:
        return _("from {start} on").format(start=day_text(start))
    if start is None and end is not None:
        return _("until {end}").format(end=day_text(end))
    assert start is not None and end is not None  # noqa: S101, PT018 - the cases before leave nothing else
    if start == end:
        return _("on {day}").format(day=day_text(start))
    return _("{start} to {end}").format(start=day_text(start), end=day_text(end))


def source_text(one: Correction) -> str:
    """Return where the caseworker found it, and when."""
    named = ", ".join(part for part in (one.title, one.publisher) if part)
    return _("{source} (read or heard on {day})").format(source=isolated(named), day=day_text(one.read_on))
