# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk relocate`: where a person could go, as text for people or as JSON for programs."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from exile_risk.assessing import assess
from exile_risk.case_file import read_case
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.output import day_of, print_json, print_text, read_input
from exile_risk.errors import InputError
from exile_risk.reading import clean
from exile_risk.relocation.criteria import checked
from exile_risk.relocation.options import relocate
from exile_risk.session import shared_knowledge, vocabulary


def run_relocate(chosen: argparse.Namespace) -> int:
    """List the options for one case file."""
    weights = _weights(chosen.weigh)
    checked(weights)
    catalogue = load_catalogue()
    day = day_of(chosen.as_of, "--as-of")
    text, file = read_input(chosen.case)
    knowledge = shared_knowledge()
    case = read_case(text, file, vocabulary(knowledge, catalogue), date.today())
    if day is not None:
        case = replace(case, as_of=day)
    found = assess(case, catalogue, knowledge)
    listed = relocate(found, catalogue, knowledge, weights)
    if chosen.json:
        from exile_risk.relocation.options_file import relocation_document

        print_json(relocation_document(found, listed, catalogue, knowledge, weights))
    else:
        from exile_risk.cli.relocate_text import relocation_text

        print_text(relocation_text(found, listed, catalogue, knowledge))
    return 0


def _weights(given: list[str]) -> Mapping[str, float] | None:
    """Return the weights of the options NAME=NUMBER; None without any: those of the case."""
    if not given:
        return None
    found = {}
    for text in given:
        name, _, number = text.partition("=")
        try:
            found[name] = float(number)
        except ValueError:
            raise InputError("relocation_weight", value=clean(text)) from None
    return found
