# SPDX-License-Identifier: GPL-3.0-or-later
"""What the history of a corridor says: its events, the answers that changed, and how the rating moved."""

from typing import TYPE_CHECKING

from exile_risk.corridor_history.changes import Change
from exile_risk.model.assessment import Band
from exile_risk.model.facts import Derived
from exile_risk.wording.catalogue import N_, _, isolated, language, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.facts import date_text
from exile_risk.wording.names import band_name, offence_name
from exile_risk.wording.questions import short_question
from exile_risk.wording.values import value_label

if TYPE_CHECKING:
    from exile_risk.corridor_history import Stretch, Turn, TurningPoint

_DIRECTIONS = {"raises": N_("raises"), "lowers": N_("lowers"), "mixed": N_("cuts both ways")}
_RIGHT_TO_LEFT = ("ar", "fa", "ur", "he", "ps")


def arrow() -> str:
    """Return the arrow from earlier to later, or from origin to host, in the direction of reading."""
    return "←" if language().split("_")[0] in _RIGHT_TO_LEFT else "→"


def corridor_name(origin: str, host: str) -> str:
    """Return the two states, the one feared first."""
    return f"{isolated(country(origin))} {arrow()} {isolated(country(host))}"


def direction_name(direction: str) -> str:
    """Return whether an event raises or lowers the danger, or both."""
    return _(_DIRECTIONS[direction])


def answer_text(derived: Derived) -> str:
    """Return the answer in words, or that it is not known."""
    return value_label(derived.factor, derived.value) if derived.value is not None else _("Not known")


def change_title(change: Change) -> str:
    """Return what the change is about."""
    named = short_question(change.factor)
    return f"{named} · {offence_name(change.offence)}" if change.offence else named


def change_text(change: Change) -> str:
    """Return what changed, before and after."""
    return f"{change_title(change)}: {answer_text(change.before)} {arrow()} {answer_text(change.after)}"


def turn_label(turn: "Turn") -> str:
    """Return a few words about a day on which answers changed: the one that says most, and how many more."""
    firm = [c for c in turn.changes if c.before.value is not None and c.after.value is not None]
    first = change_text((firm or list(turn.changes))[0])
    more = len(turn.changes) - 1
    return f"{first} {ngettext_('and {n} more', 'and {n} more', more)}" if more else first


def step_text(step: float | None) -> str:
    """Return how far the danger moved, in steps with a sign; "" where it did not or cannot be said."""
    if step is None or abs(step) < 0.005:
        return ""
    sign = "+" if step > 0 else "−"
    return _("{number} steps").format(number=f"{sign}{abs(step):.2f}".rstrip("0").rstrip("."))


def rating_text(stretch: "Stretch") -> str:
    """Return the rating of the standard exile with its likely range."""
    found = stretch.found
    low, high = found.likely
    likely = likely_text(low, high)
    if found.band is None:
        return likely
    if found.state != "rated":
        return _("Not enough yet, plan as {band}; {likely}").format(band=band_name(found.band), likely=likely)
    return f"{band_name(found.band)}; {likely}"


def likely_text(low: Band, high: Band) -> str:
    """Return the likely range, to follow a band."""
    if low == high:
        return _("likely {band}").format(band=band_name(low))
    return _("likely {low} to {high}").format(low=band_name(low), high=band_name(high))


def comparison_title(before: "Stretch", after: "Stretch", answers: int) -> str:
    """Return one sentence about two days: the rating on both, and how far it moved."""
    one, other = before.found.band, after.found.band
    steps = after.found.rating.index - before.found.rating.index
    if answers == 0:
        return _("Nothing the facts answer differs between these two days.")
    differ = ngettext_("{n} answer differs", "{n} answers differ", answers)
    if abs(steps) < 0.05:
        return _("{differ}; the danger is the same.").format(differ=differ)
    amount = f"{abs(steps):.1f}"
    if amount == "1.0":
        said = _("1 step more danger") if steps > 0 else _("1 step less danger")
    else:
        said = (_("{n} steps more danger") if steps > 0 else _("{n} steps less danger")).format(n=amount)
    if one is not None and other is not None and one != other:
        bands = f"{band_name(one)} {arrow()} {band_name(other)}"
        return _("{differ}: {bands}, {moved}.").format(differ=differ, bands=bands, moved=said)
    return _("{differ}: {moved}.").format(differ=differ, moved=said)


def turning_point_name(point: "TurningPoint") -> str:
    """Return the months in which most changed, for a button."""
    first, last = date_text(point.first.replace(day=1)), date_text(point.last.replace(day=1))
    if point.first.month == 1:
        first = _("Jan {year}").format(year=point.first.year)
    if point.last.month == 1:
        last = _("Jan {year}").format(year=point.last.year)
    return first if first == last else _("{start} to {end}").format(start=first, end=last)


def standard_exile_text() -> str:
    """Return who the standard exile is, in one sentence."""
    return _(
        "Rated along the line: a member of an opposition or a critic who speaks out regularly, not attacked so far, "
        "without refugee status, staying irregularly, every danger question answered No. Whether they were asked for, "
        "and who supports them, is left open."
    )
