# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of which `exile-risk pack` is to say whose band changes: files, or all of a vault, which is only read."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exile_risk import fact_packs
from exile_risk.cli.output import read_input

if TYPE_CHECKING:
    from exile_risk.cli.secret_lines import SecretLines
    from exile_risk.fact_packs import Look
    from exile_risk.model.case import Case
    from exile_risk.packs.impact import CaseImpact


def impacts_of(chosen: argparse.Namespace, look: "Look") -> "list[CaseImpact]":
    """Return what a pack does to each case; a broken file or a vault that does not open is told before any is rated."""
    from exile_risk.catalogue import load_catalogue

    vaults = [name for name in chosen.cases if name != "-" and Path(name).is_dir()]
    cases = list(_cases([name for name in chosen.cases if name not in vaults]))
    found: list[CaseImpact | None] = []
    if vaults:
        from exile_risk.cli.secret_lines import SecretLines

        with SecretLines(from_stdin=chosen.passphrase_stdin) as lines:
            for name in vaults:
                found += _of_vault(Path(name), chosen.key_file, lines, look)
    return [one for one in (*fact_packs.all_impacts(cases, load_catalogue(), look), *found) if one is not None]


def _of_vault(folder: Path, key_file: Path | None, lines: "SecretLines", look: "Look") -> "list[CaseImpact | None]":
    """Return the same for the cases of a vault that are not in its bin, under its own corrections to facts."""
    from exile_risk.cli.way_back import way_back
    from exile_risk.packs.impact import impacts
    from exile_risk.session import Session

    with way_back(folder):
        session = Session.look(folder, lines.current(), key_file)
        try:
            codes = [line.code for line in session.cases() if not line.binned]
            before = session.knowledge
            after = look.knowledge.with_corrections(before.corrections)
            return list(impacts(fact_packs._cases(session, codes), session.catalogue, before, after))
        finally:
            session.close()


def _cases(files: list[str]) -> "Iterator[tuple[str, Case]]":
    from exile_risk.case_file import read_case
    from exile_risk.catalogue import load_catalogue
    from exile_risk.session import vocabulary

    for name in files:
        text, file = read_input(name)
        words = vocabulary(fact_packs.in_use().knowledge, load_catalogue())
        yield name, read_case(text, file, words, date.today())
