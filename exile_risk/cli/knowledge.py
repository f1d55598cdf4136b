# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk knowledge`: every fact a corridor uses, and a check of the whole base."""

import argparse
from dataclasses import asdict
from datetime import date

from exile_risk import assets
from exile_risk.cli.output import day_of, print_json, print_text
from exile_risk.errors import InputError
from exile_risk.reading import clean
from exile_risk.session import shared_knowledge


def run_knowledge(chosen: argparse.Namespace) -> int:
    """Run `knowledge show` or `knowledge check`; a check that finds errors ends with status 2."""
    return _check(chosen) if chosen.action == "check" else _show(chosen)


def _show(chosen: argparse.Namespace) -> int:
    from exile_risk.cli.corridor_text import corridor_text
    from exile_risk.knowledge.document import corridor_document
    from exile_risk.wording.statements import statement

    knowledge = shared_knowledge()
    for place, code in (("ORIGIN", chosen.origin), ("HOST", chosen.host)):
        if code not in knowledge.countries():
            raise InputError("case_country", file="command line", place=place, value=clean(code))
    if chosen.origin == chosen.host:
        raise InputError("case_same_state", file="command line", country=chosen.host)
    day = day_of(chosen.as_of, "--as-of") or date.today()
    if chosen.json:
        document = corridor_document(knowledge, chosen.origin, chosen.host, day)
        for factor, derived in knowledge.corridor(chosen.origin, chosen.host, day).items():
            document["factors"][factor]["statement"] = statement(derived)
        print_json(document)
    else:
        print_text(corridor_text(knowledge, chosen.origin, chosen.host, day))
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from exile_risk.cli.check_text import check_text
    from exile_risk.knowledge.check import check

    report = check(assets.path("knowledge"))
    if chosen.json:
        print_json({"format": "exile-risk/knowledge-check", "version": 1, "report": asdict(report)})
    else:
        print(check_text(report))
    return 2 if report.problems else 0
