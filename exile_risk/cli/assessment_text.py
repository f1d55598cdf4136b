# SPDX-License-Identifier: GPL-3.0-or-later
"""An assessment as text for a terminal: the same words and order as in the window."""

from textwrap import fill, wrap
from typing import TYPE_CHECKING

from exile_risk.asking import Change, next_questions, what_would_change
from exile_risk.assessing import NO_KNOWLEDGE
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.relocate_text import staying_and_options
from exile_risk.engine.custody import if_held
from exile_risk.model.assessment import Assessment, Reason
from exile_risk.model.factors import Catalogue
from exile_risk.model.precedents import Match
from exile_risk.precedents import precedents_of
from exile_risk.reasons import TwofoldReason, reasons
from exile_risk.relocation.options import relocate
from exile_risk.wording import _, ngettext_
from exile_risk.wording.actions import change_text, price_text
from exile_risk.wording.countries import capitalised, country, in_sentence
from exile_risk.wording.dates import day_text, partial_date_text
from exile_risk.wording.explaining import both_text
from exile_risk.wording.headline import clock, headline
from exile_risk.wording.names import band_name, band_rank, confidence_name, disclaimer, how_tested, pathway_name
from exile_risk.wording.precedents import (
    citation,
    differs_text,
    event_text,
    none_harmed,
    none_spared,
    nothing_comparable,
    outcome_text,
    shares_text,
    tally_text,
)
from exile_risk.wording.provenance import provenance
from exile_risk.wording.questions import question
from exile_risk.wording.reasons import reason as reason_text
from exile_risk.wording.uncertainty import cost_text, inferred_text, stale_text, steady_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

WIDTH = 100
SHOWN = 8


