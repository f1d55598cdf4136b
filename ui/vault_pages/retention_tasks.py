# SPDX-License-Identifier: GPL-3.0-or-later
"""What is owed to a person in a case: a note of why it is held and until when, its deletion, all that is held."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from exile_risk.wording import _, isolated
from exile_risk.wording.custody import custody_text
from exile_risk.wording.dates import day_text
from exile_risk.wording.vault_pages import still_in_text
from ui.panels.day_words import DayError, read_span_day
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.task import Task, secret_of

if TYPE_CHECKING:
    from exile_risk.vault.retention import Retention, StillIn

_LONGEST = 300


class RetainTask(Task):
    """Notes on what ground, for what and until when a case is held."""

    def __init__(self, keeper: Keeper, code: str, noted: "Retention | None") -> None:
        why = _("When the last day is over, the case is proposed for deletion; nothing is deleted by itself.")
        super().__init__(keeper, _("How long to keep {case}").format(case=isolated(code)), why, _("Note it"))
        self.code = code
        self.consent = self._line(_("&Ground, such as consent and its day"), noted.consent if noted else "")
        self.purpose = self._line(_("&Purpose, such as resettlement referral"), noted.purpose if noted else "")
        until = noted.retain_until if noted is not None else None
        self.until = self._line(_("&Last day"), day_text(until) if until else "")
        self.until.setPlaceholderText(_("31 May 2027; empty while it is not known"))

    def act(self) -> None:
        """Write the note."""
        text = self.until.text().strip()
        try:
            until = read_span_day(text, last=True) if text else None
        except DayError as wrong:
            self.say(str(wrong), self.until)
            return
        custody, code = self._keeper.session.safekeeping.custody, self.code
        consent, purpose = self.consent.text().strip(), self.purpose.text().strip()

        def done(_kept: object) -> None:
            self.finished.emit(_("Noted"), _("{case} is kept as you wrote it.").format(case=isolated(code)))

        self.run(lambda: custody.retain(code, consent, purpose, until), done, _("Working, a few seconds …"))

    def _line(self, word: str, text: str) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setMaxLength(_LONGEST)
        edit.setAccessibleName(word.replace("&", ""))
        self.add_field(word, edit)
        edit.returnPressed.connect(self._go)
        return edit


class DeleteTask(Task):
    """Deletes a case for good, once its code was typed."""

    def __init__(self, keeper: Keeper, code: str) -> None:
        why = _(
            "Answers, ratings, judgements, files and the history of {case} go for good; only its code, your reason and"
            " the day stay on record. Backups still hold it for some weeks; what was printed or handed over stays out."
        ).format(case=isolated(code))
        super().__init__(keeper, _("Delete a case for good"), why, _("Delete it"))
        self.code = code
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.reason.setAccessibleName(_("Why it is deleted"))
        self.add_field(
            _("&Why it is deleted"), self.reason, _("Such as: time over; asked for by the person. No names.")
        )
        self.typed = QLineEdit()
        self.typed.setMaxLength(60)
        self.typed.setAccessibleName(_("Code of the case, typed"))
        self.add_field(_("Type its &code, {case}").format(case=isolated(code)), self.typed)
        self.typed.returnPressed.connect(self._go)

    def act(self) -> None:
        """Delete it; an open case is put away first, and no form comes before it is gone."""
        if not self.reason.text().strip():
            self.say(_("Write why; it stays on record."), self.reason)
        elif self.typed.text().strip().casefold() != self.code.casefold():
            self.say(_("That is not the code of this case; nothing was deleted."), self.typed)
        else:
            keeping, code, why = self._keeper.session.safekeeping, self.code, self.reason.text().strip()
            said = _("Deleting it and writing the store anew …")
            self.run(lambda: keeping.delete(code, why), self._deleted, said, changes_cases=True)

    def _deleted(self, still: "tuple[StillIn, ...]") -> None:
        self.finished.emit(custody_text("deleted", case=isolated(self.code)), still_in_text(still))


class ExportTask(Task):
    """Writes everything that is held about the person of a case into a file, for that person."""

    def __init__(self, keeper: Keeper, code: str) -> None:
        why = _(
            "Everything that is held about the person of {case}, with files, goes into one file that is not encrypted."
            " It is theirs; give it to nobody else, and delete it here afterwards. That it was written is noted."
        ).format(case=isolated(code))
        super().__init__(keeper, _("All that is held about a person"), why, _("Write the file"))
        self.code = code
        self.path_edit = self.path(_("Path of the new &file"), _("Path of the new file"))
        self.path_edit.setText(str(Path.home() / f"held-{date.today().isoformat()}.json"))
        asks = not keeper.session.training
        self.current = self.passphrase(_("&Your passphrase, once more"), _("Your passphrase")) if asks else None

    def act(self) -> None:
        """Prove who asks, then write."""
        if self.current is not None and not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        given = secret_of(self.current) if self.current is not None else bytearray()
        session, code = self._keeper.session, self.code
        path, asks = typed_path(self.path_edit.text()), self.current is not None

        def work() -> None:
            from exile_risk.report.saving import save_new

            with wiped(given):
                if asks:
                    session.confirm(given)
            # What could not be written was noted as written: too much on record is the safe side.
            save_new(path, session.safekeeping.custody.everything_held(code).encode())

        self.run(work, lambda _none: self._written(path), _("Writing everything down …"))

    def _written(self, path: Path) -> None:
        self.forget()
        said = _("It lies in {path}. It is not encrypted, and we cannot call it back. That it left is noted.")
        self.finished.emit(_("The file is written"), said.format(path=isolated(str(path))))
