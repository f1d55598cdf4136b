# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures written anew from their pixels: place, time, camera, comments, thumbnails and hidden files stay behind.

The only file that imports Pillow, and only when a picture is taken in. It is told which one decoder to use, and the
size was read from the header before.
"""

import io
import warnings
from typing import TYPE_CHECKING

from exile_risk.attachments import limits
from exile_risk.attachments.kinds import JPEG, PNG, Kind
from exile_risk.attachments.sizes import is_lossless_webp, size_of
from exile_risk.errors import InputError

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 92
_DECODERS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "WEBP": ("RGB", "RGBA")}


def cleaned(content: bytes, kind: Kind, file: str) -> bytes:
    """Return a picture of the same kind with the same pixels and nothing else; a JPEG turned as it is to be seen.

    Raises InputError: picture_broken, picture_pixels(limit, width, height) or picture_frames, each with its `file`.
    """
    size = size_of(content, kind)
    if size is None:
        raise InputError("picture_broken", file=file)
    if size[0] * size[1] > limits.PIXELS:
        millions = limits.PIXELS // 1_000_000
        raise InputError("picture_pixels", file=file, limit=millions, width=size[0], height=size[1])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of broken metadata, which are about to be dropped
            return _anew(content, kind, size)
    except InputError as error:
        raise InputError(error.code, file=file) from None
    except Exception:  # a decoder on a hostile file raises whatever it likes
        raise InputError("picture_broken", file=file) from None


def _anew(content: bytes, kind: Kind, size: tuple[int, int]) -> bytes:
    from PIL import Image

    decoder = _DECODERS[kind.media_type]
    with Image.open(io.BytesIO(content), formats=(decoder,)) as opened:
        if opened.size != size:
            raise InputError("picture_broken")
        if kind is not JPEG and getattr(opened, "n_frames", 1) != 1:  # a JPEG's others are thumbnails and depth maps
            raise InputError("picture_frames")
        opened.load()
        picture = _upright(opened) if kind is JPEG else opened
        pixels = _plain(picture, decoder)
    pixels.info = {}
    written = io.BytesIO()
    if kind is JPEG:
        pixels.save(written, "JPEG", quality=QUALITY, optimize=True)
    elif kind is PNG:
        pixels.save(written, "PNG")
    else:
        pixels.save(written, "WEBP", quality=QUALITY, lossless=is_lossless_webp(content), exact=True)
    return written.getvalue()


def _upright(picture: "Image.Image") -> "Image.Image":
    """Turn a photo as its camera says, because that word is about to be dropped; an unreadable word turns nothing."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def _plain(picture: "Image.Image", decoder: str) -> "Image.Image":
    """Return the bare pixels, in a form that the format can hold."""
    if "transparency" in picture.info or (picture.mode == "P" and decoder != "PNG"):
        return picture.convert("RGBA")
    if picture.mode not in _MODES[decoder]:
        return picture.convert("RGB")
    return picture.copy()
