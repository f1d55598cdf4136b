# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people who may be searched: the high-risk mode, a vault for a journey, a border, an end to a vault."""

from pathlib import Path

from exile_risk.attachments.names import clean_name
from exile_risk.vault_folder import others_in, repaired_beside
from exile_risk.wording.catalogue import N_, _, isolated, ngettext_

_MOST_NAMES = 10

ERRORS = {
    "travel_no_case": N_("No case was chosen; choose at least one, and no more than the journey needs."),
    "travel_inside": N_(
        "The vault for the journey may not lie inside {folder}; choose a folder elsewhere, best on a stick of its own."
    ),
    "travel_unsound": N_(
        "The vault for the journey was not whole when it was opened again, so it was removed from {folder}; nothing"
        " else was changed. Check the disk and try again."
    ),
}

_TEXTS = {
    "high_risk_on": N_("High-risk mode is on."),
    "high_risk_off": N_("High-risk mode is off."),
    "high_risk_next": N_("It holds from the next opening on: lock once and unlock again."),
    "high_risk_stays": N_("It holds until the vault is locked, and no longer after that."),
    "high_risk_what": N_(
        "The database wipes whatever it gives back from memory and, as far as the system allows, keeps it out of the"
        " disk’s swap space; what the program itself has shown stays in its memory until it locks. Lists and saving"
        " take about three times as long, half a second for 5,000 cases."
    ),
    "travelled": N_("The vault for the journey is in {folder}: {cases}, {files}. It was opened and checked."),
    "accepted": N_("The vault was taken as it is and can be written to again; that it was is on record."),
    "nothing_to_accept": N_("The vault is as it was left: there is nothing to accept."),
    "accept_what": N_(
        "To take it as it is means: what was saved after that moment is given up in this vault, and work goes on from"
        " what is here. That you did so stays on record. If you did not put an older copy back yourself, somebody may"
        " have; then do not take it, keep the folder as it is, and restore the newest backup into a new folder."
    ),
    "erase_what": N_(
        "What unwraps the key of this vault is overwritten first, then everything is deleted: the vault, its history"
        " and the backups in its folder. No passphrase and no recovery kit opens it afterwards, and this program cannot"
        " bring it back."
    ),
    "erase_truth": N_(
        "Copies elsewhere stay, such as backups on a stick and cases handed over. On flash disks old parts may survive"
        " inside the device, so a strong passphrase is what still protects them."
    ),
    "no_vault_but": N_("There is no vault in {folder}, only files that belong to none and stay there: {names}"),
    "no_vault_beside": N_(
        "Copies that were kept when a vault here was repaired still open with its passphrase; erase each of them too:"
        " {names}"
    ),
    "erase_second": N_("Backups in the second place stay and still open: {place}"),
}

_AFTER = (
    N_(
        "Leave this vault behind, and its key file and recovery sheets too: what you do not carry you cannot be made"
        " to open."
    ),
    N_("If this computer goes along, this vault goes along: move it to one that stays, then erase it here."),
    N_("Open the vault for the journey once before you leave, and learn its passphrase."),
    N_(
        "Your own corrections to facts stayed behind, so a band may differ there; the ratings that were kept are as"
        " they were."
    ),
    N_("Back home, hand the cases over from it (Vault > Hand-over), or type here what changed. Then erase it."),
    N_("If it was out of your hands, take it as read by others, and tell the people in it."),
)

_BORDER = (
    (
        N_("Before you go"),
        (
            N_(
                "Take the fewest cases that the journey needs, in a vault of their own. Best is none: a colleague can"
                " send you what you need when you are there."
            ),
            N_(
                "Leave the main vault, its key file and its recovery sheets with somebody at home. Then it is true"
                " that you cannot open it."
            ),
            N_(
                "Have the whole disk of the computer encrypted by its own system. This program encrypts the vault and"
                " nothing else."
            ),
            N_(
                "Tell your organisation when and where you cross and when they should hear from you. Write its"
                " lawyer’s number on paper."
            ),
        ),
    ),
    (
        N_("At the border"),
        (
            N_("Shut the computer down well before. Asleep, or only locked, keys may still be in its memory."),
            N_(
                "Do not lie to officers, and do not hide that there is an encrypted file: in many places that is an"
                " offence. Do not resist."
            ),
            N_(
                "Whether you must give a passphrase differs from place to place: ask a lawyer who knows this border"
                " before you go, and ask for one there."
            ),
            N_(
                "Nobody expects you to suffer for a passphrase. Tell your organisation at once afterwards, so that the"
                " people concerned can be warned."
            ),
        ),
    ),
    (
        N_("Why no second passphrase opens a false vault"),
        (
            N_(
                "It could be found: on the disk, in backups, by sizes and dates, and in the code of this program,"
                " which anybody can read."
            ),
            N_("Where such a thing exists nobody can prove that they have none, and whoever presses goes on pressing."),
            N_("Using it would be a lie to officers; destroying things during a search can be an offence of its own."),
        ),
    ),
    (
        N_("What cannot be promised"),
        (
            N_(
                "Whoever had the computer in their hands may have added something to it. Type no passphrase into it"
                " before somebody who knows computers has looked."
            ),
            N_(
                "What was erased may survive on flash disks and sticks, and in copies elsewhere; a long passphrase is"
                " what still protects it."
            ),
            N_("Anybody who looks can see that this program is installed and that there is a vault."),
        ),
    ),
)


def search_text(id: str, **gaps: object) -> str:
    """Return one of these sentences."""
    return _(_TEXTS[id]).format(**gaps)


def travelled_text(folder: object, cases: int, files: int) -> str:
    """Return that a vault for a journey was made, and what is in it."""
    counted = ngettext_("{n} case", "{n} cases", cases), ngettext_("{n} file", "{n} files", files)
    return search_text("travelled", folder=folder, cases=counted[0], files=counted[1])


def left_behind(folder: Path) -> tuple[str, ...]:
    """Return what lies where there is no vault (any more), in sentences; none where there is nothing to say."""
    others, beside = others_in(folder), repaired_beside(folder)
    names = [isolated(clean_name(name)) for name in others[:_MOST_NAMES]]
    if len(others) > _MOST_NAMES:
        names.append(ngettext_("{n} more", "{n} more", len(others) - _MOST_NAMES))
    told = [search_text("no_vault_but", folder=isolated(str(folder)), names=", ".join(names))] if names else []
    if beside:
        told.append(search_text("no_vault_beside", names=", ".join(map(isolated, beside))))
    return tuple(told)


def after_travel() -> tuple[str, ...]:
    """Return what to do once there is a vault for a journey, in order."""
    return tuple(_(text) for text in _AFTER)


def border_advice() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what to know before a border: headings, each with its sentences."""
    return tuple((_(head), tuple(_(text) for text in texts)) for head, texts in _BORDER)
