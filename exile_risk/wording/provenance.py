# SPDX-License-Identifier: GPL-3.0-or-later
"""Who says so: the small line under every reason."""

from datetime import date
from typing import TYPE_CHECKING

from exile_risk.model.assessment import Assessment, Reason
from exile_risk.model.facts import Basis, Confidence, Fact
from exile_risk.wording.catalogue import N_, _, isolated
from exile_risk.wording.corrections import label, value_text
from exile_risk.wording.dates import day_text
from exile_risk.wording.questions import short_question

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge

_BASIS = {
    Basis.READ: N_("Read in the source"),
    Basis.EXTRACTED: N_("Taken from a data set"),
    Basis.GENERAL_KNOWLEDGE: N_("Not checked at a source"),
    Basis.LOCAL: N_("Your correction"),
}
_CONFIDENCE = {
    Confidence.HIGH: N_("Confidence: high"),
    Confidence.MEDIUM: N_("Confidence: medium"),
    Confidence.LOW: N_("Confidence: low"),
}
_SET_ASIDE = {
    "corrected": N_("your correction counts instead"),
    "outdone": N_("a narrower or later correction of yours counts instead"),
    "low_confidence": N_("confidence is low, so it never decides"),
    "older": N_("a newer fact counts instead"),
    "weaker_basis": N_("another fact is better founded"),
    "less_sure": N_("another fact is surer"),
    "beside": N_("it does not decide this question"),
}


def provenance(reason: Reason, found: Assessment, knowledge: "Knowledge") -> str:
    """Return where a reason comes from, in a few words: your answer and how it is known, or source and date."""
    from exile_risk.wording.values import grade_label

    answer = found.case.answers.get(reason.term.factor)
    if answer is not None:
        parts = [_("Your answer")]
        if answer.grade is not None:
            parts.append(grade_label(answer.grade))
        if answer.noted is not None:
            parts.append(day_text(answer.noted))
        return " · ".join(parts)
    if reason.derived is None:
        return _("Not answered")
    if not reason.derived.facts:
        return _("From this case")
    shipped = next((f for f in reason.derived.facts if f.basis is not Basis.LOCAL), None)
    if reason.derived.facts[0].basis is Basis.LOCAL or shipped is None:
        word = label(reason.derived)
        return " · ".join((word, knowledge.source(reason.derived.facts[0].sources[0]).title))
    return " · ".join(p for p in (label(reason.derived), fact_line(shipped, knowledge)) if p)


def fact_line(fact: Fact, knowledge: "Knowledge") -> str:
    """Return a fact's source and date, with the caution where nobody has read it there."""
    if fact.basis is Basis.LOCAL:
        return " · ".join((_("Your correction"), knowledge.source(fact.sources[0]).title))
    if fact.basis is Basis.GENERAL_KNOWLEDGE:
        return " · ".join(p for p in (_("Not checked at a source"), since_text(fact)) if p)
    source = knowledge.source(fact.sources[0])
    return " · ".join(p for p in (source.publisher or source.title, fact.as_of) if p)


def since_text(fact: Fact) -> str:
    """Return since when general knowledge holds; when somebody wrote it down says nothing."""
    return _("since {day}").format(day=day_text(fact.valid_from)) if fact.valid_from else fact.as_of


def fact_says(fact: Fact) -> str:
    """Return what a fact says of whom, in a few words: "Thailand, rule of law: 0.418"."""
    from exile_risk.wording.countries import country
    from exile_risk.wording.facts import attribute_label, fact_value
    from exile_risk.wording.names import offence_name

    mark = next((m for m in ">-" if m in fact.subject), "")
    place, _slash, offence = fact.subject.partition("/")
    codes = [isolated(country(c)) for c in (place.split(mark) if mark else [place]) if len(c) == 2]
    about = {">": " → ", "-": " – "}.get(mark, "").join(codes)
    if fact.basis is Basis.LOCAL:
        asked, said = short_question(fact.attribute), value_text(fact.attribute, fact.value)
    else:
        asked, said = attribute_label(fact.attribute), fact_value(fact)
    named = ", ".join(part for part in (about, offence_name(offence) if offence else "", asked) if part)
    return f"{named}: {said}"


def source_line(fact: Fact, knowledge: "Knowledge") -> str:
    """Return title, publisher and age of a fact's first source."""
    source = knowledge.source(fact.sources[0])
    named = ", ".join(dict.fromkeys(part for part in (source.title, source.publisher) if part))
    when = day_text(date.fromisoformat(fact.as_of)) if fact.basis is Basis.LOCAL else fact.as_of
    return f"{isolated(named)} ({when})" if when else isolated(named)


def basis_text(fact: Fact) -> str:
    """Return how a fact came into the base and how sure the encoder is."""
    if fact.basis is Basis.LOCAL:
        return _("A caseworker’s own word, in this vault only.")
    return f"{_(_BASIS[fact.basis])}. {_(_CONFIDENCE[fact.confidence])}."


def set_aside_text(fact: Fact, decided: tuple[Fact, ...]) -> str:
    """Return why a fact does not decide beside those that do."""
    from exile_risk.knowledge.resolve import why_set_aside

    same = (d for d in decided if (d.subject, d.attribute) == (fact.subject, fact.attribute))
    winner = next(same, decided[0] if len(decided) == 1 else None)
    return _(_SET_ASIDE[why_set_aside(fact, winner)])
