# SPDX-License-Identifier: GPL-3.0-or-later
"""Every change has its row in the chain, in the same transaction, and no row can be changed unseen."""

from collections.abc import Callable

import pytest
from vaults import MARKER, Made, phrase

from exile_risk.vault import Rated, Vault, attachments, audit
from exile_risk.vault.custody import Custody

pytestmark = pytest.mark.usefixtures("remembered")


def _chain(vault: Vault) -> list[tuple[str, str]]:
    with vault.reading() as connection:
        return [(e.action, e.object) for e in audit.entries(connection)]


CHANGES: dict[str, tuple[Callable[[Vault, str], object], list[tuple[str, str]]]] = {
    "save": (lambda v, c: v.save(c, "new", "s"), [("revise", "{}/3")]),
    "save the same": (lambda v, c: v.save(c, v.latest(c).document, "s"), []),
    "draft": (lambda v, c: v.save_draft(c, "new", "s"), []),
    "rating": (
        lambda v, c: (v.save_draft(c, "new", "s"), v.commit_draft(c, Rated("r", None))),
        [("rate", "{}/rating/1"), ("revise", "{}/3")],
    ),
    "judgement": (
        lambda v, c: v.add_judgement(c, ("new", "s"), Rated("r", None), "j", "2030-01-01", "word"),
        [("revise", "{}/3"), ("rate", "{}/rating/1"), ("judge", "{}/judgement/1"), ("judge", "{}/judgement/2")],
    ),
    "bin": (lambda v, c: (v.bin(c), v.bin(c), v.unbin(c)), [("bin", "{}"), ("unbin", "{}")]),
    "setting": (lambda v, c: (v.set_setting("k", "v"), v.set_setting("k", "v")), [("set", "setting/k")]),
    "correction": (
        lambda v, c: v.withdraw_correction(v.add_correction("d").number),
        [("correct", "correction/1"), ("correct", "correction/2")],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_has_its_rows(name: str, vault: Vault, made: Made) -> None:
    change, rows = CHANGES[name]
    before = _chain(vault)
    change(vault, made.codes[0])
    assert _chain(vault)[len(before) :] == [(action, object.format(made.codes[0])) for action, object in rows]
    assert vault.verify().sound


def test_a_change_that_fails_leaves_no_row(vault: Vault, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _chain(vault)

    def broken(*_: object) -> None:
        raise RuntimeError("for the test")

    monkeypatch.setattr("exile_risk.vault.judgements.add_judgement", broken)
    with pytest.raises(RuntimeError):
        vault.add_judgement(made.codes[0], ("new", "s"), Rated("r", None), "j", "2030-01-01")
    assert _chain(vault) == before


TAMPER = {
    "edited": "UPDATE audit SET object = 'other' WHERE seq = 3",
    "other time": "UPDATE audit SET t = '2020-01-01' WHERE seq = 2",
    "deleted": "DELETE FROM audit WHERE seq = 2",
    "first deleted": "DELETE FROM audit WHERE seq = 1",
    "hash changed": "UPDATE audit SET h = zeroblob(32) WHERE seq = 2",
}


@pytest.mark.parametrize("name", TAMPER)
def test_a_changed_chain_is_found_and_the_vault_only_read(name: str, vault: Vault) -> None:
    with vault.reading() as connection:
        for trigger in ("audit_is_final", "audit_is_kept"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(TAMPER[name])
    assert "audit_broken" in vault.verify().findings
    assert vault.barred == "audit_broken"


def test_rows_that_changed_places_are_found(vault: Vault) -> None:
    with vault.reading() as connection:
        connection.execute("DROP TRIGGER audit_is_final")
        for old, new in ((2, 1002), (3, 2), (1002, 3)):
            connection.execute("UPDATE audit SET seq = ? WHERE seq = ?", (new, old))
        assert audit.first_break(connection) == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revisions SET document = 'other' WHERE seq = 1",
        "UPDATE settings SET value = 'other'",
        "UPDATE cases SET opened = '2020'",
    ],
)
def test_what_was_changed_behind_the_chain_is_found(change: str, vault: Vault) -> None:
    """As a page of an older store would: every page of it is authentic, but it is not what was written."""
    with vault.reading() as connection:
        connection.execute("DROP TRIGGER revisions_are_final")
        connection.execute(change)
    assert vault.verify().findings == ("rows_changed",)


def test_the_chain_can_only_grow(vault: Vault) -> None:
    with vault.reading() as connection:
        for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'", "DELETE FROM revisions"):
            with pytest.raises(Exception, match="append only"):
                connection.execute(statement)


def test_the_order_is_that_of_the_numbers_when_the_clock_goes_back(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in ("2036", "2016", "2026"):
        monkeypatch.setattr(audit, "now", lambda year=year: f"{year}-01-01T00:00:00.000+00:00")
        vault.set_setting("k", year)
    with vault.reading() as connection:
        assert [e.t[:4] for e in audit.entries(connection)[-3:]] == ["2036", "2016", "2026"]
        assert audit.first_break(connection) is None
    assert vault.verify().sound


def test_the_chain_holds_nothing_that_was_written_about_a_person(vault: Vault, made: Made) -> None:
    with vault.reading() as connection:
        rows = connection.execute("SELECT * FROM audit").fetchall()
    assert rows
    assert MARKER not in repr(rows)
    vault.close()
    with Vault.open(made.folder, phrase()) as again:
        assert again.verify().sound


def test_no_row_names_anybody_whatever_a_setting_says(vault: Vault, made: Made) -> None:
    """Nothing here can know who sits at the keyboard, and a name that was only set somewhere would be believed."""
    vault.set_setting("acting", "Somebody")
    vault.bin(made.codes[0])
    with vault.reading() as connection:
        assert {entry.who for entry in audit.entries(connection)} == {""}


LOST = {
    "revision": ("revisions", "code = ? AND seq = 2"),
    "judgement": ("judgements", "code = ?"),
    "file": ("attachment", "code = ?"),
}


@pytest.mark.parametrize("name", LOST)
def test_a_row_that_was_written_and_is_no_longer_there_is_found(name: str, vault: Vault, made: Made) -> None:
    """The newest row of a case leaves no gap behind: only the chain still knows of it, as after an old page came back.

    What was deleted or taken away by a person is not missed.
    """
    code, other = made.codes
    for one in (code, other):
        vault.add_judgement(one, (vault.latest(one).document, "s"), Rated("r", None), "j", "2030-01-01")
    with vault.writing() as connection:
        kept, gone = (attachments.add(connection, code, "a", "text/plain", b"x") for _ in range(2))
        attachments.remove(connection, code, gone.id)
        connection.execute("DELETE FROM attachment_chunk WHERE attachment = ?", (kept.id,)) if name == "file" else None
    Custody(vault).delete(other, "asked to")
    if name != "file":
        assert vault.verify().findings == ()
    table, where = LOST[name]
    with vault.writing() as connection:
        connection.execute(f"DROP TRIGGER IF EXISTS {table}_are_kept")
        assert connection.execute(f"DELETE FROM {table} WHERE {where}", (code,)).rowcount == 1  # noqa: S608
    assert "rows_changed" in vault.verify().findings
