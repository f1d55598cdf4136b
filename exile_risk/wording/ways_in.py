# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases, key files and recovery kits in plain words: what opens the vault, how strong it is, what to do."""

import math
from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _, ngettext_

if TYPE_CHECKING:
    from exile_risk.vault.passphrase_strength import Strength
    from exile_risk.ways_in import WayIn

_TEXTS = {
    "ask": N_("Passphrase: "),
    "ask_new": N_("New passphrase: "),
    "ask_again": N_("New passphrase again: "),
    "ask_sheet": N_("Sheet {number}, all its words (nothing when there are no more sheets): "),
    "ask_group": N_("From the paper: sheet {sheet}, group {group}: "),
    "made": N_("Your new passphrase; learn it or write it down before you close this: {passphrase}"),
    "changed": N_("The new passphrase opens the vault; the old one no longer does."),
    "changed_copies": N_(
        "Old backups still open with the old passphrase. If somebody knows it, give the vault a new key."
    ),
    "added": N_("Added; it opens the vault from now on (number {id})."),
    "removed": N_("Removed; it no longer opens the vault. Old backups still open with it."),
    "recovered": N_("The recovery kit opened the vault, and the new passphrase opens it from now on."),
    "kit_sheet": N_("Sheet {number} of {count}. {needed} needed to open the vault:"),
    "kit_group": N_("  {number}   {words}"),
    "kit_wrong": N_("That is not what stands on the sheet; look again and copy it anew where it differs."),
    "kit_kept": N_(
        "The recovery kit opens the vault from now on. Keep it apart from the computer, where nobody searches."
    ),
    "kit_opens": N_("These sheets open the vault."),
    "rekeyed": N_(
        "The vault has a new key. Only the new passphrase opens it: make a new recovery kit, add your colleagues again."
    ),
    "rekeyed_copies": N_(
        "Copies that somebody took before stay open to whoever knows the old passphrase; nothing can undo that."
    ),
    "rekey_unfinished": N_(
        "Some backups still open with the old key; open the vault again with enough free space on the disk."
    ),
    "with_vault": N_("made with the vault"),
}

_KINDS = {
    "passphrase": N_("Passphrase"),
    "passphrase+keyfile": N_("Passphrase with key file"),
    "recovery": N_("Recovery kit"),
}

_SCORES = (
    N_("Guessed at once."),
    N_("Guessed soon."),
    N_("Weak: it holds only against the idle."),
    N_("Good."),
    N_("Strong."),
)

_WARNINGS = {
    "row_of_keys": N_("A row of neighbouring keys is easy to guess."),
    "keys": N_("A pattern on the keyboard is easy to guess."),
    "repeat": N_("Something repeated is hardly harder to guess than once."),
    "sequence": N_("Letters or digits in their order are easy to guess."),
    "year": N_("Recent years are easy to guess."),
    "date": N_("Dates are easy to guess, most of all those of your life."),
    "common": N_("This is one of the most used passphrases in the world."),
    "like_common": N_("This is like one of the most used passphrases in the world."),
    "one_word": N_("A single word is easy to guess."),
    "name": N_("Names are easy to guess."),
    "own_word": N_("It holds the name of this vault or of its user, which is tried first."),
}

_ADVICE = {
    "more_words": N_("Add a word or two that have nothing to do with each other or with you."),
    "signs_not_needed": N_("No signs, digits or capitals are needed."),
    "no_repeats": N_("Leave out what is repeated."),
    "no_sequences": N_("Leave out rows such as abc or 6543."),
    "no_years": N_("Leave out years and dates, most of all your own."),
    "capitals_help_little": N_("Capitals help little."),
    "reversed_helps_little": N_("A word read backwards helps little."),
    "signs_help_little": N_("Signs in the place of letters, such as @ for a, help little."),
}

