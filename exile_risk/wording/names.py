# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fixed things of the method are called: groups, routes, levels, bands, stages, offences, states."""

from exile_risk.model.assessment import Band
from exile_risk.model.case import Stage
from exile_risk.wording.catalogue import N_, _

_GROUPS = {
    "profile": N_("Profile"),
    "interest": N_("Interest"),
    "threat": N_("Threats"),
    "reach": N_("Reach abroad"),
    "dyad": N_("Two states"),
    "host": N_("Host country"),
    "status": N_("Status"),
    "xlaw": N_("Extradition law"),
    "alert": N_("Alerts"),
    "document": N_("Documents"),
    "route": N_("Route"),
    "exposure": N_("Exposure"),
    "capacity": N_("Support"),
    "coercion": N_("Pressure"),
    "sev": N_("On return"),
    "trigger": N_("Immediate danger"),
}

_PATHWAYS = {
    "X": N_("Formal extradition"),
    "E": N_("Immigration enforcement"),
    "R": N_("Targeted expulsion"),
    "H": N_("Informal handover"),
    "A": N_("Attack or abduction"),
    "T": N_("Arrest on a journey"),
    "C": N_("Pressure to return"),
}

_LEVELS = {
    "S1": N_("Detention or prosecution"),
    "S2": N_("A year or more in prison"),
    "S3": N_("Torture or ten years"),
    "S4": N_("Death or disappearance"),
}

_BANDS = {
    Band.LOW: N_("Low"),
    Band.MODERATE: N_("Moderate"),
    Band.HIGH: N_("High"),
    Band.EXTREME: N_("Extreme"),
}

_STAGES = {
    Stage.INVESTIGATION: N_("under investigation"),
    Stage.CHARGED_OR_WARRANT: N_("charged or wanted"),
    Stage.CONVICTED_IN_ABSENTIA: N_("convicted in absentia"),
}

_OFFENCES = {
    "lese_majeste": N_("Insulting the monarchy"),
    "sedition": N_("Sedition"),
    "incitement": N_("Incitement"),
    "sedition_incitement": N_("Sedition or incitement"),
    "insult_head_of_state": N_("Insulting the head of state"),
    "insult_official": N_("Insulting an official"),
    "criminal_defamation": N_("Criminal defamation"),
    "false_news_cyber": N_("False news or online speech"),
    "false_news_cyber_speech": N_("False news or online speech"),
    "treason": N_("Treason"),
    "terrorism": N_("Terrorism"),
    "unlawful_assembly_association": N_("Unlawful assembly or group"),
    "foreign_interference": N_("Foreign interference"),
    "blasphemy": N_("Blasphemy"),
    "apostasy": N_("Leaving a religion"),
    "desertion": N_("Desertion"),
    "same_sex_acts": N_("Same-sex acts"),
    "ordinary_crime": N_("Ordinary crime"),
    "fraud": N_("Fraud"),
}

# What people call it who do not know our name for it. Each stands with the offence whose weight it carries: separatism
# is charged as a crime against the state's security, whatever was only said.
_OFFENCES_ALSO = {
    "lese_majeste": N_("lèse-majesté, king, royal family"),
    "sedition": N_("anti-state speech, agitation, stirring up unrest"),
    "incitement": N_("hatred, stirring up violence, discord"),
    "insult_head_of_state": N_("president, leader"),
    "insult_official": N_("police, judge, minister"),
    "criminal_defamation": N_("libel, slander"),
    "false_news_cyber": N_("fake news, rumours, social media, cybercrime"),
    "treason": N_("separatism, secession, subversion, coup, espionage, spying, state secrets"),
    "terrorism": N_("extremism, armed group, member of a banned organisation"),
    "unlawful_assembly_association": N_("protest, demonstration, strike, forbidden organisation"),
    "foreign_interference": N_("foreign agent, foreign funding, collusion"),
    "blasphemy": N_("insulting religion, sacred book"),
    "apostasy": N_("conversion, change of faith"),
    "desertion": N_("draft evasion, military service, conscription"),
    "same_sex_acts": N_("homosexuality, sodomy, LGBT"),
    "ordinary_crime": N_("theft, drugs, assault, murder"),
    "fraud": N_("corruption, embezzlement, tax, money laundering"),
}

_CONFIDENCE = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}

_IMMINENCE = {
    "hours": N_("within hours"),
    "days": N_("within days"),
    "weeks": N_("within weeks"),
    "months": N_("within months"),
}

_STATES = {
    "rated": N_("Rated"),
    "not_enough_information": N_("Not enough yet"),
    "danger_check_not_done": N_("Danger check first"),
}

_SHORT_DISCLAIMER = N_("Supports your decision; does not make it. Tests on reported cases do not vouch for it.")
_TESTED = N_("tests on reported cases do not vouch for it")
_DISCLAIMER = N_(
    "This note helps a caseworker to judge in an orderly way. People set its weights by reading published cases, and "
    "moved some towards documented ones; they have not been tested against outcomes of people who were rated. In tests "
    "on documented cases the bands of models 1 and 2 hardly tell those that ended in harm from those that did not. No "
    "number here is a probability, and none may be quoted as one. A Low result, or no result, does not mean that a "
    "person is out of danger, and it is no reason to refuse or delay help. A person decides, and can disagree with "
    "this result at any time. It is not legal advice. Facts about countries carry dates: check them. Do not give this "
    "page to any authority."
)


def group_title(group: str) -> str:
    """Return the name of a group of questions, short enough for a small tab."""
    return _(_GROUPS[group])


def pathway_name(id: str) -> str:
    """Return the name of a route to harm; it is the same everywhere."""
    return _(_PATHWAYS[id])


def level_name(level: str) -> str:
    """Return what a harm level S1 to S4 begins with; each includes the worse ones."""
    return _(_LEVELS[level])


def band_name(band: Band) -> str:
    """Return the name of a band."""
    return _(_BANDS[band])


def band_rank(band: Band) -> str:
    """Return which of the four bands it is, for example "3 of 4"."""
    return _("{n} of 4").format(n=int(band) + 1)


def stage_name(stage: Stage) -> str:
    """Return how far an accusation has gone, to follow the name of an offence."""
    return _(_STAGES[stage])


def offence_name(id: str) -> str:
    """Return the name of an offence; one without a name is said by its id, with spaces."""
    return _(_OFFENCES[id]) if id in _OFFENCES else id.replace("_", " ")


def offence_also(id: str) -> str:
    """Return other words by which people look for an offence, with commas; "" where there are none."""
    return _(_OFFENCES_ALSO[id]) if id in _OFFENCES_ALSO else ""


def confidence_name(confidence: str) -> str:
    """Return high, medium or low, to follow "Confidence:"."""
    return _(_CONFIDENCE[confidence])


def imminence_name(imminence: str) -> str:
    """Return how soon: the word for hours, days, weeks or months."""
    return _(_IMMINENCE[imminence])


def state_name(state: str) -> str:
    """Return whether there is a rating, as the badge says it."""
    return _(_STATES[state])


def disclaimer() -> str:
    """Return what every printed or saved page must say. Source: method.md 3.7."""
    return _(_DISCLAIMER)


def short_disclaimer() -> str:
    """Return the line that is in view on every screen."""
    return _(_SHORT_DISCLAIMER)


def how_tested() -> str:
    """Return beside a model version how far its tests carry; true of every version, whatever its figures."""
    return _(_TESTED)
