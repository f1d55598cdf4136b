# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults in what comes from outside: packs, files of a case, bundles."""

from tests.faults.fault import Fault, in_file

PACKS = (
    Fault(
        21,
        "a pack without a signature, by another key, with a byte flipped or a signature cut",
        "refused before it is read",
        (
            *in_file("packs/test_faults.py", "test_f21_what_is_not_signed_by_us_is_refused_before_it_is_parsed"),
            *in_file("packs/test_faults.py", "test_f21_a_key_that_is_not_pinned"),
            *in_file("faults/test_fuzz.py", "test_packs", "test_signatures_of_packs"),
        ),
    ),
    Fault(
        22,
        "signed in the legacy way; the right name of a key with another key",
        "refused",
        in_file(
            "packs/test_faults.py",
            "test_f22_the_legacy_algorithm_is_refused_though_its_signature_holds",
            "test_f22_the_right_key_id_with_another_key",
        ),
    ),
    Fault(
        23,
        "the trusted comment edited or saying another version than the content",
        "refused",
        in_file(
            "packs/test_faults.py",
            "test_f23_an_edited_comment",
            "test_f23_a_comment_that_was_signed_for_another_content",
            "test_f23_the_number_is_that_of_the_facts_themselves",
        ),
    ),
    Fault(
        24,
        "an older version, the same with other content, one beyond all; the spare key after that",
        "refused three times; taken",
        in_file(
            "packs/test_faults.py",
            "test_f24_versions_only_rise",
            "test_f24_a_version_beyond_all_versions",
            "test_f24_the_spare_key_goes_on_where_a_stolen_one_burnt_its_versions",
        ),
    ),
    Fault(
        25,
        "a pack exchanged between check and reading",
        "the bytes that were verified are those that are read",
        (
            *in_file(
                "packs/test_faults.py",
                "test_f25_the_bytes_that_were_verified_are_those_that_are_parsed",
                "test_f25_what_is_taken_is_what_was_looked_at",
            ),
            *in_file("packs/test_kills.py", "test_killed_while_a_pack_is_taken"),
        ),
    ),
    Fault(
        26,
        "200 MB of zeros packed into a few KB; a pipe that never ends",
        "stopped at the limit; refused at once",
        (
            *in_file("packs/test_faults.py", "test_f26_two_hundred_megabytes_of_zeros_are_stopped_at_the_limit"),
            *in_file("faults/test_pipes.py", "test_a_pipe_is_refused_at_once"),
        ),
    ),
    Fault(
        27,
        "JSON: very deep, huge numbers, NaN, doubled names, half characters, other encodings, NUL",
        "each refused with a sentence",
        (
            *in_file("packs/test_faults.py", "test_f27_json_that_could_surprise_is_refused_though_it_is_signed"),
            *in_file("handover/test_faults.py", "test_f27_anything_but_the_one_spelling_of_a_value_is_refused"),
            *in_file("cli/test_bad_input.py", "test_what_is_no_case_at_all"),
            *in_file("faults/test_fuzz.py", "test_half_a_character_is_refused", "test_case_files"),
        ),
    ),
    Fault(
        28,
        "names with marks that turn, hide or load: bidi, zero width, <img src=file://...>, {{7*7}}, %s%n",
        "shown as the text they are, or refused; no file or socket is opened",
        (
            *in_file("faults/test_whole_session.py", "test_f28_f43_f45_a_whole_session_leaves_nothing_behind"),
            *in_file("packs/test_preview.py", "test_f28_text_is_shown_as_it_stands_and_nothing_is_opened"),
            *in_file("handover/test_faults.py", "test_f28_free_text_of_a_judgement_stays_literally_what_it_is"),
            *in_file("cli/test_custody.py", "test_a_foreign_name_beside_a_vault_does_not_steer_the_terminal"),
            *in_file("ui/kit/test_static_parts.py", "test_plain_labels_never_read_mark_up"),
            *in_file("ui/shell/test_accessibility.py", "test_the_window_can_be_read_aloud_with_and_without_a_case"),
            *in_file("report/test_html.py", "test_everything_is_escaped"),
        ),
    ),
)

