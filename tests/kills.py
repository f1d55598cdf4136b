# SPDX-License-Identifier: GPL-3.0-or-later
"""How processes are killed in the tests: at a random step of their own work, and how often `make torture` does it."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from exile_risk.vault import connection, keys
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.passphrase import normalised
from exile_risk.vault.slots import Secret, unwrap

# The cost of a passphrase is no part of what is tested here: it is paid once, not once for each process.
STRETCHED = """
import os
from exile_risk.vault import keys
keys.stretch = lambda form, salt, cost: bytearray.fromhex(os.environ["STRETCHED"])
"""

# Counts every line of the code that writes and every few steps of the database, and dies at the one it is told.
STEPPING = """
import os, sys
from pathlib import Path
from exile_risk.vault import Vault, connection
steps, last, folder = 0, int(sys.argv[1]), Path(sys.argv[2])
def step(*_):
    global steps
    steps += 1
    if steps == last:
        os.kill(os.getpid(), 9)
def trace(frame, event, arg):
    if any(part in frame.f_code.co_filename for part in ("vault", "handover", "packs")):
        step()
        return trace
real = connection._harden
def harden(opened, place):
    opened.set_progress_handler(step, 10)
    return real(opened, place)
connection._harden = harden
def begin():
    sys.settrace(trace)
def end():
    sys.settrace(None)
    print(steps, flush=True)
"""


AT = """
import sys
from pathlib import Path
from exile_risk.vault import Vault, {modules}
def begin(): pass
end = begin
module, name = sys.argv[3].split(".")
setattr(globals()[module], name, lambda *_, **__: os.kill(os.getpid(), 9))
"""


def times(name: str, ordinarily: int) -> int:
    """Return how often to kill: KILLS_<NAME> of the environment, which `make torture` sets."""
    return int(os.environ.get(f"KILLS_{name}", ordinarily))


def tell(text: str) -> None:
    """Say what was counted, where somebody asked for a count."""
    if any(name.startswith("KILLS_") for name in os.environ):
        print(f"\n  {text}")  # noqa: T201 - seen with -s


def environment(folder: Path, passphrase: bytearray) -> dict[str, str]:
    """Return what a process needs to open a vault without paying for its passphrase again."""
    (slot,) = read_copies(folder).newest.slots
    stretched = keys.stretch(normalised(passphrase), slot.salt, slot.cost)
    return {**os.environ, "STRETCHED": stretched.hex()}


def killed_in(point: str, modules: str, script: str, folder: Path, given: dict[str, str]) -> None:
    """Run the script until it calls `point`, a "module.name" of these modules of the vault, where it must die."""
    at = AT.format(modules=modules)
    command = [sys.executable, "-c", f"{STRETCHED}{at}{script}", "0", str(folder), point]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def steps_of(script: str, folder: Path, given: dict[str, str]) -> int:
    """Return how many steps the script takes when nobody kills it."""
    command = [sys.executable, "-c", STRETCHED + STEPPING + script, "0", str(folder)]
    return int(subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout.split()[-1])


def killed_at(step: int, script: str, folder: Path, given: dict[str, str]) -> bool:
    """Run the script until that step; returns whether it got there."""
    command = [sys.executable, "-c", STRETCHED + STEPPING + script, str(step), str(folder)]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def spread(steps: int, number: int) -> list[int]:
    """Return so many random steps, spread over the whole work."""
    chance = random.Random(number)
    return [1 + int(steps * (n + chance.random()) / number) for n in range(number)]


def raw_version(folder: Path, passphrase: bytearray) -> tuple[int, set[str]]:
    """Return version and tables of a store as it lies there, with nothing upgraded or repaired."""
    with Secret.of(passphrase) as secret:
        _, vault_key = unwrap(read_copies(folder).newest, secret, folder)
    opened = connection.connect(folder, keys.subkey(vault_key, keys.STORE_PURPOSE))
    try:
        version = opened.execute("PRAGMA user_version").fetchone()[0]
        return version, {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        opened.close()
