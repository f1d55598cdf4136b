# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a pack is taken it is told which facts change and whose band: truly, in turns, as plain text (fault F28)."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exile_risk import fact_packs
from exile_risk.assessing import assess
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.pack_text import look_text
from exile_risk.errors import InputError
from exile_risk.fact_packs import Look, look_at
from exile_risk.knowledge import Knowledge
from exile_risk.model.assessment import Band
from exile_risk.model.case import Case
from exile_risk.packs.build import build
from exile_risk.packs.changes import ADDED, CHANGED, REMOVED, changes
from exile_risk.packs.impact import CaseImpact, impacts
from exile_risk.packs.taken import TakenPacks
from tests.engine.test_hunted_groups import rated
from tests.judgement.cases import case
from tests.knowledge.candidates import append
from tests.packs.conftest import TODAY, changed_base
from tests.packs.signing import Signer

CATALOGUE = load_catalogue()
QUIET = rated("CN", "DE", "2018-10-01").case
"""Somebody without politics, of whom nobody has said whether they belong to a hunted group."""


@pytest.fixture
def look(file: Path, taken: TakenPacks) -> Look:
    return look_at(file, taken, TODAY)


def test_every_changed_fact_is_told_by_what_it_is_about(look: Look, small: Path, newer: Path) -> None:
    found = look.changes
    assert found.counted() == {ADDED: 1, REMOVED: 1, CHANGED: 1}
    assert [(c.kind, c.fact.id) for c in found.by_subject["KH-TH"] if c.fact.id == "test-1"] == [(ADDED, "test-1")]
    # an oracle of its own: lines of the table that stand in one folder only
    old, new = (set((f / "facts/security_cooperation.csv").read_text().splitlines()) for f in (small, newer))
    assert len(old - new) == found.counted()[REMOVED] + found.counted()[CHANGED]
    assert len(new - old) == found.counted()[ADDED] + found.counted()[CHANGED]
    assert (found.thresholds, found.files) == ({}, ())


def test_the_sources_of_what_changes_are_told(look: Look) -> None:
    text = look_text(look, None, Knowledge.load(), whole=True)
    assert "Cambodia and Thailand" in text
    assert "Added: Security services" in text
    assert "Removed: " in text
    assert "Until now: " in text
    assert "From now on: " in text
    source = look.knowledge.source("fh-tnr-2025")
    assert source.title in " ".join(text.split())


