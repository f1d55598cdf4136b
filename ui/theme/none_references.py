# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps Python 3.11 alive under PySide6 6.12, whose every call without a result gives back one reference too many.

Measured: 1,000 calls of `QObject.setObjectName` take 1,000 references from None; when they run out (some 5,000 are
there at start) Python aborts with "deallocating None", and unsaved answers with it. From Python 3.12 None is immortal.
"""

import ctypes
import sys

_ENOUGH = 1 << 40  # a thousand calls a second would need 34 years


def keep_none_alive() -> None:
    """Give None so many references that no session can use them up; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or sys.getrefcount(None) > _ENOUGH // 2:
        return
    # The count is the first field of every object in CPython 3.11; there is no call that adds more than one to it.
    ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
