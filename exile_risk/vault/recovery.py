# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key as words on paper: one sheet, or one for each of several colleagues of whom a few must meet.

The words are those of SLIP-39, each told apart by its first four letters. Its library works on `str` and `bytes`, which
nobody can wipe; they live as long as the sheet is shown or typed, and until the process is replaced (decision 14).
"""

import contextlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.vault.keys import new_key

if TYPE_CHECKING:
    from shamir_mnemonic import Share

SECRET_BYTES = 16
SHEET_WORDS = 20
GROUP_WORDS = 4
"""Words in one printed group; five groups make a sheet."""
MOST_SHEETS = 16
MOST_TYPED = 1000
"""Characters of a typed sheet that are looked at; twenty words with numbers before them are shorter."""

_PREFIX = 4  # letters that tell the words apart
_STRETCHING = 0  # the key is random through and through; stretching it would protect nothing

Sheet = tuple[str, ...]


def new_recovery_key() -> bytearray:
    """Return 128 random bits: guessing them is as hopeless as guessing the key of AES-128."""
    return new_key(SECRET_BYTES)


def sheets(recovery: bytearray, needed: int = 1, count: int = 1) -> tuple[Sheet, ...]:
    """Return the words of each sheet; any `needed` of the `count` sheets give the recovery key.

    Raises InputError("sheets_count", most=...) unless it is 1 of 1, or at least 2 of no more than 16.
    """
    from shamir_mnemonic import generate_mnemonics

    if not (needed == count == 1 or 2 <= needed <= count <= MOST_SHEETS):
        raise InputError("sheets_count", most=MOST_SHEETS)
    (made,) = generate_mnemonics(1, [(needed, count)], bytes(recovery), iteration_exponent=_STRETCHING)
    return tuple(tuple(words.split()) for words in made)


def combined(typed: Sequence[str]) -> bytearray:
    """Return the recovery key of typed sheets, in any order; sheets beyond those needed are checked and left out.

    Words may be cut after four letters and have numbers or commas between them. Raises InputError, with the number of
    the sheet as typed: "sheet_word"(sheet, place), "sheet_length"(sheet, words, expected), "sheet_checksum"(sheet),
    "sheet_foreign"(sheet), "sheet_other_kit"(sheet), "sheet_twice"(sheet), "sheets_missing"(needed, given); and
    "sheets_do_not_fit".
    """
    shares: list[Share] = []
    for number, text in enumerate(typed[:MOST_SHEETS], start=1):
        share = _share(_words(text, number), number)
        if shares and share.group_parameters() != shares[0].group_parameters():
            raise InputError("sheet_other_kit", sheet=number)
        if any(share.index == other.index for other in shares):
            raise InputError("sheet_twice", sheet=number)
        shares.append(share)
    needed = shares[0].member_threshold if shares else 1
    if len(shares) < needed:
        raise InputError("sheets_missing", needed=needed, given=len(shares))
    secret = _secret(shares[:needed])
    # Raised out here, so that the error's context carries nothing of the sheets.
    if secret is None:
        raise InputError("sheets_do_not_fit")
    return bytearray(secret)


def known_words() -> tuple[str, ...]:
    """Return the words that can stand on a sheet, in alphabetical order."""
    from shamir_mnemonic.wordlist import WORDLIST

    return tuple(WORDLIST)


def same_group(group: Sequence[str], typed: str) -> bool:
    """Whether typed words are those of one printed group, cut after four letters or not."""
    given = re.findall("[a-z]+", typed[:MOST_TYPED].lower())
    return len(given) == len(group) and all(_means(word, cut) for word, cut in zip(group, given, strict=True))


def groups(sheet: Sheet) -> tuple[Sheet, ...]:
    """Return the printed groups of a sheet."""
    return tuple(sheet[start : start + GROUP_WORDS] for start in range(0, len(sheet), GROUP_WORDS))


def _means(word: str, typed: str) -> bool:
    return len(typed) >= _PREFIX and word.startswith(typed)


def _words(text: str, sheet: int) -> list[str]:
    words = known_words()
    by_prefix = {word[:_PREFIX]: word for word in words}
    found: list[str] = []
    for place, typed in enumerate(re.findall(r"[^\W\d_]+", text[:MOST_TYPED].lower()), start=1):
        word = by_prefix.get(typed[:_PREFIX], "")
        if not _means(word, typed):
            raise InputError("sheet_word", sheet=sheet, place=place)
        found.append(word)
    if len(found) != SHEET_WORDS:
        raise InputError("sheet_length", sheet=sheet, words=len(found), expected=SHEET_WORDS)
    return found


def _share(words: list[str], sheet: int) -> "Share":
    from shamir_mnemonic import MnemonicError, Share

    share: Share | None = None
    with contextlib.suppress(MnemonicError):
        share = Share.from_mnemonic(" ".join(words))
    # Raised out here, so that the error's context does not carry the words.
    if share is None:
        raise InputError("sheet_checksum", sheet=sheet)
    # Checked before anything is computed from it: an exponent of 15 would keep the program busy for minutes.
    if (share.iteration_exponent, share.group_count, len(share.value)) != (_STRETCHING, 1, SECRET_BYTES):
        raise InputError("sheet_foreign", sheet=sheet)
    return share


def _secret(shares: "list[Share]") -> bytes | None:
    from shamir_mnemonic import MnemonicError, recover_ems
    from shamir_mnemonic.shamir import ShareGroup

    group = ShareGroup()
    for share in shares:
        group.add(share)
    try:
        return bytes(recover_ems({shares[0].group_index: group}).decrypt(b""))
    except MnemonicError:
        return None
