# SPDX-License-Identifier: GPL-3.0-or-later
"""The first lines of an age file, read strictly before any library sees it: only keys of recipients, never passphrases.

A file made for a passphrase says itself how much memory opening it takes, and may say gigabytes. The format:
https://c2sp.org/age
"""

import base64
import re

from exile_risk.errors import InputError
from exile_risk.handover import limits

VERSION = b"age-encryption.org/v1\n"

_STANZA = re.compile(rb"-> ([\x21-\x7e]+)((?: [\x21-\x7e]+)*)")
_BODY = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})")
_GREASE = b"-grease"  # a stanza that means nothing, so that nobody gets used to there being none
_COLUMNS = 64
_NONCE, _LEAST_CHUNK = 16, 16


def unreadable() -> InputError:
    """Return the one error for a file that is broken, cut, changed or made for somebody else: which, nobody is told."""
    return InputError("bundle_unreadable")


def check(data: bytes) -> int:
    """Return for how many recipients an age file was made.

    Raises InputError: "bundle_passphrase" for one made for a passphrase, "bundle_unreadable" for everything that is not
    whole, canonical and made for X25519 recipients.
    """
    if not data.startswith(VERSION):
        raise unreadable()
    lines = _Lines(data[: limits.HEADER_BYTES], len(VERSION))
    recipients = 0
    for _ in range(limits.STANZAS + 1):
        line = lines.next()
        if line.startswith(b"---"):
            return _finish(data, lines, line, recipients)
        recipients += _stanza(line, lines)
    raise unreadable()


def _stanza(line: bytes, lines: "_Lines") -> int:
    """Read one stanza; returns 1 for a recipient and 0 for grease."""
    found = _STANZA.fullmatch(line)
    if found is None:
        raise unreadable()
    kind, arguments = found[1], found[2].split()
    if kind == b"scrypt":
        raise InputError("bundle_passphrase")
    body = _body(lines)
    if kind.endswith(_GREASE):
        return 0
    if kind != b"X25519" or len(arguments) != 1 or len(_decoded(arguments[0])) != 32 or len(body) != 32:
        raise unreadable()
    return 1


def _body(lines: "_Lines") -> bytes:
    """Read the lines of a body: whole ones, and last one that is short, even if empty."""
    whole = b""
    while True:
        line = lines.next()
        if _BODY.fullmatch(line) is None:
            raise unreadable()
        whole += line
        if len(line) < _COLUMNS:
            return _decoded(whole)


def _finish(data: bytes, lines: "_Lines", line: bytes, recipients: int) -> int:
    found = _MAC.fullmatch(line)
    if found is None or len(_decoded(found[1])) != 32 or recipients == 0:
        raise unreadable()
    if len(data) - lines.place < _NONCE + _LEAST_CHUNK:
        raise unreadable()
    return recipients


def _decoded(text: bytes) -> bytes:
    """Return what unpadded base64 spells, refusing every second spelling of the same bytes."""
    try:
        plain = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise unreadable() from None
    if base64.b64encode(plain).rstrip(b"=") != text:
        raise unreadable()
    return plain


class _Lines:
    """Gives the lines of the header, each with its end; `place` is the byte after the last one given."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self.place = data, place

    def next(self) -> bytes:
        end = self._data.find(b"\n", self.place)
        if end < 0:
            raise unreadable()
        line, self.place = self._data[self.place : end], end + 1
        return line
