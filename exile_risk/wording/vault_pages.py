# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own page in plain words: how whole it is, where its copies lie, what opens it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _, isolated, ngettext_
from exile_risk.wording.custody import announcement
from exile_risk.wording.dates import day_text
from exile_risk.wording.vault import finding

if TYPE_CHECKING:
    from datetime import date

    from exile_risk.vault.retention import Retention, StillIn
    from exile_risk.ways_in import WayIn

WELL, CAUTION, STOP = "well", "caution", "stop"

_PAGES = ("store_unreadable", "pages_damaged", "structure_damaged")
_HEADERS = ("header_copy_damaged", "header_repaired")
_HARMLESS = ("log_refused", "reading")
BACKUP_OLD = timedelta(days=2)

_KINDS = {
    "passphrase": N_("Passphrase"),
    "passphrase+keyfile": N_("Passphrase with key file"),
    "recovery": N_("Recovery kit"),
}


@dataclass(frozen=True)
class HealthLine:
    """One thing that is well, or needs somebody. `state`: WELL, CAUTION or STOP."""

    state: str
    title: str
    text: str


def moment_text(moment: datetime, now: datetime) -> str:
    """Return when something was: "today at 09:02", "yesterday at 18:30", else the day."""
    then = moment.astimezone(now.tzinfo)
    clock = f"{then:%H:%M}"
    days = (now.date() - then.date()).days
    if days == 0:
        return _("today at {time}").format(time=clock)
    if days == 1:
        return _("yesterday at {time}").format(time=clock)
    return day_text(then.date())


def is_reading(announced: Collection[str]) -> bool:
    """Return whether what was found at opening says that the vault was opened to be read only."""
    return announcement("reading") in announced


def pages_line(found: Collection[str], checked: datetime) -> HealthLine:
    """Return what both checks of every page say; `found` are the sentences of the last check."""
    wrong = _said(found, _PAGES)
    if wrong:
        return HealthLine(STOP, _("The vault is damaged"), _sentence(wrong))
    when = moment_text(checked, checked)
    return HealthLine(WELL, _("Every page is whole"), _("Both checks passed {when}").format(when=when))


def header_line(found: Collection[str]) -> HealthLine | None:
    """Return what is wrong with the two copies of the header; None while both are good."""
    wrong = _said(found, _HEADERS)
    if not wrong:
        return None
    text = _("{what}. Make a backup, and check the disk.").format(what=_sentence(wrong))
    return HealthLine(CAUTION, _("One of two copies of what opens it was damaged"), text)


def record_line(found: Collection[str], announced: Collection[str], entries: int, last: datetime) -> HealthLine:
    """Return whether anything saved is missing or changed: the chain, the records and the anchor."""
    rest = [one for one in found if one not in _words((*_PAGES, *_HEADERS))]
    if rest:
        return HealthLine(STOP, _("Saved work is missing or was changed"), _sentence(rest))
    harmless = {announcement(id) for id in _HARMLESS}
    told = [one for one in announced if one not in harmless]
    if told:
        return HealthLine(CAUTION, _("Look at what was found at opening"), " ".join(told))
    count = ngettext_("{n} action on record", "{n} actions on record", entries)
    text = _("{count}, the last one {when}").format(count=count, when=moment_text(last, datetime.now().astimezone()))
    return HealthLine(WELL, _("No saved action is missing"), text)


def backup_line(last: datetime | None, changes: int, now: datetime) -> HealthLine:
    """Return how the newest backup in the vault's own folder stands."""
    if last is None:
        return HealthLine(CAUTION, _("There is no backup yet"), _("A damaged disk would take everything with it"))
    when = _("{when}, on this computer").format(when=moment_text(last, now))
    if changes > 0:
        since = ngettext_("{n} change since", "{n} changes since", changes)
        when = _("{when}; {since}").format(when=when, since=since)
    when = when[:1].upper() + when[1:]
    if changes > 0 and now - last > BACKUP_OLD:
        return HealthLine(CAUTION, _("The newest backup is old"), when)
    return HealthLine(WELL, _("The newest backup opens"), when)


