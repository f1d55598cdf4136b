# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the vault: made, stretched, wrapped and derived here, always in buffers that can be wiped.

The only file about the vault that imports `cryptography`, and only when one is opened.
"""

import hmac
import os
import time
from typing import TYPE_CHECKING, cast

from exile_risk.errors import LockedError
from exile_risk.vault.cost import KdfCost

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 32
SEALED_BYTES = KEY_BYTES + 16  # AES-GCM adds its tag
STORE_PURPOSE = b"sqlcipher"
"""What `subkey` derives the store's key for."""

_HEX = b"0123456789abcdef"


def wipe(buffer: bytearray) -> None:
    """Overwrite a buffer in place."""
    buffer[:] = bytes(len(buffer))


def same(one: bytearray, other: bytearray) -> bool:
    """Return whether two keys are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def new_key(size: int = KEY_BYTES) -> bytearray:
    """Return so many random bytes. Drawn byte by byte, because a longer `bytes` could not be wiped."""
    key = bytearray(size)
    for place in range(size):
        key[place] = os.urandom(1)[0]
    return key


def stretch(form: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
    """Return Argon2id of a normalised passphrase. `cost` must have been found acceptable.

    Raises LockedError("vault_memory", mib=...) when the computer cannot spare the memory, "vault_cipher_missing".
    """
    stretched = bytearray(KEY_BYTES)
    try:
        _argon2id(form, salt, cost, stretched)
    except MemoryError:
        raise LockedError("vault_memory", mib=cost.memory_kib // 1024) from None
    return stretched


def seconds_to_stretch(cost: KdfCost) -> float:
    """Return how long one passphrase takes at this cost here and now. Raises as `stretch`, and MemoryError."""
    _require()
    form, salt, unused = bytearray(b"how long does it take"), bytes(SALT_BYTES), bytearray(KEY_BYTES)
    begun = time.perf_counter()
    _argon2id(form, salt, cost, unused)
    return time.perf_counter() - begun


def _argon2id(form: bytearray, salt: bytes, cost: KdfCost, into: bytearray) -> None:
    _require()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    kdf.derive_into(cast(bytes, memoryview(form)), into)  # any buffer will do; the hints say bytes


def subkey(key: bytearray, purpose: bytes) -> bytearray:
    """Return the 256-bit key for one purpose (HKDF-SHA256, the purpose as its info)."""
    derived = bytearray(KEY_BYTES)
    _hkdf(purpose).derive_into(key, derived)
    return derived


def seal(wrapping: bytearray, key: bytearray, bound: bytes) -> tuple[bytes, bytes]:
    """Return nonce and ciphertext of a key, wrapped by AES-256-GCM and bound to the bytes of `bound`."""
    _require()
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce, AESGCM(wrapping).encrypt(nonce, key, bound)


def unseal(wrapping: bytearray, nonce: bytes, sealed: bytes, bound: bytes) -> bytearray | None:
    """Return the wrapped key, or None when the wrapping key or any bound byte is not the right one."""
    _require()
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = bytearray(KEY_BYTES)
    try:
        AESGCM(wrapping).decrypt_into(nonce, sealed, bound, key)
    except InvalidTag:
        return None
    return key


def raw_key_literal(key: bytearray) -> bytearray:
    """Return the key as SQLCipher's raw-key literal x'..', for the caller to wipe.

    SQLCipher takes any other number of digits for a passphrase without a word, hence the check.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has exactly 32 bytes")
    literal = bytearray(2 * KEY_BYTES + 3)
    literal[:2], literal[-1:] = b"x'", b"'"
    for place, byte in enumerate(key):
        literal[2 + 2 * place] = _HEX[byte >> 4]
        literal[3 + 2 * place] = _HEX[byte & 15]
    if len(literal) != 67 or sum(byte in _HEX for byte in memoryview(literal)[2:-1]) != 64:
        wipe(literal)
        raise ValueError("a raw key has exactly 64 hexadecimal digits")
    return literal


def _hkdf(purpose: bytes) -> "HKDF":
    _require()
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose)


def _require() -> None:
    """Raise LockedError("vault_cipher_missing", library=...) where the library is missing or cannot be loaded."""
    try:
        import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
    except ImportError as error:
        raise LockedError("vault_cipher_missing", library="cryptography") from error
