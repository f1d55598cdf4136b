# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed while a passphrase or the key is changed: the old one opens or the new one does, never both and never none."""

import random
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from slot_kit import QUICK, TORTURE, build, key_of, quick, secret
from vaults import code_of

from exile_risk.errors import LockedError
from exile_risk.vault import Vault, on_rekey, rekey
from exile_risk.vault.header import Header
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.slots import unwrap
from tests.kills import tell, times

__all__ = ["quick"]
pytestmark = [
    pytest.mark.usefixtures("quick"),
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows"),
]

CHANGING = (
    QUICK
    + """
folder, n = Path(sys.argv[1]), int(sys.argv[2])
vault = Vault.open_by(folder, secret(n))
while True:
    vault.slots.change(secret(n), secret(n + 1), FLOOR_COST)
    n += 1
    print(n, flush=True)
"""
)
# A copy for each moment at which a file is about to be written, renamed, removed or synced, and a process that dies.
AT_EVERY_STEP = (
    QUICK
    + """
import shutil, signal
work, action = Path(sys.argv[1]), sys.argv[2]
left, real = [-1], os.fsync
def step():
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
def fsync(descriptor):
    step()
    real(descriptor)
os.fsync = fsync
def watch(event, given):
    if event in ("os.rename", "os.remove") or (event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR)):
        step()
sys.addaudithook(watch)
for n in range(1000):
    folder = work / str(n)
    shutil.copytree(work / "made", folder)
    child = os.fork()
    if child == 0:
        vault = Vault.open_by(folder, secret(0))
        left[0] = n
        if action == "change":
            vault.slots.change(secret(0), secret(1), FLOOR_COST)
        else:
            vault.rekey(secret(0), secret(1), FLOOR_COST)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
print(n)
"""
)
REKEYING = (
    QUICK
    + """
vault = Vault.open_by(Path(sys.argv[1]), secret(0))
print("go", flush=True)
vault.rekey(secret(0), secret(1), FLOOR_COST)
print("done", flush=True)
"""
)
WHOLE = {"anchor", "header.a", "header.b", "lock", "store.db"}


def _start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True)


def _the_one_that_opens(folder: Path, numbers: range) -> int:
    """Return the number of the only passphrase that opens the vault, having found it whole and nothing left over."""
    header = read_copies(folder).newest
    (n,) = (n for n in numbers if _opens(header, n))
    with Vault.open_by(folder, secret(n)) as vault:
        assert [row.summary for row in vault.cases()] == ["the summary"]
        assert vault.verify().sound
        # Killed between the first mark of an anchor in the store and the anchor itself, it is missed; nothing else is.
        assert {found.id for found in vault.announcements} <= {"anchor_missing"}
    assert [other for other in numbers if _opens(read_copies(folder).newest, other)] == [n]
    assert {path.name for path in folder.iterdir() if path.is_file()} == WHOLE
    return n


def _opens(header: Header, n: int) -> bool:
    try:
        unwrap(header, secret(n), Path())
    except LockedError:
        return False
    return True


def test_killed_while_the_passphrase_changes(tmp_path: Path) -> None:
    """Twenty kills of a process that does nothing but change the passphrase, each at a random moment."""
    folder, chance, n = tmp_path / "vault", random.Random(7), 0
    build(folder)
    key = key_of(folder, secret(0))
    for _ in range(times("PASSPHRASE", 20 * TORTURE)):
        with _start(CHANGING, str(folder), str(n)) as changing:
            assert changing.stdout is not None
            said = [changing.stdout.readline() for _ in range(chance.randrange(1, 12))]
            select.select([changing.stdout], [], [], chance.random() * 0.01)  # dies somewhere in the next change
            changing.send_signal(signal.SIGKILL)
            said += changing.stdout.readlines()
        told = max(int(line) for line in said if line.endswith("\n"))
        assert told > n
        n = _the_one_that_opens(folder, range(told - 1, told + 2))
        assert n in (told, told + 1)
        assert key_of(folder, secret(n)) == key
    tell(f"passphrase: {times('PASSPHRASE', 20 * TORTURE)} kills in {n} changes, old or new opens, the key is the same")


