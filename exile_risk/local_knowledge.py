# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped facts with one vault's corrections over them: read, checked, added to and withdrawn from."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from exile_risk.errors import InputError
from exile_risk.knowledge.corrections import Correction, check, check_words

if TYPE_CHECKING:
    from exile_risk.knowledge import Knowledge
    from exile_risk.model.factors import Catalogue
    from exile_risk.vault import StoredCorrection, Vault


@dataclass(frozen=True)
class KeptCorrection:
    """A correction on record. `correction` None: its text cannot be read.

    `fault` says why one does not count although nobody withdrew it: this program does not know its words.
    """

    number: int
    correction: Correction | None
    written: datetime
    withdrawn: datetime | None = None
    fault: InputError | None = None

    @property
    def in_force(self) -> bool:
        """Whether it counts on the days and in the places that it names."""
        return self.correction is not None and self.withdrawn is None and self.fault is None


class LocalKnowledge:
    """Keeps the corrections of an open vault and the knowledge that follows from them.

    Its verbs block and belong on the vault's thread; `knowledge` and `kept` are replaced whole, so that any thread may
    read them.
    """

    def __init__(self, vault: "Vault", shipped: "Knowledge", catalogue: "Catalogue") -> None:
        """Read what the vault holds. Errors: those of `Vault.corrections`."""
        self._vault, self._shipped, self._catalogue = vault, shipped, catalogue
        self.kept: tuple[KeptCorrection, ...] = ()
        self.knowledge = shipped
        self._take(tuple(self._read(row) for row in vault.corrections()))

    def add(self, one: Correction, today: date) -> KeptCorrection:
        """Keep a correction as written today. Errors: those of `check` and of `Vault.add_correction`."""
        from exile_risk.correction_file import write_correction

        one = replace(one, written_on=today, number=0)
        check(one, self._in_force(), self._catalogue, self._shipped.countries(), today, self._shipped.offences())
        made = self._read(self._vault.add_correction(write_correction(one)))
        self._take((*self.kept, made))
        return made

    def withdraw(self, number: int) -> None:
        """Let a correction count no longer. Errors: those of `Vault.withdraw_correction`."""
        at = datetime.fromisoformat(self._vault.withdraw_correction(number))
        self._take(tuple(replace(k, withdrawn=at) if k.number == number else k for k in self.kept))

    def _in_force(self) -> tuple[Correction, ...]:
        return tuple(k.correction for k in self.kept if k.correction is not None and k.in_force)

    def _take(self, kept: tuple[KeptCorrection, ...]) -> None:
        self.kept = kept
        self.knowledge = self._shipped.with_corrections(self._in_force()) if self._in_force() else self._shipped

    def _read(self, row: "StoredCorrection") -> KeptCorrection:
        from exile_risk.correction_file import read_correction

        written = datetime.fromisoformat(row.written_at)
        withdrawn = datetime.fromisoformat(row.withdrawn_at) if row.withdrawn_at else None
        one: Correction | None = None
        try:
            one = read_correction(row.document, row.number)
            check_words(one, self._catalogue, self._shipped.countries(), self._shipped.offences())
        except InputError as fault:
            return KeptCorrection(row.number, one, written, withdrawn, fault)
        return KeptCorrection(row.number, one, written, withdrawn)
