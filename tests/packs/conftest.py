# SPDX-License-Identifier: GPL-3.0-or-later
"""A small base that stands for the shipped one, a newer one, and packs of it signed with a key of the tests."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets, fact_packs
from exile_risk.knowledge import adopt as adopting
from exile_risk.packs.build import Built, build
from exile_risk.packs.comment import Comment, comment_text
from exile_risk.packs.document import PACK, packed, unpacked
from exile_risk.packs.signed import SignedPack, verified
from exile_risk.packs.strict_json import canonical, strict_json
from exile_risk.packs.taken import TakenPacks
from tests.knowledge.candidates import TABLE, append, change_manifest, trim
from tests.packs.signing import Signer

TODAY = date(2026, 12, 20)
ADDED = "test-1,KH-TH,none,2025-08,2025-09,fh-tnr-2025,read,high,2026-12,<b>Added</b> {{7*7}} %s%n"
Pack = Callable[..., SignedPack]


def changed_base(folder: Path, version: str, *rows: str) -> Path:
    """Give a copy of the base another version and more rows."""
    change_manifest(folder, "version", value=version)
    change_manifest(folder, "reviewed", value="2026-12-01")
    for row in rows:
        append(folder, row)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands for the shipped folder, version 2026.11."""
    folder = tmp_path_factory.mktemp("shipped") / "knowledge"
    shutil.copytree(assets.path("knowledge"), folder)
    change_manifest(folder, "version", value="2026.11")
    return trim(folder)


@pytest.fixture(scope="session")
def newer(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later folder: a fact more, one corrected, one gone."""
    folder = Path(shutil.copytree(small, tmp_path_factory.mktemp("newer") / "knowledge"))
    path = folder / "facts" / TABLE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = (
        lines[1].replace(",high,", ",medium,", 1) if ",high," in lines[1] else lines[1].replace(",medium,", ",high,")
    )
    path.write_text("".join([*lines[:-1]]), encoding="utf-8")
    return changed_base(folder, "2026.12", ADDED)


@pytest.fixture(scope="session")
def signer() -> Signer:
    return Signer()


@pytest.fixture(scope="session")
def built(newer: Path) -> Built:
    return build(newer)


@pytest.fixture(scope="session")
def raw(built: Built) -> bytes:
    """The content of the pack before it is packed."""
    return unpacked(built.data, "x")


@pytest.fixture(scope="session")
def value(raw: bytes) -> dict[str, Any]:
    """The same as a value; tests change copies of it."""
    found: dict[str, Any] = strict_json(raw, "x")
    return found


@pytest.fixture(scope="session")
def signed(built: Built, signer: Signer) -> SignedPack:
    return verified(built.data, signer.sign(built.data, built.comment), [signer.public], "x")


@pytest.fixture
def file(built: Built, signer: Signer, tmp_path: Path) -> Path:
    """A good pack with its signature beside it."""
    return signer.write(tmp_path / "facts.pack", built.data, built.comment)


@pytest.fixture(autouse=True)
def ships(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small base ship with the program, and let no test after this one see it."""
    import exile_risk.session as sessions

    usual = assets.path
    monkeypatch.setattr(
        assets, "path", lambda *parts: small.joinpath(*parts[1:]) if parts[0] == "knowledge" else usual(*parts)
    )
    monkeypatch.setattr(fact_packs, "_found", [])
    monkeypatch.setattr(sessions, "_shared", [])


@pytest.fixture(autouse=True)
def few_corridors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trial of the rules, which is tested beside them, ask a few corridors only."""
    monkeypatch.setattr(adopting, "sampled_pairs", lambda _codes: (("KH", "TH"), ("TH", "KH"), ("CN", "LA")))


@pytest.fixture
def taken(signer: Signer, tmp_path: Path) -> TakenPacks:
    return TakenPacks(tmp_path / "data" / "packs", [signer.public])


@pytest.fixture
def here(signer: Signer, monkeypatch: pytest.MonkeyPatch) -> TakenPacks:
    """The packs of this user, as the program finds them, with the key of the tests in the place of the pinned ones."""
    from exile_risk.packs.place import packs_folder

    found = TakenPacks(packs_folder(), [signer.public])
    monkeypatch.setattr(fact_packs, "taken_packs", lambda: found)
    return found


def comment_of(content: bytes, number: int = 2026012000, day: date = date(2026, 12, 1), pack: str = PACK) -> str:
    return comment_text(Comment(pack, number, day, hashlib.sha512(content).hexdigest()))


def version_of(value: dict[str, Any], version: str, number: int, **more: Any) -> dict[str, Any]:
    """Return the content of another version of the facts."""
    manifest = [
        line.replace('"version": "2026.12"', f'"version": "{version}"') for line in value["files"]["manifest.json"]
    ]
    return {**value, "number": number, **more, "files": {**value["files"], "manifest.json": manifest}}


@pytest.fixture
def make(value: dict[str, Any], signer: Signer) -> Pack:
    """Return a signed pack of a version, by any key, with any day."""

    def make(version: str, number: int, by: Signer = signer, day: date = date(2026, 12, 1)) -> SignedPack:
        content = canonical(version_of(value, version, number, date=day.isoformat()))
        data = packed(content)
        return verified(data, by.sign(data, comment_of(content, number, day)), [by.public], "x")

    return make
