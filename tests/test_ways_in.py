# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window can do with the ways into a vault, through the session and nothing else."""

import ast
import hashlib
from pathlib import Path

import pytest

from exile_risk import ways_in
from exile_risk.errors import ExileRiskError, InputError, LockedError
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, KdfCost, cost, keys
from exile_risk.wording.errors import sentence
from exile_risk.wording.ways_in import ERRORS, way_in_line

FIRST, SECOND = "mango river heron slate", "tourist glazing unnerve subpar"
ROOT = Path(__file__).parent.parent
FILES = ("ways_in.py", "recovery_kit.py", *(f"vault/{name}.py" for name in (
    *("passphrase_strength", "passphrase_words", "recovery", "slots", "slots_changing", "slots_kept", "slots_key_file"),
    *("rekey", "rekey_backups"),
)))  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
        return bytearray(hashlib.blake2b(bytes(form) + salt + repr(cost).encode(), digest_size=32).digest())

    monkeypatch.setattr(keys, "stretch", stretch)
    monkeypatch.setattr(cost, "calibrated_cost", lambda: KdfCost(128 * 1024, 5, 4))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Session.create(tmp_path / "vault", phrase(FIRST)).close()
    return tmp_path / "vault"


def phrase(text: str) -> bytearray:
    return bytearray(text, "utf-8")


def code_of(error: pytest.ExceptionInfo[ExileRiskError]) -> str:
    return error.value.code


def test_a_new_vault_costs_what_this_computer_can_bear(folder: Path) -> None:
    assert b'"m":131072,"name":"argon2id","p":4' in (folder / "header.a").read_bytes()
    with pytest.raises(InputError) as refused:
        Session.create(folder.with_name("other"), phrase("passwordpassword"))
    assert code_of(refused) == "passphrase_guessable"
    assert not folder.with_name("other").exists()


def test_a_kit_opens_nothing_before_it_was_tested_from_the_paper(folder: Path) -> None:
    session = Session.unlock(folder, phrase(FIRST))
    kit = session.ways_in.prepare_kit(phrase(FIRST), label="at home")
    typed = [" ".join(word for group in kit.sheets[0] for word in group)]
    (one, other) = kit.asked
    assert one != other
    with pytest.raises(InputError) as untested:
        session.ways_in.keep_kit(kit)
    assert code_of(untested) == "kit_untested"
    assert not kit.answer(*one, "other words than those there")
    assert kit.answer(*one, " ".join(kit.sheets[0][one[1] - 1]).upper())
    assert not kit.tested
    with pytest.raises(InputError) as not_asked:
        kit.answer(1, next(n for n in range(1, 6) if (1, n) not in kit.asked), "x")
    assert code_of(not_asked) == "kit_group"
    with pytest.raises(LockedError) as nothing:
        session.ways_in.check_kit(typed)
    assert code_of(nothing) == "recovery_none"
    assert kit.answer(*other, " ".join(kit.sheets[0][other[1] - 1]))
    id = session.ways_in.keep_kit(kit)
    session.ways_in.check_kit(typed)
    kit.forget()
    assert kit.sheets == ()
    (made,) = (way for way in session.ways_in.all() if way.id == id)
    assert (made.kind, made.label, made.needed, made.sheets) == (ways_in.RECOVERY, "at home", 1, 1)
    assert made.made is not None
    session.close()
    ways_in.check_kit(folder, typed)
    recovered = Session.recover(folder, typed, phrase(SECOND))
    recovered.confirm(phrase(SECOND))
    recovered.close()
    with pytest.raises(LockedError) as old:
        Session.unlock(folder, phrase(FIRST))
    assert code_of(old) == "wrong_passphrase"


def test_every_sheet_of_a_shared_kit_is_tested(folder: Path) -> None:
    session = Session.unlock(folder, phrase(FIRST))
    kit = session.ways_in.prepare_kit(phrase(FIRST), 2, 3)
    assert [sheet for sheet, _ in kit.asked] == [1, 2, 3]
    for sheet, group in kit.asked:
        assert kit.answer(sheet, group, " ".join(word[:4] for word in kit.sheets[sheet - 1][group - 1]))
    session.ways_in.keep_kit(kit)
    assert "2 of 3 sheets" in way_in_line(session.ways_in.all()[1])
    session.close()


def test_the_session_remembers_where_its_key_file_is_and_never_what_is_in_it(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "stick.key"
    ways_in.make_key_file(file, folder)
    session = Session.unlock(folder, phrase(FIRST))
    session.ways_in.change_passphrase(phrase(FIRST), phrase(SECOND), file)
    session.confirm(phrase(SECOND))
    session.close()
    assert ways_in.kinds(folder) == {ways_in.KEY_FILE}
    session = Session.unlock(folder, phrase(SECOND), file)
    session.confirm(phrase(SECOND))
    hidden = file.rename(tmp_path / "pulled out")
    with pytest.raises(InputError) as gone:
        session.confirm(phrase(SECOND))
    assert code_of(gone) == "key_file_unusable"
    hidden.rename(file)
    session.ways_in.renew_key(phrase(SECOND), phrase(FIRST))
    session.confirm(phrase(FIRST))
    assert not session.ways_in.unfinished
    assert session.cases() == ()
    session.close()
    assert ways_in.kinds(folder) == {ways_in.PASSPHRASE}


def test_what_is_given_stays_the_callers(folder: Path) -> None:
    session, current, new = Session.unlock(folder, phrase(FIRST)), phrase(FIRST), phrase(SECOND)
    session.ways_in.add_passphrase(current, new, "Dara")
    session.ways_in.confirm(new)
    session.close()
    assert (current, new) == (phrase(FIRST), phrase(SECOND))
    assert [ways_in.made_passphrase().count(b" ") for _ in range(3)] == [5, 5, 5]
    assert ways_in.passphrase_strength(phrase("vaultvaultvault"), folder).score < 2
    assert len(ways_in.recovery_words()) == 1024


def test_every_code_of_these_files_has_a_sentence_and_every_sentence_a_code() -> None:
    raised: set[str] = set()
    for name in FILES:
        for node in ast.walk(ast.parse((ROOT / "exile_risk" / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("InputError", "LockedError"):
                first = node.args[0]
                raised |= {first.value} if isinstance(first, ast.Constant) else set()
    raised |= {"key_file_needed", "recovery_none", "wrong_recovery_key", "wrong_key_file"}  # chosen in `_refusal`
    for code in raised:
        assert sentence(InputError(str(code))) != code, f"no sentence for {code}"
    assert set(ERRORS) <= raised


def test_the_floor_is_what_the_rfc_recommends_second() -> None:
    assert KdfCost(64 * 1024, 3, 4) == FLOOR_COST
