# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says about how far it was tested is the same everywhere, and is what the figures show."""

import re
from pathlib import Path

import pytest

from exile_risk.evidence.figures import figures
from exile_risk.wording.about import is_not_texts
from exile_risk.wording.names import disclaimer, how_tested, short_disclaimer

ROOT = Path(__file__).parent.parent
SPOKEN = [p for p in ("exile_risk", "ui") for p in (ROOT / p).rglob("*.py")]
WRITTEN = [ROOT / "README.md", ROOT / "docs/method.md", ROOT / "docs/model-card.md"]
HARDLY = "hardly tell"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*>]", "", text))


@pytest.mark.parametrize("path", [*SPOKEN, *WRITTEN], ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_says_any_more_that_there_are_no_tests(path: Path) -> None:
    said = plain(path.read_text(encoding="utf-8")).lower()
    for outdated in ("nobody has tested", "not fitted, not validated", "model version 1."):
        assert outdated not in said
    for place in re.finditer(r"not (been )?tested against outcomes", said):
        assert "of people who were rated" in said[place.end() : place.end() + 40].replace('" "', ""), "tests exist"


@pytest.mark.parametrize("text", [disclaimer(), " ".join(is_not_texts()), *(p.read_text("utf-8") for p in WRITTEN)])
def test_every_long_text_says_fitted_tested_and_how_little_the_band_tells(text: str) -> None:
    said = plain(text)
    assert re.search(r"moved (some|in part)|some were then moved|moved towards documented", said)
    assert "not been tested against outcomes of people who were rated" in said
    assert HARDLY in said


def test_the_bands_of_models_1_and_2_hardly_tell_endings_apart() -> None:
    """The sentence names these two versions so that it stays true; were it not true, this fails."""
    found = figures()
    for model in ("1", "2"):
        rows = [b for b in found.bands if b.model == model and b.band in ("High", "Extreme")]
        harmed, unharmed = sum(b.harmed for b in rows), sum(b.unharmed for b in rows)
        assert abs(harmed / found.harmed - unharmed / (found.cases - found.harmed)) < 0.1


def test_the_short_line_is_true_of_every_version() -> None:
    for text in (short_disclaimer(), how_tested()):
        assert "vouch" in text.lower()
        assert not re.search(r"\d", text)
