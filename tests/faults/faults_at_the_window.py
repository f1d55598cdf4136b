# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults at the window and at the end: clocks, locks, searches, traces, deletion, odd folders, old vaults."""

from tests.faults.fault import Fault, in_file

WINDOW = (
    Fault(
        37,
        "the clock back ten years, forward, another time zone",
        "the record stays in its order, no negative ages, it locks",
        (
            *in_file(
                "faults/test_window.py", "test_f37_a_clock_that_went_back_makes_no_negative_ages_and_breaks_no_chain"
            ),
            *in_file("vault/test_audit.py", "test_the_order_is_that_of_the_numbers_when_the_clock_goes_back"),
            *in_file("ui/shell/test_idle_lock.py", "test_a_changed_clock_locks_too"),
        ),
    ),
    Fault(
        38,
        "the machine slept",
        "locked when it wakes",
        (
            *in_file(
                "ui/shell/test_idle_lock.py",
                "test_a_machine_that_slept_locks_at_once",
                "test_whoever_wakes_a_machine_after_the_limit_must_unlock_first",
            ),
            *in_file(
                "ui/shell/test_system_signals.py",
                "test_each_of_these_signals_wants_a_lock",
                "test_a_locked_screen_locks_the_vault",
                "test_sleep_waits_until_the_vault_is_put_away",
                "test_without_a_bus_nothing_fails_and_nothing_is_said",
                "test_a_bus_that_is_gone_ends_the_listener",
            ),
        ),
        "By two clocks that a test moves and by signals on a real bus of the test; no machine was put to sleep.",
    ),
    Fault(
        39,
        "it locks over an open sheet, half a text, a page being saved",
        "the draft is there afterwards; the page is whole and on record, or not there",
        (
            *in_file(
                "faults/test_window.py",
                "test_f39_a_lock_over_a_sheet_with_half_a_text_keeps_the_case_and_leaves_no_window",
                "test_f39_a_lock_while_a_page_is_saved_leaves_it_whole_and_on_record_or_not_at_all",
            ),
            *in_file("ui/shell/test_judging.py", "test_nothing_typed_is_lost_by_a_lock"),
            *in_file("ui/shell/test_desk.py", "test_what_was_typed_last_survives_lock_and_unlock"),
            *in_file(
                "ui/files/test_files_page.py", "test_a_lock_in_the_middle_shows_nothing_and_leaves_no_temporary_file"
            ),
        ),
        "Half a correction on its sheet is not kept; the case and the judgement are.",
    ),
    Fault(
        40,
        "a saving that comes after the lock",
        "reaches no store",
        (
            *in_file("faults/test_window.py", "test_f40_a_save_that_comes_after_the_lock_reaches_no_store"),
            *in_file("vault/test_vault_cases.py", "test_a_closed_vault_answers_nothing"),
        ),
    ),
    Fault(
        41,
        'searches: ", *, NEAR/3, ), -, 10,000 characters, Khmer, Arabic with marks',
        "found or not found, never an error",
        (
            *in_file("faults/test_window.py", "test_f41_any_search_finds_or_finds_nothing"),
            *in_file("ui/shell/test_list_and_days.py", "test_a_case_is_found_by_code_or_country_whatever_the_accents"),
        ),
    ),
    Fault(
        42,
        "a CSV cell that begins with =, @ or the like",
        "no table for a spreadsheet leaves the program",
        in_file("faults/test_window.py", "test_f42_no_table_for_a_spreadsheet_leaves_the_program"),
    ),
    Fault(
        43,
        "everything on the disk after a whole session in an empty home",
        "the vault and small settings alone, no mark in clear anywhere, temporary folder too; no network",
        (
            *in_file("faults/test_whole_session.py", "test_f28_f43_f45_a_whole_session_leaves_nothing_behind"),
            *in_file("ui/shell/test_privacy.py", "test_no_file_of_the_home_holds_a_word_of_a_case"),
            *in_file("attachments/test_keeping.py", "test_neither_bytes_nor_name_are_anywhere_in_clear"),
            *in_file("vault/test_vault_damage.py", "test_nothing_stands_in_clear_on_the_disk_while_the_vault_is_open"),
        ),
        "System calls are watched where strace is installed; a desktop's own traces are its own.",
    ),
    Fault(
        44,
        "a fault in a slot, a crash of the process, with a case open",
        "no core, no text of a case",
        (
            *in_file("faults/test_whole_session.py", "test_f44_a_crash_with_a_case_open_tells_nothing"),
            *in_file("ui/shell/test_process.py", "test_an_unexpected_fault_prints_kind_and_place_only"),
        ),
    ),
    Fault(
        45,
        "the memory after a lock",
        "no copy of passphrase, key or case",
        (
            *in_file("faults/test_whole_session.py", "test_f28_f43_f45_a_whole_session_leaves_nothing_behind"),
            *in_file("vault/test_memory.py", "test_an_open_vault_holds_no_key_and_hardly_a_passphrase"),
            *in_file("vault/test_prove.py", "test_no_key_is_left_in_memory"),
        ),
        "Of the process, on Linux; what the system swapped out or keeps of freed pages is not seen.",
    ),
    Fault(
        46,
        "the clipboard twenty seconds later; filled by another program meanwhile",
        "cleared; left alone",
        (
            *in_file(
                "faults/test_window.py",
                "test_f46_what_was_copied_here_is_cleared_after_twenty_seconds",
                "test_f46_what_another_program_copied_meanwhile_is_left_alone",
                "test_f46_a_lock_clears_it_at_once",
            ),
            *in_file("ui/vault_pages/test_quick_exit.py", "test_only_what_is_ours_leaves_the_clipboard"),
        ),
        "Whose it is, is told to the test, because no screen is there; managers that keep a history may ignore it.",
    ),
)

