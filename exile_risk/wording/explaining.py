# SPDX-License-Identifier: GPL-3.0-or-later
"""How a rating was computed, in words: what counts half and why, what courts leave of a right, the last steps."""

from collections.abc import Mapping
from decimal import Decimal
from math import floor, log10

from exile_risk.explaining.parts import Bar, Courts, Explanation, Gate, Ledger, Level, Line, Protection, Verdict
from exile_risk.model.assessment import Band
from exile_risk.model.factors import LEVELS, BarKind
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.names import band_name, imminence_name, level_name, pathway_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.reasons import reason
from exile_risk.wording.values import value_label

COURTS = "host_courts"

_FRACTIONS = {1.0: "1", 0.5: "½", 0.25: "¼", 0.125: "⅛"}
_KINDS = {
    BarKind.RIGHT: N_("a right"),
    BarKind.CONDITION: N_("a legal condition"),
    BarKind.INDEPENDENT: N_("no court needed"),
}
_STATES = {
    "danger_check_not_done": N_("The danger check is not done, so no band is shown."),
    "not_enough_information": N_("Too little is known to tell the bands apart: plan for {shown}, and ask."),
}
_WITHHELD = {
    "worse_is_likely": N_("Low is not said, because worse than Moderate is within the likely range: {shown}."),
    "returnees_are_harmed": N_("Low is not said, because people sent back there are harmed: {shown}."),
    "group_not_asked": N_("Low is not said before it is known whether they belong to a group hunted abroad: {shown}."),
}


def exact(number: float) -> str:
    """Return a number with every digit it has, for whoever computes it again."""
    text = format(Decimal(repr(abs(number))), "f")  # the shortest digits that mean this very number
    return ("−" if number < 0 else "") + text.removesuffix(".0")


def steps_text(steps: float, places: int = 2) -> str:
    """Return steps with a sign and at most so many decimals: +3.5, −0.15; what rounds to nothing is 0."""
    text = f"{abs(steps):.{places}f}".rstrip("0").rstrip(".")
    if text == "0":
        return text
    return ("−" if steps < 0 else "+") + text


def sum_text(steps: float, places: int = 2) -> str:
    """Return a sum of steps: as `steps_text` without the plus, for it is a place and no change."""
    return steps_text(steps, places).removeprefix("+")


def chance_text(chance: float) -> str:
    """Return a working figure of the calculation; never a percentage, for nobody may quote it."""
    if chance <= 0 or chance >= 1:
        return exact(chance)
    return f"{chance:.{max(3, 2 - floor(log10(chance)))}f}"


def fraction(share: float) -> str:
    """Return how much of a weight counts."""
    return _FRACTIONS.get(share) or exact(share)


def share_text(line: Line) -> str:
    """Return why a reason counts only in part; "" for the strongest of its story."""
    if line.share == 1:
        return ""
    if line.share == 0.5:
        return _("counts half, because it tells the same story")
    if line.share == 0.25:
        return _("counts a quarter, because it tells the same story")
    return _("counts {part}, because it tells the same story").format(part=fraction(line.share))


def bar_text(bar: Bar) -> str:
    """Return what courts leave of a protection."""
    if bar.obedience == 1:
        return _("counts in full: it does not pass through courts")
    return _("would be {steps} if it were always obeyed").format(steps=steps_text(bar.unhindered))


def both_text(by_itself: float, protection: float, unhindered: float) -> str:
    """Return the two effects, in steps, of an answer that counts by itself and as a protection."""
    said = {"alone": steps_text(by_itself), "here": steps_text(protection), "full": steps_text(unhindered)}
    if abs(protection - unhindered) < 0.005:
        return _("{alone} by itself, {here} as a protection").format(**said)
    return _("{alone} by itself, {here} as a right ({full} if always obeyed)").format(**said)


def weight_of_both(line: Line, bar: Bar) -> str:
    """Return the formulas behind an answer that counts by itself and as a protection."""
    return f"{weight_of_line(line)} + {weight_of_bar(bar)}"


def weight_of_line(line: Line) -> str:
    """Return the multiplication behind a reason."""
    return exact(line.weight) if line.share == 1 else f"{exact(line.weight)} × {fraction(line.share)}"


def weight_of_bar(bar: Bar) -> str:
    """Return the formula behind a protection."""
    return f"log2(1 − {exact(bar.strength)} × {exact(bar.obedience)})"


def weight_of_gate(gate: Gate) -> str:
    """Return the formula behind a gate."""
    return f"log2({exact(gate.openness)})"


def gate_text(gate: Gate) -> str:
    """Return what a gate is."""
    if gate.value is None:
        return _("nobody knows, so a middle value counts")
    return _("the route needs it")


def base_text(target: str) -> str:
    """Return what the base of a sum stands for."""
    if target in LEVELS:
        return _("Start: a return of which nothing else is known")
    return _("Start of this route, nothing known yet")


def sum_title(target: str) -> str:
    """Return what a sum is of."""
    name = level_name(target) if target in LEVELS else pathway_name(target)
    return _("Sum: {name}").format(name=name)


def ledger_title(target: str) -> str:
    """Return the title over a sum."""
    if target in LEVELS:
        return _("If returned: {name}").format(name=level_name(target))
    return _("How this was computed: {name}").format(name=pathway_name(target))


def chance_line(ledger: Ledger) -> str:
    """Return how a sum of steps becomes a chance."""
    power = sum_text(-ledger.log2_odds, 3)
    return f"1 ÷ (1 + 2^{power}) = {chance_text(ledger.chance)}"


