# SPDX-License-Identifier: GPL-3.0-or-later
"""What went wrong, in one sentence that also says what to do."""

from exile_risk.errors import ExileRiskError
from exile_risk.reading import clean
from exile_risk.wording.catalogue import N_, _

_FILES = {
    "file_missing": N_("{file}: there is no such file; check the name and the folder."),
    "file_unreadable": N_("{file}: the file cannot be read; check that it is a file and that you may open it."),
    "file_too_large": N_("{file}: larger than {limit} MB, so it is no case file; choose the right file."),
    "file_not_utf8": N_("{file}: not UTF-8 text at byte {place}; save it again as UTF-8."),
    "file_empty": N_("{file}: the file is empty; choose a file with a case in it."),
    "file_wrong_format": N_("{file}: not a file of the format “{expected}”; choose the right file."),
    "file_wrong_version": N_("{file}: version should be {known}; correct it."),
    "file_newer_version": N_(
        "{file}: version {version} is newer than this program reads ({known}); update the program."
    ),
    "json_syntax": N_("{file}: broken JSON at line {line}, column {column}; mend it there."),
    "json_too_deep": N_("{file}: nested or numbered beyond any real file; choose the right file."),
    "json_half_character": N_("{file}: holds half a character, which no text can; write the whole one or none."),
    "json_doubled_field": N_("{file}: the field “{field}” stands twice; remove the wrong one."),
    "json_not_a_number": N_("{file}: {name} is not a number that can be used; write a plain number."),
    "json_unknown_field": N_("{file}: {place}: unknown field “{field}”; remove it or correct its name."),
    "json_missing_field": N_("{file}: {place}: the field “{field}” is missing; add it."),
    "json_wrong_type": N_("{file}: {place}: should be of type {expected}, not {got}; correct it."),
    "json_invalid_value": N_("{file}: {place}: {got} is not one of the values allowed here; correct it."),
    "json_wrong_shape": N_("{file}: {place}: not of the shape expected here; compare it with a sample file."),
}

_CASES = {
    "case_same_state": N_(
        "{file}: origin and host are both {country}; the tool rates people outside the state they fear."
    ),
    "case_country": N_("{file}: {place}: unknown country “{value}”; use a two-letter code such as KH or TH."),
    "case_date": N_("{file}: {place}: “{value}” is not a day; write it as year-month-day, for example 2018-01-20."),
    "case_day_range": N_("{file}: {place}: {value} lies before {earliest} or after today; give a day between them."),
    "case_offence": N_("{file}: {place}: unknown offence “{value}”; the nearest known: {known}."),
    "case_stage": N_("{file}: {place}: unknown stage “{value}”; the nearest known: {known}."),
    "case_factor": N_("{file}: {place}: unknown question “{value}”; the nearest known: {known}."),
    "case_value": N_("{file}: {place}: unknown value “{value}”; the nearest known: {known}."),
    "case_evidence": N_("{file}: {place}: there is no answer to go with it; add the answer or remove the evidence."),
    "case_word": N_("{file}: {place}: “{value}” is no code; write a short id such as km or journalist."),
    "case_dependants": N_("{file}: {place}: should be a number from 0 to 99; correct it."),
    "case_code": N_("There is no case “{case}” in this vault; list the vault to see its codes."),
}

_MODELS = {
    "model_promise": N_("{file}: {place}: {problem}."),
    "model_version": N_("{file}: holds version “{version}” instead of {expected}; rename the file or correct it."),
    "model_unknown": N_("There is no model “{version}”; choose one of: {known}."),
    "model_doubled": N_("{file}: {place}: the id stands twice; rename or remove one."),
    "model_values": N_("{file}: {place}.values: needs at least two different values; correct them."),
    "model_values_differ": N_("{file}: {place}: must name exactly the values of its factor; add or remove some."),
    "model_target": N_("{file}: {place}: unknown pathway or harm level “{target}”; correct it."),
    "model_bar_range": N_("{file}: {place}: a bar must lie between 0 and 1, below 1; correct it."),
    "model_gate_range": N_("{file}: {place}: must lie above 0 and not above 1; correct it."),
    "model_gate_missing": N_("{file}: {place}: the factor “{factor}” with its modifiers is missing; add it."),
    "model_keys": N_("{file}: {place}: must name exactly {expected}; correct it."),
    "model_thresholds": N_(
        "{file}: {place}: thresholds must rise from Moderate to Extreme, between 0 and 1; correct them."
    ),
}

