# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what is typed to open the vault: another passphrase, a colleague's, one taken away, a whole new key."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit

from exile_risk.ways_in import KEY_FILE, WayIn, make_key_file
from exile_risk.wording import _
from exile_risk.wording.vault_pages import way_title
from exile_risk.wording.ways_in import way_in_text
from ui.theme import scaled
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper, wiped
from ui.vault_pages.new_passphrase import NewPassphrase
from ui.vault_pages.task import FIELD_WIDTH, Task, secret_of

if TYPE_CHECKING:
    from exile_risk.ways_in import WaysIn
    from ui.tasks import Tasks

Change = Callable[["WaysIn", bytearray, bytearray, Path | None], object]


class NewWayTask(Task):
    """Asks for a passphrase that opens the vault now, for a new one, and whether a key file is to be asked for too."""

    def __init__(
        self, keeper: Keeper, tasks: "Tasks", title: str, why: str, go: str, *, label: bool = False, keyed: bool = False
    ) -> None:
        super().__init__(keeper, title, why, go)
        self.current = self.passphrase(_("Your passphrase &now"), _("Your passphrase now"))
        self.label = self._label_field() if label else None
        self.new = NewPassphrase(tasks, lambda: keeper.folder)
        self.new.setMaximumWidth(scaled(FIELD_WIDTH))
        self.column.addSpacing(6)
        self.column.addWidget(self.new)
        self.fields.append(self.new)
        self.new.submitted.connect(self._go)
        self.keyed = QCheckBox(_("Ask for a &key file too, a file on another stick"))
        self.column.addSpacing(4)
        self.column.addWidget(self.keyed)
        self.fields.append(self.keyed)
        hint = _("A file that is there is used; else a new one is written. Without it the passphrase opens nothing.")
        self.key_file = self.path(_("Path of the key &file"), _("Path of the key file"), hint)
        self._show_key_file(keyed)
        self.keyed.setChecked(keyed)
        self.keyed.toggled.connect(self._show_key_file)

    def change(self, ways: "WaysIn", current: bytearray, new: bytearray, key_file: Path | None) -> None:
        """Make the change, on the worker."""
        raise TypeError("a task says what it changes")

    def told(self) -> tuple[str, str]:
        """Return what to say when it is done."""
        raise TypeError("a task says how it ended")

    def act(self) -> None:
        """Take what was typed, and change."""
        if not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        wrong = self.new.complaint()
        if wrong:
            self.say(wrong)
            self.new.mend()
            return
        file = self._file()
        if self.keyed.isChecked() and (file is None or not file.is_absolute()):
            self.say(_("Write the whole path of the key file, from its beginning."), self.key_file)
            return
        current, new = secret_of(self.current), self.new.take()
        ways, folder = self._keeper.session.ways_in, self._keeper.folder

        def work() -> None:
            with wiped(current, new):
                if file is not None and not file.exists():
                    make_key_file(file, folder)
                self.change(ways, current, new, file)

        self.run(work, lambda _none: self._done(), _("Working, a few seconds …"))

    def forget(self) -> None:
        """Forget what was typed and made."""
        super().forget()
        self.new.clear()

    def _done(self) -> None:
        self.forget()
        self.finished.emit(*self.told())

    def _file(self) -> Path | None:
        text = self.key_file.text().strip()
        return typed_path(text) if self.keyed.isChecked() and text else None

    def _show_key_file(self, shown: bool) -> None:
        at = self.row_of(self.key_file)
        for place in (at - 1, at, at + 1):
            item = self.column.itemAt(place)
            part = item.widget() if item is not None else None
            if part is not None:
                part.setVisible(shown)

    def _label_field(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(_("Whose it is"))
        edit.setPlaceholderText(_("Initials, such as RT"))
        edit.setMaxLength(60)
        self.add_field(_("&Whose it is"), edit, _("Kept inside the vault, so that you know which one to remove."))
        return edit


class ChangeTask(NewWayTask):
    """Puts another passphrase in the place of one."""

    def __init__(self, keeper: Keeper, tasks: "Tasks", way: WayIn, *, only: bool) -> None:
        why = _("From then on only the new one is asked for. Backups made before still open with the old one.")
        if not only:
            why = _("The new one takes the place of “{way}”.").format(way=way_title(way)) + " " + why
        super().__init__(keeper, tasks, _("Another passphrase"), why, _("Change it"), keyed=way.kind == KEY_FILE)
        self._way, self._only = way, only

    def change(self, ways: "WaysIn", current: bytearray, new: bytearray, key_file: Path | None) -> None:
        """Change it."""
        ways.change_passphrase(current, new, key_file, None if self._only else self._way.id)

    def told(self) -> tuple[str, str]:
        """Return what to say when it is done."""
        return way_in_text("changed"), way_in_text("changed_copies")


class AddTask(NewWayTask):
    """Adds a passphrase that opens the vault beside one's own."""

    def __init__(self, keeper: Keeper, tasks: "Tasks") -> None:
        why = _("It opens everything in this vault. Let your colleague type it; nobody needs to know both.")
        super().__init__(keeper, tasks, _("A colleague’s passphrase"), why, _("Add it"), label=True)

    def change(self, ways: "WaysIn", current: bytearray, new: bytearray, key_file: Path | None) -> None:
        """Add it."""
        label = self.label.text().strip() if self.label is not None else ""
        ways.add_passphrase(current, new, label, key_file)

    def told(self) -> tuple[str, str]:
        """Return what to say when it is done."""
        return _("The passphrase is added"), _("It opens the vault from now on. You can remove it here at any time.")


class KnownTask(NewWayTask):
    """Encrypts the vault anew, because somebody knows a passphrase."""

    def __init__(self, keeper: Keeper, tasks: "Tasks") -> None:
        why = _(
            "The vault and its backups are encrypted anew with a new key, and only the new passphrase opens them."
            " Recovery kits and colleagues’ passphrases stop working and have to be made again. Copies that somebody"
            " took before stay open to whoever knows the old passphrase; nothing can undo that."
        )
        super().__init__(keeper, tasks, _("Somebody knows my passphrase"), why, _("Encrypt everything anew"))

    def change(self, ways: "WaysIn", current: bytearray, new: bytearray, key_file: Path | None) -> None:
        """Give the vault a new key."""
        ways.renew_key(current, new, key_file)

    def told(self) -> tuple[str, str]:
        """Return what to say when it is done."""
        return way_in_text("rekeyed"), way_in_text("rekeyed_copies")


class RemoveTask(Task):
    """Takes a way in away."""

    def __init__(self, keeper: Keeper, way: WayIn) -> None:
        why = _(
            "“{way}” then no longer opens this vault. Backups made before still open with it: if somebody knows it who"
            " should not, choose “Somebody knows my passphrase” instead."
        ).format(way=way_title(way))
        super().__init__(keeper, _("Remove what opens the vault"), why, _("Remove it"))
        self._way = way
        self.current = self.passphrase(_("&Your passphrase"), _("Your passphrase"))

    def act(self) -> None:
        """Remove it."""
        if not self.current.text():
            self.say(_("Type the passphrase that opens the vault now."), self.current.edit)
            return
        current, ways, way = secret_of(self.current), self._keeper.session.ways_in, self._way

        def work() -> None:
            with wiped(current):
                ways.remove(current, way.id)

        self.run(work, self._done, _("Working, a few seconds …"))

    def _done(self, _none: None) -> None:
        self.forget()
        self.finished.emit(_("Removed"), way_in_text("removed"))
