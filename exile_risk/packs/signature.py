# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a pack's bytes and its signed comment come from the holder of a pinned key: minisign's own file format.

Only prehashed signatures ("ED") are taken. The older "Ed" signs the file itself; two ways to sign are one more than
needed, and minisign has not made the old one by itself since 2021.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from exile_risk.errors import InputError
from exile_risk.packs.keys import PublicKey, shown_id

LIMIT = 4096
"""Bytes of a signature file; minisign itself writes some four hundred."""

_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True)
class Signature:
    """A signature file taken apart; nothing in it is proven yet."""

    algorithm: bytes
    key: str
    signature: bytes
    comment: str
    comment_signature: bytes


def verified_comment(data: bytes, signature: bytes, keys: Iterable[PublicKey], file: str) -> tuple[str, str]:
    """Return (id of the key, trusted comment) of these bytes.

    Raises InputError, each with `file`: pack_signature_shape, pack_signature_old (legacy "Ed"),
    pack_key_unknown(key), pack_forged (these bytes were not signed) or pack_comment_forged (the comment was not).
    """
    found = parsed(signature, file)
    key = next((k for k in keys if k.id == found.key), None)
    if key is None:
        raise InputError("pack_key_unknown", file=file, key=found.key)
    if not _signed(key, found.signature, hashlib.blake2b(data).digest()):
        raise InputError("pack_forged", file=file)
    if not _signed(key, found.comment_signature, found.signature + found.comment.encode()):
        raise InputError("pack_comment_forged", file=file)
    return key.id, found.comment


def parsed(raw: bytes, file: str) -> Signature:
    """Return the four lines of a signature file. Raises InputError pack_signature_shape or pack_signature_old."""
    broken = InputError("pack_signature_shape", file=file)
    if len(raw) > LIMIT:
        raise broken
    try:
        lines = raw.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise broken from None
    if len(lines) != 5 or lines[4] or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise broken
    body, comment_signature = _decoded(lines[1], 74), _decoded(lines[3], 64)
    if body is None or comment_signature is None or body[:2] not in (b"ED", b"Ed"):
        raise broken
    if body[:2] == b"Ed":
        raise InputError("pack_signature_old", file=file)
    comment = lines[2].removeprefix(_TRUSTED)
    return Signature(body[:2], shown_id(body[2:10]), body[10:], comment, comment_signature)


def _decoded(text: str, size: int) -> bytes | None:
    """Return the bytes of a line, or None: one text for the same bytes, so nothing can be hidden in spare bits."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(found) == size and base64.b64encode(found).decode() == text else None


def _signed(key: PublicKey, signature: bytes, message: bytes) -> bool:
    """Return whether the holder of a key signed this. Raises InputError pack_library_missing(library)."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        raise InputError("pack_library_missing", library="cryptography") from error
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
