# SPDX-License-Identifier: GPL-3.0-or-later
"""A process killed while it makes a vault for a journey leaves none that opens as if it were whole."""

import random
import signal
import subprocess
import sys

import pytest
from vaults import Made, code_of, phrase

from exile_risk.vault import Vault, keys
from exile_risk.vault.erasing import erase_all
from tests.kills import STRETCHED, environment, killed_at, steps_of, tell, times

pytestmark = pytest.mark.usefixtures("remembered")
WORDS = "zeven stille reigers bij water"
SCRIPT = """
from exile_risk.vault import FLOOR_COST, travel
folder = Path(sys.argv[2])
with Vault.open(folder, bytearray(os.environ["PHRASE"], "utf-8")) as vault:
    codes = [row.code for row in vault.cases()]
    begin()
    travel.travel(vault, folder.with_name("small"), bytearray(os.environ["WORDS"], "utf-8"), codes, FLOOR_COST)
    end()
"""
AT = """
import sys
from exile_risk.vault import audit, high_risk, opening, travel
def begin(): pass
end = begin
module, name = sys.argv[3].split(".")
setattr(globals()[module], name, lambda *_, **__: os.kill(os.getpid(), 9))
"""
IMPORTS = "from exile_risk.vault import Vault\nfrom pathlib import Path\n"


@pytest.fixture
def given(made: Made, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the processes need; here, too, every passphrase is stretched to the very same bytes from now on."""
    found = environment(made.folder, phrase()) | {"PHRASE": phrase().decode(), "WORDS": WORDS}
    monkeypatch.setattr(keys, "stretch", lambda form, salt, cost: bytearray.fromhex(found["STRETCHED"]))
    return found


def _open_small(made: Made) -> str:
    """Return "whole", or why the vault for the journey does not open."""
    small = made.folder.with_name("small")
    try_it = lambda: Vault.open(small, bytearray(WORDS, "utf-8")).close()  # noqa: E731
    try:
        opened = Vault.open(small, bytearray(WORDS, "utf-8"))
    except Exception:
        return code_of(try_it)
    with opened:
        assert tuple(sorted(row.code for row in opened.cases())) == tuple(sorted(made.codes))
        assert opened.verify().sound
        with opened.reading() as connection:
            revisions = connection.execute("SELECT count(*) FROM revisions").fetchone()[0]
            drafts = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    assert (revisions, drafts) == (3, 1)
    return "whole"


def _settle(made: Made) -> None:
    small = made.folder.with_name("small")
    if any((small / name).exists() for name in ("header.a", "header.b", "store.db")):
        erase_all(small)
    for left in small.iterdir() if small.exists() else ():
        left.unlink()
    if small.exists():
        small.rmdir()


@pytest.mark.parametrize("point", ["travel._copy_case", "travel._check", "audit.written"])
def test_what_was_not_finished_is_refused_and_can_be_erased(made: Made, given: dict[str, str], point: str) -> None:
    command = [sys.executable, "-c", f"{STRETCHED}{IMPORTS}{AT}{SCRIPT}", "0", str(made.folder), point]
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    small = made.folder.with_name("small")
    assert code_of(lambda: Vault.open(small, bytearray(WORDS, "utf-8"))) == "vault_unfinished"
    assert code_of(lambda: Vault.look(small, bytearray(WORDS, "utf-8"))) == "vault_unfinished"
    assert erase_all(small).left == ()
    assert not small.exists()
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().sound


def test_killed_at_any_step_it_is_there_wholly_or_not_at_all(made: Made, given: dict[str, str]) -> None:
    many = times("TRAVEL", 6)
    steps = steps_of(SCRIPT, made.folder, given)
    assert _open_small(made) == "whole"
    _settle(made)
    found: dict[str, int] = {}
    for at in random.Random(6).sample(range(1, steps), many):
        assert killed_at(at, SCRIPT, made.folder, given)
        what = _open_small(made)
        found[what] = found.get(what, 0) + 1
        _settle(made)
    tell(f"kills while a vault for a journey was made: {many}, {found}")
    assert set(found) <= {"vault_missing", "vault_unfinished", "whole"}
    assert found.get("vault_unfinished", 0) > 0
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().sound