def even_text(log2_odds: float) -> str:
    """Return where a sum stands, seen from even odds."""
    if abs(log2_odds) < 0.05:
        return _("even odds")
    amount = f"{abs(log2_odds):.1f}"
    return (_("{n} steps above even") if log2_odds > 0 else _("{n} steps below even")).format(n=amount)


def total_text(log2_odds: float) -> str:
    """Return a sum and what it means, in a few words."""
    return _("It comes to {steps}: {meaning}.").format(steps=sum_text(log2_odds), meaning=even_text(log2_odds))


def part_word(share: float) -> str:
    """Return how much of the danger a route makes up, in a word."""
    return _("large") if share >= 0.2 else _("small") if share >= 0.005 else _("very small")


def courts_rule(obedience: Mapping[str, float]) -> str:
    """Return what a right counts where courts are obeyed well, partly or badly."""
    listed = ", ".join(f"{exact(worth)}: {value_label(COURTS, value).lower()}" for value, worth in obedience.items())
    return _("A right counts so much of its strength as courts are obeyed when they stop a removal ({list}).").format(
        list=listed
    )


def group_rule() -> str:
    """Return the one rule about stories."""
    return _("In each story the strongest reason counts fully, the next half, the next a quarter.")


def step_rule() -> str:
    """Return what a step is."""
    return _(
        "One step up doubles the odds that this route leads to harm within a year if nothing changes. "
        "At 0 the odds are even."
    )


def kind_text(kind: BarKind) -> str:
    """Return what a protection leans on."""
    return _(_KINDS[kind])


def courts_text(courts: Courts, origin: str, host: str) -> str:
    """Return how far the host's courts are obeyed, with the figures that count; countries as in a sentence."""
    figures = {"c": exact(courts.obedience), "d": exact(0.75 + 0.25 * courts.obedience)}
    counts = _("A right counts {c} of its strength, a legal condition {d}.").format(**figures)
    if courts.value is None:
        said = _("How far courts are obeyed in {host} is not known").format(host=isolated(host))
    else:
        said = reason(COURTS, courts.value, origin, host)
    return f"{said}. {counts}"


def protection_title(protection: Protection) -> str:
    """Return which protection it is."""
    return f"{short_question(protection.factor)}: {value_label(protection.factor, protection.value)}"


def protection_text(protection: Protection) -> str:
    """Return what a protection takes off each route here, and what it would if it were always obeyed."""
    said = []
    for one in protection.worth:
        values = {"route": pathway_name(one.pathway), "here": steps_text(one.steps), "full": steps_text(one.unhindered)}
        full = abs(one.steps - one.unhindered) < 0.005
        said.append((_("{route} {here}") if full else _("{route} {here} instead of {full}")).format(**values))
    return f"{'; '.join(said)} · {kind_text(protection.kind)}"


def threshold_text(level: Level) -> str:
    """Return from where on a level reaches each band."""
    named = zip((Band.MODERATE, Band.HIGH, Band.EXTREME), level.thresholds, strict=True)
    parts = [
        _("{band} from {n}").format(band=band_name(band), n=exact(at))
        if at is not None
        else _("never {band}").format(band=band_name(band))
        for band, at in named
    ]
    return ", ".join(parts)


def raised_text(level: Level) -> str:
    """Return that a worse harm sets the chance of a milder one; "" where its own sum does."""
    if level.raised_by is None:
        return ""
    worse = level_name(level.raised_by)
    return _("counts as “{worse}”, for a worse harm is never likelier than a milder one").format(worse=worse)


def verdict_lines(explanation: Explanation) -> list[str]:
    """Return the last steps, one sentence each, from the four levels to what is shown."""
    verdict = explanation.verdict
    decides = next(level for level in explanation.levels.values() if level.decides)
    first = _("The worst of the four levels: {band}, by “{level}”.").format(
        band=band_name(verdict.reached), level=level_name(decides.level)
    )
    return [first, *_floor_lines(verdict), _open_line(verdict), *_shown_lines(verdict)]


def _floor_lines(verdict: Verdict) -> list[str]:
    floor = verdict.floor
    if floor.band is None:
        return [_("No danger question is answered Yes, so none lifts it.")]
    named = "; ".join(f"{short_question(t)} ({imminence_name(clock)})" for t, clock in floor.triggers)
    said = [_("Answered Yes: {questions}.").format(questions=named)]
    if not floor.soon:
        said.append(_("That alone makes it at least {band}.").format(band=band_name(floor.band)))
        return said
    sign = "≥" if floor.harm >= floor.marker else "<"
    text = _("Harm on return {harm} {sign} {marker}: at least {band}.")
    values = {"harm": chance_text(floor.harm), "sign": sign, "marker": exact(floor.marker)}
    said.append(text.format(**values, band=band_name(floor.band)))
    return said


def _open_line(verdict: Verdict) -> str:
    if not verdict.open_answers:
        return _("No question is open.")
    count = ngettext_("{n} question is open", "{n} questions are open", verdict.open_answers)
    if verdict.planning > verdict.answers:
        text = _("{count}; in the middle of 200 ways to answer them it is {band}.")
        return text.format(count=count, band=band_name(verdict.planning))
    return _("{count}; the middle of 200 ways to answer them is no worse.").format(count=count)


def _shown_lines(verdict: Verdict) -> list[str]:
    if verdict.shown is None:
        return [_(_STATES["danger_check_not_done"])]
    shown = band_name(verdict.shown)
    if verdict.state in _STATES:
        return [_(_STATES[verdict.state]).format(shown=shown)]
    if verdict.low_withheld is not None:
        return [_(_WITHHELD[verdict.low_withheld]).format(shown=shown)]
    return [_("Shown: {band}.").format(band=shown)]
