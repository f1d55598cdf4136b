# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for handing cases over: what goes wrong, who sent a bundle, what it does, and what leaves."""

from exile_risk.wording.catalogue import N_, _

ERRORS = {
    "bundle_unreadable": N_(
        "This file cannot be opened as a bundle for this vault: it is damaged, cut short, or was made for somebody"
        " else; nothing was taken from it. Ask the sender to make it again for the card of this vault."
    ),
    "bundle_passphrase": N_(
        "This file was made for a passphrase and was not opened: only bundles for the card of this vault are; ask the"
        " sender to make one."
    ),
    "bundle_too_large": N_("The file is larger than {limit} MB, so it is no bundle; choose the right file."),
    "bundle_file": N_("{file}: the file cannot be read; check the name, the folder and that you may open it."),
    "bundle_newer": N_(
        "The bundle is of version {version} and this program reads up to {known}; update the program and open it again."
    ),
    "bundle_broken": N_(
        "The bundle opened, but its content is not as it should be (at {place}), so nothing was taken from it; tell the"
        " sender by another way, and ask for a new one."
    ),
    "bundle_limit": N_(
        "The bundle holds more than any real one ({what}, at most {most}), so nothing was taken from it; tell the"
        " sender by another way."
    ),
    "bundle_nothing": N_("No case was chosen; choose at least one."),
    "bundle_no_recipient": N_("Nobody was chosen to send the cases to; choose at least one colleague."),
    "bundle_case_unreadable": N_(
        "The case {case} cannot be read by this program, so it can be neither sent nor merged; open it to see why."
    ),
    "bundle_waiting_full": N_(
        "Bundles of unknown senders wait already, and there is no room for another ({most} at most); decide about those"
        " first."
    ),
    "bundle_not_waiting": N_("Nothing of that kind waits for a decision any more; look at the list again."),
    "bundle_untrusted": N_(
        "Its sender is not confirmed, so nothing of it can be taken; compare the six words with them first. What was"
        " never signed, or signed wrongly, can only be discarded."
    ),
    "conflict_changed": N_("This is no longer what stood there; look at the conflict again and decide then."),
    "conflict_missing": N_(
        "No reading {number} of the field {field} of {case} waits to be chosen; list the conflicts and take case, field"
        " and number from there."
    ),
    "bundle_leave_out_unknown": N_(
        "No chosen case has a field “{field}” to leave out, so nothing was written; write it as it is listed, or a"
        " group: answers, needs, judgement."
    ),
    "colleague_card": N_("This is not the card of a colleague; ask for the file or text that their program made."),
    "colleague_self": N_("This is the card of this vault itself; choose the card that your colleague sent."),
    "colleague_label": N_("A colleague needs a short name of one line here; give one, such as initials."),
    "colleague_keys": N_(
        "One of the keys on this card belongs to {label} already; ask both of them before you trust either card."
    ),
    "colleague_twice": N_("Several colleagues are called {label}; give the id that the list of colleagues shows."),
    "colleague_missing": N_("There is no such colleague in this vault; add their card first."),
    "colleague_words": N_(
        "These are not the six words of that card. If the words that your colleague reads out differ, the card was"
        " changed on its way: do not use it, and ask for it by another way."
    ),
    "colleague_unconfirmed": N_(
        "Nobody has compared the six words with {label} yet, so nothing was sealed; ask them to read out theirs."
    ),
    "colleague_retired": N_("{label} was retired in this vault; add a new card if you work together again."),
}

_STANDINGS = {
    "trusted": N_("From {sender}, signed with the key that was confirmed."),
    "own": N_("From this very vault, or from a copy of it."),
    "unconfirmed": N_("Signed with the key of {sender}, but nobody has compared the six words yet: nothing is merged."),
    "unknown": N_("From somebody whose card is not in this vault: nothing is merged. Six words: {words}"),
    "retired": N_("From {sender}, who was retired in this vault: nothing is merged."),
    "not_addressed": N_("Signed for other readers and passed on to this vault by somebody: nothing is merged."),
    "unsigned": N_("Not signed: anybody can have made it. Nothing is merged."),
    "wrong_signature": N_(
        "The signature is wrong: somebody changed it, or it is not from whom it says. Nothing is merged."
    ),
}

