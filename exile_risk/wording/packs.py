# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs of facts in plain words: what is in one, what it changes, how old facts are, and what is wrong with a file."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text
from exile_risk.wording.names import band_name, offence_name

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.facts import Fact
    from exile_risk.packs.changes import FactChange
    from exile_risk.packs.impact import CaseImpact
    from exile_risk.packs.in_use import InUse

ERRORS = {
    "pack_unsigned": N_("{file}: the signature is missing, and without it nothing can be taken; get both files again."),
    "pack_signature_shape": N_("{file}: its signature file is cut short or changed; get both files again."),
    "pack_signature_old": N_(
        "{file}: is signed in an outdated way that is not accepted; ask its makers to sign it with a newer minisign."
    ),
    "pack_key_unknown": N_(
        "{file}: is signed with the key {key}, which this program does not trust; get the pack from its makers, or "
        "update the program."
    ),
    "pack_forged": N_("{file}: is not what was signed: damaged or forged; delete it and get it again from its makers."),
    "pack_comment_forged": N_(
        "{file}: the comment of its signature was changed; delete both files and get them again from its makers."
    ),
    "pack_comment_shape": N_(
        "{file}: its signature does not say which pack it is for; ask its makers to sign it as the handbook says."
    ),
    "pack_comment_differs": N_(
        "{file}: its signature was given for another content ({place} differs); ask its makers to sign it again."
    ),
    "pack_library_missing": N_(
        "The library {library} is missing or cannot check signatures; install the program again."
    ),
    "pack_large": N_("{file}: larger than {limit} MB, which no pack is; get it again from its makers."),
    "pack_packing": N_("{file}: is no whole packed file; ask its makers to build it again."),
    "pack_shape": N_(
        "{file}: is no pack of facts as this program reads it ({place}); ask its makers to build it again."
    ),
    "pack_newer": N_("{file}: is of a kind ({version}) that this program does not read; update the program first."),
    "pack_other": N_("{file}: is signed by the makers but is no pack of facts; choose the right file."),
    "pack_not_canonical": N_("{file}: is not written in its one exact form; ask its makers to build it again."),
    "pack_character": N_(
        "{file}: holds a character that may hide or turn text ({character}); take it out and build the pack again."
    ),
    "pack_string_long": N_("{file}: holds a text of more than {limit} KB; shorten it and build the pack again."),
    "pack_too_deep": N_("{file}: is nested more than {limit} deep, which no pack is; get it again from its makers."),
    "pack_number": N_("{file}: holds a number longer than any that is used; correct it and build the pack again."),
    "pack_in_use": N_("These facts ({version}) are in use already; nothing is to be done."),
    "pack_same_version": N_(
        "Another pack with the version {version} was taken before, and two cannot share one; ask the makers which is "
        "right."
    ),
    "pack_older": N_(
        "This pack ({version}) is older than one that was taken before ({known}); to go back, use the undo of packs."
    ),
    "pack_version": N_("{file}: version “{version}” is none; write year and month, as in 2026.12 or 2026.12.1."),
    "pack_reviewed": N_("{file}: reviewed “{value}” is no day; write it as year-month-day, such as 2026-12-01."),
    "pack_file_exists": N_("{file}: is there already and nothing is written over; choose another name."),
    "pack_unwritable": N_("{file}: cannot be written; check the disk and your rights there, then try again."),
    "pack_state_damaged": N_(
        "The list of packs that were taken ({file}) is damaged, so the facts that came with the program are used; "
        "install the newest pack again."
    ),
    "pack_swapped": N_("{file}: is another pack than the one that was taken; install the newest pack again."),
    "pack_none": N_("No pack is in use, so there is nothing to go back from."),
    "pack_overtaken": N_(
        "The facts that came with the program ({shipped}) are newer than the pack {version}, so they are used."
    ),
    "pack_not_used": N_(
        "The pack {version} is not used and the facts that came with the program are: install the newest pack again. "
        "What is wrong: {problem}"
    ),
    "pack_not_accepted": N_("The pack was not taken; to take it without being asked, add --yes."),
}

_TEXTS = {
    "built": N_("{file} holds the facts {version}. It is not signed yet, and no program takes it."),
    "sign": N_("To sign it, on the computer that keeps the key:\nminisign -S -s SECRET.key -m {file} -t '{comment}'"),
    "sound": N_(
        "The pack is signed with a key of the makers ({key}) and whole. Facts {version}, last looked at {day}."
    ),
    "ask": N_("To use these facts from now on, type their version; anything else leaves everything as it is: "),
    "taken": N_("The facts {version} are used from the next start on. “exile-risk pack undo” goes back."),
    "undone": N_("From the next start on the facts {version} are used again."),
    "undone_all": N_("From the next start on the facts that came with the program are used again."),
    "in_use": N_("In use: the facts {version}, from a signed pack."),
    "in_use_shipped": N_("In use: the facts {version}, which came with the program."),
    "previous": N_("Kept to go back to: the facts {version}."),
    "cases_changed": N_("Cases looked at: {of}; the band to plan with changes in {n}."),
    "more": N_("… and {n} more; --all prints them."),
}

