# SPDX-License-Identifier: GPL-3.0-or-later
"""This vault's own keys, made when they are first needed, and the card on which a colleague gets the public halves."""

import json

from exile_risk.errors import InputError
from exile_risk.handover import sealed, signing
from exile_risk.handover.fingerprint import device_id
from exile_risk.reading import parse
from exile_risk.vault import devices
from exile_risk.vault.connection import Connection
from exile_risk.vault.devices import Device

FORMAT = "exile-risk/colleague"
VERSION = 1
_LONGEST = 2_000
_KEY_DIGITS = 64


def own(connection: Connection) -> Device:
    """Return the keys in use; the first call of a vault makes them, in the transaction that is open."""
    return devices.in_use(connection) or renewed(connection)


def renewed(connection: Connection) -> Device:
    """Take new keys into use. Colleagues must then compare six new words."""
    secret, public = signing.new_signing_key()
    identity, recipient = sealed.new_identity()
    made = Device(device_id(public), public, secret, recipient, identity)
    devices.add(connection, made)
    return made


def card(device: Device) -> str:
    """Return what a colleague needs, as a short text: it holds no secret and no name."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "recipient": device.recipient,
        "signing_key": device.signing_public.hex(),
    }
    return json.dumps(body, indent=2) + "\n"


def read_card(text: str) -> tuple[str, bytes]:
    """Return the key to seal to and the key that signs, from a card's text. Raises InputError "colleague_card"."""
    if len(text) > _LONGEST:
        raise InputError("colleague_card")
    try:
        body = parse(text, "card")
        wrong = not isinstance(body, dict) or (body.get("format"), body.get("version")) != (FORMAT, VERSION)
        key = "" if wrong else body.get("signing_key")
        recipient = "" if wrong else body.get("recipient")
        signing_key = bytes.fromhex(key) if isinstance(key, str) and len(key) == _KEY_DIGITS else b""
    except (InputError, ValueError):
        raise InputError("colleague_card") from None
    if len(signing_key) != _KEY_DIGITS // 2 or not isinstance(recipient, str) or not sealed.is_recipient(recipient):
        raise InputError("colleague_card")
    return recipient, signing_key
