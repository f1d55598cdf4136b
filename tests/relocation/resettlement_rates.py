# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the list of options named what worked and marked what failed, counted over findings by row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.relocation import resettlements as cases
from tests.relocation.resettlements import ABSENT, ALERT, BARRED, FIRST_TEN, LISTED, SET_ASIDE, TOP, Record, Row

Kept = Mapping[str, Record]
ANOTHER_REASON = "wrong_way"
LET_GO = frozenset(
    {
        "arrested_on_arrival",
        "arrested_at_the_airport",
        "arrested_on_a_visit",
        "stopped_on_a_visit",
        "held_in_transit",
        "refused_entry",
        "stopped_in_transit",
    }
)
"""What befell people on a journey and ended with their going free."""


@dataclass(frozen=True)
class Rate:
    """One count. `id` is what the test holds it by."""

    id: str
    name: str
    hits: int
    of: int
    comment: str = ""


def of_resettled(kept: Kept) -> Iterator[Rate]:
    """Yield the rates over resettlements: reported ones, then those of general knowledge, then offers refused."""
    reported = _of(cases.RESETTLED, reported=True)
    known = _of(cases.RESETTLED, reported=False)
    offers = tuple(row for row in cases.rows(cases.REFUSED) if row.get("offered"))
    first = _with(reported, kept, {FIRST_TEN})
    n = len(reported)
    yield Rate("first_ten", "among the first ten different destinations", len(first), n)
    ten = [row for row in reported if any((s["option"] or 99) <= TOP for s in kept[row["id"]]["stands"])]
    yield Rate("first_ten_options", "among the first ten options", len(ten), n)
    listed = _with(reported, kept, {FIRST_TEN, LISTED})
    yield Rate("listed", "listed at all", len(listed), n)
    seen = _with(reported, kept, {FIRST_TEN, LISTED, SET_ASIDE})
    yield Rate("not_excluded", "listed or set aside for another option", len(seen), n)
    other = {one["row"] for one in cases.document()["after"] if one["cause"] == ANOTHER_REASON}
    right = [row for row in first if row["id"] not in other]
    yield Rate("right_way", "among the first ten by the kind of way that worked", len(right), n, "judged by hand")
    day = [row for row in reported if any(s["usual"] is not None for s in kept[row["id"]]["stands"])]
    usual = [row for row in day if any(s["usual"] for s in kept[row["id"]]["stands"])]
    beside = len(_with(day, kept, {FIRST_TEN}))
    yield Rate("usual", "the ten states that took most refugees", len(usual), len(day), f"the list itself: {beside}")
    foreseen = [row for row in reported if _foreseen(row, kept)]
    yield Rate("foreseen", "as expected beforehand", len(foreseen), n, "an absence that was expected is one of them")
    yield Rate("known", "general knowledge: first ten places", len(_with(known, kept, {FIRST_TEN})), len(known))
    offered = _with(offers, kept, {FIRST_TEN})
    yield Rate("offers", "offers the host did not let them take: first ten places", len(offered), len(offers))
    of = sum(kept[row["id"]]["top"] for row in cases.rows(cases.RESETTLED))
    for id, name in (("harming", "below nothing"), ("harming_more", "below nothing by more than a thousandth")):
        harming = sum(kept[row["id"]][f"top_{id}"] for row in cases.rows(cases.RESETTLED))
        yield Rate(id, f"options among first tens with a gain {name}", harming, of, "fewer is better")


