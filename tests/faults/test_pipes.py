# SPDX-License-Identifier: GPL-3.0-or-later
"""A pipe under the name of a file never ends: waiting for it would keep a vault open past every lock."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exile_risk.errors import ExileRiskError
from exile_risk.handover.desk import read_file
from exile_risk.packs.files import read_bounded
from exile_risk.vault.header_copies import read_copies
from exile_risk.vault.slots_key_file import read_key_file

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Fail after two seconds instead of waiting for ever."""

    def over(*_: object) -> None:
        raise AssertionError("it waits for the pipe")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(2)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


READERS: dict[str, Callable[[Path], object]] = {
    "a bundle": read_file,
    "a pack": lambda path: read_bounded(path, 1000),
    "a key file": read_key_file,
    "a header": lambda path: read_copies(path.parent),
}


@pytest.mark.parametrize("what", READERS)
def test_a_pipe_is_refused_at_once(what: str, tmp_path: Path) -> None:
    pipe = tmp_path / "header.a"
    os.mkfifo(pipe)
    with pytest.raises(ExileRiskError):
        READERS[what](pipe)
