# SPDX-License-Identifier: GPL-3.0-or-later
"""Every factor, value and fixed name has plain words that fit their place, can be translated and keep the tone."""

import re
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

from exile_risk import wording
from exile_risk.catalogue import load_catalogue
from exile_risk.model.answers import EvidenceGrade, Unanswered
from exile_risk.model.assessment import Band
from exile_risk.model.case import Stage
from exile_risk.model.factors import LEVELS, PATHWAYS
from exile_risk.wording import catalogue as spoken
from exile_risk.wording import names
from exile_risk.wording.dates import day_text
from exile_risk.wording.questions import hint, question, short_question
from exile_risk.wording.reasons import reason
from exile_risk.wording.values import grade_label, unanswered_label, value_label

FACTORS = load_catalogue().factors
PAIRS = [(f.id, value) for f in FACTORS.values() for value in f.values]
OPEN_GATES = [("extradition_basis", "unknown"), ("travel_plan", "unknown")]
IMMINENCE = ("hours", "days", "weeks", "months")
STATES = ("rated", "not_enough_information", "danger_check_not_done")
OFFENCES = (
    "lese_majeste",
    "sedition",
    "incitement",
    "insult_head_of_state",
    "insult_official",
    "criminal_defamation",
    "false_news_cyber",
    "treason",
    "terrorism",
    "unlawful_assembly_association",
    "foreign_interference",
    "blasphemy",
    "apostasy",
    "desertion",
    "same_sex_acts",
    "ordinary_crime",
    "fraud",
)
BANNED = re.compile(
    r"\b(subjects?|aliens?|victims?|illegals?|please|oops|invalid|error|unsafe|percent|per cent)\b|[!%]", re.IGNORECASE
)
OWN_FILES = ("questions", "values", "reasons", "names", "headline", "dates")


def name_texts() -> list[str]:
    groups = dict.fromkeys(f.group for f in FACTORS.values())
    return [
        *(names.group_title(g) for g in groups),
        *(names.pathway_name(p) for p in PATHWAYS),
        *(names.level_name(s) for s in LEVELS),
        *(names.band_name(b) for b in Band),
        *(names.stage_name(s) for s in Stage),
        *(names.offence_name(o) for o in OFFENCES),
        *(names.confidence_name(c) for c in ("high", "medium", "low")),
        *(names.imminence_name(i) for i in IMMINENCE),
        *(names.state_name(s) for s in STATES),
        *(unanswered_label(u) for u in Unanswered),
        *(grade_label(g) for g in EvidenceGrade),
        names.disclaimer(),
        names.short_disclaimer(),
        names.how_tested(),
    ]


def factor_texts() -> list[str]:
    asked = [text(f) for f in FACTORS for text in (question, short_question, hint)]
    said = [plain(reason(f, v, "{origin}", "{host}")) for f, v in [*PAIRS, *OPEN_GATES, ("base", "")]]
    return [text for text in [*asked, *(value_label(f, v) for f, v in PAIRS), *said] if text]


def plain(text: str) -> str:
    """Return a text without the marks around country names."""
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.fixture(scope="module")
def extracted() -> set[str]:
    folder = Path(wording.__file__).parent
    files = [f for f in sorted(folder.glob("*.py")) if f.stem.split("_")[0] in OWN_FILES]
    found = {
        message
        for file in files
        for _, message, _, _ in extract_from_file("python", str(file), DEFAULT_KEYWORDS)
        if isinstance(message, str)
    }
    assert len(found) > 400
    return found