_FILES = {
    "events.csv": N_("Dated events for reading change too."),
    "precedents.csv": N_("Reported cases to compare with change too."),
    "precedents.json": N_("How reported cases are compared changes too."),
    "sources.json": N_("The list of sources changes too."),
    "pathways.json": N_("Lawful ways to safer places differ; this program goes on with those that came with it."),
    "visas.txt": N_("Visa rules differ; this program goes on with those that came with it."),
}


def pack_text(id: str, **gaps: object) -> str:
    """Return one of the sentences about packs."""
    return _(_TEXTS[id]).format(**gaps)


def age_text(day: date, today: date) -> str:
    """Return when facts were last looked at, and from a year on that they are old; they count all the same."""
    from exile_risk.fact_packs import OLD_MONTHS, months_old

    months = months_old(day, today)
    said = _("Last looked at on {day}.").format(day=day_text(day))
    if months < OLD_MONTHS:
        return said
    old = ngettext_(
        "That was {n} month ago: they are old; ask for a newer pack.",
        "That was {n} months ago: they are old; ask for a newer pack.",
        months,
    )
    return f"{said} {old}"


def concern_texts(now: "InUse", today: date) -> tuple[str, ...]:
    """Return, each in whole sentences, why a pack that was taken does not count, and that the facts are old."""
    from exile_risk.fact_packs import is_old, reviewed
    from exile_risk.wording.errors import sentence

    said = [sentence(now.notice)] if now.notice is not None else []
    day = reviewed(now)
    if day is not None and is_old(now, today):
        said.append(age_text(day, today))
    return tuple(said)


def short_concerns(now: "InUse", today: date) -> tuple[str, ...]:
    """Return the same in as few words as the foot of a window has room for."""
    from exile_risk.fact_packs import is_old, months_old, reviewed

    said = [_("the pack that was taken does not count")] if now.notice is not None else []
    day = reviewed(now)
    if day is not None and is_old(now, today):
        n = months_old(day, today)
        said.append(ngettext_("{n} month old", "{n} months old", n))
    return tuple(said)


def counted_text(counted: Mapping[str, int]) -> str:
    """Return how many facts change, in one line."""
    if not any(counted.values()):
        return _("No fact changes.")
    return _("Facts: {added} added, {changed} changed, {removed} removed.").format(**counted)


def subject_text(subject: str) -> str:
    """Return what facts are about: a state, a corridor, two states, an offence in a state, or all of them."""
    place, _slash, offence = subject.partition("/")
    if place == "world":
        named = _("Every state")
    elif ">" in place:
        named = " → ".join(country(code) for code in place.split(">"))
    elif "-" in place:
        named = _("{one} and {other}").format(
            **dict(zip(("one", "other"), map(country, place.split("-")), strict=True))
        )
    else:
        named = country(place)
    return f"{named}: {offence_name(offence)}" if offence else named


def changed_text(change: "FactChange", before: "Knowledge", after: "Knowledge") -> "Iterator[str]":
    """Yield what becomes of a fact: one line of how it was, one of how it will be, each with its source."""
    if change.before is not None:
        head = _("Until now") if change.after is not None else _("Removed")
        yield f"{head}: {_fact(change.before, before)}"
    if change.after is not None:
        head = _("From now on") if change.before is not None else _("Added")
        yield f"{head}: {_fact(change.after, after)}"


def threshold_text(id: str, before: float | None, after: float | None) -> str:
    """Return that a rule cuts at another number: this may move answers everywhere."""
    old, new = (_("none") if one is None else f"{one:g}" for one in (before, after))
    return _("The number “{id}”, at which rules decide, changes from {old} to {new}.").format(id=id, old=old, new=new)


def file_text(name: str) -> str:
    """Return that something beside the facts changes."""
    return _(_FILES[name])


def impact_text(one: "CaseImpact") -> str:
    """Return from which band to which a case goes."""
    before, after = (band_name(band) for band in one.said)
    return _("{case}: {before}, then {after}").format(case=one.code, before=before, after=after)


def _fact(fact: "Fact", knowledge: "Knowledge") -> str:
    from exile_risk.wording.fact_words import ATTRIBUTES
    from exile_risk.wording.facts import fact_value, time_and_source

    if fact.attribute in ATTRIBUTES:
        said = f"{_(ATTRIBUTES[fact.attribute])}: {fact_value(fact)}"
    else:
        said = f"{fact.attribute}: {fact.value}"
    note = f" ({isolated(fact.note)})" if fact.note else ""
    return f"{said} · {time_and_source(fact, knowledge)}{note}"
