# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovery keys on paper: any few of the sheets open, fewer tell nothing, and every slip of the pen is named."""

import itertools
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slot_kit import TORTURE
from vaults import code_of

from exile_risk.errors import InputError
from exile_risk.vault import recovery
from exile_risk.vault.recovery import combined, groups, known_words, new_recovery_key, same_group, sheets

KEY = bytearray(range(16))


def text(sheet: tuple[str, ...]) -> str:
    return " ".join(sheet)


def test_a_single_sheet_has_twenty_words_in_five_groups_and_gives_the_key_back() -> None:
    (sheet,) = sheets(KEY)
    assert len(sheet) == recovery.SHEET_WORDS
    assert [len(group) for group in groups(sheet)] == [4] * 5
    assert combined([text(sheet)]) == KEY
    assert set(sheet) <= set(known_words())
    assert len(new_recovery_key()) == 16
    assert new_recovery_key() != new_recovery_key()


@pytest.mark.parametrize(("needed", "count"), [(2, 2), (2, 3), (3, 5), (16, 16)])
def test_any_few_sheets_are_enough_and_one_less_is_not(needed: int, count: int) -> None:
    made = sheets(KEY, needed, count)
    chosen = list(itertools.combinations(made, needed))
    for some in random.Random(1).sample(chosen, min(len(chosen), 10)):
        assert combined([text(sheet) for sheet in some]) == KEY
        with pytest.raises(InputError) as caught:
            combined([text(sheet) for sheet in some[1:]])
        assert (caught.value.code, caught.value.params) == ("sheets_missing", {"needed": needed, "given": needed - 1})
    assert combined([text(sheet) for sheet in reversed(made)]) == KEY, "more than are needed are no harm"


@pytest.mark.parametrize(("needed", "count"), [(0, 1), (1, 2), (1, 0), (3, 2), (2, 17), (17, 17), (-1, -1), (2, 1)])
def test_other_numbers_of_sheets_are_refused(needed: int, count: int) -> None:
    assert code_of(lambda: sheets(KEY, needed, count)) == "sheets_count"


def test_words_may_be_cut_numbered_and_shouted() -> None:
    (sheet,) = sheets(KEY)
    assert combined([" ".join(word[:4] for word in sheet)]) == KEY
    assert combined(["\n".join(f"{n}. {word.upper()}," for n, word in enumerate(sheet, 1))]) == KEY
    assert len({word[:4] for word in known_words()}) == len(known_words()) == 1024


SLIPS: dict[str, tuple[Callable[[list[str]], list[str]], str]] = {
    "a word of no list": (lambda words: [*words[:6], "quisling", *words[7:]], "sheet_word"),
    "a word cut too short": (lambda words: [words[0][:3], *words[1:]], "sheet_word"),
    "a word with a wrong end": (lambda words: [words[0] + "x", *words[1:]], "sheet_word"),
    "words of another script": (lambda words: ["សួស្តី", *words[1:]], "sheet_word"),
    "a word left out": (lambda words: words[:-1], "sheet_length"),
    "a word too many": (lambda words: [*words, words[0]], "sheet_length"),
    "nothing": (lambda words: [], "sheet_length"),
    "a very long text": (lambda words: ["abcdef " * 100_000], "sheet_word"),
    "two words that changed places": (lambda words: [*words[:8], words[9], words[8], *words[10:]], "sheet_checksum"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_every_slip_is_named_by_its_place_and_never_by_its_word(slip: str) -> None:
    (sheet,) = sheets(bytearray(b"sixteen bytes ok"))
    change, code = SLIPS[slip]
    with pytest.raises(InputError) as caught:
        combined([text(tuple(change(list(sheet))))])
    assert caught.value.code == code
    assert caught.value.params["sheet"] == 1
    assert all(isinstance(value, int) for value in caught.value.params.values())
    chain: BaseException | None = caught.value
    while chain is not None:
        assert not set(str(chain).lower().split()) & set(sheet)
        chain = chain.__cause__ or chain.__context__


@settings(max_examples=60 * TORTURE, deadline=None)
@given(st.data())
def test_up_to_three_wrong_words_never_give_a_key(data: st.DataObject) -> None:
    (sheet,) = sheets(KEY)
    words = list(sheet)
    for place in data.draw(st.sets(st.integers(0, 19), min_size=1, max_size=3)):
        words[place] = data.draw(st.sampled_from(known_words()).filter(lambda word: word != words[place]))  # noqa: B023
    assert code_of(lambda: combined([" ".join(words)])) == "sheet_checksum"


@settings(max_examples=100 * TORTURE, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_raises_only_typed_errors(typed: list[str]) -> None:
    assert code_of(lambda: combined(typed)).startswith("sheet")


def test_sheets_of_two_kits_are_told_apart() -> None:
    one, other = sheets(KEY, 2, 3), sheets(KEY, 2, 3)
    assert code_of(lambda: combined([text(one[0]), text(other[1])])) == "sheet_other_kit"
    assert code_of(lambda: combined([text(one[0]), text(one[0])])) == "sheet_twice"
    assert code_of(lambda: combined([])) == "sheets_missing"


def test_a_sheet_that_asks_for_minutes_of_work_is_refused_at_once() -> None:
    """An exponent of 15 would mean 327 million rounds of PBKDF2; it is honestly signed by its checksum."""
    from shamir_mnemonic import Share

    hostile = Share(1, True, 15, 0, 1, 1, 0, 1, bytes(16))
    many_groups = Share(1, True, 0, 0, 1, 2, 0, 1, bytes(16))
    started = time.perf_counter()
    for share in (hostile, many_groups):
        assert code_of(lambda: combined([share.mnemonic()])) == "sheet_foreign"  # noqa: B023
    assert time.perf_counter() - started < 1


def test_whole_sheets_that_do_not_belong_together_are_refused() -> None:
    """The same numbers in front, another secret behind: only the digest inside can tell."""
    from shamir_mnemonic import Share

    made = [Share.from_mnemonic(text(sheet)) for sheet in sheets(KEY, 2, 2)]
    forged = Share(*(getattr(made[1], name) for name in ("identifier", "extendable", "iteration_exponent")),
                   0, 1, 1, made[1].index, 2, bytes(16))  # fmt: skip
    assert code_of(lambda: combined([made[0].mnemonic(), forged.mnemonic()])) == "sheets_do_not_fit"


def test_a_group_is_recognised_as_typed() -> None:
    group = ("academic", "acid", "acne", "acquire")
    assert same_group(group, "  Academic acid\tACNE acqu ")
    assert same_group(group, "acad, acid, acne, acqu")
    for wrong in (
        "",
        "academic acid acne",
        "academic acid acne acquire acquire",
        "acid academic acne acquire",
        "a a a a",
    ):
        assert not same_group(group, wrong)