_PROMISES = {
    "reserved": N_("a value has a name that means an open answer; rename it"),
    "trigger": N_("a danger question has exactly the values no and yes; correct them"),
    "gate_unused": N_("modifiers stand on a factor that gates nothing; remove them"),
    "gate_centre": N_("modifiers must lie on both sides of .6; correct them"),
    "straddle": N_("weights of one target must lie on both sides of zero; correct them"),
    "monotone": N_("a riskier value counts for less; correct the numbers or mark the factor as mixed"),
    "kind": N_("bars without a kind, or order and direction that disagree; correct them"),
    "base_size": N_("a base is beyond 60 steps; correct it"),
    "attack": N_("harm of an attack must lie from 0 to 1 and not rise; correct it"),
}

_EVIDENCE = {
    "cases_country": N_("{file}: case {id}: “{value}” is unknown, or origin and host are the same; correct it."),
    "cases_word": N_("{file}: case {id}: {field} may not be “{value}”; use one of {allowed}."),
    "cases_twice": N_("{file}: case {id} stands there a second time; rename or remove one."),
    "cases_none": N_("{file}: there is no case in it; choose a file with documented cases."),
    "corridors_columns": N_("{file}: the first line must name origin, host and period; missing: {missing}."),
    "corridors_row": N_("{file}, row {row}: a quotation mark is out of place; close or double it."),
    "corridors_country": N_(
        "{file}, row {row}: {column} “{value}” is unknown or equals the origin; use two different two-letter codes."
    ),
    "corridors_period": N_("{file}, row {row}: “{value}” is no period; write 2018 or 2018-2025."),
    "corridors_twice": N_("{file}, row {row}: {corridor} stands here a second time; join the two rows."),
    "corridors_none": N_("{file}: there is no corridor in it; add rows with origin, host and period."),
}

_RELOCATION = {
    "relocation_criterion": N_("Nothing is compared by “{value}”; weigh some of: {known}."),
    "relocation_weight": N_("“{value}” is no usable weight; write a number from 0 up, not all of them 0."),
}

_PROGRAM = {
    "output_failed": N_("The output could not be written; check the disk and where it goes."),
    "usage": N_("{program}: {problem}; see exile-risk --help."),
    "passphrase_needed": N_("There is no terminal to ask for the passphrase; give it with --passphrase-stdin."),
    "passphrases_differ": N_("The two passphrases differ; start again."),
    "resources_missing": N_("The program’s own files are missing from {place}; install it again."),
    "library_missing": N_("The window needs {library}, which is not on this computer; install the package {package}."),
}

_TEXTS = {**_FILES, **_CASES, **_MODELS, **_EVIDENCE, **_RELOCATION, **_PROGRAM}


def sentence(error: ExileRiskError) -> str:
    """Return the sentence for an error, in one line."""
    from exile_risk.wording import (
        attachments,
        corrections,
        custody,
        handover,
        judgement,
        knowledge_errors,
        report_errors,
        vault,
        ways_in,
    )

    texts = {
        **_TEXTS,
        **knowledge_errors.TEXTS,
        **vault.ERRORS,
        **custody.ERRORS,
        **ways_in.ERRORS,
        **corrections.ERRORS,
        **judgement.ERRORS,
        **handover.ERRORS,
        **attachments.ERRORS,
    }
    from exile_risk.wording import packs, under_search

    texts |= report_errors.ERRORS | packs.ERRORS | under_search.ERRORS
    text = texts.get(error.code)
    if text is None:
        return error.code
    given = corrections.error_params(error.params) if error.code in corrections.ERRORS else error.params
    params = {k: clean(v, 300) if isinstance(v, str) else v for k, v in given.items()}
    params |= {k: sentence(v) for k, v in given.items() if isinstance(v, ExileRiskError)}
    if error.code == "model_promise":
        params["problem"] = _(_PROMISES[str(params["problem"])])
    return " ".join(_(text).format_map(_Filled(params)).split())


class _Filled(dict[str, object]):
    """Gaps of a sentence; one that nobody filled shows as an ellipsis rather than as a second error."""

    def __missing__(self, key: str) -> str:
        return "…"
