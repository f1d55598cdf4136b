# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk bundle`: what waits, what it would do, and everything that a person decides, from real vaults."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exile_risk.handover.desk import Handover, handover_of
from exile_risk.session import Session
from exile_risk.vault import Vault
from tests.handover.commands import Done, program
from tests.handover.desks import PHRASE, a_case, meet

__all__ = ["program"]
ON = "--passphrase-stdin"
Program = Callable[..., Done]


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Session, Handover]]:
    with Vault.open(folder, bytearray(PHRASE, "ascii")) as vault:
        session = Session(vault)
        yield session, handover_of(session)


def answer(program: Program, *arguments: str) -> dict[str, Any]:
    """Return the one JSON object of a command that went well."""
    done = program(*arguments, "--json", ON)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["format"].startswith("exile-risk/bundle-")
    assert found["version"] == 1
    return found


def refused(program: Program, *arguments: str) -> str:
    """Return the one line of a command that is refused, and that printed nothing else."""
    done = program(*arguments, ON)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done
    return done.stderr


@pytest.fixture
def stranger(folders: tuple[Path, Path], remembered: None, tmp_path: Path) -> tuple[Path, Path, str]:
    """Vault a, a bundle for it from b, whom a does not know, and the six words of b."""
    a, b = folders
    with opened(a) as (_, here), opened(b) as (there, theirs):
        card, own = here.card(), theirs.card()
        theirs.confirm(theirs.add_colleague(card.text, "An").id, " ".join(card.words))
        (tmp_path / "b.card").write_text(own.text)
        theirs.seal(tmp_path / "out", [there.add(a_case(there))], [theirs.colleagues()[0].id])
    return a, tmp_path / "out", " ".join(own.words)


@pytest.fixture
def differing(folders: tuple[Path, Path], remembered: None, tmp_path: Path) -> tuple[Path, Path, str]:
    """Vault a, a bundle of its colleague in which one field differs and another is new, and the code of the case."""
    a, b = folders
    with opened(a) as (here, ours), opened(b) as (there, theirs):
        bo, an = meet(ours, theirs)
        code = here.add(a_case(here))
        ours.seal(tmp_path / "1", [code], [bo])
        theirs.take(theirs.look(tmp_path / "1"))
        other = there.cases()[0].code
        here.save(code, replace(here.draft(code), host="MY"))
        here.commit(code)
        there.save(other, replace(there.draft(other), host="VN", nationalities=("KH",)))
        there.commit(other)
        theirs.seal(tmp_path / "2", [other], [an])
    return a, tmp_path / "2", code


def test_a_strangers_bundle_waits_is_looked_at_and_released_once_words_were_compared(
    stranger: tuple[Path, Path, str], program: Program, tmp_path: Path
) -> None:
    vault, file, words = stranger
    assert "Nothing waits" in program("waiting", str(vault), ON).stdout
    assert answer(program, "open", str(vault), str(file))["merged"] is False
    (row,) = answer(program, "waiting", str(vault))["bundles"]
    assert (row["standing"], row["sender"], row["may_be_released"]) == ("unknown", None, False)
    assert (" ".join(row["words"]), row["held_cases"], row["held_deletions"]) == (words, 1, 0)
    name = row["bundle"][:8]
    assert name in program("waiting", str(vault), ON).stdout
    seen = answer(program, "waiting", str(vault), name)
    assert {"field": "origin", "before": {}, "after": {"value": "KH"}} in seen["cases"][0]["changes"]
    assert "origin: (not answered) → KH" in program("waiting", str(vault), name, ON).stdout
    assert "compare the six words" in refused(program, "release", str(vault), name)
    with opened(vault) as (session, _):
        assert session.cases() == (), "looking took nothing, and neither did what was refused"
    program("colleague", str(vault), str(tmp_path / "b.card"), "--name", "Bo", "--words", words, ON)
    assert answer(program, "waiting", str(vault))["bundles"][0]["may_be_released"] is True
    released = answer(program, "release", str(vault), name)
    assert (released["bundle"], released["cases"][0]["new"], released["resolved"]) == (row["bundle"], True, [])
    with opened(vault) as (session, desk):
        assert [line.origin for line in session.cases()] == ["KH"]
        assert released["cases"][0]["case"] == session.cases()[0].code
        assert desk.waiting() == ()
    assert "Nothing of that kind waits" in refused(program, "release", str(vault), name)


def test_the_code_that_a_case_got_is_said_wherever_one_comes_in(
    stranger: tuple[Path, Path, str], program: Program, tmp_path: Path
) -> None:
    vault, file, words = stranger
    spare = Path(shutil.copytree(vault, tmp_path / "spare"))
    program("open", str(vault), str(file), ON)
    for folder in (vault, spare):
        program("colleague", str(folder), str(tmp_path / "b.card"), "--name", "Bo", "--words", words, ON)
    seen = answer(program, "inspect", str(file), "--vault", str(spare))
    assert (seen["cases"][0]["case"], seen["cases"][0]["new"]) == (None, True), "nobody can know it beforehand"
    taken = answer(program, "open", str(spare), str(file))
    name = answer(program, "waiting", str(vault))["bundles"][0]["bundle"]
    released = program("release", str(vault), name, ON).stdout
    with opened(vault) as (session, _):
        code = session.cases()[0].code
    assert released.splitlines()[0] == f"{code}: new in this vault, which calls it so."
    assert f"{code}: origin: (not answered) → KH" in released
    with opened(spare) as (session, _):
        assert taken["cases"][0]["case"] == session.cases()[0].code


