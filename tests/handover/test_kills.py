# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed while a bundle is taken in, a vault holds all of it or nothing, and takes it again without doubles."""

import shutil
import sys
from pathlib import Path

import pytest

from exile_risk.handover.desk import handover_of
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import Vault
from tests.handover.desks import PHRASE, a_case, meet
from tests.kills import environment, killed_at, spread, steps_of, tell, times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

TAKE = f"""
from exile_risk.handover.desk import handover_of
from exile_risk.session import Session
session = Session.unlock(folder / "b", bytearray({PHRASE!r}, "ascii"))
desk = handover_of(session)
look = desk.look(folder / "second.bundle")
begin()
desk.take(look)
end()
session.close()
"""


def test_killed_while_a_bundle_is_taken_in(
    sessions: tuple[Session, Session], folders: tuple[Path, Path], tmp_path: Path
) -> None:
    """The bundle changes one case the vault has and brings two it does not know."""
    number, nothing, everything = times("IMPORTS", 6), 0, 0
    ready, whole = _ready(sessions, folders, tmp_path)
    given = environment(ready / "b", bytearray(PHRASE, "ascii"))
    total = steps_of(TAKE, Path(shutil.copytree(ready, tmp_path / "count")), given)
    for at in spread(total, number):
        folder = Path(shutil.copytree(ready, tmp_path / "killed"))
        killed_at(at, TAKE, folder, given)
        with Vault.open(folder / "b", bytearray(PHRASE, "ascii")) as vault:
            assert (vault.announcements, vault.barred, vault.verify().sound) == ((), None, True)
            session = Session(vault)
            hosts = [session.draft(line.code).host for line in session.cases()]
            assert sorted(hosts) in (["TH"], whole)
            nothing, everything = nothing + (len(hosts) == 1), everything + (len(hosts) == 3)
            desk = handover_of(session)
            desk.take(desk.look(folder / "second.bundle"))
            assert sorted(session.draft(line.code).host for line in session.cases()) == whole
            assert desk.conflicts() == ()
        shutil.rmtree(folder)
    assert nothing > 0
    tell(f"bundles: {number} kills over {total} steps, {nothing} not taken, {everything} taken whole, 0 between")


def _ready(
    sessions: tuple[Session, Session], folders: tuple[Path, Path], tmp_path: Path
) -> tuple[Path, list[str | None]]:
    """Return a folder with a vault `b` that took one case, and a second bundle for it; and the hosts it then holds."""
    (one, other), (a, b) = sessions, [handover_of(session) for session in sessions]
    bo, _ = meet(a, b)
    code = one.add(a_case(one))
    a.seal(tmp_path / "first.bundle", [code], [bo])
    b.take(b.look(tmp_path / "first.bundle"))
    one.save(code, Draft("KH", "LA", answers=one.draft(code).answers | {"arrest_warrant": Answer("yes")}))
    one.commit(code)
    for host in ("MY", "AU"):
        one.add(Draft("KH", host))
    ready = tmp_path / "ready"
    ready.mkdir()
    a.seal(ready / "second.bundle", [line.code for line in one.cases()], [bo])
    other.close()
    shutil.copytree(folders[1], ready / "b")
    return ready, ["AU", "LA", "MY"]
