# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file as fields that can be merged one by one, and fields as a case file again."""

import json
from collections.abc import Mapping
from typing import Any

from exile_risk.case_file import FORMAT, VERSION
from exile_risk.errors import InputError
from exile_risk.handover.canonical import fit
from exile_risk.handover.field_checks import fits
from exile_risk.handover.field_names import ANSWER, NEED, PLAIN, VALUE, of_case_file, parts_of
from exile_risk.handover.writes import Parts


def fields_of(document: str, code: str) -> dict[str, Parts]:
    """Return the answered fields of a case file's text.

    Raises InputError "bundle_case_unreadable"(case) for one that cannot be read.
    """
    try:
        body = json.loads(document)
        found: dict[str, Parts] = {}
        for name in PLAIN:
            if body.get(name) is not None and (name != "charges" or body[name]):
                found[name] = {VALUE: body[name]}
        evidence = body.get("evidence", {})
        for factor, value in body.get("answers", {}).items():
            found[ANSWER + factor] = {VALUE: value, **evidence.get(factor, {})}
        for name, value in body.get("needs", {}).items():
            if value:
                found[NEED + name] = {VALUE: value}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise InputError("bundle_case_unreadable", case=code) from None
    for field, parts in found.items():
        if not of_case_file(field) or not all(fits(field, part, value) for part, value in parts.items()):
            raise InputError("bundle_case_unreadable", case=code)
    return found


def document_of(fields: Mapping[str, Parts]) -> dict[str, Any]:
    """Return fields as the body of a case file, which still has to be read and written in its one form."""
    body: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    answers: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    needs: dict[str, Any] = {}
    for field, parts in sorted(fields.items()):
        if field.startswith(ANSWER):
            factor = field[len(ANSWER) :]
            answers[factor] = parts.get(VALUE)
            known = {part: value for part, value in parts.items() if part != VALUE}
            if known:
                evidence[factor] = known
        elif field.startswith(NEED):
            needs[field[len(NEED) :]] = parts.get(VALUE)
        else:
            body[field] = parts.get(VALUE)
    body |= {"answers": answers, "charges": body.get("charges", [])}
    if evidence:
        body["evidence"] = evidence
    if needs:
        body["needs"] = needs
    return body


def judged(document: str, field: str) -> Parts:
    """Return a kept judgement or word as parts; what cannot be read is left out."""
    try:
        body = json.loads(document)
        said = {part: _fit(body[part]) for part in parts_of(field) if body.get(part) is not None}
    except (ValueError, AttributeError, TypeError, RecursionError):
        return {}
    return {part: value for part, value in said.items() if fits(field, part, value)}


def _fit(value: Any) -> Any:
    return fit(value) if isinstance(value, str) else value