def of_journeys(kept: Kept) -> Iterator[Rate]:
    """Yield the rates over journeys: those that ended badly, those that ended with going free, and what is usual."""
    rows = cases.rows(cases.JOURNEY)
    bad = [row for row in rows if row["failed"][0]["word"] not in LET_GO]
    free = [row for row in rows if row["failed"][0]["word"] in LET_GO]
    for id, name, some in (("harmed", "return, seizure or death", bad), ("let_go", "let go", free)):
        marked = [row for row in some if kept[row["id"]]["failed"][0]["word"] != cases.UNMARKED]
        comment = f"of all states, for the same people: {_usual(some, kept, (BARRED, ALERT)):.0%}"
        yield Rate(f"{id}_marked", f"{name}: marked at all", len(marked), len(some), comment)
        barred = [row for row in some if kept[row["id"]]["failed"][0]["word"] == BARRED]
        comment = f"of all states: {_usual(some, kept, (BARRED,)):.0%}"
        yield Rate(f"{id}_barred", f"{name}: barred (E2 or E4)", len(barred), len(some), comment)
    for mark in ("E2", "E4"):
        hits = sum(kept[row["id"]]["failed"][0][mark] for row in rows)
        yield Rate(mark, f"all: {mark}", hits, len(rows))
    alerts = sum(bool(kept[row["id"]]["failed"][0]["alerts"]) for row in rows)
    yield Rate("alerts", "all: an alert on the last leg", alerts, len(rows), "a road that is barred shows no leg")
    foreseen = sum(kept[row["id"]]["failed"][0]["word"] == row["failed"][0]["expected"] for row in rows)
    yield Rate("journeys_foreseen", "as expected beforehand", foreseen, len(rows))


def of_refusals(kept: Kept) -> Iterator[Rate]:
    """Yield the rates over hosts that sent people back, beside those that let them go."""
    rows = cases.rows(cases.REFUSED)
    high = [row for row in rows if cases.high(kept[row["id"]])]
    yield Rate("refused_high", "band of the host High or Extreme", len(high), len(rows))
    left = cases.rows(cases.RESETTLED)
    beside = [row for row in left if cases.high(kept[row["id"]])]
    comment = "no test of the band: see the model card"
    yield Rate("left_high", "the same for the hosts that people left", len(beside), len(left), comment)
    offered = [row for row in rows if kept[row["id"]]["offered"]]
    yield Rate("refused_offered", "at least one state was offered", len(offered), len(rows))


def by_notice(kept: Kept) -> Iterator[tuple[str, list[Record]]]:
    """Yield groups of people with their findings: by notice on file, then by prominence."""
    rows = (*cases.rows(cases.RESETTLED), *cases.rows(cases.REFUSED))
    for name, notice in (("with a notice", {True}), ("without, or nobody knows", {False, None})):
        yield name, [kept[row["id"]] for row in rows if row["case"]["interpol_notice"] in notice]
    for profile in ("high", "medium", "low"):
        yield f"prominence {profile}", [kept[row["id"]] for row in rows if row["case"]["public_profile"] == profile]


def misses(kept: Kept) -> set[str]:
    """Return the rows whose destination is not among the first ten, and the journeys that nothing marks."""
    found = {row["id"] for row in cases.rows(cases.RESETTLED) if not _any(row, kept, {FIRST_TEN})}
    found |= {row["id"] for row in cases.rows(cases.REFUSED) if row.get("offered") and not _any(row, kept, {FIRST_TEN})}
    unmarked = {
        row["id"] for row in cases.rows(cases.JOURNEY) if kept[row["id"]]["failed"][0]["word"] == cases.UNMARKED
    }
    return found | unmarked


def _of(kind: str, *, reported: bool) -> tuple[Row, ...]:
    return tuple(row for row in cases.rows(kind) if (row["basis"] == cases.PRECEDENT) is reported)


def _with(rows: Sequence[Row], kept: Kept, words: Collection[str]) -> list[Row]:
    return [row for row in rows if _any(row, kept, words)]


def _any(row: Row, kept: Kept, words: Collection[str]) -> bool:
    return any(stand["word"] in words for stand in kept[row["id"]]["stands"])


def _foreseen(row: Row, kept: Kept) -> bool:
    stand = cases.best(kept[row["id"]])
    expected = row["worked"]["expected"]
    return stand is not None and (ABSENT if stand["word"] == SET_ASIDE else stand["word"]) == expected


def _usual(rows: Sequence[Row], kept: Kept, words: Sequence[str]) -> float:
    """Return the mean share of all states that are marked so for these people."""
    shares: list[float] = []
    for row in rows:
        of_all = kept[row["id"]]["of_all"]
        shares.append(sum(of_all[w] for w in words) / sum(of_all.values()))
    return sum(shares) / len(shares)