def test_a_bundle_can_be_discarded_and_is_not_opened_again(stranger: tuple[Path, Path, str], program: Program) -> None:
    vault, file, _words = stranger
    program("open", str(vault), str(file), ON)
    (row,) = answer(program, "waiting", str(vault))["bundles"]
    for wrong in (row["bundle"][:7], "0" * 64, ""):
        assert "Nothing of that kind waits" in refused(program, "discard", str(vault), wrong)
    assert answer(program, "discard", str(vault), row["bundle"])["bundle"] == row["bundle"]
    assert answer(program, "waiting", str(vault))["bundles"] == []
    assert answer(program, "open", str(vault), str(file))["again"] is True


def test_everything_without_a_conflict_is_taken_and_the_rest_stands_side_by_side(
    differing: tuple[Path, Path, str], program: Program
) -> None:
    vault, file, code = differing
    text = program("inspect", str(file), "--vault", str(vault), ON).stdout
    assert "host: two readings, kept side by side" in text
    assert "1. " in text
    assert "2. " in text
    taken = answer(program, "open", str(vault), str(file))
    assert (taken["resolved"], len(taken["cases"][0]["conflicts"])) == ([], 1)
    assert [c["field"] for c in taken["cases"][0]["changes"]] == ["nationalities"]
    with opened(vault) as (session, desk):
        draft = session.draft(code)
        assert (draft.host, draft.nationalities, len(desk.conflicts())) == ("MY", ("KH",), 1)
    (conflict,) = answer(program, "conflicts", str(vault), code)["conflicts"]
    assert len({said["mark"] for said in conflict["said"]}) == 2
    mark = conflict["said"][conflict["readings"].index({"value": "VN"})]["mark"]
    done = answer(program, "resolve", str(vault), code, "host", mark)
    assert done["reading"] == {"value": "VN"}
    with opened(vault) as (session, desk):
        assert (session.draft(code).host, desk.conflicts()) == ("VN", ())


@pytest.mark.parametrize("by_mark", [False, True])
@pytest.mark.parametrize("host", ["VN", "MY"])
def test_a_choice_is_made_together_with_the_taking(
    differing: tuple[Path, Path, str], program: Program, host: str, *, by_mark: bool
) -> None:
    vault, file, code = differing
    (conflict,) = answer(program, "inspect", str(file), "--vault", str(vault))["cases"][0]["conflicts"]
    place = conflict["readings"].index({"value": host})
    given = conflict["said"][place]["mark"] if by_mark else str(place + 1)
    taken = answer(program, "open", str(vault), str(file), "--choose", code, "host", given)
    assert taken["resolved"] == [{"case": code, "field": "host", "reading": {"value": host}}]
    with opened(vault) as (session, desk):
        assert (session.draft(code).host, desk.conflicts()) == (host, ())
        hosts = [draft.host for _, draft in session.history(code)]
        assert hosts[:2] == ["TH", "MY"], "what was said before stays in the history"
        assert session.damage() == ()


def test_a_wrong_choice_takes_nothing_at_all(differing: tuple[Path, Path, str], program: Program) -> None:
    vault, file, code = differing
    for wrong in ((code, "host", "3"), (code, "host", "0"), (code, "host", "-1"), (code, "origin", "1")):
        assert "waits to be chosen" in refused(program, "open", str(vault), str(file), "--choose", *wrong)
        with opened(vault) as (session, _):
            assert session.draft(code).nationalities is None, "not even what no choice is about"
    assert "waits to be chosen" in refused(program, "open", str(vault), str(file), "--choose", "Heron 100", "host", "1")
    assert answer(program, "open", str(vault), str(file))["again"] is False


def test_a_colleagues_deletion_waits_and_is_decided(
    folders: tuple[Path, Path], program: Program, tmp_path: Path
) -> None:
    a, b = folders
    with opened(a) as (here, ours), opened(b) as (there, theirs):
        bo, an = meet(ours, theirs)
        codes = [here.add(a_case(here)) for _ in range(2)]
        kept = here.add(a_case(here))
        ours.seal(tmp_path / "1", codes, [bo])
        theirs.take(theirs.look(tmp_path / "1"))
        left = there.add(a_case(there))
        for line in there.cases():
            if line.code != left:
                there.safekeeping.custody.delete(line.code, "asked to")
        theirs.seal(tmp_path / "2", [left], [an])
    assert all(not gone["done"] for gone in answer(program, "open", str(a), str(tmp_path / "2"))["deletions"])
    rows = answer(program, "waiting", str(a))["deletions"]
    assert sorted((row["case"], row["sender"]) for row in rows) == sorted((code, "Bo") for code in codes)
    assert f"{codes[0]}: Bo deleted this case" in program("waiting", str(a), ON).stdout
    assert answer(program, "deletion", str(a), codes[0], "--delete")["deleted"] is True
    assert "stays here" in program("deletion", str(a), codes[1], "--keep", ON).stdout
    for gone in (codes[0], codes[1], kept):
        assert "Nothing of that kind waits" in refused(program, "deletion", str(a), gone, "--delete")
    assert program("deletion", str(a), codes[1], ON).returncode == 2, "one of the two must be said"
    with opened(a) as (session, desk):
        assert {line.code for line in session.cases()} >= {codes[1], kept}
        assert codes[0] not in {line.code for line in session.cases()}
        assert desk.deletions() == ()


