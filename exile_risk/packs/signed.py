# SPDX-License-Identifier: GPL-3.0-or-later
"""From two files to a pack that is proven to be ours: signature first, then the very bytes that were verified."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exile_risk.errors import InputError
from exile_risk.knowledge.base import Knowledge
from exile_risk.packs import document, signature
from exile_risk.packs.comment import parsed_comment
from exile_risk.packs.files import read_bounded
from exile_risk.packs.folder import PackedFolder
from exile_risk.packs.keys import PINNED, PublicKey

SUFFIX = ".minisig"


@dataclass(frozen=True)
class SignedPack:
    """A pack whose signature holds. Whether this program can use its facts is another question (`gate.adopted`)."""

    number: int
    day: date
    sha512: str
    key: str
    data: bytes
    signature: bytes
    folder: PackedFolder

    @property
    def version(self) -> str:
        """The version of its facts, such as "2026.12.0"."""
        return document.version_of(self.number)

    @property
    def mark(self) -> str:
        """What assessments show of it: the version, and enough of the digest to tell it from every other pack."""
        return f"{self.version}+pack.{self.sha512[:8]}"


def read_signed(file: Path, keys: Iterable[PublicKey] = PINNED) -> SignedPack:
    """Return the pack of a file with its signature beside it (`FILE.minisig`).

    Raises InputError: pack_unsigned(file), those of `files.read_bounded` and of `verified`.
    """
    beside = file.with_name(file.name + SUFFIX)
    data = read_bounded(file, document.PACKED_LIMIT)
    signed = read_bounded(beside, signature.LIMIT, missing="pack_unsigned")
    return verified(data, signed, keys, str(file))


def verified(data: bytes, signed: bytes, keys: Iterable[PublicKey], file: str) -> SignedPack:
    """Return the pack of these bytes; nothing of them is looked at before the signature was found to hold.

    Raises InputError: those of `signature.verified_comment`, `document.unpacked` and `document.read`;
    pack_comment_shape(file), pack_comment_differs(file, place) where the signed comment says other than the content.
    """
    key, line = signature.verified_comment(data, signed, keys, file)
    comment = parsed_comment(line)
    if comment is None:
        raise InputError("pack_comment_shape", file=file)
    found = document.read(document.unpacked(data, file), file)
    for place, said, is_ in (
        ("pack", comment.pack, document.PACK),
        ("version", comment.number, found.number),
        ("date", comment.day, found.day),
        ("sha512", comment.sha512, found.sha512),
    ):
        if said != is_:
            raise InputError("pack_comment_differs", file=file, place=place)
    folder = PackedFolder(found.files, found.sha512)
    if document.number_of(Knowledge.load(folder.as_path()).manifest.version) != found.number:
        raise InputError("pack_comment_differs", file=file, place="version")
    return SignedPack(found.number, found.day, found.sha512, key, data, signed, folder)
