# SPDX-License-Identifier: GPL-3.0-or-later
"""What people can act on: the answers that a person, a lawyer or an organisation can bring about.

A country's courts or a government's list would lower many ratings and are nobody's to change; offered as advice they
would cost the trust of whoever reads it. Giving up speech is in anybody's power and is a harm by itself: it is never
offered without its price (`SILENCE`). Press coverage is left out: it shields on some routes and exposes on others.
"""

from collections.abc import Mapping

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "in_host_custody": ("no",),
    "removal_or_surrender_date_set": ("no",),
    "alert_and_travel_within_72h": ("no",),
    "immigration_status": ("permanent_residence", "valid_temporary", "application_pending"),
    "protection_status": ("host_refugee_status", "unhcr_recognised", "registered_asylum_seeker"),
    "police_alert": ("cleared_by_ccf",),
    "notice_challenge": ("deleted", "pending"),
    "travel_plan": ("none", "direct_to_safe_state"),
    "transit_cooperation": ("low",),
    "travel_document": ("refugee_or_strong_passport",),
    "location_exposure": ("unknown_to_origin", "ordinary"),
    "digital_exposure": ("hardened", "ordinary"),
    "routine_police_contact": ("low", "ordinary"),
    "lawyer_on_call": ("yes",),
    "rapid_response": ("strong", "some"),
    "state_intervention": ("active", "interested"),
}
"""Per factor, the values that can be worked for. One that a model does not have is passed over."""

GIVES_UP_SPEECH = frozenset(("visible_criticism", "political_profile"))
"""Factors whose safer values mean to fall silent or to leave a role."""

SILENCE = "silence"
"""The price of a change that gives up speech."""

_SAME_ACT = (
    frozenset(("police_alert", "notice_challenge")),
    frozenset(("travel_plan", "transit_cooperation", "alert_and_travel_within_72h")),
)
"""Two answers that one act brings about are not two changes."""


def can_be_done(factor: str, value: str) -> bool:
    """Whether people can bring this answer about, at whatever price."""
    return value in ACTIONS.get(factor, ()) or factor == "visible_criticism"


def price(factor: str) -> str | None:
    """Return what a safer answer would cost the person beside effort."""
    return SILENCE if factor in GIVES_UP_SPEECH else None


def one_act(factor: str, other: str) -> bool:
    """Whether both answers come of the same act."""
    return any({factor, other} <= same for same in _SAME_ACT)