_TEXTS = {
    "again": N_("This bundle was opened before; it changes nothing."),
    "kept_apart": N_("It is kept apart until somebody decides; nothing of it counts."),
    "this_vault": N_("this vault"),
    "unknown_device": N_("a device not known here, {device}"),
    "new_case": N_("New case"),
    "new_here": N_("{case}: new in this vault, which calls it so."),
    "buried": N_("A case in it was deleted here; it is not taken again."),
    "unchanged": N_("{case}: nothing new."),
    "change": N_("{case}: {field}: {before} → {after}"),
    "conflict": N_("{case}: {field}: two readings, kept side by side:"),
    "reading": N_("{case}: {field}: {number}. {value} ({who}, {at})"),
    "no_conflicts": N_("Nobody said anything differently from somebody else."),
    "resolved": N_("{case}: {field}: decided; the other readings stay in the history."),
    "resolved_as": N_("{case}: {field}: decided, {value} counts; the other readings stay in the history."),
    "apart": N_("{bundle} came on {day} and is kept apart; cases in it: {cases}."),
    "releasable": N_("Its sender is confirmed now, so it can be released."),
    "nothing_waits": N_("Nothing waits for a decision."),
    "a_copy": N_("a copy of this vault"),
    "released": N_("The bundle is merged."),
    "discarded": N_("The bundle is forgotten; the same file is not opened again."),
    "case_deleted": N_("{case}: deleted, as a colleague did."),
    "case_kept": N_("{case}: stays here; it is not asked again."),
    "not_understood": N_("{case}: {field}: kept, but this program does not know its words; update the program."),
    "kept_back": N_(
        "{case}: what the person wishes or refuses was kept back by a colleague; ask them before you plan a journey."
    ),
    "judgements": N_("{case}: {count} judgements or words of a second person are new."),
    "deletion_waits": N_("{case}: {sender} deleted this case on {day}; it stays here until you decide."),
    "deletion_done": N_("{case}: deleted, as {sender} did on {day}."),
    "open": N_("(not answered)"),
    "leaves": N_("{case}: {field} {part}: {value}"),
    "leaves_earlier": N_("{case}: {field} {part}: {value} (earlier)"),
    "always": N_(
        "With each value also go: a number that names the case among vaults, the minute it was saved and the number of"
        " the device. The code of a case stays here."
    ),
    "unsaved": N_("{case} has changes that were not put away yet; they stay here."),
    "wishes_stay": N_(
        "{case}: where the person wishes to go and refuses to go, what matters to them and the options chosen stay"
        " here, since they could point to the person. Without them a colleague may plan a journey to a place refused:"
        " let them go along, or say it by another way."
    ),
    "not_written": N_("Nothing was written. If all of this may leave, repeat the command with --yes."),
    "written": N_("Written for {readers}: {file}"),
    "words": N_("Six words to read out: {words}"),
    "confirmed": N_("{label}: the six words agree; bundles can go both ways."),
    "nobody": N_("No colleague’s card is kept yet."),
    "is_confirmed": N_("{label} ({number}): confirmed on {day}. Six words: {words}"),
    "is_unconfirmed": N_("{label} ({number}): not confirmed, nothing goes either way. Six words: {words}"),
    "is_retired": N_("{label} ({number}): retired on {day}. Six words: {words}"),
    "retired": N_("{label}: retired; nothing is taken from them or sealed to them any more."),
    "forgotten": N_("{label}: retired and forgotten; their keys stay refused, as {number}."),
    "added": N_("{label}: kept, but not confirmed. Ask them to read out their six words, which must be: {words}"),
    "nothing_done": N_("This only shows what the bundle would do; nothing was taken yet."),
    "header": N_("Keys that open it: {count}; bytes: {bytes}. What is inside is shown with --vault."),
}


def standing_text(standing: str, sender: str, words: str) -> str:
    """Return who sent a bundle and what follows from it."""
    return _(_STANDINGS[standing]).format(sender=sender, words=words)


def handover_text(id: str, **gaps: str) -> str:
    """Return one sentence; what fills its gaps is foreign text and is put in as it is."""
    return _(_TEXTS[id]).format(**gaps)
