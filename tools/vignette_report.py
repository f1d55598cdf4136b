# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes docs/vignettes.md: what fifty situations were expected to give, and what each shipped model version says.

`python tools/vignette_report.py` writes the page, `--check` ends with 1 where it is not current, and
`--disagreements VERSION` prints the checks that fail without being listed, and the listed ones that hold.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the reader of the vignettes stands beside the tests that use it

from exile_risk.catalogue import load_catalogue  # noqa: E402
from exile_risk.engine import rate  # noqa: E402
from exile_risk.wording.countries import country  # noqa: E402
from tests.engine import world  # noqa: E402

TARGET = ROOT / "docs" / "vignettes.md"
FIRST_TWENTY = ROOT / "tests" / "data" / "vignettes.json"
KINDS = {
    "bands": "band shown is one of those expected",
    "leading": "leading pathway is one of those expected",
    "must_not": "what must not happen does not",
    "order": "orderings",
}
HEAD = """# Fifty vignettes

Made by `tools/vignette_report.py` from [vignettes_world.json](../tests/data/vignettes_world.json) and
[vignettes.json](../tests/data/vignettes.json); change those, not this file. The tests are
`tests/engine/test_world_vignettes.py`, `test_vignettes.py` and `test_litmus_assertions.py`.

Reported situations with invented people. 1 to 20 are the method's litmus cases: full answers, weights tuned with them
in view. 21 to 50 are case files rated with the shipped facts, some with variants: another day, another host or a few
answers changed. Their expectations were committed before any of them was run and are held by a digest; one that is
changed later says so. They were written by one person who knew how such situations ended: this is a test of consistency
with case knowledge, not of accuracy. No sentence here is a source, and no figure a probability to quote.

Pathways: X formal extradition, E immigration enforcement, R targeted expulsion, H informal handover, A attack or
abduction, T arrest on a journey, C pressure to return. “Answers alone”: the band before the likely range is looked at.
"""


def whole_page() -> str:
    """Return the text of the page."""
    versions = world.versions()
    parts = [HEAD, *_agreement(versions)]
    for version in versions:
        parts += _disagreements(version)
    parts += ["## The thirty of other regions", ""]
    for vignette in world.VIGNETTES.values():
        parts += _vignette(vignette, versions)
    parts += [*_orderings(versions), *_first_twenty(versions)]
    return "\n".join(parts) + "\n"


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(r)} |" for r in (head, ["---"] * len(head), *rows)] + [""]


def _agreement(versions: tuple[str, ...]) -> Iterator[str]:
    yield "## Agreement by model version\n"
    rows = []
    for kind, name in KINDS.items():
        checks = [c for c in world.CHECKS.values() if c.kind == kind]
        held = [sum(world.tried(c, v).holds for c in checks) for v in versions]
        rows.append([name, *(f"{n} of {len(checks)}" for n in held)])
    total = [sum(world.tried(c, v).holds for c in world.CHECKS.values()) for v in versions]
    rows.append(["all checks of 21 to 50", *(f"{n} of {len(world.CHECKS)}" for n in total)])
    yield from _table(["", *(f"model {v}" for v in versions)], rows)


def _disagreements(version: str) -> Iterator[str]:
    yield f"## Where model {version} disagrees\n"
    yield "Causes: *weights*, a number; *structure*, something the model cannot say; *facts*, missing from the base;"
    yield "*derivation*, the fact is there and its rule makes too little of it; *expectation*, ours may be wrong.\n"
    rows = []
    for d in world.disagreements(version):
        found = [f"{c}: {world.tried(world.CHECKS[c], version).found}" for c in d.checks]
        rows.append(["<br>".join(found), _wanted(d.checks[0]), ", ".join(d.cause), d.comment])
    yield from _table(["check and what came", "expected", "cause", "comment"], rows)


def _wanted(id: str) -> str:
    check = world.CHECKS[id]
    if check.kind == "order":
        return _order_said(check)
    expected = world.VIGNETTES[check.about[0]].expected
    return f"{_bands(expected)}{_leading(expected)}"


def _order_said(check: world.Check) -> str:
    return f"{check.row['by']}: {check.row['higher']} > {check.row['lower']}. {check.why}"


def _bands(expected: dict[str, list[str]]) -> str:
    return " or ".join(expected["bands"])


def _leading(expected: dict[str, list[str]]) -> str:
    return f", led by {' or '.join(expected['leading'])}" if expected["leading"] else ""


