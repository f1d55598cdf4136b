# SPDX-License-Identifier: GPL-3.0-or-later
"""After a correction the list shows what its cases are now, says what they were, and forgets neither over a lock."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from vaults import phrase

from exile_risk.errors import LockedError
from exile_risk.knowledge.corrections import Correction
from exile_risk.model.answers import Answer
from exile_risk.model.draft import Draft
from exile_risk.rating_anew import CORRECTION, KEPT, WAITING
from exile_risk.scenarios import scenarios
from exile_risk.session import CaseLine, Session
from exile_risk.vault import Vault

pytestmark = pytest.mark.usefixtures("remembered")
PAST = date(2018, 1, 20)
TRIED = Correction("host_courts", "strong", "KH", "TH", date(2018, 1, 1), None, "Tried", "", PAST, "", PAST)
LONG = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(nothing_kept: Path, folder: Path) -> Iterator[Vault]:
    """An empty vault: the list reads every summary."""
    shutil.copytree(nothing_kept, folder)
    with Vault.open(folder, phrase()) as made:
        yield made


@pytest.fixture
def session(vault: Vault) -> Session:
    return Session(vault)


def line(session: Session, code: str) -> CaseLine:
    return next(one for one in session.cases() if one.code == code)


def band_with(session: Session, draft: Draft) -> int | None:
    found = session.assess(draft)
    return None if found is None or found.band is None else int(found.band)


def courts_that_change_it(session: Session, draft: Draft) -> Correction:
    """Return a correction after which the draft has another band: found by trying, so that no weight stands here."""
    before = band_with(session, draft)
    for factor in ("host_courts", "security_cooperation", "host_regime", "prior_returns"):
        for value in session.catalogue.factors[factor].values if factor in session.catalogue.factors else ():
            kept = session.add_correction(replace(TRIED, factor=factor, value=value))
            after = band_with(session, draft)
            session.withdraw_correction(kept.number)
            session.rate_anew(LONG)
            if after != before:
                return replace(TRIED, factor=factor, value=value, title="Ruling 12")
    raise AssertionError("no correction changes this case")


@pytest.fixture
def draft(session: Session) -> Draft:
    """The refugee in Thailand, in 2018."""
    one = next(s for s in scenarios() if s.id == "refugee-in-thailand-2018")
    return session.read(one.text, one.id)


def test_the_list_follows_a_correction_and_says_what_it_was(session: Session, draft: Draft, vault: Vault) -> None:
    code, elsewhere = session.add(draft), session.add(replace(draft, host="LA"))
    correction = courts_that_change_it(session, draft)
    before, other = line(session, code), line(session, elsewhere)
    session.add_correction(correction)
    changed, left = session.rate_anew(LONG)
    assert left == 0
    assert [one.code for one in changed] == [code]
    now = line(session, code)
    assert now == changed[0]
    assert now.band == band_with(session, draft) != before.band
    assert (now.changed_by_correction, now.band_before, now.changed) == (True, before.band, before.changed)
    assert now.changed_by == CORRECTION
    assert "by" not in json.loads(vault.setting(KEPT) or "")[code]  # as every version before has written it
    assert line(session, elsewhere) == other
    assert session.rate_anew(LONG) == ((), 0), "nothing is left to do"


def test_revisions_stay_as_they_were(session: Session, draft: Draft, vault: Vault) -> None:
    code = session.add(draft)
    correction = courts_that_change_it(session, draft)
    before, rows = vault.history(code), vault.cases()
    session.add_correction(correction)
    session.rate_anew(LONG)
    assert vault.history(code) == before
    assert vault.cases() == rows
    assert len(session.ratings(code)) == 1


def test_withdrawing_brings_the_old_band_back_without_a_mark(session: Session, draft: Draft) -> None:
    code = session.add(draft)
    correction = courts_that_change_it(session, draft)
    before = line(session, code)
    kept = session.add_correction(correction)
    session.rate_anew(LONG)
    session.withdraw_correction(kept.number)
    changed, _left = session.rate_anew(LONG)
    assert [one.code for one in changed] == [code]
    assert line(session, code) == before


def test_opening_a_case_takes_its_mark_away_and_keeps_its_band(session: Session, draft: Draft, folder: Path) -> None:
    code = session.add(draft)
    session.add_correction(courts_that_change_it(session, draft))
    session.rate_anew(LONG)
    band = line(session, code).band
    session.seen(code)
    session.close()
    again = Session.unlock(folder, phrase())
    try:
        assert (line(again, code).band, line(again, code).changed_by_correction) == (band, False)
    finally:
        again.close()


def test_the_case_on_the_desk_is_not_marked(session: Session, draft: Draft) -> None:
    code = session.add(draft)
    session.add_correction(courts_that_change_it(session, draft))
    session.rate_anew(LONG, code)
    assert line(session, code).band == band_with(session, draft)
    assert not line(session, code).changed_by_correction


def test_what_is_broken_off_is_resumed_after_the_next_opening(session: Session, draft: Draft, folder: Path) -> None:
    codes = [session.add(draft) for _ in range(3)]
    session.add_correction(courts_that_change_it(session, draft))
    changed, left = session.rate_anew(0.0)
    assert (len(changed), left) == (1, 2)
    session.close()
    again = Session.unlock(folder, phrase())
    try:
        done, left = again.rate_anew(LONG)
        assert left == 0
        assert {one.code for one in (*changed, *done)} == set(codes)
        assert all(line(again, code).changed_by_correction for code in codes)
    finally:
        again.close()


def test_a_later_saving_counts_more_than_what_was_rated_anew(session: Session, draft: Draft) -> None:
    code = session.add(draft)
    session.add_correction(courts_that_change_it(session, draft))
    session.rate_anew(LONG)
    danger = replace(draft, answers={**draft.answers, "in_host_custody": Answer("yes")})
    session.save(code, danger)
    assert (line(session, code).now, line(session, code).changed_by_correction) == (True, False)
    session.commit(code)
    assert line(session, code).band == band_with(session, danger)


def test_a_draft_that_went_back_to_what_was_saved_is_listed_as_it_is_now(session: Session, draft: Draft) -> None:
    """The revision listed again was rated before the correction."""
    code = session.add(draft)
    session.save(code, replace(draft, answers={**draft.answers, "in_host_custody": Answer("yes")}))
    session.add_correction(courts_that_change_it(session, draft))
    session.rate_anew(LONG)
    session.save(code, draft)
    session.commit(code)
    assert line(session, code).band == band_with(session, draft)


def test_a_draft_kept_before_the_correction_is_committed_with_the_band_of_now(session: Session, draft: Draft) -> None:
    code = session.add(Draft("KH", "TH", PAST))
    session.save(code, draft)
    session.add_correction(courts_that_change_it(session, draft))
    session.rate_anew(LONG, code)
    session.commit(code)
    assert line(session, code).band == band_with(session, draft)


@pytest.mark.parametrize("broken", ["{", "[]", '"x"', "17"])
def test_a_setting_that_cannot_be_read_loses_no_case(session: Session, draft: Draft, vault: Vault, broken: str) -> None:
    code = session.add(draft)
    before = line(session, code)
    session.add_correction(replace(TRIED, origin="IR", host="GB"))
    vault.set_setting(KEPT, broken)
    vault.set_setting(WAITING, broken if broken != "[]" else "{}")
    again = Session(vault)
    assert line(again, code) == before
    assert again.rate_anew(LONG) == ((), 0)


def test_a_full_disk_loses_neither_the_correction_nor_the_work(
    session: Session, draft: Draft, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = session.add(draft)
    correction = courts_that_change_it(session, draft)

    def full(_key: str, _value: str) -> None:
        raise LockedError("vault_disk_full", folder="x")

    with monkeypatch.context() as patched:
        patched.setattr(vault, "set_setting", full)
        session.add_correction(correction)
        with pytest.raises(LockedError):
            session.rate_anew(LONG)
    session.rate_anew(LONG)
    assert line(session, code).band == band_with(session, draft)
    assert code in json.loads(vault.setting(KEPT) or "{}")
