# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a pack, ready to be asked: read from memory, and naming the pack wherever their version is shown."""

from exile_risk.knowledge.base import Knowledge, sound
from exile_risk.packs.signed import SignedPack


class PackedKnowledge(Knowledge):
    """A base whose version reads like "2026.12.0+pack.3fa4b1c2"."""

    def __init__(self, pack: SignedPack) -> None:
        super().__init__(pack.folder.as_path())
        self._mark = pack.mark

    @property
    def version(self) -> str:
        """The version of the facts with the mark of the pack. Raises knowledge_damaged(problem)."""
        with sound():
            _ = self.manifest
        return self._mark
