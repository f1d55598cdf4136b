# SPDX-License-Identifier: GPL-3.0-or-later
"""No command: open the window; without a display say so, and rate the founding case as text instead."""

import argparse
from datetime import date

from exile_risk.errors import InputError


def open_window(chosen: argparse.Namespace) -> int:
    """Open the window and return its exit status."""
    from ui.display import missing_library, no_display

    if no_display():
        return _founding_case()
    lacking = missing_library()
    if lacking is not None:
        raise InputError("library_missing", library=lacking.library, package=lacking.package)
    from ui.app import run

    return run(chosen.vault, train=chosen.train)


def _founding_case() -> int:
    from exile_risk.assessing import assess
    from exile_risk.case_file import read_case
    from exile_risk.catalogue import load_catalogue
    from exile_risk.cli.assessment_text import assessment_text
    from exile_risk.cli.output import print_text
    from exile_risk.scenarios import founding_scenario
    from exile_risk.session import shared_knowledge, vocabulary
    from exile_risk.wording import _
    from exile_risk.wording.scenarios import scenario_title

    scenario, catalogue, knowledge = founding_scenario(), load_catalogue(), shared_knowledge()
    case = read_case(scenario.text, scenario.path.name, vocabulary(knowledge, catalogue), date.today())
    print(_("There is no display here, so the window cannot open; this is the founding case, rated as text."))
    print()
    print(scenario_title(scenario.id))
    print()
    print_text(assessment_text(assess(case, catalogue, knowledge), catalogue, knowledge))
    return 0
