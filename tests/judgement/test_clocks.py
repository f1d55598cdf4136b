# SPDX-License-Identifier: GPL-3.0-or-later
"""When to look again: the spans of the method, as data that cannot be quietly wrong."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exile_risk import assets
from exile_risk.errors import InputError
from exile_risk.judgement import load_clocks
from exile_risk.judgement.clocks import Span
from exile_risk.model.assessment import Band

DAY = date(2026, 11, 30)
SHIPPED = json.loads(assets.path("clocks", "1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("band", "how", "by"),
    [
        (Band.EXTREME, {}, date(2026, 12, 3)),
        (Band.EXTREME, {"pressing": True}, date(2026, 12, 1)),
        (Band.HIGH, {}, date(2026, 12, 14)),
        (Band.HIGH, {"pressing": True, "unsure": True}, date(2026, 12, 3)),
        (Band.MODERATE, {}, date(2027, 2, 28)),
        (Band.MODERATE, {"unsure": True}, date(2027, 1, 29)),
        (Band.LOW, {}, date(2027, 11, 30)),
        (Band.LOW, {"unsure": True}, date(2027, 5, 30)),
        (Band.MODERATE, {"not_enough": True}, date(2026, 12, 7)),
    ],
)
def test_the_spans_of_the_method(band: Band, how: dict[str, bool], by: date) -> None:
    assert load_clocks().review_by(band, DAY, **how) == by


def test_the_worse_the_sooner() -> None:
    clocks = load_clocks()
    for pressing in (False, True):
        for unsure in (False, True):
            days = [clocks.review_by(b, DAY, pressing=pressing, unsure=unsure) for b in Band]
            assert days == sorted(days, reverse=True)


def test_months_end_within_their_month_and_the_calendar_ends() -> None:
    assert Span(months=6).after(date(2026, 8, 31)) == date(2027, 2, 28)
    assert Span(days=3).after(date(9999, 12, 30)) == date.max
    assert Span(months=12).after(date(9999, 1, 1)) == date.max


def test_every_span_gives_its_reason_and_the_whole_says_what_it_is() -> None:
    clocks = load_clocks()
    assert "not findings" in clocks.reason
    assert all(len(clock.reason) > 30 for clock in clocks.review.values())


def _without(name: str) -> dict[str, Any]:
    return {**SHIPPED, "review": {k: v for k, v in SHIPPED["review"].items() if k != name}}


def _with(name: str, **change: object) -> dict[str, Any]:
    return {**SHIPPED, "review": {**SHIPPED["review"], name: {**SHIPPED["review"][name], **change}}}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({**SHIPPED, "format": "x"}, "file_wrong_format"),
        ({**SHIPPED, "version": "2"}, "clocks_broken"),
        (_without("Low"), "clocks_broken"),
        (_with("High", late={"days": 0}), "clocks_broken"),
        (_with("High", late={"weeks": 2}), "clocks_broken"),
        (_with("High", late={"days": True}), "clocks_broken"),
        (_with("High", late={"days": 2}), "clocks_broken"),  # sooner than with low confidence
        (_with("High", danger_yes={"days": 30}), "clocks_broken"),
        (_with("High", reason=""), "clocks_broken"),
    ],
)
def test_broken_clocks_are_refused(
    body: dict[str, Any], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "clocks").mkdir()
    (tmp_path / "clocks" / "1.json").write_text(json.dumps(body), encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    with pytest.raises(InputError) as caught:
        load_clocks.__wrapped__("1")
    assert caught.value.code == code
