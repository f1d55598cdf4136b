# SPDX-License-Identifier: GPL-3.0-or-later
"""What the store was last known to hold, kept beside it: a store that lost its last writes, or an older one, shows.

A file of two slots, written by turns, each proven by a key that only the store's holder has.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault.files import ANCHOR, open_private, read_bounded, replace_whole

SLOT_BYTES = 512
_MAGIC = b"ANCHOR\r\n"
_FORM = struct.Struct(">8sQQQ32s32s?")  # magic, turn, writes, seq, h, time, closed
_PROOF_BYTES = 32


@dataclass(frozen=True)
class Mark:
    """How many transactions were written, the newest row of the chain, when, and whether it was closed then."""

    writes: int
    seq: int
    h: bytes
    t: str
    closed: bool = False


class Anchor:
    """The anchor file of an open vault. Reading and writing it never stops anybody from working."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / ANCHOR
        self._key = key
        self._turn = 0
        self.failing = False
        """The last write did not succeed: what the store holds is more than the anchor knows."""

    @property
    def exists(self) -> bool:
        """Whether there is such a file, good or bad."""
        return self._path.exists()

    def read(self) -> Mark | None:
        """Return the newest mark that is proven, or None where there is none."""
        data = read_bounded(self._path, 2 * SLOT_BYTES) or b""
        marks = [found for at in (0, SLOT_BYTES) if (found := self._read_slot(data[at : at + SLOT_BYTES]))]
        if not marks:
            return None
        self._turn, mark = max(marks, key=lambda found: found[0])
        return mark

    def write(self, mark: Mark) -> None:
        """Put a mark into the slot whose turn it is, and have it on the disk."""
        self._turn += 1
        slot = self._slot(mark)
        try:
            descriptor = open_private(self._path, os.O_RDWR | os.O_CREAT)
            try:
                os.lseek(descriptor, self._turn % 2 * SLOT_BYTES, os.SEEK_SET)
                written = os.write(descriptor, slot)
                getattr(os, "fdatasync", os.fsync)(descriptor)
                self.failing = written != SLOT_BYTES
            finally:
                os.close(descriptor)
        except OSError:
            self.failing = True

    def begin(self, mark: Mark) -> None:
        """Put a new file in the place of whatever is there, with this mark alone."""
        self._turn = 0
        try:
            replace_whole(self._path, self._slot(mark) + bytes(SLOT_BYTES))
            self.failing = False
        except LockedError:
            self.failing = True

    def _slot(self, mark: Mark) -> bytes:
        t = mark.t.encode("ascii").ljust(32, b"\0")
        body = _FORM.pack(_MAGIC, self._turn, mark.writes, mark.seq, mark.h, t, mark.closed)
        return (body + self._proof(body)).ljust(SLOT_BYTES, b"\0")

    def _read_slot(self, slot: bytes) -> tuple[int, Mark] | None:
        body, proof = slot[: _FORM.size], slot[_FORM.size : _FORM.size + _PROOF_BYTES]
        if len(slot) != SLOT_BYTES or not hmac.compare_digest(proof, self._proof(body)):
            return None
        _, turn, writes, seq, h, t, closed = _FORM.unpack(body)
        return turn, Mark(writes, seq, h, t.rstrip(b"\0").decode("ascii"), closed)

    def _proof(self, body: bytes) -> bytes:
        return hmac.new(self._key, body, hashlib.sha256).digest()
