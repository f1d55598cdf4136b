# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what keeps a vault whole: what was found at opening, backups, deletion, receipts."""

from datetime import datetime

from exile_risk.wording.catalogue import N_, _, ngettext_

ERRORS = {
    "vault_not_accepted": N_(
        "Nothing can be saved: at opening the vault in {folder} was not as it was left; accept it, or restore a backup."
    ),
}

ERRORS |= {
    "vault_only_read": N_(
        "This vault was opened to be read only; close it, close it elsewhere too, and open it again to work in it."
    ),
    "vault_other_version": N_(
        "This part of the vault in {folder} was written by another version of the program; read it with that one."
    ),
    "backup_no_room": N_(
        "The disk of {folder} has {free_mib} MB free and a backup needs {needed_mib} MB; free some space and try again;"
        " nothing was changed."
    ),
    "backup_unsound": N_(
        "The backup was not good when it was read back, so it was thrown away; earlier ones are as they were. Check the"
        " disk of {folder}."
    ),
    "backup_second_failed": N_(
        "The backup was not copied to {folder}; put the stick in, check that it can be written to and try again. The"
        " backup in the vault's own folder is good."
    ),
    "backup_second_inside": N_(
        "A copy within the vault's own folder {folder} would be lost together with it, so none was made; choose a"
        " folder elsewhere, best on a stick."
    ),
    "backup_none": N_(
        "There is no backup to copy yet, or no second place was chosen; make a backup of {folder} first."
    ),
    "backup_damaged": N_("{file} is not a whole backup; take another one; nothing was changed."),
    "header_whole": N_(
        "The header in {folder} is not damaged, so it was left alone; for an earlier passphrase restore the backup into"
        " a new folder."
    ),
    "store_way_back": N_(
        "{problem} This puts one in its place and keeps the damaged vault beside it: exile-risk vault restore"
        " “{folder}” “{backup}” --replace-damaged."
    ),
    "header_way_back": N_("{problem} This does so: exile-risk vault restore “{folder}” “{backup}” --header-only."),
    "case_not_deleted": N_("“{case}” was not deleted in this vault; check its code."),
    "receipt_words": N_("A receipt has {count} words of the list; check the spelling."),
    "receipt_wrong": N_(
        "The record does not hold what this receipt was given for: it was rewritten, or this is another or an older"
        " vault. Keep everything as it is and ask whoever has worked with it."
    ),
    "erase_name": N_("Nothing was erased; to erase the vault, type its name exactly: {name}"),
    "retain_day": N_("“{day}” is not a day; write it as year-month-day, such as 2027-05-31."),
}

_TEXTS = {
    "due": N_("The last day to keep these cases is over: {cases}. Delete them, or note why they are kept longer."),
    "second_overdue": N_("For fourteen days no backup was copied to {place}; put the stick in and make a backup."),
    "way_back": N_(
        "The newest whole backup is of {day}. Lock, then restore it into a new folder: exile-risk vault restore"
        " NEW-FOLDER “{file}”"
    ),
    "no_way_back": N_(
        "There is no whole backup in this vault's folder; look for one on the stick or in another place."
    ),
    "backed_up": N_("The backup is good: it was read back and holds what the vault holds. {file}"),
    "restored": N_("The backup was opened, checked and restored into {folder}. Cases: {cases}."),
    "replaced": N_("The backup is in the place of the damaged vault, which is kept in {damaged}."),
    "header_restored": N_("The header is back in {folder}; the passphrase is the one of the day of the backup."),
    "compacted": N_("The store was written anew; nothing that was deleted is left in it."),
    "receipt": N_("Entry {seq}: {words}"),
    "receipt_use": N_(
        "Tell these words and the number to somebody outside; later they show whether the record was kept."
    ),
    "receipt_right": N_("The record is whole and still holds everything up to entry {seq}."),
    "erased": N_("Erased: {files} files of the vault and of its backups. Copies in other places can still be opened."),
    "erased_left": N_("These files are not the vault’s and are still there: {names}"),
    "erased_beside": N_(
        "Copies that were kept when this vault was repaired still open with its passphrase; erase each of them too:"
        " {names}"
    ),
    "erase_ask": N_("Type the name of the vault to erase it: "),
    "deleted": N_("{case} is deleted from the store."),
    "still_elsewhere": N_("Copies in other places, such as a stick, may still hold it too; they are not looked at."),
    "still_in": N_("Still in {file}, until {until} if a backup is made every day."),
    "still_in_long": N_("Still in {file}; it stays there until that backup is deleted."),
}

_ANNOUNCED = {
    "writes_missing": N_(
        "{lost} after {after}, because the program ended before all of it was safely in the store. Look at what you"
        " worked on last; a backup may hold more."
    ),
    "store_older": N_(
        "This is an older vault than the one last used here: {lost} after {after}. It can only be read until you accept"
        " it or restore a newer one."
    ),
    "log_refused": N_(
        "The disk of this vault keeps no log of changes, as network shares do. Saving takes longer and is safe; working"
        " on the disk of this computer is safer."
    ),
    "reading": N_("This vault is only read, as it was when it was opened; nothing can be saved in it."),
    "store_other": N_(
        "This vault went another way since {after}: it is not the one that was last written to here. It can only be"
        " read until you accept it or restore a backup."
    ),
    "anchor_missing": N_(
        "The file “anchor” beside the store is missing. The record was followed from its beginning and is whole; a new"
        " one was made. If nobody copied or moved the vault, ask who had this computer."
    ),
    "anchor_forged": N_(
        "The file “anchor” beside the store does not belong to it. The record was followed from its beginning and is"
        " whole; a new one was made. If nobody copied or moved the vault, ask who had this computer."
    ),
    "audit_broken": N_(
        "The record of who did what is broken at entry {row}. The vault can only be read until you accept it or restore"
        " a backup."
    ),
}


def custody_text(id: str, **gaps: object) -> str:
    """Return one of the sentences about backups, deletion and receipts."""
    return _(_TEXTS[id]).format(**gaps)


def announcement(id: str, **gaps: object) -> str:
    """Return what was found at opening, in words: what it is, and what can be done."""
    told = {name: _clock(value) if name == "after" else value for name, value in gaps.items()}
    if "count" in gaps:
        told["lost"] = ngettext_("{n} action is missing", "{n} actions are missing", int(str(gaps["count"])))
    return _(_ANNOUNCED[id]).format(**told)


def _clock(moment: object) -> str:
    """Return a time of the record as the day and the minute of this computer's clock."""
    text = str(moment)
    return f"{datetime.fromisoformat(text).astimezone():%Y-%m-%d %H:%M}" if text else _("the beginning")
