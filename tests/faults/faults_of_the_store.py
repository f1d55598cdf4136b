# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the store and of what opens it: damage, kills, full disks, pulled sticks, hostile headers."""

from tests.faults.fault import Fault, in_file

CRASH = "vault/test_anchor.py::TestAfterACrash"

STORE = (
    Fault(
        1,
        "store.db of 0 bytes",
        "called damaged, a restore is offered, no new store is made",
        (
            *in_file("vault/test_vault_damage.py", "test_each_damage_has_its_name"),
            *in_file("cli/test_custody.py", "test_a_damaged_vault_is_replaced_and_kept"),
            *in_file(
                "cli/test_vault_places.py",
                "test_a_damaged_store_is_said_with_the_command_that_puts_a_backup_in_its_place",
            ),
            *in_file("ui/shell/test_damage.py", "test_a_damaged_vault_says_from_which_backup_it_can_be_restored"),
        ),
    ),
    Fault(
        2,
        "15 bytes, random bytes or a plaintext SQLite in its place",
        "refused by the name of the fault; in clear: a warning of its own",
        in_file(
            "vault/test_vault_damage.py",
            "test_each_damage_has_its_name",
            "test_the_store_of_another_vault_does_not_open",
        ),
    ),
    Fault(
        3,
        "one bit flipped in each page",
        "always reported, the program stays up",
        (
            *in_file("vault/test_vault_damage.py", "test_a_flipped_bit_in_any_page_is_reported"),
            *in_file("vault/test_vault_damage.py", "test_a_page_that_breaks_while_open_is_a_typed_error_and_a_finding"),
            *in_file("ui/shell/test_damage.py", "test_a_flipped_byte_in_a_page_nobody_reads_is_said"),
        ),
    ),
    Fault(
        4,
        "last page cut off at its border, half a page cut off, a page appended",
        "reported by one of the two checks",
        in_file(
            "vault/test_vault_damage.py",
            "test_each_damage_has_its_name",
            "test_an_appended_page_is_reported",
            "test_pages_that_vanish_while_open_are_found_by_the_second_check",
        ),
    ),
    Fault(
        5,
        "kill -9 during edits",
        "nothing acknowledged is lost, chain and anchor are right",
        in_file("vault/test_kills.py", "test_killed_in_the_middle_of_saving_loses_nothing_acknowledged"),
        "Power cuts rest on the disk keeping its word when told to flush; none was pulled here.",
    ),
    Fault(
        6,
        "kill -9 during an upgrade",
        "old or new, never between; a backup is there",
        (
            *in_file("vault/test_kills.py", "test_killed_in_an_upgrade_is_old_or_new_with_a_backup"),
            *in_file("vault/test_vault_crash.py", "test_killed_in_an_upgrade_leaves_the_old_version"),
        ),
    ),
    Fault(
        7,
        "kill -9 during a change of passphrase",
        "the old or the new one opens, the key is the same",
        in_file(
            "vault/test_slots_crash.py",
            "test_killed_while_the_passphrase_changes",
            "test_killed_before_every_single_step",
            "test_killed_at_any_moment_of_a_new_key",
        ),
    ),
    Fault(
        8,
        "kill -9 during a backup, while one is restored, while a vault for a journey is made",
        "the newest verified one is whole; what is half made is swept away, or never opens as if it were whole",
        (
            *in_file("vault/test_kills.py", "test_killed_in_a_backup_keeps_every_earlier_one"),
            *in_file("vault/test_backup.py", "test_half_made_backups_are_swept_away"),
            *in_file(
                "vault/test_restore_killed.py",
                "test_what_was_not_finished_is_refused_with_what_to_do",
                "test_killed_at_any_step_it_is_there_wholly_or_not_at_all",
            ),
            *in_file(
                "vault/test_travel_killed.py",
                "test_what_was_not_finished_is_refused_and_can_be_erased",
                "test_killed_at_any_step_it_is_there_wholly_or_not_at_all",
            ),
        ),
    ),
    Fault(
        9,
        "disk full at a commit",
        "the form stays, it is said, a later saving works",
        (
            *in_file("vault/test_disk_full.py", "test_with_no_room_for_a_file_to_grow_nothing_saved_is_lost"),
            *in_file("vault/test_disk_full.py", "test_on_a_full_disk_everything_saved_stays_and_room_mends_it"),
            *in_file("ui/shell/test_desk.py", "test_a_full_disk_leaves_the_answers_on_the_desk_and_says_what_to_do"),
            *in_file("attachments/test_keeping.py", "test_a_full_disk_keeps_nothing_of_a_file"),
            *in_file("vault/test_rating_anew.py", "test_a_full_disk_loses_neither_the_correction_nor_the_work"),
        ),
    ),
    Fault(
        10,
        "disk full at a header, a backup or an export",
        "the old file is whole, nothing half written is left",
        (
            *in_file("vault/test_slots.py", "test_a_full_disk_leaves_old_or_new_and_says_which"),
            *in_file("vault/test_vault_header.py", "test_a_full_disk_at_the_repair_does_not_keep_the_vault_shut"),
            *in_file("vault/test_backup.py", "test_without_room_no_backup_begins"),
            *in_file("report/test_saving.py", "test_a_full_disk_leaves_nothing_behind"),
            *in_file("packs/test_taking.py", "test_a_full_or_write_protected_disk_changes_nothing"),
        ),
    ),
    Fault(
        11,
        "read-only disk, or rights lost while open",
        "said, readable, no loop of crashes",
        in_file(
            "faults/test_media.py",
            "test_f11_a_read_only_disk_is_named_and_its_vault_can_be_read",
            "test_f11_a_disk_that_turns_read_only_is_said_and_the_next_saving_works",
        ),
        "A disk in use cannot be made read-only here, so the second test lets SQLite refuse as it then does.",
    ),
    Fault(
        12,
        "the stick is pulled out while open",
        "what is typed is never called saved, it is asked for, nothing on it is broken",
        (
            *in_file(
                "faults/test_media.py",
                "test_f12_what_is_typed_after_the_stick_is_gone_is_never_called_saved",
                "test_f12_a_stick_that_comes_back_takes_what_is_still_on_the_desk",
            ),
            *in_file("vault/test_vault_damage.py", "test_a_store_that_vanishes_while_open_is_a_finding"),
            *in_file("cli/test_vault_places.py", "test_a_stick_that_is_not_plugged_in_does_not_become_a_folder"),
        ),
        "Done by taking the folder away; a device that answers with errors was not at hand.",
    ),
    Fault(
        13,
        "the log flipped, cut or deleted after a crash",
        "what is missing is said; it opens",
        in_file(
            CRASH,
            "test_a_lost_log_is_announced_once_and_work_goes_on",
            "test_a_damaged_log_is_announced_wherever_the_damage_is",
        ),
    ),
    Fault(
        14,
        "an old store.db put back",
        "older than the anchor; only read until somebody accepts it",
        (
            *in_file("vault/test_anchor.py", "test_an_older_store_is_only_read_until_somebody_accepts_it"),
            *in_file(
                "ui/vault_pages/test_ways_of_opening.py",
                "test_an_older_vault_is_only_read_until_somebody_takes_it_as_it_is",
            ),
        ),
        "A whole folder put back shows only by a receipt kept outside (vault/test_custody.py, TestReceipts).",
    ),
    Fault(
        15,
        "anchor missing or forged",
        "told once, made anew only after the chain was followed",
        in_file(
            "vault/test_anchor.py",
            "test_a_missing_or_forged_anchor_is_told_once_and_made_anew",
            "test_the_chain_is_followed_before_an_anchor_is_made_anew",
        ),
    ),
)

