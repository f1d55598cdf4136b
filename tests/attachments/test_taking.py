# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a file that somebody brings: pixels without place and time, nothing that runs or bursts."""

import gzip
import io
import os
import struct
import sys
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from exile_risk.attachments import limits
from exile_risk.attachments.kinds import kind_of
from exile_risk.attachments.taking import taken, taken_from
from exile_risk.errors import InputError
from exile_risk.wording.errors import sentence
from tests.attachments.files import PDF, PLACE, SVG, chunk, exif, photo, plain_picture, png_bomb


def refused(content: bytes, name: str = "photo.jpg", *, original: bool = False) -> str:
    with pytest.raises(InputError) as caught:
        taken_from(content, name, f"/brought/{name}", original=original)
    said = sentence(caught.value)
    assert said.startswith(f"/brought/{name}: ")
    assert "…" not in said
    return caught.value.code


def only(content: bytes, name: str = "photo.jpg") -> bytes:
    (one,) = taken_from(content, name, name)
    assert not one.as_it_came
    return one.content


def jpeg_segments(content: bytes) -> list[int]:
    """Return the markers of a JPEG up to its pixels, read without any library."""
    found, place = [], 2
    while content[place] == 0xFF and content[place + 1] != 0xDA:
        found.append(content[place + 1])
        place += 2 + int(struct.unpack(">H", content[place + 2 : place + 4])[0])
    return found


def png_chunks(content: bytes) -> list[bytes]:
    found, place = [], 8
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        found.append(content[place + 4 : place + 8])
        place += 12 + length
    return found


def webp_chunks(content: bytes) -> list[bytes]:
    found, place = [], 12
    while place < len(content):
        (length,) = struct.unpack("<I", content[place + 4 : place + 8])
        found.append(content[place : place + 4])
        place += 8 + length + length % 2
    return found


def test_a_photo_loses_place_time_camera_and_whatever_is_behind_its_end() -> None:
    brought = photo()
    assert brought.count(PLACE) >= 4
    kept = only(brought)
    assert PLACE not in kept
    assert b"Secret Camera" not in kept
    assert b"2026:11:20" not in kept
    assert set(jpeg_segments(kept)) <= {0xE0, 0xDB, 0xC0, 0xC4}  # JFIF, tables and the frame; no EXIF, ICC or comment
    assert kept.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif()


def test_a_png_keeps_its_very_pixels_and_only_the_chunks_that_hold_them() -> None:
    brought = photo("PNG")
    assert {b"eXIf", b"tEXt", b"iTXt", b"iCCP"} <= set(png_chunks(brought[: brought.index(b"PK\x03\x04")]))
    kept = only(brought, "scan.png")
    assert set(png_chunks(kept)) == {b"IHDR", b"IDAT", b"IEND"}
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.tobytes() == plain_picture().tobytes()


@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_keeps_pixels_alone(lossless: bool) -> None:
    brought = photo("WEBP", lossless=lossless)
    assert PLACE in brought
    kept = only(brought, "scan.webp")
    assert PLACE not in kept
    assert not {b"EXIF", b"XMP ", b"ICCP"} & set(webp_chunks(kept))
    if lossless:
        with Image.open(io.BytesIO(kept)) as picture:
            assert picture.convert("RGB").tobytes() == plain_picture().tobytes()


def test_a_photo_that_was_to_be_turned_is_turned_before_that_word_is_dropped() -> None:
    with Image.open(io.BytesIO(only(photo(orientation=6)))) as picture:  # a quarter to the right
        assert picture.size == (32, 48)
        red, blue = picture.getpixel((28, 4)), picture.getpixel((4, 4))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 180 > red[2]
    assert blue[2] > 160 > blue[0]


