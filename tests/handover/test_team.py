# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a team edits offline and in whatever order its bundles travel, everybody ends with the same."""

import os
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exile_risk.handover.fields import fields_of
from exile_risk.handover.journal import known
from exile_risk.handover.writes import CaseWrites, Write, seal_of
from exile_risk.vault import audit, imports
from tests.handover.stores import Store, team

EXAMPLES = int(os.environ.get("HANDOVER_EXAMPLES", "25"))

FIELDS = ("proximity", "origin_trend", "host", "needs.dependants")
VALUES = {
    "proximity": (None, "near", "far"),
    "origin_trend": (None, "worse", "better"),
    "host": ("TH", "MY", None),
    "needs.dependants": (None, 1, 2),
}
WHO, CASE = st.integers(0, 3), st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("add"), WHO, st.sampled_from(FIELDS), st.integers(0, 2)),
    *[st.tuples(st.just("edit"), WHO, CASE, st.sampled_from(FIELDS), st.integers(0, 2))] * 3,
    *[st.tuples(st.just("send"), WHO, WHO, st.booleans())] * 3,
    st.tuples(st.just("resolve"), WHO, st.integers(0, 5), st.integers(0, 2)),
    st.tuples(st.just("delete"), WHO, CASE),
    st.tuples(st.just("replay"), WHO, st.integers(0, 20)),
)


class Play:
    """Runs the steps; keeps every bundle for later, or for another time."""

    def __init__(self, stores: list[Store]) -> None:
        self.stores = stores
        self.sent: list[tuple[int, bytes]] = []
        self.waiting: list[tuple[int, bytes]] = []

    def store(self, n: int) -> Store:
        return self.stores[n % len(self.stores)]

    def add(self, who: int, field: str, value: int) -> None:
        self.store(who).add(origin="KH", **{field: VALUES[field][value]})

    def edit(self, who: int, case: int, field: str, value: int) -> None:
        one = self.store(who)
        if uids := one.uids():
            one.edit(uids[case % len(uids)], **{field: VALUES[field][value]})

    def send(self, who: int, to: int, late: bool) -> None:
        sender, reader = who % len(self.stores), to % len(self.stores)
        if sender != reader and self.stores[sender].uids():
            data = self.stores[sender].seal(self.stores[reader])
            self.sent.append((reader, data))
            if late:
                self.waiting.append((reader, data))
            else:
                self.stores[reader].take(data)

    def resolve(self, who: int, which: int, choice: int) -> None:
        one = self.store(who)
        if found := one.conflicts():
            uid, field, _ = found[which % len(found)]
            one.resolve(uid, field, choice)

    def delete(self, who: int, case: int) -> None:
        one = self.store(who)
        if len(uids := one.uids()) > 1:
            one.delete(uids[case % len(uids)])

    def replay(self, _who: int, which: int) -> None:
        if self.sent:
            reader, data = self.sent[which % len(self.sent)]
            self.stores[reader].take(data)

    def settle(self, order: Callable[[list[tuple[int, bytes]]], list[tuple[int, bytes]]]) -> None:
        """Deliver what was late, in any order, then let everybody hear from everybody."""
        for reader, data in order(self.waiting):
            self.stores[reader].take(data)
        for _ in range(2):
            for n, one in enumerate(self.stores):
                for m, other in enumerate(self.stores):
                    if n != m and one.uids():
                        other.take(one.seal(other))


def end(one: Store) -> dict[str, object]:
    """Return all that a store knows: writes, conflicts, what was deleted."""
    writes = {uid: known(one.connection, uid) for uid in one.uids()}
    return {
        "writes": {uid: (dict(w.writes), dict(w.revealed)) for uid, w in writes.items()},
        "conflicts": one.conflicts(),
        "deleted": sorted(imports.buried(one.connection)),
    }


