# SPDX-License-Identifier: GPL-3.0-or-later
"""A reported return, seizure or attack in words: what happened, what protection the person held, what followed."""

from exile_risk.knowledge.incidents import incident
from exile_risk.model.facts import Fact
from exile_risk.wording.catalogue import N_, _

_WHAT = {
    "deported_or_handed_over": N_("Deported or handed over"),
    "extradited": N_("Extradited"),
    "coerced_return": N_("Made to return"),
    "abducted_or_rendered": N_("Abducted or taken away"),
    "killed": N_("Killed"),
    "disappeared": N_("Disappeared"),
    "attack_survived": N_("Attacked, survived"),
    "extradition_refused": N_("Extradition refused"),
    "detained_then_released": N_("Held, then released"),
    "resettled_third_country": N_("Held, then let go to another country"),
}
_HELD = {
    "asylum_seeker": N_("asylum seeker"),
    "host_recognised": N_("recognised by the host"),
    "unhcr_recognised": N_("recognised by UNHCR"),
    "resettlement_accepted": N_("accepted for resettlement"),
    "permanent_resident_or_citizen": N_("resident or citizen"),
    "none": N_("without protection"),
}
_THEN = {
    "imprisonment": N_("then imprisoned"),
    "torture_reported": N_("then tortured, as reported"),
    "death_or_disappearance": N_("then dead or missing"),
    "harassment": N_("then harassed"),
}


def incident_text(fact: Fact) -> str:
    """Return one line about an incident; what is not known is left out."""
    told = incident(fact)
    then = "" if told.what in ("killed", "disappeared") else _THEN.get(told.consequence, "")
    parts = [_WHAT.get(told.what, ""), _HELD.get(told.protection, ""), then]
    return " · ".join(_(p) for p in parts if p) or fact.value


def what_happened(fact: Fact) -> str:
    """Return only what happened, for a label of a few words."""
    what = incident(fact).what
    return _(_WHAT[what]) if what in _WHAT else what
