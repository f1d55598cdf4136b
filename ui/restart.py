# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking means a new process: what the old one held in memory is gone with it, not merely forgotten."""

import os
import sys
from pathlib import Path

import exile_risk


def replace_process(options: list[str]) -> None:
    """Become a fresh Exile Risk with these command-line options. Does not return."""
    if getattr(sys, "frozen", False):
        command = [sys.executable, *options]
    else:
        # `-m` looks in the current folder first: make that the folder this very package was loaded from.
        os.chdir(Path(exile_risk.__file__).parent.parent)
        command = [sys.executable, "-m", "exile_risk", *options]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform == "win32":  # its execv would leave the old process waiting beside the new one
        import subprocess

        subprocess.Popen(command, close_fds=True)  # noqa: S603 - our own program
        end_at_once()
    os.execv(command[0], command)  # noqa: S606 - our own program


def end_at_once() -> None:
    """End this process without closing or writing anything, as a kill does. Does not return."""
    os._exit(0)
