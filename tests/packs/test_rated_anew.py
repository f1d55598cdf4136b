# SPDX-License-Identifier: GPL-3.0-or-later
"""After a pack was taken, or taken back, the list shows what saved cases are now; without one nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exile_risk import session as sessions
from exile_risk.knowledge import Knowledge
from exile_risk.model.draft import Draft
from exile_risk.packs.facts import PackedKnowledge
from exile_risk.packs.signed import read_signed
from exile_risk.rating_anew import FACTS, NEW_FACTS
from exile_risk.session import Session
from exile_risk.vault import FLOOR_COST, Vault
from tests.judgement.cases import BEFORE_THE_LAW, case
from tests.packs.signing import Signer
from tests.packs.test_preview import moving

__all__ = ["moving"]
LONG = 60.0


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with Vault.create(tmp_path / "vault", bytearray(b"correct horse battery staple"), FLOOR_COST) as made:
        yield made


def with_facts(vault: Vault, facts: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return the session of the next start, on these facts."""
    monkeypatch.setattr(sessions, "_shared", [facts])
    return Session(vault)


def test_the_list_follows_a_pack_there_and_back(
    vault: Vault, moving: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped, packed = Knowledge.load(), PackedKnowledge(read_signed(moving, [signer.public]))
    one = case(BEFORE_THE_LAW)
    session = with_facts(vault, shipped, monkeypatch)
    code = session.add(Draft(one.origin, one.host, one.as_of, one.nationalities, one.charges, one.answers))
    before = session.cases()[0].band
    assert session.rate_anew(LONG) == ((), 0)
    assert vault.setting(FACTS) is None, "without a pack nothing is written"

    session = with_facts(vault, packed, monkeypatch)
    changed, left = session.rate_anew(LONG)
    assert ([line.code for line in changed], left) == ([code], 0)
    assert session.cases()[0].band == changed[0].band != before
    assert session.cases()[0].changed_by == NEW_FACTS
    assert session.rate_anew(LONG) == ((), 0)

    again = with_facts(vault, packed, monkeypatch)
    assert again.cases()[0].band == changed[0].band, "it is still known after the next start"
    assert again.rate_anew(LONG) == ((), 0)

    back = with_facts(vault, shipped, monkeypatch)
    assert [line.band for line in back.rate_anew(LONG)[0]] == [before]
    assert back.cases()[0].band == before
    assert back.cases()[0].changed_by == ""
