# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is claimed about safety that no test shows, and every limit that README names stands on the first page."""

import re
from pathlib import Path

import pytest

from exile_risk.wording.under_search import search_text
from ui.panels.limits import _LIMITS

ROOT = Path(__file__).parent.parent.parent
SAID = [ROOT / "README.md", *(p for place in ("exile_risk", "ui") for p in sorted((ROOT / place).rglob("*.py")))]
NEVER = (
    r"military[- ]grade|unbreakable|unhackable|zero[- ]knowledge|untraceable|deniab|tamper[- ]?proof|bank[- ]level"
    r"|100 ?%? ?secure|completely (safe|secure)|protects against spyware|impossible to (read|recover|trace)"
)


@pytest.mark.parametrize("path", SAID, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_promise_that_nothing_can_keep(path: Path) -> None:
    assert re.search(NEVER, path.read_text(encoding="utf-8"), re.IGNORECASE) is None


@pytest.mark.parametrize(
    "limit",
    [
        "while the vault is open",
        "weak passphrase",
        "spyware",
        "force you",
        "flash disks",
        "pictures of the screen",
        "printed or saved",
        "whole folder",
        "asleep",
        "is installed",
    ],
)
def test_the_first_page_names_the_limit(limit: str) -> None:
    assert limit in " ".join(_LIMITS).lower()


def test_a_lost_passphrase_is_told_as_it_is() -> None:
    """The page beside it offers the recovery kit, which opens a vault whose passphrase is lost."""
    assert any("lost passphrase" in text and "recovery kit" in text for text in _LIMITS)


def test_erasing_promises_nothing_of_flash_and_the_high_risk_mode_nothing_of_the_program_itself() -> None:
    erased = search_text("erase_what")
    assert "nobody can" not in erased
    assert "flash" in search_text("erase_truth")
    mode = search_text("high_risk_what")
    assert "database" in mode
    assert "until it locks" in mode
