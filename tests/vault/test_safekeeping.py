# SPDX-License-Identifier: GPL-3.0-or-later
"""A session makes the backups that are due by itself, says what a person must hear, and forgets whom it deletes."""

from datetime import date
from pathlib import Path

import pytest
from vaults import MARKER, Made, phrase

from exile_risk.errors import LockedError
from exile_risk.session import Session
from exile_risk.vault import Vault, backup
from exile_risk.vault.backup_rotation import backups
from exile_risk.vault.custody import Custody
from exile_risk.wording.custody import announcement

pytestmark = pytest.mark.usefixtures("remembered")


@pytest.fixture
def session(made: Made) -> Session:
    return Session.unlock(made.folder, phrase())


def test_one_backup_at_opening_and_none_again_at_once(session: Session, made: Made) -> None:
    assert session.safekeeping.at_opening() == ()
    assert len(backups(made.folder / "backups")) == 1
    session.close()
    again = Session.unlock(made.folder, phrase())
    assert again.safekeeping.at_opening() == ()
    again.close()
    assert len(backups(made.folder / "backups")) == 1


def test_one_backup_at_closing_after_many_changes(session: Session, made: Made) -> None:
    for number in range(25):
        session._vault.save_draft(made.codes[0], f"draft {number}", "s")
    session.close()
    (file,) = backups(made.folder / "backups")
    with Vault.open(made.folder, phrase()) as vault:
        assert Custody(vault).last_backup() is not None
        assert Custody(vault).newest() == file


def test_few_changes_close_without_one(session: Session, made: Made) -> None:
    session.safekeeping.back_up()
    session._vault.set_setting("k", "v")
    session.close()
    assert len(backups(made.folder / "backups")) == 1


def test_a_backup_that_fails_is_said_and_keeps_nobody_out(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise LockedError("vault_disk_full", folder="x")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "back_up", full)
        (told,) = session.safekeeping.at_opening()
        assert told.startswith("The disk is full")
        session.safekeeping.before_closing()
    session.close()


def test_a_practice_vault_is_kept_by_nobody() -> None:
    session = Session.train()
    assert session._throw_away is not None
    assert session.safekeeping.at_opening() == ()
    session.safekeeping.before_closing()
    assert not (session._throw_away / "vault" / "backups").exists()
    session.close()


def test_the_second_place_is_filled_when_it_is_there_and_missed_when_not(
    session: Session, made: Made, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    session.safekeeping.custody.choose_second_place(stick)
    (told,) = session.safekeeping.at_opening()
    assert str(stick) in told
    stick.mkdir()
    assert session.safekeeping.at_opening() == ()
    assert [path.name for path in backups(stick)] == [path.name for path in backups(made.folder / "backups")]
    session.close()


def test_whose_time_is_over_is_said_by_code(session: Session, made: Made) -> None:
    session.safekeeping.custody.retain(made.codes[0], "signed", MARKER, date(2020, 1, 1))
    (told,) = session.safekeeping.at_opening()
    assert made.codes[0] in told
    assert MARKER not in told
    session.close()


def test_what_was_worked_out_about_a_deleted_case_goes_too(session: Session, made: Made) -> None:
    from exile_risk.rating_anew import KEPT, Anew

    code = made.codes[0]
    session._anew._kept[code] = Anew("then", MARKER)
    session._anew._write()
    assert MARKER in (session._vault.setting(KEPT) or "")
    session.safekeeping.delete(code, "asked to")
    assert code not in (session._vault.setting(KEPT) or "")
    session.close()


def test_announcements_are_sentences(made: Made) -> None:
    (made.folder / "anchor").unlink()
    session = Session.unlock(made.folder, phrase())
    (told,) = session.safekeeping.announcements()
    assert "anchor" in told
    assert not session.safekeeping.barred
    session.close()


@pytest.mark.parametrize("id", ["writes_missing", "store_older", "store_other", "audit_broken", "anchor_forged"])
@pytest.mark.parametrize("count", [1, 2])
def test_every_announcement_has_its_words(id: str, count: int) -> None:
    told = announcement(id, count=count, after="2026-11-24T23:39:58.123+00:00", row=7)
    assert "{" not in told
    if id in ("writes_missing", "store_older"):
        assert ("1 action is missing" if count == 1 else "2 actions are missing") in told
    assert "the beginning" in announcement("store_older", count=count, after="")
