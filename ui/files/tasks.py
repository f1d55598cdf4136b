# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a file into a case, and taking one out as a readable file, which is confirmed by typing."""

from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from exile_risk.attachments.keeping import attachments_of
from exile_risk.attachments.limits import BYTES
from exile_risk.errors import ExileRiskError
from exile_risk.wording import _, isolated
from exile_risk.wording.files import adding_failed, kept_text, name_text
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.task import Task, secret_of
from ui.widgets.plain import PlainLabel

if TYPE_CHECKING:
    from exile_risk.vault.attachments import Attachment


def what_may_be_kept() -> str:
    """Return what may be kept and up to what size."""
    return _(
        "Photos (JPEG, PNG, WebP), scans, letters and any other file of at most {limit} MB. Place, time and camera are"
        " taken out of photos; everything else is kept as it comes."
    ).format(limit=BYTES // 1024 // 1024)


class AddTask(Task):
    """Brings one file: a photo without what it tells besides, anything else as it is."""

    def __init__(self, keeper: Keeper, code: str) -> None:
        super().__init__(keeper, _("Add a file"), what_may_be_kept(), _("Add it"), _("Leave, nothing is added"))
        self._code = code
        hint = _("Typed, because a file dialogue of the system would remember it.")
        self.file = self.path(_("&Path of the file"), _("Path of the file"), hint)
        self.original = QCheckBox(_("Keep the &original of a photo too, as evidence"))
        told = _("It tells place, time and camera to whoever gets it. Leave this off unless a court may ask for it.")
        self.column.addSpacing(8)
        self.column.addWidget(self.original)
        self.column.addWidget(PlainLabel(told, "small", "ink-3"))
        self.fields.append(self.original)

    def act(self) -> None:
        """Read, clean and keep it."""
        text = self.file.text().strip()
        path = typed_path(text)
        if not text or not path.is_absolute():
            self.say(_("Write the whole path of the file, from its beginning."), self.file)
            return
        files, code, original = attachments_of(self._keeper.session), self._code, self.original.isChecked()

        def work() -> "tuple[Attachment, ...]":
            return tuple(one for one, _taken in files.attach(code, [path], original=original))

        self.run(work, self._kept, _("Reading and cleaning it …"))

    def _kept(self, kept: "tuple[Attachment, ...]") -> None:
        title = _("{name} is kept").format(name=isolated(name_text(kept[0])))
        stays = _("The file that you brought still lies where it was, in clear; delete it there if nobody needs it.")
        self.finished.emit(title, f"{kept_text([one.media_type for one in kept])} {stays}")

    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        said = adding_failed(error)
        if said is not None:
            self.say(said, self.original)


class TakeOutTask(Task):
    """Writes one file in clear where a path was typed, once the case's code was typed too and it is known who asks."""

    def __init__(self, keeper: Keeper, one: "Attachment") -> None:
        why = _(
            "This writes a readable copy outside the vault. It is not encrypted: whoever gets that disk, stick or"
            " computer can look at it, even after it was deleted there. Nobody can call it back. That it left is noted."
        )
        title = _("Take out {name}").format(name=isolated(name_text(one)))
        super().__init__(keeper, title, why, _("Write the readable file"), _("Leave, nothing is written"))
        self._one = one
        self.path_edit = self.path(_("Path of the new &file"), _("Path of the new file"))
        ending = PurePath(name_text(one)).suffix
        self.path_edit.setText(str(Path.home() / f"file-{date.today().isoformat()}{ending}"))
        asks = not keeper.session.training
        self.current = self.passphrase(_("&Your passphrase, once more"), _("Your passphrase")) if asks else None
        self.typed = QLineEdit()
        self.typed.setMaxLength(60)
        self.typed.setAccessibleName(_("Code of the case, typed"))
        word = _("Type the &code of the case, {case}, to confirm")
        self.add_field(word.format(case=isolated(one.code)), self.typed)
        self.typed.returnPressed.connect(self._go)

    def act(self) -> None:
        """Prove who asks, then write."""
        if self.current is not None and not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        if self.typed.text().strip().casefold() != self._one.code.casefold():
            self.say(_("That is not the code of this case; nothing was written."), self.typed)
            return
        given = secret_of(self.current) if self.current is not None else bytearray()
        session, one, asks = self._keeper.session, self._one, self.current is not None
        files, path = attachments_of(session), typed_path(self.path_edit.text().strip())

        def work() -> None:
            with wiped(given):
                if asks:
                    session.confirm(given)
            files.save(one.code, one.id, path)

        self.run(work, lambda _none: self._written(path), _("Writing it …"))

    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        if self.current is not None and isinstance(error, ExileRiskError) and error.code == "wrong_passphrase":
            self.current.clear()
            self.current.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, path: Path) -> None:
        self.forget()
        said = _("It lies in {path}. It is not encrypted, and we cannot call it back. That it left is noted.")
        self.finished.emit(_("The readable file is written"), said.format(path=isolated(str(path))))
