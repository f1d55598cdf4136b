# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process must not leak: set before Qt starts, because every later line could already fail."""

import faulthandler
import os
import sys
import threading
from collections import deque
from pathlib import Path
from types import TracebackType

_PR_SET_DUMPABLE = 4
_SEM_NO_FAULT_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX

faults: deque[str] = deque(maxlen=50)
"""The last faults of this process, kind and code place only; kept in memory, never written."""


def harden() -> None:
    """Keep what the process writes for its owner, and keep its memory out of dumps, debuggers and fault logs."""
    os.umask(0o077)
    faulthandler.disable()  # its traces go to a file or terminal that we do not control
    if sys.platform == "win32":
        _no_windows_report()
    else:
        _no_core_dump()
    if sys.platform == "linux":
        _not_dumpable()
    sys.excepthook = lambda kind, error, trace: note(kind, trace)
    threading.excepthook = lambda args: note(args.exc_type, args.exc_traceback)
    sys.unraisablehook = lambda args: note(args.exc_type, args.exc_traceback)


def note(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Keep and print one line about a fault: its kind and code place, never its message, locals or any content."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    line = f"{kind.__name__} at {place}"
    faults.append(line)
    if sys.stderr is not None:  # a windowed program on Windows has none
        sys.stderr.write(f"Exile Risk: {line}\n")
    return line


def _no_core_dump() -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def _not_dumpable() -> None:
    """Close /proc/PID/mem to other programs of the same user."""
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _no_windows_report() -> None:
    import ctypes

    ctypes.windll.kernel32.SetErrorMode(_SEM_NO_FAULT_BOXES)  # type: ignore[attr-defined,unused-ignore]
