# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the knowledge base answers, weighs and costs; writes nothing.

`python tools/measure_knowledge.py [FILE] [--all-pairs]`: FILE holds documented cases (a JSON list), for which it counts
how many factors come from the facts and how many from what the case itself records.
"""

import argparse
import io
import statistics
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench import median_of

from exile_risk import assets
from exile_risk.catalogue import load_catalogue
from exile_risk.cli.check_text import answered_lines
from exile_risk.knowledge import Knowledge
from exile_risk.knowledge.coverage import coverage
from exile_risk.model.case import Charge, Stage
from exile_risk.reading import parse, read_text

SAYS_NOTHING = (None, "unknown", [], ["none_known"], ["other"])
ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "profile": ("political_profile",),
    "public_profile": ("visible_criticism",),
    "extradition_request": ("origin_request",),
    "charges": ("charge_status", "offence_label"),
    "convicted_in_absentia": ("charge_status",),
    "prior_threats_or_surveillance": ("prior_targeting",),
    "refugee_status": ("protection_status",),
    "legal_stay": ("immigration_status",),
    "interpol_notice": ("police_alert",),
    "detained_by_host": ("in_host_custody",),
    "passport_valid": ("travel_document",),
    "international_attention_before_outcome": ("international_media",),
}
"""Which factors a caseworker could answer from what a documented case records."""

OFFENCES: Mapping[str, str] = {
    "false_news_cybercrime": "false_news_cyber",
    "unlawful_assembly": "unlawful_assembly_association",
    "defamation": "criminal_defamation",
    "apostasy_blasphemy": "blasphemy",
    "corruption_financial": "fraud",
    "homicide_violence": "ordinary_crime",
}
"""Charges of documented cases that go by another id in the facts; the others keep theirs or have none."""


def size() -> None:
    """Print the weight of the facts as the wheel packs them."""
    weights: Counter[str] = Counter()
    folder = assets.path("knowledge")
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, path.name)
            weights[path.name] = archive.infolist()[0].compress_size
    plain = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    print(f"Facts in the wheel: {sum(weights.values()) / 1e6:.2f} MB compressed, {plain / 1e6:.2f} MB plain (aim: 4)")
    print("  " + ", ".join(f"{name} {weight / 1000:.0f} kB" for name, weight in weights.most_common(6)))


def cost() -> None:
    """Print what a corridor costs, cold and warm, beside a fixed piece of arithmetic of the same run."""
    shared, day = Knowledge.load(), date.today()
    hosts = iter(shared.countries() * 2)
    baseline = median_of(lambda: sum(i * 0.5 for i in range(10_000)), 200)
    for name, work, times in (
        ("one corridor, nothing loaded", lambda: Knowledge.load().corridor("KH", "TH", day), 5),
        ("a new corridor, tables loaded", lambda: shared.corridor("IR", next(h for h in hosts if h != "IR"), day), 100),
        ("a corridor asked before", lambda: shared.corridor("KH", "TH", day), 2000),
    ):
        spent = median_of(work, times)
        print(f"{name:<34}{spent * 1000:10.3f} ms {spent / baseline:10.3f} x a sum of 10,000 products")


def cases(path: Path) -> None:
    """Print how many factors of each documented case come from the facts and how many from the case."""
    knowledge, catalogue = Knowledge.load(), load_catalogue()
    core = {f.id for f in catalogue.factors.values() if f.core}
    by_facts, by_case, core_facts, core_case, years = [], [], [], [], Counter[str]()
    known: Counter[str] = Counter()
    for case in _read(path, knowledge):
        facts, own = _answered(case, knowledge)
        by_facts.append(len(facts - own))
        by_case.append(len(own))
        core_facts.append(len((facts - own) & core))
        core_case.append(len(own & core))
        known.update(facts)
        years["before 2010" if case["year"] < 2010 else "2010 to 2018" if case["year"] < 2019 else "from 2019"] += 1
    print(f"{len(by_case)} documented cases, as of the first day of their month; {len(catalogue.factors)} factors")
    for name, counts in (
        ("from the facts", by_facts),
        ("from the case", by_case),
        (f"of {len(core)} core factors, from the facts", core_facts),
        (f"of {len(core)} core factors, from the case", core_case),
    ):
        low, high = min(counts), max(counts)
        print(
            f"  {name:<40} mean {statistics.mean(counts):5.1f}  median {statistics.median(counts):4.0f}  {low}-{high}"
        )
    print("  cases: " + ", ".join(f"{span} {count}" for span, count in sorted(years.items())))
    print("  cases in which the facts answer: ")
    print("    " + ", ".join(f"{factor} {100 * n / len(by_case):.0f} %" for factor, n in known.most_common()))


def _read(path: Path, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    found = parse(read_text(path, limit=20_000_000), path.name)
    if not isinstance(found, list) or not found:
        raise SystemExit(f"{path}: no list of cases; give a file like the collection of documented cases.")
    codes = set(knowledge.countries())
    for number, case in enumerate(found, 1):
        if not isinstance(case, dict) or not {"origin", "host", "year"} <= set(case):
            raise SystemExit(f"{path}: case {number} names no origin, host or year; correct it.")
        if {case["origin"], case["host"]} <= codes and case["origin"] != case["host"]:
            yield case


def _answered(case: Mapping[str, Any], knowledge: Knowledge) -> tuple[set[str], set[str]]:
    """Return the factors that the facts answer and those that the case answers."""
    day = date(case["year"], case.get("month") or 1, 1)
    derived = dict(knowledge.corridor(case["origin"], case["host"], day))
    derived |= knowledge.charges(case["origin"], case["host"], day, _charges(case, knowledge))
    own = {f for field, factors in ANSWERED_BY.items() if case.get(field) not in SAYS_NOTHING for f in factors}
    own |= {f for f, d in derived.items() if d.value is not None and not d.facts}
    return {f for f, d in derived.items() if d.value is not None and d.facts}, own


def _charges(case: Mapping[str, Any], knowledge: Knowledge) -> tuple[Charge, ...]:
    stage = Stage.CONVICTED_IN_ABSENTIA if case.get("convicted_in_absentia") else Stage.CHARGED_OR_WARRANT
    named = dict.fromkeys(OFFENCES.get(charge, charge) for charge in case.get("charges", ()))
    return tuple(Charge(offence, stage) for offence in named if offence in knowledge.offences())


def main() -> None:
    """Print every measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="documented cases as a JSON list")
    parser.add_argument("--all-pairs", action="store_true", help="ask every corridor, not a sample")
    chosen = parser.parse_args()
    print("\n".join(answered_lines(coverage(Knowledge.load(), date.today(), all_pairs=chosen.all_pairs))))
    print()
    size()
    print()
    cost()
    if chosen.file:
        print()
        cases(chosen.file)


if __name__ == "__main__":
    main()
