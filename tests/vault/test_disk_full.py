# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk costs nobody what was saved: it is said, the vault stays open, and the next saving works."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from vaults import PHRASE, Made, code_of, phrase

from exile_risk.vault import FLOOR_COST, Vault, backup_file
from exile_risk.vault.backup_rotation import backups
from exile_risk.vault.custody import Custody

pytestmark = pytest.mark.usefixtures("remembered")

LIMITED = f"""
import os, resource, signal, sys
from pathlib import Path
from exile_risk.errors import LockedError
from exile_risk.vault import Vault
from exile_risk.vault.custody import Custody
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
def refused(action):
    try:
        action()
    except LockedError as error:
        return error.code
    return "done"
with Vault.open(folder, bytearray({PHRASE!r}, "utf-8")) as vault:
    kept = []
    limit(2_000_000)
    said = "done"
    while said == "done":
        document = f"{{len(kept)}} " + "z" * 100_000
        said = refused(lambda: kept.append(vault.add(document, "s")))
    assert len(kept) > 3, kept
    print(said)
    assert [vault.latest(code).document[:2] for code in kept[:3]] == ["0 ", "1 ", "2 "]
    limit(100_000)
    print(refused(Custody(vault).back_up))
    assert not list((folder / "backups").iterdir())
    limit(resource.RLIM_INFINITY)
    kept.append(vault.add("room again", "s"))
    assert vault.verify().sound
    Custody(vault).back_up()
    print(len(kept), ",".join(kept))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_with_no_room_for_a_file_to_grow_nothing_saved_is_lost(made: Made) -> None:
    command = [sys.executable, "-c", LIMITED, str(made.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    saving, backing_up, codes = done.stdout.splitlines()
    assert saving in ("vault_disk_full", "vault_unreachable")
    assert backing_up in ("vault_disk_full", "vault_unreachable")
    with Vault.open(made.folder, phrase()) as vault:
        assert set(codes.split(" ", 1)[1].split(",")) <= {row.code for row in vault.cases()}
        assert vault.announcements == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes, where the system lets one be made."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or _run("mount", "-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs", str(place)):
        pytest.skip("no small disk can be mounted here; the limit on a file's size is tested instead")
    try:
        yield place
    finally:
        _run("umount", "-l", str(place))


def _run(*command: str) -> int:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return 1


def test_on_a_full_disk_everything_saved_stays_and_room_mends_it(small_disk: Path) -> None:
    filler = small_disk / "filler"
    kept: list[str] = []
    with Vault.create(small_disk / "vault", phrase(), FLOOR_COST) as vault:
        first = Custody(vault).back_up()
        filler.write_bytes(b"x" * 2_500_000)

        def add() -> None:
            for _ in range(200):
                kept.append(vault.add(f"{len(kept)} " + "z" * 50_000, "s"))

        assert code_of(add) == "vault_disk_full"
        assert len(kept) > 5
        assert vault.latest(kept[0]).document.startswith("0 ")
        assert code_of(Custody(vault).back_up) == "backup_no_room"
        assert list(first.parent.iterdir()) == [first]
        header = (small_disk / "vault" / "header.a").read_bytes()
        filler.unlink()
        again = vault.add("room again", "s")
        assert vault.verify().sound
        assert (small_disk / "vault" / "header.a").read_bytes() == header
    with Vault.open(small_disk / "vault", phrase()) as vault:
        assert {*kept, again} <= {row.code for row in vault.cases()}
        assert (vault.announcements, vault.verify().sound) == ((), True)
        assert all(backup_file.is_whole(path) for path in backups(small_disk / "vault" / "backups"))