DOOR = (
    Fault(
        16,
        "header.a damaged; both damaged",
        "the other is used and mends it; both: a backup's header can be put back",
        (
            *in_file("vault/test_vault_header.py", "test_one_bad_copy_is_replaced_by_the_good_one"),
            *in_file("cli/test_custody.py", "test_a_header_is_put_back_without_a_passphrase"),
            *in_file("cli/test_vault_places.py", "test_a_damaged_header_is_said_with_the_command_that_brings_it_back"),
        ),
    ),
    Fault(
        17,
        "a header that asks for a terabyte, a thousand slots, ten megabytes, or that never ends",
        "refused before any work",
        (
            *in_file("vault/test_vault_header.py", "test_a_hostile_header_is_refused_before_any_work"),
            *in_file("faults/test_fuzz.py", "test_headers_with_a_right_checksum"),
            *in_file("faults/test_pipes.py", "test_a_pipe_is_refused_at_once"),
        ),
    ),
    Fault(
        18,
        "a slot of another vault, or with its kind or cost edited and the checksum right",
        "never opens",
        (
            *in_file("vault/test_vault_header.py", "test_a_slot_of_another_vault_does_not_open_this_one"),
            *in_file("vault/test_vault_header.py", "test_no_term_can_be_changed_even_with_a_right_checksum"),
            *in_file(
                "vault/test_header_mutations.py",
                "test_no_forged_header_opens_with_another_key_or_raises_anything_untyped",
            ),
        ),
    ),
    Fault(
        19,
        "passphrases: empty, very long, composed and not, trailing space, NUL",
        "equal spellings are equal, a space counts, NUL is refused, nothing hangs",
        (
            *in_file(
                "vault/test_vault_passphrase.py",
                "test_composed_and_decomposed_spellings_open_the_same_vault",
                "test_twelve_characters_are_enough_and_a_trailing_space_counts",
                "test_a_nul_is_refused_at_opening_too",
                "test_a_weak_passphrase_makes_no_vault",
            ),
            *in_file("vault/test_passphrase_strength.py", "test_no_passphrase_takes_long_to_judge"),
        ),
    ),
    Fault(
        20,
        "a second program on the vault; a lock left by a killed one",
        "the second is told; a dead lock counts for nothing",
        (
            *in_file(
                "vault/test_vault_crash.py",
                "test_a_second_opener_is_refused_and_a_killed_one_leaves_no_lock",
                "test_another_program_on_the_store_is_named",
            ),
            *in_file("vault/test_reading.py", "test_what_is_open_here_is_read_there_with_its_newest_rows"),
        ),
    ),
)
