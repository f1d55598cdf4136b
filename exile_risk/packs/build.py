# SPDX-License-Identifier: GPL-3.0-or-later
"""Make a pack of a knowledge folder: the same bytes for the same content, to be signed by another program.

Nothing here, nor anywhere in this program, ever holds the key that signs.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exile_risk.days import parse_day
from exile_risk.errors import InputError
from exile_risk.knowledge.adopt import BESIDE, check_files
from exile_risk.knowledge.base import Knowledge
from exile_risk.knowledge.check import complaints
from exile_risk.knowledge.rows import read_rows
from exile_risk.knowledge.tables import FILE_LIMIT
from exile_risk.packs.comment import Comment, comment_text
from exile_risk.packs.document import PACK, content, number_of, packed, read, version_of
from exile_risk.packs.files import write_new
from exile_risk.reading import clean, read_text


@dataclass(frozen=True)
class Built:
    """A pack that is not signed yet. `comment` is what minisign must be given as its trusted comment, to the letter."""

    data: bytes
    version: str
    day: date
    comment: str


def build(folder: Path) -> Built:
    """Return the pack of a knowledge folder that has nothing wrong with it.

    Its day is `reviewed` of the manifest, so that it says when the facts were last looked at and not when the pack was
    made. Raises InputError: those of `exile_risk.knowledge.check`; pack_version(file, version) and
    pack_reviewed(file, value) for the manifest; those of `document.read` for what no pack may hold.
    """
    check_files(folder)
    knowledge = Knowledge.load(folder)
    for error in complaints(read_rows(knowledge)):
        raise error
    manifest = knowledge.manifest
    number, day = number_of(manifest.version), parse_day(manifest.reviewed)
    if number is None:
        raise InputError("pack_version", file="manifest.json", version=clean(manifest.version))
    if day is None:
        raise InputError("pack_reviewed", file="manifest.json", value=clean(manifest.reviewed))
    names = [*BESIDE, *(f"facts/{path.name}" for path in sorted((folder / "facts").iterdir()))]
    raw = content(number, day, {name: _text(folder / name) for name in names})
    read(raw, folder.name)  # whatever a program would refuse is refused here
    comment = Comment(PACK, number, day, hashlib.sha512(raw).hexdigest())
    return Built(packed(raw), version_of(number), day, comment_text(comment))


def build_into(folder: Path, out: Path) -> Built:
    """Write the pack of a folder into a new file. Errors: those of `build`; pack_file_exists(file)."""
    made = build(folder)
    write_new(out, made.data)
    return made


def _text(path: Path) -> str:
    """Return the text of a file; one that begins with a byte order mark keeps it and is refused later."""
    text = read_text(path, limit=FILE_LIMIT)
    return text if not path.read_bytes().startswith(b"\xef\xbb\xbf") else f"\ufeff{text}"
