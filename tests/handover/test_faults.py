# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile and broken bundles, each by its number in the list of faults; nearly all are signed by a colleague."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exile_risk.handover import limits
from exile_risk.handover.canonical import canonical
from exile_risk.handover.journal import known
from exile_risk.handover.receiving import Standing
from exile_risk.handover.writes import seal_of
from exile_risk.vault import audit, quarantine
from tests.handover.stores import Store, content, fault, forged, rows, team

Pair = tuple[Store, Store]
Body = dict[str, Any]


@pytest.fixture
def pair() -> Pair:
    a, b = team(2)
    a.add(origin="KH", host="TH", proximity="near")
    return a, b


def changed(pair: Pair, change: Callable[[Body], object]) -> bytes:
    """Return an honest bundle with its content changed and signed again by its sender."""
    a, b = pair
    body = json.loads(content(a.seal(b), b))
    change(body)
    return forged(canonical(body), a, b)


def spelt(pair: Pair, old: bytes, new: bytes) -> bytes:
    """Return an honest bundle with some bytes of its content exchanged, signed again."""
    a, b = pair
    body = content(a.seal(b), b)
    assert old in body
    return forged(body.replace(old, new, 1), a, b)


def valued(pair: Pair, value: Any, part: str = "value", field: str = "answers.proximity") -> bytes:
    """Return a bundle in which one part of a field holds any value, with the hash that belongs to it."""

    def change(body: Body) -> None:
        salt = "0" * 32
        try:
            seal = seal_of(salt, value)
        except (UnicodeEncodeError, ValueError):
            seal = "0" * 64
        record = next(r for r in body["cases"][0]["records"] if r["field"] == "answers.proximity")
        record["field"] = field
        record["seals"] = {part: seal}
        used = {s for r in body["cases"][0]["records"] for s in r["seals"].values()}
        kept = [row for row in body["cases"][0]["revealed"] if seal_of(*row) in used]
        body["cases"][0]["revealed"] = [*kept, [salt, value]]

    return changed(pair, change)


DEEP = b"[" * 100_000 + b"]" * 100_000
SPELLINGS = {
    "nested a hundred thousand times": (b'"deleted":[]', b'"deleted":' + DEEP),
    "a number of ten thousand digits": (b'"version":1', b'"version":' + b"1" * 10_000),
    "a number with a point": (b'"version":1', b'"version":1.0'),
    "no number": (b'"version":1', b'"version":NaN'),
    "infinite": (b'"version":1', b'"version":-Infinity'),
    "a doubled name": (b'"version":1', b'"version":1,"version":1'),
    "half a character": (b'"KH"', b'"\\ud800"'),
    "an escaped letter": (b'"KH"', b'"\\u004bH"'),
    "NUL": (b'"KH"', b'"K\\u0000"'),
    "not UTF-8": (b'"KH"', b'"K\xff"'),
    "a space": (b'"version":1', b'"version": 1'),
    "two values": (b'{"cases"', b'{}{"cases"'),
    "cut": (b'"version":1}', b'"version":1'),
}


@pytest.mark.parametrize("what", SPELLINGS)
def test_f27_anything_but_the_one_spelling_of_a_value_is_refused(pair: Pair, what: str) -> None:
    assert fault(pair[1], spelt(pair, *SPELLINGS[what])) in ("bundle_broken", "bundle_limit")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_f27_other_encodings_are_refused(pair: Pair, encoding: str) -> None:
    a, b = pair
    body = content(a.seal(b), b).decode("utf-8").encode(encoding)
    assert fault(b, forged(body, a, b)) == "bundle_broken"


