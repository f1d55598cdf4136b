# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as people bring them: photos that tell where they were taken, bombs, drawings, one file that is two."""

import io
import struct
import zlib
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = b"Quisling Street 17"
GPS = {1: "N", 2: (11.0, 33.0, 0.5), 3: "E", 4: (104.0, 55.0, 0.25)}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'


def plain_picture(width: int = 48, height: int = 32) -> Image.Image:
    """A picture whose upper left quarter is red and the rest of which is blue."""
    picture = Image.new("RGB", (width, height), (20, 40, 200))
    picture.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return picture


def exif(*, orientation: int = 1) -> bytes:
    data = Image.Exif()
    data[0x010E] = PLACE.decode()  # ImageDescription
    data[0x0110] = "Secret Camera 9"  # Model
    data[0x0112] = orientation
    data[0x0132] = "2026:11:20 13:14:15"  # DateTime
    data.get_ifd(0x8825).update(GPS)
    return data.tobytes()


def photo(form: str = "JPEG", *, orientation: int = 1, **more: Any) -> bytes:
    """A photo with place, camera, time, a description for programs, a comment and something behind its end."""
    told: dict[str, Any] = {"exif": exif(orientation=orientation), "xmp": b"<x>" + PLACE + b"</x>", **more}
    if form == "JPEG":
        told |= {"comment": PLACE, "icc_profile": b"profile of " + PLACE}
    if form == "PNG":
        info = PngInfo()
        info.add_text("Author", PLACE.decode())
        info.add_itxt("XML:com.adobe.xmp", PLACE.decode(), zip=True)
        told = {"exif": told["exif"], "pnginfo": info, "icc_profile": b"profile of " + PLACE}
    file = io.BytesIO()
    plain_picture().save(file, form, **told)
    return file.getvalue() + b"PK\x03\x04 behind the end: " + PLACE


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few hundred kilobytes that is 3.6 thousand million pixels."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    zeros = height * (1 + width // 8)
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(zeros % 1_000_000)) + packer.flush()
    sum_of_zeros = struct.pack(">HH", zeros % 65_521, 1)
    data = b"\x78\xda" + block * (zeros // 1_000_000) + rest + sum_of_zeros
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
