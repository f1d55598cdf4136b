# SPDX-License-Identifier: GPL-3.0-or-later
"""The header: who may unwrap the vault's key, in a form with exactly one spelling and hard limits.

On disk: MAGIC (8 bytes) | length (4, big-endian) | JSON | BLAKE2b-256 of all before it.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from exile_risk.errors import LockedError
from exile_risk.vault.cost import KdfCost
from exile_risk.vault.keys import NONCE_BYTES, SALT_BYTES, SEALED_BYTES

FORMAT = 3
MAGIC = b"VAULT\r\n\x01"  # the line end shows a copy that was mangled as text
MOST_JSON = 64 * 1024
MOST_BYTES = len(MAGIC) + 4 + MOST_JSON + 32
MOST_SLOTS = 8
VAULT_ID_BYTES = 16
PASSPHRASE = "passphrase"  # noqa: S105  (the name of a kind)
KEY_FILE = "passphrase+keyfile"
RECOVERY = "recovery"
KINDS = (PASSPHRASE, KEY_FILE, RECOVERY)


@dataclass(frozen=True)
class Slot:
    """One way to unwrap the vault's key: what the wrapping key is made from, and the wrapped key itself.

    A recovery key is random through and through, so it is not stretched: no `cost` and no `salt`.
    """

    id: str
    kind: str
    cost: KdfCost | None
    salt: bytes
    nonce: bytes = b""
    sealed: bytes = b""

    def terms(self) -> dict[str, object]:
        """Return everything but the wrapped key: what the wrapping binds, so that no term can be lowered later."""
        kdf: dict[str, object] = {"name": "hkdf-sha256"}
        if self.cost is not None:
            kdf = {"name": "argon2id", "m": self.cost.memory_kib, "t": self.cost.passes, "p": self.cost.lanes}
            kdf["salt"] = self.salt.hex()
        return {"id": self.id, "kind": self.kind, "kdf": kdf}

    def bound(self, vault_id: bytes) -> bytes:
        """Return the bytes that the wrapping authenticates with the key."""
        return b"slot|" + vault_id + _canonical(self.terms())


@dataclass(frozen=True)
class Header:
    """Both copies hold the same one; the higher `generation` is the newer."""

    vault_id: bytes
    generation: int
    created_app: str
    slots: tuple[Slot, ...]
    high_risk: bool = False
    """What `vault.high_risk` says inside the store, where it can be read before the store is opened."""


def encode(header: Header) -> bytes:
    """Return the header as it stands on disk."""
    body = _body(header)
    framed = MAGIC + len(body).to_bytes(4, "big") + body
    return framed + _digest(framed)


def decode(data: bytes) -> Header:
    """Return the header in `data`, having checked every length, type and limit before anything is computed from it.

    Raises LockedError("vault_newer") for a format this program does not know, else LockedError("vault_header_damaged").
    """
    body = _unframed(data)
    try:
        raw = json.loads(body)
        newer = type(raw["format"]) is int and raw["format"] > FORMAT
        header = None if newer else _read(raw)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise LockedError("vault_header_damaged") from None
    if header is None:
        raise LockedError("vault_newer")
    # One spelling only: doubled fields, unknown fields, spaces and other number forms all fail here.
    if _body(header) != body:
        raise LockedError("vault_header_damaged")
    return header


def _unframed(data: bytes) -> bytes:
    start = len(MAGIC) + 4
    length = int.from_bytes(data[len(MAGIC) : start], "big")
    end = start + length
    if data[: len(MAGIC)] != MAGIC or length > MOST_JSON or len(data) != end + 32 or data[end:] != _digest(data[:end]):
        raise LockedError("vault_header_damaged")
    return data[start:end]


def _read(raw: Any) -> Header:
    if type(raw["slots"]) is not list or not 1 <= len(raw["slots"]) <= MOST_SLOTS:
        raise ValueError("slots")
    header = Header(
        vault_id=_hex(raw["vault_id"], VAULT_ID_BYTES),
        generation=_number(raw["gen"]),
        created_app=_word(raw["created_app"]),
        slots=tuple(_read_slot(slot) for slot in raw["slots"]),
        high_risk=raw.get("high_risk") is True,  # any other value is not spelled as we do, and fails for that
    )
    if len({slot.id for slot in header.slots}) != len(header.slots):
        raise ValueError("id")
    return header


def _read_slot(raw: Any) -> Slot:
    kind = _word(raw["kind"])
    if kind not in KINDS:
        raise ValueError("kind")
    cost, salt = (None, b"") if kind == RECOVERY else _read_cost(raw["kdf"])
    return Slot(
        id=_word(raw["id"]),
        kind=kind,
        cost=cost,
        salt=salt,
        nonce=_hex(raw["nonce"], NONCE_BYTES),
        sealed=_hex(raw["ct"], SEALED_BYTES),
    )


def _read_cost(kdf: Any) -> tuple[KdfCost, bytes]:
    cost = KdfCost(_number(kdf["m"]), _number(kdf["t"]), _number(kdf["p"]))
    if not cost.acceptable:
        raise ValueError("cost")
    return cost, _hex(kdf["salt"], SALT_BYTES)


def _number(raw: Any) -> int:
    if type(raw) is not int or not 1 <= raw < 2**53:
        raise ValueError("number")
    return raw


def _word(raw: Any) -> str:
    if type(raw) is not str or not 1 <= len(raw) <= 64:
        raise ValueError("word")
    return raw


def _hex(raw: Any, size: int) -> bytes:
    value = bytes.fromhex(raw)
    if len(value) != size:
        raise ValueError("length")
    return value


def _format(header: Header) -> int:
    """Return the oldest format that can say this: a vault with passphrases alone still opens in the first program.

    Programs that do not know the high-risk mode must not open a vault without it.
    """
    if header.high_risk:
        return 3
    return 1 if all(slot.kind == PASSPHRASE for slot in header.slots) else 2


def _body(header: Header) -> bytes:
    slots = [{**slot.terms(), "nonce": slot.nonce.hex(), "ct": slot.sealed.hex()} for slot in header.slots]
    return _canonical(
        {
            "format": _format(header),
            "vault_id": header.vault_id.hex(),
            "gen": header.generation,
            "created_app": header.created_app,
            "slots": slots,
            **({"high_risk": True} if header.high_risk else {}),
        }
    )


def _canonical(value: dict[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _digest(framed: bytes) -> bytes:
    return hashlib.blake2b(framed, digest_size=32).digest()
