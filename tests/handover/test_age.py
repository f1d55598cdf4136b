# SPDX-License-Identifier: GPL-3.0-or-later
"""The encryption: public test vectors, headers made to do harm, and the real `age` program both ways."""

import base64
import hashlib
import json
import shutil
import subprocess
import zlib
from pathlib import Path

import pyrage
import pytest

from exile_risk.errors import InputError
from exile_risk.handover import age_header, sealed

FILE = json.loads((Path(__file__).parent / "data" / "age_vectors.json").read_text("utf-8"))
VECTORS = FILE["vectors"]

NOT_FOR_KEYS = {
    # These open in other programs. Here nothing does that is not for keys of recipients alone.
    *("scrypt", "x25519_grease"),
    *("stanza_empty_body", "stanza_empty_last_line", "stanza_valid_characters"),
}


def code_of(data: bytes, identities: list[str]) -> tuple[str, bytes]:
    """Return the code of the refusal, or `opened`, and what was inside."""
    try:
        return "opened", sealed.open_sealed(data, identities)
    except InputError as error:
        return error.code, b""


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_a_public_test_vector_ends_as_it_should(name: str) -> None:
    vector = VECTORS[name]
    data = base64.b64decode(vector["data"])
    data = zlib.decompress(data) if vector["zlib"] else data
    code, plain = code_of(data, vector["identities"])
    if vector["expect"] == "success" and name not in NOT_FOR_KEYS:
        assert code == "opened"
        assert hashlib.sha256(plain).hexdigest() == vector["payload"]
    else:
        assert code in ("bundle_unreadable", "bundle_passphrase")
        assert (code == "bundle_passphrase") == (b"\n-> scrypt " in data and code != "bundle_unreadable")


def test_the_vectors_cover_every_class() -> None:
    expected = {v["expect"] for v in VECTORS.values()}
    assert expected == {"success", "no match", "HMAC failure", "header failure", "payload failure"}
    assert len(VECTORS) > 80
    assert all(VECTORS[name]["expect"] == "success" for name in NOT_FOR_KEYS)


SCRYPT = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n--- %s\n%s"


@pytest.mark.parametrize("work", [10, 18, 20, 23, 30, 10**9])
def test_f32_a_passphrase_is_refused_before_anything_is_derived(work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the library was asked")

    monkeypatch.setattr(pyrage, "decrypt_io", never)
    data = SCRYPT % (b"A" * 22, work, b"A" * 43, b"A" * 43, bytes(64))
    assert code_of(data, []) == ("bundle_passphrase", b"")
    both = data.replace(b"-> scrypt", b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n-> scrypt", 1)
    assert code_of(both, []) == ("bundle_passphrase", b"")


WRONG = {
    "nothing": b"",
    "another version": b"age-encryption.org/v2\n",
    "no recipient": b"age-encryption.org/v1\n--- " + b"A" * 43 + b"\n" + bytes(64),
    "endless header": b"age-encryption.org/v1\n" + b"-> a-grease\n\n" * 40_000,
    "a line of a megabyte": b"age-encryption.org/v1\n-> X25519 " + b"A" * 1_000_000,
    "ssh": b"age-encryption.org/v1\n-> ssh-ed25519 AAAA "
    + b"A" * 43
    + b"\n"
    + b"A" * 43
    + b"\n--- "
    + b"A" * 43
    + b"\n",
    "a zip": b"PK\x03\x04" + bytes(100),
    "SQLite": b"SQLite format 3\0" + bytes(4080),
    "zeros": bytes(10_000),
    "armour": b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVu\n-----END AGE ENCRYPTED FILE-----\n",
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_file_for_recipients_never_reaches_the_library(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage, "decrypt_io", None)
    assert code_of(WRONG[what], []) == ("bundle_unreadable", b"")


def test_content_beyond_any_bundle_is_stopped_while_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    identity, recipient = sealed.new_identity()
    data = sealed.seal(bytes(300_000), [recipient])
    monkeypatch.setattr("exile_risk.handover.limits.BODY_BYTES", 100_000)
    assert code_of(data, [identity])[0] == "bundle_limit"
    monkeypatch.setattr("exile_risk.handover.limits.FILE_BYTES", 1_000)
    assert code_of(data, [identity])[0] == "bundle_too_large"


def test_the_recipients_are_counted_and_nothing_else_is_told() -> None:
    pairs = [sealed.new_identity() for _ in range(3)]
    data = sealed.seal(b"plain", [recipient for _, recipient in pairs])
    assert age_header.check(data) == 3
    for identity, _ in pairs:
        assert code_of(data, [identity]) == ("opened", b"plain")
    assert code_of(data, [sealed.new_identity()[0]]) == ("bundle_unreadable", b"")


@pytest.mark.parametrize("text", ["", "age1", "age1" + "q" * 58, "AGE-SECRET-KEY-1", "age1" + "x" * 10**6, "age1é"])
def test_what_is_no_key_is_no_recipient(text: str) -> None:
    assert not sealed.is_recipient(text)


AGE = shutil.which("age")


@pytest.mark.skipif(AGE is None, reason="the program age is not installed here")
def test_the_real_age_program_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    theirs = next(line for line in made.splitlines() if line.startswith("AGE-SECRET-KEY-"))
    their_recipient = made.split("public key: ")[1].splitlines()[0]
    key = tmp_path / "key"
    key.write_text(theirs)
    text = "ភាសាខ្មែរ 한국어".encode() * 10_000
    identity, recipient = sealed.new_identity()
    opened = subprocess.run(
        ["age", "-d", "-i", str(key)],
        input=sealed.seal(text, [recipient, their_recipient]),
        capture_output=True,
        check=True,
    )
    assert opened.stdout == text
    sent = subprocess.run(
        ["age", "-e", "-r", recipient, "-r", their_recipient], input=text, capture_output=True, check=True
    )
    assert code_of(sent.stdout, [identity]) == ("opened", text)
