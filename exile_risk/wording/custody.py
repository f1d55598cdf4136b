# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what keeps a vault whole: what was found at opening, backups, deletion, receipts."""

from datetime import datetime

from exile_risk.wording.catalogue import N_, _, ngettext_

ERRORS = {
    "vault_not_accepted": N_(
        "Nothing can be saved: at opening the vault in {folder} was not as it was left; accept it, or restore a backup."
    ),
}

_ANNOUNCED = {
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


def announcement(id: str, **gaps: object) -> str:
    """Return what was found at opening, in words: what it is, and what can be done."""
    told = {name: _clock(value) if name == "after" else value for name, value in gaps.items()}
    count = int(str(gaps.get("count", 0)))
    if id == "writes_missing":
        return ngettext_(
            "{count} action after {after} is missing: the program ended before it was safely in the store. Look at what"
            " you worked on last; a backup may hold more.",
            "{count} actions after {after} are missing: the program ended before they were safely in the store. Look at"
            " what you worked on last; a backup may hold more.",
            count,
        ).format(**told)
    if id == "store_older":
        return ngettext_(
            "This is an older vault than the one last used here: {count} action after {after} is missing. It can only be"
            " read until you accept it or restore a newer one.",
            "This is an older vault than the one last used here: {count} actions after {after} are missing. It can only"
            " be read until you accept it or restore a newer one.",
            count,
        ).format(**told)
    return _(_ANNOUNCED[id]).format(**told)


def _clock(moment: object) -> str:
    """Return a time of the record as the day and the minute of this computer's clock."""
    text = str(moment)
    return f"{datetime.fromisoformat(text).astimezone():%Y-%m-%d %H:%M}" if text else _("the beginning")
