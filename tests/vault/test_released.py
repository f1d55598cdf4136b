# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault of every released shape opens, is brought to the newest one, and holds what it held."""

import shutil
from pathlib import Path

import pytest
from vaults import code_of, phrase

from exile_risk.vault import Rated, Vault, audit, schema

RELEASED = Path(__file__).parent / "released"
PASSPHRASE = "every released vault opens"
FOLDERS = sorted(path.name for path in RELEASED.iterdir() if path.is_dir())


@pytest.fixture(params=FOLDERS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(RELEASED / request.param, tmp_path / request.param))


def test_there_is_one_of_every_shape_but_the_newest() -> None:
    assert [f"schema-{number}" for number in range(1, len(FOLDERS) + 1)] == FOLDERS
    assert len(FOLDERS) >= len(schema.MIGRATIONS) - 1


def test_a_released_vault_opens_with_everything_in_it(old: Path) -> None:
    number = int(old.name[-1])
    with Vault.open(old, phrase(PASSPHRASE)) as vault:
        assert vault._opened is not None
        connection = vault._opened.connection
        assert schema.version(connection) == len(schema.MIGRATIONS)
        health = vault.verify()
        assert (health.sound, health.cases, health.revisions) == (True, 3, 4 if number < 3 else 5)
        rows = {row.summary[11:13]: row for row in vault.cases()}
        first = next(row for row in vault.cases() if row.revision > 1)
        assert [s.document for s in vault.history(first.code)][:2] == [
            '{"origin":"KH","text":"first"}',
            '{"origin":"KH","text":"second"}',
        ]
        assert vault.draft(rows["VN"].code) == '{"origin":"VN","host":"TH"}'
        assert (rows["LA"].binned, rows["VN"].binned, vault.setting("quick_exit")) == (True, False, "F9")
        assert [c.withdrawn_at is None for c in vault.corrections()] == ([] if number < 2 else [False, True])
        if number >= 3:
            assert [r.document for r in vault.ratings(first.code)] == ['{"rating":1}', '{"rating":2}']
            assert [j.document for j in vault.judgements(first.code)] == ['{"band":4}', '{"agrees":true}']
            assert (first.review_by, vault.opinion(rows["VN"].code)) == ("2027-03-01", '{"why":"half"}')


def test_what_a_released_vault_held_begins_the_chain(old: Path) -> None:
    with Vault.open(old, phrase(PASSPHRASE)) as vault:
        assert vault._opened is not None
        connection = vault._opened.connection
        assert audit.first_break(connection) is None
        chain = {(e.action, e.object, e.digest) for e in audit.entries(connection)}
        assert set(audit.written(connection)) <= chain
        assert next(e.action for e in audit.entries(connection)) == "begin"
        uids = connection.execute("SELECT count(DISTINCT uid), count(DISTINCT salt) FROM cases").fetchone()
        assert uids == (3, 3)


def test_a_released_vault_can_be_written_to_and_the_program_before_refuses_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.open(old, phrase(PASSPHRASE)) as vault:
        code = vault.add('{"origin":"MM"}', "{}", Rated("r", "2030-01-01"))
        vault.add_judgement(code, ("{}", "s"), Rated("q", None), "judgement", "2030-02-01")
        vault.add_correction("{}")
    with Vault.open(old, phrase(PASSPHRASE)) as vault:
        assert vault.verify().sound
        assert vault.latest(code).revision == 2
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:-1])
    assert code_of(lambda: Vault.open(old, phrase(PASSPHRASE))) == "vault_newer"
