# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes docs/resettlements.md: what relocation says of reported resettlements, failed journeys and refusals.

`python tools/resettlement_report.py` runs every row (minutes), keeps the findings and writes the page; `--check` runs
every row and ends with 1 where findings or page are not current.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the measuring stands beside the tests that use it

from tests.relocation import resettlements as cases  # noqa: E402
from tests.relocation.resettlement_rates import Rate, by_notice, misses, of_journeys, of_refusals, of_resettled  # noqa: E402

TARGET = ROOT / "docs" / "resettlements.md"
HEAD = """# Resettlements, journeys and refusals

Made by `tools/resettlement_report.py` from [resettlements.json](../tests/data/resettlements.json); change that, not
this file. The test is `tests/relocation/test_resettlements.py`.

The question: was the destination that worked among the first ten on the day, and was the road or place that failed
marked? Each row is a reported case of `resources/knowledge/precedents.csv`, coded as for the backtest and rated on the
last day before the month of its outcome. Rows that begin with gk- are general knowledge and counted apart. Rows and
expectations were committed before anything was run and are held by a digest; the comments were written afterwards.

Whoever wrote the expectations had read the list of programmes. Three things were settled after a first run: that E2 for
“not lower than at home” marks nothing (counting it marked nearly every state), that journeys which ended with going
free are counted apart, and which hits came by another kind of way. Where people set out on a journey, and some second
nationalities, are general knowledge, not the precedent's.

**These are no longer the figures of a first look.** The first measurement found 18 of 29 among the first ten places
(12 by the kind of way that worked), 20 listed, 22 listed or set aside, and nothing offered in seven rows. What it
showed was then mended with these rows in view ([decision 17](decisions/0017-where-the-list-would-be-empty.md)): the
figures below say that the mends hold, not how well the list would do on other cases. South Korea's programme was put on
file because of these rows, so that the seven about North Koreans test nothing. E4 and alerts are those of people who
travel on their own.

What these figures cannot show: programmes are those on file today (2023 to 2026), whatever the day; quotas of the day
are not known; reports leave languages, professions, sponsors and referrers open; whoever wrote the rows knew how each
ended, and that people were taken somewhere says nothing about others in their place. Cases get reported because
something happened in them. No figure here is a probability.
"""


def whole_page(kept: Mapping[str, cases.Record]) -> str:
    """Return the text of the page for findings by row."""
    parts = [HEAD, *_rates(kept), *_notices(kept), *_resettled(kept), *_journeys(kept), *_refused(kept), *_comments()]
    return "\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(r)} |" for r in (head, ["---"] * len(head), *rows)] + [""]