def test_an_unreadable_exif_costs_no_photo() -> None:
    data = exif()
    assert only(photo(exif=data[:20] + b"\xff" * (len(data) - 20)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_hold_pixels_is_taken(mode: str) -> None:
    file = io.BytesIO()
    picture = plain_picture().convert("L") if mode == "I;16" else plain_picture()
    picture.convert(mode).save(file, "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(only(file.getvalue()))) as kept, Image.open(file) as brought:
        assert kept.size == brought.size
        if mode != "CMYK":
            assert kept.convert("RGBA").tobytes() == brought.convert("RGBA").tobytes()


def test_a_transparent_colour_stays_transparent() -> None:
    file = io.BytesIO()
    plain_picture().convert("P").save(file, "PNG", transparency=0)
    with Image.open(io.BytesIO(only(file.getvalue()))) as kept, Image.open(file) as brought:
        assert kept.convert("RGBA").getchannel("A").tobytes() == brought.convert("RGBA").getchannel("A").tobytes()


def test_a_bomb_is_known_by_its_header_and_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    small = png_bomb(64, 64)
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.convert("L").getextrema() == (0, 0)  # the bomb is a real picture, only larger
    bomb = png_bomb()
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("given to the decoder"))
    assert refused(bomb, "bomb.png") == "picture_pixels"
    with pytest.raises(pytest.fail.Exception):
        taken_from(small, "small.png", "small.png")


@pytest.mark.parametrize("size", [(65_535, 65_535), (40_000, 1_001)])
def test_a_bomb_of_another_kind_is_known_too(size: tuple[int, int]) -> None:
    jpeg = bytearray(photo())
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", size[1], size[0])
    assert refused(bytes(jpeg)) == "picture_pixels"
    webp = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + struct.pack("<I", size[0] - 1)[:3] + b"\xfe\xff\x00" + bytes(8)
    assert refused(webp, "bomb.webp") == "picture_pixels"


def test_a_size_that_the_decoder_reads_otherwise_is_refused() -> None:
    """Two frames in one JPEG: the first is small, and a decoder that took the last would not be bound by it."""
    jpeg = photo()
    frame = jpeg.index(b"\xff\xc0")
    end = frame + 2 + int(struct.unpack(">H", jpeg[frame + 2 : frame + 4])[0])
    second = bytearray(jpeg[frame:end])
    second[5:9] = struct.pack(">HH", 60_000, 600)
    assert refused(jpeg[:end] + bytes(second) + jpeg[end:]) == "picture_broken"


def test_a_text_in_a_png_that_unpacks_to_gigabytes_is_no_bomb() -> None:
    file = io.BytesIO()
    plain_picture().save(file, "PNG")
    whole = file.getvalue()
    packed = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(20_000_000), 9))
    begun = time.process_time()
    assert refused(whole[:33] + packed * 200 + whole[33:]) == "picture_broken"  # 4 GB
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_off_anywhere_is_refused_or_whole(form: str) -> None:
    file = io.BytesIO()
    plain_picture().save(file, form)
    whole = file.getvalue()
    for length in range(12 if form == "WEBP" else 8, len(whole) - 16, 7):
        try:
            kept = only(whole[:length], "cut")
        except InputError as error:
            assert error.code == "picture_broken"  # noqa: PT017 - most are refused, and those that are not must be whole
        else:
            with Image.open(io.BytesIO(kept)) as picture:
                assert picture.size == (48, 32)
    assert refused(photo()[:500]) == "picture_broken"


def test_a_drawing_is_refused_however_it_is_dressed() -> None:
    for content in (
        SVG,
        b"\xef\xbb\xbf \n" + SVG,
        SVG.decode().encode("utf-16"),
        SVG.decode().encode("utf-16-le"),
        b"<!DOCTYPE svg [<!ENTITY a '<b>'>]>" + SVG.split(b"-->")[1],
        b"<x:SVG xmlns:x='http://www.w3.org/2000/svg'/>",
        gzip.compress(SVG),
    ):
        for original in (False, True):
            assert refused(content, "drawing.png", original=original) == "picture_drawing"
    assert refused(b"anything", "drawing.SVGZ") == "picture_drawing"
    assert kind_of(b"<html><body><svg></svg></body></html>").media_type == "text/plain"


def test_a_picture_this_program_does_not_decode_comes_in_only_as_evidence() -> None:
    for form, kind in (("TIFF", "TIFF"), ("GIF", "GIF"), ("BMP", "BMP"), ("AVIF", "HEIF"), ("JPEG2000", "JP2")):
        file = io.BytesIO()
        plain_picture().save(file, form)
        assert refused(file.getvalue()) == "picture_kind", form
        (one,) = taken_from(file.getvalue(), "a.tif", "a.tif", original=True)
        assert one.as_it_came
        assert (one.media_type, one.content) == (f"image/{kind.lower()}; original", file.getvalue())


