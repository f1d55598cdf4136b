# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies inside the encryption: a signature and one canonical JSON text. Contract: `exile-risk/bundle`."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exile_risk.errors import InputError
from exile_risk.handover import limits, sealed, signing, wire
from exile_risk.handover.age_header import unreadable
from exile_risk.handover.canonical import broken, canonical, over, parse
from exile_risk.handover.field_checks import is_day
from exile_risk.handover.writes import CaseWrites

FORMAT = "exile-risk/bundle"
VERSION = 1

GOOD, WRONG, NONE = "good", "wrong", "none"

_FIRST = b"exile-risk/bundle 1\n"
_SIGNATURE = re.compile(rb"[0-9a-f]{128}|-")
_NAMES = {"format", "version", "made_at", "from", "to", "cases", "deleted"}


@dataclass(frozen=True)
class Bundle:
    """A bundle's content. `to` names the readers as `fingerprint.addressee` does, `deleted` gives a day by case."""

    made_at: str
    signing_key: bytes
    recipient: str
    to: tuple[str, ...]
    cases: Mapping[str, CaseWrites]
    deleted: Mapping[str, str]


@dataclass(frozen=True)
class Read:
    """A bundle that was read. `id` is the hash of its content, `signed` whether its sender is who it says."""

    id: str
    signed: str
    bundle: Bundle


def body_of(bundle: Bundle) -> bytes:
    """Return the content as the bytes that are signed."""
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_at": bundle.made_at,
            "from": {"signing_key": bundle.signing_key.hex(), "recipient": bundle.recipient},
            "to": sorted(bundle.to),
            "cases": [{"uid": uid, **wire.written(writes)} for uid, writes in sorted(bundle.cases.items())],
            "deleted": [[uid, day] for uid, day in sorted(bundle.deleted.items())],
        }
    )


def framed(body: bytes, secret: bytes | None) -> bytes:
    """Return a body with its signature, or openly without one."""
    signature = signing.sign(secret, body).hex().encode("ascii") if secret is not None else b"-"
    return _FIRST + signature + b"\n" + body


def id_of(body: bytes) -> str:
    """Return the name of a bundle: the hash of its content."""
    return hashlib.sha256(body).hexdigest()


def read(plain: bytes) -> Read:
    """Return the bundle that was sealed, once every bound and form has been checked.

    Raises InputError: "bundle_unreadable" where it is no bundle, "bundle_newer"(version, known), those of `parse` and
    "bundle_broken", "bundle_limit".
    """
    signature, end = b"", plain.find(b"\n", len(_FIRST), len(_FIRST) + 130)
    if plain.startswith(_FIRST) and end > 0:
        signature = plain[len(_FIRST) : end]
    if _SIGNATURE.fullmatch(signature) is None:
        raise unreadable()
    body = plain[end + 1 :]
    bundle = _bundle(parse(body))
    if signature == b"-":
        return Read(id_of(body), NONE, bundle)
    right = signing.is_signed_by(bundle.signing_key, bytes.fromhex(signature.decode("ascii")), body)
    return Read(id_of(body), GOOD if right else WRONG, bundle)


def _bundle(value: Any) -> Bundle:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise unreadable()
    version = value.get("version")
    if type(version) is int and version > VERSION:
        raise InputError("bundle_newer", version=version, known=VERSION)
    if type(version) is not int or version != VERSION or set(value) != _NAMES:
        raise broken("top")
    if not wire.minute(value["made_at"]):
        raise broken("made_at")
    key, recipient = _sender(value["from"])
    return Bundle(
        value["made_at"], key, recipient, _to(value["to"]), _cases(value["cases"]), _deleted(value["deleted"])
    )


def _sender(value: Any) -> tuple[bytes, str]:
    if not isinstance(value, dict) or set(value) != {"signing_key", "recipient"}:
        raise broken("from")
    key, recipient = value["signing_key"], value["recipient"]
    if not isinstance(key, str) or wire.HASH.fullmatch(key) is None:
        raise broken("from.signing_key")
    if not isinstance(recipient, str) or not sealed.is_recipient(recipient):
        raise broken("from.recipient")
    return bytes.fromhex(key), recipient


def _to(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and wire.UID.fullmatch(one) for one in value):
        raise broken("to")
    if len(value) > limits.RECIPIENTS:
        raise over("recipients", limits.RECIPIENTS)
    return tuple(value)


def _cases(value: Any) -> dict[str, CaseWrites]:
    if not isinstance(value, list):
        raise broken("cases")
    if len(value) > limits.CASES:
        raise over("cases", limits.CASES)
    total = sum(len(one["records"]) for one in value if isinstance(one, dict) and isinstance(one.get("records"), list))
    if total > limits.RECORDS:
        raise over("records", limits.RECORDS)
    found: dict[str, CaseWrites] = {}
    for n, one in enumerate(value):
        if not isinstance(one, dict) or set(one) != {"uid", "records", "revealed"}:
            raise broken(f"cases[{n}]")
        uid = one["uid"]
        if not isinstance(uid, str) or wire.UID.fullmatch(uid) is None or uid in found:
            raise broken(f"cases[{n}].uid")
        found[uid] = wire.read(uid, one, f"cases[{n}]")
    return found


def _deleted(value: Any) -> dict[str, str]:
    if not isinstance(value, list):
        raise broken("deleted")
    if len(value) > limits.DELETED:
        raise over("deletions", limits.DELETED)
    found: dict[str, str] = {}
    for n, row in enumerate(value):
        if not isinstance(row, list) or len(row) != 2 or not isinstance(row[0], str):
            raise broken(f"deleted[{n}]")
        if wire.UID.fullmatch(row[0]) is None or row[0] in found or not is_day(row[1]):
            raise broken(f"deleted[{n}]")
        found[row[0]] = row[1]
    return found
