# SPDX-License-Identifier: GPL-3.0-or-later
"""Two vaults whose backups are copied to the same stick: neither ever deletes what is the other's."""

from pathlib import Path

import pytest
from vaults import phrase

from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.backup_rotation import backups
from exile_risk.vault.custody import Custody

pytestmark = pytest.mark.usefixtures("remembered")


def _custody(vault: Vault, stick: Path) -> Custody:
    custody = Custody(vault)
    custody.choose_second_place(stick)
    return custody


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """The one copy on the stick of another vault's backup, older than everything that follows."""
    (tmp_path / "stick").mkdir()
    with Vault.create(tmp_path / "other", phrase(), FLOOR_COST) as other:
        other.add("{}", "{}")
        custody = _custody(other, tmp_path / "stick")
        custody.back_up()
        return custody.copy_to_second_place()


def test_a_copy_thins_only_the_copies_of_its_own_vault(vault: Vault, others: Path) -> None:
    custody = _custody(vault, others.parent)
    for _ in range(2):
        custody.back_up()
        newest = custody.copy_to_second_place()
    assert set(backups(others.parent)) == {others, newest}  # of its own the newest of the day alone


def test_purging_leaves_the_backups_of_another_vault(vault: Vault, others: Path) -> None:
    custody = _custody(vault, others.parent)
    custody.back_up()
    custody.copy_to_second_place()
    gone = custody.purge_backups()
    assert others not in gone
    assert set(backups(others.parent)) == {others, others.parent / custody.newest().name}


def test_a_deleted_case_is_said_to_be_in_no_backup_of_another_vault(vault: Vault, others: Path, tmp_path: Path) -> None:
    custody = _custody(vault, others.parent)
    code = vault.add("{}", "{}")
    custody.back_up()
    mine = custody.copy_to_second_place()
    held = {one.file for one in custody.delete(code, "asked to")}
    assert held == {mine, custody.newest()}
