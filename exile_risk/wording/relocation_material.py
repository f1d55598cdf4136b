# SPDX-License-Identifier: GPL-3.0-or-later
"""Visas, pathways and the map in plain words, each with the caution that belongs beside it."""

from exile_risk.wording.catalogue import N_, _

_VISA = {
    "visa_free": N_("no visa needed"),
    "visa_on_arrival": N_("visa on arrival"),
    "electronic_authorisation": N_("electronic travel authorisation before the journey"),
    "e_visa": N_("electronic visa before the journey"),
    "visa_required": N_("visa before the journey"),
    "no_admission": N_("no admission"),
    "own_country": N_("own country"),
}

_KIND = {
    "resettlement_referral": N_("Resettlement by referral"),
    "private_sponsorship": N_("Private sponsorship"),
    "labour_mobility": N_("Work"),
    "asylum_on_arrival": N_("Asylum claim on arrival"),
    "family": N_("Family"),
    "hrd_relocation": N_("Relocation of human rights defenders"),
    "humanitarian_visa": N_("Humanitarian visa"),
    "scholar_or_artist": N_("Fellowship for scholars or artists"),
    "temporary_shelter": N_("Temporary shelter"),
    "visa_free_entry": N_("Entry without a visa"),
}

_STATUS = {
    "open": N_("open"),
    "limited": N_("open to few"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
}


def visa_text(word: str) -> str:
    """Return what a passport needs, for a word of `exile_risk.knowledge.visas`."""
    return _(_VISA[word])


def visa_caution(day: str) -> str:
    """Return what must stand beside every answer about visas; `day` is the age of the data, ready to read."""
    return _(
        "As of {day}, for an ordinary, valid passport. A cancelled passport or a refugee travel document changes this; "
        "no visa does not mean that boarding or entry is allowed. Check before any journey."
    ).format(day=day)


def pathway_kind(kind: str) -> str:
    """Return the kind of a pathway."""
    return _(_KIND[kind])


def pathway_status(status: str) -> str:
    """Return whether a pathway takes people."""
    return _(_STATUS[status])


def pathway_caution(kind: str) -> str | None:
    """Return what must be said of a kind of pathway beside its conditions, or None."""
    if kind in ("visa_free_entry", "asylum_on_arrival"):
        return _("This describes a way in, not safety there.")
    return None


def map_caution() -> str:
    """Return what must stand beside every drawing of the map."""
    return _(
        "Borders are drawn as Natural Earth has them, by who controls the ground. This implies no position on any "
        "border or claim. Very small states are shown as squares."
    )
