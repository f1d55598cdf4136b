# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a row of facts, and the mend."""

from exile_risk.wording.catalogue import N_

TEXTS = {
    "knowledge_manifest": N_("{file}: {place} names “{problem}” wrongly or leaves it out; correct the manifest."),
    "knowledge_header": N_("{file}: the first line must read {expected}."),
    "knowledge_csv": N_("{file}, row {row}: a quotation mark is out of place; close or double it."),
    "knowledge_columns": N_(
        "{file}, row {row}: {found} columns instead of {expected}; look for a missing or extra comma."
    ),
    "knowledge_duplicate": N_("{file}, row {row}: “{id}” stands here a second time; delete one or give it another id."),
    "knowledge_id_twice": N_("The id “{id}” stands in {file} and in {other}; rename one."),
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
}
