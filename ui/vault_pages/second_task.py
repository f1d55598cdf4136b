# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the copies of backups go: a folder on a stick or another disk, typed once and kept inside the vault."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from exile_risk.wording import _, isolated
from exile_risk.wording.custody import custody_text
from ui.theme import scaled
from ui.typed_path import typed_path
from ui.vault_pages.keeper import Keeper
from ui.vault_pages.task import Task


class SecondTask(Task):
    """Chooses the second place and copies the newest backup there at once."""

    def __init__(self, keeper: Keeper, place: Path | None) -> None:
        why = _(
            "Every new backup is copied there when the place can be reached. The copies are encrypted like the vault;"
            " keep the stick apart from the computer."
        )
        super().__init__(keeper, _("A copy in a second place"), why, _("Copy there now"))
        self.edit = self.path(_("&Folder on the stick or disk"), _("Folder of the second place"))
        self.edit.setText(str(place) if place is not None else "")
        self.none = QPushButton(_("No second place"))
        self.none.setMinimumHeight(scaled(32))
        self.none.setVisible(place is not None)
        self.none.clicked.connect(self._choose_none)
        self.buttons.insertWidget(1, self.none)
        self.fields.append(self.none)

    def act(self) -> None:
        """Check the folder, then copy."""
        text = self.edit.text().strip()
        place = typed_path(text)
        if not text or not place.is_absolute():
            self.say(_("Write the whole path of the folder, from its beginning."), self.edit)
            return
        custody = self._keeper.session.safekeeping.custody

        def work() -> Path | None:
            if not place.is_dir():
                return None
            custody.choose_second_place(place)
            custody.back_up()  # what is copied and said to hold what the vault holds must be of now
            return custody.copy_to_second_place()

        self.run(work, self._copied, _("Copying and reading it back …"))

    def _copied(self, made: Path | None) -> None:
        if made is None:
            self.say(_("There is no such folder. Put the stick in, or make the folder first."), self.edit)
            return
        self.finished.emit(_("The copy is there"), custody_text("backed_up", file=isolated(str(made))))

    def _choose_none(self) -> None:
        custody = self._keeper.session.safekeeping.custody

        def done(_none: None) -> None:
            self.finished.emit(_("There is no second place now"), _("The copies that are there stay there."))

        self.run(lambda: custody.choose_second_place(None), done, _("Working, a few seconds …"))
