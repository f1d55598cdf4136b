# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of relocation as text for a terminal: staying first, on one screen, in the words of the window."""

from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from exile_risk.knowledge.pathways import pathways
from exile_risk.model.assessment import Assessment
from exile_risk.model.case import Needs
from exile_risk.model.factors import Catalogue
from exile_risk.model.relocation import Choice, Objection, Relocation, Residual
from exile_risk.relocation.choosing import chosen_options
from exile_risk.relocation.exclusions import NO_PATHWAY, REASONS, SHUT, band_now
from exile_risk.relocation.options_file import looks_back, questions_open
from exile_risk.relocation.questions import Asked
from exile_risk.relocation.residual import AS_NOW, Elsewhere, travel_is_worse
from exile_risk.relocation.score import too_late_this_year
from exile_risk.wording import _, ngettext_
from exile_risk.wording import relocation_ranking as say
from exile_risk.wording.countries import country
from exile_risk.wording.dates import day_text, partial_date_text
from exile_risk.wording.names import band_name, band_rank, short_disclaimer
from exile_risk.wording.relocation_access import kind_text, step_text
from exile_risk.wording.relocation_access_questions import ask_text
from exile_risk.wording.relocation_chosen import chosen_text, weights_words
from exile_risk.wording.relocation_roads import road_alert_text

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

WIDTH = 100
OPTIONS_SHOWN = 10
PLACES_SHOWN = 8
REASONS_SHOWN = 6
ASKED = 3
STEPS = 3
_TITLE = 40


def relocation_text(found: Assessment, listed: Relocation, catalogue: Catalogue, knowledge: "Knowledge") -> str:
    """Return the options as readable text."""
    parts = [
        _head(found, knowledge),
        _stay(listed.stay),
        _options(listed),
        _best(found, listed, Elsewhere(found, catalogue, knowledge)),
        _wished(listed),
        _said(found.case.needs, listed),
        _not_offered(listed),
        _not_known(found, listed),
        fill(say.ranking_caution(), WIDTH) + "\n" + fill(short_disclaimer(), WIDTH),
    ]
    return "\n\n".join(part for part in parts if part)


def staying_and_options(listed: Relocation) -> str:
    """Return what staying comes to and the first options, for a text that says more than that."""
    return "\n\n".join((_stay(listed.stay), _options(listed)))


def _head(found: Assessment, knowledge: "Knowledge") -> str:
    case = found.case
    title = f"{country(case.origin)} → {country(case.host)}   {_('Facts as known on')} {day_text(found.day)}"
    now = band_now(found)
    lines = [title, f"{_('Now')}: {band_name(now)}, {band_rank(now)}"]
    if looks_back(found, knowledge):
        programmes = partial_date_text(max(p.as_of for p in pathways()))
        lines.append(fill(say.looking_back_text(programmes), WIDTH))
    return "\n".join(lines)


def _stay(stay: Choice) -> str:
    lines = [f"{say.option_title(stay)}   {_danger(stay.residual)}"]
    if stay.prospect is not None:
        gained = say.gain_text(stay.prospect.gain_12)
        lines.append(f"  {_('What that adds to safety this year, over changing nothing')}: {gained}")
    for n, step in enumerate(stay.access.first_steps[:STEPS], 1):
        lines += _wrapped(f"{n}. ", step_text(step))
    return "\n".join(lines)


