# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrections live in the encrypted vault only, are only ever added, and an older vault learns to hold them."""

from dataclasses import replace
from datetime import date

import pytest
from vaults import MARKER, Made, code_of, phrase

from exile_risk.knowledge.corrections import Correction
from exile_risk.model.draft import Draft
from exile_risk.session import Session
from exile_risk.vault import Vault

pytestmark = pytest.mark.usefixtures("remembered")
PAST = date(2024, 6, 1)
COURTS = Correction(
    "host_courts", "strong", None, "TH", date(2020, 1, 1), date(2025, 12, 31), MARKER, "", PAST, "", PAST
)
CASE = Draft("KH", "TH", PAST)


@pytest.fixture
def session(vault: Vault) -> Session:
    return Session(vault)


def courts(session: Session) -> str | None:
    found = session.assess(CASE)
    assert found is not None
    return found.derived["host_courts"].value


def test_a_correction_counts_at_once_and_after_opening_again(session: Session, made: Made) -> None:
    assert courts(session) == "weak"
    kept = session.add_correction(COURTS)
    assert (kept.number, kept.in_force, kept.correction) == (
        1,
        True,
        replace(COURTS, number=1, written_on=date.today()),
    )
    assert courts(session) == "strong"
    session.close()
    again = Session.unlock(made.folder, phrase())
    try:
        assert courts(again) == "strong"
        assert again.corrections() == (kept,)
    finally:
        again.close()


def test_withdrawing_ends_it_and_keeps_it_on_record(session: Session) -> None:
    before = session.assess(CASE)
    session.add_correction(COURTS)
    session.withdraw_correction(1)
    assert session.assess(CASE) == before
    assert [(k.number, k.in_force, k.withdrawn is not None) for k in session.corrections()] == [(1, False, True)]
    assert code_of(lambda: session.withdraw_correction(1)) == "correction_withdrawn"
    assert code_of(lambda: session.withdraw_correction(2)) == "correction_missing"
    assert session.add_correction(replace(COURTS, value="mixed")).number == 3, "the withdrawal took a number"
    assert courts(session) == "mixed"
    assert code_of(lambda: session.withdraw_correction(2)) == "correction_missing"


def test_what_is_refused_changes_nothing(session: Session) -> None:
    session.add_correction(COURTS)
    before = session.corrections()
    assert code_of(lambda: session.add_correction(replace(COURTS, value="mixed"))) == "correction_overlap"
    assert code_of(lambda: session.add_correction(replace(COURTS, title=""))) == "correction_source"
    assert code_of(lambda: session.add_correction(replace(COURTS, why="\ud800"))) == "text_broken"
    assert session.corrections() == before
    assert courts(session) == "strong"


def test_nothing_can_be_changed_even_by_statement(vault: Vault) -> None:
    vault.add_correction("{}")
    vault.withdraw_correction(1)
    assert vault._opened is not None
    connection = vault._opened.connection
    for statement in (
        "UPDATE corrections SET document = 'x' WHERE number = 1",
        "DELETE FROM corrections",
        "REPLACE INTO corrections SELECT number, written_at, withdraws, 'x' FROM corrections WHERE number = 1",
        "REPLACE INTO corrections SELECT 3, written_at, withdraws, document FROM corrections WHERE number = 2",
    ):
        with pytest.raises(Exception, match="append only"):
            connection.execute(statement)
    for row in ((4, "now", None, None), (4, "now", 1, "both"), (4, "now", 9, None), (0, "now", None, "x")):
        with pytest.raises(Exception, match="constraint failed"):
            connection.execute("INSERT INTO corrections VALUES (?, ?, ?, ?)", row)
    assert [(c.number, c.document) for c in vault.corrections()] == [(1, "{}")]
    assert vault.verify().sound


def test_a_missing_one_is_found_by_the_check(vault: Vault) -> None:
    vault.add_correction("{}")
    vault.add_correction("{}")
    assert vault._opened is not None
    connection = vault._opened.connection
    connection.execute("DROP TRIGGER corrections_are_kept")
    connection.execute("DELETE FROM corrections WHERE number = 1")
    assert vault.verify().findings == ("corrections_gap", "rows_changed")


def test_one_that_cannot_be_read_or_is_no_longer_known_blocks_nothing(session: Session, made: Made) -> None:
    from exile_risk.correction_file import write_correction

    text = write_correction(COURTS)
    for document in ("no correction", text.replace("host_courts", "host_parliament"), text.replace("strong", "firm")):
        session._vault.add_correction(document)
    session.close()
    again = Session.unlock(made.folder, phrase())
    try:
        kept = again.corrections()
        assert [k.in_force for k in kept] == [False, False, False]
        assert [k.fault.code for k in kept if k.fault] == ["json_syntax", "correction_factor", "correction_value"]
        assert [k.correction is None for k in kept] == [True, False, False]
        assert courts(again) == "weak"
        again.withdraw_correction(1)
    finally:
        again.close()


def test_nothing_of_a_correction_is_in_clear_on_the_disk(session: Session, made: Made) -> None:
    session.add_correction(COURTS)
    session.close()
    for file in made.folder.iterdir():
        raw = file.read_bytes()
        assert MARKER.encode() not in raw
        assert b"host_courts" not in raw


def test_a_vault_whose_corrections_cannot_be_read_is_closed_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_vault: Vault) -> tuple[object, ...]:
        raise RuntimeError("for the test")

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "corrections", broken)
        with pytest.raises(RuntimeError):
            Session.unlock(made.folder, phrase())
    Session.unlock(made.folder, phrase()).close()
