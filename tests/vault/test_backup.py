# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup opens, holds what the vault held, and never costs an older one; what comes back overwrites nothing."""

import os
import shutil
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from vaults import MARKER, PHRASE, Made, code_of, flip, phrase

from exile_risk.errors import LockedError
from exile_risk.vault import Vault, audit, backup, backup_file, opening, schema
from exile_risk.vault.backup_rotation import backups, gone_by, kept, made_at, name_at, rotate
from exile_risk.vault.custody import Custody
from exile_risk.vault.restore import replace_damaged, restore, restore_header
from exile_risk.vault.slots import Secret

pytestmark = pytest.mark.usefixtures("remembered")


@pytest.fixture
def custody(vault: Vault) -> Custody:
    return Custody(vault)


def _secret(text: str = PHRASE) -> Secret:
    return Secret.of(phrase(text))


def test_a_backup_becomes_a_vault_again(custody: Custody, vault: Vault, made: Made, tmp_path: Path) -> None:
    made_file = custody.back_up()
    vault.save(made.codes[0], "after the backup", "s")
    target = tmp_path / "new" / "place"
    restore(made_file, target, _secret())
    with Vault.open(target, phrase()) as again:
        assert [row.code for row in again.cases()] == [row.code for row in vault.cases()]
        assert len(again.history(made.codes[0])) == 2
        assert again.draft(made.codes[1]) == '{"origin":"KH","host":"TH"}'
        assert (again.verify().sound, again.announcements) == (True, ())
        with again.reading() as connection:
            rows = [(e.action, e.object) for e in audit.entries(connection)]
        assert rows[-1] == ("restore", made_file.name)
    assert vault.latest(made.codes[0]).document == "after the backup"


def test_a_backup_is_private_whole_and_says_nothing(custody: Custody, made: Made) -> None:
    file = custody.back_up()
    data = file.read_bytes()
    assert backup_file.is_whole(file)
    for clear in (MARKER, MARKER.encode("utf-16-le").decode("latin-1"), made.codes[0], "CREATE TABLE", "SQLite format"):
        assert clear.encode("latin-1") not in data
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_every_damage_of_a_backup_is_seen_without_a_key(custody: Custody, tmp_path: Path) -> None:
    whole = custody.back_up().read_bytes()
    file = tmp_path / "x.bk"
    for place in [*range(0, 600, 7), *range(600, len(whole), 4093), len(whole) - 1]:
        file.write_bytes(whole)
        flip(file, place)
        assert not backup_file.is_whole(file), place
    for data in (b"", whole[:-1], whole[:4096], whole + b"x", whole[:100]):
        file.write_bytes(data)
        assert not backup_file.is_whole(file)
        assert code_of(lambda: restore(file, tmp_path / "t", _secret())) == "backup_damaged"
        assert not (tmp_path / "t").exists()


def test_a_copy_that_is_not_what_the_vault_holds_is_no_backup(
    custody: Custody, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = custody.back_up()
    real = backup.copy_into

    def damaging(connection: object, path: Path) -> None:
        real(connection, path)
        flip(path, path.stat().st_size - 2000)

    def shorter(connection: object, path: Path) -> None:
        real(connection, path)
        path.write_bytes(path.read_bytes()[:-4096])

    for broken in (damaging, shorter):
        with monkeypatch.context() as patch:
            patch.setattr(backup, "copy_into", broken)
            assert code_of(custody.back_up) in ("backup_unsound", "vault_store_damaged")
    with monkeypatch.context() as patch:
        patch.setattr(backup, "contents", lambda _, name: name)
        assert code_of(custody.back_up) == "backup_unsound"
    assert list(custody.folder.iterdir()) == [first]
    assert vault.verify().sound


def test_without_room_no_backup_begins(custody: Custody, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2 * 4096))
    with pytest.raises(LockedError) as caught:
        custody.back_up()
    assert (caught.value.code, caught.value.params["needed_mib"], caught.value.params["free_mib"]) == (
        "backup_no_room", 1, 0,
    )  # fmt: skip
    assert not custody.folder.exists()


