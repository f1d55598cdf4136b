# SPDX-License-Identifier: GPL-3.0-or-later
"""Precedents in words: how each ended, what it shares with a case and where it differs."""

from collections.abc import Mapping

from exile_risk.model.facts import Confidence, Source
from exile_risk.model.precedents import HARM, Match, Point, Precedent, Tally
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import capitalised, in_sentence

_OUTCOME = {
    "deported_or_handed_over": N_("Deported or handed over"),
    "extradited": N_("Extradited"),
    "abducted_or_rendered": N_("Abducted"),
    "disappeared": N_("Disappeared"),
    "killed": N_("Killed"),
    "attack_survived": N_("Attacked, survived"),
    "coerced_return": N_("Made to go back"),
    "extradition_refused": N_("Return refused"),
    "detained_then_released": N_("Detained, then released"),
    "resettled_third_country": N_("Left for another country"),
    "living_safely": N_("Stayed unharmed"),
}

_REGIME = {
    "liberal_democracy": N_("liberal democracy"),
    "mixed": N_("partly free state"),
    "autocracy": N_("autocracy"),
}
_STATUS = {
    "none": N_("no protection status"),
    "asylum_seeker": N_("asylum seeker"),
    "unhcr_recognised": N_("recognised by UNHCR"),
    "resettlement_accepted": N_("accepted for resettlement"),
    "host_recognised": N_("recognised by the host"),
    "temporary_or_subsidiary": N_("temporary or subsidiary protection"),
    "permanent_resident_or_citizen": N_("resident, or citizen of a third state"),
}
_FAMILY = {
    "speech": N_("speech or assembly"),
    "security": N_("state security"),
    "ordinary": N_("ordinary crime"),
    "belief": N_("religion"),
    "private_life": N_("private life"),
    "desertion": N_("desertion"),
}
_KIND = {
    "politics": N_("party politics"),
    "critic": N_("public critic"),
    "insider": N_("insider or former official"),
    "family": N_("relative of someone wanted"),
    "community": N_("targeted as one of a community"),
    "no_role": N_("no political role"),
}
_LEVEL = {"low": N_("little known"), "medium": N_("known to some"), "high": N_("widely known")}

_WORDS = {
    "regime": _REGIME,
    "status": _STATUS,
    "family": _FAMILY,
    "kind": _KIND,
    "level": _LEVEL,
}
_OF_BOTH = {
    "other_regime": _REGIME,
    "other_protection": _STATUS,
    "kin_protection": _STATUS,
    "other_charge": _FAMILY,
    "other_profile": _KIND,
    "other_prominence": _LEVEL,
}
"""What the gaps {there} and {here} of a message hold."""

_POINT = {
    "same_corridor": N_("the same two countries"),
    "same_host": N_("the same host"),
    "same_origin": N_("the same state feared"),
    "same_region": N_("a host of the same region"),
    "same_regime": N_("a host of the same kind ({regime})"),
    "both_requested": N_("the state asked for the person"),
    "neither_requested": N_("no request known"),
    "both_on_notice": N_("a police notice"),
    "neither_on_notice": N_("no police notice"),
    "both_held": N_("held by the host"),
    "neither_held": N_("not held by the host"),
    "both_irregular": N_("no lawful stay"),
    "neither_irregular": N_("lawful stay"),
    "same_protection": "{status}",
    "kin_protection": N_("some protection as a refugee"),
    "same_charge": N_("accused of the same kind of thing ({family})"),
    "both_uncharged": N_("no accusation known"),
    "same_profile": "{kind}",
    "same_prominence": "{level}",
    "other_regime": N_("the host was of another kind ({there})"),
    "requested_there": N_("the state had asked for that person"),
    "requested_here": N_("the state had not asked for that person"),
    "on_notice_there": N_("there was a police notice"),
    "on_notice_here": N_("there was no police notice"),
    "held_there": N_("the host held that person"),
    "held_here": N_("the host did not hold that person"),
    "irregular_there": N_("no lawful stay then"),
    "irregular_here": N_("lawful stay then"),
    "other_protection": N_("another status then ({there})"),
    "charged_there": N_("an accusation then ({family})"),
    "charged_here": N_("no accusation known then"),
    "other_charge": N_("another kind of accusation ({there})"),
    "other_profile": N_("another kind of person ({there})"),
    "other_prominence": N_("{there} then"),
}

