# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `exile-risk bundle` as the terminal would, in the process of the test."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from exile_risk.cli.run import run
from tests.handover.desks import PHRASE


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def program(
    remembered: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """Runs a command as the terminal would, in this very process."""
    before = os.umask(0o077)

    def command(*arguments: str, phrase: str = PHRASE) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{phrase}\n".encode())))
        status = run(["bundle", *arguments])
        return Done(status, *capsys.readouterr())

    yield command
    os.umask(before)
