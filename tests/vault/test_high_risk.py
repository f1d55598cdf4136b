# SPDX-License-Identifier: GPL-3.0-or-later
"""The high-risk mode: on from the opening after the switch, through a new passphrase or key, and not to be taken off.

What is on stays on to the end of a process, so every opening here has a process of its own.
"""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from vaults import phrase

from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.header_copies import read_copies, write_copies

ROOT = Path(__file__).parents[2]
OTHER = "zeven stille reigers bij water"
_OPEN = """
import sys
from pathlib import Path
from exile_risk.vault import FLOOR_COST, Vault, high_risk
from exile_risk.vault.slots import Secret
folder, passphrase, other = Path(sys.argv[1]), bytearray(sys.argv[2], "utf-8"), bytearray(sys.argv[3], "utf-8")
with Vault.{way}(folder, passphrase) as vault:
    {do}
    print(high_risk.is_on(vault), high_risk.holds(vault))
"""


def opened(folder: Path, passphrase: str, do: str = "pass", way: str = "open") -> str:
    code = _OPEN.format(do=do, way=way)
    command = [sys.executable, "-c", code, str(folder), passphrase, OTHER]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def switched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("switched") / "vault"
    Vault.create(place, phrase(OTHER), FLOOR_COST).close()
    assert opened(place, OTHER) == "False False"
    assert opened(place, OTHER, "high_risk.switch(vault, on=True)") == "True False", "what is open stays as it is"
    return place


@pytest.fixture
def folder(switched: Path, tmp_path: Path) -> Path:
    """A vault whose mode was switched on."""
    return Path(shutil.copytree(switched, tmp_path / "vault"))


def test_it_holds_from_the_next_opening_on(folder: Path) -> None:
    assert opened(folder, OTHER) == "True True"
    assert opened(folder, OTHER, way="look") == "True True"
    told = """
    from exile_risk.vault import audit
    with vault.reading() as connection:
        print([e.object for e in audit.entries(connection) if e.action == "set"], audit.first_break(connection))
    print(vault.verify().findings)"""
    assert opened(folder, OTHER, told) == "['setting/high_risk'] None\n()\nTrue True"


@pytest.mark.parametrize("do", ["slots.change({old}, {new}, FLOOR_COST)", "rekey({old}, {new}, FLOOR_COST)"])
def test_it_survives_a_new_passphrase_and_a_new_key(folder: Path, do: str) -> None:
    new = "five quiet herons near water"
    changed = do.format(old="Secret.of(other)", new=f"Secret.of(bytearray(b'{new}'))")
    assert opened(folder, OTHER, f"vault.{changed}") == "True True"
    assert opened(folder, new) == "True True"


def test_a_header_without_it_takes_nothing_away_and_is_mended(folder: Path) -> None:
    header = read_copies(folder).newest
    assert header.high_risk
    write_copies(folder, replace(header, high_risk=False, generation=header.generation + 1))
    assert opened(folder, OTHER, way="look") == "True True"
    assert opened(folder, OTHER) == "True True"
    mended = read_copies(folder)
    assert mended.newest.high_risk
    assert mended.behind == ()


def test_a_header_that_says_it_falsely_is_mended_too(folder: Path) -> None:
    assert opened(folder, OTHER, "high_risk.switch(vault, on=False)") == "False True"
    assert opened(folder, OTHER) == "False False"
    header = read_copies(folder).newest
    write_copies(folder, replace(header, high_risk=True, generation=header.generation + 1))
    assert opened(folder, OTHER) == "False True"
    assert opened(folder, OTHER) == "False False"


def test_a_vault_without_it_is_written_as_before(tmp_path: Path) -> None:
    with Vault.create(tmp_path / "vault", phrase(OTHER), FLOOR_COST):
        pass
    raw = (tmp_path / "vault/header.a").read_bytes()
    assert b'"format":1' in raw
    assert b"high_risk" not in raw


def test_an_earlier_program_does_not_open_it_without_the_mode(folder: Path) -> None:
    assert b'"format":3' in (folder / "header.a").read_bytes()


def test_a_backup_of_it_opens_so(folder: Path, tmp_path: Path) -> None:
    back = """
    from exile_risk.vault.custody import Custody
    from exile_risk.vault.restore import restore
    made = Custody(vault).back_up()
    restore(made, folder.parent / 'back', Secret.of(other))"""
    assert opened(folder, OTHER, back) == "True True"
    assert opened(tmp_path / "back", OTHER) == "True True"