_CHECKED = {
    Confidence.HIGH: N_("The event was read in the source. Confidence: high."),
    Confidence.MEDIUM: N_("The event was read in the source. Confidence: medium."),
    Confidence.LOW: N_("The event was read in the source. Confidence: low."),
}

RECENT = "recent"
"""The point for age: everybody sees the date, so it is not said again."""


def outcome_name(outcome: str) -> str:
    """Return how a case ended, in a word or two."""
    return _(_OUTCOME[outcome])


def outcome_text(one: Precedent) -> str:
    """Return how a case ended, in two or three words."""
    said = outcome_name(one.outcome)
    if one.harmed or one.severity != "imprisonment":
        return said
    if one.outcome == "detained_then_released":
        return _("Released after long detention")
    return _("{outcome}, after long detention").format(outcome=said)


def event_text(one: Precedent) -> str:
    """Return who it was and what happened."""
    return f"{one.label}. {what_happened(one)}"


def what_happened(one: Precedent) -> str:
    """Return what happened, and the caution where nobody has proven who stood behind it."""
    return f"{one.note} {_('Who stood behind it is not proven.')}" if one.disputed else one.note


def point_text(point: Point) -> str:
    """Return one thing shared, or one difference, to stand in a list."""
    filled = {name: _(_WORDS[name][value]) for name, value in point.params.items() if name in _WORDS}
    if point.id in _OF_BOTH:
        words = _OF_BOTH[point.id]
        filled |= {side: _(words[point.params[side]]) for side in ("there", "here") if side in point.params}
    return _(_POINT[point.id]).format_map(filled)


def shared(match: Match, most: int | None = None) -> str:
    """Return what a precedent shares with the case, the place first, then the weightiest, at most so many."""
    return ", ".join([point_text(p) for p in match.shares if p.id != RECENT][:most])


def differing(match: Match) -> str:
    """Return where a precedent differs from the case, the weightiest first."""
    return ", ".join(point_text(p) for p in match.differs)


def shares_text(match: Match, most: int | None = None) -> str:
    """Return `shared` as a line of its own, "" where nothing is shared but its age."""
    things = shared(match, most)
    return _("Shares: {things}").format(things=things) if things else ""


def differs_text(match: Match) -> str:
    """Return `differing` as a line of its own, "" where nothing known differs."""
    things = differing(match)
    return _("Differs: {things}").format(things=things) if things else ""


def checked_text(one: Precedent) -> str:
    """Return how the case came into the collection and how sure its encoder is."""
    return _(_CHECKED[one.confidence])


def citation(source: Source) -> str:
    """Return title, publisher and year of a source; never its link."""
    return ", ".join(part for part in (isolated(source.title), source.publisher, source.year) if part)


def nothing_comparable() -> str:
    """Return what is said where there is neither a precedent for nor one against."""
    return _("Nothing comparable before this day is on record. Silence proves nothing.")


def none_harmed() -> str:
    """Return what is said where no comparable case ended in harm."""
    return _("No comparable case before this day that ended in harm is on record. Silence proves nothing.")


def none_spared() -> str:
    """Return what is said where every comparable case ended in harm."""
    return _("No comparable case before this day that ended without harm is on record.")


def tally_text(tally: Tally, origin: str, host: str) -> str:
    """Return how many cases of the collection stand on the corridor, and the caution; "" where there is none."""
    read, unverified = sum(tally.read.values()), sum(tally.unverified.values())
    if not read + unverified:
        return ""
    corridor = _("From {origin}, in {host}: {cases}.").format(
        origin=isolated(in_sentence(origin)), host=isolated(in_sentence(host)), cases=_counted(tally.read, read)
    )
    parts = [capitalised(corridor)]
    if unverified:
        parts.append(
            ngettext_(
                "{n} more is known but was not verified.", "{n} more are known but were not verified.", unverified
            )
        )
    parts.append(_("What gets reported is not a rate."))
    return " ".join(parts)


def _counted(outcomes: Mapping[str, int], total: int) -> str:
    harmed = sum(n for outcome, n in outcomes.items() if outcome in HARM)
    cases = ngettext_("{n} case read in a source", "{n} cases read in a source", total)
    if not total:
        return cases
    if not harmed:
        return _("{cases}, none of them ended in harm").format(cases=cases)
    return _("{cases}, {harmed} of them ended in harm").format(cases=cases, harmed=harmed)
