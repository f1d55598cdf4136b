# SPDX-License-Identifier: GPL-3.0-or-later
"""How hard a passphrase is to guess, worked out on this computer alone.

zxcvbn takes a `str`, which nobody can wipe, and makes many shorter ones of it. They are let go at once, but stay in
freed memory until it is used again; locking replaces the process and ends that (decision 14).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.vault.passphrase import normalised

LONGEST = 72
"""Characters that are looked at; a longer passphrase is at least as hard to guess as its beginning."""
MOST_READINGS = 12
"""Ways to read signs as letters (4 as a, 1 as i or l) that zxcvbn can try in bearable time, one after the other."""
LEAST_LOG10 = 8.0
"""A hundred million guesses: at one a second, a thousand computers make them in little more than a day."""

_WARNINGS = {  # what zxcvbn says, and the id of our own sentence for it
    "Straight rows of keys are easy to guess.": "row_of_keys",
    "Short keyboard patterns are easy to guess.": "keys",
    'Repeats like "aaa" are easy to guess.': "repeat",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': "repeat",
    'Sequences like "abc" or "6543" are easy to guess.': "sequence",
    "Recent years are easy to guess.": "year",
    "Dates are often easy to guess.": "date",
    "This is a top-10 common password.": "common",
    "This is a top-100 common password.": "common",
    "This is a very common password.": "common",
    "This is similar to a commonly used password.": "like_common",
    "A word by itself is easy to guess.": "one_word",
    "Names and surnames by themselves are easy to guess.": "name",
    "Common names and surnames are easy to guess.": "name",
}
_ADVICE = {
    "Use a few words, avoid common phrases.": "more_words",
    "No need for symbols, digits, or uppercase letters.": "signs_not_needed",
    "Add another word or two. Uncommon words are better.": "more_words",
    "Use a longer keyboard pattern with more turns.": "more_words",
    "Avoid repeated words and characters.": "no_repeats",
    "Avoid sequences.": "no_sequences",
    "Avoid recent years.": "no_years",
    "Avoid years that are associated with you.": "no_years",
    "Avoid dates and years that are associated with you.": "no_years",
    "Capitalization doesn't help very much.": "capitals_help_little",
    "All-uppercase is almost as easy to guess as all-lowercase.": "capitals_help_little",
    "Reversed words aren't much harder to guess.": "reversed_helps_little",
    "Predictable substitutions like '@' instead of 'a' don't help very much.": "signs_help_little",
}
OWN_WORD = "own_word"
"""The id of the warning that the passphrase holds a word that belongs to the vault or its user."""


@dataclass(frozen=True)
class Strength:
    """An estimate. `score` runs from 0 (guessed at once) to 4; warning and advice are ids of sentences."""

    score: int
    guesses_log10: float
    warning: str | None
    advice: tuple[str, ...]
    whole: bool  # False: too long or too full of signs, so that only parts were looked at

    @property
    def enough(self) -> bool:
        """Whether a vault may have it."""
        return self.guesses_log10 >= LEAST_LOG10

    def years(self, seconds: float, computers: int) -> float:
        """Return how long guessing takes at most, where one guess takes so long on one computer; may be inf."""
        log10 = self.guesses_log10 + math.log10(seconds) - math.log10(computers) - math.log10(365.25 * 86400)
        return float(10**log10) if log10 < 300 else math.inf


def strength(passphrase: bytearray, own_words: Iterable[str] = ()) -> Strength:
    """Return how hard a typed passphrase is to guess for who knows `own_words` (name of the vault, of the user).

    Takes up to half a second. Raises as `normalised`.
    """
    from zxcvbn import matching, zxcvbn

    form = normalised(passphrase)
    try:
        text = form.decode()
    finally:
        form[:] = bytes(len(form))
    if not text:  # of which zxcvbn has no idea
        return Strength(0, 0.0, None, ("more_words", "signs_not_needed"), whole=True)
    once = _each_once(text)
    parts = _parts(once[:LONGEST], matching.L33T_TABLE)
    own = [word for word in own_words if len(word) > 2]
    try:
        # The whole is at least as hard to guess as its hardest part.
        found = max((zxcvbn(part, user_inputs=own) for part in parts), key=lambda one: one["guesses_log10"])
    finally:
        matching.RANKED_DICTIONARIES["user_inputs"] = {}  # it would keep them for the life of the process
    told = found["feedback"]
    warning = _WARNINGS.get(str(told["warning"])) or ("repeat" if once != text else None)
    if found["score"] < 4 and any(match.get("dictionary_name") == "user_inputs" for match in found["sequence"]):
        warning = OWN_WORD
    advice = dict.fromkeys(_ADVICE[said] for said in map(str, told["suggestions"]) if said in _ADVICE)
    if once != text:
        advice["no_repeats"] = None
    guesses = float(found["guesses_log10"])
    return Strength(int(found["score"]), guesses, warning, tuple(advice), whole=parts == [once])


def check_strength(passphrase: bytearray, own_words: Iterable[str] = ()) -> None:
    """Raise InputError("passphrase_guessable") when it would be guessed too soon; or as `strength`."""
    if not strength(passphrase, own_words).enough:
        raise InputError("passphrase_guessable")


def _each_once(text: str) -> str:
    """Return the text without words that stood before: zxcvbn sees "wordword" through, but not "word word"."""
    words, kept = text.split(), dict[str, str]()
    for word in words:
        kept.setdefault(word.casefold(), word)
    return text if len(kept) == len(words) else " ".join(kept.values())


def _parts(text: str, readings: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the text, cut where its signs could be read as letters in too many ways."""
    parts, start = [], 0
    for end in range(1, len(text) + 1):
        signs = set(text[start:end])
        if math.prod(max(1, len(signs.intersection(those))) for those in readings.values()) > MOST_READINGS:
            parts.append(text[start : end - 1])
            start = end - 1
    return [*parts, text[start:]]
