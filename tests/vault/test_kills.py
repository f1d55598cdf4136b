# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed anywhere in an edit, an upgrade or a backup, a vault holds what it acknowledged and is old or new.

The ordinary tests kill a few times, `make torture` some thousand times.
"""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import PHRASE, Made, phrase

from exile_risk.vault import Vault, backup_file, schema
from exile_risk.vault.backup_rotation import backups
from exile_risk.vault.custody import Custody
from tests.kills import STRETCHED, environment, killed_at, raw_version, spread, steps_of, tell, times

pytestmark = [
    pytest.mark.usefixtures("remembered"),  # the processes that get killed do all their work themselves
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows"),
]

RELEASED = Path(__file__).parent / "released" / "schema-3"
OLD_PHRASE = "every released vault opens"
EDITED = 50
"""How often one vault is killed at work before a fresh one takes its place: each has some thousand writes by then."""

WRITE = f"""
import sys
from pathlib import Path
from exile_risk.vault import Vault
vault, code = Vault.open(Path(sys.argv[1]), bytearray({PHRASE!r}, "utf-8")), sys.argv[2]
while True:
    for n in range(3):
        vault.save_draft(code, f"draft {{vault.latest(code).revision}}.{{n}} " + "y" * 3000, "s")
    print("R", vault.commit_draft(code), flush=True)
    print("A", vault.add("d" * 2000, "s"), flush=True)
"""
UPGRADE = f"""
begin()
Vault.open(folder, bytearray({OLD_PHRASE!r}, "utf-8")).close()
end()
"""
BACK_UP = f"""
from exile_risk.vault.custody import Custody
with Vault.open(folder, bytearray({PHRASE!r}, "utf-8")) as vault:
    begin()
    Custody(vault).back_up()
    end()
"""


def test_killed_in_the_middle_of_saving_loses_nothing_acknowledged(made: Made, tmp_path: Path) -> None:
    """Each kill comes after a random number of acknowledged writes, to a process that does nothing but write."""
    number, chance, acknowledged = times("EDITS", 20), random.Random(20), 0
    code, given, folder = made.codes[0], environment(made.folder, phrase()), made.folder
    for n in range(number):
        if n % EDITED == 0:
            folder = Path(shutil.copytree(made.folder, tmp_path / f"vault-{n}"))
            revision, cases = 2, set(made.codes)
        command = [sys.executable, "-c", STRETCHED + WRITE, str(folder), code]
        with subprocess.Popen(command, env=given, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(chance.randrange(1, 40))]
            writer.send_signal(signal.SIGKILL)
            said += writer.stdout.readlines()
        for line in (line for line in said if line.endswith("\n")):  # the last one may be cut
            acknowledged += 1
            kind, _, value = line.strip().partition(" ")
            revision, cases = (int(value), cases) if kind == "R" else (revision, cases | {value})
        with Vault.open(folder, phrase()) as vault:
            assert (vault.announcements, vault.barred) == ((), None)
            assert vault.verify().sound
            assert cases <= {row.code for row in vault.cases()}
            assert vault.latest(code).revision in (revision, revision + 1)
            for stored in vault.history(code)[2:]:
                assert stored.document.startswith(f"draft {stored.revision - 1}.2 ")
            revision = vault.latest(code).revision
    assert acknowledged > number
    tell(f"edits: {number} kills, {acknowledged} writes acknowledged, 0 lost, chain and anchor whole each time")


def test_killed_in_an_upgrade_is_old_or_new_with_a_backup(tmp_path: Path) -> None:
    number = times("MIGRATION", 10)
    given = environment(RELEASED, phrase(OLD_PHRASE))
    total = steps_of(UPGRADE, Path(shutil.copytree(RELEASED, tmp_path / "count")), given)
    newest, seen = len(schema.MIGRATIONS), {3: 0, len(schema.MIGRATIONS): 0}
    old_tables = raw_version(Path(shutil.copytree(RELEASED, tmp_path / "old")), phrase(OLD_PHRASE))[1]
    for at in spread(total, number):
        folder = Path(shutil.copytree(RELEASED, tmp_path / "vault"))
        killed_at(at, UPGRADE, folder, given)
        version, tables = raw_version(folder, phrase(OLD_PHRASE))
        seen[version] += 1
        assert (tables == old_tables) == (version == 3)
        if version == newest:
            (kept,) = backups(folder / "backups")
            assert backup_file.is_whole(kept)
        with Vault.open(folder, phrase(OLD_PHRASE)) as vault:
            assert (vault.verify().sound, len(vault.cases()), vault.announcements) == (True, 3, ())
            assert len(vault.corrections()) == 2
        assert all(path.suffix == ".bk" and backup_file.is_whole(path) for path in (folder / "backups").iterdir())
        shutil.rmtree(folder)
    assert seen[3] > 0
    tell(f"upgrades: {number} kills over {total} steps, {seen[3]} old, {seen[newest]} new, 0 between")


def test_killed_in_a_backup_keeps_every_earlier_one(made: Made) -> None:
    number, completed = times("BACKUP", 10), 0
    with Vault.open(made.folder, phrase()) as vault:
        Custody(vault).back_up()
    given = environment(made.folder, phrase())
    total = steps_of(BACK_UP, made.folder, given)
    for at in spread(total, number):
        before = backups(made.folder / "backups")
        assert before
        killed_at(at, BACK_UP, made.folder, given)
        whole = [path for path in backups(made.folder / "backups") if backup_file.is_whole(path)]
        assert whole == list(backups(made.folder / "backups"))
        completed += whole[0] != before[0]
        with Vault.open(made.folder, phrase()) as vault:
            assert (vault.verify().sound, len(vault.cases()), vault.announcements) == (True, 2, ())
        assert all(path.suffix == ".bk" for path in (made.folder / "backups").iterdir())
    tell(f"backups: {number} kills over {total} steps, {completed} complete, no earlier one lost, none half")
