# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed anywhere while a pack is taken, this computer has the old facts or the new ones, each proven whole."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from exile_risk.errors import InputError
from exile_risk.packs.signed import SignedPack
from exile_risk.packs.taken import TakenPacks
from tests.kills import killed_at, spread, steps_of, tell, times
from tests.packs.conftest import TODAY, Pack
from tests.packs.signing import Signer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

TAKE = """
from datetime import date
from exile_risk.packs.keys import PublicKey
from exile_risk.packs.signed import read_signed
from exile_risk.packs.taken import TakenPacks
key = PublicKey.parse(os.environ["SIGNED_WITH"])
pack = read_signed(folder / "new.pack", [key])
begin()
TakenPacks(folder / "packs", [key]).take(pack, date(2026, 12, 20), "x")
end()
"""


def in_use(taken: TakenPacks) -> str | None:
    """Return the version in use, after proving it and the one before it anew."""
    state = taken.state()
    for entry in (state.current, state.previous):
        assert entry is None or taken.opened(entry)
    return None if state.current is None else taken.opened(state.current).version


def test_killed_while_a_pack_is_taken(make: Pack, signer: Signer, tmp_path: Path) -> None:
    number, seen = times("IMPORTS", 8), {"2026.12.1": 0, "2026.12.2": 0}
    old, new = make("2026.12.1", 2026012001), make("2026.12.2", 2026012002)
    ready = tmp_path / "ready"
    TakenPacks(ready / "packs", [signer.public]).take(old, TODAY, "x")
    (ready / "new.pack").write_bytes(new.data)
    (ready / "new.pack.minisig").write_bytes(new.signature)
    given = {**os.environ, "SIGNED_WITH": signer.pub_line}
    total = steps_of(TAKE, Path(shutil.copytree(ready, tmp_path / "count")), given)
    for at in spread(total, number):
        folder = Path(shutil.copytree(ready, tmp_path / "killed"))
        killed_at(at, TAKE, folder, given)
        taken = TakenPacks(folder / "packs", [signer.public])
        version = in_use(taken)
        assert version is not None
        seen[version] += 1
        _take_again(taken, new, version)
        assert in_use(taken) == "2026.12.2"
        left = {path.name for path in taken.folder.iterdir() if path.suffix not in (".pack", ".minisig", ".json")}
        assert left <= set(), "nothing half written stays once a pack was taken"
        shutil.rmtree(folder)
    assert seen["2026.12.1"] > 0
    tell(f"packs: {number} kills over {total} steps, {seen['2026.12.1']} old, {seen['2026.12.2']} new, 0 between")


def _take_again(taken: TakenPacks, new: SignedPack, version: str) -> None:
    if version == new.version:
        with pytest.raises(InputError, match="pack_in_use"):
            taken.take(new, TODAY, "x")
    else:
        taken.take(new, TODAY, "x")