def _options(listed: Relocation) -> str:
    ranked = [one for one in listed.options if one.residual is not None and one.residual.arrival != AS_NOW]
    if not ranked:
        return fill(say.nothing_offered(listed.excluded), WIDTH)
    heads = (_("Options"), _("Access"), _("Weeks"), _("Danger there"), _("Adds this year"))
    lines = [_row("", *heads)]
    for n, one in enumerate(ranked[:OPTIONS_SHOWN], 1):
        late = one.weeks is not None and too_late_this_year(one.weeks)
        gained = say.gain_text(one.prospect.gain_12, too_late=late) if one.prospect else "?"
        gained = ", ".join(part for part in (gained, say.marks_text(one)) if part)
        weeks, danger = say.weeks_text(one.weeks), _danger(one.residual, short=True)
        lines.append(_row(f"{n}", say.option_title(one), say.access_word(one.access.level), weeks, danger, gained))
    more = len(ranked) - OPTIONS_SHOWN
    if more > 0:
        lines.append(f"   {ngettext_('and {n} more option', 'and {n} more options', more).format(n=more)}")
    for mark in dict.fromkeys(mark for one in ranked for mark in one.marks):
        lines.append(fill(say.mark_reason(mark), WIDTH, initial_indent="   ! ", subsequent_indent="     "))
    aside, here = len(listed.dominated), len(listed.options) - len(ranked) - 1
    if aside:
        text = ngettext_(
            "{n} more is set aside: one of these is as good in everything, and better in something.",
            "{n} more are set aside: one of these is as good in everything, and better in something.",
            aside,
        )
        lines.append(f"   {text.format(n=aside)}")
    if here:
        text = ngettext_("{n} programme helps where they are.", "{n} programmes help where they are.", here)
        lines.append(f"   {text.format(n=here)}")
    return "\n".join(lines)


def _row(number: str, title: str, access: str, weeks: str, danger: str, gained: str) -> str:
    cut = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    return f"{number:>2} {cut:<{_TITLE}} {access:<9} {weeks:<7} {danger:<17} {gained}".rstrip()


def _best(found: Assessment, listed: Relocation, elsewhere: Elsewhere) -> str:
    """Return the best pair, and of the first option that may become a home what remains there and what to do first."""
    by_id = {one.id: one for one in listed.options}
    lines: list[str] = []
    for interim, durable in listed.pairs[:1]:
        text = _("Best pair: {interim} for now, {durable} for good. Start both today and lower the danger meanwhile.")
        names = {"interim": say.option_title(by_id[interim]), "durable": say.option_title(by_id[durable])}
        lines.append(fill(text.format(**names), WIDTH))
    first = by_id[listed.pairs[0][1]] if listed.pairs else next((o for o in listed.options if o.residual), None)
    if first is None or first.residual is None or first.residual.arrival == AS_NOW:
        return "\n".join(lines)
    there = first.residual.rating
    journey = elsewhere.on_a_later_journey(first.destination, first.residual.arrival)
    about = (say.option_title(first), kind_text(first.kind), say.status_there_text(first.residual.arrival))
    lines.append(fill(" · ".join(about), WIDTH))
    lines += _wrapped("", say.remaining_text(there, travel_is_worse(there, journey), found.case.origin))
    for n, step in enumerate(first.access.first_steps, 1):
        lines += _wrapped(f"{n}. ", step_text(step))
    for alert in first.roads.leaving if first.roads else ():
        lines += _wrapped("! ", road_alert_text(alert))
    return "\n".join(lines)


def _wished(listed: Relocation) -> str:
    """Return what stands in the way of places that the client wishes for."""
    lines: list[str] = []
    offered = {one.id for one in (listed.stay, *listed.options)}
    for one in listed.wished:
        if one.id in offered:
            said = _("among the options")
        elif one.objections:
            said = "; ".join(f"{say.reason_text(o)} ({say.unlock_text(o)})" for o in one.objections)
        else:
            said = _("set aside, another is as good in everything; still possible")
        lines += _wrapped("", f"{country(one.destination)}: {said}")
    return "\n".join([_("Where they would like to go"), *lines]) if lines else ""


def _said(needs: Needs, listed: Relocation) -> str:
    """Return what the case keeps of the client's choosing: what matters how much, and what the plan is for."""
    weights = weights_words(needs.weights)
    parts = [fill(f"{_('What matters beside danger')}: {weights}", WIDTH)] if weights else []
    chosen = [line for one in chosen_options(listed, needs.chosen) for line in _wrapped("", chosen_text(one))]
    return "\n".join([*parts, *([_("Chosen for the plan"), *chosen] if chosen else [])])


