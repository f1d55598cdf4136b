# SPDX-License-Identifier: GPL-3.0-or-later
"""A taken pack is used from the next start on, is taken back by one act, and costs nothing where it is damaged."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exile_risk import fact_packs
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.errors import InputError
from exile_risk.knowledge import Knowledge
from exile_risk.packs import in_use as using
from exile_risk.packs.in_use import InUse, facts_in_use, held_against
from exile_risk.packs.signed import SignedPack
from exile_risk.packs.state import read_state, written
from exile_risk.packs.taken import STATE, TakenPacks
from exile_risk.wording.errors import sentence
from tests.judgement.cases import case
from tests.packs.conftest import TODAY, Pack
from tests.packs.signing import Signer


def take(taken: TakenPacks, pack: SignedPack) -> None:
    taken.take(pack, TODAY, held_against(Knowledge.load()))


def shipped(now: InUse) -> bool:
    """Whether the facts that ship answer, and whole."""
    found = now.knowledge.corridor("KH", "TH", date(2018, 4, 30))
    return now.pack is None and now.knowledge.version == "2026.11" and found["security_cooperation"].value is not None


def test_without_a_pack_the_facts_that_ship_are_used(taken: TakenPacks) -> None:
    now = facts_in_use(taken)
    assert shipped(now)
    assert now.notice is None
    assert not taken.folder.exists(), "nothing is left behind by looking"


def test_a_taken_pack_is_used_and_named_in_assessments(here: TakenPacks, signed: SignedPack) -> None:
    from exile_risk.session import shared_knowledge

    take(here, signed)
    version = f"2026.12.0+pack.{signed.sha512[:8]}"
    assert shared_knowledge().version == version
    found = assess(case(), load_catalogue(), shared_knowledge())
    assert found.versions.knowledge == version
    assert [f.id for f in shared_knowledge().facts("KH-TH", "security_cooperation") if f.id == "test-1"] == ["test-1"]
    assert fact_packs.in_use().pack == here.state().current


def test_the_command_of_destinations_reads_the_version_of_a_pack(here: TakenPacks, signed: SignedPack) -> None:
    from exile_risk.relocation.options_file import looks_back
    from exile_risk.session import shared_knowledge

    take(here, signed)
    found = assess(case(), load_catalogue(), shared_knowledge())
    assert looks_back(found, shared_knowledge())


def test_undo_goes_back_pack_by_pack(taken: TakenPacks, make: Pack) -> None:
    for version, number in (("2026.12.1", 2026012001), ("2026.12.2", 2026012002), ("2026.12.3", 2026012003)):
        take(taken, make(version, number))
    assert len(list(taken.folder.glob("*.pack"))) == 2, "the one in use and the one before it"
    versions = []
    for _ in range(2):
        taken.undo()
        versions.append(facts_in_use(taken).knowledge.version.partition("+")[0])
    assert versions == ["2026.12.2", "2026.11"]
    with pytest.raises(InputError) as raised:
        taken.undo()
    assert raised.value.code == "pack_none"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-9] ^= 4
    path.write_bytes(data)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda p: p.write_bytes(b""),
    "cut": _cut,
    "flipped": _flip,
    "a folder": lambda p: (p.unlink(), p.mkdir()),
}


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("which", [".pack", ".minisig", STATE])
def test_a_damaged_pack_costs_nothing_and_is_said(taken: TakenPacks, signed: SignedPack, which: str, kind: str) -> None:
    take(taken, signed)
    path = next(p for p in taken.folder.iterdir() if p.name.endswith(which))
    DAMAGE[kind](path)
    now = facts_in_use(taken)
    assert shipped(now)
    assert now.notice is not None
    assert now.notice.code == ("pack_state_damaged" if which == STATE else "pack_not_used")
    said = sentence(now.notice)
    assert "install the newest pack again" in said
    assert "…" not in said


def test_after_a_damaged_list_the_packs_that_lie_there_still_say_how_high_their_key_came(
    taken: TakenPacks, make: Pack
) -> None:
    take(taken, make("2026.12.2", 2026012002))
    (taken.folder / STATE).write_text("{}")
    with pytest.raises(InputError) as raised:
        taken.check_newer(make("2026.12.1", 2026012001))
    assert raised.value.code == "pack_older"
    take(taken, make("2026.12.2", 2026012002))
    assert facts_in_use(taken).knowledge.version.startswith("2026.12.2+pack.")


def test_another_signed_pack_put_in_its_place(taken: TakenPacks, signed: SignedPack, make: Pack) -> None:
    take(taken, signed)
    entry = taken.state().current
    assert entry is not None
    other = make("2026.12.7", 2026012007)
    (taken.folder / entry.file).write_bytes(other.data)
    (taken.folder / f"{entry.file}.minisig").write_bytes(other.signature)
    notice = facts_in_use(taken).notice
    assert notice is not None
    assert getattr(notice.params["problem"], "code", "") == "pack_swapped"


def test_a_key_that_a_later_program_no_longer_trusts(taken: TakenPacks, signed: SignedPack) -> None:
    take(taken, signed)
    now = facts_in_use(TakenPacks(taken.folder, [Signer().public]))
    assert shipped(now)
    assert now.notice is not None


def test_newer_facts_of_a_later_program_are_preferred(
    taken: TakenPacks, signed: SignedPack, monkeypatch: pytest.MonkeyPatch, newer: Path
) -> None:
    take(taken, signed)
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls, folder=None: cls(folder or newer)))
    now = facts_in_use(taken)
    assert now.pack is None
    assert now.notice is not None
    assert now.notice.code == "pack_overtaken"


def test_a_later_program_checks_the_pack_once_more(
    taken: TakenPacks, signed: SignedPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exile_risk.knowledge import adopt as adopting

    take(taken, signed)
    monkeypatch.setattr(using, "__version__", "9.9.9")
    asked = []

    def fails(*_: object) -> None:
        asked.append(1)
        raise InputError("knowledge_pack_rules", file="facts", origin="KH", host="TH")

    with monkeypatch.context() as patched:
        patched.setattr(adopting, "adopt", fails)
        assert shipped(facts_in_use(taken))
    assert facts_in_use(taken).pack is not None
    monkeypatch.setattr(adopting, "adopt", fails)
    assert facts_in_use(taken).pack is not None, "what passed once is not checked at every start"
    assert len(asked) == 1


def test_nothing_personal_and_for_the_owner_alone(taken: TakenPacks, signed: SignedPack) -> None:
    take(taken, signed)
    assert sorted(p.suffix for p in taken.folder.iterdir()) == [".json", ".minisig", ".pack"]
    assert taken.folder.stat().st_mode & 0o077 == 0
    assert all(p.stat().st_mode & 0o077 == 0 for p in taken.folder.iterdir())
    assert set(json.loads((taken.folder / STATE).read_text())) == {
        "current",
        "format",
        "highest",
        "previous",
        "version",
    }


def test_a_full_or_write_protected_disk_changes_nothing(
    taken: TakenPacks, signed: SignedPack, make: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exile_risk.packs import files
    from exile_risk.packs import taken as taking

    take(taken, signed)
    before = {p.name: p.read_bytes() for p in taken.folder.iterdir()}

    def full(path: Path, _data: bytes) -> None:
        if path.name == STATE:
            raise InputError("pack_unwritable", file=str(path))
        files.replace_whole(path, _data)

    monkeypatch.setattr(taking, "replace_whole", full)
    with pytest.raises(InputError) as raised:
        take(taken, make("2026.12.5", 2026012005))
    assert raised.value.code == "pack_unwritable"
    assert before.items() <= {p.name: p.read_bytes() for p in taken.folder.iterdir()}.items()
    assert facts_in_use(taken).pack == read_state(before[STATE], "x").current


def test_a_state_is_read_as_it_was_written(taken: TakenPacks, signed: SignedPack, make: Pack) -> None:
    take(taken, signed)
    take(taken, make("2026.12.5", 2026012005))
    assert read_state(written(taken.state()), "x") == taken.state()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"version":1', '"version":2'),
        ('"number":2026012000', '"number":true'),
        ('"number":2026012000', '"number":20260120000000'),
        ('"key":"', '"key":"../'),
        ('"taken_on":"2026-12-20"', '"taken_on":"yesterday"'),
        ('"date":"2026-12-01"', '"date":"2026-13-01"'),
        ('"highest":{', '"highest":{"x":1,'),
        ('"previous":null', '"previous":[]'),
    ],
)
def test_a_state_that_somebody_wrote(taken: TakenPacks, signed: SignedPack, was: str, becomes: str) -> None:
    take(taken, signed)
    text = (taken.folder / STATE).read_text()
    assert was in text
    (taken.folder / STATE).write_text(text.replace(was, becomes, 1))
    now = facts_in_use(taken)
    assert shipped(now)
    assert now.notice is not None
    assert now.notice.code == "pack_state_damaged"


def test_looking_for_packs_loads_neither_cryptography_nor_facts() -> None:
    code = (
        "import sys, exile_risk.session as s; s.shared_knowledge();"
        "print(sorted(m for m in ('cryptography', 'msgspec', 'exile_risk.packs.signed', 'exile_risk.knowledge.rules')"
        " if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [
        (date(2026, 12, 1), date(2026, 12, 31), 0),
        (date(2026, 12, 31), date(2027, 1, 30), 0),
        (date(2026, 12, 31), date(2027, 2, 28), 1),
        (date(2026, 1, 15), date(2027, 1, 15), 12),
        (date(2026, 12, 1), date(2016, 1, 1), 0),
    ],
)
def test_age_is_said_and_never_stops_anything(day: date, today: date, months: int) -> None:
    from exile_risk.wording.packs import age_text

    assert fact_packs.months_old(day, today) == months
    assert ("they are old" in age_text(day, today)) == (months >= 12)
