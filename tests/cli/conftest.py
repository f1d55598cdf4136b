# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the command line inside the test process, with real files, standard input and output."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from exile_risk.__main__ import main


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert not self.out, self.out
        return lines[0]


Command = Callable[..., Done]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    def run(*arguments: str, text: str | bytes = "") -> Done:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capfd.readouterr()
        status = main(arguments)
        seen = capfd.readouterr()
        return Done(status, seen.out, seen.err)

    return run


@pytest.fixture
def case() -> dict[str, Any]:
    from exile_risk.catalogue import load_catalogue

    return {
        "format": "exile-risk/case",
        "version": 1,
        "as_of": "2018-01-20",
        "origin": "KH",
        "host": "TH",
        "charges": [{"offence": "insult_official", "stage": "charged_or_warrant"}],
        "answers": {
            **dict.fromkeys(load_catalogue().triggers, "no"),
            "protection_status": "unhcr_recognised",
            "immigration_status": "irregular",
        },
    }