END = (
    Fault(
        47,
        "a person deleted, then the decrypted store searched",
        "not there any more; in which backups until when is said",
        (
            *in_file(
                "vault/test_custody.py",
                "test_a_deleted_person_is_gone_from_the_store",
                "test_it_is_told_which_backups_still_hold_whom_and_until_when",
                "test_a_backup_from_before_the_case_is_not_said_to_hold_it",
                "test_a_backup_that_is_not_on_record_is_named_in_doubt",
                "test_purging_leaves_one_backup_and_it_opens_without_the_person",
            ),
            *in_file(
                "vault/test_shared_stick.py",
                "test_a_deleted_case_is_said_to_be_in_no_backup_of_another_vault",
                "test_purging_leaves_the_backups_of_another_vault",
                "test_a_copy_thins_only_the_copies_of_its_own_vault",
            ),
            *in_file("vault/test_safekeeping.py", "test_what_was_worked_out_about_a_deleted_case_goes_too"),
            *in_file(
                "ui/vault_pages/test_open_case_and_deletion.py",
                "test_an_open_form_is_put_away_before_its_case_goes",
                "test_a_case_chosen_while_it_is_put_away_does_not_come_back",
            ),
            *in_file(
                "ui/vault_pages/test_open_case_and_bundles.py",
                "test_a_colleagues_deletion_is_decided_and_a_deleted_case_leaves_the_desk",
            ),
        ),
    ),
    Fault(
        48,
        "erased, then passphrase and recovery key tried",
        "neither opens, what was left is named",
        (
            *in_file(
                "vault/test_custody.py",
                "TestErasing::test_neither_header_nor_backup_opens_afterwards",
                "TestErasing::test_interrupted_it_does_not_open",
                "TestErasing::test_what_was_never_the_vaults_stays",
            ),
            *in_file(
                "vault/test_erasing.py",
                "test_one_file_that_cannot_be_overwritten_stops_nothing",
                "test_what_cannot_be_deleted_is_overwritten_all_the_same",
                "test_a_link_in_the_place_of_a_file_is_removed_and_not_followed",
                "test_half_made_backups_and_copies_for_reading_go_too",
                "test_copies_from_a_repair_that_still_open_are_named",
            ),
            *in_file(
                "ui/vault_pages/test_erasing_in_the_window.py",
                "test_a_lock_that_comes_meanwhile_does_not_save_the_vault",
                "test_what_stays_behind_is_said_on_the_page_that_follows",
            ),
        ),
        "On flash the old header may outlive being overwritten; no test can show that it did not.",
    ),
    Fault(
        49,
        "a vault on exFAT, a network share, in a path with spaces, é, 250 characters",
        "works or says why not",
        (
            *in_file(
                "faults/test_media.py",
                "test_f49_a_vault_works_in_a_folder_of_any_name",
                "test_f49_a_path_too_long_for_the_store_is_said_and_nothing_is_left",
            ),
            *in_file("vault/test_reading.py", "test_where_the_log_is_refused_work_goes_on_safely_and_it_is_said"),
        ),
        "This kernel knows no exFAT and no network share was at hand: what they refuse is imitated, never met.",
    ),
    Fault(
        50,
        "a vault of every released version",
        "opens, upgrades, holds the same",
        in_file(
            "vault/test_released.py",
            "test_there_is_one_of_every_shape_but_the_newest",
            "test_a_released_vault_opens_with_everything_in_it",
            "test_what_a_released_vault_held_begins_the_chain",
        ),
    ),
)
