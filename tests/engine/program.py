# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a process of its own, rating many case files one after the other (one start, many cases)."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.engine.given import ROOT, Answers

_MANY = """
import contextlib, io, json, sys
from exile_risk.__main__ import main
done = []
for arguments, text in json.load(sys.stdin):
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    done.append([status, out.getvalue(), err.getvalue()])
json.dump(done, sys.stdout)
"""
BY_ANSWERS_ALONE = ["assess", "-", "--answers-only", "--json", "--model", "1"]


@dataclass(frozen=True)
class Done:
    """What one command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        assert self.status == 0, self.err
        found: dict[str, Any] = json.loads(self.out)
        return found


def case_file(answers: Answers, **fields: object) -> dict[str, Any]:
    places = {"format": "exile-risk/case", "version": 1, "as_of": "2018-01-20", "origin": "KH", "host": "TH"}
    return {**places, "answers": answers, **fields}


def run_many(cases: Sequence[dict[str, Any] | str], arguments: Sequence[str] = BY_ANSWERS_ALONE) -> list[Done]:
    """Give each case to the command line on its standard input."""
    texts = [[list(arguments), c if isinstance(c, str) else json.dumps(c)] for c in cases]
    done = subprocess.run(
        [sys.executable, "-c", _MANY], input=json.dumps(texts), capture_output=True, text=True, cwd=ROOT, check=True
    )
    return [Done(*found) for found in json.loads(done.stdout)]


def run_alone(case: dict[str, Any], *arguments: str, seed: str = "0") -> Done:
    """Run the command as a person would: its own process, standard input and output."""
    done = subprocess.run(
        [sys.executable, "-m", "exile_risk", *(arguments or BY_ANSWERS_ALONE)],
        input=json.dumps(case).encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
