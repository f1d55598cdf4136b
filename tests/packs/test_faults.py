# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults F21 to F27 of the threat model, each by its number: what is no pack of ours is never taken for one."""

import json
import os
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import fact_packs
from exile_risk.errors import InputError
from exile_risk.packs import document, files, signature
from exile_risk.packs import signed as signing_module
from exile_risk.packs.build import Built
from exile_risk.packs.document import packed
from exile_risk.packs.keys import PublicKey
from exile_risk.packs.signed import SignedPack, read_signed, verified
from exile_risk.packs.strict_json import canonical
from exile_risk.packs.taken import TakenPacks
from exile_risk.wording.errors import sentence
from tests.packs.conftest import TODAY, Pack, comment_of, version_of
from tests.packs.signing import Signer


def refused(call: Callable[[], object]) -> InputError:
    """Return the complaint of a call, which must be a whole sentence."""
    with pytest.raises(InputError) as raised:
        call()
    said = sentence(raised.value)
    assert said != raised.value.code
    assert "…" not in said
    return raised.value


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where anything of the content is looked at."""

    def looked(*_: object) -> bytes:
        raise AssertionError("it was unpacked before its signature was found to hold")

    monkeypatch.setattr(document, "unpacked", looked)


def _drop(file: Path) -> None:
    file.with_name("facts.pack.minisig").unlink()


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def _signature(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        beside = file.with_name("facts.pack.minisig")
        beside.write_bytes(change(beside.read_bytes()))

    return spoil


def _spare_bits(signature_: bytes) -> bytes:
    """Return another text for the same bytes: the last letter of a line carries four bits that nobody reads."""
    place = signature_.rindex(b"==\n") - 1
    return signature_[:place] + bytes([signature_[place] + 1]) + signature_[place + 1 :]


F21: dict[str, tuple[Callable[[Path], None], str]] = {
    "unsigned": (_drop, "pack_unsigned"),
    "a flipped byte": (_flip, "pack_forged"),
    "an empty signature": (_signature(lambda _: b""), "pack_signature_shape"),
    "half a signature": (_signature(lambda s: s[: len(s) // 2]), "pack_signature_shape"),
    "a signature without its end": (_signature(lambda s: s[:-1]), "pack_signature_shape"),
    "one line too few": (_signature(lambda s: b"".join(s.splitlines(keepends=True)[:3])), "pack_signature_shape"),
    "one line too many": (_signature(lambda s: s + b"more\n"), "pack_signature_shape"),
    "another end of lines": (_signature(lambda s: s.replace(b"\n", b"\r\n")), "pack_signature_shape"),
    "a huge signature": (_signature(lambda s: s + b"x" * 5000), "pack_large"),
    "not UTF-8": (_signature(lambda s: s.replace(b"test", b"\xff\xfe")), "pack_signature_shape"),
    "base64 cut short": (_signature(lambda s: s.replace(b"==\n", b"=\n")), "pack_signature_shape"),
    "spare bits of base64": (_signature(_spare_bits), "pack_signature_shape"),
}


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("kind", F21)
def test_f21_what_is_not_signed_by_us_is_refused_before_it_is_parsed(file: Path, signer: Signer, kind: str) -> None:
    spoil, code = F21[kind]
    spoil(file)
    assert refused(lambda: read_signed(file, [signer.public])).code == code


@pytest.mark.usefixtures("unread")
def test_f21_a_key_that_is_not_pinned(file: Path) -> None:
    assert refused(lambda: read_signed(file, [Signer().public])).code == "pack_key_unknown"
    assert refused(lambda: read_signed(file)).code == "pack_key_unknown"


def test_a_good_pack_is_read(file: Path, signer: Signer, newer: Path) -> None:
    found = read_signed(file, [Signer().public, signer.public])
    assert (found.version, found.day, found.key) == ("2026.12.0", date(2026, 12, 1), signer.public.id)
    for path in newer.rglob("*.*"):
        assert (found.folder / path.relative_to(newer)).open().getvalue() == path.read_bytes()


@pytest.mark.usefixtures("unread")
def test_f22_the_legacy_algorithm_is_refused_though_its_signature_holds(built: Built, signer: Signer) -> None:
    old = signer.sign(built.data, built.comment, algorithm=b"Ed")
    assert refused(lambda: verified(built.data, old, [signer.public], "x")).code == "pack_signature_old"


@pytest.mark.usefixtures("unread")
def test_f22_the_right_key_id_with_another_key(built: Built, signer: Signer) -> None:
    forger = Signer(raw_id=signer.raw_id)
    forged = forger.sign(built.data, built.comment)
    assert refused(lambda: verified(built.data, forged, [signer.public], "x")).code == "pack_forged"


@pytest.mark.usefixtures("unread")
def test_f23_an_edited_comment(built: Built, signer: Signer) -> None:
    edited = signer.sign(built.data, built.comment).replace(b"version=2026012000", b"version=2026013000")
    assert refused(lambda: verified(built.data, edited, [signer.public], "x")).code == "pack_comment_forged"


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    "line", ["", "timestamp:1\tfile:facts.pack", "pack=a version=1 date=2026-12-01 sha512=00", "{} "]
)
def test_f23_a_comment_of_another_shape(built: Built, signer: Signer, line: str) -> None:
    odd = signer.sign(built.data, line.format(built.comment))
    assert refused(lambda: verified(built.data, odd, [signer.public], "x")).code == "pack_comment_shape"


@pytest.mark.parametrize(
    ("place", "comment"),
    [
        ("version", lambda raw: comment_of(raw, number=2026013000)),
        ("version", lambda raw: comment_of(raw, number=2**63)),
        ("date", lambda raw: comment_of(raw, day=date(2026, 12, 2))),
        ("sha512", lambda raw: comment_of(raw + b" ")),
        ("pack", lambda raw: comment_of(raw, pack="exile-risk-model")),
    ],
)
def test_f23_a_comment_that_was_signed_for_another_content(
    built: Built, raw: bytes, signer: Signer, place: str, comment: Callable[[bytes], str]
) -> None:
    signature_ = signer.sign(built.data, comment(raw))
    error = refused(lambda: verified(built.data, signature_, [signer.public], "x"))
    assert (error.code, error.params["place"]) == ("pack_comment_differs", place)


def test_f23_the_number_is_that_of_the_facts_themselves(value: dict[str, Any], signer: Signer) -> None:
    content = canonical(version_of(value, "2026.11", 2026012000))
    data = packed(content)
    error = refused(lambda: verified(data, signer.sign(data, comment_of(content)), [signer.public], "x"))
    assert (error.code, error.params["place"]) == ("pack_comment_differs", "version")


def test_f24_versions_only_rise(taken: TakenPacks, make: Pack) -> None:
    taken.take(make("2026.12.2", 2026012002), TODAY, "x")
    assert refused(lambda: taken.take(make("2026.12.1", 2026012001), TODAY, "x")).code == "pack_older"
    other = make("2026.12.2", 2026012002, day=date(2026, 12, 3))
    assert refused(lambda: taken.take(other, TODAY, "x")).code == "pack_same_version"
    assert refused(lambda: taken.take(make("2026.12.2", 2026012002), TODAY, "x")).code == "pack_in_use"
    taken.take(make("2026.12.3", 2026012003), TODAY, "x")


def test_f24_a_version_beyond_all_versions(value: dict[str, Any], signer: Signer) -> None:
    content = canonical({**value, "number": 2**63})
    data = packed(content)
    error = refused(lambda: verified(data, signer.sign(data, comment_of(content, 2**63)), [signer.public], "x"))
    assert error.code == "pack_number"


def test_f24_going_back_does_not_lower_what_was_seen(taken: TakenPacks, make: Pack) -> None:
    for version, number in (("2026.12.1", 2026012001), ("2026.12.3", 2026012003)):
        taken.take(make(version, number), TODAY, "x")
    taken.undo()
    assert refused(lambda: taken.check_newer(make("2026.12.2", 2026012002))).code == "pack_older"
    taken.take(make("2026.12.3", 2026012003), TODAY, "x")
    state = taken.state()
    assert [one.number for one in (state.current, state.previous) if one] == [2026012003, 2026012001]


def test_f24_the_spare_key_goes_on_where_a_stolen_one_burnt_its_versions(
    signer: Signer, make: Pack, tmp_path: Path
) -> None:
    spare = Signer()
    taken = TakenPacks(tmp_path / "packs", [signer.public, spare.public])
    taken.take(make("9999.999.999", 9999999999), TODAY, "x")
    assert refused(lambda: taken.check_newer(make("2027.1", 2027001000))).code == "pack_older"
    file = tmp_path / "mended.pack"
    mended = make("2027.1", 2027001000, by=spare)
    file.write_bytes(mended.data)
    file.with_name("mended.pack.minisig").write_bytes(mended.signature)
    look = fact_packs.look_at(file, taken, TODAY)
    assert fact_packs.take(look, taken, TODAY).version == "2027.1.0"


@pytest.mark.parametrize("how", ["rename", "symlink"])
def test_f25_the_bytes_that_were_verified_are_those_that_are_parsed(
    file: Path, signer: Signer, signed: SignedPack, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    evil, read = file.with_name("evil"), files.read_bounded

    def swap(path: Path, limit: int, missing: str = "file_missing") -> bytes:
        data = read(path, limit, missing)
        evil.write_bytes(b"evil")
        file.unlink()
        if how == "rename":
            evil.rename(file)
        else:
            file.symlink_to(evil)
        return data

    monkeypatch.setattr(signing_module, "read_bounded", swap)
    found = read_signed(file, [signer.public])
    assert file.read_bytes() == b"evil"
    assert (found.sha512, found.data) == (signed.sha512, signed.data)


def test_f25_what_is_taken_is_what_was_looked_at(signed: SignedPack, taken: TakenPacks) -> None:
    entry = taken.take(signed, TODAY, "x")
    assert (taken.folder / entry.file).read_bytes() == signed.data
    assert taken.opened(entry).sha512 == signed.sha512


def test_f26_two_hundred_megabytes_of_zeros_are_stopped_at_the_limit(signer: Signer) -> None:
    import tracemalloc

    deflate, zeros = zlib.compressobj(9, zlib.DEFLATED, 31), bytes(1024 * 1024)
    bomb = b"".join([*(deflate.compress(zeros) for _ in range(200)), deflate.flush()])
    assert len(bomb) < 250_000
    signature_ = signer.sign(bomb, comment_of(b""))
    tracemalloc.start()
    try:
        error = refused(lambda: verified(bomb, signature_, [signer.public], "x"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (error.code, error.params["limit"]) == ("pack_large", 128)
    assert peak < 20_000_000


def test_f26_a_file_beyond_the_limit_is_not_read_to_its_end(file: Path, signer: Signer) -> None:
    with file.open("r+b") as opened:
        opened.truncate(document.PACKED_LIMIT + 1)
    assert refused(lambda: read_signed(file, [signer.public])).code == "pack_large"


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-1], lambda d: d + b"\0", lambda d: d + d, lambda d: b"{}", lambda d: d[:20], lambda d: b""]
)
def test_f26_anything_but_one_whole_gzip(built: Built, signer: Signer, spoil: Callable[[bytes], bytes]) -> None:
    data = spoil(built.data)
    assert (
        refused(lambda: verified(data, signer.sign(data, built.comment), [signer.public], "x")).code == "pack_packing"
    )


def _field(name: str, text: str) -> Callable[[str], str]:
    return lambda json_: json_.replace(f'"{name}":', f'"{name}":{text},"was":', 1)


F27: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "a depth of 100,000": (_field("date", "[" * 100_000 + "]" * 100_000), "pack_too_deep"),
    "a depth of 33": (_field("date", "[" * 33 + "]" * 33), "pack_too_deep"),
    "objects 100,000 deep": (_field("date", '{"a":' * 100_000 + "1" + "}" * 100_000), "pack_too_deep"),
    "an integer of 10,000 digits": (_field("number", "7" * 10_000), "pack_number"),
    "a number beyond all numbers": (_field("number", "1e999"), "pack_number"),
    "NaN": (_field("number", "NaN"), "json_not_a_number"),
    "minus infinity": (_field("number", "-Infinity"), "json_not_a_number"),
    "a doubled field": (lambda j: j.replace('"date":', '"date":"2020-01-01","date":', 1), "json_doubled_field"),
    "a lone surrogate": (_field("date", '"\\ud800"'), "json_half_character"),
    "NUL": (_field("date", '"a\\u0000b"'), "pack_character"),
    "a NUL that is not escaped": (_field("date", '"a\0b"'), "json_syntax"),
    "a bidi override": (_field("date", '"\u202egnirts"'), "pack_character"),
    "an escaped bidi override": (_field("date", '"\\u202egnirts"'), "pack_character"),
    "an isolate": (_field("date", '"\u2067x"'), "pack_character"),
    "a bell": (_field("date", '"\\u0007"'), "pack_character"),
    "an end of line in a string": (_field("date", '"a\\nb"'), "pack_character"),
    "another end of line": (_field("date", '"a\u2028b"'), "pack_character"),
    "a string of 64 KB and one": (_field("date", '"' + "x" * (64 * 1024 + 1) + '"'), "pack_string_long"),
    "a name of 1 MB": (lambda j: j.replace('"date":', f'"{"y" * 1_000_000}":1,"date":', 1), "pack_string_long"),
    "UTF-16": (lambda j: j.encode("utf-16"), "file_not_utf8"),
    "UTF-16 without a mark": (lambda j: '{"a":1}'.encode("utf-16-le"), "json_syntax"),
    "a byte order mark": (lambda j: b"\xef\xbb\xbf" + j.encode(), "json_syntax"),
    "no UTF-8": (lambda j: j.encode() + b"\xff", "file_not_utf8"),
    "no end": (lambda j: j[:-1], "json_syntax"),
    "a string without an end": (lambda j: j[: j.index('"date"') + 3], "json_syntax"),
    "a hundred thousand quotation marks": (lambda j: '{"a":"' + '\\"' * 100_000, "json_syntax"),
    "nothing": (lambda j: "", "file_empty"),
    "something behind it": (lambda j: j + "{}", "json_syntax"),
    "a blank more": (lambda j: j.replace('"date":', '"date": ', 1), "pack_not_canonical"),
    "a list": (lambda j: "[]", "pack_shape"),
    "a field more": (_field("date", '"2026-12-01"'), "pack_shape"),
    "another format": (lambda j: j.replace("knowledge-pack", "case"), "pack_shape"),
    "a later format": (lambda j: j.replace('"version":1}', '"version":2}'), "pack_newer"),
    "a format that is true": (lambda j: j.replace('"version":1}', '"version":true}'), "pack_newer"),
    "another pack": (lambda j: j.replace('"pack":"exile-risk-facts"', '"pack":"exile-risk-model"'), "pack_other"),
    "a number that is none": (lambda j: j.replace('"number":2026012000', '"number":"12"'), "pack_shape"),
    "a number below zero": (lambda j: j.replace('"number":2026012000', '"number":-1'), "pack_shape"),
    "a day that is none": (lambda j: j.replace('"date":"2026-12-01"', '"date":"2026-02-30"'), "pack_shape"),
    "a file outside": (lambda j: j.replace('"events.csv"', '"../../events.csv"'), "pack_shape"),
    "a device": (lambda j: j.replace('"events.csv"', '"CON"'), "pack_shape"),
    "a program": (lambda j: j.replace('"events.csv"', '"events.py"'), "pack_shape"),
    "a file that is no text": (lambda j: j.replace('"events.csv":[', '"events.csv":[1,'), "pack_shape"),
}


@pytest.mark.parametrize("kind", F27)
def test_f27_json_that_could_surprise_is_refused_though_it_is_signed(
    value: dict[str, Any], signer: Signer, kind: str
) -> None:
    spoil, code = F27[kind]
    few = {name: value["files"][name] for name in ("events.csv", "manifest.json")}
    spoilt = spoil(canonical({**value, "files": few}).decode())
    content = spoilt if isinstance(spoilt, bytes) else spoilt.encode("utf-8", "surrogatepass")
    data = packed(content)
    error = refused(lambda: verified(data, signer.sign(data, comment_of(content)), [signer.public], "x"))
    assert error.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": NaN}', "json_not_a_number"),
        ('{"a": 1, "a": 2}', "json_doubled_field"),
        ('{"a": "\\u202e"}', "pack_character"),
        ('{"a": "\\ud800"}', "json_half_character"),
        ("[" * 40 + "]" * 40, "pack_too_deep"),
        ("7" * 30, "pack_number"),
    ],
)
def test_f27_the_json_files_inside_are_held_to_the_same(
    value: dict[str, Any], signer: Signer, text: str, code: str
) -> None:
    content = canonical({**value, "files": {**value["files"], "thresholds.json": [text]}})
    data = packed(content)
    error = refused(lambda: verified(data, signer.sign(data, comment_of(content)), [signer.public], "x"))
    assert (error.code, error.params["file"]) == (code, "thresholds.json")


def test_the_deepest_and_longest_that_is_allowed() -> None:
    from exile_risk.packs.strict_json import strict_json

    assert strict_json(b"[" * 32 + b"]" * 32, "x")
    assert strict_json(json.dumps(["é" * 32 * 1024, "\u200d", "<img src=file:///x>"]).encode(), "x")


def test_the_pinned_keys_are_two_and_none_of_them_is_kept_here() -> None:
    from exile_risk.packs.keys import CURRENT, PINNED, SPARE

    assert len({key.id for key in PINNED}) == len({key.raw for key in PINNED}) == 2
    assert [PublicKey.parse(text) for text in (CURRENT, SPARE)] == list(PINNED)
    for text in ("", "RWQ", CURRENT[:-4], CURRENT.replace("RWQ", "AAA", 1), "é"):
        with pytest.raises(ValueError, match="no "):
            PublicKey.parse(text)
    assert signature.LIMIT < 10_000


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_pack_that_may_not_be_read(file: Path, signer: Signer) -> None:
    file.chmod(0)
    assert refused(lambda: read_signed(file, [signer.public])).code == "file_unreadable"
