# SPDX-License-Identifier: GPL-3.0-or-later
"""What to ask a person, so that a condition of pathways is answered: one question for every word of a condition."""

from typing import TYPE_CHECKING

from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.countries import country
from exile_risk.wording.questions import question

if TYPE_CHECKING:
    from exile_risk.relocation.questions import Ask

_QUESTION = {
    "profession.human_rights_defender": N_("Do they defend human rights peacefully, paid or not?"),
    "profession.journalist": N_("Do they work in the news media, or report for the public?"),
    "profession.lawyer": N_("Do they work as a lawyer?"),
    "profession.scholar": N_("Do they teach or do research?"),
    "profession.student": N_("Are they a student, or ready to study?"),
    "profession.artist": N_("Do they work in the arts?"),
    "profession.writer": N_("Do they write for publication?"),
    "profession.skilled_worker": N_("Do they have a trade or degree that employers abroad look for?"),
    "profession.civil_society_organisation": N_("Would an organisation ask for help, not a single person?"),
    "risk.imminent_refoulement": N_("Is a return to the state they fear at hand?"),
    "risk.threat_to_life": N_("Is there a direct threat to their life?"),
    "risk.persecution": N_("Can they show why they fear persecution?"),
    "risk.threat_for_work": N_("Can they show threats because of their peaceful work?"),
    "document.refugee_recognition_paper": N_("Do they hold a paper that recognises them as a refugee?"),
    "document.identity": N_("Do they have identity papers, or copies?"),
    "document.photos": N_("Do they have the photographs that are asked for?"),
    "document.medical": N_("Do they have a medical certificate?"),
    "document.cv": N_("Do they have an academic CV?"),
    "document.references": N_("Do they have references?"),
    "document.body_of_work": N_("Do they have work that was published or shown?"),
    "document.doctorate_or_top_degree": N_("Do they hold a doctorate, or the highest degree of their field?"),
    "document.threat_evidence": N_("Do they have evidence of the threat?"),
    "document.form_842": N_("Is form 842 filled in?"),
    "referrer.unhcr": N_("Has UNHCR agreed to submit them on this pathway?"),
    "referrer.proposer": N_("Has a proposer agreed to file for them?"),
    "referrer.designated_referral_partner": N_("Has a referral partner of the programme taken them on?"),
    "referrer.embassy": N_("Has an embassy agreed to refer them?"),
    "referrer.ministry": N_("Has a ministry agreed to take up their file?"),
    "referrer.ngo": N_("Has an organisation agreed to put them forward?"),
    "referrer.lawyer": N_("Has a lawyer agreed to take the case?"),
    "referrer.front_line_defenders": N_("Has Front Line Defenders taken them on?"),
    "referrer.protectdefenders": N_("Has ProtectDefenders.eu or a member taken them on?"),
    "referrer.rainbow_railroad": N_("Has Rainbow Railroad taken them on?"),
    "referrer.talent_beyond_boundaries": N_("Has Talent Beyond Boundaries endorsed them?"),
    "referrer.icorn": N_("Has ICORN accepted them as a candidate?"),
    "referrer.forum_asia_member": N_("Does a member of FORUM-ASIA vouch for them?"),
    "sponsor.proposer": N_("Have they a sponsor or supporter there who will file?"),
    "sponsor.approved_group": N_("Has an approved group of sponsors taken them on?"),
    "sponsor.approved_proposing_organisation": N_("Has an approved proposing organisation taken them on?"),
    "sponsor.group_of_five": N_("Have five people there agreed to sponsor them?"),
    "sponsor.community_sponsor": N_("Has a community body there agreed to sponsor them?"),
    "sponsor.sponsorship_agreement_holder": N_("Has a sponsorship agreement holder a place for them?"),
    "sponsor.accredited_organisation": N_("Has an accredited organisation confirmed a place?"),
    "sponsor.employer": N_("Have they an offer from an employer there?"),
    "sponsor.university": N_("Has a university there agreed to host them?"),
    "sponsor.host_organisation": N_("Has an organisation there agreed to host them?"),
    "sponsor.host_city": N_("Has a city invited them?"),
    "other.woman_at_risk": N_("Is she a woman or girl in danger because of her sex, without protection?"),
    "other.woman_or_nonbinary": N_("Are they a woman, trans or non-binary?"),
    "other.lgbtqi": N_("Are they LGBTQI+? Ask only where it is safe to ask."),
    "other.medical_need": N_("Do they need treatment that cannot be had where they are?"),
    "other.disability": N_("Do they live with a disability?"),
    "other.vulnerable": N_("Is anything about them that makes them more vulnerable than others?"),
    "other.second_nationality": N_("Do they hold a second nationality?"),
    "other.state_actor": N_("Do they hold, or did they hold, a state or military office?"),
    "other.peaceful_record": N_("Is it so that they never used or called for violence?"),
    "other.security_or_character_bar": N_("Is there a conviction, a security finding or an exclusion from asylum?"),
    "other.recent_incident": N_("Has something serious happened not long ago?"),
    "other.urgent_need": N_("Is there an urgent need beyond money?"),
    "other.economic_reason_only": N_("Do they want to leave for economic reasons only?"),
    "other.three_years_work_or_two_years_tertiary": N_("Have they three years of work or two of higher study?"),
    "other.academic_post_past_12_months": N_("Did they hold an academic post within the last year?"),
    "other.integration_potential": N_("Can they show skills or ties that help them settle there?"),
    "other.hong_kong_or_macau_resident": N_("Are they a resident of Hong Kong or Macao?"),
    "other.study_work_or_fellowship_visa": N_("Can they get a visa for study, work or a fellowship there?"),
    "other.willing_to_return": N_("Would they come for a limited time and wish to go back?"),
    "other.no_durable_solution": N_("Is it so that no lasting solution is in sight where they are?"),
    "other.return_risk_from_host": N_("Can they show that the host country is likely to return them?"),
    "other.exit_permission": N_("Will the host country let them leave?"),
    "other.onward_state": N_("Has a state agreed to take them on afterwards?"),
    "other.other_remedies_tried": N_("Was help inside the country tried, or is it useless?"),
    "other.outside_home_over_three_years": N_("Have they been away from home for more than three years?"),
    "other.in_destination_over_three_years": N_("Have they been there for more than three years?"),
    "other.over_60_days_in_third_country": N_("Did they stay more than 60 days in another state on the way?"),
    "other.safe_third_country_right": N_("Have they a right to enter another safe state?"),
    "other.safe_third_country_link": N_("Is there a safe third state that would take them?"),
    "other.land_border_safe_third_country": N_("Would they come by land from a state that counts as safe?"),
    "other.safe_country_of_origin": N_("Does that state list the state they fear as safe?"),
    "other.eu_state_responsible_elsewhere": N_("Have they a visa, a claim or fingerprints in another EU state?"),
    "other.wanted_by_hub_state": N_("Does the hub’s state work with the state they fear?"),
    "other.lawful_entry_possible": N_("Have they a lawful way to reach the border there?"),
    "other.entered_lawfully": N_("Did they enter there through immigration on a valid visa?"),
    "other.transit_passenger_without_visa": N_("Would they be in airport transit there without a visa?"),
    "other.non_referral_at_port": N_("Were they turned down at the port before a full procedure?"),
    "other.seeks_asylum": N_("Do they mean to claim asylum there?"),
    "other.in_person_at_embassy": N_("Can they go to the embassy in person?"),
    "other.earlier_refusal_there": N_("Was a claim of theirs refused there before?"),
    "other.held_temporary_protection_visa": N_("Did they ever hold a temporary protection visa of Australia?"),
    "other.prior_claim_five_eyes": N_("Did they claim asylum in Australia, New Zealand, the UK or the US before?"),
    "other.claim_within_seven_working_days": N_("Can they claim within seven working days of entry?"),
    "other.claim_within_30_working_days": N_("Can they claim within 30 working days of entry?"),
    "other.claim_over_one_year_after_entry": N_("Is it more than a year since they first entered there?"),
    "other.filed_within_one_year": N_("Can they file within a year of arrival?"),
    "other.filed_within_two_years": N_("Can the relative file within two years of getting status?"),
    "other.family_declared_before_grant": N_("Did the relative declare them as family in time?"),
    "other.sponsor_has_no_other_family_there": N_("Is it so that the relative has no other family there?"),
    "other.eligible_other_family_category": N_("Could they come as a family member another way?"),
    "other.link_with_destination": N_("Have they family, language, work or another tie there?"),
    "other.political_interest_of_destination": N_("Has that state a political interest in their case?"),
    "other.funds_or_paying_sponsor": N_("Is there money for the charges, theirs or a sponsor’s?"),
    "other.costs_already_spent": N_("Have the costs been paid already?"),
    "other.project_plan": N_("Have they a plan for a project or organisation?"),
    "other.visa_plan": N_("Is it clear which visa they would use?"),
    "other.security_plan": N_("Have they a security plan for journey and stay?"),
    "other.return_plan": N_("Have they a plan for the time after the stay?"),
    "other.new_intake_open": N_("Has the programme said that it takes new cases?"),
}