def _not_offered(listed: Relocation) -> str:
    """Return why places are not offered and what would unlock them: a line for each reason, the gravest first."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in _nearest_of_each_place(listed):
        if one.objections[0].reason not in (NO_PATHWAY, SHUT):
            _add(groups, one.objections[0], country(one.destination))
    for one in listed.excluded:
        closed = next((o for o in one.objections if o.reason == SHUT), None)
        if closed is not None:
            _add(groups, closed, say.option_title(one))
    lines = [_("Not offered, and what would unlock it")]
    for (reason, unlock), names in list(groups.items())[:REASONS_SHOWN]:
        lines += _wrapped("", f"{_names(names)}: {reason}. → {unlock}")
    more = len(groups) - REASONS_SHOWN
    if more > 0:
        text = ngettext_("and {n} more reason, with --json", "and {n} more reasons, with --json", more)
        lines.append(f"  {text.format(n=more)}")
    without = sum(1 for one in listed.excluded if one.objections[0].reason == NO_PATHWAY)
    if without:
        text = ngettext_("{n} more state: no pathway on file", "{n} more states: no pathway on file", without)
        lines.append(f"  {text.format(n=without)}")
    return "\n".join(lines) if len(lines) > 1 else ""


def _nearest_of_each_place(listed: Relocation) -> Iterable[Choice]:
    """Return, for every place of which nothing is offered, the option with least against it, the gravest first."""
    offered = {one.destination for one in (*listed.options, *listed.dominated)}
    nearest: dict[str, Choice] = {}
    for one in sorted(listed.excluded, key=lambda o: (len(o.objections), -o.access.chance.high, o.id)):
        if one.destination not in offered:
            nearest.setdefault(one.destination, one)
    return sorted(nearest.values(), key=lambda o: (_rank(o.objections[0]), o.destination))


def _rank(objection: Objection) -> tuple[bool, int]:
    """What is dangerous comes before what is only closed to this person."""
    return objection.reason.startswith("E3"), REASONS.index(objection.reason)


def _add(groups: dict[tuple[str, str], list[str]], objection: Objection, name: str) -> None:
    key = (say.reason_text(objection), say.unlock_text(objection))
    names = groups.setdefault(key, [])
    if name not in names:
        names.append(name)


def _names(names: Sequence[str]) -> str:
    shown, more = ", ".join(names[:PLACES_SHOWN]), len(names) - PLACES_SHOWN
    return shown if more <= 0 else _("{names} and {n} more").format(names=shown, n=more)


def _not_known(found: Assessment, listed: Relocation) -> str:
    asked = questions_open(found, listed)
    lines: list[str] = []
    for one in asked[:ASKED]:
        lines += _wrapped("? ", f"{ask_text(one.ask)} {_touches(one)}")
    more = len(asked) - ASKED
    if more > 0:
        lines.append("  " + ngettext_("and {n} more question", "and {n} more questions", more).format(n=more))
    return "\n".join([_("Not known: ask"), *lines]) if lines else ""


def _touches(one: Asked) -> str:
    n = len(one.options)
    return ngettext_("({n} option)", "({n} options)", n).format(n=n)


def _danger(left: Residual | None, *, short: bool = False) -> str:
    if left is None:
        return "?"
    named = f"{band_name(left.band)} {band_rank(left.band)}"
    if short or left.likely is None:
        return named
    return f"{named} ({_('Likely')}: {band_name(left.likely[0])} – {band_name(left.likely[1])})"


def _wrapped(mark: str, text: str) -> Iterable[str]:
    return fill(text, WIDTH, initial_indent=f"  {mark}", subsequent_indent="  " + " " * len(mark)).split("\n")
