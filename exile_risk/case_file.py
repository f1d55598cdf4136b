# SPDX-License-Identifier: GPL-3.0-or-later
"""The case file: read strictly, written in one canonical form. Contract: docs/contracts.md, `exile-risk/case`.

A draft in the vault has the same shape; there the state feared and the place may still be missing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from exile_risk.days import EARLIEST, can_be_asked_for, parse_day
from exile_risk.errors import InputError
from exile_risk.model.answers import Answer, EvidenceGrade, Unanswered
from exile_risk.model.case import NO_WEIGHTS, NOTHING_KNOWN, Case, Charge, Needs, Stage
from exile_risk.model.draft import Draft
from exile_risk.model.factors import Catalogue
from exile_risk.reading import clean, parse, shape

FORMAT = "exile-risk/case"
VERSION = 1

YES, NO = "yes", "no"
_LANGUAGE = re.compile(r"[a-z]{2}")
_RANGE = re.compile(r"from_\d{1,3}|up_to_\d{1,3}|\d{1,3}_to_\d{1,3}")
_OF_A_PATHWAY = re.compile(r"@[a-z0-9-]{2,40}\Z")
_PROFESSION = re.compile(r"[a-z][a-z0-9_]{1,39}")
_IN_THE_HOST = ("stay", "move")
_OPTION = re.compile(r"([A-Z]{2})(:[a-z0-9-]{2,40})?")


@dataclass(frozen=True)
class Vocabulary:
    """The words a case file may use: country codes, offence ids and the factors of a model."""

    countries: frozenset[str]
    offences: frozenset[str]
    catalogue: Catalogue


def read_case(text: str, file: str, words: Vocabulary, today: date) -> Case:
    """Return the case of a file's text.

    Raises InputError naming the file, the place in it and the mend: broken JSON, unknown fields, countries, offences,
    factors or values, days that do not exist, another format or a newer version, origin equal to host.
    """
    draft = read_draft(text, file, words)
    for place in ("origin", "host"):
        if getattr(draft, place) is None:
            raise InputError("json_missing_field", file=file, place="top", field=place)
    case = draft.case(today)
    if case is None:
        raise InputError("case_same_state", file=file, country=str(draft.host))
    return case


def read_draft(text: str, file: str, words: Vocabulary) -> Draft:
    """Return the draft of a file's text; like `read_case`, but places may be missing or the same."""
    from exile_risk.case_wire import CaseFile

    value = parse(text, file)
    _check_format(value, file)
    wire = shape(value, CaseFile, file)
    reader = _Reader(file, words)
    return Draft(
        origin=reader.country(wire.origin, "origin") if wire.origin is not None else None,
        host=reader.country(wire.host, "host") if wire.host is not None else None,
        as_of=reader.day(wire.as_of, "as_of") if wire.as_of is not None else None,
        nationalities=None if wire.nationalities is None else reader.countries(wire.nationalities, "nationalities"),
        charges=tuple(reader.charge(c.offence, c.stage, f"charges[{n}]") for n, c in enumerate(wire.charges)),
        answers=reader.answers(wire.answers, wire.evidence),
        needs=reader.needs(wire.needs),
    )


def write_draft(draft: Draft) -> str:
    """Return a draft (or a whole case) as the canonical text of a case file: sorted, two spaces, ends in a newline."""
    body: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for name in ("as_of", "origin", "host"):
        found = getattr(draft, name)
        if found is not None:
            body[name] = found if isinstance(found, str) else found.isoformat()
    if draft.nationalities is not None:
        body["nationalities"] = list(draft.nationalities)
    body["charges"] = [{"offence": c.offence, "stage": c.stage.value} for c in draft.charges]
    body["answers"] = {f: _text(a) for f, a in sorted(draft.answers.items())}
    evidence = {f: _evidence(a) for f, a in sorted(draft.answers.items()) if a.grade or a.noted}
    if evidence:
        body["evidence"] = evidence
    needs = {name: plain for name, v in vars(draft.needs).items() if (plain := _as_json(v))}
    if needs:
        body["needs"] = needs
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def draft_of(case: Case) -> Draft:
    """Return a case as a draft that can be written or changed further."""
    return Draft(case.origin, case.host, case.as_of, case.nationalities, case.charges, case.answers, case.needs)


