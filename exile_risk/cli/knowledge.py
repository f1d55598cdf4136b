# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk knowledge`: every fact a corridor uses, how it came to be, and a check of the whole base."""

import argparse
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from exile_risk import assets
from exile_risk.cli.output import day_of, print_json, print_text
from exile_risk.errors import InputError
from exile_risk.reading import clean
from exile_risk.session import shared_knowledge

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.facts import Derived


def run_knowledge(chosen: argparse.Namespace) -> int:
    """Run `knowledge show`, `history` or `check`; a check that finds errors ends with status 2."""
    actions = {"check": _check, "history": _history, "show": _show}
    return actions[chosen.action](chosen)


def _show(chosen: argparse.Namespace) -> int:
    from exile_risk.cli.corridor_text import corridor_text
    from exile_risk.knowledge.document import corridor_document
    from exile_risk.wording.statements import statement

    knowledge = shared_knowledge()
    _check_corridor(chosen, knowledge)
    day = day_of(chosen.as_of, "--as-of") or date.today()
    factors = _factors(chosen, knowledge, day)
    if chosen.json:
        document = corridor_document(knowledge, chosen.origin, chosen.host, day, factors)
        for factor, derived in factors.items():
            document["factors"][factor]["statement"] = statement(derived)
        print_json(document)
    else:
        print_text(corridor_text(knowledge, chosen.origin, chosen.host, day, factors))
    return 0


def _factors(chosen: argparse.Namespace, knowledge: "Knowledge", day: date) -> dict[str, "Derived"]:
    """Return what the corridor says, with the states on the way where the route is given."""
    found = dict(knowledge.corridor(chosen.origin, chosen.host, day))
    for code in chosen.via:
        if code not in knowledge.countries():
            raise InputError("case_country", file="command line", place="--via", value=clean(code))
    if chosen.via:
        from exile_risk.knowledge.route import FACTOR, transit_cooperation

        found[FACTOR] = transit_cooperation(knowledge, chosen.origin, chosen.via, day)
    return found


def _history(chosen: argparse.Namespace) -> int:
    from exile_risk.catalogue import load_catalogue
    from exile_risk.cli.history_text import history_text
    from exile_risk.corridor_history import FIRST_DAY, history
    from exile_risk.corridor_history.document import history_document

    knowledge = shared_knowledge()
    _check_corridor(chosen, knowledge)
    places = (chosen.origin, chosen.host)
    found = history(knowledge, load_catalogue(), *places, FIRST_DAY, date.today(), chosen.offence)
    if chosen.json:
        print_json(history_document(found, knowledge.version))
    else:
        print_text(history_text(found))
    return 0


def _check_corridor(chosen: argparse.Namespace, knowledge: "Knowledge") -> None:
    """Refuse a country that does not exist, and a corridor from a state to itself."""
    for place, code in (("ORIGIN", chosen.origin), ("HOST", chosen.host)):
        if code not in knowledge.countries():
            raise InputError("case_country", file="command line", place=place, value=clean(code))
    if chosen.origin == chosen.host:
        raise InputError("case_same_state", file="command line", country=chosen.host)


def _check(chosen: argparse.Namespace) -> int:
    from exile_risk.cli.check_text import check_text
    from exile_risk.knowledge.check import check

    folder = chosen.folder or assets.path("knowledge")
    if not folder.is_dir():
        raise InputError("knowledge_folder", folder=str(folder))
    report = check(folder, pairs="all" if chosen.all_pairs else "sample")
    if chosen.json:
        print_json({"format": "exile-risk/knowledge-check", "version": 1, "report": asdict(report)})
    else:
        print_text(check_text(report))
    return 2 if report.problems else 0
