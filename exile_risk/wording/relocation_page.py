# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the relocation page: short forms for a row of the table, its spoken form, and what the map must say."""

from collections.abc import Sequence

from exile_risk.model.assessment import Band
from exile_risk.model.case import Needs
from exile_risk.model.relocation import Alert, Choice, Kind, Span
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.countries import country
from exile_risk.wording.names import band_name, band_rank
from exile_risk.wording.relocation_ranking import gain_text, option_title, reason_text, unlock_text

_KIND = {Kind.DURABLE: N_("Durable"), Kind.INTERIM: N_("Interim"), Kind.WITHIN_HOST: N_("Here")}

_MATTERS = (N_("does not matter"), N_("matters little"), N_("matters"), N_("matters much"), N_("matters most"))


def kind_word(kind: Kind) -> str:
    """Return what an option is for, in one word."""
    return _(_KIND[kind])


def weeks_spoken(weeks: Span | None) -> str:
    """Return the weeks as a sentence says them."""
    if weeks is None:
        return _("how long it takes is not known")
    low, high = round(weeks.low), round(weeks.high)
    return (
        ngettext_("{n} week", "{n} weeks", high)
        if low == high
        else _("{low} to {high} weeks").format(low=low, high=high)
    )


def band_words(band: Band) -> str:
    """Return a band with its rank: "Moderate 2 of 4"."""
    return f"{band_name(band)} {band_rank(band)}"


def range_words(likely: tuple[Band, Band]) -> str:
    """Return the likely range: "Low to High", or the one band there is."""
    low, high = likely
    return band_name(low) if low == high else _("{low} to {high}").format(low=band_name(low), high=band_name(high))


def later_gain(gain: Span) -> str:
    """Return what an option that comes too late for this year adds within three."""
    return _("by year three: {word}").format(word=gain_text(gain))


def criterion_word(value: float | None) -> str:
    """Return a criterion in a word: nothing to everything, or not known."""
    if value is None:
        return _("not known")
    words = (_("none"), _("weak"), _("middling"), _("good"), _("very good"))
    return words[min(4, max(0, round(value * 4)))]


def matters_word(level: int) -> str:
    """Return how much a criterion matters to the person, for 0 to 4."""
    return _(_MATTERS[level])


def best_pair_text(interim: tuple[int, Choice], durable: tuple[int, Choice]) -> str:
    """Return what to start together: a place to wait and a place to stay, each with its number in the table."""
    return _("{interim} for now ({n}), {durable} for good ({m}). Start both today and mitigate meanwhile.").format(
        interim=option_title(interim[1]), n=interim[0], durable=option_title(durable[1]), m=durable[0]
    )


def wished_words(choice: Choice | None, number: int | None) -> tuple[str, str]:
    """Return of a place that the person wishes for: the danger there, and where it stands or why it is not offered."""
    if choice is None:
        return _("not rated"), _("Still to be looked at.")
    danger = band_words(choice.residual.band) if choice.residual else _("not rated")
    if choice.residual is not None and choice.residual.likely is not None:
        danger = f"{danger}, {range_words(choice.residual.likely)}"
    if choice.objections:
        against = choice.objections[0]
        return danger, _("Not offered: {why}. {unlock}.").format(why=reason_text(against), unlock=unlock_text(against))
    way = choice.pathway.name if choice.pathway is not None else option_title(choice)
    if number:
        return danger, _("Number {n} in the table: {way}.").format(n=number, way=isolated(way))
    return danger, _("Best way there: {way}.").format(way=isolated(way))


def wishes_words(needs: Needs) -> str:
    """Return in short where the person wishes to go and where not; "" while nobody has said."""
    parts = [", ".join(country(code) for code in needs.wished)] if needs.wished else []
    if needs.not_to:
        parts.append(_("not {places}").format(places=", ".join(country(code) for code in needs.not_to)))
    return " · ".join(parts)


def not_offered_note(origin: str, further: int) -> str:
    """Return the quiet line beside the heading of what is not offered."""
    never = _("{country} is never offered.").format(country=isolated(country(origin)))
    more = ngettext_("{n} more place below.", "{n} more places below.", further) if further else ""
    return f"{never} {more}".rstrip()


def places_words(codes: Sequence[str], shown: int) -> str:
    """Return places by name, the first few of them and how many more there are."""
    named = ", ".join(isolated(country(code)) for code in codes[:shown])
    rest = len(codes) - shown
    return f"{named} {ngettext_('and {n} more', 'and {n} more', rest)}" if rest > 0 else named


def map_note() -> str:
    """Return what stands under the map; the longer caution about borders is its tooltip."""
    return _("Borders imply no position. The list holds everything the map shows.")


def map_spoken(place: str, band: Band | None, road: str) -> str:
    """Return the map as a screen reader says it: what is chosen, and along which road."""
    parts = [_("Map of the option chosen: {place}").format(place=place)]
    if band is not None:
        parts.append(band_words(band))
    parts.append(road)
    return ". ".join(part for part in parts if part)


def legend_words() -> dict[str, str]:
    """Return the legend by what is drawn: band, keep_out, feared, host, road."""
    return {
        "keep_out": _("keep out, also in transit"),
        "feared": _("{country}, state feared"),
        "host": _("now"),
    }


def avoided_text(state: str, why: str) -> str:
    """Return why the roads go round a state."""
    return _("Not through {state}: {why}").format(state=isolated(country(state)), why=why)


def road_title(number: int, via: Sequence[str]) -> str:
    """Return the heading of one road."""
    title = _("The safest road") if number == 0 else _("Another road, {n}").format(n=number + 1)
    if not via:
        return _("{title}: without a stop").format(title=title)
    stops = ", ".join(isolated(country(code)) for code in via)
    return _("{title}: through {stops}").format(title=title, stops=stops)


def alert_states(alert: Alert) -> tuple[str, ...]:
    """Return the states that an alert speaks of."""
    return tuple(code for gap, code in alert.params.items() if gap in ("state", "host", "destination", "start"))


_STATUS_LINE = {
    "brief": N_("What is still to be settled"),
    "met": N_("Met"),
    "unmet": N_("Not met: this closes the way"),
    "to_obtain": N_("To obtain or show"),
    "unknown": N_("Not known yet"),
}

_REMAINING = {
    "A": N_("Attack or abduction can follow a person abroad. Keep address and routines to few people."),
    "C": N_("Pressure can come through family and messages. Agree with the family what they answer."),
    "T": N_("A journey can end in arrest. Before each one, check which states on the way would hand them over."),
}


def condition_heading(kind: str) -> str:
    """Return the heading of conditions that are met, unmet, to_obtain or unknown."""
    return _(_STATUS_LINE[kind])


def remaining_advice(pathway: str) -> str:
    """Return what to do about a danger that moving does not end: A, C or T."""
    return _(_REMAINING[pathway])


def programme_age(as_of: str) -> str:
    """Return how old what is known of a programme is; the day is ready to read."""
    return _("As known in {day}. Weeks are an estimate.").format(day=as_of)
