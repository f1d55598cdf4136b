# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of a case file on disk (schema: resources/schemas/case.schema.json)."""

from msgspec import Struct


class ChargeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One accusation."""

    offence: str
    stage: str


class EvidenceRow(Struct, frozen=True, forbid_unknown_fields=True):
    """How an answer is known, and since when."""

    grade: str | None = None
    noted: str | None = None


class NeedsRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What relocation must respect."""

    languages: list[str] = []
    family_in: list[str] = []
    dependants: int = 0
    professions: list[str] = []
    passports: list[str] = []
    not_to: list[str] = []
    via: list[str] = []
    wished: list[str] = []
    known: dict[str, dict[str, str]] = {}
    weights: dict[str, int] = {}
    chosen: list[str] = []


class CaseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file; format and version are looked at before the rest."""

    format: str
    version: int
    as_of: str | None = None
    origin: str | None = None
    host: str | None = None
    nationalities: list[str] | None = None
    charges: list[ChargeRow] = []
    answers: dict[str, str] = {}
    evidence: dict[str, EvidenceRow] = {}
    needs: NeedsRow = NeedsRow()
