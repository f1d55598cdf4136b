# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted store beside a plain one of the same shape, library, pragmas and cache; then the vault's own verbs."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from bench_vault_made import Row, document, fill, summary, tables, vault_of

from exile_risk.vault import Vault, connection, records, schema
from exile_risk.vault.custody import Custody

CASES = 100_000
AIM = "aim 1.3"
ROUNDS = 5
FEW = 200
"""Cases looked up again and again, as the ones somebody works with: they stay in the cache."""

TABLES = ("cases", "revisions", "audit")
_SEARCHED = "INSERT INTO searched (rowid, document) SELECT rowid, document FROM revisions"
_BACKUP_CASES, _BACKUP_BYTES = 10_000, 8_600

Pair = tuple[Any, Any]
"""The plain and the encrypted store."""


def vault() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        _storage(Path(place))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        _verbs(Path(place))
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        _backup(Path(place))


def _storage(place: Path) -> None:
    """Compare the two stores, filled with the same rows by the same statements."""
    rows = tables(CASES)
    spent: dict[str, list[tuple[float, float]]] = {}
    for turn in range(3):
        folders = [place / f"{kind}{turn}" for kind in ("plain", "encrypted")]
        both = _plain(folders[0]), _encrypted(folders[1])
        _take(spent, "bulk insert, one transaction", both, partial(_insert, rows=rows))
        if turn < 2:
            for store in both:
                store.close()
            for folder in folders:
                _remove(folder)
    size = sum(path.stat().st_size for path in folders[1].iterdir()) / 1e6
    print(
        f"An encrypted store beside a plain one ({CASES:,} cases, {size:.0f} MB; same library, statements, pragmas,"
        " 64 MiB cache), in turn, CPU and ratio:"
    )
    codes = [row[0] for row in rows["cases"][:: CASES // FEW]]
    works: dict[str, Callable[[Any], object]] = {
        f"indexed filter, {FEW} cases by code": lambda store: [records.latest(store, code) for code in codes],
        "indexed filter, chain of one case": lambda store: [_chain(store, code) for code in codes],
        "full scan, the list of cases": records.cases,
        "full scan, every document": lambda store: store.execute(
            "SELECT sum(length(document)) FROM revisions"
        ).fetchone(),
        "search through every document": lambda store: _like(store, "%heron%"),
    }
    for name, work in works.items():
        for _ in range(ROUNDS):
            _take(spent, name, both, work)
    for store in both:
        store.set_authorizer(None)  # the product's refuses what an FTS5 table asks for by itself
        store.execute("CREATE VIRTUAL TABLE searched USING fts5 (document)")
    _take(spent, "(no index in the product) building FTS5", both, lambda store: store.execute(_SEARCHED))
    for _ in range(ROUNDS):
        _take(spent, "(no index in the product) FTS5, ranked", both, partial(_match, word="heron"))
    for name, times in spent.items():
        plain, own = (statistics.median(each) for each in zip(*times, strict=True))
        ratio = statistics.median(b / a for a, b in times)
        print(f"{name:<40} {plain * 1000:9.2f} ms plain {own * 1000:9.2f} ms   {ratio:5.2f} x   {AIM}")
    for store in both:
        store.close()


def _verbs(place: Path) -> None:
    """Time the product's own verbs, which do more than store: chain, count, anchor, two flushes to the disk."""
    print("The vault's own verbs, with chain, anchor and flushes (wall):")
    for count in (100, 1_000, 10_000):
        with vault_of(place / str(count), count) as own:
            _verbs_of(own, count, place / f"plain{count}")


def _verbs_of(own: Vault, count: int, folder: Path) -> None:
    code = own.cases()[0].code
    adding = _median(lambda: own.add(document(1), summary(1)), 40)
    saving = _median(lambda: own.save_draft(code, uuid4().hex, summary(1)), 40)
    beside = _plain(folder)
    fill(beside, count)
    in_turn = [(_timed(own.cases)[1], _timed(lambda: records.cases(beside))[1]) for _ in range(9)]
    beside.close()
    listing, plain = (statistics.median(each) for each in zip(*in_turn, strict=True))
    print(
        f"  {count:>6,} cases: Vault.add {adding * 1000:6.2f} ms, save_draft {saving * 1000:6.2f} ms,"
        f" cases {listing * 1000:6.2f} ms ({listing / plain:.2f} x plain)"
    )


def _backup(place: Path) -> None:
    """Time a verified backup, beside what the store's library needs for one bare copy of it."""
    with vault_of(place / "vault", _BACKUP_CASES, _BACKUP_BYTES) as own:
        size = (place / "vault" / "store.db").stat().st_size / 1e6
        whole, bare = [], []
        for _ in range(4):
            bare.append(_timed(lambda: _copied(own, place / "copy")))
            whole.append(_timed(Custody(own).back_up))
        wall, busy = (statistics.median(each) for each in zip(*whole[1:], strict=True))
        copy, _ = (statistics.median(each) for each in zip(*bare[1:], strict=True))
        print(
            f"{'verified backup':<36} {size:6.0f} MB: {wall:5.2f} s, {busy:.2f} s of processor,"
            f" {wall / copy:.2f} x a bare copy (VACUUM INTO)   aim 2 s for 100 MB"
        )


def _copied(own: Vault, target: Path) -> None:
    target.unlink(missing_ok=True)
    with own.reading() as store:
        connection.copy_into(store, target)


def _plain(folder: Path) -> Any:
    """Return a store without a key: the product's pragmas and shape, on the very same library."""
    folder.mkdir()
    store = connection.library().connect(str(folder / "store.db"), isolation_level=None)
    connection._harden(store, folder)  # the product has no verb for it, and must not have one
    schema.migrate(store, folder)
    return store


def _encrypted(folder: Path) -> Any:
    folder.mkdir()
    (folder / "store.db").touch()
    store = connection.connect(folder, bytearray(os.urandom(32)))
    schema.migrate(store, folder)
    return store


def _insert(store: Any, rows: dict[str, list[Row]]) -> None:
    store.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        columns = "(code, opened, uid, salt)" if table == "cases" else ""
        marks = ", ".join("?" * len(rows[table][0]))
        store.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows[table])  # noqa: S608
    store.execute("COMMIT")


def _chain(store: Any, code: str) -> object:
    return store.execute("SELECT seq, t, action, digest FROM audit WHERE object = ? ORDER BY seq", (code,)).fetchall()


def _like(store: Any, pattern: str) -> object:
    return store.execute("SELECT code FROM revisions WHERE document LIKE ?", (pattern,)).fetchall()


def _match(store: Any, word: str) -> object:
    return store.execute("SELECT rowid FROM searched WHERE searched MATCH ? ORDER BY rank LIMIT 50", (word,)).fetchall()


def _take(spent: dict[str, list[tuple[float, float]]], name: str, both: Pair, work: Callable[[Any], object]) -> None:
    """Do a piece of work on both stores in turn and note the processor's seconds of each."""
    first, second = (_timed(partial(work, store))[1] for store in both)
    spent.setdefault(name, []).append((first, second))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that passed, and those of the processor."""
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - busy


def _median(work: Callable[[], object], times: int) -> float:
    work()
    return statistics.median(_timed(work)[0] for _ in range(times))


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


if __name__ == "__main__":
    vault()