ERRORS = {
    "key_file_needed": N_("This vault opens only with its key file; bring the medium it is on and choose the file."),
    "key_file_unusable": N_("{file} is not a key file, or cannot be read; choose the right one."),
    "key_file_exists": N_("{file} is there already; nothing was overwritten; choose another name."),
    "key_file_unwritable": N_("{file} could not be written; check the medium, then try again."),
    "key_file_beside_vault": N_(
        "{file} would lie in the vault's own folder, where a thief takes both; put it on another medium."
    ),
    "wrong_key_file": N_("That did not open it; check the passphrase, Caps Lock, and that this is the right key file."),
    "recovery_none": N_("This vault has no recovery kit; only its passphrase opens it."),
    "wrong_recovery_key": N_(
        "These sheets are whole, but they do not open this vault; they belong to another one, or were replaced."
    ),
    "sheet_word": N_("Sheet {sheet}, word {place}: no sheet has such a word; look again at the paper."),
    "sheet_length": N_("Sheet {sheet} has {words} words here, but {expected} on paper; type all of them."),
    "sheet_checksum": N_("Sheet {sheet}: at least one word is another one, or two changed places; compare each again."),
    "sheet_foreign": N_("Sheet {sheet} was not made by this program; take one of a kit for this vault."),
    "sheet_other_kit": N_("Sheet {sheet} belongs to another kit than sheet 1; use sheets of one kit."),
    "sheet_twice": N_("Sheet {sheet} was typed before; type another one."),
    "sheets_missing": N_("Sheets needed: {needed}; typed: {given}. Type the others too."),
    "sheets_do_not_fit": N_("These sheets do not belong together, though each is whole; use sheets of one kit."),
    "sheets_count": N_("A kit is one sheet, or 2 to {most} sheets of which at least 2 are needed; choose so."),
    "kit_group": N_("That group was not asked for; type the one that is named."),
    "kit_untested": N_("The recovery kit was not tested and opens nothing; throw the paper away and make a new one."),
    "slot_outdated": N_("The vault was changed meanwhile, so this kit opens nothing; make a new one."),
    "slots_full": N_("There are {most} ways to open this vault, and no more fit; remove one first."),
    "slot_missing": N_("Nothing that opens this vault has the number {slot}; list them and take a number from there."),
    "slot_which": N_("Several passphrases open this vault; say by its number which one to replace."),
    "slot_last": N_("That is the last passphrase, without which nobody gets in; add another one first."),
    "slot_unproven": N_(
        "The new way in did not open when it was tried, so nothing was changed; restart the computer and try again."
    ),
    "header_half_written": N_(
        "The change holds, but one copy of the header is still the old one; free some space and open the vault again."
    ),
    "passphrase_guessable": N_("That passphrase is too easy to guess; add unusual words, or take six made ones."),
    "word_list_missing": N_("The list of words for passphrases is missing or damaged; install the program again."),
}

_LIKELY_COMPUTERS = 1000
_WEAK, _GOOD_YEARS, _STRONG_YEARS = 2, 2.0, 100.0


def way_in_text(id: str, /, **gaps: object) -> str:
    """Return one of the sentences about what opens the vault."""
    return _(_TEXTS[id]).format(**gaps)


def way_in_line(way: "WayIn") -> str:
    """Return one line of the list of what opens the vault."""
    parts = [way.id, _(_KINDS[way.kind])]
    if way.sheets > 1:
        parts.append(_("{needed} of {sheets} sheets").format(needed=way.needed, sheets=way.sheets))
    parts.append(_(_TEXTS["with_vault"]) if way.made is None else f"{way.made:%Y-%m-%d}")
    return "\t".join([*parts, way.label] if way.label else parts)


def strength_lines(found: "Strength", seconds_each: float = 1.0) -> tuple[str, ...]:
    """Return what to say about a passphrase: how strong, why not stronger, how long it may hold, what would help."""
    lines = [_(_SCORES[shown_score(found, seconds_each)])]
    if found.warning is not None:
        lines.append(_(_WARNINGS[found.warning]))
    lines.append(holds(found.years(seconds_each, _LIKELY_COMPUTERS)))
    return (*lines, *(_(_ADVICE[id]) for id in found.advice))


def shown_score(found: "Strength", seconds_each: float = 1.0) -> int:
    """Return the score to show, from 0 to 4: nothing is called good of which the next line says that it is found."""
    years = found.years(seconds_each, _LIKELY_COMPUTERS)
    return min(found.score, _WEAK if years < _GOOD_YEARS else _WEAK + 1 if years < _STRONG_YEARS else _WEAK + 2)


def holds(years: float) -> str:
    """Return for how long a passphrase holds against a rich attacker, in round words and never as a promise."""
    computers = f"{_LIKELY_COMPUTERS:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    days = years * 365.25
    if days < 2:
        text = _("With {computers} computers it is found within two days.")
    elif years < 2:
        text = _("With {computers} computers it is found within {time}.")
    elif years < 1000:
        text = _("With {computers} computers it may hold for {time}, if nobody sees or films you type it.")
    else:
        text = _("Guessing it is hopeless even with {computers} computers; seeing or filming you type it is not.")
    return text.format(computers=computers, time=_time(days, years))


def _time(days: float, years: float) -> str:
    if years < 2:
        return ngettext_("{n} day", "{n} days", math.ceil(days))
    return ngettext_("{n} year", "{n} years", math.floor(min(years, 1000)))