def second_line(place: str | None, *, overdue: bool, reached: bool) -> HealthLine:
    """Return how the copy in a second place stands."""
    if place is None:
        text = _("If this computer is lost, its backups are lost with it. Choose a stick or another disk")
        return HealthLine(CAUTION, _("There is no copy in a second place"), text)
    shown = isolated(place)
    if overdue:
        text = _("Nothing was copied to {place} for fourteen days").format(place=shown)
        return HealthLine(CAUTION, _("The copy in the second place is old"), text)
    text = shown if reached else _("{place}, not connected now").format(place=shown)
    return HealthLine(WELL, _("A copy lies in a second place"), text)


def kit_line(made: datetime | None, kept: bool) -> HealthLine:
    """Return whether a recovery kit opens the vault."""
    if not kept:
        text = _("After a lost passphrase nobody could open this vault")
        return HealthLine(CAUTION, _("There is no recovery kit"), text)
    text = _("After a lost passphrase the paper opens the vault")
    if made is not None:
        text = _("{day}; after a lost passphrase the paper opens the vault").format(day=day_text(made.date()))
    return HealthLine(WELL, _("Your recovery kit was tested"), text)


def room_line(free: int, needed: int) -> HealthLine:
    """Return whether the disk has room; both in bytes."""
    text = _("{free} free; a backup needs {needed}").format(free=size_text(free), needed=size_text(needed))
    if free < needed:
        return HealthLine(CAUTION, _("The disk is nearly full"), text)
    return HealthLine(WELL, _("Enough room"), text)


def size_text(size: int) -> str:
    """Return a number of bytes in MB or GB, never less than 1 MB."""
    mb = max(1, round(size / 1_000_000))
    return _("{n} GB").format(n=round(mb / 1000)) if mb >= 10_000 else _("{n} MB").format(n=mb)


def well_text(lines: Collection[HealthLine]) -> str:
    """Return how many of the checks are well."""
    well = sum(line.state == WELL for line in lines)
    return _("{well} of {all} are well").format(well=well, all=len(lines))


def way_title(way: "WayIn") -> str:
    """Return what opens the vault, as one line of the list calls it."""
    kind = _(_KINDS[way.kind])
    return f"{kind} · {isolated(way.label)}" if way.label else kind


def way_note(way: "WayIn") -> str:
    """Return since when, and how many sheets of paper it takes."""
    made = _("Made with the vault") if way.made is None else _("Since {day}").format(day=day_text(way.made.date()))
    if way.sheets > 1:
        return _("{made} · {needed} of {sheets} sheets open it").format(made=made, needed=way.needed, sheets=way.sheets)
    return made


def kept_text(one: "Retention | None", today: "date") -> str:
    """Return until when a case is held and on what ground; what a person wrote is put in as it is."""
    if one is None:
        return _("Nothing is noted yet")
    parts = [until_text(one.retain_until, today)]
    parts += [isolated(text) for text in (one.consent, one.purpose) if text]
    return " · ".join(parts)


def until_text(until: "date | None", today: "date") -> str:
    """Return the last day a case may be held, and how long that is over."""
    if until is None:
        return _("No last day is noted")
    over = (today - until).days
    if over <= 0:
        return _("Until {day}").format(day=day_text(until))
    days = ngettext_("{n} day ago", "{n} days ago", over)
    return _("Its last day was {day}, {ago}").format(day=day_text(until), ago=days)


def still_in_text(found: "Collection[StillIn]") -> str:
    """Return which backups still hold a deleted case, and until when."""
    if not found:
        return _("No backup in reach holds it. Copies made elsewhere may.")
    count = ngettext_("{n} backup still holds it", "{n} backups still hold it", len(found))
    days = [one.until for one in found if one.until is not None]
    if len(days) < len(found):
        return _("{count}, until you delete these backups.").format(count=count)
    return _("{count}, until {day} if a backup is made every day.").format(count=count, day=day_text(max(days)))


def _words(ids: Collection[str]) -> set[str]:
    return {finding(id) for id in ids}


def _said(found: Collection[str], ids: Collection[str]) -> list[str]:
    return [one for one in found if one in _words(ids)]


def _sentence(found: Collection[str]) -> str:
    text = "; ".join(found)
    return text[:1].upper() + text[1:]
