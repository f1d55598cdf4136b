# SPDX-License-Identifier: GPL-3.0-or-later
"""What two or three caseworkers say of the same case, merged: nothing is lost, nothing is silently decided."""

from exile_risk.handover import deciding
from exile_risk.vault import audit, imports, quarantine, records
from tests.handover.stores import Store, team


def test_a_case_arrives_with_its_answers_under_a_code_of_its_own() -> None:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH", charge_status="warrant")
    found = b.take(a.seal(b))
    assert found.merged
    assert [c.new for c in found.cases] == [True]
    assert b.answers(uid) == {"origin": "KH", "host": "TH", "charge_status": "warrant"}
    assert audit.first_break(b.connection) is None
    assert audit.changed(b.connection) == ()


def test_edits_of_different_fields_merge_without_a_word() -> None:
    a, b = team(2)
    uid = a.add(origin="KH", host="TH")
    b.take(a.seal(b))
    a.edit(uid, proximity="near")
    b.edit(uid, origin_trend="worse")
    b.take(a.seal(b))
    a.take(b.seal(a))
    for one in (a, b):
        assert one.answers(uid) == {"origin": "KH", "host": "TH", "proximity": "near", "origin_trend": "worse"}
        assert one.conflicts() == []


def test_an_edit_after_reading_the_other_replaces_it() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    b.edit(uid, proximity="far")
    a.take(b.seal(a))
    assert a.answers(uid) == {"proximity": "far"}
    assert a.conflicts() == []


def test_two_offline_edits_of_one_field_stay_side_by_side_until_a_person_decides() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    a.edit(uid, proximity="far")
    b.edit(uid, proximity="next_door")
    b.take(a.seal(b))
    a.take(b.seal(a))
    assert a.conflicts() == b.conflicts()
    assert len(a.conflicts()) == 1
    assert a.answers(uid) == {"proximity": "far"}, "what somebody typed is not overwritten"
    assert b.answers(uid) == {"proximity": "next_door"}
    a.edit(uid, origin_trend="worse")
    b.take(a.seal(b))
    assert len(b.conflicts()) == 1, "another edit decides nothing"
    readings = next(c for c in deciding.conflicts(b.connection)).readings
    choice = next(n for n, r in enumerate(readings) if r.told["value"] == "far")
    b.resolve(uid, "answers.proximity", choice)
    a.take(b.seal(a))
    for one in (a, b):
        assert one.conflicts() == []
        assert one.answers(uid)["proximity"] == "far"


def test_typing_over_a_field_in_conflict_decides_nothing_about_what_the_other_said() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    a.edit(uid, proximity="far")
    b.edit(uid, proximity="next_door")
    b.take(a.seal(b))
    b.edit(uid, proximity="abroad")
    a.take(b.seal(a))
    for one in (a, b):
        (conflict,) = deciding.conflicts(one.connection)
        assert {r.told["value"] for r in conflict.readings} == {"far", "abroad"}


def test_whoever_had_neither_reading_sees_an_open_question() -> None:
    a, b, c = team(3)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    a.edit(uid, proximity="far")
    b.edit(uid, proximity="next_door")
    b.take(a.seal(b))
    c.take(b.seal(c))
    assert "proximity" not in c.answers(uid)
    assert c.conflicts() == b.conflicts()


def test_two_people_who_decide_differently_differ_again() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    a.edit(uid, proximity="far")
    b.edit(uid, proximity="next_door")
    b.take(a.seal(b))
    a.take(b.seal(a))
    a.resolve(uid, "answers.proximity", 0)
    b.resolve(uid, "answers.proximity", 1)
    a.take(b.seal(a))
    b.take(a.seal(b))
    assert len(a.conflicts()) == 1
    assert a.conflicts() == b.conflicts()


def test_a_draft_becomes_a_revision_before_anything_is_merged() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    b.take(a.seal(b))
    a.edit(uid, proximity="far")
    code = imports.code_of(b.connection, uid)
    assert code is not None
    with b.writing() as c:
        records.save_draft(c, code, '{"answers":{"proximity":"near","origin_trend":"better"},"charges":[]}', "{}")
    b.take(a.seal(b))
    assert b.answers(uid) == {"proximity": "far", "origin_trend": "better"}
    assert len(records.history(b.connection, code)) == 3


def test_the_preview_is_what_happens(team_of_two: tuple[Store, Store]) -> None:
    a, b = team_of_two
    uid = a.add(proximity="near")
    found = b.take(a.seal(b))
    assert {c.field: (dict(c.before), dict(c.after)) for c in found.cases[0].changes} == {
        "answers.proximity": ({}, {"value": "near"})
    }
    assert b.uids() == [uid]


def test_a_deletion_waits_for_a_person_and_then_takes_the_case_and_what_was_written_of_it() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    kept = a.add(proximity="far")
    b.take(a.seal(b))
    b.edit(uid, origin_trend="worse")
    a.delete(uid)
    found = b.take(a.seal(b), accept=False)
    assert [(d.uid, d.done) for d in found.deletions] == [(uid, False)]
    assert uid in b.uids(), "an edit that the other had not seen is not lost unasked"
    b.take(a.seal(b, [kept]), accept=False)
    assert len(quarantine.waiting(b.connection)) == 1, "asked once, however many bundles say it"
    with b.writing() as c:
        assert deciding.decide_deletion(c, uid, delete=True)
    assert b.uids() == [kept]
    assert b.connection.execute("SELECT count(*) FROM quarantine WHERE uid = ?", (uid,)).fetchone() == (0,)
    assert audit.first_break(b.connection) is None


def test_a_deleted_case_does_not_come_back() -> None:
    a, b = team(2)
    uid = a.add(proximity="near")
    kept = a.add(proximity="far")
    b.take(a.seal(b))
    old = b.seal(a, [uid])
    a.delete(uid)
    found = a.take(old)
    assert [c.buried for c in found.cases] == [True]
    assert a.uids() == [kept]


def test_a_declined_deletion_is_not_asked_again() -> None:
    a, b = team(2)
    uid, kept = a.add(proximity="near"), a.add(proximity="far")
    b.take(a.seal(b))
    a.delete(uid)
    b.take(a.seal(b), accept=False)
    with b.writing() as c:
        assert deciding.decide_deletion(c, uid, delete=False) is None
    a.edit(kept, proximity="near")
    b.take(a.seal(b), accept=False)
    assert quarantine.waiting(b.connection) == ()
    assert uid in b.uids()
