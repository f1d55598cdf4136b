# SPDX-License-Identifier: GPL-3.0-or-later
"""A process killed while it makes a vault for a journey leaves none that opens as if it were whole."""

import random

import pytest
from vaults import Made, code_of, phrase

from exile_risk.vault import Vault
from exile_risk.vault.erasing import erase_all
from tests.kills import killed_at, killed_in, steps_of, tell, times

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


@pytest.fixture
def on_a_journey(given: dict[str, str]) -> dict[str, str]:
    return given | {"WORDS": WORDS}


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
def test_what_was_not_finished_is_refused_and_can_be_erased(
    made: Made, on_a_journey: dict[str, str], point: str
) -> None:
    killed_in(point, "audit, high_risk, opening, travel", SCRIPT, made.folder, on_a_journey)
    small = made.folder.with_name("small")
    assert code_of(lambda: Vault.open(small, bytearray(WORDS, "utf-8"))) == "vault_unfinished"
    assert code_of(lambda: Vault.look(small, bytearray(WORDS, "utf-8"))) == "vault_unfinished"
    assert erase_all(small).left == ()
    assert not small.exists()
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().sound


def test_killed_at_any_step_it_is_there_wholly_or_not_at_all(made: Made, on_a_journey: dict[str, str]) -> None:
    many = times("TRAVEL", 6)
    steps = steps_of(SCRIPT, made.folder, on_a_journey)
    assert _open_small(made) == "whole"
    _settle(made)
    found: dict[str, int] = {}
    for at in random.Random(6).sample(range(1, steps), many):
        assert killed_at(at, SCRIPT, made.folder, on_a_journey)
        what = _open_small(made)
        found[what] = found.get(what, 0) + 1
        _settle(made)
    tell(f"kills while a vault for a journey was made: {many}, {found}")
    assert set(found) <= {"vault_missing", "vault_unfinished", "whole"}
    assert found.get("vault_unfinished", 0) > 0
    with Vault.open(made.folder, phrase()) as vault:
        assert vault.verify().sound
