# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that left is a row of the chain: who will read it and by which way, and the chain still holds."""

import pytest
from vaults import Made

from exile_risk.errors import InputError
from exile_risk.vault import Vault, audit
from exile_risk.vault.pages_out import note_page


def test_a_page_is_noted_by_case_reader_and_way(vault: Vault, made: Made) -> None:
    code = made.codes[0]
    note_page(vault, code, "partner", "pdf")
    with vault.reading() as connection:
        last = audit.entries(connection)[-1]
        assert audit.first_break(connection) is None
    assert (last.action, last.object, last.digest) == ("page_out", f"{code}/page/partner/pdf", b"")
    assert vault.verify().sound


def test_a_page_of_no_case_is_refused_and_leaves_no_row(vault: Vault) -> None:
    with vault.reading() as connection:
        before = audit.head(connection)
    with pytest.raises(InputError, match="case_code"):
        note_page(vault, "Nobody 1", "file", "print")
    with vault.reading() as connection:
        assert audit.head(connection) == before
