# SPDX-License-Identifier: GPL-3.0-or-later
"""Encryption to recipients and back, in memory alone: nothing in clear ever reaches a disk."""

import io
from collections.abc import Sequence

from exile_risk.errors import InputError
from exile_risk.handover import age_header, limits


def new_identity() -> tuple[str, str]:
    """Return the secret and the public half of a new key for receiving."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def is_recipient(text: str) -> bool:
    """Return whether a text is the public half of an X25519 key."""
    import pyrage

    if not text.startswith("age1") or len(text) > 100:
        return False
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return bytes that only the holders of these keys can read. Raises ValueError for none or a bad recipient."""
    import pyrage

    if not recipients or not all(map(is_recipient, recipients)):
        raise ValueError("recipients")
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))


def open_sealed(data: bytes, identities: Sequence[str]) -> bytes:
    """Return what was sealed to one of these keys.

    Raises InputError: "bundle_too_large"(limit), those of `age_header.check`, and "bundle_limit" for content beyond any
    real bundle. No error tells what is wrong with a file that does not open.
    """
    if len(data) > limits.FILE_BYTES:
        raise InputError("bundle_too_large", limit=limits.FILE_BYTES // 1024**2)
    age_header.check(data)
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    plain = _Bounded()
    try:
        pyrage.decrypt_io(io.BytesIO(data), plain, keys)
    except (InputError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception
        raise age_header.unreadable() from None
    return plain.getvalue()


class _Bounded(io.BytesIO):
    """Takes so much and no more."""

    def write(self, chunk: object, /) -> int:
        data = bytes(chunk)  # type: ignore[call-overload]
        if self.tell() + len(data) > limits.BODY_BYTES:
            raise InputError("bundle_limit", what="bytes", most=limits.BODY_BYTES)
        return super().write(data)
