# SPDX-License-Identifier: GPL-3.0-or-later
"""Who made a bundle: Ed25519, because encryption alone says to whom and never from whom."""

_CONTEXT = b"exile-risk/bundle/1\n"


def new_signing_key() -> tuple[bytes, bytes]:
    """Return the secret and the public half of a new key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return key.private_bytes_raw(), key.public_key().public_bytes_raw()


def sign(secret: bytes, body: bytes) -> bytes:
    """Return the signature of a bundle's body, 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret).sign(_CONTEXT + body)


def is_signed_by(public: bytes, signature: bytes, body: bytes) -> bool:
    """Return whether the holder of a key signed these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _CONTEXT + body)
    except (InvalidSignature, ValueError):
        return False
    return True
