# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for the page of a case's files: kind, size and day of one, what was kept of it, why it is not shown."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from exile_risk.attachments.names import clean_name
from exile_risk.attachments.taking import ORIGINAL
from exile_risk.errors import ExileRiskError
from exile_risk.wording.catalogue import N_, _
from exile_risk.wording.dates import day_text

if TYPE_CHECKING:
    from exile_risk.vault.attachments import Attachment

_PICTURES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/heif": "HEIC",
    "image/jp2": "JPEG 2000",
}
_KINDS = {"application/pdf": N_("PDF"), "text/plain": N_("Plain text")}

_CLOSED = {
    "original": (
        N_("The original is kept unopened"),
        N_(
            "It lies here exactly as it came, as evidence, and may still tell place, time and camera. The picture"
            " without them is in the list beside it; look at that one."
        ),
    ),
    "pdf": (
        N_("A PDF is not shown here"),
        N_(
            "A PDF can run things and call home when somebody opens it, so this program keeps it without opening it."
            " Read it elsewhere, on a computer without a network if you can."
        ),
    ),
    "picture_kind": (
        N_("A picture of this kind is not shown here"),
        N_(
            "It lies here exactly as it came. Only JPEG, PNG and WebP are decoded, because every decoder more is one"
            " more way into this program."
        ),
    ),
    "other": (
        N_("A file of this kind is not shown here"),
        N_("It lies here exactly as it came and was never opened. Only pictures and plain text are shown."),
    ),
    "broken": (N_("The picture is broken and cannot be shown; it is kept as it is."), ""),
    "pixels": (N_("The picture has more than 40 million pixels, so it is not shown; it is kept as it is."), ""),
    "memory": (
        N_("The picture is too large to be shown here"),
        N_(
            "Unpacked it takes more than the 64 MB that a picture may have here. It is kept as it is; add a smaller"
            " copy, or one saved as JPEG, to look at it."
        ),
    ),
    "damaged": (
        N_("This file is no longer what was kept, so it is not shown"),
        N_("Check the vault (menu Vault, This vault) and put back a backup from before."),
    ),
}

_KEPT = {
    "clean": N_("Only the picture itself was kept; place, time, camera and comments that stood in it are gone."),
    "both": N_(
        "Kept twice: the picture without place, time and camera, and beside it the original exactly as it came."
    ),
    "as_it_came": N_("It was kept exactly as it came; place, time and author that stand in it stay in it."),
}


def kind_text(media_type: str) -> str:
    """Return what kind of file it is, for example "JPEG picture"."""
    plain = media_type.removesuffix(ORIGINAL)
    if plain.startswith("image/"):
        return _("{form} picture").format(form=_PICTURES.get(plain, plain.partition("/")[2].upper()))
    return _(_KINDS[plain]) if plain in _KINDS else _("Other file")


def is_original(media_type: str) -> bool:
    """Return whether it is a picture that was kept as it came."""
    return media_type.endswith(ORIGINAL)


def bytes_text(size: int) -> str:
    """Return a number of bytes as people read it, for example "1.2 MB"."""
    if size < 1000:
        return _("{n} bytes").format(n=size)
    if size < 1_000_000:
        return _("{n} KB").format(n=round(size / 1000))
    return _("{n} MB").format(n=f"{size / 1_000_000:.1f}")


def added_text(added_at: str) -> str:
    """Return when a file was added, in the time of this computer, to the minute."""
    local = datetime.fromisoformat(added_at).astimezone()
    return f"{day_text(local.date())}, {local:%H:%M}"


def name_text(one: "Attachment") -> str:
    """Return the name of a file; one that another program put there loses what turns a line round or hides."""
    return clean_name(one.name)


def short_text(one: "Attachment") -> str:
    """Return kind, size and day of a file, as short as a list needs."""
    day = datetime.fromisoformat(one.added_at).astimezone().date()
    return " · ".join((kind_text(one.media_type), bytes_text(one.size), day_text(day)))


def about_text(one: "Attachment") -> str:
    """Return kind, size and minute of a file in one line."""
    return " · ".join((kind_text(one.media_type), bytes_text(one.size), added_text(one.added_at)))


def kept_text(media_types: Sequence[str]) -> str:
    """Return what was kept of one file that was brought, by the media types of what is in the vault now."""
    if len(media_types) > 1:
        return _(_KEPT["both"])
    clean = media_types[0] in _PICTURES and not is_original(media_types[0])
    return _(_KEPT["clean" if clean else "as_it_came"])


def closed_text(why: str) -> tuple[str, str]:
    """Return title and explanation of a file that is not shown; the explanation may be empty."""
    title, text = _CLOSED[why]
    return _(title), _(text) if text else ""


def adding_failed(error: Exception) -> str | None:
    """Return a sentence of the window's own for what kept a file out; None where the usual one fits."""
    if isinstance(error, ExileRiskError) and error.code == "picture_kind":
        return _(
            "A {kind} picture cannot be freed of place and time here. Save it as JPEG or PNG, or tick below to keep it"
            " exactly as it came, unopened."
        ).format(kind=error.params["kind"])
    return None
