# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of files are kept as every system takes them, and show nothing other than they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exile_risk.attachments.names import LONGEST, clean_name


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("/home/maria/letter.pdf", "letter.pdf"),
        ("C:\\Users\\maria\\letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        (".bashrc", "bashrc"),
        ("..", "file"),
        ("", "file"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\u200bb\u2066c\x00d\x1b[31m.txt", "abcd[31m.txt"),
        ("two\nlines\t.txt ", "two lines .txt"),
        ('a:b*c?"<>|.txt', "a_b_c_____.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("ពាក្យ.pdf", "ពាក្យ.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_a_name_is_cleaned(brought: str, kept: str) -> None:
    assert clean_name(brought) == kept


def test_a_picture_is_called_what_it_is() -> None:
    assert clean_name("scan.pdf", "image/png", ".png") == "scan.pdf.png"
    assert clean_name("scan.JPEG", "image/jpeg", ".jpg") == "scan.JPEG"


@given(st.text(max_size=400))
def test_any_name_at_all_is_one_file_on_every_system(brought: str) -> None:
    kept = clean_name(brought)
    assert 0 < len(kept) <= LONGEST + 1
    assert not set(kept) & set('/\\:*?"<>|')
    assert kept.isprintable()
    assert not kept.startswith((".", " "))
    assert clean_name(kept) == kept