def assessment_text(found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> str:
    """Return the whole assessment as readable text."""
    parts = [
        _head(found),
        _routes(found),
        _why(found, knowledge),
        _not_known(found, catalogue),
        _would_change(found, catalogue),
        _precedents(found, knowledge) if found.versions.knowledge != NO_KNOWLEDGE else "",
        _relocation(found, catalogue, knowledge),
        fill(disclaimer(), WIDTH),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(found: Assessment) -> str:
    case, rating = found.case, found.rating
    title = f"{country(case.origin)} → {country(case.host)}   {_('Facts as known on')} {day_text(found.day)}"
    if found.band is None:
        badge = _("Danger check first")
    elif found.state == "not_enough_information":
        badge = f"{_('Not enough yet')} — {_('plan as')} {band_name(found.band)}, {band_rank(found.band)}"
    else:
        badge = f"{band_name(found.band)}, {band_rank(found.band)}"
    ranges = [
        f"{_('Likely')}: {band_name(found.likely[0])} – {band_name(found.likely[1])}",
        f"{_('possible')}: {band_name(rating.lowest)} – {band_name(rating.highest)}",
        f"{_('Confidence')}: {confidence_name(found.confidence)}",
    ]
    versions = found.versions
    made_with = f"{_('Method')} {versions.model} · {_('facts')} {versions.knowledge} · {how_tested()}"
    lines = [title, "", badge, "; ".join(ranges), steady_text(found)]
    lines += [fill(text, WIDTH) for text in (headline(found), inferred_text(found), stale_text(found))]
    lines += [clock(found), made_with]
    return "\n".join(line for n, line in enumerate(lines) if line or n == 1)


def _routes(found: Assessment) -> str:
    ordered = sorted(found.rating.pathways.values(), key=lambda p: -p.share)
    lines = [_("Routes to harm")]
    for pathway in ordered:
        bar = "█" * round(pathway.share * 20)
        lines.append(f"  {pathway_name(pathway.id):<24} {bar}")
    lines += ["", *_custody(found)]
    return "\n".join(line.rstrip() for line in lines).rstrip()


def _custody(found: Assessment) -> list[str]:
    """Return what became of people in a like position whom a host held; models differ in whether they tell."""
    held = if_held(
        load_catalogue(found.versions.model), {factor: answer.value for factor, answer in found.used.items()}
    )
    if held is None:
        return []
    if abs(held.steps) < 1:
        said = _("If they were held: documented cases like this ended either way.")
    elif held.steps > 0:
        said = _("If they were held: documented cases like this ended more often with a return.")
    else:
        said = _("If they were held: documented cases like this ended more often with a release.")
    return [said]


def _why(found: Assessment, knowledge: "Knowledge") -> str:
    lead = found.rating.leading_pathway
    listed = reasons(found, lead)
    raising = [r for r in listed if not r.lowers]
    lowering = [r for r in listed if r.lowers]
    lines = [f"{_('Why')}: {pathway_name(lead)}   ({_('1 step doubles the odds')})"]
    for one in raising[:SHOWN]:
        lines += _reason_lines(one, found, knowledge)
    rest = raising[SHOWN:]
    if rest:
        together = ngettext_("{n} smaller reason", "{n} smaller reasons together", len(rest))
        lines.append(f"  {sum(r.term.steps for r in rest):+6.2f}  {together}")
    for one in lowering:
        lines += _reason_lines(one, found, knowledge)
    return "\n".join(lines)


def _reason_lines(one: Reason, found: Assessment, knowledge: "Knowledge") -> list[str]:
    term = one.term
    said = capitalised(reason_text(term.factor, term.value, *map(in_sentence, (found.case.origin, found.case.host))))
    lines = [f"  {term.steps:+6.2f}  {said}", f"          {provenance(one, found, knowledge)}"]
    if isinstance(one, TwofoldReason):
        steps = (one.by_itself.steps, one.as_protection.steps, one.as_protection.weight)
        lines.append(f"          {both_text(*steps)}")
    return lines


def _not_known(found: Assessment, catalogue: Catalogue) -> str:
    asked = next_questions(found, catalogue)
    if not asked:
        return ""
    lines = [_("Not known: ask next")]
    for one in asked:
        text = " — ".join(part for part in (question(one.factor), cost_text(one.cost)) if part)
        lines += wrap(text, WIDTH, initial_indent="  + ", subsequent_indent="    ")
    return "\n".join(lines)


def _would_change(found: Assessment, catalogue: Catalogue) -> str:
    """Return what people can do, what to watch for, and last what would lower by falling silent, each said as such."""
    if found.band is None:
        return ""
    listed = what_would_change(found, catalogue)
    acts = [c for c in listed if c.lowers and c.actionable and c.cost is None]
    silence = [c for c in listed if c.lowers and c.actionable and c.cost is not None]
    raising = _once([c for c in listed if not c.lowers], catalogue)
    alone = f"{_('The answers alone say')}: {band_name(found.rating.band)}"
    parts = [(_("What would lower it"), acts), (_("Watch for"), raising), (price_text(), silence[:1])]
    lines = [_change_lines(title, changes[:SHOWN]) for title, changes in parts if changes]
    return "\n".join([alone, *lines]) if lines else ""


def _once(changes: list[Change], catalogue: Catalogue) -> list[Change]:
    """Return one change a factor, and one danger question for all: the first listed."""
    first: dict[str, Change] = {}
    for change in changes:
        first.setdefault("trigger" if change.factor in catalogue.triggers else change.factor, change)
    return list(first.values())


def _change_lines(title: str, changes: list[Change]) -> str:
    lines = [title]
    for change in changes:
        text = f"{change_text(change)} → {band_name(change.band)}"
        lines += wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines)


def _precedents(found: Assessment, knowledge: "Knowledge") -> str:
    near = precedents_of(found, knowledge)
    tally = tally_text(near.tally, found.case.origin, found.case.host)
    lines = [_("Precedents"), *(f"  {line}" for line in wrap(tally, WIDTH - 2))]
    if not near.harmed and not near.spared:
        return "\n".join([*lines, f"  {nothing_comparable()}"])
    for title, matches, none in (
        (_("Ended in harm"), near.harmed, none_harmed()),
        (_("Did not end in harm"), near.spared, none_spared()),
    ):
        lines.append(f"  {title}")
        lines += [line for match in matches for line in _precedent_lines(match, knowledge)]
        if not matches:
            lines += wrap(none, WIDTH, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def _precedent_lines(match: Match, knowledge: "Knowledge") -> list[str]:
    one = match.precedent
    sign = "!" if one.harmed else "–"
    head = f"{partial_date_text(one.date)}, {country(one.origin)} → {country(one.host)}: {outcome_text(one)}."
    lines = wrap(f"{head} {event_text(one)}", WIDTH, initial_indent=f"  {sign} ", subsequent_indent="    ")
    for small in (shares_text(match), differs_text(match), citation(knowledge.source(one.source))):
        lines += wrap(small, WIDTH, initial_indent="      ", subsequent_indent="      ")
    return lines


def _relocation(found: Assessment, catalogue: Catalogue, knowledge: "Knowledge") -> str:
    """Return staying and the first options; `exile-risk relocate` says everything else about them."""
    if found.versions.knowledge == NO_KNOWLEDGE:
        return ""
    return staying_and_options(relocate(found, catalogue, knowledge))