@pytest.fixture
def in_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up language that puts every text between marks, so that an untranslated one shows."""

    class Marks(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"<{message}>"

    monkeypatch.setattr(spoken._Chosen, "texts", Marks())


@pytest.mark.parametrize("factor", FACTORS)
def test_every_factor_is_asked_in_full_and_in_short(factor: str) -> None:
    assert question(factor).endswith("?")
    assert len(question(factor)) <= 75
    assert 0 < len(short_question(factor)) <= 24
    assert hint(factor) == "" or (hint(factor).endswith(".") and len(hint(factor)) <= 110)


def test_labels_of_one_question_differ_and_short_questions_too() -> None:
    for factor in FACTORS.values():
        labels = [value_label(factor.id, v) for v in factor.values]
        assert len(set(labels)) == len(labels), factor.id
        lines = [reason(factor.id, v, "Cambodia", "Thailand") for v in factor.values]
        assert len(set(lines)) == len(lines), factor.id
    shorts = [short_question(f) for f in FACTORS]
    assert len(set(shorts)) == len(shorts)


@pytest.mark.parametrize(("factor", "value"), PAIRS)
def test_every_value_has_a_chip_and_a_line_that_fit(factor: str, value: str) -> None:
    label = value_label(factor, value)
    assert 0 < len(label) <= 34
    assert label not in {names.band_name(b) for b in Band}, "band names are kept for ratings"
    line = plain(reason(factor, value, "Bosnia & Herzegovina", "United Arab Emirates"))
    assert 0 < len(line) <= 90
    assert "{" not in line
    assert not line.endswith(".")


@pytest.mark.parametrize(("factor", "value"), [*OPEN_GATES, ("base", "")])
def test_open_gates_and_the_base_have_a_line(factor: str, value: str) -> None:
    assert reason(factor, value, "Cambodia", "Thailand")


def test_each_line_belongs_to_the_catalogue() -> None:
    from exile_risk.wording import questions, reasons, values

    assert set(questions._TEXTS) == set(values._LABELS) == set(reasons._LINES) == set(FACTORS)
    for id, factor in FACTORS.items():
        assert tuple(values._LABELS[id]) == factor.values
        assert tuple(v for v in reasons._LINES[id] if v != "unknown") == factor.values


def test_an_unknown_id_is_refused_rather_than_said() -> None:
    with pytest.raises(KeyError):
        question("x")
    with pytest.raises(KeyError):
        value_label("host_courts", "x")
    with pytest.raises(KeyError):
        reason("host_courts", "x", "Cambodia", "Thailand")


def test_country_names_stand_isolated_and_are_not_read_as_templates() -> None:
    line = reason("origin_request", "asked_police_or_immigration", "{host}", "Thailand")
    assert line == "\u2068{host}\u2069 asked police in \u2068Thailand\u2069 for them"


def test_tabs_and_fixed_names() -> None:
    assert max(len(names.group_title(f.group)) for f in FACTORS.values()) <= 16
    assert [names.pathway_name(p) for p in PATHWAYS] == [
        "Formal extradition",
        "Immigration enforcement",
        "Targeted expulsion",
        "Informal handover",
        "Attack or abduction",
        "Arrest on a journey",
        "Pressure to return",
    ]
    assert [names.band_name(b) for b in Band] == ["Low", "Moderate", "High", "Extreme"]
    assert names.band_rank(Band.HIGH) == "3 of 4"
    assert names.offence_name("piracy_at_sea") == "piracy at sea"
    assert all(names.offence_name(o) != o.replace("_", " ") for o in OFFENCES)


def test_the_disclaimer_keeps_every_point() -> None:
    text = names.disclaimer().lower()
    for point in (
        "caseworker",
        "weights",
        "published cases",
        "moved some towards documented ones",
        "have not been tested against outcomes",
        "in tests on documented cases",
        "hardly tell those that ended in harm from those that did not",
        "probability",
        "quoted",
        "low result, or no result",
        "refuse or delay help",
        "a person decides",
        "disagree",
        "not legal advice",
        "carry dates: check them",
        "do not give this page to any authority",
    ):
        assert point in text
    assert "safe" not in text


def test_no_text_blames_labels_or_promises(extracted: set[str]) -> None:
    for text in extracted:
        assert not BANNED.search(text), text
        for word in re.finditer(r"\bsafe", text):
            assert text[: word.start()].endswith("Low never means "), text


def test_every_text_is_marked_for_translators(extracted: set[str]) -> None:
    unmarked = [text for text in [*factor_texts(), *name_texts()] if text not in extracted]
    assert not unmarked
    for text in extracted:
        gaps = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        of_days_and_bands = {"day", "month", "year", "n", "band", "lowest", "highest"}
        assert gaps <= {"origin", "host", "groups"} or gaps <= of_days_and_bands, text


@pytest.mark.usefixtures("in_marks")
def test_texts_are_bound_at_use() -> None:
    for text in [*factor_texts(), *name_texts(), names.band_rank(Band.LOW), day_text(date(2018, 1, 20))]:
        assert text.startswith("<"), text
        assert text.endswith(">"), text
    assert hint("proximity") == "", "the empty text would give the header of a catalogue"


def test_months_are_words_and_stay_inside_the_calendar() -> None:
    assert day_text(date(2018, 1, 20)) == "20 Jan 2018"
    months = [day_text(date(2020, m, 1)).split()[1] for m in range(1, 13)]
    assert ",".join(months) == "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec"
