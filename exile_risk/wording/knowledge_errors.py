# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a row of facts, and the mend."""

from exile_risk.wording.catalogue import N_

TEXTS = {
    "knowledge_damaged": N_(
        "The program's facts are damaged, so nothing can be rated; what you write is kept all the same. Install the "
        "program again. What is damaged: {problem}"
    ),
    "knowledge_cut": N_(
        "{file}: ends in the middle of a row; get the file again, or end its last row with a new line."
    ),
    "knowledge_pack_file": N_("{file}: such a file does not belong among the facts; take it out of the folder."),
    "knowledge_pack_link": N_("{file}: is a link or no plain file; put the file itself into the folder."),
    "knowledge_pack_large": N_("{file}: larger than {limit} MB, which no facts are; get the folder again."),
    "knowledge_pack_older": N_("{file}: version {version} is not newer than {known}, which stays in use."),
    "knowledge_pack_version": N_("{file}: version “{version}” is none; write year and month, as in 2026.11."),
    "knowledge_pack_shrunk": N_(
        "{file}: holds {found} rows where {known} are in use, so part of it seems lost; get the folder again."
    ),
    "knowledge_pack_gone": N_(
        "{file}: {place}: “{id}” is missing, which cases and rules of this program name; put it back."
    ),
    "knowledge_pack_word": N_(
        "{file}: {place}: “{value}” is not known to this program; update the program first, or correct it."
    ),
    "knowledge_pack_rules": N_(
        "{file}: the rules of this program fail on these facts ({origin} to {host}); report it with the folder."
    ),
    "knowledge_manifest": N_("{file}: {place} names “{problem}” wrongly or leaves it out; correct the manifest."),
    "knowledge_header": N_("{file}: the first line must read {expected}."),
    "knowledge_csv": N_("{file}, row {row}: a quotation mark is out of place; close or double it."),
    "knowledge_columns": N_(
        "{file}, row {row}: {found} columns instead of {expected}; look for a missing or extra comma."
    ),
    "knowledge_duplicate": N_("{file}, row {row}: “{id}” stands here a second time; delete one or give it another id."),
    "knowledge_id_twice": N_("{file}, row {row}: the id “{id}” stands in {other} too; rename one."),
    "knowledge_overlap": N_(
        "{file}, row {row}: {source} says “{value}” here and “{other_value}” in row {other} about the same days "
        "({subject}, {attribute}); end one before the other begins, correct one, or name the source that disagrees."
    ),
    "knowledge_said_twice": N_(
        "{file}, row {row}: says again what row {other} says of {subject}, {attribute}, from the same source {source}; "
        "join the two."
    ),
    "knowledge_supersedes_missing": N_(
        "{file}, row {row}: there is no fact “{id}” to supersede; correct the id or empty the field."
    ),
    "knowledge_supersedes_other": N_(
        "{file}, row {row}: “{id}” is about {subject}, {attribute}; a fact can only supersede one about the same."
    ),
    "knowledge_supersedes_cycle": N_(
        "{file}, row {row}: these facts supersede each other in a circle: {ids}; empty the field in the oldest."
    ),
    "knowledge_licence_forbids": N_(
        "{file}: is a table of {publisher} ({source}), whose terms do not let others pass it on; remove the table and "
        "keep single facts at most."
    ),
    "knowledge_licence_apart": N_(
        "{file}, row {row}: data of {source} are under {licence} and need a table of their own, with the source among "
        "its defaults; move the row there."
    ),
    "knowledge_folder": N_("{folder}: there is no such folder; give the folder that holds manifest.json."),
    "knowledge_country": N_(
        "{file}, row {row}: “{value}” is no known country here, or it is named twice; use ISO two-letter codes."
    ),
    "knowledge_pair_order": N_("{file}, row {row}: write the pair “{value}” in alphabetical order."),
    "knowledge_offence": N_("{file}, row {row}: “{value}” is no known offence; use an id from manifest.json."),
    "knowledge_date": N_("{file}, row {row}: {column} “{value}” is no date; write 2018, 2018-02 or 2018-02-14."),
    "knowledge_dates_reversed": N_("{file}, row {row}: {start} lies after {end}; exchange or correct them."),
    "knowledge_source": N_("{file}, row {row}: there is no source “{value}”; add it to sources.json."),
    "knowledge_word": N_("{file}, row {row}: {column} may not be “{value}”; use one of {allowed}."),
    "knowledge_number": N_("{file}, row {row}: “{value}” is no number; write it with a point, as in 0.36."),
    "knowledge_shape": N_("{file}, row {row}: “{value}” is not of the form wanted here; write it as in: {example}."),
    "knowledge_supersedes_low": N_(
        "{file}, row {row}: a fact of low confidence cannot replace “{id}”; raise it with a source or empty supersedes."
    ),
    "knowledge_empty": N_("{file}, row {row}: {column} is empty; fill it in or delete the row."),
    "knowledge_no_source": N_("There is no source “{id}” in this knowledge; check the id."),
    "knowledge_no_offence": N_("There is no offence “{id}” in this knowledge; choose one from the list."),
    "knowledge_no_country": N_("“{value}” is no known country here; use a two-letter code such as KH or TH."),
    "knowledge_incomplete": N_(
        "{file}: {value} is missing; each of the {expected} states and territories must be there."
    ),
    "knowledge_at_format": N_("{file}: the format is not “{expected}”; use the file that belongs to this version."),
    "knowledge_at_empty": N_("{file}: {place} is empty; fill it in or delete it."),
    "knowledge_at_word": N_("{file}: {place} may not be “{value}”; use one of {allowed}."),
    "knowledge_at_country": N_(
        "{file}: {place}: “{value}” is no known country here, or it is named twice; use ISO two-letter codes."
    ),
    "knowledge_at_source": N_("{file}: {place}: there is no source “{value}”; add it to sources.json."),
    "knowledge_at_date": N_("{file}: {place}: “{value}” is no date; write 2018, 2018-02 or 2018-02-14."),
    "knowledge_at_dates_reversed": N_("{file}: {place}: {start} lies after {end}; exchange or correct them."),
    "knowledge_at_range": N_(
        "{file}: {place}: a range from {low} to {high} cannot be; exchange or correct the numbers, none below 0."
    ),
    "knowledge_at_value": N_(
        "{file}: {place} does not fit its field; write a list of words, “unknown”, or min and max for age "
        "and dependants."
    ),
    "knowledge_at_twice": N_("{file}: the id “{id}” stands here a second time; delete one or give it another id."),
    "knowledge_map_ring": N_(
        "{file}: outline {ring} of {place} is no closed ring of tenths of a degree; draw it again or delete it."
    ),
    "knowledge_language": N_(
        "facts/languages.csv: {id} may not say “{value}”; write tag, percentage and standing, as in “km 89 official”."
    ),
}