def heif(brand: bytes, *others: bytes, handler: bytes = b"pict") -> bytes:
    """A picture as phones make them, under other names of its kind."""
    file = io.BytesIO()
    plain_picture().save(file, "AVIF", exif=exif())
    content = file.getvalue()
    old = int.from_bytes(content[:4], "big")
    kinds = b"ftyp" + brand + bytes(4) + b"".join(others)
    return (len(kinds) + 4).to_bytes(4, "big") + kinds + content[old:].replace(b"pict", handler, 1)


@pytest.mark.parametrize(
    ("brand", "others", "handler"),
    [
        (b"heic", (), b"____"),
        (b"hevm", (), b"____"),
        (b"miaf", (), b"____"),
        (b"crx ", (), b"____"),
        (b"zzzz", (b"isom", b"mif1"), b"____"),
        (b"isom", (b"heix",), b"____"),
        (b"zzzz", (), b"pict"),
        (b"isom", (b"iso8",), b"pict"),
    ],
)
def test_a_picture_of_a_phone_is_one_by_brand_or_content(
    brand: bytes, others: tuple[bytes, ...], handler: bytes
) -> None:
    content = heif(brand, *others, handler=handler)
    assert PLACE in content
    assert refused(content, "photo.heic") == "picture_kind"
    (one,) = taken_from(content, "photo.heic", "photo.heic", original=True)
    assert one.media_type == "image/heif; original"


def test_a_recording_in_the_same_boxes_is_no_picture_and_broken_boxes_end() -> None:
    assert kind_of(heif(b"isom", b"mp42", handler=b"mdir")).media_type == "application/octet-stream"
    for tail in (
        b"",
        bytes(40),
        b"\0\0\0\1free" + bytes(8),
        b"\0\0\0\0free",
        b"\xff\xff\xff\xfffree",
        b"\0\0\0\x0cmeta",
    ):
        assert kind_of(b"\0\0\0\x10ftypisom\0\0\2\0" + tail).media_type == "application/octet-stream"


def test_a_moving_picture_is_refused_rather_than_cut_down_to_one() -> None:
    for form in ("PNG", "WEBP"):
        file = io.BytesIO()
        frames = [Image.new("RGB", (8, 8), (n * 60, 0, 0)) for n in range(3)]
        frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=100)
        assert refused(file.getvalue()) == "picture_frames"


def test_the_original_is_kept_only_when_asked_for() -> None:
    shown, as_it_came = taken_from(photo(), "photo.jpg", "photo.jpg", original=True)
    assert PLACE not in shown.content
    assert (as_it_came.content, as_it_came.media_type) == (photo(), "image/jpeg; original")
    assert (shown.as_it_came, as_it_came.as_it_came) == (False, True)


def test_one_file_that_is_two_is_what_its_first_bytes_are() -> None:
    """A PDF with a picture within is stored and never shown; a picture with a PDF within loses it."""
    (pdf,) = taken_from(PDF + photo(), "paper.jpg", "paper.jpg")
    assert (pdf.media_type, pdf.content, pdf.as_it_came) == ("application/pdf", PDF + photo(), True)
    (late,) = taken_from(b"\0" * 500 + PDF, "paper.pdf", "paper.pdf")
    assert late.media_type == "application/pdf"
    kept = only(photo(comment=PDF), "photo.pdf")
    assert b"%PDF" not in kept
    (one,) = taken_from(photo(comment=PDF), "photo.pdf", "photo.pdf")
    assert (one.name, one.media_type) == ("photo.pdf.jpg", "image/jpeg")


def test_everything_else_is_kept_as_it_came() -> None:
    for content, kind in ((b"a letter\n", "text/plain"), (b"PK\x03\x04zip", "application/octet-stream")):
        (one,) = taken_from(content, "letter", "letter")
        assert (one.content, one.media_type, one.as_it_came) == (content, kind, True)


def test_ten_megabytes_are_the_most(tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(b"\0" * limits.BYTES)
    assert len(taken(file)[0].content) == 10 * 1024 * 1024
    file.write_bytes(b"\0" * (limits.BYTES + 1))
    with pytest.raises(InputError) as caught:
        taken(file)
    assert sentence(caught.value).startswith(f"{file}: larger than the 10 MB")
    assert refused(b"") == "attachment_empty"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "none", "file_missing"),
        (tmp_path, "file_unreadable"),
        (Path("a\0b"), "file_unreadable"),
    ):
        with pytest.raises(InputError) as caught:
            taken(path)
        assert caught.value.code == code
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(InputError, match="file_unreadable"):
            taken(tmp_path / "pipe")