_LANGUAGE = {"en": N_("English"), "fr": N_("French"), "es": N_("Spanish")}


def ask_text(ask: "Ask") -> str:
    """Return the sentence to ask; the answer is yes or no, unless the case form has a question of its own for it."""
    if ask.token is None:
        return _("Which nationalities do they hold?") if ask.form == "nationalities" else question(str(ask.form))
    token = ask.token.partition("@")[0]
    if ask.field == "language":
        spoken = _(_LANGUAGE[token]) if token in _LANGUAGE else isolated(token)
        return _("Do they speak {language} well enough to work or study?").format(language=spoken)
    if ask.field == "family_in":
        return _("Do they have close family in {country}?").format(country=isolated(country(token)))
    if ask.field == "dependants":
        return _("Would they travel alone, without anybody who depends on them?")
    if ask.field == "age":
        return _age(token)
    return _(_QUESTION[f"{ask.field}.{token}"])


def ask_the_programme(text: str) -> str:
    """Return what to do about a condition whose rule is not published."""
    return _("Ask the programme: {what}").format(what=text)


def _age(token: str) -> str:
    numbers = [part for part in token.split("_") if part.isdigit()]
    if token.startswith("up_to_"):
        return _("Are they {n} years old or younger?").format(n=numbers[0])
    if token.startswith("from_"):
        return _("Are they {n} years old or older?").format(n=numbers[0])
    return _("Are they between {low} and {high} years old?").format(low=numbers[0], high=numbers[1])