def _rates(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    yield "## Hit rates\n"
    groups: tuple[tuple[str, Iterable[Rate]], ...] = (
        ("Destinations that worked", of_resettled(kept)),
        ("Roads and places that failed", of_journeys(kept)),
        ("Hosts that sent people back", of_refusals(kept)),
    )
    for name, rates in groups:
        yield f"### {name}\n"
        yield from _table(["", "rows", "comment"], [[r.name, f"{r.hits} of {r.of}", r.comment] for r in rates])
    yield from _chance(kept)


def _chance(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    """Say what the hits are worth: a short list is easily hit."""
    stands = [(kept[row["id"]], cases.best(kept[row["id"]])) for row in _reported(cases.RESETTLED)]
    some = [record for record, stand in stands if record["offered"]]
    expected = sum(min(1.0, cases.TOP / r["offered"]) for r, s in stands if s and s["place"])
    listed = sum(1 for _, s in stands if s and s["place"])
    average = sum(r["offered"] for r in some) / len(some)
    found = sum(1 for _, s in stands if s and s["word"] == cases.FIRST_TEN)
    yield f"How easy a hit is: where anything is offered, there are {average:.0f} different destinations on average. Of"
    yield f"the {listed} rows whose destination is listed, lists in a random order would put {expected:.0f} among the"
    yield f"first ten; here {found} are. The table above has what a list without any model comes to.\n"


def _notices(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    yield "## How often roads decide (E4)\n"
    yield "A state is kept off the list by roads alone where a way to it has no other objection. Entering the"
    yield "destination counts as a part of every road: where that alone is High, no other road can help. The last"
    yield "column counts every state with E4, barred by E2 as well or not. Rows: resettled, refused.\n"
    rows = []
    for name, found in by_notice(kept):
        roads = [record["roads"] for record in found]
        total = Counter[str]()
        for one in roads:
            total.update(one)
        rows.append(
            [
                name,
                str(len(found)),
                str(sum(one["barred"] > 0 for one in roads)),
                f"{total['barred']} of {total['open_without']}",
                str(total["by_entering"]),
                str(sum(record["offered"] == 0 for record in found)),
                str(total["with_E4"]),
            ]
        )
    head = ["people", "rows", "rows with a state barred by roads alone", "states barred by roads alone, of those open"]
    head += ["of them by entering alone", "rows with nothing offered", "states with E4 of all, summed over rows"]
    yield from _table(head, rows)


def _resettled(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    yield "## Destinations, row by row\n"
    yield "Place: among different destinations; option: among all options. Harming: how many of the first ten have a"
    yield "gain below nothing in the first year. Usual: among the ten states that took most resettled refugees lately,"
    yield "the list that anybody could give without a model; – where no count is on file for the day.\n"
    head = ["row", "day", "band", "states offered", "destination: expected, found", "harming", "usual"]
    rows = []
    for row in (r for r in cases.document()["rows"] if cases.wanted(r)):
        record = kept[row["id"]]
        expected = (row.get("worked") or row["offered"])["expected"]
        usual = {True: "yes", False: "no", None: "–"}
        stands = record["stands"]
        rows.append(
            [
                f"{row['id']} ({row['kind']})",
                row["as_of"],
                record["band"],
                str(record["offered"]),
                "<br>".join(f"{s['destination']}: {expected}, {_stood(s)}" for s in stands),
                f"{record['top_harming']} of {record['top']}",
                "<br>".join(usual[s["usual"]] for s in stands),
            ]
        )
    yield from _table(head, rows)


def _stood(stand: cases.Record) -> str:
    if stand["place"]:
        return f"**{stand['word']}** (place {stand['place']}, option {stand['option']}, {stand['way']})"
    if stand["instead"]:
        return f"{stand['word']} for {stand['instead']}"
    return f"{stand['word']} ({', '.join(stand['against'])})"


def _journeys(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    yield "## Roads and places, row by row\n"
    yield "Barred: High or worse there whatever the way (E2), or no road without High (E4). Alert: the last leg warns"
    yield "of the state. E2 for “not lower than at home” is not counted: for people who are safe where they live it"
    yield "holds nearly everywhere. The last column says how many of all states are marked so for the same person.\n"
    rows = []
    for row in cases.rows(cases.JOURNEY):
        record, failed = kept[row["id"]], row["failed"][0]
        mark, of_all = record["failed"][0], record["of_all"]
        said = [*(e for e in ("E2", "E4") if mark[e]), *mark["alerts"]]
        everywhere = f"{of_all['barred']} barred, {of_all['alert']} alert of {sum(of_all.values())}"
        found = f"**{mark['word']}** {', '.join(said)}"
        way = f"{row['case']['host']} to {failed['place']}, {failed['where']}"
        rows.append([row["id"], row["as_of"], way, failed["word"], failed["expected"], found, everywhere])
    yield from _table(["row", "day", "way", "what happened", "expected", "found", "of all states"], rows)


def _refused(kept: Mapping[str, cases.Record]) -> Iterator[str]:
    yield "## Hosts that sent people back, row by row\n"
    rows = []
    for row in cases.rows(cases.REFUSED):
        record, failed = kept[row["id"]], row["failed"][0]
        rows.append([row["id"], failed["word"], failed["expected"], record["band"], str(record["offered"])])
    yield from _table(["row", "what happened", "expected", "band of the host", "states offered"], rows)


def _comments() -> Iterator[str]:
    yield "## Misses, and hits for another reason\n"
    after = {one["row"]: one for one in cases.document()["after"]}
    reading = {row["id"]: row["reading"] for row in cases.document()["rows"]}
    rows = [[id, reading[id], one["cause"].replace("_", " "), one["comment"]] for id, one in after.items()]
    yield from _table(["row", "what happened", "cause", "comment"], rows)


def _reported(kind: str) -> list[cases.Row]:
    return [row for row in cases.rows(kind) if row["basis"] == cases.PRECEDENT]


def _text(found: Sequence[cases.Record]) -> str:
    lines = ",\n  ".join(json.dumps(record) for record in found)
    return f'{{\n "rows": "{cases.digest()}",\n "found": [\n  {lines}\n ]\n}}\n'


def main(arguments: list[str]) -> int:
    """Run every row; write findings and page, or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="only say whether findings and page are current")
    parser.add_argument("--page", action="store_true", help="write the page from the findings that are kept")
    chosen = parser.parse_args(arguments)
    if chosen.page:
        TARGET.write_text(whole_page(cases.kept()), encoding="utf-8")
        return 0
    found = [cases.measure(row) for row in cases.document()["rows"]]
    kept = {record["row"]: record for record in found}
    files = {cases.FOUND: _text(found), TARGET: whole_page(kept)}
    if chosen.check:
        return 0 if all(p.exists() and p.read_text(encoding="utf-8") == text for p, text in files.items()) else 1
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    lacking = misses(kept) - {one["row"] for one in cases.document()["after"]}
    print("\n".join(f"{id}: a miss without a comment" for id in sorted(lacking)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
