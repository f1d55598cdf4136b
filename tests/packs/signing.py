# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign packs with keys of the tests' own, as minisign does and in the ways in which it must not be done."""

import base64
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from exile_risk.packs.keys import PublicKey, shown_id


@dataclass(frozen=True)
class Signer:
    """A key pair made for one test run; its secret is nowhere else."""

    secret: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    raw_id: bytes = field(default_factory=lambda: os.urandom(8))

    @property
    def public(self) -> PublicKey:
        return PublicKey(shown_id(self.raw_id), self.secret.public_key().public_bytes_raw())

    @property
    def pub_line(self) -> str:
        return base64.b64encode(b"Ed" + self.raw_id + self.public.raw).decode()

    def sign(self, data: bytes, comment: str, *, algorithm: bytes = b"ED") -> bytes:
        """Return the signature file of these bytes with this trusted comment."""
        message = hashlib.blake2b(data).digest() if algorithm == b"ED" else data
        signature = self.secret.sign(message)
        whole = self.secret.sign(signature + comment.encode())
        lines = (
            "untrusted comment: signature of a test",
            base64.b64encode(algorithm + self.raw_id + signature).decode(),
            f"trusted comment: {comment}",
            base64.b64encode(whole).decode(),
        )
        return "".join(f"{line}\n" for line in lines).encode()

    def write(self, file: Path, data: bytes, comment: str, **how: bytes) -> Path:
        """Write a pack and its signature."""
        file.write_bytes(data)
        file.with_name(f"{file.name}.minisig").write_bytes(self.sign(data, comment, **how))
        return file