def _as_json(value: Any) -> Any:
    """Return one of the needs as JSON has it; what has no order is sorted, so that equal cases have equal bytes."""
    if isinstance(value, Mapping):
        if all(isinstance(one, int) for one in value.values()):
            return dict(sorted(value.items()))
        words = {field: {t: YES if held else NO for t, held in sorted(v.items())} for field, v in sorted(value.items())}
        return {field: answered for field, answered in words.items() if answered}
    return list(value) if isinstance(value, tuple) else value


def _text(answer: Answer) -> str:
    return answer.value if isinstance(answer.value, str) else answer.value.value


def _evidence(answer: Answer) -> dict[str, str]:
    found = {"grade": answer.grade.value if answer.grade else None, "noted": answer.noted and answer.noted.isoformat()}
    return {name: value for name, value in found.items() if value}


def _check_format(value: Any, file: str) -> None:
    if not isinstance(value, dict):
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    if value.get("format") != FORMAT:
        raise InputError("file_wrong_format", file=file, expected=FORMAT)
    version = value.get("version")
    if type(version) is int and version > VERSION:
        raise InputError("file_newer_version", file=file, version=version, known=VERSION)
    if type(version) is not int or version != VERSION:
        raise InputError("file_wrong_version", file=file, known=VERSION)