@pytest.mark.parametrize("action", ["change", "rekey"])
def test_killed_before_every_single_step(tmp_path: Path, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "made")
    old_key = key_of(tmp_path / "made", secret(0))
    told: list[Path] = []
    follower = (lambda folder, old, new: told.append(folder) if bytes(old) == old_key and old != new else None,)
    monkeypatch.setattr(on_rekey, "FOLLOWERS", (*on_rekey.FOLLOWERS, *follower))
    done = subprocess.run(
        [sys.executable, "-c", AT_EVERY_STEP, str(tmp_path), action], capture_output=True, text=True, check=True
    )
    steps = int(done.stdout)
    assert steps > (8 if action == "change" else 20)
    outcomes = []
    for n in range(steps):
        folder = tmp_path / str(n)
        outcomes.append(_the_one_that_opens(folder, range(2)))
        if action == "rekey":
            assert (key_of(folder, secret(outcomes[-1])) == old_key) is (outcomes[-1] == 0)
    assert outcomes == sorted(outcomes), "from one moment on the new passphrase opens"
    assert set(outcomes) == {0, 1}
    if action == "rekey":
        # Everything follows the new key, here or in the process that died afterwards, and never without need.
        assert all(outcomes[int(folder.name)] == 1 for folder in told)
        assert told


def test_killed_at_any_moment_of_a_new_key(tmp_path: Path) -> None:
    """Also within the database's own work, on a store of some size."""
    chance = random.Random(11)
    build(tmp_path / "made")
    with Vault.open_by(tmp_path / "made", secret(0)) as vault:
        code = vault.cases()[0].code
        for n in range(40):
            vault.save(code, f"{n}" + "x" * 100_000, "the summary")
    old = 0
    for n in range(times("REKEY", 8 * TORTURE)):
        folder = tmp_path / str(n)
        shutil.copytree(tmp_path / "made", folder)
        with _start(REKEYING, str(folder)) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "go\n"
            select.select([process.stdout], [], [], chance.random() * 0.4)
            process.send_signal(signal.SIGKILL)
            done = process.stdout.read() == "done\n"
        opens = _the_one_that_opens(folder, range(2))
        assert opens == 1 or not done
        old += opens == 0
        with Vault.open_by(folder, secret(opens)) as vault:
            assert len(vault.history(code)) == 41
        assert code_of(lambda: Vault.open_by(folder, secret(1 - opens))) == "wrong_passphrase"  # noqa: B023
        shutil.rmtree(folder)
    tell(f"new key: {n + 1} kills, {old} old, {n + 1 - old} new, never both and never none")


def test_what_cannot_follow_is_asked_again_at_the_next_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vault"
    build(folder)
    keys_seen: list[tuple[bytes, bytes]] = []
    full = [True]

    def follow(folder: Path, old: bytearray, new: bytearray) -> None:
        keys_seen.append((bytes(old), bytes(new)))
        if full[0]:
            raise OSError(28, "full")

    before = key_of(folder, secret(0))
    monkeypatch.setattr(on_rekey, "FOLLOWERS", (follow,))
    with Vault.open_by(folder, secret(0)) as vault:
        vault.rekey(secret(0), secret(1))
        assert rekey.unfinished(folder)
        vault.rekey(secret(1), secret(2))
        assert rekey.unfinished(folder)
    newest = key_of(folder, secret(2))
    full[0], keys_seen[:] = False, []
    Vault.open_by(folder, secret(2)).close()
    assert not rekey.unfinished(folder)
    assert keys_seen[0][0] == before
    assert len(keys_seen) == 2
    assert {new for _, new in keys_seen} == {newest}
    keys_seen[:] = []
    Vault.open_by(folder, secret(2)).close()
    assert keys_seen == []
