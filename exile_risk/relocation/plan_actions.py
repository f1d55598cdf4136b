# SPDX-License-Identifier: GPL-3.0-or-later
"""What has to be done: against the threat itself, for protection where the person is, and for each option chosen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from exile_risk.model.assessment import Assessment, Band
from exile_risk.model.relocation import Choice
from exile_risk.relocation.access import DO, OBTAIN
from exile_risk.relocation.plan_parts import Owner, Phase, Todo
from exile_risk.relocation.staying import still_to_do

NOT_DONE, NOT_ENOUGH = "danger_check_not_done", "not_enough_information"
QUESTIONS = 3
"""How many open questions a plan names: method.md 3.6."""

_C, _P, _L, _O = Owner.CASEWORKER, Owner.CLIENT, Owner.LAWYER, Owner.ORGANISATION

DANGERS: Mapping[str, tuple[tuple[str, Owner], ...]] = MappingProxyType(
    {
        "in_host_custody": (("review_detention", _L), ("visit_in_detention", _O)),
        "removal_or_surrender_date_set": (("suspend_removal", _L), ("object_to_removal", _O)),
        "origin_officials_visited_or_waiting": (("refuse_officials", _P), ("tell_unhcr_officials", _C)),
        "attempted_attack_last_30d": (("leave_known_place", _P), ("police_and_guard", _O)),
        "contact_lost": (("raise_alarm", _C), ("search", _L)),
        "named_list_handed_to_host_30d": (("ask_about_list", _L), ("warn_everybody_named", _O)),
        "alert_and_travel_within_72h": (("put_off_journey", _P), ("check_alert", _L)),
    }
)
"""Per danger question that is answered Yes: what stops that danger."""

_BY_BAND: Mapping[Band, tuple[tuple[str, Owner, Phase], ...]] = MappingProxyType(
    {
        Band.EXTREME: (
            ("lawyer_now", _C, Phase.THREAT),
            ("emergency_lines", _C, Phase.THREAT),
            ("safer_place", _P, Phase.THREAT),
            ("check_ins_agreed", _P, Phase.THREAT),
            ("second_reviewer", _C, Phase.THREAT),
            ("friendly_embassy", _O, Phase.PROTECTION),
            ("emergency_referral", _C, Phase.PROTECTION),
            ("family_plan", _P, Phase.PROTECTION),
        ),
        Band.HIGH: (
            ("lawyer_signed", _C, Phase.THREAT),
            ("check_ins_agreed", _P, Phase.THREAT),
            ("security_plan", _P, Phase.PROTECTION),
            ("family_plan", _P, Phase.PROTECTION),
            ("legal_filings", _L, Phase.PROTECTION),
            ("urgent_referral", _C, Phase.PROTECTION),
        ),
        Band.MODERATE: (
            ("check_ins_agreed", _P, Phase.THREAT),
            ("evidence_file", _P, Phase.PROTECTION),
            ("digital_habits", _P, Phase.PROTECTION),
            ("travel_check", _L, Phase.PROTECTION),
        ),
        Band.LOW: (("explain_signs", _C, Phase.THREAT), ("contact_route", _C, Phase.THREAT)),
    }
)
"""What each band asks for: method.md 3.6."""

_BRINGS_ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "lawyer_now": "lawyer_on_call",
        "lawyer_signed": "lawyer_on_call",
        "friendly_embassy": "state_intervention",
        "safer_place": "location_exposure",
        "digital_habits": "digital_exposure",
    }
)
"""Acts of a band that also bring an answer about: the precaution of that factor is not said a second time."""

_ALWAYS = frozenset({"lawyer_now"})
"""Acts that are due even where the answer is as good as it can be: a lawyer on call still has to be called."""

_FACTOR_OWNERS: Mapping[str, Owner] = MappingProxyType(
    {
        "immigration_status": _L,
        "protection_status": _C,
        "police_alert": _L,
        "notice_challenge": _L,
        "lawyer_on_call": _C,
        "rapid_response": _O,
        "state_intervention": _O,
        "in_host_custody": _L,
        "removal_or_surrender_date_set": _L,
    }
)
"""Who can bring an answer about; what is not here is the client's own to do."""