def agreed(one: Store) -> dict[str, dict[str, object]]:
    """Return what the forms show wherever there is no conflict."""
    torn = {(uid, field.removeprefix("answers.")) for uid, field, _ in one.conflicts()}
    return {uid: {f: v for f, v in one.answers(uid).items() if (uid, f) not in torn} for uid in one.uids()}


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(size=st.integers(2, 4), steps=st.lists(STEPS, min_size=4, max_size=25), data=st.data())
def test_a_team_ends_with_the_same_cases_and_conflicts(size: int, steps: list, data: st.DataObject) -> None:
    play = Play(team(size))
    play.add(0, "proximity", 1)
    for name, *rest in steps:
        getattr(play, name)(*rest)
    play.settle(lambda late: data.draw(st.permutations(late)))
    first = play.stores[0]
    for other in play.stores[1:]:
        assert end(other) == end(first)
        assert agreed(other) == agreed(first)
    for one in play.stores:
        assert audit.first_break(one.connection) is None
        assert audit.changed(one.connection) == ()
        values = {w.field for uid in one.uids() for w in known(one.connection, uid).writes.values()}
        assert values <= {"origin", "host", "answers.proximity", "answers.origin_trend", "needs.dependants"}


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(size=st.integers(2, 3), steps=st.lists(STEPS, min_size=4, max_size=20))
def test_nothing_that_somebody_typed_is_lost(size: int, steps: list) -> None:
    """Every answer of a revision that was saved here is among the writes, however many bundles came over it."""
    play = Play(team(size))
    play.add(0, "proximity", 1)
    for name, *rest in steps:
        getattr(play, name)(*rest)
    play.settle(list)
    for one in play.stores:
        rows = one.connection.execute("SELECT c.uid, r.document FROM revisions r JOIN cases c ON c.code = r.code")
        for uid, document in rows.fetchall():
            writes = known(one.connection, uid)
            told = {(w.field, repr(writes.told(w))) for w in writes.writes.values()}
            assert {(f, repr(dict(p))) for f, p in fields_of(document, "").items()} <= told


def _write(field: str, after: tuple[str, ...], value: object, n: int) -> CaseWrites:
    salt = f"{n:032x}"
    seal = seal_of(salt, value)
    one = Write("0" * 32, field, after, "1" * 32, "2026-11-25T10:00Z", (("value", seal),))
    return CaseWrites([one], {seal: (salt, value)})


@st.composite
def histories(draw: st.DrawFn) -> CaseWrites:
    """Any set of writes, also ones that no honest vault makes."""
    whole = CaseWrites()
    for n in range(draw(st.integers(1, 8))):
        field = draw(st.sampled_from(("host", "answers.proximity")))
        earlier = [id for id, w in whole.writes.items() if w.field == field]
        after = tuple(sorted(draw(st.sets(st.sampled_from(earlier), max_size=3)))) if earlier else ()
        whole = whole.joined(_write(field, after, draw(st.sampled_from((None, "near", "far"))), n))
    return whole


def part(whole: CaseWrites, kept: set[str]) -> CaseWrites:
    writes = [w for id, w in whole.writes.items() if id in kept]
    seals = {seal for w in writes for _, seal in w.seals}
    return CaseWrites(writes, {s: v for s, v in whole.revealed.items() if s in seals})


@settings(max_examples=EXAMPLES * 4, deadline=None)
@given(histories(), st.data())
def test_joining_is_associative_commutative_and_idempotent(whole: CaseWrites, data: st.DataObject) -> None:
    subsets = st.sets(st.sampled_from(sorted(whole.writes)))
    a, b, c = (part(whole, data.draw(subsets)) for _ in range(3))
    assert a.joined(b) == b.joined(a)
    assert a.joined(b).joined(c) == a.joined(b.joined(c))
    assert a.joined(a) == a
    assert a.joined(b).joined(b) == a.joined(b)
    assert a.joined(b.without(a)) == a.joined(b)
    for field in whole.fields:
        assert a.joined(b).readings(field) == b.joined(a).readings(field)
        if whole.heads(field):
            assert whole.readings(field), "a field never disappears"


def test_the_play_really_makes_conflicts_and_deletions() -> None:
    """The property says nothing if nothing ever differs."""
    play = Play(team(3))
    play.add(0, "proximity", 1)
    play.send(0, 1, False)
    play.edit(0, 0, "proximity", 2)
    play.edit(1, 0, "proximity", 0)
    play.settle(list)
    assert [len(s.conflicts()) for s in play.stores] == [1, 1, 1]
    play.add(2, "host", 1)
    play.delete(2, 0)
    play.settle(list)
    assert [len(imports.buried(s.connection)) for s in play.stores] == [1, 1, 1]


def test_a_bundle_taken_twice_changes_nothing() -> None:
    a, b = team(2)
    a.add(proximity="near")
    data = a.seal(b)
    assert not b.take(data).again
    before = end(b), audit.head(b.connection)
    assert b.take(data).again
    assert (end(b), audit.head(b.connection)) == before
