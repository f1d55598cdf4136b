# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window may show of a file that is kept: by its bytes and its header, before any decoder of the window runs."""

from dataclasses import dataclass
from typing import TypeAlias

from exile_risk.attachments import limits
from exile_risk.attachments.kinds import PDF, TEXT, kind_of
from exile_risk.attachments.sizes import size_of
from exile_risk.attachments.taking import ORIGINAL

TEXT_BYTES = 256 * 1024
"""Of a text that are shown; laying out more would hold up the window."""

LINE = 2_000
"""Characters after which a line without an end goes on in the next: a single word of 256 KB takes Qt eight seconds."""

_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_UNSEEN = dict.fromkeys(
    (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF), "\ufffd"
)
_UNSEEN.pop(9)
_UNSEEN.pop(10)


@dataclass(frozen=True)
class Picture:
    """A picture that may be decoded by `form` ("jpeg", "png" or "webp") and by no other; sizes in pixels."""

    form: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class PlainText:
    """A text, or its first part (`cut`), in which what no eye sees or what turns the line round stands as U+FFFD."""

    text: str
    cut: bool


@dataclass(frozen=True)
class Closed:
    """A file that is not shown. `why`: original, pdf, picture_kind, broken, pixels or other."""

    why: str


Shown: TypeAlias = Picture | PlainText | Closed


def shown_of(media_type: str, content: bytes) -> Shown:
    """Return what may be shown of the bytes of a file that was kept as `media_type`.

    What was kept as it came is never handed to a decoder: its cleaned picture is kept beside it for that.
    """
    kind = kind_of(content)
    if media_type.endswith(ORIGINAL):
        return Closed("original" if kind.handling == "cleaned" else "picture_kind")
    if kind.media_type != media_type:
        return Closed("broken" if media_type.startswith("image/") else "other")
    if kind is TEXT:
        return _text(content)
    if kind.handling != "cleaned":
        return Closed("pdf" if kind is PDF else "other")
    size = size_of(content, kind)
    if size is None:
        return Closed("broken")
    if size[0] * size[1] > limits.PIXELS:
        return Closed("pixels")
    return Picture(kind.media_type.partition("/")[2], *size, content)


def _text(content: bytes) -> PlainText:
    cut = len(content) > TEXT_BYTES
    text = content[:TEXT_BYTES].decode("utf-8-sig", "ignore" if cut else "replace")  # a cut may halve a character
    for end, line in _LINE_ENDS.items():
        text = text.replace(end, line)
    lines = (
        line[at : at + LINE] for line in text.translate(_UNSEEN).split("\n") for at in range(0, len(line) or 1, LINE)
    )
    return PlainText("\n".join(lines), cut)