_STEP_OWNERS: Mapping[str, Owner] = MappingProxyType(
    {
        "resettlement_referral": _C,
        "private_sponsorship": _O,
        "labour_mobility": _P,
        "asylum_on_arrival": _L,
        "family": _L,
        "hrd_relocation": _C,
        "humanitarian_visa": _L,
        "scholar_or_artist": _P,
        "temporary_shelter": _C,
        "visa_free_entry": _P,
    }
)
"""Per kind of pathway, who takes its own first steps."""

_CONDITION_OWNERS: Mapping[str, Owner] = MappingProxyType(
    {"document": _P, "risk": _L, "referrer": _C, "sponsor": _O, "family_in": _P}
)
"""Per field of a condition, who can obtain it; the rest is for the caseworker to find out."""


def against_the_threat(found: Assessment, band: Band) -> Iterator[Todo]:
    """Yield what answers the dangers of the moment, then what the band asks for, then what is still to be asked."""
    if found.state == NOT_DONE:
        yield _todo("danger_check", _C, Phase.THREAT)
    for factor, acts in DANGERS.items():
        answer = found.used.get(factor)
        if answer is not None and answer.known == "yes":
            yield from (_todo(id, owner, Phase.THREAT) for id, owner in acts)
    open_yet = still_to_do(found)
    for id, owner, phase in _BY_BAND[band]:
        if id in _ALWAYS or _BRINGS_ABOUT.get(id) in (None, *open_yet):
            yield _todo(id, owner, phase)
    if found.state != "rated":
        for factor in found.open_questions[:QUESTIONS]:
            yield _todo("ask", _C, Phase.THREAT, factor=factor)
    yield _todo("give_card", _C, Phase.THREAT, host=found.case.host)


def protecting_here(found: Assessment, band: Band) -> Iterator[Todo]:
    """Yield the precautions that are still to be taken where the person is, beside the acts that the band asks for."""
    said = _said_by(band)
    for factor, value in still_to_do(found).items():
        if factor not in said:
            owner = _FACTOR_OWNERS.get(factor, _P)
            yield _todo("bring_about", owner, Phase.PROTECTION, factor=factor, value=value)


def _said_by(band: Band) -> frozenset[str | None]:
    return frozenset(_BRINGS_ABOUT.get(id) for id, _, _ in _BY_BAND[band])


def for_options(chosen: Sequence[Choice], band: Band) -> Iterator[Todo]:
    """Yield what is to be obtained and to be asked for the options, and their own first steps."""
    said = _said_by(band)
    for choice in chosen:
        yield from (t for t in _for_option(choice) if t.id != "bring_about" or t.params["factor"] not in said)


def _for_option(choice: Choice) -> Iterator[Todo]:
    pathway, access = choice.pathway, choice.access
    if pathway is not None:
        known = {"pathway": pathway.name, "as_of": pathway.as_of}
        yield _todo("confirm_open", _C, Phase.OPTIONS, (choice.id,), **known)
    for condition in access.to_obtain:
        owner = _CONDITION_OWNERS.get(condition.field, _C)
        yield _todo("obtain", owner, Phase.OPTIONS, (choice.id,), what=condition.text)
    for condition in access.unknown:
        asked = "find_out_bar" if condition.op.startswith("not_") else "find_out"
        yield _todo(asked, _C, Phase.OPTIONS, (choice.id,), what=condition.text)
    for step in access.first_steps:
        if step.startswith(DO):
            factor, _, value = step.removeprefix(DO).partition("=")
            yield _todo("bring_about", _FACTOR_OWNERS.get(factor, _P), Phase.OPTIONS, (), factor=factor, value=value)
        elif step.startswith(OBTAIN):  # stands among the conditions to obtain, as a rule
            yield _todo("obtain", _C, Phase.OPTIONS, (choice.id,), what=step.removeprefix(OBTAIN))
        else:
            owner = _STEP_OWNERS.get(pathway.kind, _C) if pathway is not None else _P
            yield _todo("step", owner, Phase.OPTIONS, (choice.id,), what=step)


def _todo(id: str, owner: Owner, phase: Phase, options: tuple[str, ...] = (), **params: str) -> Todo:
    return Todo(id, owner, phase, MappingProxyType(params), options)


def once(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """Return todos with each thing once, where it stood first, serving the options of all its places."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], Todo] = {}
    for todo in todos:
        key = (todo.id, tuple((name, " ".join(text.casefold().split())) for name, text in todo.params.items()))
        first = found.get(key)
        options = tuple(dict.fromkeys((*(first.options if first else ()), *todo.options)))
        found[key] = replace(first or todo, options=options)
    return tuple(found.values())
