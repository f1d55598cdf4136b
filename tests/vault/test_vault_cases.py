# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put into a vault comes out of it again, and nothing that was committed is ever overwritten."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from vaults import Made, code_of, phrase

from exile_risk.errors import InputError
from exile_risk.vault import FLOOR_COST, Vault
from exile_risk.vault.codes import BIRDS, NUMBERS, new_code

pytestmark = pytest.mark.usefixtures("remembered")


def test_everything_is_there_after_closing_and_opening(made: Made) -> None:
    first, second = made.codes
    with Vault.open(made.folder, phrase()) as vault:
        rows = {row.code: row for row in vault.cases()}
        assert set(rows) == {first, second}
        assert (rows[first].revision, rows[first].summary, rows[first].has_draft) == (2, "second summary", False)
        assert (rows[second].revision, rows[second].summary, rows[second].has_draft) == (1, "drafted", True)
        assert [revision.revision for revision in vault.history(first)] == [1, 2]
        assert vault.latest(second).document == '{"origin":"KH"}'
        assert vault.draft(second) == '{"origin":"KH","host":"TH"}'
        assert vault.draft(first) is None
        assert vault.setting("quick_exit") == "F9"
        assert vault.setting("never") is None
        assert vault.folder == made.folder


def test_a_revision_is_written_only_for_a_new_document(vault: Vault, made: Made) -> None:
    code = made.codes[0]
    same = vault.latest(code)
    assert vault.save(code, same.document, "other words") == 2
    assert vault.latest(code) == same
    assert vault.save(code, "ភាសាខ្មែរ \x00 العربية 🕊", "third") == 3
    assert vault.latest(code).document == "ភាសាខ្មែរ \x00 العربية 🕊"
    assert [revision.document for revision in vault.history(code)][1] == same.document


def test_a_draft_replaces_the_draft_and_becomes_a_revision_once(vault: Vault, made: Made) -> None:
    code = made.codes[1]
    when = datetime.fromisoformat(vault.save_draft(code, "half", "h"))
    assert when.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - when) < timedelta(minutes=1)
    vault.save_draft(code, "whole", "w")
    assert vault.draft(code) == "whole"
    assert vault.commit_draft(code) == 2
    assert vault.draft(code) is None
    assert vault.commit_draft(code) == 2
    vault.save_draft(code, "whole", "w")
    assert vault.commit_draft(code) == 2, "a draft that says the same is no revision"
    assert not next(row for row in vault.cases() if row.code == code).has_draft
    assert [revision.document for revision in vault.history(code)] == ['{"origin":"KH"}', "whole"]


def test_saving_supersedes_the_draft(vault: Vault, made: Made) -> None:
    code = made.codes[1]
    assert vault.save(code, "final", "f") == 2
    assert vault.draft(code) is None


def test_history_cannot_be_changed_even_by_statement(vault: Vault) -> None:
    assert vault._opened is not None
    connection = vault._opened.connection
    for statement in ("UPDATE revisions SET document = ''", "DELETE FROM revisions", "REPLACE INTO revisions"):
        if statement.startswith("REPLACE"):
            statement += " SELECT code, seq, saved_at, '', '' FROM revisions"
        with pytest.raises(Exception, match="append only"):
            connection.execute(statement)
    assert vault.verify().sound


def test_the_bin_loses_nothing(vault: Vault, made: Made) -> None:
    code = made.codes[0]
    vault.bin(code)
    vault.bin(code)
    assert [row.binned for row in vault.cases() if row.code == code] == [True]
    assert len(vault.history(code)) == 2
    vault.unbin(code)
    assert not any(row.binned for row in vault.cases())


def test_an_unknown_code_is_named_in_every_call(vault: Vault) -> None:
    calls = (
        lambda: vault.latest("Heron 9"),
        lambda: vault.history("Heron 9"),
        lambda: vault.draft("Heron 9"),
        lambda: vault.save("Heron 9", "d", "s"),
        lambda: vault.save_draft("Heron 9", "d", "s"),
        lambda: vault.commit_draft("Heron 9"),
        lambda: vault.bin("Heron 9"),
        lambda: vault.unbin("Heron 9"),
    )
    for call in calls:
        with pytest.raises(InputError) as caught:
            call()
        assert (caught.value.code, caught.value.params) == ("case_code", {"case": "Heron 9"})
    assert len(vault.cases()) == 2


def test_half_characters_are_refused_and_change_nothing(vault: Vault, made: Made) -> None:
    assert code_of(lambda: vault.add("\ud800", "s")) == "text_broken"
    assert code_of(lambda: vault.save(made.codes[0], "d", "\udfff")) == "text_broken"
    assert code_of(lambda: vault.set_setting("k", "\ud800")) == "text_broken"
    assert len(vault.cases()) == 2


def test_codes_are_neutral_unique_and_used_up_without_a_loop(vault: Vault) -> None:
    codes = {vault.add(f"d{n}", "s") for n in range(60)}
    assert len(codes) == 60
    assert all(re.fullmatch(r"[A-Z][a-z]+ [1-9]\d", code) for code in codes)
    every = {f"{bird} {number}" for bird in BIRDS for number in NUMBERS}
    assert len(every) == len(BIRDS) * 90
    assert new_code(every - {"Heron 14"}) == "Heron 14"
    assert code_of(lambda: new_code(every)) == "case_codes_spent"


def test_settings_are_replaced(vault: Vault) -> None:
    vault.set_setting("idle_minutes", "5")
    vault.set_setting("idle_minutes", "10")
    assert vault.setting("idle_minutes") == "10"


def test_calls_from_many_threads_take_turns(vault: Vault) -> None:
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda n: vault.add(f"document {n}", "s"), range(40)))
    assert len(set(codes)) == 40
    assert {vault.latest(code).document for code in codes} == {f"document {n}" for n in range(40)}


def test_a_closed_vault_answers_nothing(vault: Vault) -> None:
    vault.close()
    vault.close()
    for call in (vault.cases, vault.verify, lambda: vault.add("d", "s"), lambda: vault.setting("k")):
        assert code_of(call) == "vault_closed"


def test_a_full_disk_loses_nothing_and_passes(vault: Vault, made: Made) -> None:
    """SQLite's own limit on pages raises the very error of a full disk, and rolls back by itself like one."""
    assert vault._opened is not None
    connection = vault._opened.connection
    connection.set_authorizer(None)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    assert code_of(lambda: vault.save(made.codes[0], "y" * 200_000, "s")) == "vault_disk_full"
    assert vault.latest(made.codes[0]).revision == 2
    connection.execute(f"PRAGMA max_page_count = {pages + 4000}")
    assert vault.save(made.codes[0], "y" * 200_000, "s") == 3


def test_importing_loads_neither_database_nor_cryptography() -> None:
    code = "import sys, exile_risk.vault; print([m for m in ('sqlcipher3', 'cryptography') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_only_one_file_imports_each_library() -> None:
    import exile_risk.vault

    folder = Path(exile_risk.vault.__file__).parent
    users = {
        library: [
            path.name for path in folder.glob("*.py") if re.search(rf"(import|from) {library}\b", path.read_text())
        ]
        for library in ("sqlcipher3", "cryptography", "sqlite3")
    }
    assert users == {"sqlcipher3": ["connection.py"], "cryptography": ["keys.py"], "sqlite3": []}


def test_an_empty_vault_is_sound(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir(mode=0o755)
    with Vault.create(tmp_path / "v", phrase(), FLOOR_COST) as vault:
        health = vault.verify()
        assert (health.sound, health.findings, health.cases, health.revisions) == (True, (), 0, 0)
        assert vault.cases() == ()
