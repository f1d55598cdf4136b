# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong a passphrase is said to be: honest, bounded in time, and forgotten."""

import ast
import gc
import inspect
import math
import time
from collections import Counter

import pytest
from vaults import code_of, phrase

from exile_risk.vault import passphrase_strength, passphrase_words
from exile_risk.vault.passphrase import check_new, normalised
from exile_risk.vault.passphrase_strength import check_strength, strength
from exile_risk.vault.passphrase_words import made_passphrase
from exile_risk.wording.ways_in import _ADVICE, _WARNINGS, holds, shown_score, strength_lines

WEAK = [
    "passwordpassword",
    "password password",
    "Letmein letmein LETMEIN",
    "123456789012",
    "aaaaaaaaaaaaaaaa",
    "qwertyuiopas",
    "abcdefghijkl",
    "P@ssw0rd2024",
    "ឯឯឯឯឯឯឯឯឯឯឯឯ",
]
GOOD = ["río naïve 통일 heron", "tourist glazing unnerve subpar", "ខ្ញុំចង់បានសន្តិភាព", "8301749265 horse battery staple"]


@pytest.mark.parametrize("weak", WEAK)
def test_what_is_guessed_soon_is_refused(weak: str) -> None:
    assert not strength(phrase(weak)).enough
    assert code_of(lambda: check_strength(phrase(weak))) == "passphrase_guessable"


@pytest.mark.parametrize("good", GOOD)
def test_what_holds_is_taken(good: str) -> None:
    found = strength(phrase(good))
    assert found.enough
    assert found.score == 4
    check_strength(phrase(good))


def test_a_word_said_twice_counts_once() -> None:
    once, twice = strength(phrase("heron lantern")), strength(phrase("heron lantern Heron lantern"))
    assert twice.guesses_log10 == once.guesses_log10
    assert (once.warning, twice.warning) == (None, "repeat")
    assert "no_repeats" in twice.advice


def test_the_name_of_the_vault_is_no_secret() -> None:
    typed = phrase("Sokhavannak44")
    assert strength(typed, ["sokhavannak"]).guesses_log10 < strength(typed).guesses_log10 - 3
    assert strength(typed, ["sokhavannak"]).warning == passphrase_strength.OWN_WORD
    assert strength(typed).warning != passphrase_strength.OWN_WORD


def test_every_sentence_of_the_library_has_one_of_ours() -> None:
    """What a new version of zxcvbn says must not reach a person in English only, or not at all."""
    from zxcvbn import feedback

    said: dict[str, set[str]] = {"warning": set(), "suggestions": set()}
    for function in ast.walk(ast.parse(inspect.getsource(feedback))):
        if isinstance(function, ast.Call) and getattr(function.func, "id", "") == "_":
            value = ast.literal_eval(function.args[0])
            said["suggestions" if value in passphrase_strength._ADVICE else "warning"].add(value)
    assert said["warning"] == set(passphrase_strength._WARNINGS)
    assert said["suggestions"] == set(passphrase_strength._ADVICE)
    assert {*passphrase_strength._WARNINGS.values(), passphrase_strength.OWN_WORD} == set(_WARNINGS)
    assert set(passphrase_strength._ADVICE.values()) == set(_ADVICE)


@pytest.mark.parametrize(
    "long", ["4@8({[<369&#!1/|0$5+7%2" * 4, "x" * 10_000, "🕊" * 3000, "0123456789" * 8, "", " " * 5000, "سرطويل" * 99]
)
def test_no_passphrase_takes_long_to_judge(long: str) -> None:
    """Untamed, the first takes nine seconds and a hundred characters raise an error."""
    started = time.process_time()
    found = strength(phrase(long))
    assert time.process_time() - started < 3
    assert 0 <= found.score <= 4
    assert found.whole is (len(long) <= 72 and not long.startswith("4@8"))


def test_a_passphrase_that_cannot_be_one_is_refused() -> None:
    assert code_of(lambda: strength(bytearray(b"with\x00nul inside it"))) == "passphrase_nul"
    assert code_of(lambda: strength(bytearray(b"\xff\xfe\xff\xfe"))) == "passphrase_not_text"


def test_nothing_of_it_is_kept_by_the_library() -> None:
    from zxcvbn import matching

    marker = "quislingmarkerphrase"
    given = phrase(f"{marker} and more")
    strength(given, [marker])
    assert given == phrase(f"{marker} and more"), "the caller's own is the caller's"
    assert matching.RANKED_DICTIONARIES["user_inputs"] == {}
    gc.collect()
    own = {id(marker), id(given)}
    left = [o for o in gc.get_objects() if isinstance(o, list | dict | tuple) and id(o) not in own]
    texts = [t for o in left for t in (o.values() if isinstance(o, dict) else o) if isinstance(t, str)]
    assert [t for t in texts if t.startswith(marker) and len(t) > len(marker)] == []


def test_how_long_it_holds_is_said_in_days_years_or_not_at_all() -> None:
    one_year = math.log10(365.25 * 86400)
    found = passphrase_strength.Strength(2, one_year, None, (), True)
    assert found.years(1.0, 1) == pytest.approx(1)
    assert found.years(2.0, 1000) == pytest.approx(0.002)
    assert passphrase_strength.Strength(4, 400.0, None, (), True).years(1, 1) == math.inf
    assert "two days" in holds(0.001)
    assert "37 days" in holds(0.1)
    assert "12 years" in holds(12.7)
    assert "hopeless" in holds(math.inf)
    lines = strength_lines(strength(phrase("passwordpassword")))
    assert len(lines) >= 3
    assert all(line.endswith(".") for line in lines)


def test_made_passphrases_are_six_words_of_the_long_list_evenly_drawn() -> None:
    words = passphrase_words._list()
    assert len(set(words)) == 7776 == 6**5
    assert math.log2(7776) * passphrase_words.WORDS >= passphrase_words.BITS
    made = [bytes(made_passphrase()).decode() for _ in range(300)]
    assert len(set(made)) == 300
    drawn = Counter(word for one in made for word in one.split(" "))
    assert set(drawn) <= set(words)
    assert drawn.total() == 1800
    assert max(drawn.values()) < 8, "each is expected a quarter of a time"
    check_new(normalised(bytearray(made[0], "ascii")))
    check_strength(bytearray(made[0], "ascii"))


def test_a_damaged_list_makes_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase_words, "LIST_LENGTH", 7775)
    assert code_of(made_passphrase) == "word_list_missing"


def test_nothing_is_called_good_that_is_found_within_two_years() -> None:
    found = strength(phrase("sunshine qwerty"))
    assert found.score == 3, "what the estimator calls good"
    assert shown_score(found) == 2
    first, *rest = strength_lines(found)
    assert first.startswith("Weak")
    assert any("it is found within" in line for line in rest)
    assert shown_score(strength(phrase("reborn ouch bounding chip mangle boasting"))) == 4