def test_colleagues_are_listed_with_their_words_and_whether_anybody_compared_them(
    stranger: tuple[Path, Path, str], program: Program, tmp_path: Path
) -> None:
    vault, _file, words = stranger
    assert "No colleague" in program("colleagues", str(vault), ON).stdout
    card = str(tmp_path / "b.card")
    made = answer(program, "colleague", str(vault), card, "--name", "Bo")
    assert (made["name"], made["confirmed_on"], " ".join(made["words"])) == ("Bo", None, words)
    assert "not confirmed" in program("colleagues", str(vault), ON).stdout
    answer(program, "colleague", str(vault), card, "--name", "Bo", "--words", words)
    (row,) = answer(program, "colleagues", str(vault))["colleagues"]
    assert row["confirmed_on"] is not None
    line = program("colleagues", str(vault), ON).stdout
    assert line.startswith(f"Bo ({row['id']}): confirmed on ")
    assert words in line
    assert answer(program, "retire", str(vault), "Bo")["retired_at"] is not None
    assert "retired on" in program("colleagues", str(vault), ON).stdout
    assert "no such colleague" in refused(program, "retire", str(vault), "Nobody")


def test_a_forgotten_colleague_leaves_no_name_and_their_keys_stay_refused(
    stranger: tuple[Path, Path, str], program: Program, tmp_path: Path
) -> None:
    vault, file, words = stranger
    name = "Botum Desk"
    program("colleague", str(vault), str(tmp_path / "b.card"), "--name", name, "--words", words, ON)
    gone = answer(program, "retire", str(vault), name, "--forget")
    assert gone["name"] == f"#{gone['id'][:8]}"
    assert name not in program("colleagues", str(vault), "--json", ON).stdout
    with opened(vault) as (session, desk):
        assert desk.look(file).would.standing.value == "retired"
        with session._vault.reading() as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
        assert rows
        assert not any(name in str(value) for row in rows for value in row)
    assert "no such colleague" in refused(program, "seal", str(vault), "Heron 1", "--to", name, "--out", "x")


def test_two_colleagues_with_one_name_are_told_apart_by_id(
    stranger: tuple[Path, Path, str], program: Program, tmp_path: Path, templates: Path
) -> None:
    vault, _file, words = stranger
    program("colleague", str(vault), str(tmp_path / "b.card"), "--name", "Bo", "--words", words, ON)
    with opened(templates / "b") as (_, other):
        (tmp_path / "c.card").write_text(other.card().text)
        program("colleague", str(vault), str(tmp_path / "c.card"), "--name", "Bo", ON)
    first = next(c for c in answer(program, "colleagues", str(vault))["colleagues"] if c["confirmed_on"])
    with opened(vault) as (session, _):
        code = session.add(a_case(session))
    seal = ["seal", str(vault), code, "--out", str(tmp_path / "o"), "--yes", "--to"]
    assert "Several colleagues are called Bo" in refused(program, *seal, "Bo")
    assert not (tmp_path / "o").exists()
    made = answer(program, *seal, first["id"])
    assert (made["readers"], made["file"], len(made["bundle"])) == (["Bo"], str(tmp_path / "o"), 64)
    assert {"case": code, "field": "origin", "part": "value", "value": "KH", "earlier": False} in made["leaving"]
    assert "Several colleagues" in refused(program, "retire", str(vault), "Bo")


def test_what_would_leave_is_one_object_and_writes_nothing(
    differing: tuple[Path, Path, str], program: Program, tmp_path: Path
) -> None:
    vault, _file, code = differing
    found = answer(program, "seal", str(vault), code, "--to", "Bo", "--out", str(tmp_path / "o"))
    assert (found["bundle"], found["file"], (tmp_path / "o").exists()) == (None, None, False)
    assert {row["field"] for row in found["leaving"]} >= {"origin", "host"}


@pytest.mark.parametrize("action", ["waiting", "release", "discard", "deletion", "colleagues", "retire", "resolve"])
def test_a_wrong_passphrase_ends_with_3_and_one_line(folders: tuple[Path, Path], program: Program, action: str) -> None:
    more = {
        "release": ["0" * 64],
        "discard": ["0" * 64],
        "deletion": ["Heron 1", "--keep"],
        "retire": ["Bo"],
        "resolve": ["Heron 1", "host", "1"],
    }
    done = program(action, str(folders[0]), *more.get(action, []), ON, phrase="not the one, not at all")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