FILES = (
    Fault(
        29,
        "an archive with ../../x, absolute paths, CON, links, 100,000 entries",
        "archives are not read at all",
        (
            *in_file("handover/test_faults.py", "test_f29_archives_are_no_bundles_inside_or_outside"),
            *in_file("attachments/test_taking.py", "test_everything_else_is_kept_as_it_came"),
            *in_file("attachments/test_names.py", "test_any_name_at_all_is_one_file_on_every_system"),
        ),
    ),
    Fault(
        30,
        "a picture of 60,000 by 60,000, a JPEG cut off, SVG, GPS in EXIF, a file that is PDF and picture",
        "limit, sentence, refused, taken out, stored only",
        (
            *in_file(
                "attachments/test_taking.py",
                "test_a_bomb_is_known_by_its_header_and_never_unpacked",
                "test_a_picture_cut_off_anywhere_is_refused_or_whole",
                "test_a_drawing_is_refused_however_it_is_dressed",
                "test_a_photo_loses_place_time_camera_and_whatever_is_behind_its_end",
                "test_one_file_that_is_two_is_what_its_first_bytes_are",
                "test_a_picture_this_program_does_not_decode_comes_in_only_as_evidence",
                "test_a_picture_of_a_phone_is_one_by_brand_or_content",
            ),
            *in_file("faults/test_fuzz_brought.py", "test_pictures"),
            *in_file(
                "ui/files/test_looking_at_files.py",
                "test_decoding_stays_within_its_memory",
                "test_what_is_not_shown_says_why_in_a_tile",
            ),
        ),
    ),
    Fault(
        31,
        "a bundle for somebody else, with a byte flipped, cut, with junk behind it, empty",
        "one sentence for all, nothing is taken in, nothing in clear is left",
        (
            *in_file(
                "handover/test_faults.py",
                "test_f31_a_bundle_that_is_damaged_or_for_others_says_one_thing_and_leaves_nothing",
                "test_f31_a_cut_at_the_border_of_a_chunk_is_noticed",
            ),
            *in_file("faults/test_fuzz.py", "test_bundles"),
        ),
    ),
    Fault(
        32,
        "a bundle with a passphrase of work factor 2^23 or 2^30",
        "refused before anything is derived",
        in_file("handover/test_age.py", "test_f32_a_passphrase_is_refused_before_anything_is_derived"),
    ),
    Fault(
        33,
        "a bundle whose inner signature is missing, unknown or wrong",
        "kept apart, not merged",
        (
            *in_file("handover/test_faults.py", "test_f33_what_is_not_signed_by_a_confirmed_colleague_is_kept_apart"),
            *in_file("faults/test_fuzz.py", "test_what_is_inside_of_bundles"),
            *in_file(
                "handover/test_command_waiting.py",
                "test_a_strangers_bundle_waits_is_looked_at_and_released_once_words_were_compared",
            ),
        ),
    ),
    Fault(
        34,
        "a bundle again; the same name with other content",
        "nothing twice; both are shown",
        (
            *in_file(
                "handover/test_faults.py",
                "test_f34_a_replayed_bundle_changes_nothing",
                "test_f34_a_case_of_the_same_name_with_other_content_is_shown_side_by_side",
            ),
            *in_file(
                "ui/vault_pages/test_open_case_and_bundles.py",
                "test_words_typed_and_a_bundle_about_the_same_case_are_both_there",
            ),
        ),
    ),
    Fault(
        35,
        "a million records, circles, days that do not exist",
        "limits with their place; all or nothing",
        (
            *in_file(
                "handover/test_faults.py",
                "test_f35_a_million_records_are_refused",
                "test_f35_a_circle_of_records_cannot_be_spelt",
                "test_f35_days_that_do_not_exist_are_refused_with_their_place",
                "test_f35_one_bad_case_among_good_ones_lets_nothing_in",
            ),
            *in_file("handover/test_kills.py", "test_killed_while_a_bundle_is_taken_in"),
        ),
    ),
    Fault(
        36,
        "a foreign SQLite file offered for import",
        "never opened as one",
        in_file("handover/test_faults.py", "test_f36_a_database_is_never_opened_as_one"),
    ),
)
