# SPDX-License-Identifier: GPL-3.0-or-later
"""Look before Qt leaps: a missing library or display would end the process with a linker trace, not a sentence."""

import ctypes
import ctypes.util
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

_DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


@dataclass(frozen=True)
class Missing:
    """A shared library that is not there, and the Debian or Ubuntu package that brings it (else its own name)."""

    library: str
    package: str


def missing_library() -> Missing | None:
    """Return the first system library that the window would miss, or None."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import PySide6.QtWidgets  # noqa: F401 - its import loads what every window needs
    except ImportError as error:
        return _named(str(error))
    if _platform() != "xcb":
        return None
    try:
        ctypes.CDLL(str(_plugin("libqxcb.so")))
    except OSError as error:
        return _named(str(error))
    return None


def no_display() -> bool:
    """Return whether there is nothing to draw a window on."""
    if not sys.platform.startswith("linux") or _platform() not in ("xcb", "wayland"):
        return False
    if _platform() == "wayland":
        folder, name = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY", "")
        return not (Path(folder) / name).exists()
    return not os.environ.get("DISPLAY") or not _x_server_answers()


def _platform() -> str:
    """Return which Qt platform would be used: a plugin the user named, else Wayland, else X."""
    named = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if named:
        return named
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"


def _x_server_answers() -> bool:
    name = ctypes.util.find_library("xcb") or "libxcb.so.1"
    try:
        xcb = ctypes.CDLL(name)
    except OSError:
        return True  # let Qt say what is wrong; it brings its own way to reach a display
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _plugin(name: str) -> Path:
    import PySide6

    return Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / name


def _named(message: str) -> Missing:
    found = re.search(r"([\w.+-]+\.so[\w.]*)", message)
    library = found.group(1) if found else message
    return Missing(library, _DEBIAN_PACKAGES.get(library, library))


def main() -> int:
    """Say in one sentence which library is missing; 0 when the window could be drawn."""
    from exile_risk.errors import InputError
    from exile_risk.wording.errors import sentence

    lacking = missing_library()
    if lacking is None:
        return 0
    print(sentence(InputError("library_missing", library=lacking.library, package=lacking.package)), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
