# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up vaults for the benchmarks, written by the product's own functions, thousands of cases in one transaction."""

import json
import os
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from exile_risk.vault import FLOOR_COST, KdfCost, Vault, audit, connection, records, schema
from exile_risk.vault.codes import BIRDS

PHRASE = "a passphrase of the benchmarks only"
Row = tuple[Any, ...]

_WORDS = [f"word{n:04d}" for n in range(3_000)]
_draw = Random("vault")  # noqa: S311 - reproducible by design, nothing secret


def document(number: int, size: int = 400) -> str:
    """Return a made-up document of about so many bytes; one in fifty names a heron."""
    words = _draw.choices(_WORDS, k=size // 9)
    return json.dumps({"n": number, "text": " ".join(["heron", *words] if number % 50 == 0 else words)})


def summary(number: int) -> str:
    """Return what the list shows of a case."""
    return json.dumps({"origin": "KH", "host": "TH", "band": number % 4, "state": "rated", "now": number % 40 == 0})


def fill(store: Any, count: int, size: int = 400) -> None:
    """Write so many cases with their rows of the chain, in a transaction of its own."""
    store.execute("BEGIN IMMEDIATE")
    for number in range(count):
        code = f"{BIRDS[number % len(BIRDS)]} {1000 + number}"  # more than the product has codes for
        opened, uid = audit.now(), uuid4().hex
        values = code, opened, uid, os.urandom(16)
        store.execute("INSERT INTO cases (code, opened, uid, salt) VALUES (?, ?, ?, ?)", values)
        audit.append(store, "open", code, audit.case_digest(store, code, opened, uid))
        records._append(store, code, 1, document(number, size), summary(number))
    store.execute("COMMIT")


def tables(count: int) -> dict[str, list[Row]]:
    """Return the rows of so many cases as the product writes them, without those of a store's own beginning."""
    store = connection.library().connect(":memory:", isolation_level=None)
    schema.migrate(store, Path())
    begun = audit.head(store)[0]
    fill(store, count)
    found = {
        "cases": list(store.execute("SELECT code, opened, uid, salt FROM cases")),
        "revisions": list(store.execute("SELECT * FROM revisions")),
        "audit": list(store.execute("SELECT * FROM audit WHERE seq > ?", (begun,))),
    }
    store.close()
    return found


def vault_of(folder: Path, count: int, size: int = 400, cost: KdfCost = FLOOR_COST) -> Vault:
    """Return an open vault with so many cases."""
    made = Vault.create(folder, bytearray(PHRASE, "utf-8"), cost)
    with made.reading() as store:
        fill(store, count, size)
    made.set_setting("bench", "filled")  # counted and anchored, as everything the product writes
    return made
