# SPDX-License-Identifier: GPL-3.0-or-later
"""`exile-risk corridors`: rank corridors for one standard exile and hold the ranking against recorded incidents."""

import argparse
from datetime import date
from typing import Any

from exile_risk.catalogue import load_catalogue
from exile_risk.cli.output import day_of, print_json, print_text, read_input, rounded
from exile_risk.evidence.corridor_set import read_corridors
from exile_risk.evidence.corridors import CorridorReport, CorridorRow, rank_corridors
from exile_risk.session import shared_knowledge


def run_corridors(chosen: argparse.Namespace) -> int:
    """Rank the corridors of a file and print how well that went."""
    before = day_of(chosen.before, "--before")
    text, file = read_input(chosen.file)
    knowledge = shared_knowledge()
    recorded = read_corridors(text, file, knowledge.countries())
    since = before.year if before else min(corridor.first_year for corridor in recorded)
    report = rank_corridors(recorded, before or date.today(), since, load_catalogue(), knowledge)
    if chosen.json:
        print_json(_document(report))
    else:
        from exile_risk.cli.corridors_text import corridors_text

        print_text(corridors_text(report))
    return 0


def _document(report: CorridorReport) -> dict[str, Any]:
    return {
        "format": "exile-risk/corridors",
        "version": 1,
        "as_of": report.day.isoformat(),
        "since": report.since,
        "n": len(report.rows),
        "positives": report.positives,
        "c_index": rounded(report.c_index),
        "interval": [rounded(end) for end in report.interval] if report.interval else None,
        "new_corridors": {"positives": report.new_positives, "c_index": rounded(report.new_corridors)},
        "baselines": {name: rounded(value) for name, value in report.baselines.items()},
        "rows": [_row(row) for row in report.rows],
    }


def _row(row: CorridorRow) -> dict[str, Any]:
    return {
        "origin": row.origin,
        "host": row.host,
        "index": rounded(row.index),
        "exposure": rounded(row.exposure),
        "score": rounded(row.score),
        "incident": int(row.incident),
    }
