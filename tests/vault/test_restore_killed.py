# SPDX-License-Identifier: GPL-3.0-or-later
"""A process killed while it restores a backup leaves nothing that opens as if it were whole."""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from vaults import Made, code_of, phrase

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import Vault, keys
from exile_risk.vault.custody import Custody
from exile_risk.vault.erasing import erase_all
from exile_risk.vault.restore import restore
from exile_risk.vault.slots import Secret
from exile_risk.wording.errors import sentence
from tests.kills import STRETCHED, environment, killed_at, steps_of, tell, times

pytestmark = pytest.mark.usefixtures("remembered")
SCRIPT = """
from exile_risk.vault.restore import restore
from exile_risk.vault.slots import Secret
folder = Path(sys.argv[2])
(file,) = (folder / "backups").glob("*.bk")
with Secret.of(bytearray(os.environ["PHRASE"], "utf-8")) as secret:
    begin()
    restore(file, folder.with_name("again"), secret)
    end()
"""
AT = """
import sys
from pathlib import Path
from exile_risk.vault import Vault, audit, backup_file, restore as restoring
def begin(): pass
end = begin
module, name = sys.argv[3].split(".")
setattr(globals()[module], name, lambda *_, **__: os.kill(os.getpid(), 9))
"""


@pytest.fixture
def given(made: Made, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A vault with one backup, and what the processes need to restore it."""
    with Vault.open(made.folder, phrase()) as vault:
        Custody(vault).back_up()
    found = environment(made.folder, phrase()) | {"PHRASE": phrase().decode()}
    monkeypatch.setattr(keys, "stretch", lambda form, salt, cost: bytearray.fromhex(found["STRETCHED"]))
    return found


def _restored(made: Made) -> str:
    """Return "whole", or why what was restored does not open."""
    again = made.folder.with_name("again")
    try:
        opened = Vault.open(again, phrase())
    except LockedError as error:
        return error.code
    with opened:
        assert tuple(sorted(row.code for row in opened.cases())) == tuple(sorted(made.codes))
        assert opened.verify().sound
    return "whole"


@pytest.mark.parametrize("point", ["restoring._prove", "audit.append", "restoring.end_unfinished"])
def test_what_was_not_finished_is_refused_with_what_to_do(made: Made, given: dict[str, str], point: str) -> None:
    command = [sys.executable, "-c", f"{STRETCHED}{AT}{SCRIPT}", "0", str(made.folder), point]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    again = made.folder.with_name("again")
    assert code_of(lambda: Vault.open(again, phrase())) == "restore_unfinished"
    assert code_of(lambda: Vault.look(again, phrase())) == "restore_unfinished"
    said = sentence(LockedError("restore_unfinished", folder=str(again)))
    assert f"restored into {again}" in said
    assert "journey" not in said
    (file,) = (made.folder / "backups").glob("*.bk")
    with Secret.of(phrase()) as secret:
        with pytest.raises(InputError):
            restore(file, again, secret)  # never over what is there
        restore(file, made.folder.with_name("elsewhere"), secret)
    with Vault.open(made.folder.with_name("elsewhere"), phrase()) as vault:
        assert len(vault.cases()) == 2
    assert not (made.folder.with_name("elsewhere") / "unfinished").exists()
    assert erase_all(again).left == ()
    assert not again.exists()


def test_killed_at_any_step_it_is_there_wholly_or_not_at_all(made: Made, given: dict[str, str]) -> None:
    again: Path = made.folder.with_name("again")
    many = times("RESTORE", 6)
    steps = steps_of(SCRIPT, made.folder, given)
    assert _restored(made) == "whole"
    shutil.rmtree(again)
    found: dict[str, int] = {}
    for at in random.Random(8).sample(range(1, steps), many):
        assert killed_at(at, SCRIPT, made.folder, given)
        what = _restored(made)
        found[what] = found.get(what, 0) + 1
        shutil.rmtree(again, ignore_errors=True)
    tell(f"kills while a backup was restored: {many}, {found}")
    assert set(found) <= {"vault_missing", "restore_unfinished", "whole"}
    assert found.get("restore_unfinished", 0) > 0
