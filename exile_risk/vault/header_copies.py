# SPDX-License-Identifier: GPL-3.0-or-later
"""Two copies of the header, so that one bad sector does not cost the vault."""

from dataclasses import dataclass
from pathlib import Path

from exile_risk.errors import LockedError
from exile_risk.vault.files import HEADERS, read_bounded, replace_whole
from exile_risk.vault.header import MOST_BYTES, Header, decode, encode


@dataclass(frozen=True)
class Copies:
    """The newest valid header, and the names of copies that are not it and should be rewritten."""

    newest: Header
    behind: tuple[str, ...]


def read_copies(folder: Path) -> Copies:
    """Read both copies; nothing is written here, since a header proves itself only by unwrapping the key.

    Raises LockedError("vault_newer") when either copy is of a newer program (repairing it would destroy it), else
    LockedError("vault_header_damaged") when neither copy is valid.
    """
    headers = {name: _read(folder, name) for name in HEADERS}
    valid = [header for header in headers.values() if header is not None]
    if not valid:
        raise LockedError("vault_header_damaged", folder=str(folder))
    newest = max(valid, key=lambda header: header.generation)  # the first of equals
    return Copies(newest, tuple(name for name in HEADERS if headers[name] != newest))


def write_copies(folder: Path, header: Header, names: tuple[str, ...] = HEADERS) -> None:
    """Write copies one after the other, so that a whole one exists at every moment. Raises as `replace_whole`."""
    data = encode(header)
    for name in names:
        replace_whole(folder / name, data)


def _read(folder: Path, name: str) -> Header | None:
    data = read_bounded(folder / name, MOST_BYTES)
    if data is None:
        return None
    try:
        return decode(data)
    except LockedError as error:
        if error.code == "vault_newer":
            raise LockedError("vault_newer", folder=str(folder)) from None
        return None
