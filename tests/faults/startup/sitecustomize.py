# SPDX-License-Identifier: GPL-3.0-or-later
"""Loaded by every Python that the session's test starts, also the one that a lock becomes: reports sockets.

Where the test looks into memory it also leaves /proc/PID/mem open, which the program closes to its user.
"""

import os
import sys


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") and event != "socket.gethostname":
        os.write(1, f"socket: {event}\n".encode())


sys.addaudithook(_watch)
if os.environ.get("MEMORY_IS_LOOKED_AT"):
    from ui import hygiene

    hygiene._not_dumpable = lambda: None
