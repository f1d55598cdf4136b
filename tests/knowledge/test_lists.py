# SPDX-License-Identifier: GPL-3.0-or-later
"""What is made from the base for people to read is current, and every licence that needs its text has it."""

import subprocess
import sys
from pathlib import Path

import pytest

from exile_risk import assets
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.rules import CHARGED, CORRIDOR, RULES

ROOT = Path(__file__).parent.parent.parent
TEXTS = {
    "CC BY-SA 4.0": ("CC-BY-SA-4.0.txt", "Attribution-ShareAlike 4.0 International\n"),
    "CC BY 4.0": ("CC-BY-4.0.txt", "Attribution 4.0 International\n"),
    "CC BY 3.0 IGO": ("data-notices.txt", "Data that come with Exile Risk"),  # there: where its text is
    "Unicode-3.0": ("Unicode-3.0.txt", "UNICODE LICENSE V3\n"),
    "MIT": ("MIT-passport-index.txt", "The table of visas"),
    "ISC; the data are in the public domain": ("ISC-world-atlas.txt", "The outlines of the map"),
    "GPL-3.0-or-later": ("GPL-3.0.txt", ""),
}


@pytest.mark.parametrize("tool", ["rule_list.py", "licence_list.py"])
def test_the_list_is_current(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / tool, "--check"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_rule_says_in_a_sentence_what_it_does() -> None:
    for factor in (*CORRIDOR, *CHARGED):
        for rule in RULES[factor]:
            assert (rule.__doc__ or "").strip().endswith("."), rule.__name__


def test_every_licence_with_terms_has_its_text(knowledge: Knowledge) -> None:
    licences = {s.licence for s in knowledge.sources.values() if s.licence and not s.licence.startswith("facts")}
    assert licences - {"public domain"} <= set(TEXTS)
    for licence in licences & set(TEXTS):
        file, beginning = TEXTS[licence]
        assert assets.path("licences", file).read_text(encoding="utf-8").startswith(beginning)


def test_every_data_set_is_credited(knowledge: Knowledge) -> None:
    notices = assets.path("licences", "data-notices.txt").read_text(encoding="utf-8")
    for source in knowledge.sources.values():
        if source.licence not in (None, "facts", "GPL-3.0-or-later"):
            assert source.id in notices, source.id
    assert "https://creativecommons.org/licenses/by/3.0/igo/legalcode" in notices


def test_the_example_of_a_correction_is_real(knowledge: Knowledge) -> None:
    text = (ROOT / "docs" / "knowledge.md").read_text(encoding="utf-8")
    shown = [block.split("```")[0].strip() for block in text.split("```csv")[1:]]
    rows = assets.path("knowledge", "facts", "security_cooperation.csv").read_text(encoding="utf-8").splitlines()
    assert len(shown) == 2
    assert set(shown) <= set(rows)
    assert '"thai-cambodian-fugitive-deal-won-t-2018": {' in text
    assert "thai-cambodian-fugitive-deal-won-t-2018" in knowledge.sources
