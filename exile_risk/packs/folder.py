# SPDX-License-Identifier: GPL-3.0-or-later
"""A knowledge folder in memory: what was verified is what is read, however long after, and nothing lies on a disk.

It answers what `exile_risk.knowledge` asks of a path, and no more.
"""

import io
from collections.abc import Iterator, Mapping
from os import stat_result
from pathlib import Path, PurePosixPath
from typing import cast


class PackedFolder:
    """A place in a pack: the folder itself, one of its folders, a file or nothing. Equal where pack and place are."""

    def __init__(self, files: Mapping[str, bytes], digest: str, place: str = "") -> None:
        """`files` by their place, such as "facts/borders.csv"; `digest` stands for all of them."""
        self._files, self._digest, self._place = files, digest, place

    def as_path(self) -> Path:
        """Return this for those who ask no more of a path than is answered here."""
        return cast(Path, self)

    @property
    def name(self) -> str:
        """The last part of the place."""
        return PurePosixPath(self._place).name

    def __truediv__(self, other: object) -> "PackedFolder":
        return PackedFolder(self._files, self._digest, str(PurePosixPath(self._place) / str(other)))

    def __str__(self) -> str:
        return self._place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedFolder) and self._key == other._key

    def __lt__(self, other: "PackedFolder") -> bool:
        return self._key < other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def open(self, mode: str = "rb") -> io.BytesIO:
        """Open a file for reading bytes. Raises FileNotFoundError."""
        if mode != "rb":
            raise PermissionError(self._place)
        if self._place not in self._files:
            raise FileNotFoundError(self._place)
        return io.BytesIO(self._files[self._place])

    def exists(self) -> bool:
        """Whether there is anything at this place."""
        return self.is_file() or self.is_dir()

    def is_file(self) -> bool:
        """Whether a file is at this place."""
        return self._place in self._files

    def is_dir(self) -> bool:
        """Whether files lie below this place."""
        return not self._place or any(name.startswith(f"{self._place}/") for name in self._files)

    def is_symlink(self) -> bool:
        """No: a pack holds text alone."""
        return False

    def iterdir(self) -> Iterator["PackedFolder"]:
        """Yield what lies directly in this folder."""
        start = f"{self._place}/" if self._place else ""
        inside = {name[len(start) :].partition("/")[0] for name in self._files if name.startswith(start)}
        return (self / name for name in sorted(inside))

    def stat(self) -> stat_result:
        """Return the size of a file; nothing else in it is told. Raises FileNotFoundError."""
        with self.open() as file:
            size = len(file.getvalue())
        return stat_result((0o100400, 0, 0, 1, 0, 0, size, 0, 0, 0))

    def relative_to(self, other: "PackedFolder") -> PurePosixPath:
        """Return the place as seen from a folder above."""
        return PurePosixPath(self._place).relative_to(other._place)

    @property
    def _key(self) -> tuple[str, str]:
        return self._digest, self._place
