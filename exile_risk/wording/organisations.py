# SPDX-License-Identifier: GPL-3.0-or-later
"""Emergency organisations in plain words: what they do, for whom, and what they leave out."""

from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.dates import partial_date_text

if TYPE_CHECKING:
    from exile_risk.relocation.organisations import Organisation

HELP = {
    "protection": N_("protection and refugee status"),
    "referral": N_("referral to others who can help"),
    "travel": N_("arranges the journey of resettled refugees"),
    "emergency_grant": N_("money in an emergency"),
    "emergency_line": N_("an emergency line"),
    "security_advice": N_("advice on security"),
    "rest": N_("a stay to recover"),
    "relocation": N_("a safer place for a time"),
    "residence": N_("a residence for a time"),
    "placement": N_("a post at a university elsewhere"),
    "organisation_grant": N_("money for organisations"),
    "support_letter": N_("letters that support an application"),
    "legal_help": N_("legal help through its members"),
}

FOR_WHOM = {
    "refugees": N_("refugees and asylum seekers"),
    "migrants": N_("migrants"),
    "defenders": N_("human rights defenders"),
    "women_defenders": N_("women, trans and non-binary defenders"),
    "women_organisations": N_("organisations of African women"),
    "organisations": N_("civil society organisations"),
    "writers_artists_journalists": N_("writers, artists and journalists"),
    "artists": N_("artists"),
    "scholars": N_("scholars"),
    "journalists": N_("journalists"),
    "lgbtqi": N_("LGBTQI+ people"),
}

LIMITS = {
    "not_everywhere": N_("It registers people in some states only."),
    "also_returns": N_("It also runs voluntary returns: agree to none."),
    "partner_checks": N_("A partner checks the case first."),
    "not_in_exile": N_("People who already live in exile are left out."),
    "nothing_afterwards": N_("It pays nothing afterwards."),
    "member_vouches": N_("A member or partner must vouch for the person."),
    "old_terms": N_("Its terms were read years ago; ask for today’s."),
    "no_individuals": N_("It supports organisations, not single people."),
    "funding_unclear": N_("Nobody confirmed that it has money now."),
    "slow": N_("Too slow for an emergency."),
    "few_places": N_("Few places."),
    "no_promise": N_("It promises no post."),
    "host_needed": N_("A host institution is needed."),
    "return_expected": N_("The stay is short, and people are expected to go back."),
    "calls_only": N_("Only at its calls."),
    "no_visas": N_("It pays for neither visas nor asylum."),
    "members_decide": N_("Its members decide, each for itself."),
    "no_grants": N_("It gives no money."),
    "hub_ties": N_("Some of its cities work with states that people fled."),
}


def help_text(found: "Organisation") -> str:
    """Return what an organisation does and for whom, in one line."""
    does = "; ".join(_(HELP[word]) for word in found.help)
    return _("{does} – for {whom}").format(does=does, whom=", ".join(_(FOR_WHOM[word]) for word in found.for_whom))


def limits_text(found: "Organisation") -> str:
    """Return what it leaves out, "" where nothing is known; a closed one says since when."""
    limits = [_(LIMITS[word]) for word in found.limits]
    if found.status == "closed" and found.until is not None:
        limits.insert(0, _("Stopped in {month}.").format(month=partial_date_text(found.until)))
    return " ".join(limits)