class _Reader:
    """Checks one file's words against the vocabulary, naming the place of whatever it does not know."""

    def __init__(self, file: str, words: Vocabulary) -> None:
        self.file = file
        self.words = words

    def country(self, code: str, place: str) -> str:
        if code not in self.words.countries:
            raise InputError("case_country", file=self.file, place=place, value=clean(code))
        return code

    def countries(self, codes: list[str], place: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.country(c, f"{place}[{n}]") for n, c in enumerate(codes)))

    def day(self, text: str, place: str) -> date:
        found = parse_day(text)
        if found is None:
            raise InputError("case_date", file=self.file, place=place, value=clean(text))
        if not can_be_asked_for(found, date.today()):
            raise InputError("case_day_range", file=self.file, place=place, value=text, earliest=EARLIEST.isoformat())
        return found

    def charge(self, offence: str, stage: str, place: str) -> Charge:
        if offence not in self.words.offences:
            raise self._unknown("case_offence", f"{place}.offence", offence, self.words.offences)
        stages = [s.value for s in Stage]
        if stage not in stages:
            raise self._unknown("case_stage", f"{place}.stage", stage, stages)
        return Charge(offence, Stage(stage))

    def answers(self, given: Mapping[str, str], evidence: Mapping[str, Any]) -> Mapping[str, Answer]:
        for factor in evidence:
            if factor not in given:
                raise InputError("case_evidence", file=self.file, place=f"evidence.{clean(factor)}")
        return MappingProxyType({f: self._answer(f, v, evidence.get(f)) for f, v in given.items()})

    def _answer(self, factor: str, value: str, evidence: Any) -> Answer:
        known = self.words.catalogue.factors.get(factor)
        if known is None:
            raise self._unknown("case_factor", "answers", factor, self.words.catalogue.factors)
        place = f"answers.{factor}"
        open_words = [u.value for u in Unanswered]
        if value not in known.values and value not in open_words:
            raise self._unknown("case_value", place, value, (*known.values, *open_words))
        chosen = value if value in known.values else Unanswered(value)
        if evidence is None:
            return Answer(chosen)
        grades = [g.value for g in EvidenceGrade]
        if evidence.grade is not None and evidence.grade not in grades:
            raise self._unknown("case_value", f"evidence.{factor}.grade", evidence.grade, grades)
        grade = EvidenceGrade(evidence.grade) if evidence.grade else None
        noted = self.day(evidence.noted, f"evidence.{factor}.noted") if evidence.noted else None
        return Answer(chosen, grade, noted)

    def needs(self, wire: Any) -> Needs:
        if not 0 <= wire.dependants <= 99:
            raise InputError("case_dependants", file=self.file, place="needs.dependants")
        return Needs(
            languages=self._plain(wire.languages, _LANGUAGE, "needs.languages"),
            family_in=self.countries(wire.family_in, "needs.family_in"),
            dependants=wire.dependants,
            professions=self._plain(wire.professions, _PROFESSION, "needs.professions"),
            passports=self.countries(wire.passports, "needs.passports"),
            not_to=self.countries(wire.not_to, "needs.not_to"),
            via=self.countries(wire.via, "needs.via"),
            wished=self.countries(wire.wished, "needs.wished"),
            known=self.known(wire.known),
            weights=self.weights(wire.weights),
            chosen=tuple(dict.fromkeys(self._option(id, f"needs.chosen[{n}]") for n, id in enumerate(wire.chosen))),
        )

    def known(self, wire: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, bool]]:
        """Return answered conditions of pathways; a misspelt word is refused, never passed over."""
        if not wire:
            return NOTHING_KNOWN
        from exile_risk.knowledge import pathway_words

        found = {}
        for field, answered in wire.items():
            if field not in pathway_words.FIELDS:
                raise self._unknown("case_value", "needs.known", field, pathway_words.FIELDS)
            for token, word in answered.items():
                self._token(field, token)
                if word not in (YES, NO):
                    raise self._unknown("case_value", f"needs.known.{field}.{clean(token)}", word, (NO, YES))
            if answered:
                found[field] = MappingProxyType({token: word == YES for token, word in answered.items()})
        return MappingProxyType(found)

    def weights(self, wire: Mapping[str, int]) -> Mapping[str, int]:
        """Return what the client said matters how much; a step in the middle says nothing and is not kept."""
        if not wire:
            return NO_WEIGHTS
        from exile_risk.relocation.client_weights import MOST, said
        from exile_risk.relocation.criteria import CRITERIA

        for name, step in wire.items():
            if name not in CRITERIA:
                raise self._unknown("case_value", "needs.weights", name, CRITERIA)
            if not 0 <= step <= MOST:
                raise self._unknown("case_value", f"needs.weights.{name}", str(step), [str(n) for n in range(MOST + 1)])
        return said(wire)

    def _option(self, id: str, place: str) -> str:
        """Return the id of an option; whether there is such a pathway today does not matter: it may be closed since."""
        found = _OPTION.fullmatch(id)
        if id not in _IN_THE_HOST:
            if found is None:
                raise InputError("case_word", file=self.file, place=place, value=clean(id))
            self.country(found[1], place)
        return id

    def _token(self, field: str, token: str) -> None:
        from exile_risk.knowledge import pathway_words

        place = f"needs.known.{field}"
        if field in pathway_words.RANGES:
            if _RANGE.fullmatch(token) is None:
                raise InputError("case_word", file=self.file, place=place, value=clean(token))
        elif field == pathway_words.LANGUAGE:
            self._plain([token], _LANGUAGE, place)
        elif field in pathway_words.OF_COUNTRIES:
            if field != "location" or token not in pathway_words.PLACES:
                self.country(token, place)
        elif (word := _OF_A_PATHWAY.sub("", token)) not in pathway_words.TOKENS[field]:
            raise self._unknown("case_value", place, word, pathway_words.TOKENS[field])

    def _plain(self, words: list[str], form: re.Pattern[str], place: str) -> tuple[str, ...]:
        """Return words of a fixed form: free text here could carry a name into a file that must hold none."""
        for n, word in enumerate(words):
            if form.fullmatch(word) is None:
                raise InputError("case_word", file=self.file, place=f"{place}[{n}]", value=clean(word))
        return tuple(words)

    def _unknown(self, code: str, place: str, value: str, known: Any) -> InputError:
        import difflib

        near = difflib.get_close_matches(value, sorted(known), n=1, cutoff=0.5)
        hint = near[0] if near else ", ".join(sorted(known)[:6]) + (" …" if len(known) > 6 else "")
        return InputError(code, file=self.file, place=place, value=clean(value), known=hint)