def _vignette(v: world.Vignette, versions: tuple[str, ...]) -> Iterator[str]:
    case, expected = v.case, v.expected
    yield f"### {v.id} {v.title if v.id.isdigit() else f'(variant of {v.id[:-1]})'}\n"
    yield f"{country(case['origin'])} to {country(case['host'])}, {case['as_of']}. {v.situation}\n"
    yield f"Expected: {_bands(expected)}{_leading(expected)}. {expected['why']}\n"
    for row in v.must_not:
        yield f"- Must not: {_forbidden(row)}. {row['why']}"
    if v.must_not:
        yield ""
    yield from _revisions(v)
    yield from _table(
        ["model", "band shown", "answers alone", "likely", "led by", "checks that fail"],
        [_row(v, version) for version in versions],
    )


def _revisions(v: world.Vignette) -> Iterator[str]:
    for row in (v.expected, *v.must_not):
        if "revised" in row:
            yield f"Revised on {row['revised']['on']}: {row['revised']['reason']}\n"


def _forbidden(row: dict[str, object]) -> str:
    if "bands" in row:
        return " or ".join(map(str, row["bands"])) if isinstance(row["bands"], list) else ""
    if "leading" in row:
        return f"led by {' or '.join(map(str, row['leading']))}" if isinstance(row["leading"], list) else ""
    if "likely_reaches" in row:
        return f"a likely range that reaches {row['likely_reaches']}"
    if "likelier" in row:
        return f"{row['likelier']} likelier than {row['than']}"
    return f"{row['pathway']} above {float(str(row['over'])):.2%}"


def _row(v: world.Vignette, version: str) -> list[str]:
    found = world.assessed(v.id, version)
    failed = [c.id for c in world.CHECKS.values() if v.id in c.about and not world.tried(c, version).holds]
    withheld = f" (Low withheld: {found.low_withheld})" if found.low_withheld else ""
    return [
        version,
        world.shown_band(found) + withheld,
        found.rating.band.word,
        " to ".join(dict.fromkeys(b.word for b in found.likely)),
        f"{found.rating.leading_pathway} at {found.rating.deciding_level}",
        ", ".join(failed) or "none",
    ]


def _orderings(versions: tuple[str, ...]) -> Iterator[str]:
    yield "## Orderings\n"
    rows = []
    for check in (c for c in world.CHECKS.values() if c.kind == "order"):
        outcomes = [world.tried(check, v) for v in versions]
        said = [f"{'holds' if o.holds else '**fails**'}: {o.found}" for o in outcomes]
        rows.append([check.id, _order_said(check), *said])
    yield from _table(["", "expected", *(f"model {v}" for v in versions)], rows)


def _first_twenty(versions: tuple[str, ...]) -> Iterator[str]:
    yield "## The first twenty\n"
    yield "Rated by their own answers, without the facts; the band is that of the answers alone.\n"
    rows = []
    for v in json.loads(FIRST_TWENTY.read_text(encoding="utf-8")):
        bands = v["expected_band_range"]
        expected = " to ".join(dict.fromkeys(bands)) if bands else "not enough is known"
        lead = f", led by {v['expected_top_pathway']}" if v["expected_top_pathway"] else ""
        found = [rate(load_catalogue(version), v["fields"]) for version in versions]
        rows.append([str(v["n"]), v["name"], expected + lead, *(f"{f.band.word}, {f.leading_pathway}" for f in found)])
    yield from _table(["", "situation", "expected", *(f"model {v}" for v in versions)], rows)


def unlisted(version: str) -> Iterator[str]:
    """Yield a line for every check whose outcome under a version differs from what the list says."""
    listed = world.known(version)
    for check in world.CHECKS.values():
        outcome = world.tried(check, version)
        if outcome.holds and check.id in listed:
            yield f"{check.id}: holds now ({outcome.found}); take it off the list"
        elif not outcome.holds and check.id not in listed:
            yield f"{check.id}: {outcome.found}; expected {check.row}"


def main(arguments: list[str]) -> int:
    """Write the page, check it, or compare a version with its list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="only say whether the page is current")
    parser.add_argument("--disagreements", metavar="VERSION", help="print what differs from that version's list")
    chosen = parser.parse_args(arguments)
    if chosen.disagreements:
        lines = list(unlisted(chosen.disagreements))
        print("\n".join(lines) or "The list is current.")
        return 1 if lines else 0
    text = whole_page()
    if chosen.check:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
