# SPDX-License-Identifier: GPL-3.0-or-later
"""A D-Bus of the test's own, run by the real daemon, with a process on it that speaks as the system does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

needed = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="the program dbus-daemon is not installed")


@contextmanager
def private_bus() -> Iterator[str]:
    """Run a bus and give its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class System:
    """The process that speaks on a bus."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._heard = b""
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        os.set_blocking(process.stdout.fileno(), False)

    def say(self, path: str, interface: str, signal: str, *values: bool) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([path, interface, signal, values]).encode() + b"\n")
        self._process.stdin.flush()

    def heard(self) -> list[str]:
        """Return what was asked of it and given back, so far."""
        assert self._process.stdout is not None
        self._heard += self._process.stdout.read() or b""
        return self._heard.decode().splitlines()


@contextmanager
def system_on(address: str) -> Iterator[System]:
    """Run the process."""
    command = [sys.executable, "-m", "tests.pages.logind", address]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield System(process)
        finally:
            process.terminate()
