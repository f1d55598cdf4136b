# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault in plain words: what happened to it, what is safe, what to do."""

from exile_risk.wording.catalogue import N_, _

_TEXTS = {
    "ask": N_("Passphrase: "),
    "ask_again": N_("Passphrase again: "),
    "created": N_("The vault is ready in {folder}. Make a recovery kit: only that helps after a lost passphrase."),
    "sound": N_("The vault is whole, every page was checked. Cases: {cases}; saved versions: {revisions}."),
    "count": N_("Cases: {cases}"),
}

ERRORS = {
    "vault_unfinished": N_(
        "The vault for a journey in {folder} was never finished, so cases may be lacking in it; delete that folder and"
        " make it again. Nothing was lost where the cases come from."
    ),
    "restore_unfinished": N_(
        "A backup was being restored into {folder} and that was broken off, so cases may be lacking there; delete that"
        " folder and restore the backup again, or restore it into another new folder. The backup itself is as it was."
    ),
    "vault_parent_missing": N_(
        "The folder {missing} does not exist, so nothing was made; plug in the stick it is on, correct the path, or"
        " make that folder first."
    ),
    "vault_missing": N_("There is no vault in {folder}; check the folder, or create a vault there."),
    "vault_folder_not_empty": N_("{folder} is not empty; choose an empty or a new folder for a vault."),
    "key_file_at_first": N_(
        "A new vault opens with its passphrase alone, so nothing was made; make it without --key-file, then add one:"
        " exile-risk vault passphrase FOLDER --new-key-file FILE"
    ),
    "travel_same_passphrase": N_(
        "Nothing was made; take another passphrase than that of this vault: who is given one must not have both."
    ),
    "vault_folder_unusable": N_("{folder} cannot be used as a folder; choose another place that you may write to."),
    "vault_header_damaged": N_(
        "The vault's header in {folder} is damaged in both copies; put back a copy of header.a from a backup."
    ),
    "vault_store_missing": N_(
        "The vault’s store in {folder} is missing; put back store.db from a backup, nothing new was created."
    ),
    "vault_store_damaged": N_("The vault’s store in {folder} is damaged; leave it as it is and put back a backup."),
    "vault_not_encrypted": N_(
        "The file store.db in {folder} is not encrypted, so it is not your vault; do not use it; put back a backup."
    ),
    "vault_newer": N_("The vault in {folder} was made by a newer program; update this one, nothing was changed."),
    "vault_in_use": N_("The vault in {folder} is open elsewhere; close it there first, then try again."),
    "vault_unreachable": N_(
        "The vault in {folder} cannot be reached; check the disk and your rights to the folder, then try again."
    ),
    "vault_disk_full": N_("The disk is full; free some space, then save again. Nothing already saved is lost."),
    "vault_cipher_missing": N_(
        "The encryption library {library} is missing or cannot encrypt; nothing was written; install it again."
    ),
    "vault_library_old": N_(
        "The database library is version {version}, at least {least} is needed; install the program again."
    ),
    "vault_memory": N_("Opening the vault needs {mib} MB of free memory; close other programs and try again."),
    "vault_cost": N_("The cost of the passphrase is outside what is allowed; use the default."),
    "vault_upgrade_failed": N_(
        "The vault in {folder} was not brought to version {version} and is as it was; use the previous program."
    ),
    "vault_read_only": N_(
        "The vault in {folder} cannot be written to; take off the write protection, or copy the folder."
    ),
    "vault_journal_refused": N_(
        "The disk of {folder} keeps no safe log of changes; move the vault to this computer's disk."
    ),
    "vault_library_unfit": N_("The database library refused a safety setting; nothing was opened; install it again."),
    "vault_closed": N_("The vault is locked; unlock it and try again."),
    "vault_unsound": N_("The vault in {folder} is damaged: {findings}; leave it as it is and put back a backup."),
    "wrong_passphrase": N_(
        "That did not open it; check Caps Lock and keyboard; if it is surely right, put back a header from a backup."
    ),
    "passphrase_short": N_("The passphrase is too short; use at least {least} characters, best six words."),
    "passphrase_nul": N_("The passphrase holds a character that cannot be typed; choose another one."),
    "passphrase_not_text": N_("The passphrase is not UTF-8 text; choose another one."),
    "case_codes_spent": N_("All {count} case codes are in use; close old cases or start another vault."),
    "text_broken": N_("The text holds half a character that no file can keep; remove it and save again."),
}

_FINDINGS = {
    "store_unreadable": N_("the store is gone, too short or not encrypted"),
    "pages_damaged": N_("pages of the store are damaged"),
    "structure_damaged": N_("parts of the store are missing or do not fit together"),
    "references_broken": N_("a record belongs to no case"),
    "history_gap": N_("saved versions of a case are missing"),
    "corrections_gap": N_("corrections to facts are missing"),
    "ratings_gap": N_("stored ratings of a case are missing"),
    "judgements_gap": N_("judgements of a case, or a second person’s word on one, are missing"),
    "audit_broken": N_("the record of who did what was changed, or parts of it are missing"),
    "rows_changed": N_("something that the record says was written is changed or missing"),
    "files_changed": N_("a file of a case is no longer what was kept, so it is not given out"),
    "header_copy_damaged": N_("one of the two header copies is damaged"),
    "header_repaired": N_("one header copy was damaged and has been mended"),
}


def vault_text(id: str, **gaps: str) -> str:
    """Return one of the vault's own sentences."""
    return _(_TEXTS[id]).format(**gaps)


def finding(id: str) -> str:
    """Return what a check of the vault found, in words."""
    return _(_FINDINGS[id]) if id in _FINDINGS else id
