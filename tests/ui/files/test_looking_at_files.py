# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen of a file: pictures within a fixed memory, text as text, and one clear tile for everything else."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImageReader
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from exile_risk.attachments.showing import TEXT_BYTES
from tests.attachments.files import PDF, photo, plain_picture, png_bomb
from tests.ui.files.files_page import Files
from ui.files.decoding import ALLOCATION_MB


def bytes_of(picture: Image.Image, form: str) -> bytes:
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


def test_a_picture_is_shown_whole_and_as_it_is(files: Files, tmp_path: Path, subtests: pytest.Subtests) -> None:
    for name, form in (("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")):
        with subtests.test(form=form):
            path = tmp_path / name
            path.write_bytes(photo(form))
            files.add(path)
            files.look(name)
            view = files.viewer.picture
            assert view.isVisible()
            assert view.picture is not None
            image = view.picture.image
            assert (image.width(), image.height()) == (48, 32)
            assert QColor(image.pixel(4, 4)).red() > 180
            assert QColor(image.pixel(40, 28)).blue() > 160
            assert view.zoom == 1.0  # a small one is not blown up
            assert "48 × 32 px" in files.words()
            assert view.area.accessibleName() == f"{name}, 48 by 32 pixels, shown at 100 %"


def test_a_large_picture_is_fitted_and_zoomed_by_keys_from_list_and_picture(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    path.write_bytes(bytes_of(plain_picture(4000, 1000), "PNG"))
    files.add(path)
    files.look("wide.png")
    view = files.viewer.picture
    fitted = view.zoom
    assert view.canvas.wanted.width() <= view.width()
    assert fitted == pytest.approx((view.width() - 24) / 4000, rel=0.01)
    files.key_on(files.page.standing.list, "+")
    assert view.zoom > fitted
    view.area.setFocus()
    files.key_on(view.area, "1")
    assert (view.zoom, view.canvas.wanted.width()) == (1.0, 4000)
    assert view.area.horizontalScrollBar().maximum() > 0
    middle = view.area.horizontalScrollBar()
    assert abs(middle.value() - middle.maximum() / 2) <= 1  # what was in the middle stays there
    files.key_on(view.area, Qt.Key.Key_Right)
    assert middle.value() > middle.maximum() / 2
    files.key_on(view.area, "-")
    assert view.zoom < 1.0
    files.key_on(view.area, "0")
    assert view.zoom == pytest.approx(fitted)
    files.running.program.window.resize(1024, 640)
    assert view.canvas.wanted.width() <= view.width()
    view.larger.click()
    assert view.zoom > fitted / 2
    assert {view.larger.accessibleName(), view.smaller.accessibleName()} == {"Larger", "Smaller"}


def test_decoding_stays_within_its_memory(files: Files, tmp_path: Path) -> None:
    """A photo of 20 million pixels would take 80 MB: it is unpacked at half its size; a PNG cannot be."""
    large = Image.new("L", (5200, 4000), 90)
    for name, form in (("large.jpg", "JPEG"), ("large.png", "PNG")):
        (tmp_path / name).write_bytes(bytes_of(large, form))
        files.add(tmp_path / name)
    files.look("large.jpg")
    found = files.viewer.picture.picture
    assert found is not None
    assert (found.width, found.image.width()) == (5200, 2600)
    assert "half its size" in files.viewer.note.text()
    assert QImageReader.allocationLimit() == ALLOCATION_MB
    files.look("large.png")
    assert files.viewer.words()[0] == "The picture is too large to be shown here"
    assert files.viewer.picture.picture is None


NOT_SHOWN = [
    (
        "image/png",
        bytes_of(plain_picture(), "PNG")[:60],
        "The picture is broken and cannot be shown; it is kept as it is.",
    ),
    ("image/jpeg", b"\xff\xd8\xff\xe0", "The picture is broken and cannot be shown; it is kept as it is."),
    (
        "image/jpeg",
        bytes_of(plain_picture(), "PNG"),
        "The picture is broken and cannot be shown; it is kept as it is.",
    ),
    (
        "image/png",
        png_bomb(),
        "The picture has more than 40 million pixels, so it is not shown; it is kept as it is.",
    ),
    ("image/jpeg; original", photo(), "The original is kept unopened"),
    ("image/tiff; original", b"II*\0" + bytes(60), "A picture of this kind is not shown here"),
    ("application/pdf", PDF, "A PDF is not shown here"),
    ("application/octet-stream", b"PK\x03\x04\0\0", "A file of this kind is not shown here"),
    ("text/plain", PDF, "A file of this kind is not shown here"),
]


@pytest.mark.qt_log_ignore("libpng", "Corrupt JPEG", "Invalid JPEG")
def test_what_is_not_shown_says_why_in_a_tile(files: Files, subtests: pytest.Subtests) -> None:
    for n, (media_type, content, title) in enumerate(NOT_SHOWN):
        with subtests.test(media_type=media_type, n=n):
            files.put(f"thing {n}", media_type, content)
            files.read_again()
            files.look(f"thing {n}", original=media_type.endswith("original"))
            assert files.viewer.words()[0] == title
            assert files.viewer.picture.picture is None
            assert files.viewer.text.toPlainText() == ""
            assert files.viewer.remove.isEnabled()


def test_text_is_text_whatever_it_holds(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "letter.html.txt"
    told = "<h1>Come</h1>\r\n<img src='file:///etc/passwd'>\n\tat \u202egnp.exe\u202c ខ្មែរ\u200bភាសា"
    path.write_bytes(told.encode())
    files.add(path)
    files.look("letter.html.txt")
    shown = files.viewer.text
    assert (
        shown.toPlainText() == "<h1>Come</h1>\n<img src='file:///etc/passwd'>\n\tat \ufffdgnp.exe\ufffd ខ្មែរ\u200bភាសា"
    )
    assert shown.isReadOnly()
    assert shown.isVisible()
    assert files.viewer.note.text() == ""


def test_no_name_is_read_as_marks_or_turns_a_line_round(files: Files) -> None:
    hostile = "<img src=x><b>Zq</b> \u202egnp.exe\u2069\u202e &lt;i&gt;"
    files.put(f"{hostile}.txt", "text/plain", hostile.encode())
    files.put(f"{hostile}.jpg", "image/jpeg", photo())
    files.read_again()
    for name in files.names():
        files.look(name)
        for begin in (files.viewer.take_out, files.viewer.remove):
            begin.click()
            labels = [label for label in files.page.findChildren(QLabel) if label.isVisible()]
            assert any("gnp.exe" in label.text() for label in labels)
            assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
            assert "\u202e" not in files.words()
            assert "<img" not in "".join(widget.toolTip() for widget in files.page.findChildren(QWidget))
        assert not files.page.findChildren(QTextEdit)


def test_a_long_text_is_cut_and_says_so_and_one_endless_word_holds_nothing_up(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes("é".encode() * TEXT_BYTES)
    files.add(path)
    files.look("long.txt")
    assert files.viewer.text.toPlainText().replace("\n", "") == "é" * (TEXT_BYTES // 2)
    assert max(len(line) for line in files.viewer.text.toPlainText().split("\n")) <= 2000
    assert files.viewer.note.text() == "Only the first 262 KB are shown."


def test_a_file_that_is_not_what_was_kept_is_not_shown(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"letter")
    files.add(path)
    vault = files.running.vault.desk.session._vault
    with vault.writing() as connection:
        connection.execute("DROP TRIGGER attachment_chunk_is_final")
        connection.execute("UPDATE attachment_chunk SET content = CAST('lettuc' AS BLOB)")
    files.look("letter.txt")
    title, text = files.viewer.words()
    assert title == "This file is no longer what was kept, so it is not shown"
    assert "put back a backup" in text
    (finding,) = files.running.vault.desk.session.damage()
    assert "a file of a case is no longer what was kept" in finding