HOSTILE = (
    *("\u202eevil", "a\u2066b", "x\x00y", "\x1b[2J", "\ufeff", "\x85", "x" * 1_000_000),
    *("<img src=file:///etc/passwd>", "{{7*7}}", "%s%n", "=cmd|' /C calc'!A0", "../../x", "file://host/share"),
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_f28_no_code_of_a_case_can_be_hostile_text(pair: Pair, text: str) -> None:
    assert fault(pair[1], valued(pair, text)) in ("bundle_broken", "bundle_limit")
    assert fault(pair[1], valued(pair, [text], field="needs.professions")) in ("bundle_broken", "bundle_limit")


@pytest.mark.parametrize("text", ["<b>&amp;</b> {0} %s", "កម្ពុជា\u200bថៃ", "فارسی\u200cها", "=1+1", "a\nb"])
def test_f28_free_text_of_a_judgement_stays_literally_what_it_is(pair: Pair, text: str) -> None:
    a, b = pair
    uid = a.uids()[0]
    assert b.take(valued(pair, text, part="why", field="judgement")).merged
    told = [r.told for r in known(b.connection, uid).readings("judgement")]
    assert told == [{"why": text}]


@pytest.mark.parametrize("text", ["a\u202eb", "a\u2067b", "\x00", "x" * 2_001])
def test_f28_free_text_that_could_look_like_another_is_refused(pair: Pair, text: str) -> None:
    assert fault(pair[1], valued(pair, text, part="why", field="judgement")) == "bundle_broken"


def test_f29_archives_are_no_bundles_inside_or_outside(pair: Pair) -> None:
    a, b = pair
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in ("../../x", "/etc/x", "CON"):
            file.writestr(name, "x")
    assert fault(b, archive.getvalue()) == "bundle_unreadable"
    assert fault(b, forged(archive.getvalue(), a, b)) == "bundle_broken"


def test_f30_a_bundle_carries_no_files(pair: Pair) -> None:
    picture = "iVBORw0KGgo" * 100
    assert fault(pair[1], changed(pair, lambda b: b.update(files=[picture]))) == "bundle_broken"
    assert fault(pair[1], changed(pair, lambda b: b["cases"][0].update(attachments=[picture]))) == "bundle_broken"


def test_f31_a_bundle_that_is_damaged_or_for_others_says_one_thing_and_leaves_nothing(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = pair
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    whole = a.seal(b)
    end = len(whole)
    body = whole.index(b"\n--- ") + 49
    for data in (
        *(b"", whole[:-1], whole[:body], whole[: body + 16], whole + b"\0", whole + whole, whole[1:]),
        *(
            whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :]
            for n in (30, 60, body - 20, body + 5, body + 40, end - 1)
        ),
        a.seal(b)[:-100],  # counted from its own end: what the library puts into a header by chance differs in length
    ):
        assert fault(b, data) == "bundle_unreadable"
    assert fault(a, whole) == "bundle_unreadable", "it was made for somebody else"
    assert fault(Store(), whole) == "bundle_unreadable"
    assert list(tmp_path.iterdir()) == []


def test_f31_a_cut_at_the_border_of_a_chunk_is_noticed() -> None:
    a, b = team(2)
    for n in range(60):
        a.add(origin="KH", host="TH", **{f"factor_{n}_{m}": "value" for m in range(10)})
    whole = a.seal(b)
    first = whole.index(b"\n", whole.index(b"\n--- ") + 1) + 1 + 16
    chunk = 65_536 + 16
    assert len(whole) > first + 2 * chunk
    for n in (1, 2):
        assert fault(b, whole[: first + n * chunk]) == "bundle_unreadable"


def test_f33_what_is_not_signed_by_a_confirmed_colleague_is_kept_apart(pair: Pair) -> None:
    a, b = pair
    stranger = Store()
    stranger.meet(b, "B")
    uid = stranger.add(origin="KH")
    body = content(a.seal(b), b)
    other = json.loads(body) | {"made_at": "2026-01-01T00:00Z"}
    data = {
        Standing.UNSIGNED: forged(body, a, b, signed=False),
        Standing.WRONG_SIGNATURE: forged(canonical(other), a, b, secret=stranger.device.signing_secret),
        Standing.UNKNOWN: stranger.seal(b),
    }
    for standing, one in data.items():
        found = b.take(one)
        assert (found.standing, found.sender, found.merged) == (standing, None, False)
        assert b.uids() == []
    whys = {row.why for row in quarantine.waiting(b.connection)}
    assert whys == {"unsigned", "wrong_signature", "unknown"}
    assert uid in {row.uid for row in quarantine.waiting(b.connection)}


def test_f33_a_bundle_passed_on_by_somebody_it_was_not_made_for_is_kept_apart() -> None:
    a, b, c = team(3)
    a.add(origin="KH")
    body = content(a.seal(b), b)
    found = c.take(forged(body, a, c))
    assert (found.standing, found.merged, c.uids()) == (Standing.NOT_ADDRESSED, False, [])


def test_f33_strangers_cannot_fill_a_vault() -> None:
    b = Store()
    for _ in range(limits.WAITING_BUNDLES):
        stranger = Store()
        stranger.meet(b, "B")
        stranger.add(origin="KH")
        b.take(stranger.seal(b))
    stranger = Store()
    stranger.meet(b, "B")
    stranger.add(origin="KH")
    assert fault(b, stranger.seal(b)) == "bundle_waiting_full"


def test_f34_a_replayed_bundle_changes_nothing(pair: Pair) -> None:
    a, b = pair
    old = a.seal(b)
    assert b.take(old).merged
    a.edit(a.uids()[0], proximity="far")
    b.take(a.seal(b))
    before = rows(b), audit.head(b.connection), b.answers(b.uids()[0])
    for _ in range(2):
        assert b.take(old).again
    assert (rows(b), audit.head(b.connection), b.answers(b.uids()[0])) == before


def test_f34_a_case_of_the_same_name_with_other_content_is_shown_side_by_side(pair: Pair) -> None:
    a, b = pair
    b.take(a.seal(b))
    uid = b.uids()[0]

    def other(body: Body) -> None:
        for case in body["cases"]:
            for record in case["records"]:
                record["after"] = []
                record["at"] = "2020-01-01T00:00Z"
                if record["field"] == "host":
                    seal = seal_of("1" * 32, "MY")
                    record["seals"] = {"value": seal}
            used = {s for r in case["records"] for s in r["seals"].values()}
            case["revealed"] = [row for row in case["revealed"] if seal_of(*row) in used] + [["1" * 32, "MY"]]

    assert b.take(changed(pair, other)).merged
    assert b.uids() == [uid]
    assert b.answers(uid)["host"] == "TH", "nothing is overwritten"
    assert [field for _, field, _ in b.conflicts()] == ["host"]


def test_f35_a_million_records_are_refused(pair: Pair) -> None:
    a, b = pair
    body = json.loads(content(a.seal(b), b))
    body["cases"][0]["records"] = []
    million = canonical(body).replace(b'"records":[]', b'"records":[' + b",".join([b"{}"] * 1_000_000) + b"]")
    assert fault(b, forged(million, a, b)) == "bundle_limit"


LIMITS = {"RECORDS": 2, "RECORDS_OF_A_CASE": 2, "CASES": 1, "RECIPIENTS": 0, "AFTER": 0, "DELETED": 0, "TEXT": 50}


@pytest.mark.parametrize("limit", LIMITS)
def test_f35_every_bound_holds(pair: Pair, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = pair
    a.delete(a.add(origin="KH", host="TH"))
    a.edit(a.add(origin="KH", host="TH"), host="MY")
    data = a.seal(b)
    monkeypatch.setattr(limits, limit, LIMITS[limit])
    assert fault(b, data) == "bundle_limit"
    monkeypatch.undo()
    assert fault(b, data) == "taken"


def test_f35_tiny_things_by_the_million_are_counted_before_they_are_made(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = pair
    data = forged(b'{"cases":[' + b"[]," * 1_400_000 + b"[]]}", a, b)
    monkeypatch.setattr("exile_risk.handover.canonical.json.loads", None)
    assert fault(b, data) == "bundle_limit"


def test_f35_a_circle_of_records_cannot_be_spelt(pair: Pair) -> None:
    def circle(body: Body) -> None:
        one, two = body["cases"][0]["records"][:2]
        two["field"], two["seals"] = one["field"], one["seals"]
        one["after"], two["after"] = ["0" * 64], ["1" * 64]

    assert fault(pair[1], changed(pair, circle)) == "bundle_broken"


NO_DAYS = ("0000-01-01", "9999-01-01", "2026-02-30", "2026-W01-1", "1899-12-31", "yesterday", "20260101", 20260101, [])


@pytest.mark.parametrize("day", NO_DAYS, ids=str)
def test_f35_days_that_do_not_exist_are_refused_with_their_place(pair: Pair, day: Any) -> None:
    assert fault(pair[1], valued(pair, day, part="noted")) == "bundle_broken"
    assert fault(pair[1], valued(pair, day, field="as_of")) == "bundle_broken"
    assert fault(pair[1], changed(pair, lambda b: b["cases"][0]["records"][0].update(at=day))) == "bundle_broken"
    assert fault(pair[1], changed(pair, lambda b: b.update(made_at=day))) == "bundle_broken"
    assert fault(pair[1], changed(pair, lambda b: b.update(deleted=[["0" * 32, day]]))) == "bundle_broken"


BROKEN: dict[str, Callable[[Body], object]] = {
    "another format": lambda b: b.update(format="exile-risk/case"),
    "an unknown field": lambda b: b["cases"][0]["records"][0].update(field="name"),
    "a field of a path": lambda b: b["cases"][0]["records"][0].update(field="answers.../../x"),
    "a strange part": lambda b: b["cases"][0]["records"][0].update(seals={"why": "0" * 64}),
    "a hole in the history": lambda b: b["cases"][0]["records"][0].update(after=["0" * 64]),
    "a value nobody wrote": lambda b: b["cases"][0]["revealed"].append(["0" * 32, "KH"]),
    "the same case twice": lambda b: b["cases"].append(b["cases"][0]),
    "a case without a name": lambda b: b["cases"][0].update(uid=""),
    "no cases": lambda b: b.update(cases={}),
    "no sender": lambda b: b.update({"from": None}),
    "a sender without a key": lambda b: b["from"].update(signing_key="00"),
    "a sender with a strange recipient": lambda b: b["from"].update(recipient="age1x"),
    "true for one": lambda b: b.update(version=True),
    "version nought": lambda b: b.update(version=0),
    "a list for a body": lambda b: b["cases"][0].update(records={}),
}


@pytest.mark.parametrize("what", BROKEN)
def test_f35_content_of_another_shape_is_refused_whole(pair: Pair, what: str) -> None:
    assert fault(pair[1], changed(pair, BROKEN[what])) in ("bundle_broken", "bundle_unreadable")


def test_f35_one_bad_case_among_good_ones_lets_nothing_in(pair: Pair) -> None:
    a, b = pair
    for _ in range(5):
        a.add(origin="KH", host="TH")
    data = changed(pair, lambda body: body["cases"][-1]["records"][-1].update(at="2026-02-30T00:00Z"))
    assert fault(b, data) == "bundle_broken"
    assert b.uids() == []


def test_a_newer_bundle_asks_for_a_newer_program(pair: Pair) -> None:
    assert fault(pair[1], changed(pair, lambda b: b.update(version=2))) == "bundle_newer"


def test_f36_a_database_is_never_opened_as_one(pair: Pair, tmp_path: Path) -> None:
    import sqlite3

    a, b = pair
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE cases (code TEXT)")
        foreign.execute("CREATE TRIGGER t AFTER INSERT ON cases BEGIN DELETE FROM cases; END")
    foreign.close()
    data = path.read_bytes()
    assert fault(b, data) == "bundle_unreadable"
    assert fault(b, forged(data, a, b)) == "bundle_broken"
    assert os.listdir(tmp_path) == ["foreign.db"]  # noqa: PTH208


def test_a_failure_in_the_middle_leaves_nothing(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = pair
    a.add(origin="KH")
    data, before = a.seal(b), (rows(b), audit.head(b.connection))
    real, calls = b.clerk.entry, []

    def fails(body: Body) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError
        return real(body)

    monkeypatch.setattr(b.clerk, "entry", fails)
    with pytest.raises(MemoryError):
        b.take(data)
    assert (rows(b), audit.head(b.connection)) == before
    monkeypatch.undo()
    assert len(b.take(data).cases) == 2
