# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of documented cases: what was publicly reported about people wanted abroad, and how it ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from exile_risk.errors import InputError
from exile_risk.reading import clean, parse, shape

STATUSES = (
    "none",
    "asylum_seeker",
    "unhcr_recognised",
    "host_recognised",
    "temporary_or_subsidiary",
    "permanent_resident_or_citizen",
    "resettlement_accepted",
    "unknown",
)
STAYS = ("regular", "irregular", "unknown")
PROMINENCE = ("low", "medium", "high")


@dataclass(frozen=True)
class DocumentedCase:
    """One reported case. None: not known. `harm` tells whether it ended in return, attack or disappearance."""

    id: str
    year: int
    month: int | None
    origin: str
    host: str
    label: str
    profile: tuple[str, ...]
    charges: tuple[str, ...]
    convicted_in_absentia: bool | None
    refugee_status: str
    legal_stay: str
    interpol_notice: bool | None
    extradition_request: bool | None
    detained_by_host: bool | None
    prior_threats_or_surveillance: bool | None
    public_profile: str | None
    passport_valid: bool | None
    harm: bool
    read_in_a_source: bool

    @property
    def eve(self) -> date:
        """The last day before the month of the outcome, or before its year where no month is known."""
        return date(self.year, self.month or 1, 1) - timedelta(days=1)


def read_case_set(text: str, file: str, countries: Collection[str]) -> tuple[DocumentedCase, ...]:
    """Return the cases of a file. Fields that the backtest does not use are left alone.

    Raises InputError: those of `exile_risk.reading`, and cases_country, cases_word, cases_twice or cases_none, each
    with the id of the case.
    """
    rows: list[Any] = shape(parse(text, file), _rows(), file)
    found: dict[str, DocumentedCase] = {}
    for row in rows:
        case = _case(row)
        _check(case, file, countries)
        if case.id in found:
            raise InputError("cases_twice", file=file, id=clean(case.id))
        found[case.id] = case
    if not found:
        raise InputError("cases_none", file=file)
    return tuple(found.values())


def _rows() -> Any:
    import msgspec

    known = bool | None
    row = msgspec.defstruct(
        "CaseRow",
        [
            ("id", str),
            ("year", int),
            ("origin", str),
            ("host", str),
            ("profile", list[str]),
            ("charges", list[str]),
            ("refugee_status", str),
            ("legal_stay", str),
            ("harm", int),
            ("evidence", str),
            ("month", int | None, None),
            ("label", str, ""),
            ("convicted_in_absentia", known, None),
            ("interpol_notice", known, None),
            ("extradition_request", known, None),
            ("detained_by_host", known, None),
            ("prior_threats_or_surveillance", known, None),
            ("public_profile", str | None, None),
            ("passport_valid", known, None),
        ],
    )
    return list[row]  # type: ignore[valid-type]


def _case(row: Any) -> DocumentedCase:
    same = {name: getattr(row, name) for name in DocumentedCase.__dataclass_fields__ if hasattr(row, name)}
    lists = {"profile": tuple(row.profile), "charges": tuple(row.charges)}
    return DocumentedCase(**(same | lists | {"harm": row.harm == 1, "read_in_a_source": row.evidence == "seen"}))


def _check(case: DocumentedCase, file: str, countries: Collection[str]) -> None:
    for code in (case.origin, case.host):
        if code not in countries or case.origin == case.host:
            raise InputError("cases_country", file=file, id=clean(case.id), value=clean(code))
    words = {
        "refugee_status": (case.refugee_status, STATUSES),
        "legal_stay": (case.legal_stay, STAYS),
        "public_profile": (case.public_profile or "low", PROMINENCE),
        "month": (str(case.month or 1), tuple(map(str, range(1, 13)))),
        "year": (str(case.year), tuple(map(str, range(1991, date.today().year + 1)))),
    }
    for field, (value, allowed) in words.items():
        if value not in allowed:
            choice = f"{allowed[0]} … {allowed[-1]}" if len(allowed) > 8 else ", ".join(allowed)
            raise InputError(
                "cases_word", file=file, id=clean(case.id), field=field, value=clean(value), allowed=choice
            )
