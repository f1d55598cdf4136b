# SPDX-License-Identifier: GPL-3.0-or-later
"""From a file on a disk to what the vault keeps of it: read within bounds, told apart, cleaned, named."""

from dataclasses import dataclass
from pathlib import Path

from exile_risk.attachments import limits
from exile_risk.attachments.kinds import kind_of
from exile_risk.attachments.names import clean_name
from exile_risk.errors import InputError

ORIGINAL = "; original"
"""Ends the media type of what was kept as it came, although it is a picture."""


@dataclass(frozen=True)
class Taken:
    """What is to be kept of a file. `as_it_came`: with whatever it tells besides, such as place and author."""

    name: str
    media_type: str
    content: bytes
    as_it_came: bool


def taken(path: Path, *, original: bool = False) -> tuple[Taken, ...]:
    """Return what is to be kept of a file: the cleaned picture, or anything else as it came.

    `original`: of a picture also, and where it cannot be cleaned only, the file as it came, as evidence. Raises
    InputError: file_missing, file_unreadable, attachment_empty, attachment_large(limit), picture_drawing, picture_kind,
    and those of `pictures.cleaned`.
    """
    return taken_from(_read(path), path.name, str(path), original=original)


def taken_from(content: bytes, name: str, file: str, *, original: bool = False) -> tuple[Taken, ...]:
    """Return the same of bytes that were read; `file` names them in a complaint."""
    _check_size(content, file)
    kind = kind_of(content)
    if kind.handling == "drawing" or name.lower().endswith((".svg", ".svgz")):
        raise InputError("picture_drawing", file=file)
    named = clean_name(name, kind.media_type, kind.ending)
    if kind.handling == "kept":
        return (Taken(named, kind.media_type, content, as_it_came=True),)
    as_it_came = Taken(named, kind.media_type + ORIGINAL, content, as_it_came=True)
    if kind.handling == "uncleanable":
        if not original:
            raise InputError("picture_kind", file=file, kind=kind.media_type.partition("/")[2].upper())
        return (as_it_came,)
    from exile_risk.attachments.pictures import cleaned

    picture = cleaned(content, kind, file)
    _check_size(picture, file)
    shown = Taken(named, kind.media_type, picture, as_it_came=False)
    return (shown, as_it_came) if original else (shown,)


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise InputError("file_unreadable", file=str(path))
        with path.open("rb") as file:
            return file.read(limits.BYTES + 1)
    except FileNotFoundError:
        raise InputError("file_missing", file=str(path)) from None
    except (OSError, ValueError):
        raise InputError("file_unreadable", file=str(path)) from None


def _check_size(content: bytes, file: str) -> None:
    if not content:
        raise InputError("attachment_empty", file=file)
    if len(content) > limits.BYTES:
        raise InputError("attachment_large", file=file, limit=limits.BYTES // 1024 // 1024)
