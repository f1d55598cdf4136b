# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk report`: the risk note of a case file for one reader, as text or as one HTML page."""

import argparse
import sys
from dataclasses import replace
from datetime import date, datetime

from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.output import day_of, print_text, read_input
from exile_risk.relocation.options import relocate
from exile_risk.relocation.plan import plan
from exile_risk.report import Part, Reader, ReportOptions, build
from exile_risk.report.doing import chosen_of
from exile_risk.session import shared_knowledge, vocabulary


def run_report(chosen: argparse.Namespace) -> int:
    """Rate one case file and print its report; a file knows neither a code nor a judgement."""
    catalogue, knowledge = load_catalogue(), shared_knowledge()
    day = day_of(chosen.as_of, "--as-of")
    text, file = read_input(chosen.case)
    case = read_case(text, file, vocabulary(knowledge, catalogue), date.today())
    if day is not None:
        case = replace(case, as_of=day)
    found = assess(case, catalogue, knowledge)
    options = ReportOptions(Reader(chosen.reader), datetime.now(), chosen=case.needs.chosen)
    where = relocate(found, catalogue, knowledge) if found.band is not None and options.has(Part.RELOCATION) else None
    first = chosen_of(where, options) if where is not None else ()
    document = build(found, None, where, plan(found, first, found.day), options, knowledge)
    if chosen.html:
        from exile_risk.report.html import html

        sys.stdout.write(html(document))
    else:
        from exile_risk.report.text import text as as_text

        print_text(as_text(document))
    return 0
