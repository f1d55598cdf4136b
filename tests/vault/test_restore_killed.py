# SPDX-License-Identifier: GPL-3.0-or-later
"""A process killed while it restores a backup leaves nothing that opens as if it were whole."""

import random
import shutil
from pathlib import Path

import pytest
from vaults import Made, code_of, phrase

from exile_risk.errors import InputError, LockedError
from exile_risk.vault import Vault
from exile_risk.vault.custody import Custody
from exile_risk.vault.erasing import erase_all
from exile_risk.vault.restore import restore
from exile_risk.vault.slots import Secret
from exile_risk.wording.errors import sentence
from tests.kills import killed_at, killed_in, steps_of, tell, times

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


@pytest.fixture
def backed_up(made: Made, given: dict[str, str]) -> dict[str, str]:
    """The same, of a vault with one backup."""
    with Vault.open(made.folder, phrase()) as vault:
        Custody(vault).back_up()
    return given


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
def test_what_was_not_finished_is_refused_with_what_to_do(made: Made, backed_up: dict[str, str], point: str) -> None:
    killed_in(point, "audit, backup_file, restore as restoring", SCRIPT, made.folder, backed_up)
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


def test_killed_at_any_step_it_is_there_wholly_or_not_at_all(made: Made, backed_up: dict[str, str]) -> None:
    again: Path = made.folder.with_name("again")
    many = times("RESTORE", 6)
    steps = steps_of(SCRIPT, made.folder, backed_up)
    assert _restored(made) == "whole"
    shutil.rmtree(again)
    found: dict[str, int] = {}
    for at in random.Random(8).sample(range(1, steps), many):
        assert killed_at(at, SCRIPT, made.folder, backed_up)
        what = _restored(made)
        found[what] = found.get(what, 0) + 1
        shutil.rmtree(again, ignore_errors=True)
    tell(f"kills while a backup was restored: {many}, {found}")
    assert set(found) <= {"vault_missing", "restore_unfinished", "whole"}
    assert found.get("restore_unfinished", 0) > 0
