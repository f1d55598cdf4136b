# SPDX-License-Identifier: GPL-3.0-or-later
"""Rating again ends when it is told to stop just while a share that is larger than a pipe is on its way."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 120.0
"""Seconds; it takes a few. Who waits for the pipe waits for ever."""

# One case of the third share cannot be sent before the pool is being closed: then it is written to processes of which
# nobody may have been ended.
SCRIPT = """
import pickle, sys, threading
from dataclasses import replace
from exile_risk import rerating
from tests.engine.test_rerating import CATALOGUE, stored

PIPE = 65_536
begun, closing = threading.Event(), threading.Event()

class Held:
    def __reduce__(self):
        begun.set()
        assert closing.wait()
        return str, ("KH",)

def watch():
    frame, names = sys._current_frames()[threading.main_thread().ident], set()
    while frame is not None:
        names.add(frame.f_code.co_name)
        frame = frame.f_back
    return "join" in names and "go_on" not in names

def let_go():
    while not watch():
        closing.wait(0.01)
    closing.set()

def go_on(done):
    assert begun.wait()
    threading.Thread(target=let_go, daemon=True).start()
    return False

some = stored(50)
cases = [some[n % 50] for n in range(12 * rerating.AT_ONCE)]
share = cases[: rerating.AT_ONCE]
assert len(pickle.dumps([rerating._sent(case) for case in share])) > PIPE
cases[2 * rerating.AT_ONCE] = replace(some[0], nationalities=(Held(),))
found = rerating.rate_again(cases, CATALOGUE, go_on)
print(len(found) == rerating.AT_ONCE, closing.is_set())
"""


def test_it_stops_while_a_share_larger_than_the_pipe_is_being_sent() -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["True", "True"]), done.stderr