def test_other_files_and_thresholds_are_told(small: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "k"))
    for name in ("visas.txt", "events.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[:-1]), encoding="utf-8")
    thresholds = (folder / "thresholds.json").read_text(encoding="utf-8")
    first = next(iter(Knowledge.load(small).thresholds.items()))
    (folder / "thresholds.json").write_text(thresholds.replace(f": {first[1]:g}", ": 0.0625", 1), encoding="utf-8")
    found = changes(Knowledge.load(small), Knowledge.load(folder))
    assert set(found.files) == {"visas.txt", "events.csv"}
    assert [cut[1] for cut in found.thresholds.values()] == [0.0625]
    assert not found.facts


def test_a_table_with_another_shape_is_read_in_full(small: Path, tmp_path: Path) -> None:
    from tests.knowledge.candidates import add_supersedes

    folder = Path(shutil.copytree(small, tmp_path / "k"))
    add_supersedes(folder)
    assert changes(Knowledge.load(small), Knowledge.load(folder)).facts == ()


@pytest.fixture(scope="module")
def moving(small: Path, signer: Signer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack in which Thailand and Cambodia have a deal about fugitives: the band of a case there changes."""
    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("moving") / "knowledge"))
    path = folder / "facts" / "security_cooperation.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(r for r in rows if "KH-TH" not in r and "KH>TH" not in r), encoding="utf-8")
    row = "test-2,KH-TH,explicit_fugitive_or_swap_deal,1990,,fh-tnr-2025,read,high,2026-12,A deal"
    made = build(changed_base(folder, "2026.12", row))
    return signer.write(folder.parent / "moving.pack", made.data, made.comment)


def cases() -> Iterator[tuple[str, Case]]:
    from dataclasses import replace

    yield "Heron 1", case()
    yield "Heron 2", replace(case(), host="LA")
    yield "Heron 3", case("royal-insult-suspect-before-the-law")


def test_whose_band_changes_is_what_rating_them_under_both_gives(moving: Path, taken: TakenPacks) -> None:
    before, look = Knowledge.load(), look_at(moving, taken, TODAY)
    found = list(impacts(cases(), CATALOGUE, before, look.knowledge))
    assert [one.code for one in found if one is not None and one.changes_band] == ["Heron 3"]
    for one, (code, kept) in zip(found, cases(), strict=True):
        assert one is not None
        ratings = [assess(kept, CATALOGUE, base).rating for base in (before, look.knowledge)]
        assert (one.code, one.before.band, one.after.band) == (code, ratings[0].band, ratings[1].band)
        planned = [assess(kept, CATALOGUE, base) for base in (before, look.knowledge)]
        assert all(
            p.state != "rated" or p.band == b.planning for p, b in zip(planned, (one.before, one.after), strict=True)
        )
        assert one.said == tuple(p.band for p in planned)


def test_a_group_that_a_pack_puts_on_record_keeps_low_from_being_said(tmp_path: Path) -> None:
    """The arithmetic says Low before and after; what a person reads changes."""
    base = Knowledge.load()
    folder = Path(shutil.copytree(base.folder, tmp_path / "k"))
    path = folder / "facts" / "hunted_groups.csv"
    path.write_text(
        "".join(r for r in path.read_text(encoding="utf-8").splitlines(keepends=True) if ",CN," not in r),
        encoding="utf-8",
    )
    (one,) = impacts([("Heron 4", QUIET)], CATALOGUE, Knowledge.load(folder), base)
    assert one is not None
    assert (one.before.planning, one.after.planning) == (Band.LOW, Band.LOW)
    assert one.said == (Band.LOW, Band.MODERATE)
    assert one.changes_band


def test_it_goes_on_in_turns_and_stops_when_nobody_asks_for_more(moving: Path, taken: TakenPacks) -> None:
    before, look = Knowledge.load(), look_at(moving, taken, TODAY)
    read: list[str] = []

    def watched() -> Iterator[tuple[str, Case]]:
        for code, kept in cases():
            read.append(code)
            yield code, kept

    work = fact_packs.impacts_in_turn(3, watched(), CATALOGUE, before, look.knowledge)
    work.go_on(0.0)
    assert (work.done, work.left, read) == (1, 2, ["Heron 1"])
    changed = work.go_on(600.0)
    assert work.left == 0
    assert all(isinstance(one, CaseImpact) and one.changes_band for one in changed)
    assert work.go_on(600.0) == ()


def test_a_case_on_damaged_facts_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from exile_risk.packs import impact

    real = impact.answers_with_facts

    def damaged(one: Case, *more: Any) -> Any:
        if one.host == "LA":
            raise InputError("knowledge_damaged", problem="x")
        return real(one, *more)

    monkeypatch.setattr(impact, "answers_with_facts", damaged)
    found = list(impacts(cases(), CATALOGUE, Knowledge.load(), Knowledge.load()))
    assert [one is None for one in found] == [False, True, False]
    assert not any(one.changes_band for one in found if one)


def test_the_cases_of_a_vault(moving: Path, taken: TakenPacks, tmp_path: Path) -> None:
    from dataclasses import replace

    from exile_risk.model.draft import Draft
    from exile_risk.session import Session
    from exile_risk.vault import FLOOR_COST, Vault

    one = case("royal-insult-suspect-before-the-law")
    draft = Draft(one.origin, one.host, one.as_of, one.nationalities, one.charges, one.answers)
    with Vault.create(tmp_path / "vault", bytearray(b"correct horse battery staple"), FLOOR_COST) as vault:
        session = Session(vault)
        code = session.add(draft)
        session.add(Draft())
        session.bin(session.add(replace(draft, host="LA")))
        work = fact_packs.impacts_on(session, look_at(moving, taken, TODAY))
        assert work.total == 2
        changed = work.go_on(600.0)
        assert work.left == 0
        assert [c.code for c in changed] == [code]


HOSTILE = (
    "<img src=file:///etc/hostname>",
    "<b>bold</b>",
    "{{7*7}}",
    "{file}",
    "{0.__class__}",
    "%s%n",
    "[link](file:///etc/hostname)",
    "Kh\u200cmer\u200b x",
    "=cmd|'/c calc'!A1",
)

_told: list[tuple[str, object]] = []
_listening: list[bool] = []


def _hear(event: str, args: tuple[object, ...]) -> None:
    if _listening and (event == "open" or event.startswith(("socket.", "subprocess.", "os.system", "webbrowser"))):
        _told.append((event, args[0] if args else None))


@pytest.fixture
def heard() -> Iterator[Callable[[], list[tuple[str, object]]]]:
    """Tell what was opened, connected or run while it listens. Python keeps such a hook to its end."""
    if not getattr(sys, "_packs_hear", False):
        sys.addaudithook(_hear)
        sys._packs_hear = True  # type: ignore[attr-defined]
    _told.clear()
    _listening.append(True)
    yield lambda: list(_told)
    _listening.clear()


def test_f28_text_is_shown_as_it_stands_and_nothing_is_opened(
    small: Path, signer: Signer, taken: TakenPacks, tmp_path: Path, heard: Callable[[], list[Any]]
) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "k"))
    rows = [
        f'test-{n},KH-TH,none,{1950 + n},{1950 + n},fh-tnr-2025,read,high,2026-12,"{text}"'
        for n, text in enumerate(HOSTILE)
    ]
    made = build(changed_base(folder, "2026.12", *rows))
    file = signer.write(tmp_path / "hostile.pack", made.data, made.comment)
    _told.clear()
    shown = look_text(look_at(file, taken, TODAY), None, Knowledge.load(), whole=True)
    for text in HOSTILE:
        assert " ".join(text.split()) in " ".join(shown.split())
    opened = [str(what) for event, what in heard() if event == "open"]
    assert [event for event, _ in heard() if event != "open"] == []
    assert str(file) in opened, "the test listens"
    assert not [name for name in opened if "hostname" in name or name.endswith(("A1", "49"))]


@pytest.mark.parametrize("text", ["\u202etxt.exe", "a\u0000b", "a\u0007b", "\u2066x", "x" * 1_000_000])
def test_f28_what_would_hide_or_turn_text_is_refused_though_it_is_signed(
    text: str, value: dict[str, Any], signer: Signer
) -> None:
    from exile_risk.packs.document import packed
    from exile_risk.packs.signed import verified
    from exile_risk.packs.strict_json import canonical
    from tests.packs.conftest import comment_of

    content = canonical({**value, "files": {**value["files"], "events.csv": [text]}})
    data = packed(content)
    with pytest.raises(InputError) as raised:
        verified(data, signer.sign(data, comment_of(content)), [signer.public], "x")
    assert raised.value.code in ("pack_character", "pack_string_long")


def test_what_does_not_hold_against_what_is_in_use_is_not_looked_at(
    small: Path, signer: Signer, taken: TakenPacks, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(small, tmp_path / "k"))
    path = folder / "facts" / "host_law.csv"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:20]), encoding="utf-8")
    made = build(changed_base(folder, "2026.12"))
    file = signer.write(tmp_path / "poor.pack", made.data, made.comment)
    with pytest.raises(InputError) as raised:
        look_at(file, taken, TODAY)
    assert raised.value.code == "knowledge_pack_shrunk"
    append(folder, "x")
