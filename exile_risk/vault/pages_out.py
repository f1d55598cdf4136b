# SPDX-License-Identifier: GPL-3.0-or-later
"""That a page about a case left the vault: noted in the chain beside what was written, never with the page itself."""

from exile_risk.vault import audit, records
from exile_risk.vault.vault import Vault

ACTION = "page_out"


def note_page(vault: Vault, code: str, reader: str, way: str) -> None:
    """Note who will read a page of a case and by which way it left. Errors: those of a writing call of `Vault`."""
    with vault.writing(reader, way) as connection:
        records.check_case(connection, code)
        audit.append(connection, ACTION, f"{code}/page/{reader}/{way}")