class TestRotation:
    DAYS = tuple(datetime(2026, 1, 1, 18, tzinfo=UTC) + timedelta(days=n) for n in range(200))

    def test_seven_days_four_weeks_and_three_months_stay(self) -> None:
        stay = sorted(kept(self.DAYS))
        assert stay[-7:] == list(self.DAYS[-7:])
        assert len(stay) == 12  # one of four weeks and one of three months are among the seven days already
        assert {day.month for day in stay} == {5, 6, 7}

    def test_many_in_one_day_leave_the_newest(self) -> None:
        hours = [datetime(2026, 5, 5, hour, tzinfo=UTC) for hour in range(10, 20)]
        assert kept(hours) == {hours[-1]}

    def test_one_at_a_time_never_drops_below_what_is_promised(self) -> None:
        left: set[datetime] = set()
        for day in self.DAYS:
            left = kept({*left, day})
            assert day in left
            assert len(left) <= 14
        assert len([day for day in left if day >= self.DAYS[-7]]) == 7

    def test_the_day_a_backup_goes_is_foretold(self) -> None:
        moment = datetime(2026, 3, 4, 18, tzinfo=UTC)
        day = gone_by(moment, (), date(2026, 3, 4))
        assert day is not None
        left = {moment}
        for number in range(300):
            now = datetime(2026, 3, 5, 12, tzinfo=UTC) + timedelta(days=number)
            left = kept({*left, now})
            assert (moment in left) == (now.date() < day)

    def test_names_and_times_go_both_ways(self) -> None:
        assert made_at(Path(name_at(self.DAYS[3]))) == self.DAYS[3]
        assert made_at(Path("letter.bk")) is None

    def test_the_newest_whole_one_and_all_after_it_stay(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for day in self.DAYS:
            (tmp_path / name_at(day)).write_bytes(b"x")
        assert rotate(tmp_path) == ()  # none is whole: the calendar must not take what may be the best there is
        whole = tmp_path / name_at(self.DAYS[5])
        monkeypatch.setattr(backup_file, "is_whole", lambda path: path == whole)
        rotate(tmp_path)
        assert backups(tmp_path)[-1] == whole
        assert len(backups(tmp_path)) == 195
        (tmp_path / "letter.bk").write_bytes(b"not ours")
        monkeypatch.setattr(backup_file, "is_whole", lambda path: True)
        rotate(tmp_path)
        assert len(backups(tmp_path)) == 12
        assert (tmp_path / "letter.bk").exists()


class TestWhenOneIsDue:
    def test_at_unlock_after_twenty_hours_and_only_with_something_new(self, custody: Custody, vault: Vault) -> None:
        assert custody.due_at_unlock()
        custody.back_up()
        late = datetime.now(UTC) + timedelta(hours=21)
        assert (custody.changes_since_backup(), custody.due_at_unlock(late)) == (0, False)
        vault.set_setting("k", "v")
        assert custody.due_at_unlock(late)
        assert not custody.due_at_unlock(late - timedelta(hours=2))
        assert custody.due_at_unlock(late - timedelta(days=3650)), "a clock that went back must not stop backups"

    def test_at_quit_after_more_than_twenty_changes(self, custody: Custody, vault: Vault, made: Made) -> None:
        custody.back_up()
        for number in range(20):
            vault.save_draft(made.codes[0], f"draft {number}", "s")
        assert not custody.due_at_quit()
        vault.save_draft(made.codes[0], "one more", "s")
        assert custody.due_at_quit()

    def test_with_the_backups_gone_one_is_due_again(self, custody: Custody) -> None:
        custody.back_up().unlink()
        assert custody.due_at_unlock()


class TestTheSecondPlace:
    def test_a_copy_goes_there_and_is_read_back(self, custody: Custody, tmp_path: Path) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        assert not custody.second_overdue()
        custody.choose_second_place(stick)
        assert custody.second_overdue()
        assert code_of(custody.copy_to_second_place) == "backup_none"
        made = custody.back_up()
        assert custody.copy_to_second_place().read_bytes() == made.read_bytes()
        assert not custody.second_overdue()
        assert custody.second_overdue(datetime.now(UTC) + timedelta(days=15))

    def test_a_place_that_is_gone_or_lies_is_named(
        self, custody: Custody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        custody.back_up()
        custody.choose_second_place(tmp_path / "pulled out")
        assert code_of(custody.copy_to_second_place) == "backup_second_failed"
        (tmp_path / "pulled out").mkdir()
        monkeypatch.setattr(backup_file, "is_whole", lambda path: False)
        assert code_of(custody.copy_to_second_place) == "backup_second_failed"
        assert list((tmp_path / "pulled out").iterdir()) == []


class TestRestoring:
    def test_nothing_is_overwritten_and_a_wrong_passphrase_leaves_nothing(
        self, custody: Custody, made: Made, tmp_path: Path
    ) -> None:
        file = custody.back_up()
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "letter").write_text("mine")
        assert code_of(lambda: restore(file, tmp_path / "full", _secret())) == "vault_folder_not_empty"
        assert code_of(lambda: restore(file, made.folder, _secret())) == "vault_folder_not_empty"
        assert code_of(lambda: restore(file, tmp_path / "new", _secret("some other passphrase"))) == "wrong_passphrase"
        assert not (tmp_path / "new").exists()
        assert (tmp_path / "full" / "letter").read_text() == "mine"

    def test_a_damaged_vault_is_kept_under_another_name(self, custody: Custody, vault: Vault, made: Made) -> None:
        file = custody.back_up()
        assert code_of(lambda: replace_damaged(made.folder, file, _secret())) == "vault_in_use"
        vault.close()
        (made.folder / "store.db").write_bytes(b"")
        assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_store_damaged"
        damaged = replace_damaged(made.folder, file, _secret())
        assert damaged.name.startswith("vault-damaged-20")
        assert (damaged / "store.db").read_bytes() == b""
        with Vault.open(made.folder, phrase()) as again:
            assert len(again.cases()) == 2
        assert [path.name for path in backups(made.folder / "backups")] == [file.name]

    def test_a_header_comes_back_from_a_backup(self, custody: Custody, vault: Vault, made: Made) -> None:
        file = custody.back_up()
        vault.close()
        assert code_of(lambda: restore_header(made.folder, file)) == "header_whole"
        for name in ("header.a", "header.b"):
            flip(made.folder / name, 60)
        assert code_of(lambda: Vault.open(made.folder, phrase())) == "vault_header_damaged"
        restore_header(made.folder, file)
        with Vault.open(made.folder, phrase()) as again:
            assert (again.verify().sound, len(again.cases())) == (True, 2)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_before_an_upgrade_a_backup_is_made_that_the_program_before_can_open(number: int, tmp_path: Path) -> None:
    old = Path(shutil.copytree(Path(__file__).parent / "released" / f"schema-{number}", tmp_path / "old"))
    with Vault.open(old, phrase("every released vault opens")) as vault:
        assert len(vault.cases()) == 3
    (file,) = backups(old / "backups")
    target = tmp_path / "again"
    target.mkdir()
    backup_file.unpack(file, target)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[: number - 1])
        assert code_of(lambda: Vault.open(target, phrase("every released vault opens"))) == "vault_newer"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:number])
        patch.setattr("exile_risk.vault.opening.AnchorWatch", lambda c, _: found.append(backup.contents(c, "main")))
        found: list[dict[str, object]] = []
        opening.unlock(target, _secret("every released vault opens")).connection.close()
    assert (found[0]["version"], found[0]["cases"], "audit" in found[0]) == (number, 3, False)


def test_an_upgrade_without_room_for_its_backup_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path(shutil.copytree(Path(__file__).parent / "released" / "schema-3", tmp_path / "old"))
    before = (old / "store.db").read_bytes()
    usage = shutil.disk_usage(".")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=4096))
        assert code_of(lambda: Vault.open(old, phrase("every released vault opens"))) == "backup_no_room"
    assert (old / "store.db").read_bytes() == before
    Vault.open(old, phrase("every released vault opens")).close()


def test_half_made_backups_are_swept_away(made: Made) -> None:
    place = made.folder / "backups"
    place.mkdir()
    for name in ("20260101T000000000000Z.bk.new", "20260101T000000000000Z.store.new", "x.store.new-journal"):
        (place / name).write_bytes(b"half")
    (place / "letter").write_bytes(b"mine")
    Vault.open(made.folder, phrase()).close()
    assert [path.name for path in place.iterdir()] == ["letter"]
