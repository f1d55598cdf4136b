# SPDX-License-Identifier: GPL-3.0-or-later
"""An option as a row of the table: what it is called, how it is drawn, and how a screen reader says it."""

from collections.abc import Collection, Sequence

from exile_risk.model.relocation import Access, Choice, Kind
from exile_risk.relocation.access_rules import CLOSED, LEVELS, access_rules
from exile_risk.relocation.score import too_late_this_year
from exile_risk.wording import _
from exile_risk.wording import relocation_page as say
from exile_risk.wording.relocation_access import kind_text, level_text
from exile_risk.wording.relocation_ranking import access_word, gain_text, marks_text, option_title, weeks_text
from ui.relocation.option_rows import OptionRow

ICONS = {Kind.DURABLE: "home", Kind.INTERIM: "bed", Kind.WITHIN_HOST: "shield"}
_LEAST_SCALE = 0.1
"""The scale of gains never shows less than this as a full bar: a slight gain stays a short one."""


def option_rows(choices: Sequence[Choice], chosen: Collection[str], first: int = 0) -> list[OptionRow]:
    """Return rows, the first of them numbered `first` (0: staying, without a number)."""
    gains = [c.prospect.gain_12.high for c in choices if c.prospect is not None]
    scale = max([_LEAST_SCALE, *gains])
    return [option_row(c, n or None, chosen, scale) for n, c in enumerate(choices, first)]


def option_row(choice: Choice, number: int | None, chosen: Collection[str], scale: float) -> OptionRow:
    """Return the row of an option; `number` None for staying, which stands above the rest."""
    mine = _needs_nobody(choice)
    boxes = None if mine else access_boxes(choice.access)
    unsure = boxes is not None and boxes[0] < boxes[1]
    access = _("Yours") if mine else access_word(choice.access.level)
    gain, word, note = _gain(choice)
    residual = choice.residual
    likely = residual.likely if residual else None
    weeks = choice.weeks
    return OptionRow(
        id=choice.id,
        title=option_title(choice),
        number="" if number is None else str(number),
        icon=ICONS[choice.kind],
        kind=", ".join(part for part in (say.kind_word(choice.kind), marks_text(choice)) if part),
        referrer=choice.pathway.referrer if choice.pathway else "",
        boxes=boxes,
        access=access,
        access_note=_("to start") if mine else _("at most") if unsure else "",
        weeks=(weeks.low, weeks.high) if weeks else None,
        weeks_word=weeks_text(weeks) if weeks else _("not known"),
        band=int(residual.band) if residual else None,
        band_word=say.band_words(residual.band) if residual else _("not rated"),
        range_word=say.range_words(likely) if likely else "",
        gain=(gain[0] / scale, gain[1] / scale) if gain else None,
        gain_word=word,
        gain_note=note,
        pinned=number is None,
        chosen=choice.id in chosen,
        said=_spoken(choice, number, access, word, note, chosen=choice.id in chosen),
    )


def access_boxes(access: Access) -> tuple[int, int]:
    """Return the boxes that are filled, and those filled if every open condition holds: 0 (closed) to 4 (assured)."""
    if access.level == CLOSED:
        return 0, 0
    at_best = len(LEVELS) - 1 - LEVELS.index(access.level)
    if not access.unknown:
        return at_best, at_best
    levels = access_rules().levels
    reached = (len(LEVELS) - 1 - n for n, id in enumerate(LEVELS[:-1]) if access.chance.low >= levels[id].low)
    return min(at_best, next(reached, 0)), at_best


def _needs_nobody(choice: Choice) -> bool:
    return choice.kind is Kind.WITHIN_HOST and choice.pathway is None


def _gain(choice: Choice) -> tuple[tuple[float, float] | None, str, str]:
    """Return interval, word and note of the gain; none is drawn where it arrives too late for this year."""
    prospect = choice.prospect
    if prospect is None:
        return None, _("not known"), ""
    gain = prospect.gain_12
    if choice.weeks is not None and too_late_this_year(choice.weeks):
        later = prospect.gain_36
        return None, gain_text(gain, too_late=True), say.later_gain(later) if later.high > 0 else ""
    return (gain.low, gain.high), gain_text(gain), ""


def _spoken(choice: Choice, number: int | None, access: str, gain: str, note: str, *, chosen: bool) -> str:
    residual = choice.residual
    parts = [option_title(choice) if number is None else f"{number}. {option_title(choice)}"]
    if chosen:
        parts.append(_("Chosen"))
    parts += [kind_text(choice.kind), marks_text(choice)]
    if choice.pathway is not None:
        parts.append(_("Who must refer: {who}").format(who=choice.pathway.referrer))
        parts.append(_("Access: {few}, {words}").format(few=access, words=level_text(choice.access)))
    parts.append(say.weeks_spoken(choice.weeks))
    if residual is not None:
        risk = _("Risk there: {band}").format(band=say.band_words(residual.band))
        parts.append(f"{risk}, {say.range_words(residual.likely)}" if residual.likely else risk)
    parts.append(_("Gain this year: {word}").format(word=gain))
    return ". ".join(part for part in (*parts, note) if part)
